//! One long transaction on the whole database: a view of it, or the filling of an empty one. These
//! are the only transactions in which the program asks again and again; nobody else waits for a view,
//! and nobody else works on a database that is being filled.

use super::{Engine, PostgresEngine, postgres::PostgresWhole, sqlite::SqliteWhole};
use crate::{Dialect, Row, StoreError, Value};

/// A connection in such a transaction. Dropped without a commit, it rolls back.
pub(crate) enum Whole {
    Sqlite(SqliteWhole),
    Postgres(Box<PostgresWhole>),
}

impl Engine {
    /// Begins a read that sees the database as it is now until it ends.
    pub(crate) async fn view(&self) -> Result<Whole, StoreError> {
        Ok(match self {
            Self::Sqlite(engine) => Whole::Sqlite(engine.view().await?),
            Self::Postgres(engine) => {
                Whole::Postgres(Box::new(engine.whole(PostgresEngine::VIEW).await?))
            }
        })
    }

    /// Begins a write that is taken as a whole.
    pub(crate) async fn filling(&self) -> Result<Whole, StoreError> {
        Ok(match self {
            Self::Sqlite(engine) => Whole::Sqlite(engine.filling().await?),
            Self::Postgres(engine) => {
                Whole::Postgres(Box::new(engine.whole(PostgresEngine::FILLING).await?))
            }
        })
    }
}

impl Whole {
    pub(crate) const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    pub(crate) async fn query(
        &self,
        sql: String,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(whole) => whole.query(sql, values).await,
            Self::Postgres(whole) => whole.query(&sql, &values).await,
        }
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(whole) => whole.commit().await,
            Self::Postgres(whole) => whole.commit().await,
        }
    }
}
