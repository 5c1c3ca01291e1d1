//! Whoever asks.

use mc_kernel::{
    ActorRef,
    ids::{ApiTokenId, StaffId, SubjectId, UnitId},
};
use mc_org::Role;

/// Whoever asks for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Nobody we know.
    Stranger,
    /// A citizen who signed on.
    Citizen(SubjectId),
    /// A member of staff, or a system with the positions of one.
    Staff(StaffActor),
}

/// How surely a citizen was recognised (NĐ 69/2024/NĐ-CP): mức độ xác thực 01 and 02.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assurance {
    /// Mức độ 01: enough to look things up.
    One,
    /// Mức độ 02, as good as the card itself: to submit, to pay, to receive.
    Two,
}

/// A member of staff who signed on, or a system that acts with their positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffActor {
    /// The person.
    pub id: StaffId,
    /// Who the officer is as a citizen, where that is known.
    pub subject: Option<SubjectId>,
    /// The positions that hold today.
    pub grants: Vec<Grant>,
    /// The token and its scopes, when a system acts.
    pub system: Option<(ApiTokenId, Vec<String>)>,
}

/// What one position gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The unit of the position.
    pub unit: UnitId,
    /// The agency the unit belongs to.
    pub agency: UnitId,
    /// The role.
    pub role: Role,
    /// How far a leader's, administrator's or inspector's role goes.
    pub reach: Reach,
    /// The absent colleague whose position it is, where the person stands in for one.
    pub on_behalf_of: Option<StaffId>,
}

/// How far a role goes beyond the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The agency of the unit.
    Agency,
    /// Every agency: positions at the province's own committee.
    Everything,
}

impl Actor {
    /// How the log and the records name the actor; `None` for a stranger.
    pub fn reference(&self) -> Option<ActorRef> {
        match self {
            Self::Stranger => None,
            Self::Citizen(id) => Some(ActorRef::Citizen(*id)),
            Self::Staff(staff) => Some(match &staff.system {
                Some((token, _)) => ActorRef::System(*token),
                None => ActorRef::Staff(staff.id),
            }),
        }
    }

    /// The member of staff, where it is one.
    pub fn staff(&self) -> Option<&StaffActor> {
        match self {
            Self::Staff(staff) => Some(staff),
            Self::Stranger | Self::Citizen(_) => None,
        }
    }

    /// The person as a citizen: the citizen, or what is known of the officer.
    pub fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Stranger => None,
            Self::Citizen(id) => Some(*id),
            Self::Staff(staff) => staff.subject,
        }
    }
}

impl StaffActor {
    /// The grants of one role.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(move |g| g.role == role)
    }

    /// The grants of roles that work on dossiers.
    pub fn working(&self) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(|g| works(g.role))
    }

    /// The absent colleagues for whom the person stands in, each once.
    pub fn stands_in_for(&self) -> impl Iterator<Item = StaffId> {
        let absent: std::collections::BTreeSet<StaffId> =
            self.grants.iter().filter_map(|g| g.on_behalf_of).collect();
        absent.into_iter()
    }

    /// The same person with their own positions alone.
    #[must_use]
    pub fn by_own_right(&self) -> Self {
        let own = self.grants.iter().filter(|g| g.on_behalf_of.is_none()).cloned();
        Self { grants: own.collect(), ..self.clone() }
    }

    /// Whether the person has a role anywhere.
    pub fn has_role(&self, role: Role) -> bool {
        self.with_role(role).next().is_some()
    }
}

/// Whether a role works on dossiers; what it gives can be taken over by a colleague.
pub const fn works(role: Role) -> bool {
    match role {
        Role::DeskOfficer
        | Role::ProcessingOfficer
        | Role::HeadOfDivision
        | Role::Leader
        | Role::Clerk => true,
        Role::AgencyAdministrator | Role::ProvinceAdministrator | Role::Inspector => false,
    }
}
