//! A batch is written as a whole or not at all, and a failed one disturbs no other.

use super::{Setting, is_clash};
use crate::{Batch, Clash, Statement, Store, StoreError, Touches, Value};
use futures::future::join_all;
use mc_kernel::{Timestamp, ids::OutboxId};

const INSERT: &str = "INSERT INTO outbox (id, topic, body, state, due_us, attempts) VALUES ($1, $2, $3, 'waiting', $4, 0)";
const INSERT_TWO: &str = "INSERT INTO outbox (id, topic, body, state, due_us, attempts) VALUES ($1, 'a', '', 'waiting', 0, 0), ($2, 'a', '', 'waiting', 0, 0)";
const UNLESS_KNOWN: &str = "INSERT INTO outbox (id, topic, body, state, due_us, attempts) VALUES ($1, 'a', '', 'waiting', 0, 0) ON CONFLICT (id) DO NOTHING";
const NEXT: &str = "UPDATE outbox SET attempts = $2 + 1 WHERE id = $1 AND attempts = $2";
const RETOPIC: &str = "UPDATE outbox SET topic = $2 WHERE topic = $1";
const BROKEN: &str = "INSERT INTO no_such_table (id) VALUES ($1)";
const BAD_STATE: &str = "UPDATE outbox SET state = $1";
const NO_STAFF: &str = "INSERT INTO position (id, unit, role, title, valid_from, rank) VALUES ($1, $1, 'leader', '', '', 0)";
const ATTEMPTS: &str = "SELECT attempts FROM outbox WHERE id = $1";
const ROWS: &str = "SELECT count(*) FROM outbox";
const ROW: Clash = Clash::Row("outbox");

fn id(name: impl std::fmt::Display) -> OutboxId {
    OutboxId::derived("outbox", &name.to_string())
}

fn insert(batch: &mut Batch, name: impl std::fmt::Display, topic: &str) {
    let now = Timestamp::from_micros(0);
    let values = vec![id(name).into(), topic.into(), "".into(), now.into()];
    batch.insert(INSERT, values, ROW);
}

async fn attempts(store: &Store, name: &str) -> i64 {
    let row = store.query_one(ATTEMPTS, vec![id(name).into()]).await.unwrap();
    row.unwrap().int(0).unwrap()
}

async fn all_or_nothing(setting: Setting) {
    setting.write(|batch| insert(batch, "known", "a")).await;
    let clashed = setting.commit(|batch| {
        insert(batch, "before", "a");
        insert(batch, "known", "a");
        insert(batch, "after", "a");
    });
    assert!(is_clash(&clashed.await, ROW));
    assert_eq!(setting.count(ROWS).await, 1);
    setting
        .write(|batch| {
            insert(batch, "before", "a");
            insert(batch, "after", "a");
        })
        .await;
    assert_eq!(setting.count(ROWS).await, 3);
}

async fn every_kind_of_clash_is_told(setting: Setting) {
    setting.write(|batch| insert(batch, "known", "a")).await;
    for clash in [Clash::Version, Clash::Number, Clash::Row("draft"), Clash::Command] {
        let taken = setting.commit(|batch| {
            let values = vec![id("known").into(), "a".into(), "".into(), 0_i64.into()];
            batch.insert(INSERT, values, clash);
        });
        let moved = setting.commit(|batch| {
            batch.change_one(NEXT, vec![id("known").into(), 7_i64.into()], clash);
        });
        for result in [taken.await, moved.await] {
            if clash == Clash::Command {
                assert!(matches!(result, Err(StoreError::Duplicate)), "{result:?}");
            } else {
                assert!(is_clash(&result, clash), "{result:?}");
            }
        }
    }
    assert_eq!(attempts(&setting.store, "known").await, 0);
}

