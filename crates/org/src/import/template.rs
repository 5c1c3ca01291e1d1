//! Rows that stand for many: one per commune, or one per district.

use super::{
    ImportFlaw,
    areas::Area,
    table::{Row, Table},
};
use crate::AreaLevel;
use mc_kernel::fold;
use std::collections::{BTreeMap, HashMap};

/// The placeholders of a row and what they stand for. A row with one of the first five is repeated
/// for every commune, a row with only others for every district (every area that has communes).
pub const PLACEHOLDERS: [(&str, &str); 10] = [
    ("{commune}", "the commune's name in plain letters, unique in the province: xuanloi"),
    ("{commune_name}", "the commune's name inside another name: xã Xuân Lôi"),
    ("{commune_code}", "the commune's administrative code: 08836"),
    ("{nn}", "the commune's number in its district, from 21 in the order of codes: 34"),
    ("{nnn}", "the same with three digits: 034"),
    ("{district}", "the district's name in plain letters: lapthach"),
    ("{district_name}", "the district's name inside another name: huyện Lập Thạch"),
    ("{district_code}", "the district's administrative code: 246"),
    ("{dd}", "the district's number as an agency, from 31 in the order of codes: 33"),
    ("{i}", "the district's number, from 01: 03"),
];
const OF_COMMUNES: usize = 5;
/// Stands for an invented name; the table of staff fills it in.
pub(super) const NAME: &str = "{name}";

const FIRST_DISTRICT_AGENCY: usize = 31;
const FIRST_COMMUNE_AGENCY: usize = 21;

/// The communes and districts that rows are repeated for, with the values of the placeholders.
#[derive(Debug)]
pub(super) struct Places<'a> {
    areas: HashMap<&'a str, &'a Area>,
    communes: Vec<Place>,
    districts: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    area_code: String,
    values: Vec<(&'static str, String)>,
}

/// A row as it came, or as it stands for one area.
pub(super) struct Expanded {
    pub(super) row: Row,
    /// The code of the area that a repeated row stands for.
    pub(super) area_code: Option<String>,
}

impl<'a> Places<'a> {
    pub(super) fn of(areas: &'a [Area]) -> Self {
        let lowest = areas.iter().map(|area| area.level).max();
        let mut communes_of: BTreeMap<&str, Vec<&Area>> = BTreeMap::new();
        for area in areas.iter().filter(|area| Some(area.level) == lowest) {
            if let Some(parent) = &area.parent {
                communes_of.entry(parent).or_default().push(area);
            }
        }
        let slugs = slugs(areas);
        let by_code: HashMap<_, _> = areas.iter().map(|area| (area.code.as_str(), area)).collect();
        let mut places = Self { areas: by_code, communes: Vec::new(), districts: Vec::new() };
        for (i, (code, mut communes)) in communes_of.into_iter().enumerate() {
            let Some(district) = places.areas.get(code) else { continue };
            let slug = |area: &Area| slugs.get(area.code.as_str()).cloned().unwrap_or_default();
            let of_district = vec![
                ("{district}", slug(district)),
                ("{district_name}", district.inner_name()),
                ("{district_code}", district.code.clone()),
                ("{dd}", format!("{:02}", FIRST_DISTRICT_AGENCY + i)),
                ("{i}", format!("{:02}", i + 1)),
            ];
            communes.sort_by(|a, b| a.code.cmp(&b.code));
            for (number, commune) in (FIRST_COMMUNE_AGENCY..).zip(communes) {
                let mut values = vec![
                    ("{commune}", slug(commune)),
                    ("{commune_name}", commune.inner_name()),
                    ("{commune_code}", commune.code.clone()),
                    ("{nn}", format!("{number:02}")),
                    ("{nnn}", format!("{number:03}")),
                ];
                values.extend(of_district.clone());
                places.communes.push(Place { area_code: commune.code.clone(), values });
            }
            places.districts.push(Place { area_code: code.to_owned(), values: of_district });
        }
        places
    }

    /// The area with a code.
    pub(super) fn area(&self, code: &str) -> Option<&'a Area> {
        self.areas.get(code).copied()
    }

    /// The topmost area of the tables.
    pub(super) fn province(&self) -> Option<&'a Area> {
        self.areas.values().copied().find(|area| area.parent.is_none())
    }

    /// The rows that a row stands for. An unknown placeholder is noted once.
    pub(super) fn expand(&self, row: Row, table: &mut Table<'_>) -> Vec<Expanded> {
        let mut is_sound = true;
        for (column, cell) in row.cells() {
            if let Some(unknown) = unknown_placeholder(cell) {
                is_sound = false;
                table.problem(&row, column, ImportFlaw::UnknownPlaceholder(unknown));
            }
        }
        if !is_sound {
            return Vec::new();
        }
        let has = |placeholder: &str| row.cells().any(|(_, cell)| cell.contains(placeholder));
        let is_used =
            |(at, (placeholder, _)): (usize, &(&str, &str))| has(placeholder).then_some(at);
        match PLACEHOLDERS.iter().enumerate().find_map(is_used) {
            None => vec![Expanded { row, area_code: None }],
            Some(at) if at < OF_COMMUNES => repeat(&row, &self.communes),
            Some(_) => repeat(&row, &self.districts),
        }
    }
}

