//! What is asked of whom now: the in-box follows from it.

use crate::codes::codes;
use mc_kernel::ids::{StaffId, UnitId};

codes! {
    /// What is asked.
    Asked {
        /// Clerks: to register what came in, or to return it.
        Register = "register",
        /// Leaders: to say who does it.
        Direct = "direct",
        /// The head of the unit that leads: to say who there does it.
        Assign = "assign",
        /// Whoever leads: to do it.
        Handle = "handle",
        /// Whoever works on it besides: to help.
        Help = "help",
        /// The drafter: to go on with the draft.
        Draft = "draft",
        /// The head of the division: to check what it says.
        CheckContent = "check_content",
        /// The office: to check its form.
        CheckForm = "check_form",
        /// Leaders: to sign.
        Sign = "sign",
        /// Clerks: to number and date it.
        Number = "number",
        /// Clerks: to put the agency's signature on it.
        Seal = "seal",
        /// Clerks: to issue it.
        Issue = "issue",
    }
}

/// Of whom something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// Of one person.
    Staff(StaffId),
    /// Of whoever works in a unit.
    Unit(UnitId),
    /// Of the heads of a unit.
    Heads(UnitId),
    /// Of the leaders of an agency.
    Leaders(UnitId),
    /// Of the clerks of an agency.
    Clerks(UnitId),
}

/// Something that is asked of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ask {
    /// What.
    pub what: Asked,
    /// Of whom.
    pub of: Of,
}
