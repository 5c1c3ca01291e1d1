//! What can happen to a mandate. Events are never rewritten.

use crate::state::{Relation, Scope, Way};
use mc_kernel::{
    Timestamp,
    ids::{FileId, StaffId, SubjectId},
};
use serde::{Deserialize, Serialize};

/// Something that happened to a mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It was given, in one of the three ways.
    Given(Given),
    /// The representative accepted it.
    Accepted {
        /// When.
        at: Timestamp,
    },
    /// The representative does not want it.
    Declined {
        /// When.
        at: Timestamp,
    },
    /// The principal proved by the code that they give it.
    Confirmed {
        /// When.
        at: Timestamp,
    },
    /// The principal took it back.
    Revoked {
        /// Whether a desk recorded it for the principal.
        at_desk: bool,
        /// When.
        at: Timestamp,
    },
    /// The representative gave it back.
    Renounced {
        /// When.
        at: Timestamp,
    },
}

/// See [`Event::Given`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Who gives it (người ủy quyền).
    pub principal: SubjectId,
    /// Who may act (người được ủy quyền).
    pub representative: SubjectId,
    /// What they are to each other.
    pub relation: Relation,
    /// How it was given.
    pub way: Way,
    /// In what.
    pub scope: Scope,
    /// From this instant on it holds no more.
    pub until: Timestamp,
    /// The scan of the signed paper.
    pub paper: Option<FileId>,
    /// The officer who recorded it.
    pub recorded_by: Option<StaffId>,
    /// When.
    pub at: Timestamp,
}

impl Event {
    /// The name it has in the log.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Given(_) => "given",
            Self::Accepted { .. } => "accepted",
            Self::Declined { .. } => "declined",
            Self::Confirmed { .. } => "confirmed",
            Self::Revoked { .. } => "revoked",
            Self::Renounced { .. } => "renounced",
        }
    }

    /// When it happened.
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Given(given) => given.at,
            Self::Accepted { at }
            | Self::Declined { at }
            | Self::Confirmed { at }
            | Self::Revoked { at, .. }
            | Self::Renounced { at } => *at,
        }
    }
}
