//! The directory: the whole organisation in memory, checked once and never changed, with the
//! lookups that every request needs.
//!
//! Everything that depends on time takes the day: a dossier of last year is looked up in last
//! year's organisation.

mod build;
mod people;
mod territory;

pub use build::{DEEPEST, DirectoryProblem, MOST_UNITS, Organisation};
pub use territory::{AreaGroup, ResolveError};

use crate::{Alias, CodeSystem, Position, Staff, StaffId, Unit, UnitId, UnitKind};
use mc_kernel::CivilDay;
use std::collections::HashMap;

/// The organisation, ready to be asked. `Send` and `Sync`; share it behind an `Arc` and replace it
/// as a whole when the organisation changes.
#[derive(Debug, Clone)]
pub struct Directory {
    /// In the order of the import, which is the order of lists.
    units: Vec<Unit>,
    by_id: HashMap<UnitId, usize>,
    children: HashMap<UnitId, Vec<usize>>,
    /// By system and code, whatever the day.
    aliases: HashMap<(CodeSystem, String), Vec<Alias>>,
    codes_of: HashMap<UnitId, Vec<Alias>>,
    /// The units that act as a type, by the area they serve; `None` for those that serve everywhere.
    performers: HashMap<String, HashMap<Option<UnitId>, Vec<usize>>>,
    staff: Vec<Staff>,
    staff_by_id: HashMap<StaffId, usize>,
    staff_by_user_name: HashMap<String, usize>,
    positions_at: HashMap<UnitId, Vec<Position>>,
    positions_of: HashMap<StaffId, Vec<Position>>,
}

impl Directory {
    /// The unit with an id, whenever it existed.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.by_id.get(&id).and_then(|&at| self.units.get(at))
    }

    /// The units that exist on a day, in the order of the import.
    pub fn units(&self, day: CivilDay) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(move |unit| unit.validity.holds_on(day))
    }

    /// All units, whenever they exist, in the order of the import.
    pub fn all_units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit that goes by a code on a day.
    pub fn by_alias(&self, system: CodeSystem, code: &str, day: CivilDay) -> Option<&Unit> {
        let aliases = self.aliases.get(&(system, code.to_owned()))?;
        let alias = aliases.iter().find(|alias| alias.validity.holds_on(day))?;
        self.unit(alias.unit)
    }

    /// The code of a unit on a day.
    pub fn code_of(&self, unit: UnitId, system: CodeSystem, day: CivilDay) -> Option<&str> {
        let aliases = self.codes_of.get(&unit)?;
        aliases
            .iter()
            .find(|alias| alias.system == system && alias.validity.holds_on(day))
            .map(|alias| alias.code.as_str())
    }

    /// Every code that a unit goes by or went by, in the order of the import.
    pub fn aliases_of(&self, unit: UnitId) -> &[Alias] {
        self.codes_of.get(&unit).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a unit belongs to, the nearest first, without the unit itself; at most [`DEEPEST`].
    pub fn ancestors(&self, id: UnitId) -> impl Iterator<Item = &Unit> {
        let parent = |unit: &Unit| unit.parent.and_then(|parent| self.unit(parent));
        std::iter::successors(self.unit(id).and_then(parent), move |unit| parent(unit))
            .take(DEEPEST)
    }

    /// The units directly below a unit on a day.
    pub fn children(&self, id: UnitId, day: CivilDay) -> impl Iterator<Item = &Unit> {
        let below = self.children.get(&id).map(Vec::as_slice).unwrap_or_default();
        below
            .iter()
            .filter_map(|&at| self.units.get(at))
            .filter(move |unit| unit.validity.holds_on(day))
    }

    /// All units below a unit on a day, level by level, without the unit itself. There is no cycle,
    /// so there are never more than there are units.
    pub fn descendants(&self, id: UnitId, day: CivilDay) -> Vec<&Unit> {
        let mut found: Vec<&Unit> = self.children(id, day).collect();
        let mut next = 0;
        while let Some(unit) = found.get(next) {
            let below = self.children(unit.id, day);
            found.extend(below);
            next += 1;
        }
        found
    }

    /// Whether `unit` is `above` or belongs to it.
    pub fn is_within(&self, unit: UnitId, above: UnitId) -> bool {
        unit == above || self.ancestors(unit).any(|ancestor| ancestor.id == above)
    }

    /// The agency that answers for a unit: of a division, a desk or a council the committee,
    /// department or vertical agency it belongs to; of an agency itself. A unit below none stands
    /// for itself.
    pub fn agency_of(&self, id: UnitId) -> Option<&Unit> {
        let unit = self.unit(id)?;
        let agency = std::iter::once(unit)
            .chain(self.ancestors(id))
            .find(|candidate| candidate.kind.is_accountable());
        Some(agency.unwrap_or(unit))
    }

    /// The areas of a day: provinces, districts, communes.
    pub fn areas(&self, day: CivilDay) -> impl Iterator<Item = &Unit> {
        self.units(day).filter(|unit| unit.kind == UnitKind::Area)
    }
}
