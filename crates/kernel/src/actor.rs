//! Who did something, as the log and the records of access and change name them.

use crate::ids::{ApiTokenId, StaffId, SubjectId};
use std::{fmt, str::FromStr};

/// Whoever acted: written `citizen:…`, `staff:…`, `system:…` or `program`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorRef {
    /// A citizen or an organisation.
    Citizen(SubjectId),
    /// A member of staff.
    Staff(StaffId),
    /// Another system, by its token.
    System(ApiTokenId),
    /// The program itself: imports, housekeeping.
    Program,
}

impl fmt::Display for ActorRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Citizen(id) => write!(f, "citizen:{id}"),
            Self::Staff(id) => write!(f, "staff:{id}"),
            Self::System(id) => write!(f, "system:{id}"),
            Self::Program => f.write_str("program"),
        }
    }
}

/// The text names no actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an actor is written citizen:, staff: or system: with an id, or program")]
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
            "staff" => id.parse().map(Self::Staff).map_err(bad),
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
            ActorRef::Staff(StaffId::derived("t", "2")),
            ActorRef::System(ApiTokenId::derived("t", "3")),
            ActorRef::Program,
        ];
        for actor in actors {
            assert_eq!(actor.to_string().parse::<ActorRef>(), Ok(actor));
        }
        assert_eq!("robot:1".parse::<ActorRef>(), Err(NotAnActor));
    }
}
