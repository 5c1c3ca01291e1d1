//! A full disk in the middle of a group commit: what was acknowledged stays, what failed is not half
//! there, and the engine goes on.

use super::{location, migrations::bare_file};
use crate::{
    Batch, Clash, Location, Store, StoreError,
    engine::{Engine, SqliteEngine},
};
use futures::future::join_all;
use mc_kernel::ids::OutboxId;
use mc_testkit::TestDatabase;
use std::collections::BTreeMap;

const INSERT: &str = "INSERT INTO outbox (id, topic, body, state, due_us, attempts) VALUES ($1, $2, $3, 'waiting', 0, 0)";
const DELETE: &str = "DELETE FROM outbox WHERE topic = $1";
const TOPICS: &str = "SELECT topic FROM outbox";
/// A row that fills about one page.
const PAGE: usize = 3_800;
/// How far the file may grow.
const ROOM: u32 = 40;

fn batch(name: &str, rows: usize) -> Batch {
    let mut batch = Batch::new();
    for row in 0..rows {
        let id = OutboxId::derived(name, &row.to_string());
        let body = "x".repeat(PAGE);
        batch.insert(INSERT, vec![id.into(), name.into(), body.into()], Clash::Version);
    }
    batch
}

async fn rows(store: &Store) -> BTreeMap<String, usize> {
    let mut rows = BTreeMap::new();
    for row in store.query(TOPICS, Vec::new()).await.unwrap() {
        *rows.entry(row.text(0).unwrap()).or_default() += 1;
    }
    rows
}

/// Commits batches that all wait when the first of them is begun, so that they share a transaction.
async fn commit_together(
    database: &TestDatabase,
    store: &Store,
    batches: &[(&str, usize)],
) -> Vec<Result<(), StoreError>> {
    let other_process = bare_file(database);
    other_process.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut commits: Vec<_> =
        batches.iter().map(|(name, rows)| Box::pin(store.commit(batch(name, *rows)))).collect();
    for commit in &mut commits {
        assert!(futures::poll!(commit).is_pending());
    }
    other_process.execute_batch("COMMIT").unwrap();
    join_all(commits).await
}

#[tokio::test]
async fn a_full_disk_fails_whole_batches() {
    let database = TestDatabase::sqlite().await;
    let Location::File(path) = location(&database) else { panic!("a file") };
    let pages: u32 =
        bare_file(&database).query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let engine = SqliteEngine::open_with_most_pages(&path, pages + ROOM).unwrap();
    let store = Store { engine: Engine::Sqlite(engine), vault: None };

    store.commit(batch("known", 5)).await.unwrap();
    let batches =
        [("a", 3), ("b", 3), ("too much", 200), ("c", 3), ("d", 3), ("also", 200), ("e", 2)];
    let results = commit_together(&database, &store, &batches).await;

    let mut expect = BTreeMap::from([("known".to_owned(), 5)]);
    for ((name, rows), result) in batches.iter().zip(&results) {
        match result {
            Ok(()) => drop(expect.insert((*name).to_owned(), *rows)),
            Err(StoreError::Unavailable(_)) => {}
            Err(other) => panic!("{name}: {other}"),
        }
    }
    assert!(results[2].is_err() && results[5].is_err(), "the disk was full");
    assert!(results[6].is_ok(), "what comes after is taken");
    assert_eq!(rows(&store).await, expect);

    // It stays full for large batches and open for what there is room for.
    for _ in 0..3 {
        let full = store.commit(batch("too much", 200)).await;
        assert!(matches!(full, Err(StoreError::Unavailable(_))), "{full:?}");
    }
    assert_eq!(rows(&store).await, expect);
    let mut cleared = Batch::new();
    for name in expect.keys() {
        cleared.change_any(DELETE, vec![name.into()]);
    }
    store.commit(cleared).await.unwrap();
    store.commit(batch("again", 20)).await.unwrap();
    assert_eq!(rows(&store).await, BTreeMap::from([("again".to_owned(), 20)]));
    let check: String =
        bare_file(&database).query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
}

/// The same setting without the full disk: one failing batch among those that share a commit.
#[tokio::test]
async fn a_failed_batch_leaves_those_that_share_its_commit() {
    let database = TestDatabase::sqlite().await;
    let store = Store::open(&location(&database)).await.unwrap();
    let batches = [("a", 2), ("b", 2), ("a", 3), ("c", 2), ("b", 1), ("d", 2)];
    let results = commit_together(&database, &store, &batches).await;
    let written: Vec<bool> = results.iter().map(Result::is_ok).collect();
    assert_eq!(written, [true, true, false, true, false, true]);
    let expect = ["a", "b", "c", "d"].map(|name| (name.to_owned(), 2));
    assert_eq!(rows(&store).await, BTreeMap::from(expect));
}
