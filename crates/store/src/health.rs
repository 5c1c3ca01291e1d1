//! What a doctor asks a database: its version, its clock, and how far the log goes.

use crate::{Store, StoreError, dialect, engine::Script};
use mc_kernel::Timestamp;

const NEWEST: &str = "SELECT at_us FROM event WHERE position > $1 ORDER BY position DESC LIMIT 1";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("newest event", NEWEST)];

/// A database engine, as it speaks of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngineFacts {
    /// Its version: `3.51.3`, `17.6 (Debian 17.6-1)`.
    pub version: String,
    /// What its clock says; `None` of an engine without one of its own.
    pub now: Option<Timestamp>,
}

impl EngineFacts {
    /// The numbers of the version, as many as there are: `[17, 6]`.
    pub fn numbers(&self) -> Vec<u32> {
        let numbers = self.version.split_whitespace().next().unwrap_or_default();
        numbers.split('.').map_while(|part| part.parse().ok()).collect()
    }
}

impl Store {
    /// Version and clock of the engine.
    pub async fn engine_facts(&self) -> Result<EngineFacts, StoreError> {
        let row = self.query_one(dialect::schema::facts(self.dialect()), Vec::new()).await?;
        let row = row.ok_or_else(|| StoreError::Broken("the engine has no version".to_owned()))?;
        Ok(EngineFacts { version: row.text(0)?, now: row.optional(1, crate::Row::timestamp)? })
    }

    /// Tells the planner about rows that were written in a great number. A server finds out by
    /// itself, but only after a minute or so, and until then answers lists by the wrong way.
    pub async fn gather_statistics(&self) -> Result<(), StoreError> {
        match dialect::schema::statistics(self.dialect()) {
            Some(sql) => self.engine.run_script(Script { sql, record: None }).await,
            None => Ok(()),
        }
    }

    /// When the event was written that stands last in the log.
    pub async fn newest_event(&self) -> Result<Option<Timestamp>, StoreError> {
        let row = self.query_one(NEWEST, vec![0_i64.into()]).await?;
        row.map(|row| row.timestamp(0)).transpose()
    }
}
