//! Units, codes, staff and positions changed one at a time, each at the revision that was looked at.

use crate::{
    Batch, Clash, Row, Store, StoreError,
    organisation::{alias_values, gender_code, position_values, unit_values},
};
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{PositionId, StaffId, SubjectId, UnitId},
};
use mc_org::{Alias, Position, Staff, Unit};
use mc_policy::{Permit, actions};

const UNIT_NEW: &str = "INSERT INTO unit (id, parent, name, body, valid_from, valid_to, rank, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
const UNIT_CHANGE: &str = "UPDATE unit SET parent = $3, name = $4, body = $5, valid_from = $6, valid_to = $7, revision = revision + 1 WHERE id = $1 AND revision = $2";
const UNIT_REVISION: &str = "SELECT revision FROM unit WHERE id = $1";
const ALIAS_NEW: &str =
    "INSERT INTO unit_alias (unit, system, code, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5)";
const ALIAS_END: &str =
    "UPDATE unit_alias SET valid_to = $4 WHERE system = $1 AND code = $2 AND valid_from = $3";
const STAFF_NEW: &str = "INSERT INTO staff (id, user_name, full_name, gender, is_active, created_us, rank, phone, email, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
const STAFF_CHANGE: &str = "UPDATE staff SET full_name = $3, gender = $4, phone = $5, email = $6, revision = revision + 1 WHERE id = $1 AND revision = $2";
const STAFF_ACTIVE: &str =
    "UPDATE staff SET is_active = $3, revision = revision + 1 WHERE id = $1 AND revision = $2";
const STANDING: &str = "SELECT is_active, subject, phone, email, revision FROM staff WHERE id = $1";
const INACTIVE: &str = "SELECT id FROM staff WHERE is_active = $1 ORDER BY id LIMIT 500000";
const POSITION_NEW: &str = "INSERT INTO position (id, unit, staff, role, title, valid_from, valid_to, rank) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const POSITION_END: &str =
    "UPDATE position SET valid_to = $2 WHERE id = $1 AND (valid_to IS NULL OR valid_to > $2)";
const OPEN_AT: &str = "SELECT number, assignee FROM work_item WHERE unit = $1 AND state = $2 ORDER BY due_us, id LIMIT $3";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("open work at a unit", OPEN_AT)];

/// The states in which work is open.
const OPEN_STATES: [&str; 3] = ["todo", "waiting_applicant", "waiting_others"];
/// Open work that is counted and named at once.
pub const MOST_OPEN_AT: u64 = 100;

/// What stands beside a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StaffStanding {
    /// Whether the account may be used.
    pub is_active: bool,
    /// Who they are as a citizen, where that is known.
    pub subject: Option<SubjectId>,
    /// Telephone at work.
    pub phone: String,
    /// Mail address at work.
    pub email: String,
    /// Counts the changes.
    pub revision: u64,
}

/// Work that lies open at a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAt {
    /// The dossier's number.
    pub number: String,
    /// To whom it is given.
    pub assignee: Option<StaffId>,
}

/// Adds a unit behind so many others.
pub fn add_unit(batch: &mut Batch, unit: &Unit, behind: u64) -> Result<(), StoreError> {
    let mut values = vec![unit.id.into()];
    values.extend(unit_values(unit)?);
    values.push(behind.into());
    batch.insert(UNIT_NEW, values, Clash::Row("unit"));
    Ok(())
}

/// Changes a unit that nobody changed since a revision.
pub fn change_unit(batch: &mut Batch, unit: &Unit, revision: u64) -> Result<(), StoreError> {
    let mut values = vec![unit.id.into(), revision.into()];
    values.extend(unit_values(unit)?);
    batch.change_one(UNIT_CHANGE, values, Clash::Row("unit"));
    Ok(())
}

/// Adds a code.
pub fn add_code(batch: &mut Batch, alias: &Alias) {
    batch.insert(ALIAS_NEW, alias_values(alias), Clash::Row("unit"));
}