fn repeat(row: &Row, places: &[Place]) -> Vec<Expanded> {
    let fill = |place: &Place| {
        let fill_cell = |cell: &str| {
            let fill_one = |text: String, (name, value): &(&str, String)| text.replace(name, value);
            place.values.iter().fold(cell.to_owned(), fill_one)
        };
        Expanded { row: row.map(fill_cell), area_code: Some(place.area_code.clone()) }
    };
    places.iter().map(fill).collect()
}

/// The first thing in braces that is no placeholder.
fn unknown_placeholder(cell: &str) -> Option<String> {
    let known = |text: &str| {
        text == NAME || PLACEHOLDERS.iter().any(|(placeholder, _)| *placeholder == text)
    };
    cell.match_indices('{')
        .filter_map(|(at, _)| cell.get(at..))
        .map(|rest| rest.find('}').and_then(|end| rest.get(..=end)).unwrap_or(rest))
        .find(|text| !known(text))
        .map(str::to_owned)
}

/// The name of each area in plain letters, unique: where areas share a name, the only one of the
/// highest level keeps it and the others say what they are (`thitranlapthach`), with the code where
/// even that is shared.
fn slugs(areas: &[Area]) -> HashMap<&str, String> {
    let plain = |name: &str| fold(name).replace(|c: char| !c.is_ascii_alphanumeric(), "");
    let mut uses: HashMap<String, Vec<AreaLevel>> = HashMap::new();
    for area in areas {
        let (bare, full) = (plain(area.bare_name()), plain(&area.name));
        if full != bare {
            uses.entry(full).or_default().push(area.level);
        }
        uses.entry(bare).or_default().push(area.level);
    }
    let is_alone = |slug: &str, level: AreaLevel| {
        let rivals = uses.get(slug).map(Vec::as_slice).unwrap_or_default();
        !slug.is_empty() && rivals.iter().filter(|rival| **rival <= level).count() == 1
    };
    let slug = |area: &Area| {
        let (bare, full) = (plain(area.bare_name()), plain(&area.name));
        if is_alone(&bare, area.level) {
            bare
        } else if is_alone(&full, area.level) {
            full
        } else {
            format!("{full}{}", area.code)
        }
    };
    areas.iter().map(|area| (area.code.as_str(), slug(area))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Validity;

    fn area(code: &str, name: &str, level: AreaLevel, parent: &str) -> Area {
        let parent = Some(parent.to_owned()).filter(|parent| !parent.is_empty());
        let validity = Validity::since("2023-01-01".parse().unwrap());
        Area { code: code.to_owned(), name: name.to_owned(), level, parent, validity }
    }

    #[test]
    fn plain_names_are_unique() {
        let areas = [
            area("26", "Tỉnh Vĩnh Phúc", AreaLevel::PROVINCE, ""),
            area("246", "Huyện Lập Thạch", AreaLevel::DISTRICT, "26"),
            area("08761", "Thị trấn Lập Thạch", AreaLevel::COMMUNE, "246"),
            area("08836", "Xã Xuân Lôi", AreaLevel::COMMUNE, "246"),
            area("08794", "Xã Xuân Hòa", AreaLevel::COMMUNE, "246"),
            area("08746", "Phường Xuân Hoà", AreaLevel::COMMUNE, "244"),
            area("1", "Phường 1", AreaLevel::COMMUNE, "244"),
            area("2", "Xã Tân An", AreaLevel::COMMUNE, "244"),
            area("3", "Xã Tân An", AreaLevel::COMMUNE, "246"),
        ];
        let slugs = slugs(&areas);
        let check = |code: &str, expect: &str| assert_eq!(slugs[code], expect);
        check("26", "vinhphuc");
        check("246", "lapthach");
        check("08761", "thitranlapthach");
        check("08836", "xuanloi");
        check("08794", "xaxuanhoa");
        check("08746", "phuongxuanhoa");
        check("1", "phuong1");
        check("2", "xatanan2");
        check("3", "xatanan3");
    }

    #[test]
    fn unknown_placeholders_are_seen() {
        assert_eq!(unknown_placeholder("{commune}.{name}"), None);
        assert_eq!(unknown_placeholder("{dd}{village}"), Some("{village}".to_owned()));
        assert_eq!(unknown_placeholder("{commune"), Some("{commune".to_owned()));
        assert_eq!(unknown_placeholder("plain"), None);
    }
}
