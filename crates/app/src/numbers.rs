//! Running numbers of dossiers: handed out in memory, arbitrated by the database.
//!
//! Within one process each number is handed out once, so that many people submit at the same desk
//! without waiting for each other. Between processes the unique key of the database decides: whoever
//! finds a number taken reads the last one again. A number whose submission failed leaves a gap,
//! which the rule does not forbid (TT 01/2018, Điều 19: running number of the day).

use mc_kernel::{CivilDay, ids::UnitId};
use mc_store::{Store, StoreError};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Counters kept at once; those of past days are dropped with the rest when there are more.
const MOST_COUNTERS: usize = 20_000;

/// The counters of this process.
#[derive(Debug, Default)]
pub struct Numbers(Mutex<HashMap<(UnitId, CivilDay), u32>>);

impl Numbers {
    /// The next number of a unit's day.
    pub async fn next(
        &self,
        store: &Store,
        unit: UnitId,
        day: CivilDay,
    ) -> Result<u32, StoreError> {
        if let Some(number) = self.advance(unit, day) {
            return Ok(number);
        }
        let last = store.last_sequence(unit, day).await?;
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counters.len() >= MOST_COUNTERS {
            counters.clear();
        }
        let counter = counters.entry((unit, day)).or_insert(last);
        *counter = counter.saturating_add(1);
        Ok(*counter)
    }

    /// Forgets a counter whose number was taken by another process.
    pub fn forget(&self, unit: UnitId, day: CivilDay) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&(unit, day));
    }

    fn advance(&self, unit: UnitId, day: CivilDay) -> Option<u32> {
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counter = counters.get_mut(&(unit, day))?;
        *counter = counter.saturating_add(1);
        Some(*counter)
    }
}
