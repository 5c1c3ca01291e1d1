//! Who did something, as the log and the records of access and change name them.

use crate::ids::{ApiTokenId, MandateId, StaffId, SubjectId};
use std::{fmt, str::FromStr};

/// Whoever acted: written `citizen:…`, `mandate:…:…:…`, `staff:…`, `deputy:…:…`,
/// `system:…` or `program`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorRef {
    /// A citizen or an organisation.
    Citizen(SubjectId),
    /// A person for another one, by a mandate.
    Mandated {
        /// Who acted.
        by: SubjectId,
        /// For whom.
        principal: SubjectId,
        /// By which mandate.
        mandate: MandateId,
    },
    /// A member of staff.
    Staff(StaffId),
    /// A member of staff on behalf of an absent one.
    Deputy {
        /// Who acted.
        by: StaffId,
        /// On whose behalf.
        absent: StaffId,
    },
    /// Another system, by its token.
    System(ApiTokenId),
    /// The program itself: imports, housekeeping.
    Program,
}

impl ActorRef {
    /// The member of staff who acted, be it on behalf of somebody else.
    pub const fn staff(self) -> Option<StaffId> {
        match self {
            Self::Staff(id) | Self::Deputy { by: id, .. } => Some(id),
            Self::Citizen(_) | Self::Mandated { .. } | Self::System(_) | Self::Program => None,
        }
    }

    /// The absent member of staff on whose behalf somebody acted.
    pub const fn on_behalf_of(self) -> Option<StaffId> {
        match self {
            Self::Deputy { absent, .. } => Some(absent),
            Self::Citizen(_)
            | Self::Mandated { .. }
            | Self::Staff(_)
            | Self::System(_)
            | Self::Program => None,
        }
    }

    /// The person for whom somebody acted by a mandate.
    pub const fn principal(self) -> Option<SubjectId> {
        match self {
            Self::Mandated { principal, .. } => Some(principal),
            Self::Citizen(_)
            | Self::Staff(_)
            | Self::Deputy { .. }
            | Self::System(_)
            | Self::Program => None,
        }
    }
}

impl fmt::Display for ActorRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Citizen(id) => write!(f, "citizen:{id}"),
            Self::Mandated { by, principal, mandate } => {
                write!(f, "mandate:{mandate}:{by}:{principal}")
            }
            Self::Staff(id) => write!(f, "staff:{id}"),
            Self::Deputy { by, absent } => write!(f, "deputy:{by}:{absent}"),
            Self::System(id) => write!(f, "system:{id}"),
            Self::Program => f.write_str("program"),
        }
    }
}

/// The text names no actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an actor is written citizen:, mandate:, staff:, deputy: or system: with ids, or program")]
pub struct NotAnActor;

impl FromStr for ActorRef {
    type Err = NotAnActor;
    fn from_str(text: &str) -> Result<Self, NotAnActor> {
        if text == "program" {
            return Ok(Self::Program);
        }
        let (kind, id) = text.split_once(':').ok_or(NotAnActor)?;
        let bad = |_ignored| NotAnActor;
        match kind {
            "citizen" => id.parse().map(Self::Citizen).map_err(bad),
            "mandate" => {
                let (mandate, both) = id.split_once(':').ok_or(NotAnActor)?;
                let (by, principal) = both.split_once(':').ok_or(NotAnActor)?;
                let (by, principal) = (by.parse().map_err(bad)?, principal.parse().map_err(bad)?);
                Ok(Self::Mandated { by, principal, mandate: mandate.parse().map_err(bad)? })
            }
            "staff" => id.parse().map(Self::Staff).map_err(bad),
            "deputy" => {
                let (by, absent) = id.split_once(':').ok_or(NotAnActor)?;
                let (by, absent) = (by.parse().map_err(bad)?, absent.parse().map_err(bad)?);
                Ok(Self::Deputy { by, absent })
            }
            "system" => id.parse().map(Self::System).map_err(bad),
            _ => Err(NotAnActor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_back() {
        let actors = [
            ActorRef::Citizen(SubjectId::derived("t", "1")),
            ActorRef::Mandated {
                by: SubjectId::derived("t", "5"),
                principal: SubjectId::derived("t", "6"),
                mandate: MandateId::derived("t", "7"),
            },
            ActorRef::Staff(StaffId::derived("t", "2")),
            ActorRef::Deputy { by: StaffId::derived("t", "2"), absent: StaffId::derived("t", "4") },
            ActorRef::System(ApiTokenId::derived("t", "3")),
            ActorRef::Program,
        ];
        for actor in actors {
            assert_eq!(actor.to_string().parse::<ActorRef>(), Ok(actor));
        }
        for wrong in ["robot:1", "deputy:1", "deputy::", "mandate:1", "mandate::", "mandate:::"] {
            assert_eq!(wrong.parse::<ActorRef>(), Err(NotAnActor));
        }
    }

    #[test]
    fn a_deputy_acts_and_the_absent_is_named() {
        let (by, absent) = (StaffId::derived("t", "2"), StaffId::derived("t", "4"));
        let deputy = ActorRef::Deputy { by, absent };
        assert_eq!((deputy.staff(), deputy.on_behalf_of()), (Some(by), Some(absent)));
        assert_eq!(
            (ActorRef::Staff(by).staff(), ActorRef::Staff(by).on_behalf_of()),
            (Some(by), None)
        );
    }
}