/// Of several failures the first one counts: what comes behind it follows from it.
async fn the_first_clash_is_the_one_told(setting: Setting) {
    setting.write(|batch| insert(batch, "known", "a")).await;
    let result = setting.commit(|batch| {
        insert(batch, "new", "a");
        batch.change_one(NEXT, vec![id("known").into(), 7_i64.into()], Clash::Version);
        batch.change_any(BROKEN, vec![0_i64.into()]);
    });
    // PostgreSQL prepares every statement beforehand and finds the broken one first.
    let result = result.await;
    assert!(
        is_clash(&result, Clash::Version) || matches!(result, Err(StoreError::Broken(_))),
        "{result:?}"
    );
    let result = setting.commit(|batch| {
        insert(batch, "new", "a");
        batch.change_one(NEXT, vec![id("known").into(), 7_i64.into()], Clash::Version);
        insert(batch, "known", "a");
    });
    assert!(is_clash(&result.await, Clash::Version));
    assert_eq!(setting.count(ROWS).await, 1);
}

async fn the_number_of_rows_is_held(setting: Setting) {
    for name in ["1", "2", "3"] {
        setting.write(|batch| insert(batch, name, "three")).await;
    }
    let retopic = |touches, from: &str, to: &str| {
        let values = vec![from.into(), to.into()];
        let mut batch = Batch::new();
        batch.push(Statement { sql: RETOPIC, values, touches, clash: ROW });
        setting.store.commit(batch)
    };
    assert!(is_clash(&retopic(Touches::Exactly(1), "none", "x").await, ROW));
    assert!(is_clash(&retopic(Touches::Exactly(1), "three", "x").await, ROW));
    assert!(is_clash(&retopic(Touches::Exactly(2), "three", "x").await, ROW));
    assert!(is_clash(&retopic(Touches::Exactly(0), "three", "x").await, ROW));
    retopic(Touches::Exactly(0), "none", "x").await.unwrap();
    retopic(Touches::Any, "none", "x").await.unwrap();
    retopic(Touches::Exactly(3), "three", "four").await.unwrap();
    retopic(Touches::Any, "four", "five").await.unwrap();
    retopic(Touches::Exactly(3), "five", "six").await.unwrap();
}

async fn an_insert_may_be_held_to_its_rows_too(setting: Setting) {
    let push = |sql, values: Vec<Value>, touches| {
        let mut batch = Batch::new();
        batch.push(Statement { sql, values, touches, clash: ROW });
        setting.store.commit(batch)
    };
    let two = || vec![id("1").into(), id("2").into()];
    assert!(is_clash(&push(INSERT_TWO, two(), Touches::Exactly(1)).await, ROW));
    assert_eq!(setting.count(ROWS).await, 0);
    push(INSERT_TWO, two(), Touches::Exactly(2)).await.unwrap();
    let known = || vec![id("1").into()];
    push(UNLESS_KNOWN, known(), Touches::Any).await.unwrap();
    push(UNLESS_KNOWN, known(), Touches::Exactly(0)).await.unwrap();
    assert!(is_clash(&push(UNLESS_KNOWN, known(), Touches::Exactly(1)).await, ROW));
    assert_eq!(setting.count(ROWS).await, 2);
}

/// Longer than any bound within which requests might be kept in order by chance.
async fn statements_run_in_their_order(setting: Setting) {
    const STEPS: i64 = 500;
    setting
        .write(|batch| {
            insert(batch, "counter", "a");
            for step in 0..STEPS {
                batch.change_one(NEXT, vec![id("counter").into(), step.into()], ROW);
            }
        })
        .await;
    assert_eq!(attempts(&setting.store, "counter").await, STEPS);
}

