//! Making a directory: everything is checked once, so that no lookup can run in circles.

use super::Directory;
use crate::{Alias, CodeSystem, Position, PositionId, Staff, StaffId, Unit, UnitId, UnitKind};
use mc_kernel::CivilDay;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// The most units of one directory.
pub const MOST_UNITS: usize = 200_000;
/// The deepest a unit may lie below the topmost one.
pub const DEEPEST: usize = 16;

/// Everything a directory is made of; what the import gives and the store keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Organisation {
    /// The units, in the order of lists.
    pub units: Vec<Unit>,
    /// Their codes.
    pub aliases: Vec<Alias>,
    /// The staff.
    pub staff: Vec<Staff>,
    /// The positions.
    pub positions: Vec<Position>,
}

impl Organisation {
    /// The same as it stands on a day: each unit belongs to what it belongs to then.
    #[must_use]
    pub fn on(mut self, day: CivilDay) -> Self {
        for unit in &mut self.units {
            unit.parent = unit.parent_on(day);
        }
        self
    }

    /// The days from one on, on which something moves; that day is the first of them.
    pub fn days_of_moves(&self, from: CivilDay) -> BTreeSet<CivilDay> {
        let moves = self.units.iter().flat_map(|unit| &unit.moves);
        moves.map(|step| step.from).filter(|day| *day > from).chain([from]).collect()
    }
}

/// Why an organisation makes no directory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DirectoryProblem {
    /// There are more units than a directory takes.
    #[error("{0} units are more than {MOST_UNITS}")]
    TooManyUnits(usize),
    /// Two units have the same id.
    #[error("unit {0} stands twice")]
    DuplicateUnit(UnitId),
    /// A unit belongs to one that does not exist.
    #[error("unit {unit} belongs to {parent}, which does not exist")]
    UnknownParent {
        /// The unit.
        unit: UnitId,
        /// Its parent.
        parent: UnitId,
    },
    /// A unit belongs to itself, directly or not, or lies too deep.
    #[error("unit {0} belongs to itself or lies more than {DEEPEST} levels deep")]
    Cycle(UnitId),
    /// A unit serves something that is no area.
    #[error("unit {unit} serves {area}, which is no area")]
    UnknownArea {
        /// The unit.
        unit: UnitId,
        /// What it serves.
        area: UnitId,
    },
    /// A code belongs to a unit that does not exist.
    #[error("code {code} belongs to {unit}, which does not exist")]
    UnknownUnitOfAlias {
        /// The unit.
        unit: UnitId,
        /// The code.
        code: String,
    },
    /// Two units go by the same code on the same day.
    #[error("two units go by the code {code} at the same time")]
    AmbiguousAlias {
        /// The system of the code.
        system: CodeSystem,
        /// The code.
        code: String,
    },
    /// Two members of staff have the same id or the same user name.
    #[error("user name {0} stands twice")]
    DuplicateStaff(String),
    /// A position is in a unit, or is held by someone, that does not exist.
    #[error("position {0} is in a unit or is held by someone that does not exist")]
    DanglingPosition(PositionId),
}

impl Directory {
    /// Checks an organisation and makes it ready to be asked; every problem is listed.
    pub fn build(organisation: Organisation) -> Result<Self, Vec<DirectoryProblem>> {
        let Organisation { units, aliases, staff, positions } = organisation;
        if units.len() > MOST_UNITS {
            return Err(vec![DirectoryProblem::TooManyUnits(units.len())]);
        }
        let mut problems = Vec::new();
        let by_id = index_units(&units, &mut problems);
        check_units(&units, &by_id, &mut problems);
        let (aliases, codes_of) = index_aliases(aliases, &by_id, &mut problems);
        let (staff_by_id, staff_by_user_name) = index_staff(&staff, &mut problems);
        for position in &positions {
            let is_held = position.staff.is_none_or(|held_by| staff_by_id.contains_key(&held_by));
            if !is_held || !by_id.contains_key(&position.unit) {
                problems.push(DirectoryProblem::DanglingPosition(position.id));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            children: children_of(&units),
            performers: performers_of(&units),
            positions_at: grouped(&positions, |position| Some(position.unit)),
            positions_of: grouped(&positions, |position| position.staff),
            units,
            by_id,
            aliases,
            codes_of,
            staff,
            staff_by_id,
            staff_by_user_name,
        })
    }
}

