//! The writer thread: group commit.

use super::{Answer, Prepared};
use crate::{Batch, StoreError, engine::Script};
use crossbeam_channel::Receiver;
use rusqlite::Connection;

/// How many batches share one durable commit at the most.
const MOST_BATCHES_A_COMMIT: usize = 64;

pub(super) enum Write {
    Batch(Batch, Answer<()>),
    Script(Script, Answer<()>),
}

/// Writes until nobody can ask for more.
pub(super) fn write_loop(connection: &Connection, jobs: &Receiver<Write>) {
    let mut prepared = Prepared::on(connection);
    let mut left = None;
    while let Some(job) = left.take().or_else(|| jobs.recv().ok()) {
        match job {
            Write::Script(script, answer) => drop(answer.send(prepared.run_script(&script))),
            Write::Batch(batch, answer) => {
                left = commit_together(&mut prepared, (batch, answer), jobs);
            }
        }
    }
}

/// Commits the first batch and those that wait behind it as one durable transaction. Each has its
/// own savepoint, so that a batch that fails leaves the others alone. Returns a job that it took
/// and could not do.
fn commit_together(
    prepared: &mut Prepared<'_>,
    first: (Batch, Answer<()>),
    jobs: &Receiver<Write>,
) -> Option<Write> {
    if let Err(e) = prepared.run("BEGIN IMMEDIATE") {
        drop(first.1.send(Err(e)));
        return None;
    }
    let mut left = None;
    let mut answers = Vec::new();
    let mut transaction = Ok(());
    let mut next = Some(first);
    while let Some((batch, answer)) = next.take() {
        let (result, sound) = in_savepoint(prepared, &batch);
        answers.push((answer, result));
        transaction = sound;
        if transaction.is_err() || answers.len() == MOST_BATCHES_A_COMMIT {
            break;
        }
        match jobs.try_recv() {
            Ok(Write::Batch(batch, answer)) => next = Some((batch, answer)),
            Ok(script @ Write::Script(..)) => left = Some(script),
            Err(_) => {}
        }
    }
    let committed = transaction.and_then(|()| prepared.run("COMMIT"));
    if committed.is_err() && !prepared.is_idle() {
        drop(prepared.run("ROLLBACK"));
    }
    for (answer, result) in answers {
        let result = match &committed {
            Err(e) => result.and_then(|()| Err(StoreError::Unavailable(e.to_string()))),
            Ok(()) => result,
        };
        drop(answer.send(result));
    }
    left
}

/// Runs a batch; says what became of it, and whether the transaction around it still stands.
fn in_savepoint(
    prepared: &mut Prepared<'_>,
    batch: &Batch,
) -> (Result<(), StoreError>, Result<(), StoreError>) {
    if let Err(e) = prepared.run("SAVEPOINT batch") {
        return (Err(StoreError::Unavailable(e.to_string())), Err(e));
    }
    let result = batch.statements().iter().try_for_each(|s| prepared.execute(s));
    if prepared.is_idle() {
        // A full disk makes the database roll everything back, not only the savepoint.
        let lost = "the database rolled the transaction back";
        return (result, Err(StoreError::Unavailable(lost.to_owned())));
    }
    let undone = if result.is_err() { prepared.run("ROLLBACK TO batch") } else { Ok(()) };
    let sound = undone.and_then(|()| prepared.run("RELEASE batch"));
    (result, sound)
}
