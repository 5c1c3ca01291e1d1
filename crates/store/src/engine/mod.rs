//! The two engines behind one door: embedded SQLite and PostgreSQL.

mod postgres;
mod sqlite;

pub(crate) use postgres::PostgresEngine;
pub(crate) use sqlite::SqliteEngine;

use crate::{Batch, Row, StoreError, Value};

/// Which database a store stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Embedded SQLite.
    Sqlite,
    /// A PostgreSQL server, or another engine that speaks its protocol.
    Postgres,
}

#[derive(Clone)]
pub(crate) enum Engine {
    Sqlite(SqliteEngine),
    Postgres(PostgresEngine),
}

impl Engine {
    pub(crate) const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    pub(crate) async fn query(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(engine) => engine.query(sql, values).await,
            Self::Postgres(engine) => engine.query(sql, &values).await,
        }
    }

    pub(crate) async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(engine) => engine.commit(batch).await,
            Self::Postgres(engine) => engine.commit(&batch).await,
        }
    }

    pub(crate) async fn run_script(&self, sql: String) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(engine) => engine.run_script(sql).await,
            Self::Postgres(engine) => engine.run_script(&sql).await,
        }
    }
}