type Problems = Vec<DirectoryProblem>;

fn index_units(units: &[Unit], problems: &mut Problems) -> HashMap<UnitId, usize> {
    let mut by_id = HashMap::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        if by_id.insert(unit.id, at).is_some() {
            problems.push(DirectoryProblem::DuplicateUnit(unit.id));
        }
    }
    by_id
}

fn check_units(units: &[Unit], by_id: &HashMap<UnitId, usize>, problems: &mut Problems) {
    let unit_at = |id: UnitId| by_id.get(&id).and_then(|&at| units.get(at));
    for unit in units {
        if let Some(parent) = unit.parent
            && unit_at(parent).is_none()
        {
            problems.push(DirectoryProblem::UnknownParent { unit: unit.id, parent });
        }
        let is_area = |id: &UnitId| unit_at(*id).is_some_and(|area| area.kind == UnitKind::Area);
        for &area in unit.areas.iter().filter(|&area| !is_area(area)) {
            problems.push(DirectoryProblem::UnknownArea { unit: unit.id, area });
        }
        let above = std::iter::successors(Some(unit), |unit| unit.parent.and_then(unit_at));
        if above.take(DEEPEST + 2).count() > DEEPEST + 1 {
            problems.push(DirectoryProblem::Cycle(unit.id));
        }
    }
}

type Aliases = (HashMap<(CodeSystem, String), Vec<Alias>>, HashMap<UnitId, Vec<Alias>>);

fn index_aliases(
    aliases: Vec<Alias>,
    by_id: &HashMap<UnitId, usize>,
    problems: &mut Problems,
) -> Aliases {
    let mut by_code: HashMap<_, Vec<Alias>> = HashMap::new();
    let mut by_unit: HashMap<_, Vec<Alias>> = HashMap::new();
    for alias in aliases {
        let Alias { unit, system, code, .. } = alias.clone();
        if !by_id.contains_key(&unit) {
            problems.push(DirectoryProblem::UnknownUnitOfAlias { unit, code });
            continue;
        }
        let same_code = by_code.entry((system, code.clone())).or_default();
        let is_taken = |other: &Alias| other.validity.overlaps(&alias.validity);
        if same_code.iter().any(is_taken) {
            problems.push(DirectoryProblem::AmbiguousAlias { system, code });
        }
        same_code.push(alias.clone());
        by_unit.entry(unit).or_default().push(alias);
    }
    (by_code, by_unit)
}

fn index_staff(
    staff: &[Staff],
    problems: &mut Problems,
) -> (HashMap<StaffId, usize>, HashMap<String, usize>) {
    let mut by_id = HashMap::with_capacity(staff.len());
    let mut by_user_name = HashMap::with_capacity(staff.len());
    for (at, member) in staff.iter().enumerate() {
        let same_id = by_id.insert(member.id, at);
        let same_name = by_user_name.insert(member.user_name.clone(), at);
        if same_id.or(same_name).is_some() {
            problems.push(DirectoryProblem::DuplicateStaff(member.user_name.clone()));
        }
    }
    (by_id, by_user_name)
}

fn children_of(units: &[Unit]) -> HashMap<UnitId, Vec<usize>> {
    let mut children: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        if let Some(parent) = unit.parent {
            children.entry(parent).or_default().push(at);
        }
    }
    children
}

fn performers_of(units: &[Unit]) -> HashMap<String, HashMap<Option<UnitId>, Vec<usize>>> {
    let mut performers: HashMap<_, HashMap<_, Vec<usize>>> = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        for agency_type in &unit.agency_types {
            let by_area = performers.entry(agency_type.clone()).or_default();
            if unit.areas.is_empty() {
                by_area.entry(None).or_default().push(at);
            }
            for &area in &unit.areas {
                by_area.entry(Some(area)).or_default().push(at);
            }
        }
    }
    performers
}

fn grouped<K: std::hash::Hash + Eq>(
    positions: &[Position],
    key: impl Fn(&Position) -> Option<K>,
) -> HashMap<K, Vec<Position>> {
    let mut groups: HashMap<K, Vec<Position>> = HashMap::new();
    for position in positions {
        if let Some(key) = key(position) {
            groups.entry(key).or_default().push(position.clone());
        }
    }
    groups
}
