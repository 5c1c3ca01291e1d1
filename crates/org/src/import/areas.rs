//! The areas: `code,level,name,parent`.

use super::{
    ImportFlaw, Source, alias,
    problem::Problems,
    table::{Row, Table},
    unit_id,
};
use crate::{Alias, AreaLevel, CodeSystem, Contact, Organisation, Unit, UnitKind, Validity};
use std::collections::HashMap;

/// The words that say what an area is, before its own name.
const KINDS_OF_AREA: [&str; 9] = [
    "Thành phố ",
    "Thị trấn ",
    "Thị xã ",
    "Đặc khu ",
    "Phường ",
    "Huyện ",
    "Quận ",
    "Tỉnh ",
    "Xã ",
];

/// An area as read.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) level: AreaLevel,
    pub(super) parent: Option<String>,
    pub(super) validity: Validity,
}

impl Area {
    /// The name without the word that says what it is: `Xuân Lôi`. A ward with a number keeps it.
    pub(super) fn bare_name(&self) -> &str {
        let bare = KINDS_OF_AREA.iter().find_map(|kind| self.name.strip_prefix(kind));
        bare.filter(|bare| bare.starts_with(char::is_alphabetic)).unwrap_or(&self.name)
    }

    /// The name inside a sentence or another name: `xã Xuân Lôi`.
    pub(super) fn inner_name(&self) -> String {
        let mut letters = self.name.chars();
        let first = letters.next().into_iter().flat_map(char::to_lowercase);
        first.chain(letters).collect()
    }
}

/// Reads the areas that are sound.
pub(super) fn read(source: Source<'_>, validity: Validity, problems: &mut Problems) -> Vec<Area> {
    let (mut table, rows) = Table::read(source, &["code", "level", "name", "parent"], problems);
    let mut areas: Vec<Area> = Vec::with_capacity(rows.len());
    let mut levels: HashMap<String, Option<AreaLevel>> = HashMap::with_capacity(rows.len());
    for row in &rows {
        let code = row.cell("code").to_owned();
        let area = area(row, validity, &levels, &mut table);
        if !code.is_empty() && levels.contains_key(&code) {
            table.problem(row, "code", ImportFlaw::Duplicate(code));
            continue;
        }
        levels.insert(code, area.as_ref().map(|area| area.level));
        areas.extend(area);
    }
    areas
}

/// The area of a row. `levels` are those of the rows before, unknown where a row is not sound.
fn area(
    row: &Row,
    validity: Validity,
    levels: &HashMap<String, Option<AreaLevel>>,
    table: &mut Table<'_>,
) -> Option<Area> {
    let is_filled = table.are_filled(row, &["code", "level", "name"]);
    let (code, level) = (row.cell("code"), row.cell("level"));
    let is_code = code.bytes().all(|b| b.is_ascii_digit()) && (2..=5).contains(&code.len());
    if !is_code && !code.is_empty() {
        table.problem(row, "code", ImportFlaw::BadCode(code.to_owned()));
    }
    let known_level = AreaLevel::from_name(level);
    if known_level.is_none() && !level.is_empty() {
        table.problem(row, "level", ImportFlaw::UnknownValue(level.to_owned()));
    }
    let parent = Some(row.cell("parent").to_owned()).filter(|parent| !parent.is_empty());
    if let Some(parent) = parent.clone() {
        match levels.get(&parent) {
            None => table.problem(row, "parent", ImportFlaw::UnknownUnit(parent)),
            Some(above) if known_level.is_some_and(|level| above.is_some_and(|a| a >= level)) => {
                table.problem(row, "parent", ImportFlaw::WrongLevel(parent));
            }
            Some(_) => {}
        }
    }
    let (code, name) = (code.to_owned(), row.cell("name").to_owned());
    known_level.filter(|_| is_filled && is_code).map(|level| Area {
        code,
        name,
        level,
        parent,
        validity,
    })
}

/// Adds the areas as units with their codes.
pub(super) fn add(areas: &[Area], organisation: &mut Organisation) {
    organisation.units.extend(areas.iter().map(unit));
    organisation.aliases.extend(areas.iter().map(code));
}

fn unit(area: &Area) -> Unit {
    Unit {
        id: unit_id(&area.code),
        name: area.name.clone(),
        short_name: area.bare_name().to_owned(),
        abbreviation: String::new(),
        kind: UnitKind::Area,
        level: area.level,
        parent: area.parent.as_deref().map(unit_id),
        agency_types: Vec::new(),
        areas: Vec::new(),
        name_en: String::new(),
        contact: Contact::default(),
        moves: Vec::new(),
        validity: area.validity,
    }
}

fn code(area: &Area) -> Alias {
    alias(unit_id(&area.code), &area.code, CodeSystem::AdministrativeUnit, area.validity)
}
