//! Units, codes, positions and staff: written by imports, read whole into a directory.

use crate::{Batch, Clash, Row, Store, StoreError, Value, json};
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{StaffId, SubjectId},
};
use mc_org::{Alias, CodeSystem, Gender, Organisation, Position, Role, Staff, Unit, Validity};

const UNIT: &str = "INSERT INTO unit (id, parent, name, body, valid_from, valid_to, rank) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, name = excluded.name, body = excluded.body, valid_from = excluded.valid_from, valid_to = excluded.valid_to, rank = excluded.rank, revision = unit.revision + 1";
const ALIAS: &str = "INSERT INTO unit_alias (unit, system, code, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (system, code, valid_from) DO UPDATE SET unit = excluded.unit, valid_to = excluded.valid_to";
const STAFF: &str = "INSERT INTO staff (id, user_name, full_name, gender, is_active, created_us, rank) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET user_name = excluded.user_name, full_name = excluded.full_name, gender = excluded.gender, rank = excluded.rank, revision = staff.revision + 1";
const STAFF_SUBJECT: &str = "UPDATE staff SET subject = $2 WHERE id = $1";
const POSITION: &str = "INSERT INTO position (id, unit, staff, role, title, valid_from, valid_to, rank) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, staff = excluded.staff, role = excluded.role, title = excluded.title, valid_from = excluded.valid_from, valid_to = excluded.valid_to, rank = excluded.rank";
const END_POSITIONS: &str = "UPDATE position SET valid_to = $2 WHERE staff = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)";
const LEAVE_POSITIONS: &str =
    "UPDATE position SET staff = NULL WHERE staff = $1 AND valid_from > $2";
const UNITS: &str = "SELECT body FROM unit ORDER BY rank, id LIMIT 100000";
const ALIASES: &str = "SELECT unit, system, code, valid_from, valid_to FROM unit_alias ORDER BY system, code, valid_from LIMIT 500000";
const ALL_STAFF: &str =
    "SELECT id, user_name, full_name, gender FROM staff ORDER BY rank, id LIMIT 500000";
const POSITIONS: &str = "SELECT id, unit, staff, role, title, valid_from, valid_to FROM position ORDER BY rank, id LIMIT 500000";
const STAFF_OF: &str = "SELECT id FROM staff WHERE subject = $1 AND is_active ORDER BY id LIMIT 1";
const SUBJECT_OF: &str = "SELECT subject FROM staff WHERE id = $1";

/// Adds units, codes, staff and positions, or changes them to what the import says, and keeps its
/// order, which is the order of lists.
pub fn import(
    batch: &mut Batch,
    organisation: &Organisation,
    now: Timestamp,
) -> Result<(), StoreError> {
    for (rank, unit) in (0_i64..).zip(&organisation.units) {
        let mut values = vec![unit.id.into()];
        values.extend(unit_values(unit)?);
        values.push(rank.into());
        batch.insert(UNIT, values, Clash::Row("unit"));
    }
    for alias in &organisation.aliases {
        batch.insert(ALIAS, alias_values(alias), Clash::Row("alias"));
    }
    add(batch, organisation, 0, now)
}

/// Adds staff and positions behind those that are there, or changes them to what is said.
pub fn add(
    batch: &mut Batch,
    organisation: &Organisation,
    behind: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    for (rank, staff) in (behind..).zip(&organisation.staff) {
        let values = vec![
            staff.id.into(),
            (&staff.user_name).into(),
            (&staff.full_name).into(),
            staff.gender.map(gender_code).into(),
            true.into(),
            now.into(),
            rank.into(),
        ];
        batch.insert(STAFF, values, Clash::Row("staff"));
    }
    for (rank, position) in (behind..).zip(&organisation.positions) {
        batch.insert(POSITION, position_values(position, rank), Clash::Row("position"));
    }
    Ok(())
}

/// What is kept of a unit beside its id and its rank.
pub(crate) fn unit_values(unit: &Unit) -> Result<Vec<Value>, StoreError> {
    Ok(vec![
        unit.parent.into(),
        (&unit.name).into(),
        json(unit)?,
        unit.validity.valid_from.into(),
        unit.validity.valid_to.into(),
    ])
}

