//! Embedded SQLite: one writer thread that puts many batches into one durable commit, and a small
//! pool of reader threads.

use crate::{Batch, Clash, Row, Statement, StoreError, Touches, Value};
use rusqlite::{Connection, ErrorCode, OpenFlags, types::ValueRef};
use std::{path::Path, thread};
use tokio::sync::oneshot;

/// How many batches share one durable commit at the most.
const MOST_BATCHES_A_COMMIT: usize = 64;
/// How many batches, and how many reads, may wait.
const MOST_WAITING: usize = 4096;
/// Reader threads: two cores are common, and a list that waits for the disk must not block another.
const READERS: usize = 4;
/// Prepared statements kept by each connection.
const STATEMENTS_KEPT: usize = 256;

type Answer<T> = oneshot::Sender<Result<T, StoreError>>;

enum Write {
    Batch(Batch, Answer<()>),
    Script(String, Answer<()>),
}

struct Read {
    sql: &'static str,
    values: Vec<Value>,
    answer: Answer<Vec<Row>>,
}

#[derive(Clone)]
pub(crate) struct SqliteEngine {
    writes: crossbeam_channel::Sender<Write>,
    reads: crossbeam_channel::Sender<Read>,
}

impl SqliteEngine {
    /// Opens or creates the file and starts the threads.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let writer = connect(path, OpenFlags::default())?;
        writer
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                 PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32768;",
            )
            .map_err(|e| error(&e))?;
        let (writes, write_jobs) = crossbeam_channel::bounded(MOST_WAITING);
        let (reads, read_jobs) = crossbeam_channel::bounded::<Read>(MOST_WAITING);
        spawn("sqlite-writer", move || write_loop(&writer, &write_jobs))?;
        for _ in 0..READERS {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let reader = connect(path, flags)?;
            let jobs = read_jobs.clone();
            spawn("sqlite-reader", move || {
                while let Ok(job) = jobs.recv() {
                    drop(job.answer.send(read(&reader, job.sql, &job.values)));
                }
            })?;
        }
        Ok(Self { writes, reads })
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
        let (answer, wait) = oneshot::channel();
        self.writes.try_send(Write::Batch(batch, answer)).map_err(|_full| StoreError::Busy)?;
        wait.await.map_err(|_closed| stopped())?
    }

    pub(crate) async fn run_script(&self, sql: String) -> Result<(), StoreError> {
        let (answer, wait) = oneshot::channel();
        self.writes.try_send(Write::Script(sql, answer)).map_err(|_full| StoreError::Busy)?;
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
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection.busy_timeout(std::time::Duration::from_secs(10)).map_err(|e| error(&e))?;
    connection.execute_batch("PRAGMA mmap_size = 268435456;").map_err(|e| error(&e))?;
    Ok(connection)
}

fn write_loop(connection: &Connection, jobs: &crossbeam_channel::Receiver<Write>) {
    while let Ok(first) = jobs.recv() {
        match first {
            Write::Script(sql, answer) => {
                drop(answer.send(connection.execute_batch(&sql).map_err(|e| error(&e))));
            }
            Write::Batch(batch, answer) => commit_together(connection, batch, answer, jobs),
        }
    }
}

/// Commits the first batch and those that wait behind it as one durable transaction. Each has its
/// own savepoint, so that a batch that fails leaves the others alone.
fn commit_together(
    connection: &Connection,
    first: Batch,
    answer: Answer<()>,
    jobs: &crossbeam_channel::Receiver<Write>,
) {
    let mut done: Vec<(Answer<()>, Result<(), StoreError>)> = Vec::new();
    let mut script = None;
    if let Err(e) = run(connection, "BEGIN IMMEDIATE") {
        drop(answer.send(Err(e)));
        return;
    }
    let mut next = Some((first, answer));
    while let Some((batch, answer)) = next.take() {
        let result = in_savepoint(connection, &batch);
        let transaction_lost = connection.is_autocommit();
        done.push((answer, result));
        if transaction_lost {
            break;
        }
        if done.len() < MOST_BATCHES_A_COMMIT {
            match jobs.try_recv() {
                Ok(Write::Batch(batch, answer)) => next = Some((batch, answer)),
                Ok(Write::Script(sql, answer)) => script = Some((sql, answer)),
                Err(_) => {}
            }
        }
    }
    // A full disk rolls the whole transaction back, not only the savepoint: nothing was written then.
    let lost = connection.is_autocommit();
    let committed = if lost {
        Err(StoreError::Unavailable("the transaction was rolled back by the database".to_owned()))
    } else {
        run(connection, "COMMIT")
    };
    if committed.is_err() && !connection.is_autocommit() {
        drop(run(connection, "ROLLBACK"));
    }
    for (answer, result) in done {
        let result = match (&committed, result) {
            (Err(e), Ok(())) => Err(StoreError::Unavailable(e.to_string())),
            (_, result) => result,
        };
        drop(answer.send(result));
    }
    if let Some((sql, answer)) = script {
        drop(answer.send(connection.execute_batch(&sql).map_err(|e| error(&e))));
    }
}