async fn a_failed_batch_leaves_its_neighbours(setting: Setting) {
    setting.write(|batch| insert(batch, "known", "a")).await;
    let commits = (0..120).map(|i| {
        let mut batch = Batch::new();
        insert(&mut batch, i, "a");
        match i % 4 {
            0 => insert(&mut batch, "known", "a"),
            1 => {
                batch.change_any(BROKEN, vec![0_i64.into()]);
            }
            2 => {
                batch.change_any(BAD_STATE, vec!["flying".into()]);
            }
            _ => {}
        }
        setting.store.commit(batch)
    });
    for (i, result) in join_all(commits).await.into_iter().enumerate() {
        match i % 4 {
            0 => assert!(is_clash(&result, ROW), "{result:?}"),
            3 => assert!(result.is_ok(), "{result:?}"),
            _ => assert!(matches!(result, Err(StoreError::Broken(_))), "{result:?}"),
        }
    }
    assert_eq!(setting.count(ROWS).await, 31);
}

/// Two batches that touch the same rows in opposite order wait for each other in PostgreSQL; the
/// one that the server gives up is sent again.
async fn crossing_batches_all_succeed(setting: Setting) {
    let setting = setting.that_finds_deadlocks_soon().await;
    for name in ["left", "right"] {
        setting.write(|batch| insert(batch, name, name)).await;
    }
    let commits = (0..6).map(|i| {
        let mut names = ["left", "right"];
        names[..].rotate_left(i % 2);
        let mut batch = Batch::new();
        for name in names {
            batch.change_one(RETOPIC, vec![name.into(), name.into()], ROW);
            for filler in 0..20 {
                insert(&mut batch, format!("{i} {name} {filler}"), "filler");
            }
        }
        setting.store.commit(batch)
    });
    for result in join_all(commits).await {
        result.unwrap();
    }
    assert_eq!(setting.count(ROWS).await, 2 + 6 * 40);
}

async fn what_the_schema_forbids_is_a_defect(setting: Setting) {
    setting.write(|batch| insert(batch, "known", "a")).await;
    let check = setting.commit(|batch| {
        batch.change_any(BAD_STATE, vec!["flying".into()]);
    });
    let key = setting.commit(|batch| {
        batch.insert(NO_STAFF, vec![id("none").into()], ROW);
    });
    for result in [check.await, key.await] {
        assert!(matches!(result, Err(StoreError::Broken(_))), "{result:?}");
        assert!(!result.unwrap_err().retryable());
    }
}

async fn bounds_of_a_batch(setting: Setting) {
    setting.store.commit(Batch::new()).await.unwrap();
    let too_many = setting.commit(|batch| {
        for i in 0..=Batch::MOST_STATEMENTS {
            batch.change_any(RETOPIC, vec!["a".into(), i.to_string().into()]);
        }
    });
    assert!(matches!(too_many.await, Err(StoreError::Broken(_))));
}

/// A request that is given up by its caller takes no connection with it.
async fn an_abandoned_commit_disturbs_nobody(setting: Setting) {
    for i in 0..40 {
        let mut batch = Batch::new();
        insert(&mut batch, i, "a");
        let mut commit = Box::pin(setting.store.commit(batch));
        drop(futures::poll!(commit.as_mut()));
        if i % 2 == 0 {
            tokio::task::yield_now().await;
            drop(futures::poll!(commit.as_mut()));
        }
    }
    let commits = (100..140).map(|i| {
        let mut batch = Batch::new();
        insert(&mut batch, i, "kept");
        setting.store.commit(batch)
    });
    for result in join_all(commits).await {
        result.unwrap();
    }
    assert_eq!(setting.count("SELECT count(*) FROM outbox WHERE topic = 'kept'").await, 40);
}

on_both!(
    all_or_nothing,
    every_kind_of_clash_is_told,
    the_first_clash_is_the_one_told,
    the_number_of_rows_is_held,
    an_insert_may_be_held_to_its_rows_too,
    statements_run_in_their_order,
    a_failed_batch_leaves_its_neighbours,
    crossing_batches_all_succeed,
    what_the_schema_forbids_is_a_defect,
    bounds_of_a_batch,
    an_abandoned_commit_disturbs_nobody,
);
