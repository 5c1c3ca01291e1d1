//! In which capacity somebody signs (quyền hạn ký; NĐ 30/2020, Điều 13).

use crate::codes::codes;

codes! {
    /// The capacity of whoever signs.
    Authority {
        /// The head, in their own name (khoản 1).
        Own = "own",
        /// TM.: for the collective that decided by majority (khoản 2).
        Collective = "collective",
        /// TM. and KT.: a deputy for the head, for the collective (khoản 2).
        CollectiveDeputy = "collective_deputy",
        /// Q.: acting in the position.
        Acting = "acting",
        /// KT.: a deputy for the head (khoản 1).
        Deputy = "deputy",
        /// TL.: the head of a unit below, by the head's order (khoản 4).
        ByOrder = "by_order",
        /// TUQ.: by a delegation in writing, with its limits; it is not handed on (khoản 3).
        ByDelegation = "by_delegation",
    }
}

impl Authority {
    /// What stands before the position of the head: `KT.`; empty where they sign themselves.
    pub const fn abbreviation(self) -> &'static str {
        match self {
            Self::Own => "",
            Self::Collective => "TM.",
            Self::CollectiveDeputy => "TM. … KT.",
            Self::Acting => "Q.",
            Self::Deputy => "KT.",
            Self::ByOrder => "TL.",
            Self::ByDelegation => "TUQ.",
        }
    }

    /// Whether it is a leader of the agency who signs so; the others are heads of units.
    pub const fn is_of_leaders(self) -> bool {
        !matches!(self, Self::ByOrder | Self::ByDelegation)
    }

    /// Whether it is the capacity of a deputy.
    pub const fn is_of_deputies(self) -> bool {
        matches!(self, Self::Deputy | Self::CollectiveDeputy)
    }
}
