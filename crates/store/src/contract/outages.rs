//! A PostgreSQL server that cancels, hangs up, or was never there.

use super::{Setting, migrations::bare};
use crate::{Batch, Clash, Location, Store, StoreError};
use futures::future::join_all;
use mc_kernel::ids::OutboxId;
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, Ordering},
};

const INSERT: &str = "INSERT INTO outbox (id, topic, body, state, due_us, attempts) VALUES ($1, $2, '', 'waiting', 0, 0)";
const TOPICS: &str = "SELECT topic FROM outbox";
const CANCEL: &str = "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
const HANG_UP: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
const ROWS: usize = 30;

fn batch(name: &str) -> Batch {
    let mut batch = Batch::new();
    for row in 0..ROWS {
        let id = OutboxId::derived(name, &row.to_string());
        batch.insert(INSERT, vec![id.into(), name.into()], Clash::Version);
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

/// A cancellation may hit any statement, the `BEGIN` too; those behind it must not commit by
/// themselves.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cancelled_batch_is_not_half_there() {
    const WRITERS: usize = 8;
    const BATCHES: usize = 60;
    let setting = Setting::postgres().await;
    let (client, _connection) = bare(&setting.database).await;
    let (store, is_over) = (&setting.store, AtomicBool::new(false));
    let cancelling = async {
        while !is_over.load(Ordering::Relaxed) {
            client.batch_execute(CANCEL).await.unwrap();
        }
    };
    let writing = async {
        let writer = async |writer: usize| {
            let mut written = Vec::new();
            for i in 0..BATCHES {
                let name = format!("{writer} {i}");
                match store.commit(batch(&name)).await {
                    Ok(()) => written.push(name),
                    Err(StoreError::Busy) => {}
                    Err(other) => panic!("{other}"),
                }
            }
            written
        };
        let written = join_all((0..WRITERS).map(writer)).await.concat();
        is_over.store(true, Ordering::Relaxed);
        written
    };
    let ((), written) = tokio::join!(cancelling, writing);
    let refused = WRITERS * BATCHES - written.len();
    assert!(refused > 0 && !written.is_empty(), "{refused} of {}", WRITERS * BATCHES);
    let expect: BTreeMap<String, usize> = written.into_iter().map(|name| (name, ROWS)).collect();
    let found = rows(store).await;
    assert_eq!(found, expect);
}

#[tokio::test]
async fn a_server_that_hung_up_is_called_again() {
    let setting = Setting::postgres().await;
    let (client, _connection) = bare(&setting.database).await;
    let names: Vec<String> = (0..16).map(|i| i.to_string()).collect();
    for result in join_all(names.iter().map(|name| setting.store.commit(batch(name)))).await {
        result.unwrap();
    }
    client.batch_execute(HANG_UP).await.unwrap();
    let mut written = names.len();
    for i in 0..40 {
        match setting.store.commit(batch(&format!("after {i}"))).await {
            Ok(()) => written += 1,
            Err(error) => {
                assert!(
                    matches!(error, StoreError::Unavailable(_)) && error.retryable(),
                    "{error}"
                );
            }
        }
    }
    assert!(written > names.len(), "no connection came back");
    let found = rows(&setting.store).await;
    assert!(found.values().all(|rows| *rows == ROWS));
    assert_eq!(found.len(), written);
}

/// A connection that reads cannot write, whatever the statement says.
#[tokio::test]
async fn reading_never_writes() {
    const WRITE: &str = "DELETE FROM outbox";
    let setting = Setting::postgres().await;
    setting.store.commit(batch("kept")).await.unwrap();
    let refused = setting.store.query(WRITE, Vec::new()).await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    assert_eq!(rows(&setting.store).await.len(), 1);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unavailable() {
    for address in [
        "postgres://nobody@127.0.0.1:1/none",
        "postgres://nobody@%2Fno%2Fsuch%2Ffolder/none",
        "not an address",
    ] {
        let opened = Store::open(&Location::Postgres(address.to_owned())).await;
        assert!(matches!(opened, Err(StoreError::Unavailable(_))), "{address}");
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_made_is_unavailable() {
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path().to_owned(), folder.path().join("none").join("test.sqlite")] {
        let opened = Store::open(&Location::File(path.clone())).await;
        assert!(matches!(opened, Err(StoreError::Unavailable(_))), "{}", path.display());
    }
    let path = folder.path().join("text.sqlite");
    std::fs::write(&path, "this is no database ".repeat(500)).unwrap();
    let opened = Store::open(&Location::File(path)).await;
    assert!(matches!(opened, Err(StoreError::Unavailable(_))), "{opened:?}");
}
