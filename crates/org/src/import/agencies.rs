//! The bodies: `code,name,kind,parent,abbreviation,type,unit_code`.

use super::{
    ImportFlaw, Source, alias,
    problem::Problems,
    table::{Row, Table},
    template::Places,
    unit_id,
};
use crate::directory::DEEPEST;
use crate::{Alias, AreaLevel, CodeSystem, Contact, Organisation, Unit, UnitKind, Validity};
use std::collections::HashMap;

const COLUMNS: [&str; 8] =
    ["code", "name", "kind", "parent", "abbreviation", "type", "unit_code", "left_to_right_code?"];

/// The kinds as tables call them. A kind of a repeated row may end in ` template`.
const KINDS: [(&str, UnitKind); 22] = [
    ("province people's committee", UnitKind::Committee),
    ("district people's committee", UnitKind::Committee),
    ("commune people's committee", UnitKind::Committee),
    ("office of people's committee", UnitKind::Department),
    ("office of people's council", UnitKind::Department),
    ("department", UnitKind::Department),
    ("department-level agency", UnitKind::Department),
    ("sub-department", UnitKind::SubDepartment),
    ("district division", UnitKind::Division),
    ("division", UnitKind::Division),
    ("one-stop desk", UnitKind::OneStopDesk),
    ("public administrative service centre", UnitKind::OneStopDesk),
    ("public unit", UnitKind::PublicUnit),
    ("branch of land registration office", UnitKind::PublicUnit),
    ("vertical agency", UnitKind::VerticalAgency),
    ("council", UnitKind::Council),
    ("public postal service", UnitKind::Outside),
    ("central agency", UnitKind::Outside),
    ("justice bodies", UnitKind::Outside),
    ("outside body", UnitKind::Outside),
    ("applicant", UnitKind::Outside),
    ("system", UnitKind::Outside),
];

/// What names are shortened by on screens.
const SHORTER: [(&str, &str); 3] = [
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Bộ phận Tiếp nhận và Trả kết quả", "Bộ phận Một cửa"),
];

struct Body {
    row: Row,
    kind: UnitKind,
    parent: Option<String>,
    /// The codes of the areas that the row names; else those of the parent count.
    areas: Vec<String>,
}

/// Reads the bodies and adds them to the organisation, after the areas.
pub(super) fn read(
    source: Source<'_>,
    places: &Places<'_>,
    validity: Validity,
    organisation: &mut Organisation,
    problems: &mut Problems,
) {
    let (mut table, rows) = Table::read(source, &COLUMNS, problems);
    let mut bodies: Vec<(String, Body)> = Vec::new();
    let mut by_code: HashMap<String, Option<usize>> = HashMap::new();
    for row in rows {
        for expanded in places.expand(row, &mut table) {
            let code = expanded.row.cell("code").to_owned();
            if by_code.contains_key(&code) || places.area(&code).is_some() {
                table.problem(&expanded.row, "code", ImportFlaw::Duplicate(code));
                continue;
            }
            let body = body(expanded.row, expanded.area_code, places, &mut table);
            if !code.is_empty() {
                by_code.insert(code.clone(), body.is_some().then_some(bodies.len()));
            }
            bodies.extend(body.map(|body| (code, body)));
        }
    }
    let tree = Tree { bodies: &bodies, by_code: &by_code, places, validity };
    for (code, body) in &bodies {
        match tree.areas_of(body) {
            Ok(areas) => {
                organisation.units.push(tree.unit(code, body, &areas));
                organisation.aliases.extend(tree.codes(code, body));
            }
            Err(flaw) => table.problem(&body.row, "parent", flaw),
        }
    }
}

