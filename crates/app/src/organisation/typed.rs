//! What is typed of a unit, and reading it.

use crate::Reference;
use mc_kernel::{CivilDay, FieldProblem, FieldProblems};
use mc_org::{AreaLevel, Contact, Unit, UnitId, UnitKind};

/// The longest name of a unit.
const MOST_UNIT_NAME_CHARS: usize = 200;
/// The longest address, and the longest text of opening hours.
const MOST_CONTACT_CHARS: usize = 300;
/// The longest abbreviation.
const MOST_ABBREVIATION_CHARS: usize = 20;
/// Names by which processes call for a unit, and areas that it serves, one a line.
pub const MOST_LINES: usize = 200;

/// A unit as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitTyped {
    /// The code of its kind; of a new unit only.
    pub kind: String,
    /// The level of an area, by number; of a new area only.
    pub level: String,
    /// The full name.
    pub name: String,
    /// The same in English.
    pub name_en: String,
    /// The name on screens.
    pub short_name: String,
    /// The abbreviation in document symbols.
    pub abbreviation: String,
    /// The names by which processes call for it, one a line.
    pub agency_types: String,
    /// The areas it serves by name or code, one a line.
    pub areas: String,
    /// The address.
    pub address: String,
    /// The telephone.
    pub phone: String,
    /// The mail address.
    pub email: String,
    /// When it is open.
    pub opening: String,
    /// The same in English.
    pub opening_en: String,
}

impl UnitTyped {
    /// A unit as it would have been typed.
    pub fn of(unit: &Unit, reference: &Reference) -> Self {
        let areas = unit.areas.iter().filter_map(|area| reference.directory.unit(*area));
        let areas: Vec<&str> = areas.map(|area| area.name.as_str()).collect();
        Self {
            kind: unit.kind.code().to_owned(),
            level: unit.level.number().to_string(),
            name: unit.name.clone(),
            name_en: unit.name_en.clone(),
            short_name: unit.short_name.clone(),
            abbreviation: unit.abbreviation.clone(),
            agency_types: unit.agency_types.join("\n"),
            areas: areas.join("\n"),
            address: unit.contact.address.clone(),
            phone: unit.contact.phone.clone(),
            email: unit.contact.email.clone(),
            opening: unit.contact.opening.clone(),
            opening_en: unit.contact.opening_en.clone(),
        }
    }

    /// Puts what was typed onto a unit: everything that may change as long as it lives.
    ///
    /// # Errors
    /// Every problem at its field.
    pub fn put_on(
        &self,
        unit: &mut Unit,
        reference: &Reference,
        day: CivilDay,
    ) -> Result<(), FieldProblems> {
        let mut problems = FieldProblems::none();
        let mut line = |path: &str, text: &str, most: usize, is_needed: bool| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() && is_needed {
                problems.push(FieldProblem::new(path, "required"));
            } else if text.chars().count() > most {
                problems.push(FieldProblem::new(path, "too-long").with("most", most));
            }
            text
        };
        unit.name = line("name", &self.name, MOST_UNIT_NAME_CHARS, true);
        unit.name_en = line("name_en", &self.name_en, MOST_UNIT_NAME_CHARS, false);
        unit.short_name = line("short_name", &self.short_name, MOST_UNIT_NAME_CHARS, true);
        let abbreviation = &self.abbreviation;
        unit.abbreviation = line("abbreviation", abbreviation, MOST_ABBREVIATION_CHARS, false);
        unit.contact = Contact {
            address: line("address", &self.address, MOST_CONTACT_CHARS, false),
            phone: line("phone", &self.phone, 40, false),
            email: line("email", &self.email, MOST_UNIT_NAME_CHARS, false),
            opening: line("opening", &self.opening, MOST_CONTACT_CHARS, false),
            opening_en: line("opening_en", &self.opening_en, MOST_CONTACT_CHARS, false),
        };
        let mail = &unit.contact.email;
        if !mail.is_empty() && !is_mail(mail) {
            problems.push(FieldProblem::new("email", "mail-address"));
        }
        if !unit.contact.phone.is_empty() && !is_phone(&unit.contact.phone) {
            problems.push(FieldProblem::new("phone", "unit-phone"));
        }
        unit.agency_types = lines(&self.agency_types);
        unit.areas = self.read_areas(unit, reference, day, &mut problems);
        for (path, count) in
            [("agency_types", unit.agency_types.len()), ("areas", lines(&self.areas).len())]
        {
            if count > MOST_LINES {
                problems.push(FieldProblem::new(path, "unit-lines").with("most", MOST_LINES));
            }
        }
        problems.into_result()
    }

    fn read_areas(
        &self,
        unit: &Unit,
        reference: &Reference,
        day: CivilDay,
        problems: &mut FieldProblems,
    ) -> Vec<UnitId> {
        let mut areas = Vec::new();
        if unit.kind == UnitKind::Area {
            return areas;
        }
        for text in lines(&self.areas).iter().take(MOST_LINES) {
            let is_area = |id: &UnitId| {
                let found = reference.directory.unit(*id);
                found.is_some_and(|area| area.kind == UnitKind::Area)
            };
            match reference.find_unit("areas", text, day) {
                Ok(id) if is_area(&id) => areas.push(id),
                Ok(_) => {
                    problems.push(FieldProblem::new("areas", "unit-no-area").with("text", text));
                }
                Err(problem) => problems.push(problem),
            }
        }
        areas
    }

    /// Kind and level of a new unit.
    ///
    /// # Errors
    /// A problem at its field.
    pub fn kind_and_level(
        &self,
        parent: Option<&Unit>,
    ) -> Result<(UnitKind, AreaLevel), FieldProblems> {
        let kind = UnitKind::from_code(&self.kind)
            .ok_or_else(|| FieldProblems::from(FieldProblem::new("kind", "required")))?;
        let above = parent.map_or(AreaLevel::CENTRAL, |unit| unit.level);
        if kind != UnitKind::Area {
            return Ok((kind, above));
        }
        let level = self.level.parse().ok().map(AreaLevel::new);
        let level = level.filter(|level| *level > AreaLevel::CENTRAL && level.number() <= 4);
        let level =
            level.ok_or_else(|| FieldProblems::from(FieldProblem::new("level", "required")))?;
        Ok((kind, level))
    }
}

/// The lines that are not empty.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// One address of a person or a house: something, one `@`, a domain with a full stop.
pub(crate) fn is_mail(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    !name.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
}

/// Digits with what people put between them.
pub(crate) fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '(' | ')');
    (3..=20).contains(&digits) && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_telephones_as_people_write_them() {
        for (text, expect) in
            [("motcua@xuanloi.vn", true), ("a@b", false), ("a b@c.vn", false), ("@c.vn", false)]
        {
            assert_eq!(is_mail(text), expect, "{text}");
        }
        for (text, expect) in
            [("0211 3.862.480", true), ("+84 (211) 38", true), ("12", false), ("không", false)]
        {
            assert_eq!(is_phone(text), expect, "{text}");
        }
    }
}