/// A code.
pub(crate) fn alias_values(alias: &Alias) -> Vec<Value> {
    vec![
        alias.unit.into(),
        alias.system.code().into(),
        (&alias.code).into(),
        alias.validity.valid_from.into(),
        alias.validity.valid_to.into(),
    ]
}

/// A position with its rank.
pub(crate) fn position_values(position: &Position, rank: impl Into<Value>) -> Vec<Value> {
    vec![
        position.id.into(),
        position.unit.into(),
        position.staff.into(),
        position.role.code().into(),
        (&position.title).into(),
        position.validity.valid_from.into(),
        position.validity.valid_to.into(),
        rank.into(),
    ]
}

/// Ends the positions of a member of staff with a day, the last one; those that would begin later are
/// vacant.
pub fn end_positions(batch: &mut Batch, staff: StaffId, last: CivilDay) {
    batch.change_any(END_POSITIONS, vec![staff.into(), last.into()]);
    batch.change_any(LEAVE_POSITIONS, vec![staff.into(), last.into()]);
}

/// Notes who a member of staff is as a citizen, so that nobody handles their own dossier.
pub fn set_subject(batch: &mut Batch, staff: StaffId, subject: SubjectId) {
    batch.change_one(STAFF_SUBJECT, vec![staff.into(), subject.into()], Clash::Row("staff"));
}

impl Store {
    /// Everything a directory is made of.
    pub async fn organisation(&self) -> Result<Organisation, StoreError> {
        let units = self.query(UNITS, Vec::new()).await?;
        let aliases = self.query(ALIASES, Vec::new()).await?;
        let staff = self.query(ALL_STAFF, Vec::new()).await?;
        let positions = self.query(POSITIONS, Vec::new()).await?;
        Ok(Organisation {
            units: units.iter().map(|row| row.json::<Unit>(0)).collect::<Result<_, _>>()?,
            aliases: aliases.iter().map(alias).collect::<Result<_, _>>()?,
            staff: staff.iter().map(member).collect::<Result<_, _>>()?,
            positions: positions.iter().map(position).collect::<Result<_, _>>()?,
        })
    }

    /// The member of staff whom a person is, where that is known.
    pub async fn staff_of_subject(
        &self,
        subject: SubjectId,
    ) -> Result<Option<StaffId>, StoreError> {
        let row = self.query_one(STAFF_OF, vec![subject.into()]).await?;
        row.map(|row| row.id(0)).transpose()
    }

    /// Who a member of staff is as a citizen, where that is known.
    pub async fn subject_of_staff(&self, staff: StaffId) -> Result<Option<SubjectId>, StoreError> {
        let row = self.query_one(SUBJECT_OF, vec![staff.into()]).await?;
        row.map_or(Ok(None), |row| row.optional(0, Row::id))
    }
}

fn validity(row: &Row, from: usize) -> Result<Validity, StoreError> {
    Ok(Validity { valid_from: row.day(from)?, valid_to: row.optional(from + 1, Row::day)? })
}

fn alias(row: &Row) -> Result<Alias, StoreError> {
    let code = row.text(1)?;
    let system = CodeSystem::from_code(&code).ok_or(StoreError::Corrupt {
        column: 1,
        wanted: "a code system",
        row: code,
    })?;
    Ok(Alias { unit: row.id(0)?, system, code: row.text(2)?, validity: validity(row, 3)? })
}

pub(crate) const fn gender_code(gender: Gender) -> &'static str {
    match gender {
        Gender::Male => "male",
        Gender::Female => "female",
    }
}

fn member(row: &Row) -> Result<Staff, StoreError> {
    let gender = row.optional(3, Row::text)?;
    let gender = gender.map(|code| {
        Gender::from_code(&code).ok_or(StoreError::Corrupt {
            column: 3,
            wanted: "a gender",
            row: code,
        })
    });
    Ok(Staff {
        id: row.id(0)?,
        user_name: row.text(1)?,
        full_name: row.text(2)?,
        gender: gender.transpose()?,
    })
}

fn position(row: &Row) -> Result<Position, StoreError> {
    let code = row.text(3)?;
    let role = Role::from_code(&code).ok_or(StoreError::Corrupt {
        column: 3,
        wanted: "a role",
        row: code,
    })?;
    Ok(Position {
        id: row.id(0)?,
        unit: row.id(1)?,
        staff: row.optional(2, Row::id)?,
        role,
        title: row.text(4)?,
        validity: validity(row, 5)?,
    })
}
