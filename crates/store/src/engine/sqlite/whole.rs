//! A connection of its own for work on the whole database: one long read, or one long write.

use super::{
    READ, SqliteEngine, WRITE, connect,
    prepared::{error, value},
    stopped,
};
use crate::{Row, StoreError, Value};
use rusqlite::Connection;
use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// A connection in a transaction. Dropped without a commit, it rolls back.
#[derive(Clone)]
pub(crate) struct SqliteWhole(Arc<Mutex<Connection>>);

impl SqliteEngine {
    /// Begins a read that sees the database as it is now until it ends.
    pub(crate) async fn view(&self) -> Result<SqliteWhole, StoreError> {
        let path = self.path.clone();
        blocking(move || {
            let connection = connect(&path, READ)?;
            connection.execute_batch("BEGIN").map_err(|e| error(&e))?;
            // A read transaction begins with its first read.
            let first = "SELECT count(*) FROM sqlite_master";
            connection.query_row(first, [], |_| Ok(())).map_err(|e| error(&e))?;
            Ok(SqliteWhole(Arc::new(Mutex::new(connection))))
        })
        .await
    }

    /// Begins a write that is taken as a whole.
    pub(crate) async fn filling(&self) -> Result<SqliteWhole, StoreError> {
        let path = self.path.clone();
        blocking(move || {
            let connection = connect(&path, WRITE)?;
            connection
                .execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
                .map_err(|e| error(&e))?;
            connection.execute_batch("BEGIN IMMEDIATE").map_err(|e| error(&e))?;
            Ok(SqliteWhole(Arc::new(Mutex::new(connection))))
        })
        .await
    }

    /// Writes a copy of the database as it is now into a new file, while others go on.
    pub(crate) async fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        let (path, file) = (self.path.clone(), file.to_owned());
        blocking(move || {
            let connection = connect(&path, READ)?;
            let name = file.to_str().ok_or_else(|| {
                StoreError::Unavailable(format!("{}: not a name in UTF-8", file.display()))
            })?;
            connection.execute("VACUUM INTO ?1", [name]).map_err(|e| error(&e))?;
            let copied = std::fs::File::open(&file).and_then(|copy| copy.sync_all());
            copied.map_err(|e| StoreError::Unavailable(e.to_string()))
        })
        .await
    }
}

impl SqliteWhole {
    pub(crate) async fn query(
        &self,
        sql: String,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        self.with(move |connection| {
            let text = sql.replace('$', "?");
            let mut statement = connection.prepare_cached(&text).map_err(|e| error(&e))?;
            let columns = statement.column_count();
            let mut rows = statement
                .query(rusqlite::params_from_iter(values.iter()))
                .map_err(|e| error(&e))?;
            let mut out = Vec::new();
            while let Some(row) = rows.next().map_err(|e| error(&e))? {
                let values = (0..columns).map(|i| row.get_ref(i).map(value));
                out.push(Row::new(values.collect::<Result<_, _>>().map_err(|e| error(&e))?));
            }
            Ok(out)
        })
        .await
    }

    /// Inserts rows with a statement that has a place for each of their values.
    pub(crate) async fn insert(
        &self,
        sql: String,
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        self.with(move |connection| {
            let text = sql.replace('$', "?");
            let mut statement = connection.prepare_cached(&text).map_err(|e| error(&e))?;
            for row in &rows {
                let run = statement.execute(rusqlite::params_from_iter(row.iter()));
                run.map_err(|e| error(&e))?;
            }
            Ok(())
        })
        .await
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        self.with(|connection| connection.execute_batch("COMMIT").map_err(|e| error(&e))).await
    }

    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let connection = Arc::clone(&self.0);
        blocking(move || work(&connection.lock().unwrap_or_else(PoisonError::into_inner))).await
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|_stopped| stopped())?
}
