//! Making an organisation of the province's tables.
//!
//! Four CSV files: the areas, the bodies, the staff, and the parts of which invented names are made
//! for a demonstration. Rows with placeholders stand for one row per commune or per district (see
//! [`PLACEHOLDERS`]). Ids are derived from codes, so the same tables always give the same ids; and
//! a mistake never hides another one: every problem is listed with its file, line and column.

mod agencies;
mod areas;
mod names;
mod people;
mod problem;
mod table;
mod template;

pub use problem::{ImportFlaw, ImportProblem};
pub use table::{LONGEST_CELL, MOST_ROWS};
pub use template::PLACEHOLDERS;

use crate::{Alias, CodeSystem, Organisation, UnitId, Validity};
use mc_kernel::CivilDay;
use problem::Problems;
use template::Places;

/// One file.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name, for problems.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// The files of a province.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// `code,level,name,parent`: the areas, each below its parent.
    pub areas: Source<'a>,
    /// `code,name,kind,parent,abbreviation,type,unit_code`: the bodies; `type` and `unit_code` are
    /// lists with semicolons and with spaces.
    pub agencies: Option<Source<'a>>,
    /// `user_name,full_name,unit_code,role,title,gender`: a row per position; a further position of
    /// the same person leaves the name empty.
    pub staff: Option<Source<'a>>,
    /// `part,gender,text`: parts of invented names, for rows of the staff whose name is `{name}`.
    pub names: Option<Source<'a>>,
}

/// Reads the files of a province, all or nothing; everything read is valid from `valid_from` on.
pub fn read(files: &Files<'_>, valid_from: CivilDay) -> Result<Organisation, Vec<ImportProblem>> {
    let mut problems = Problems::default();
    let validity = Validity::since(valid_from);
    let mut organisation = Organisation::default();
    let areas = areas::read(files.areas, validity, &mut problems);
    let places = Places::of(&areas);
    areas::add(&areas, &mut organisation);
    if let Some(source) = files.agencies {
        agencies::read(source, &places, validity, &mut organisation, &mut problems);
    }
    if let Some(source) = files.staff {
        let names = files.names.map(|names| names::read(names, &mut problems));
        let staff = people::Tables { source, names: names.as_ref(), places: &places, validity };
        people::read(&staff, &mut organisation, &mut problems);
    }
    let problems = problems.into_list();
    if problems.is_empty() { Ok(organisation) } else { Err(problems) }
}

/// The id of the unit that the tables call by a code.
pub fn unit_id(code: &str) -> UnitId {
    UnitId::derived("unit", code)
}

fn alias(unit: UnitId, code: &str, system: CodeSystem, validity: Validity) -> Alias {
    Alias { unit, system, code: code.to_owned(), validity }
}
