//! Which unit serves which area.

use super::Directory;
use crate::{AreaLevel, CodeSystem, Unit, UnitId, UnitKind};
use mc_kernel::CivilDay;

/// Why no unit was found for a step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// The anchor does not exist.
    #[error("unit {0} does not exist")]
    UnknownAnchor(UnitId),
    /// No unit acts as the type at all.
    #[error("no unit acts as “{0}”")]
    UnknownType(String),
    /// Units act as the type, but none serves the anchor on the day.
    #[error("no “{agency_type}” serves unit {anchor}")]
    NoneServes {
        /// The type asked for.
        agency_type: String,
        /// The anchor.
        anchor: UnitId,
    },
    /// Several units of the type serve the same area: the organisation does not say which.
    #[error("{} units act as “{agency_type}” for the same area", units.len())]
    Ambiguous {
        /// The type asked for.
        agency_type: String,
        /// The units.
        units: Vec<UnitId>,
    },
}

/// The areas below one area, for choosing a district and then a commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaGroup<'a> {
    /// The area above: a district, or the province where there are no districts.
    pub above: &'a Unit,
    /// The areas below it.
    pub areas: Vec<&'a Unit>,
}

impl Directory {
    /// The unit that performs a step of an agency type for a dossier anchored at an area: of the
    /// anchor's own area, else of the nearest area above that has one, else the one that serves
    /// everywhere.
    ///
    /// A body as anchor stands for the first area it serves.
    pub fn resolve(
        &self,
        agency_type: &str,
        anchor: UnitId,
        day: CivilDay,
    ) -> Result<UnitId, ResolveError> {
        let anchor_unit = self.unit(anchor).ok_or(ResolveError::UnknownAnchor(anchor))?;
        let by_area = self
            .performers
            .get(agency_type)
            .ok_or_else(|| ResolveError::UnknownType(agency_type.to_owned()))?;
        let areas = self.areas_upwards(anchor_unit).map(|area| Some(area.id));
        for area in areas.chain([None]) {
            let units: Vec<UnitId> = by_area
                .get(&area)
                .into_iter()
                .flatten()
                .filter_map(|&at| self.units.get(at))
                .filter(|unit| unit.validity.holds_on(day))
                .map(|unit| unit.id)
                .collect();
            match units.as_slice() {
                [] => {}
                [unit] => return Ok(*unit),
                [_, ..] => {
                    let agency_type = agency_type.to_owned();
                    return Err(ResolveError::Ambiguous { agency_type, units });
                }
            }
        }
        Err(ResolveError::NoneServes { agency_type: agency_type.to_owned(), anchor })
    }

    /// The area of a unit and the areas above it, the nearest first.
    fn areas_upwards<'a>(&'a self, unit: &'a Unit) -> impl Iterator<Item = &'a Unit> {
        let area = match unit.kind {
            UnitKind::Area => Some(unit),
            UnitKind::Committee
            | UnitKind::Department
            | UnitKind::SubDepartment
            | UnitKind::Division
            | UnitKind::OneStopDesk
            | UnitKind::PublicUnit
            | UnitKind::VerticalAgency
            | UnitKind::Council
            | UnitKind::Outside => unit.areas.first().and_then(|&area| self.unit(area)),
        };
        area.into_iter().flat_map(|area| std::iter::once(area).chain(self.ancestors(area.id)))
    }

    /// The desks where a procedure of some levels can be filed on a day.
    pub fn receiving_desks(
        &self,
        levels: &[AreaLevel],
        day: CivilDay,
    ) -> impl Iterator<Item = &Unit> {
        self.units(day)
            .filter(|unit| unit.kind == UnitKind::OneStopDesk && levels.contains(&unit.level))
    }

    /// The desk of a level that serves an area on a day: for a commune and the level of districts
    /// the desk of its district.
    pub fn receiving_desk(&self, level: AreaLevel, area: UnitId, day: CivilDay) -> Option<&Unit> {
        let unit = self.unit(area)?;
        let serving = self.areas_upwards(unit).find(|above| above.level == level)?;
        self.units(day)
            .find(|desk| desk.kind == UnitKind::OneStopDesk && desk.areas.contains(&serving.id))
    }

    /// The area with an administrative code on a day.
    pub fn area(&self, code: &str, day: CivilDay) -> Option<&Unit> {
        self.by_alias(CodeSystem::AdministrativeUnit, code, day)
    }

    /// The name of the area with an administrative code on a day: `Xã Xuân Lôi`.
    pub fn area_name(&self, code: &str, day: CivilDay) -> Option<&str> {
        self.area(code, day).map(|area| area.name.as_str())
    }

    /// The name of an area with those above it, as in an address: `Xã Xuân Lôi, Huyện Lập Thạch,
    /// Tỉnh Vĩnh Phúc`; empty when there is no such unit.
    pub fn area_path(&self, area: UnitId) -> String {
        let unit = self.unit(area).into_iter();
        let names: Vec<&str> =
            unit.chain(self.ancestors(area)).map(|area| area.name.as_str()).collect();
        names.join(", ")
    }

    /// The areas of a level, grouped by the area above, for two selects: communes by district, or
    /// by the province where there are no districts.
    pub fn area_groups(&self, level: AreaLevel, day: CivilDay) -> Vec<AreaGroup<'_>> {
        let mut groups: Vec<AreaGroup<'_>> = Vec::new();
        for area in self.areas(day).filter(|area| area.level == level) {
            let Some(above) = area.parent.and_then(|parent| self.unit(parent)) else { continue };
            match groups.iter_mut().find(|group| group.above.id == above.id) {
                Some(group) => group.areas.push(area),
                None => groups.push(AreaGroup { above, areas: vec![area] }),
            }
        }
        groups
    }
}
