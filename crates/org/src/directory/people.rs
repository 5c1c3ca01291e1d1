//! Who holds which position.

use super::Directory;
use crate::{Position, Role, Staff, StaffId, UnitId};
use mc_kernel::CivilDay;

impl Directory {
    /// The member of staff with an id.
    pub fn staff(&self, id: StaffId) -> Option<&Staff> {
        self.staff_by_id.get(&id).and_then(|&at| self.staff.get(at))
    }

    /// The member of staff with a user name.
    pub fn staff_by_user_name(&self, user_name: &str) -> Option<&Staff> {
        self.staff_by_user_name.get(user_name).and_then(|&at| self.staff.get(at))
    }

    /// All staff, in the order of the import.
    pub fn all_staff(&self) -> &[Staff] {
        &self.staff
    }

    /// The positions of a unit on a day, vacant ones too.
    pub fn positions_at(&self, unit: UnitId, day: CivilDay) -> impl Iterator<Item = &Position> {
        let positions = self.positions_at.get(&unit).map(Vec::as_slice).unwrap_or_default();
        positions.iter().filter(move |position| position.validity.holds_on(day))
    }

    /// The positions that someone holds on a day.
    pub fn positions_of(&self, staff: StaffId, day: CivilDay) -> impl Iterator<Item = &Position> {
        let positions = self.positions_of.get(&staff).map(Vec::as_slice).unwrap_or_default();
        positions.iter().filter(move |position| position.validity.holds_on(day))
    }

    /// Every position of a unit, whenever it is held.
    pub fn every_position_at(&self, unit: UnitId) -> &[Position] {
        self.positions_at.get(&unit).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every position that someone holds, held or will hold.
    pub fn every_position_of(&self, staff: StaffId) -> &[Position] {
        self.positions_of.get(&staff).map(Vec::as_slice).unwrap_or_default()
    }

    /// Who holds a role in a unit on a day, with the position.
    pub fn holders(
        &self,
        unit: UnitId,
        role: Role,
        day: CivilDay,
    ) -> impl Iterator<Item = (&Position, &Staff)> {
        self.positions_at(unit, day)
            .filter(move |position| position.role == role)
            .filter_map(|position| Some((position, self.staff(position.staff?)?)))
    }
}
