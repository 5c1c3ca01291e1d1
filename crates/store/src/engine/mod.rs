//! The two engines behind one door: embedded SQLite and PostgreSQL.

mod postgres;
mod sqlite;
mod whole;

pub(crate) use postgres::PostgresEngine;
pub(crate) use sqlite::SqliteEngine;
pub(crate) use whole::Whole;

use crate::{Batch, Clash, Row, Statement, StoreError, Value};

/// Which database a store stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Embedded SQLite.
    Sqlite,
    /// A PostgreSQL server, or another engine that speaks its protocol.
    Postgres,
}

/// A change of the schema: several statements without values, and what records that they ran.
pub(crate) struct Script {
    pub(crate) sql: &'static str,
    pub(crate) record: Option<Statement>,
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

    /// Runs a script with its record, both or neither.
    pub(crate) async fn run_script(&self, script: Script) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(engine) => engine.run_script(script).await,
            Self::Postgres(engine) => engine.run_script(&script).await,
        }
    }
}

/// What a failed expectation means.
const fn clashed(clash: Clash) -> StoreError {
    match clash {
        Clash::Command => StoreError::Duplicate,
        Clash::Version | Clash::Number | Clash::Row(_) => StoreError::Conflict(clash),
    }
}
