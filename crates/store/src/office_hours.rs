//! Working hours that hold from a day on.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_calendar::WorkingHours;
use mc_kernel::CivilDay;

/// Changes of the working hours that are kept: two a year for a century.
pub const MOST_HOUR_CHANGES: usize = 200;

const SET: &str = "INSERT INTO office_hours (valid_from, hours, source) VALUES ($1, $2, $3) ON CONFLICT (valid_from) DO UPDATE SET hours = excluded.hours, source = excluded.source";
const REMOVE: &str = "DELETE FROM office_hours WHERE valid_from = $1";
const ALL: &str = "SELECT valid_from, hours, source FROM office_hours WHERE valid_from > $1 ORDER BY valid_from LIMIT 200";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("working hours from a day on", ALL)];

/// Working hours from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeHours {
    /// The first day.
    pub from: CivilDay,
    /// The hours.
    pub hours: WorkingHours,
    /// The decision that says so.
    pub source: String,
}

/// Sets the hours from a day on.
pub fn set(batch: &mut Batch, row: &OfficeHours) {
    let values = vec![row.from.into(), row.hours.to_string().into(), (&row.source).into()];
    batch.insert(SET, values, Clash::Row("working hours"));
}

/// Takes a change of the hours out.
pub fn remove(batch: &mut Batch, from: CivilDay) {
    batch.change_one(REMOVE, vec![from.into()], Clash::Row("working hours"));
}

impl Store {
    /// Every change of the working hours, in order.
    pub async fn office_hours(&self) -> Result<Vec<OfficeHours>, StoreError> {
        self.query(ALL, vec!["".into()]).await?.iter().map(office_hours).collect()
    }
}

fn office_hours(row: &Row) -> Result<OfficeHours, StoreError> {
    Ok(OfficeHours {
        from: row.day(0)?,
        hours: row.parsed(1, "working hours")?,
        source: row.text(2)?,
    })
}
