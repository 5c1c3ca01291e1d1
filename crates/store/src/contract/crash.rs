//! What was acknowledged survives the death of the process.
//!
//! The test runs itself as a child that commits numbered batches and tells each acknowledgement,
//! kills it at a random moment, opens the file again and counts. Ten rounds on one file.

use super::location;
use crate::{Batch, Clash, Location, Store};
use mc_kernel::{RandomSource, SystemRandom, ids::OutboxId};
use mc_testkit::TestDatabase;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tokio::task::JoinSet;

const TEST: &str = "contract::crash::acknowledged_batches_survive_a_kill";
/// Tells the child that it is one: the first number and the file.
const CHILD: &str = "MOTCUA_TEST_CRASH";
const ROUNDS: u32 = 10;
/// Writers of the child, so that several batches share a commit.
const WRITERS: u8 = 8;
/// Rows of a batch.
const PARTS: u32 = 5;

const INSERT: &str = "INSERT INTO outbox (id, topic, body, state, due_us, attempts) VALUES ($1, $2, $3, 'waiting', 0, 0)";

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "the child is told its part by its parent")]
async fn acknowledged_batches_survive_a_kill() {
    if let Ok(part) = std::env::var(CHILD) {
        let (first, path) = part.split_once(' ').unwrap();
        commit_until_killed(first.parse().unwrap(), PathBuf::from(path)).await;
    }
    let database = TestDatabase::sqlite().await;
    let Location::File(path) = location(&database) else { panic!("a file") };
    let mut acknowledged = BTreeSet::new();
    for round in 0..ROUNDS {
        let before = acknowledged.len();
        acknowledged.extend(run_and_kill(round * 1_000_000, &path));
        assert!(acknowledged.len() > before, "the child wrote nothing");
        let found = numbers(&path).await;
        for (number, parts) in &found {
            assert_eq!(*parts, PARTS, "batch {number} is half there");
        }
        let lost: Vec<_> = acknowledged.iter().filter(|n| !found.contains_key(n)).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    }
}

/// The child's part.
async fn commit_until_killed(first: u32, path: PathBuf) {
    let store = Store::open(&Location::File(path)).await.unwrap();
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let store = store.clone();
        writers.spawn(async move {
            for number in (first + u32::from(writer)..).step_by(usize::from(WRITERS)) {
                store.commit(batch(number)).await.unwrap();
                let mut out = std::io::stdout().lock();
                writeln!(out, "acknowledged {number}.").unwrap();
                out.flush().unwrap();
            }
        });
    }
    writers.join_all().await;
}

fn batch(number: u32) -> Batch {
    let mut batch = Batch::new();
    for part in 0..PARTS {
        let id = OutboxId::derived(&number.to_string(), &part.to_string());
        let body = "ạ".repeat(500);
        batch.insert(
            INSERT,
            vec![id.into(), number.to_string().into(), body.into()],
            Clash::Version,
        );
    }
    batch
}

/// Runs a child until it has told a random number of acknowledgements, kills it, and returns all
/// that it told.
fn run_and_kill(first: u32, path: &Path) -> Vec<u32> {
    let mut bytes = [0];
    SystemRandom.fill(&mut bytes);
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([TEST, "--exact", "--nocapture"])
        .env(CHILD, format!("{first} {}", path.display()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = Vec::new();
    for line in lines {
        let line = line.unwrap();
        // The kill may cut the last line; then it has no full stop.
        let number = line.strip_prefix("acknowledged ").and_then(|rest| rest.strip_suffix('.'));
        told.extend(number.map(|number| number.parse::<u32>().unwrap()));
        if told.len() == 1 + usize::from(bytes[0]) {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    told
}

/// How many parts of each batch are there.
async fn numbers(path: &Path) -> BTreeMap<u32, u32> {
    const TOPICS: &str = "SELECT topic FROM outbox";
    const CHECK: &str = "PRAGMA integrity_check";
    let store = Store::open(&Location::File(path.to_owned())).await.unwrap();
    let check = store.query_one(CHECK, Vec::new()).await.unwrap().unwrap();
    assert_eq!(check.text(0).unwrap(), "ok");
    let mut found = BTreeMap::new();
    for row in store.query(TOPICS, Vec::new()).await.unwrap() {
        *found.entry(row.text(0).unwrap().parse().unwrap()).or_default() += 1;
    }
    found
}
