//! What is asked about: just enough of it to decide.

use mc_kernel::ids::{DossierId, DraftId, OfficialDocumentId, PaperId, StaffId, SubjectId, UnitId};

/// Something that an action is done to.
pub trait Target {
    /// What a permit remembers of it.
    type Key: Copy + std::fmt::Debug + PartialEq;
    /// The key.
    fn key(&self) -> Self::Key;
    /// The target as the policies see it.
    #[doc(hidden)]
    fn as_resource(&self) -> crate::entities::Resource<'_>;
}

/// A dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierTarget {
    /// Its id.
    pub id: DossierId,
    /// Whose it is.
    pub applicant: SubjectId,
    /// The officer who entered it.
    pub entered_by: Option<StaffId>,
    /// Who acts on it for the applicant by a mandate that holds; of an officer's target, the officer
    /// who filed it so as a citizen.
    pub representative: Option<SubjectId>,
    /// The desk.
    pub receiving_unit: UnitId,
    /// Units that its process leads through, and those asked for an opinion.
    pub units: Vec<UnitId>,
    /// The agencies of those units.
    pub agencies: Vec<UnitId>,
}

impl Target for DossierTarget {
    type Key = DossierId;
    fn key(&self) -> DossierId {
        self.id
    }
    fn as_resource(&self) -> crate::entities::Resource<'_> {
        crate::entities::Resource::Dossier(self)
    }
}

/// A draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftTarget {
    /// Its id.
    pub id: DraftId,
    /// Whose it is.
    pub owner: SubjectId,
    /// The officer who enters it for a person present.
    pub entered_by: Option<StaffId>,
    /// Who fills it in for its owner by a mandate that holds.
    pub representative: Option<SubjectId>,
    /// The officer whom its owner lets look at it now.
    pub guided_by: Option<StaffId>,
}

impl DraftTarget {
    /// A draft of a person's own.
    pub const fn own(id: DraftId, owner: SubjectId) -> Self {
        Self { id, owner, entered_by: None, representative: None, guided_by: None }
    }
}

impl Target for DraftTarget {
    type Key = DraftId;
    fn key(&self) -> DraftId {
        self.id
    }
    fn as_resource(&self) -> crate::entities::Resource<'_> {
        crate::entities::Resource::Draft(self)
    }
}

/// A paper in somebody's data store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperTarget {
    /// Its id.
    pub id: PaperId,
    /// Whose it is.
    pub owner: SubjectId,
}

impl Target for PaperTarget {
    type Key = PaperId;
    fn key(&self) -> PaperId {
        self.id
    }
    fn as_resource(&self) -> crate::entities::Resource<'_> {
        crate::entities::Resource::Paper(self)
    }
}

/// An official document, incoming or outgoing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentTarget {
    /// Its id.
    pub id: OfficialDocumentId,
    /// The agency in whose books it stands.
    pub agency: UnitId,
    /// Units that draft it, lead it or help with it.
    pub units: Vec<UnitId>,
    /// People who were named in it.
    pub people: Vec<StaffId>,
    /// Whether it is a secret: then it is for clerks, leaders and the people who were named alone.
    pub is_secret: bool,
}

impl Target for DocumentTarget {
    type Key = OfficialDocumentId;
    fn key(&self) -> OfficialDocumentId {
        self.id
    }
    fn as_resource(&self) -> crate::entities::Resource<'_> {
        crate::entities::Resource::Document(self)
    }
}

/// The register books of an agency: all of them, or those of its secrets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookTarget {
    /// The agency.
    pub agency: UnitId,
    /// Whether secrets stand in them.
    pub is_secret: bool,
}

impl Target for BookTarget {
    type Key = UnitId;
    fn key(&self) -> UnitId {
        self.agency
    }
    fn as_resource(&self) -> crate::entities::Resource<'_> {
        crate::entities::Resource::Book(self)
    }
}

/// A one-stop desk, with the people who wait there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskTarget {
    /// The desk.
    pub unit: UnitId,
    /// The agency it belongs to.
    pub agency: UnitId,
}

impl Target for DeskTarget {
    type Key = UnitId;
    fn key(&self) -> UnitId {
        self.unit
    }
    fn as_resource(&self) -> crate::entities::Resource<'_> {
        crate::entities::Resource::Desk(self)
    }
}

/// A member of staff, as those see them who answer for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberTarget {
    /// The person.
    pub id: StaffId,
    /// Units in which they have a position.
    pub units: Vec<UnitId>,
    /// The agencies of those units.
    pub agencies: Vec<UnitId>,
    /// Whether they keep the whole province, so that only somebody who does as well may change them.
    pub keeps_province: bool,
}

impl Target for MemberTarget {
    type Key = StaffId;
    fn key(&self) -> StaffId {
        self.id
    }
    fn as_resource(&self) -> crate::entities::Resource<'_> {
        crate::entities::Resource::Member(self)
    }
}

/// The register of the population, as far as it is asked from here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterTarget {
    /// The agency of the police that watches over it, where one is set.
    pub watched_by: Option<UnitId>,
}

impl Target for RegisterTarget {
    type Key = ();
    fn key(&self) {}
    fn as_resource(&self) -> crate::entities::Resource<'_> {
        crate::entities::Resource::Register(self)
    }
}

/// The installation as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Office;

impl Target for Office {
    type Key = ();
    fn key(&self) {}
    fn as_resource(&self) -> crate::entities::Resource<'_> {
        crate::entities::Resource::Office
    }
}
