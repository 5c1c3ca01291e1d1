//! Invented names for a demonstration, made of the parts in a table: `part,gender,text`.
//!
//! The parts are `family`, `middle`, `marker` and `given`; the marker stands before the given name
//! and tells everybody that no real person is meant: `Nguyễn Thị Mẫu Hoa`.

use super::{
    ImportFlaw, Source,
    problem::Problems,
    table::{Row, Table},
};
use crate::Gender;
use mc_kernel::Digest;

/// The parts of a name, in its order.
const PARTS: [&str; 4] = ["family", "middle", "marker", "given"];

/// The parts that names are made of.
#[derive(Debug)]
pub(super) struct Names {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    kind: String,
    /// `None` fits both.
    gender: Option<Gender>,
    text: String,
}

pub(super) fn read(source: Source<'_>, problems: &mut Problems) -> Names {
    let (mut table, rows) = Table::read(source, &["part", "gender", "text"], problems);
    let parts: Vec<Part> = rows.iter().filter_map(|row| part(row, &mut table)).collect();
    let names = Names { parts };
    if [Gender::Male, Gender::Female].iter().any(|gender| names.name("", *gender).is_none()) {
        table.problem_of_all(ImportFlaw::NoNames);
    }
    names
}

fn part(row: &Row, table: &mut Table<'_>) -> Option<Part> {
    if !table.are_filled(row, &["part", "text"]) {
        return None;
    }
    let (kind, gender) = (row.cell("part"), row.cell("gender"));
    if !PARTS.contains(&kind) {
        table.problem(row, "part", ImportFlaw::UnknownValue(kind.to_owned()));
    }
    let known = Gender::from_code(gender);
    if known.is_none() && !gender.is_empty() {
        table.problem(row, "gender", ImportFlaw::UnknownValue(gender.to_owned()));
    }
    Some(Part { kind: kind.to_owned(), gender: known, text: row.cell("text").to_owned() })
}

impl Names {
    /// The name that belongs to a seed, the same every time; `None` when a part is missing.
    pub(super) fn name(&self, seed: &str, gender: Gender) -> Option<String> {
        let chosen: Option<Vec<&str>> =
            PARTS.iter().map(|kind| self.choose(kind, seed, gender)).collect();
        chosen.map(|parts| parts.join(" "))
    }

    fn choose(&self, kind: &str, seed: &str, gender: Gender) -> Option<&str> {
        let fits = |candidate: &&Part| {
            candidate.kind == kind && candidate.gender.is_none_or(|only| only == gender)
        };
        let candidates: Vec<&Part> = self.parts.iter().filter(fits).collect();
        let at = number_of(seed, kind).checked_rem(candidates.len())?;
        candidates.get(at).map(|part| part.text.as_str())
    }
}

/// The gender that belongs to a seed where the table leaves it open.
pub(super) fn gender_of(seed: &str) -> Gender {
    if number_of(seed, "gender").is_multiple_of(2) { Gender::Female } else { Gender::Male }
}

/// A number that follows from two texts and nothing else.
fn number_of(seed: &str, kind: &str) -> usize {
    let digest = Digest::of_parts(&[seed.as_bytes(), kind.as_bytes()]);
    let [a, b, ..] = digest.bytes();
    usize::from(u16::from_be_bytes([*a, *b]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "part,gender,text\n\
        family,,Nguyễn\nfamily,,Trần\nmarker,,Mẫu\n\
        middle,female,Thị\nmiddle,male,Văn\ngiven,female,Hoa\ngiven,male,Hùng\ngiven,,An\n";

    fn read_text(text: &str) -> (Names, usize) {
        let mut problems = Problems::default();
        let names = read(Source { name: "names.csv", text }, &mut problems);
        (names, problems.into_list().len())
    }

    #[test]
    fn a_name_has_all_parts_and_stays_the_same() {
        let (names, problems) = read_text(TABLE);
        assert_eq!(problems, 0);
        let name = names.name("xuanloi.hotich", Gender::Female).unwrap();
        assert_eq!(names.name("xuanloi.hotich", Gender::Female).unwrap(), name);
        let words: Vec<_> = name.split(' ').collect();
        assert!(["Nguyễn", "Trần"].contains(&words[0]), "{name}");
        assert_eq!(words[1..3], ["Thị", "Mẫu"]);
        assert!(["Hoa", "An"].contains(&words[3]), "{name}");
    }

    #[test]
    fn a_table_without_a_part_is_refused() {
        assert_eq!(read_text(&TABLE.replace("middle,male,Văn\n", "")).1, 1);
        assert_eq!(read_text(&TABLE.replace("marker,,Mẫu", "markers,,Mẫu")).1, 2);
    }
}
