//! Finding a unit by what an administrator types: a code, a name, or the address of its page.

use crate::Reference;
use mc_kernel::{CivilDay, FieldProblem, fold};
use mc_org::{CodeSystem, Unit, UnitId};

/// Names that are offered where nothing fits.
const NAMES_OFFERED: usize = 3;

impl Reference {
    /// The unit that exists on a day and goes by a code or a full name; by its short name, where no
    /// other has it.
    ///
    /// # Errors
    /// A problem at `path`: nothing typed, nothing found with what comes near, or several.
    pub fn find_unit(&self, path: &str, text: &str, day: CivilDay) -> Result<UnitId, FieldProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FieldProblem::new(path, "required"));
        }
        let directory = &self.directory;
        let by_id = text.rsplit('/').next().and_then(|last| last.parse::<UnitId>().ok());
        if let Some(unit) = by_id.and_then(|id| directory.unit(id)) {
            return Ok(unit.id);
        }
        let by_code = CodeSystem::ALL.iter().find_map(|s| directory.by_alias(*s, text, day));
        if let Some(unit) = by_code {
            return Ok(unit.id);
        }
        let wanted = fold(text);
        let named = |name: fn(&Unit) -> &str| -> Vec<&Unit> {
            directory.units(day).filter(|unit| fold(name(unit)) == wanted).collect()
        };
        let full = named(|unit| &unit.name);
        let found = if full.is_empty() { named(|unit| &unit.short_name) } else { full };
        match found.as_slice() {
            [unit] => Ok(unit.id),
            [] => {
                let near = directory.units(day).filter(|unit| fold(&unit.name).contains(&wanted));
                let near: Vec<&str> = near.take(NAMES_OFFERED).map(|u| u.name.as_str()).collect();
                let code = if near.is_empty() { "unit-unknown" } else { "unit-near" };
                Err(FieldProblem::new(path, code).with("text", text).with("near", near.join("; ")))
            }
            [_, _, ..] => Err(FieldProblem::new(path, "unit-several").with("text", text)),
        }
    }
}