fn body(
    row: Row,
    area_code: Option<String>,
    places: &Places<'_>,
    table: &mut Table<'_>,
) -> Option<Body> {
    if !table.are_filled(&row, &["code", "name", "kind"]) {
        return None;
    }
    let kind_name = row.cell("kind").trim_end_matches(" template");
    let kind = KINDS.iter().find(|(name, _)| *name == kind_name).map(|(_, kind)| *kind);
    if kind.is_none() {
        table.problem(&row, "kind", ImportFlaw::UnknownValue(kind_name.to_owned()));
    }
    let mut areas: Vec<String> = row.cell("unit_code").split(' ').map(str::to_owned).collect();
    areas.retain(|code| !code.is_empty());
    for code in areas.iter().filter(|code| places.area(code).is_none()) {
        table.problem(&row, "unit_code", ImportFlaw::UnknownUnit(code.clone()));
    }
    if areas.is_empty() {
        areas.extend(area_code);
    }
    let parent = Some(row.cell("parent").to_owned()).filter(|parent| !parent.is_empty());
    Some(Body { kind: kind?, parent, areas, row })
}

struct Tree<'a> {
    bodies: &'a [(String, Body)],
    /// Where each code stands; nowhere when its row is not sound.
    by_code: &'a HashMap<String, Option<usize>>,
    places: &'a Places<'a>,
    validity: Validity,
}

impl Tree<'_> {
    /// The areas of a body: its own, or those of the nearest body above that names some. What lies
    /// below a row that is not sound is not blamed for it.
    fn areas_of(&self, body: &Body) -> Result<Vec<String>, ImportFlaw> {
        let mut areas = body.areas.clone();
        let mut above = body.parent.as_deref();
        for _ in 0..DEEPEST {
            let Some(code) = above else { return Ok(areas) };
            let at =
                self.by_code.get(code).ok_or_else(|| ImportFlaw::UnknownUnit(code.to_owned()))?;
            let Some((_, parent)) = at.and_then(|at| self.bodies.get(at)) else { return Ok(areas) };
            if areas.is_empty() {
                areas.clone_from(&parent.areas);
            }
            above = parent.parent.as_deref();
        }
        Err(ImportFlaw::Circle(body.row.cell("code").to_owned()))
    }

    fn unit(&self, code: &str, body: &Body, areas: &[String]) -> Unit {
        let level = areas.first().and_then(|code| self.places.area(code)).map(|area| area.level);
        let types = body.row.cell("type").split(';').map(str::trim);
        Unit {
            id: unit_id(code),
            name: body.row.cell("name").to_owned(),
            short_name: self.short_name(body),
            abbreviation: body.row.cell("abbreviation").to_owned(),
            kind: body.kind,
            level: level.unwrap_or(AreaLevel::CENTRAL),
            parent: body.parent.as_deref().map(unit_id),
            agency_types: types.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            areas: areas.iter().map(|code| unit_id(code)).collect(),
            name_en: String::new(),
            contact: Contact::default(),
            moves: Vec::new(),
            validity: self.validity,
        }
    }

    fn codes(&self, code: &str, body: &Body) -> Vec<Alias> {
        let is_national = is_identifier(code);
        let system = if is_national { CodeSystem::RightToLeft } else { CodeSystem::Local };
        let mut codes = vec![alias(unit_id(code), code, system, self.validity)];
        let left_to_right = body.row.cell("left_to_right_code");
        if !left_to_right.is_empty() {
            let system = CodeSystem::LeftToRight;
            codes.push(alias(unit_id(code), left_to_right, system, self.validity));
        }
        codes
    }

    /// The name with the usual abbreviations, and without the province where it goes without saying.
    fn short_name(&self, body: &Body) -> String {
        let name = body.row.cell("name").to_owned();
        let shorter = SHORTER.iter().fold(name, |name, (long, short)| name.replace(long, short));
        let province = self.places.province().map(|area| format!(" {}", area.inner_name()));
        let bare = province.as_deref().and_then(|province| shorter.strip_suffix(province));
        match bare {
            Some(bare) if body.kind != UnitKind::Committee => bare.to_owned(),
            Some(_) | None => shorter,
        }
    }
}

/// Whether a code is an electronic identifier, `000.00.04.H62`.
fn is_identifier(code: &str) -> bool {
    let parts: Vec<&str> = code.split('.').collect();
    let digits =
        |text: &&str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [fourth, third, second, first] => {
            digits(fourth, 3) && digits(third, 2) && digits(second, 2) && first.len() == 3
        }
        _ => false,
    }
}