fn in_savepoint(connection: &Connection, batch: &Batch) -> Result<(), StoreError> {
    run(connection, "SAVEPOINT batch")?;
    let result = batch.statements().iter().try_for_each(|s| execute(connection, s));
    if connection.is_autocommit() {
        return result;
    }
    if result.is_err() {
        run(connection, "ROLLBACK TO batch")?;
    }
    run(connection, "RELEASE batch")?;
    result
}

fn run(connection: &Connection, sql: &'static str) -> Result<(), StoreError> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute([]))
        .map(drop)
        .map_err(|e| error(&e))
}

fn execute(connection: &Connection, statement: &Statement) -> Result<(), StoreError> {
    let mut prepared = connection.prepare_cached(statement.sql).map_err(|e| error(&e))?;
    bind(&mut prepared, &statement.values)?;
    let touched = prepared.raw_execute().map_err(|e| clash_or_error(&e, statement.clash))?;
    match statement.touches {
        Touches::Exactly(wanted) if u64::try_from(touched).ok() != Some(wanted) => {
            Err(clashed(statement.clash))
        }
        Touches::Exactly(_) | Touches::Any => Ok(()),
    }
}

fn read(
    connection: &Connection,
    sql: &'static str,
    values: &[Value],
) -> Result<Vec<Row>, StoreError> {
    let mut prepared = connection.prepare_cached(sql).map_err(|e| error(&e))?;
    let columns = prepared.column_count();
    bind(&mut prepared, values)?;
    let mut rows = prepared.raw_query();
    let mut out = Vec::new();
    while let Some(row) = rows.next().map_err(|e| error(&e))? {
        let values = (0..columns).map(|i| row.get_ref(i).map(value)).collect::<Result<Vec<_>, _>>();
        out.push(Row::new(values.map_err(|e| error(&e))?));
    }
    Ok(out)
}

/// Binds by name: SQLite numbers `$1`, `$2`, … by first appearance, PostgreSQL by their number.
fn bind(prepared: &mut rusqlite::CachedStatement<'_>, values: &[Value]) -> Result<(), StoreError> {
    for (i, value) in values.iter().enumerate() {
        let name = PARAMETERS.get(i).copied().unwrap_or_default();
        let index = prepared.parameter_index(name).map_err(|e| error(&e))?;
        let index = index.ok_or_else(|| StoreError::Broken(format!("no parameter {name:?}")))?;
        prepared.raw_bind_parameter(index, value).map_err(|e| error(&e))?;
    }
    Ok(())
}

const PARAMETERS: [&str; 40] = [
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15",
    "$16", "$17", "$18", "$19", "$20", "$21", "$22", "$23", "$24", "$25", "$26", "$27", "$28",
    "$29", "$30", "$31", "$32", "$33", "$34", "$35", "$36", "$37", "$38", "$39", "$40",
];

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::ToSqlOutput::Borrowed;
        Ok(Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(v) => ValueRef::Integer(*v),
            Self::Bool(v) => ValueRef::Integer(i64::from(*v)),
            Self::Text(v) => ValueRef::Text(v.as_bytes()),
            Self::Id(v) => ValueRef::Blob(v.as_bytes()),
            Self::Bytes(v) => ValueRef::Blob(v),
        }))
    }
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(v) => Value::Int(v),
        // No column of ours is REAL; a computed one reads as text and fails where it is used.
        ValueRef::Real(v) => Value::Text(v.to_string()),
        ValueRef::Text(v) => Value::Text(String::from_utf8_lossy(v).into_owned()),
        ValueRef::Blob(v) => match <[u8; 16]>::try_from(v) {
            Ok(id) => Value::Id(uuid::Uuid::from_bytes(id)),
            Err(_) => Value::Bytes(v.to_vec()),
        },
    }
}

fn clashed(clash: Clash) -> StoreError {
    match clash {
        Clash::Command => StoreError::Duplicate,
        Clash::Version | Clash::Number | Clash::Row(_) => StoreError::Conflict(clash),
    }
}

fn clash_or_error(e: &rusqlite::Error, clash: Clash) -> StoreError {
    use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
    match e.sqlite_error().map(|e| e.extended_code) {
        Some(SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_UNIQUE) => clashed(clash),
        _ => error(e),
    }
}

fn error(e: &rusqlite::Error) -> StoreError {
    match e.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        Some(
            ErrorCode::DiskFull
            | ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::PermissionDenied
            | ErrorCode::ReadOnly
            | ErrorCode::OutOfMemory
            | ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
            | ErrorCode::OperationInterrupted,
        ) => StoreError::Unavailable(e.to_string()),
        _ => StoreError::Broken(e.to_string()),
    }
}
