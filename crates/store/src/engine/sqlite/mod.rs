//! Embedded SQLite: one writer thread that puts many batches into one durable commit, and a small
//! pool of reader threads.

mod prepared;
mod whole;
mod writer;

pub(crate) use whole::SqliteWhole;

use super::Script;
use crate::{Batch, Row, StoreError, Value};
use prepared::{Prepared, error};
use rusqlite::{Connection, OpenFlags};
use std::{
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};
use tokio::sync::oneshot;
use writer::{Write, write_loop};

/// How many batches, and how many reads, may wait.
const MOST_WAITING: usize = 4096;
/// Reader threads: two cores are common, and a list that waits for the disk must not block another.
const READERS: usize = 4;
/// How long another process may hold the file.
const WAIT: Duration = Duration::from_secs(10);
/// What every connection of ours may do at the most; URIs are not among it: a path is a path.
const READ: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);
const WRITE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE
    .union(OpenFlags::SQLITE_OPEN_CREATE)
    .union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

type Answer<T> = oneshot::Sender<Result<T, StoreError>>;

struct Read {
    sql: &'static str,
    values: Vec<Value>,
    answer: Answer<Vec<Row>>,
}

#[derive(Clone)]
pub(crate) struct SqliteEngine {
    path: PathBuf,
    writes: crossbeam_channel::Sender<Write>,
    reads: crossbeam_channel::Sender<Read>,
}

impl SqliteEngine {
    /// Opens or creates the file and starts the threads.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        Self::start(path, writer(path)?)
    }

    /// Opens a file that may not grow beyond some pages, as on a disk that is full.
    #[cfg(test)]
    pub(crate) fn open_with_most_pages(path: &Path, pages: u32) -> Result<Self, StoreError> {
        let writer = writer(path)?;
        writer.pragma_update(None, "max_page_count", pages).map_err(|e| error(&e))?;
        Self::start(path, writer)
    }

    fn start(path: &Path, writer: Connection) -> Result<Self, StoreError> {
        let (writes, write_jobs) = crossbeam_channel::bounded(MOST_WAITING);
        let (reads, read_jobs) = crossbeam_channel::bounded::<Read>(MOST_WAITING);
        spawn("sqlite-writer", move || write_loop(&writer, &write_jobs))?;
        for _ in 0..READERS {
            let reader = connect(path, READ)?;
            let jobs = read_jobs.clone();
            spawn("sqlite-reader", move || {
                let mut prepared = Prepared::on(&reader);
                while let Ok(job) = jobs.recv() {
                    drop(job.answer.send(prepared.query(job.sql, &job.values)));
                }
            })?;
        }
        Ok(Self { path: path.to_owned(), writes, reads })
    }

    pub(crate) async fn query(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let (answer, wait) = oneshot::channel();
        let job = Read { sql, values, answer };
        self.reads.try_send(job).map_err(|_full| StoreError::Busy)?;
        wait.await.map_err(|_closed| stopped())?
    }

    pub(crate) async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        self.write(|answer| Write::Batch(batch, answer)).await
    }

    pub(crate) async fn run_script(&self, script: Script) -> Result<(), StoreError> {
        self.write(|answer| Write::Script(script, answer)).await
    }

    /// Writes each batch in a transaction of its own, over one connection; see [`crate::bare`].
    pub(crate) fn write_bare(path: &Path, batches: &[Batch]) -> Result<Duration, StoreError> {
        let connection = writer(path)?;
        let mut prepared = Prepared::on(&connection);
        let started = Instant::now();
        for batch in batches {
            prepared.run("BEGIN IMMEDIATE")?;
            batch.statements().iter().try_for_each(|s| prepared.execute(s))?;
            prepared.run("COMMIT")?;
        }
        Ok(started.elapsed())
    }

    async fn write(&self, job: impl FnOnce(Answer<()>) -> Write) -> Result<(), StoreError> {
        let (answer, wait) = oneshot::channel();
        self.writes.try_send(job(answer)).map_err(|_full| StoreError::Busy)?;
        wait.await.map_err(|_closed| stopped())?
    }
}

fn stopped() -> StoreError {
    StoreError::Unavailable("the database thread has stopped".to_owned())
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<(), StoreError> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map(drop)
        .map_err(|e| StoreError::Unavailable(e.to_string()))
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags).map_err(|e| error(&e))?;
    connection.busy_timeout(WAIT).map_err(|e| error(&e))?;
    connection.execute_batch("PRAGMA mmap_size = 268435456;").map_err(|e| error(&e))?;
    Ok(connection)
}

/// The writer's connection: every commit is durable when it returns.
fn writer(path: &Path) -> Result<Connection, StoreError> {
    let writer = connect(path, WRITE)?;
    let mode = writer.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0));
    if mode.map_err(|e| error(&e))? != "wal" {
        let why = "the file system of the database cannot hold a write-ahead log";
        return Err(StoreError::Unavailable(why.to_owned()));
    }
    writer
        .execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32768;",
        )
        .map_err(|e| error(&e))?;
    Ok(writer)
}
