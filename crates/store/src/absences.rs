//! Who stands in for whom while somebody is away.

use crate::{Batch, Clash, Row, Store, StoreError, Value};
use mc_kernel::{
    ActorRef, CivilDay, Timestamp,
    ids::{AbsenceId, StaffId},
};
use mc_policy::{Permit, actions};

macro_rules! columns {
    ($rest:literal) => {
        concat!("SELECT id, number, staff, deputy, valid_from, valid_to, reason, entered_by, entered_us, revoked_by, revoked_us FROM absence ", $rest)
    };
}

const INSERT: &str = "INSERT INTO absence (id, number, staff, deputy, valid_from, valid_to, reason, entered_by, entered_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const REVOKE: &str =
    "UPDATE absence SET revoked_by = $2, revoked_us = $3 WHERE id = $1 AND revoked_us IS NULL";
const LAST: &str = "SELECT number FROM absence WHERE number > 0 ORDER BY number DESC LIMIT 1";
const ONE: &str = columns!("WHERE id = $1");
const STANDING_IN: &str = columns!(
    "WHERE deputy = $1 AND revoked_us IS NULL AND valid_from <= $3 AND valid_to >= $2 ORDER BY number DESC LIMIT 20"
);
const AWAY: &str = columns!(
    "WHERE staff = $1 AND revoked_us IS NULL AND valid_from <= $3 AND valid_to >= $2 ORDER BY number DESC LIMIT 20"
);
const COMING: &str =
    columns!("WHERE (valid_to, number) > ($1, $2) ORDER BY valid_to, number LIMIT $3");

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 4] = [
    ("number of the last absence", LAST),
    ("for whom somebody stands in", STANDING_IN),
    ("who stands in for somebody", AWAY),
    ("absences that have not ended", COMING),
];

/// The most absences that hold for one person at once; entering refuses more.
pub const MOST_AT_ONCE: usize = 20;
/// Absences read at once when they are looked through.
pub const PAGE: i64 = 200;

/// A period in which somebody stands in for somebody who is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// Its place in the order in which absences were entered.
    pub number: u64,
    /// Who is away.
    pub staff: StaffId,
    /// Who takes over.
    pub deputy: StaffId,
    /// The first day.
    pub from: CivilDay,
    /// The last day.
    pub to: CivilDay,
    /// Why, in the words of whoever entered it.
    pub reason: String,
    /// Who entered it.
    pub entered_by: ActorRef,
    /// When.
    pub entered: Timestamp,
    /// Who revoked it and when.
    pub revoked: Option<(ActorRef, Timestamp)>,
}

/// Adds an absence. Of two that are entered at once only one gets its number; the other one is
/// entered again, and then sees the first.
pub fn add(batch: &mut Batch, absence: &Absence) {
    let values = vec![
        absence.id.into(),
        number(absence.number),
        absence.staff.into(),
        absence.deputy.into(),
        absence.from.into(),
        absence.to.into(),
        (&absence.reason).into(),
        absence.entered_by.to_string().into(),
        absence.entered.into(),
    ];
    batch.insert(INSERT, values, Clash::Row("absence"));
}

/// Revokes an absence, once.
pub fn revoke(batch: &mut Batch, id: AbsenceId, by: ActorRef, now: Timestamp) {
    let values = vec![id.into(), by.to_string().into(), now.into()];
    batch.change_one(REVOKE, values, Clash::Row("absence"));
}

/// Key of the list of absences: the last day, and the number.
pub type AbsenceKey = (CivilDay, u64);

impl Store {
    /// The number of the absence that was entered last.
    pub async fn last_absence(&self) -> Result<u64, StoreError> {
        let row = self.query_one(LAST, Vec::new()).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// An absence. Who may see it, is asked with the person it is of.
    pub async fn absence(&self, id: AbsenceId) -> Result<Option<Absence>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.as_ref().map(absence).transpose()
    }

    /// Absences of others in which somebody stands in, on some day of a period; without those
    /// that were revoked.
    pub async fn standing_in(
        &self,
        deputy: StaffId,
        (from, to): (CivilDay, CivilDay),
    ) -> Result<Vec<Absence>, StoreError> {
        self.absences(STANDING_IN, vec![deputy.into(), from.into(), to.into()]).await
    }

    /// Absences of somebody on some day of a period, without those that were revoked.
    pub async fn away(
        &self,
        staff: StaffId,
        (from, to): (CivilDay, CivilDay),
    ) -> Result<Vec<Absence>, StoreError> {
        self.absences(AWAY, vec![staff.into(), from.into(), to.into()]).await
    }

    /// Absences that end after a key, those that end first on top, at most [`PAGE`]; the key of the
    /// last one read. The caller shows only those whose person it has a permit for.
    pub async fn coming_absences(
        &self,
        _permit: &Permit<actions::ListAbsences>,
        (day, after): AbsenceKey,
    ) -> Result<(Vec<Absence>, Option<AbsenceKey>), StoreError> {
        let rows = self.absences(COMING, vec![day.into(), number(after), PAGE.into()]).await?;
        let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows >= PAGE);
        let next = rows.last().filter(|_| is_full).map(|last| (last.to, last.number));
        Ok((rows, next))
    }

    async fn absences(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Absence>, StoreError> {
        self.query(sql, values).await?.iter().map(absence).collect()
    }
}

fn number(count: u64) -> Value {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

fn actor(row: &Row, column: usize) -> Result<ActorRef, StoreError> {
    let text = row.text(column)?;
    text.parse().map_err(|_ignored| StoreError::Corrupt { column, wanted: "an actor", row: text })
}

fn absence(row: &Row) -> Result<Absence, StoreError> {
    let by = row.optional(9, actor)?;
    let at = row.optional(10, Row::timestamp)?;
    Ok(Absence {
        id: row.id(0)?,
        number: row.count(1)?,
        staff: row.id(2)?,
        deputy: row.id(3)?,
        from: row.day(4)?,
        to: row.day(5)?,
        reason: row.text(6)?,
        entered_by: actor(row, 7)?,
        entered: row.timestamp(8)?,
        revoked: by.zip(at),
    })
}
