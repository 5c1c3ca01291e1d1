//! SQL: the only crate that speaks it.
//!
//! One SQL text serves embedded SQLite and PostgreSQL. A write is a value, a [`Batch`] of statements
//! with what each must touch; [`Store::commit`] is atomic and there is no interactive transaction. A
//! read of a protected object demands the permit that `mc-policy` gave for it. The store holds no
//! rule: it does not know why a row changes.
//!
//! Start at [`batch`] for how to write, [`value`] for how to read, `migrations/` for the tables.

pub mod absences;
pub mod access_record;
pub mod bare;
pub mod batch;
pub mod catalogue;
pub mod desk_settings;
pub mod dialect;
pub mod disposal;
pub mod documents;
pub mod dossier_lists;
pub mod dossiers;
pub mod drafts;
mod engine;
pub mod erasure;
mod error;
pub mod files;
pub mod form_work;
pub mod guidance;
pub mod health;
pub mod late_answers;
pub mod ledger;
pub mod log;
pub mod mail;
pub mod mandates;
mod migrate;
pub mod office_hours;
pub mod org_changes;
pub mod organisation;
pub mod outbox;
pub mod papers;
pub mod past;
pub mod projections;
pub mod promises;
pub mod protection;
pub mod quality;
pub mod queue;
pub mod records;
pub mod register;
pub mod reports;
pub mod retention;
pub mod rights;
pub mod scan_tray;
pub mod sealing;
pub mod second_factors;
pub mod sensitive;
pub mod sessions;
pub mod sign_on;
pub mod subjects;
pub mod value;
pub mod whole;
pub mod words_fill;
pub mod work_lists;

#[cfg(test)]
mod contract;

pub use batch::{Batch, Statement, Touches};
pub use engine::Dialect;
pub use error::{Clash, StoreError};
pub use migrate::MigrateError;
pub use projections::{Involved, Numbered};
pub use sealing::Vault;
pub use value::{Row, Value, json};

use engine::{Engine, PostgresEngine, SqliteEngine};
use mc_kernel::{Digest, Timestamp};
use std::{path::PathBuf, sync::Arc};

/// Where the data lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// An SQLite file; it is made when absent, its folder is not.
    File(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

/// The database, open. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    vault: Option<Arc<sealing::Vault>>,
}

impl Store {
    /// Opens the database without touching its schema.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] with the reason: no rights, no server, no such database.
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        let engine = match location {
            Location::File(path) => Engine::Sqlite(SqliteEngine::open(path)?),
            Location::Postgres(url) => Engine::Postgres(PostgresEngine::open(url).await?),
        };
        Ok(Self { engine, vault: None })
    }

    /// Brings the schema to this program's and returns the names of the migrations applied.
    pub async fn migrate(&self, now: Timestamp) -> Result<Vec<&'static str>, MigrateError> {
        migrate::migrate(&self.engine, now).await
    }

    /// Whether the schema is this program's, changing nothing.
    pub async fn is_current(&self) -> Result<bool, MigrateError> {
        migrate::check(&self.engine).await
    }

    /// The digest of the migrations of a dialect: equal digests, equal schemas.
    pub fn schema_digest(dialect: Dialect) -> Digest {
        migrate::digest(dialect)
    }

    /// Which database this is.
    pub const fn dialect(&self) -> Dialect {
        self.engine.dialect()
    }

    /// Writes the batch as a whole or not at all. When this returns `Ok` the batch is durable.
    ///
    /// After [`StoreError::Unavailable`] the batch may have been written when the connection broke
    /// during the commit itself: the command id in the batch makes trying again safe.
    pub async fn commit(&self, mut batch: Batch) -> Result<(), StoreError> {
        if batch.is_empty() {
            return Ok(());
        }
        if batch.statements().len() > Batch::MOST_STATEMENTS {
            return Err(StoreError::Broken("the batch has too many statements".to_owned()));
        }
        self.seal_batch(&mut batch).await?;
        self.engine.commit(batch).await
    }

    pub(crate) async fn query(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        self.engine.query(sql, values).await
    }

    pub(crate) async fn query_one(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, values).await?.into_iter().next())
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({:?})", self.dialect())
    }
}
