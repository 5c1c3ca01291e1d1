//! How many questions an agency may ask in a year, and how many it asked.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    Timestamp,
    ids::{StaffId, UnitId},
};
use mc_policy::{Permit, actions};

const OPEN: &str = "INSERT INTO register_tally (unit, period, asked, found, unmatched, failed) VALUES ($1, $2, 0, 0, 0, 0) ON CONFLICT (unit, period) DO NOTHING";
const TAKE: &str =
    "UPDATE register_tally SET asked = asked + 1 WHERE unit = $1 AND period = $2 AND asked < $3";
const DONE: &str = "UPDATE register_tally SET found = found + $3, unmatched = unmatched + $4, failed = failed + $5 WHERE unit = $1 AND period = $2";
const OF_PERIOD: &str = "SELECT unit, asked, found, unmatched, failed FROM register_tally WHERE period = $1 ORDER BY unit LIMIT 2000";
const SET: &str = "INSERT INTO register_unit (unit, yearly, officer, changed_by, changed_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (unit) DO UPDATE SET yearly = excluded.yearly, officer = excluded.officer, changed_by = excluded.changed_by, changed_us = excluded.changed_us";
const UNIT: &str = "SELECT unit, yearly, officer FROM register_unit WHERE unit = $1";
const UNITS: &str =
    "SELECT unit, yearly, officer FROM register_unit WHERE unit > $1 ORDER BY unit LIMIT 2000";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("questions to the register by agency", OF_PERIOD), ("quotas of agencies", UNITS)];

/// What fails when the year's questions are used up.
pub const USED_UP: Clash = Clash::Row("register_quota");

/// What is set for an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitQuota {
    /// The agency.
    pub unit: UnitId,
    /// Questions a year, where it differs from what is usual.
    pub yearly: Option<u64>,
    /// In whose name the drafts of people who file to it are filled in.
    pub officer: Option<StaffId>,
}

/// What an agency asked in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The agency.
    pub unit: UnitId,
    /// Questions.
    pub asked: u64,
    /// Of these with a person in the answer.
    pub found: u64,
    /// Of these without.
    pub unmatched: u64,
    /// Of these without a usable answer.
    pub failed: u64,
}

/// What came of a question, for the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A person.
    Found,
    /// Nobody.
    Unmatched,
    /// No usable answer.
    Failed,
}

/// Takes one question of an agency's year, or fails with [`USED_UP`]; `year` is `2023`, `month`
/// `2023-05`.
pub fn take(batch: &mut Batch, unit: UnitId, (year, month): (&str, &str), yearly: u64) {
    for (period, most) in [(year, yearly), (month, u64::MAX)] {
        batch.change_any(OPEN, vec![unit.into(), period.into()]);
        batch.change_one(TAKE, vec![unit.into(), period.into(), most.into()], USED_UP);
    }
}

/// Counts what came of a question.
pub fn done(batch: &mut Batch, unit: UnitId, (year, month): (&str, &str), outcome: Outcome) {
    let one = |of: Outcome| i64::from(of == outcome);
    for period in [year, month] {
        let values = vec![
            unit.into(),
            period.into(),
            one(Outcome::Found).into(),
            one(Outcome::Unmatched).into(),
            one(Outcome::Failed).into(),
        ];
        batch.change_one(DONE, values, Clash::Row("register_tally"));
    }
}

/// Sets what holds for an agency.
pub fn set(batch: &mut Batch, quota: &UnitQuota, by: StaffId, now: Timestamp) {
    let values =
        vec![quota.unit.into(), quota.yearly.into(), quota.officer.into(), by.into(), now.into()];
    batch.insert(SET, values, Clash::Row("register_unit"));
}

impl Store {
    /// What is set for an agency; nothing where only the usual holds.
    pub async fn register_unit(&self, unit: UnitId) -> Result<Option<UnitQuota>, StoreError> {
        self.query_one(UNIT, vec![unit.into()]).await?.as_ref().map(quota).transpose()
    }

    /// What is set for agencies, at most 2,000.
    pub async fn register_units(
        &self,
        _permit: &Permit<actions::ReadRegisterUse>,
    ) -> Result<Vec<UnitQuota>, StoreError> {
        self.query(UNITS, vec![UnitId::from_bytes([0; 16]).into()])
            .await?
            .iter()
            .map(quota)
            .collect()
    }

    /// What agencies asked in a period, at most 2,000.
    pub async fn register_use(
        &self,
        _permit: &Permit<actions::ReadRegisterUse>,
        period: &str,
    ) -> Result<Vec<Tally>, StoreError> {
        let row = |row: &Row| {
            Ok(Tally {
                unit: row.id(0)?,
                asked: row.count(1)?,
                found: row.count(2)?,
                unmatched: row.count(3)?,
                failed: row.count(4)?,
            })
        };
        self.query(OF_PERIOD, vec![period.into()]).await?.iter().map(row).collect()
    }
}

fn quota(row: &Row) -> Result<UnitQuota, StoreError> {
    Ok(UnitQuota {
        unit: row.id(0)?,
        yearly: row.optional(1, Row::count)?,
        officer: row.optional(2, Row::id)?,
    })
}
