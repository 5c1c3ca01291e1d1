//! The staff: `user_name,full_name,unit_code,role,title,gender`, a row per position.

use super::{
    ImportFlaw, Source,
    names::{self, Names},
    problem::Problems,
    table::{Row, Table},
    template::{NAME, Places},
    unit_id,
};
use crate::{Gender, Organisation, Position, PositionId, Role, Staff, StaffId, UnitId, Validity};
use std::collections::{HashMap, HashSet};

const COLUMNS: [&str; 6] = ["user_name", "full_name", "unit_code", "role", "title", "gender"];

/// What the table of staff is read with.
pub(super) struct Tables<'a> {
    pub(super) source: Source<'a>,
    pub(super) names: Option<&'a Names>,
    pub(super) places: &'a Places<'a>,
    pub(super) validity: Validity,
}

/// Reads the staff and adds it to the organisation, after the units.
pub(super) fn read(tables: &Tables<'_>, organisation: &mut Organisation, problems: &mut Problems) {
    let (mut table, rows) = Table::read(tables.source, &COLUMNS, problems);
    let units = organisation.units.iter().map(|unit| unit.id).collect();
    let mut people = People { units, known: HashMap::new(), positions: HashSet::new() };
    for row in rows {
        for expanded in tables.places.expand(row, &mut table) {
            people.add(&expanded.row, tables, organisation, &mut table);
        }
    }
}

/// What is known while the table is read.
struct People {
    units: HashSet<UnitId>,
    /// Where each member of staff stands in the organisation.
    known: HashMap<StaffId, usize>,
    positions: HashSet<PositionId>,
}

impl People {
    fn add(
        &mut self,
        row: &Row,
        tables: &Tables<'_>,
        organisation: &mut Organisation,
        table: &mut Table<'_>,
    ) {
        table.are_filled(row, &["user_name", "unit_code", "role", "title"]);
        let position = self.position(row, tables.validity, table);
        let gender = gender(row, table);
        let held_by = staff_id(row);
        if let Some(staff) = self.known.get(&held_by).and_then(|&at| organisation.staff.get(at)) {
            check_same(staff, row, gender, table);
        } else if let Some(staff) = staff(row, gender, tables.names, table) {
            self.known.insert(held_by, organisation.staff.len());
            organisation.staff.push(staff);
        }
        organisation.positions.extend(position);
    }

    fn position(
        &mut self,
        row: &Row,
        validity: Validity,
        table: &mut Table<'_>,
    ) -> Option<Position> {
        let (unit_code, role, title) = (row.cell("unit_code"), row.cell("role"), row.cell("title"));
        let unit = unit_id(unit_code);
        if !unit_code.is_empty() && !self.units.contains(&unit) {
            table.problem(row, "unit_code", ImportFlaw::UnknownUnit(unit_code.to_owned()));
        }
        let known_role = Role::from_code(role);
        if !role.is_empty() && known_role.is_none() {
            table.problem(row, "role", ImportFlaw::UnknownValue(role.to_owned()));
        }
        let name = [row.cell("user_name"), unit_code, role, title].join("\n");
        let id = PositionId::derived("position", &name);
        if !self.positions.insert(id) {
            table.problem(row, "title", ImportFlaw::Duplicate(title.to_owned()));
        }
        let (title, staff) = (title.to_owned(), Some(staff_id(row)));
        Some(Position { id, unit, role: known_role?, title, staff, validity })
    }
}

fn staff_id(row: &Row) -> StaffId {
    StaffId::derived("staff", row.cell("user_name"))
}

fn staff(
    row: &Row,
    gender: Option<Gender>,
    names: Option<&Names>,
    table: &mut Table<'_>,
) -> Option<Staff> {
    let user_name = row.cell("user_name");
    if !user_name.is_empty() && !is_user_name(user_name) {
        table.problem(row, "user_name", ImportFlaw::BadUserName(user_name.to_owned()));
    }
    if !table.are_filled(row, &["full_name"]) {
        return None;
    }
    let (id, user_name) = (staff_id(row), user_name.to_owned());
    if row.cell("full_name") != NAME {
        let full_name = row.cell("full_name").to_owned();
        return Some(Staff { id, user_name, full_name, gender });
    }
    let gender = gender.unwrap_or_else(|| names::gender_of(&user_name));
    let full_name = names.and_then(|names| names.name(&user_name, gender));
    if full_name.is_none() {
        table.problem(row, "full_name", ImportFlaw::NoNames);
    }
    Some(Staff { id, user_name, full_name: full_name?, gender: Some(gender) })
}

fn gender(row: &Row, table: &mut Table<'_>) -> Option<Gender> {
    let code = row.cell("gender");
    let gender = Gender::from_code(code);
    if gender.is_none() && !code.is_empty() {
        table.problem(row, "gender", ImportFlaw::UnknownValue(code.to_owned()));
    }
    gender
}

/// A further position of someone says nothing else about the person.
fn check_same(staff: &Staff, row: &Row, gender: Option<Gender>, table: &mut Table<'_>) {
    let name = row.cell("full_name");
    let is_same = (name.is_empty() || name == staff.full_name)
        && (gender.is_none() || gender == staff.gender);
    if !is_same {
        table.problem(row, "full_name", ImportFlaw::TwoNames(staff.user_name.clone()));
    }
}

fn is_user_name(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
    (3..=64).contains(&text.len()) && text.bytes().all(is_plain)
}