/// Ends a code with a day, the last one.
pub fn end_code(batch: &mut Batch, alias: &Alias, last: CivilDay) {
    let values = vec![
        alias.system.code().into(),
        (&alias.code).into(),
        alias.validity.valid_from.into(),
        last.into(),
    ];
    batch.change_one(ALIAS_END, values, Clash::Row("unit"));
}

/// Adds a member of staff behind so many others.
pub fn add_staff(
    batch: &mut Batch,
    staff: &Staff,
    (phone, email): (&str, &str),
    behind: u64,
    now: Timestamp,
) {
    let values = vec![
        staff.id.into(),
        (&staff.user_name).into(),
        (&staff.full_name).into(),
        staff.gender.map(gender_code).into(),
        true.into(),
        now.into(),
        behind.into(),
        phone.into(),
        email.into(),
    ];
    batch.insert(STAFF_NEW, values, Clash::Row("staff"));
}

/// Changes a member of staff that nobody changed since a revision.
pub fn change_staff(batch: &mut Batch, staff: &Staff, (phone, email): (&str, &str), revision: u64) {
    let values = vec![
        staff.id.into(),
        revision.into(),
        (&staff.full_name).into(),
        staff.gender.map(gender_code).into(),
        phone.into(),
        email.into(),
    ];
    batch.change_one(STAFF_CHANGE, values, Clash::Row("staff"));
}

/// Closes or opens the account of a member of staff that nobody changed since a revision.
pub fn set_active(batch: &mut Batch, staff: StaffId, revision: u64, is_active: bool) {
    let values = vec![staff.into(), revision.into(), is_active.into()];
    batch.change_one(STAFF_ACTIVE, values, Clash::Row("staff"));
}

/// Adds a position behind so many others.
pub fn add_position(batch: &mut Batch, position: &Position, behind: u64) {
    batch.insert(POSITION_NEW, position_values(position, behind), Clash::Row("position"));
}

/// Ends a position with a day, the last one; one that ends before is a clash.
pub fn end_position(batch: &mut Batch, position: PositionId, last: CivilDay) {
    batch.change_one(POSITION_END, vec![position.into(), last.into()], Clash::Row("position"));
}

impl Store {
    /// The revision of a unit; `None` where there is none.
    pub async fn unit_revision(&self, unit: UnitId) -> Result<Option<u64>, StoreError> {
        let row = self.query_one(UNIT_REVISION, vec![unit.into()]).await?;
        row.map(|row| row.count(0)).transpose()
    }

    /// What stands beside the name of a member of staff.
    pub async fn staff_standing(
        &self,
        staff: StaffId,
    ) -> Result<Option<StaffStanding>, StoreError> {
        let row = self.query_one(STANDING, vec![staff.into()]).await?;
        row.map(|row| {
            Ok(StaffStanding {
                is_active: row.bool(0)?,
                subject: row.optional(1, Row::id)?,
                phone: row.text(2)?,
                email: row.text(3)?,
                revision: row.count(4)?,
            })
        })
        .transpose()
    }

    /// Those whose account is closed.
    pub async fn closed_accounts(&self) -> Result<Vec<StaffId>, StoreError> {
        let rows = self.query(INACTIVE, vec![false.into()]).await?;
        rows.iter().map(|row| row.id(0)).collect()
    }

    /// Work that lies open at a unit, at most [`MOST_OPEN_AT`] of each state.
    pub async fn open_at(
        &self,
        _permit: &Permit<actions::ManageOrganisation>,
        unit: UnitId,
    ) -> Result<Vec<OpenAt>, StoreError> {
        let mut found = Vec::new();
        for state in OPEN_STATES {
            let values = vec![unit.into(), state.into(), MOST_OPEN_AT.into()];
            for row in self.query(OPEN_AT, values).await? {
                let assignee = row.optional(1, Row::id)?;
                found.push(OpenAt { number: row.text(0)?, assignee });
            }
        }
        Ok(found)
    }
}
