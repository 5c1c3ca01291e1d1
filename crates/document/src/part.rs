//! Who acts, in which parts, and when: what every decision is told.

use crate::Rejection;
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{StaffId, UnitId},
};
use serde::{Deserialize, Serialize};

/// Where something is done: a unit, and the person there, once somebody was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The unit.
    pub unit: UnitId,
    /// The person.
    pub staff: Option<StaffId>,
}

/// What a decision has to know of whoever acts, with regard to the agency of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The present instant.
    pub now: Timestamp,
    /// The present day.
    pub today: CivilDay,
    /// Who acts.
    pub me: StaffId,
    /// Whether they are a clerk (văn thư) of the agency.
    pub is_clerk: bool,
    /// Whether they lead the agency.
    pub is_leader: bool,
    /// Whether they lead it as a deputy.
    pub is_deputy: bool,
    /// The units that they head.
    pub heads: Vec<UnitId>,
    /// The units in which they work.
    pub works_in: Vec<UnitId>,
}

impl Facts {
    pub(crate) fn clerk(&self) -> Result<(), Rejection> {
        if self.is_clerk { Ok(()) } else { Err(Rejection::NotYours) }
    }

    pub(crate) fn leader(&self) -> Result<(), Rejection> {
        if self.is_leader { Ok(()) } else { Err(Rejection::NotYours) }
    }

    /// Who heads a unit; where a small agency has no heads of units, its leaders do.
    pub(crate) fn head(&self, unit: UnitId) -> Result<(), Rejection> {
        if self.heads.contains(&unit) || self.is_leader { Ok(()) } else { Err(Rejection::NotYours) }
    }

    pub(crate) fn at(&self, place: Place) -> Result<(), Rejection> {
        let is_theirs = match place.staff {
            Some(staff) => staff == self.me,
            None => self.works_in.contains(&place.unit),
        };
        if is_theirs { Ok(()) } else { Err(Rejection::NotYours) }
    }
}
