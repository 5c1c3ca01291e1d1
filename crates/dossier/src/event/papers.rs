//! Bodies of the events by which papers come into the data store of a person (kho quản lý dữ liệu
//! điện tử của tổ chức, cá nhân: NĐ 45/2020, Điều 16) and lose their force.

use super::DossierFile;
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{DossierId, PaperId, StaffId},
};
use serde::{Deserialize, Serialize};

/// Where a paper of the store comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSource {
    /// The result of a dossier that was settled here.
    Result,
    /// A paper that an officer digitised and checked against the original.
    Digitised,
    /// A file that the person uploaded. It is never a verified paper.
    Upload,
}

impl PaperSource {
    /// Every source.
    pub const ALL: [Self; 3] = [Self::Result, Self::Digitised, Self::Upload];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Digitised => "digitised",
            Self::Upload => "upload",
        }
    }

    /// The source of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }

    /// Whether somebody answers for what the paper says.
    pub const fn is_verified(self) -> bool {
        !matches!(self, Self::Upload)
    }
}

/// The evidence of a reuse: which paper of the store a file is a copy of, and who had checked it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reused {
    /// The paper.
    pub paper: PaperId,
    /// The version of it that was taken.
    pub version: u64,
    /// Where it came from.
    pub source: PaperSource,
    /// The dossier that brought it into the store.
    pub dossier: DossierId,
    /// Who approved or checked it.
    pub checked_by: Option<StaffId>,
    /// When it came into the store.
    pub checked_at: Timestamp,
}

/// See [`crate::Event::PaperDigitised`]. Private part: [`crate::Private::Paper`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperDigitised {
    /// Its id in the store.
    pub paper: PaperId,
    /// What kind of paper it is: the code of the component, or of the result that replaces it.
    pub kind: String,
    /// The digital copy, with the component it belongs to.
    pub file: DossierFile,
    /// The day on the paper.
    pub issued_on: CivilDay,
    /// The last day on which it is valid; `None` where it has no end.
    pub valid_until: Option<CivilDay>,
    /// How many pages the original has.
    pub original_pages: u32,
    /// Pages with a sticky note, which stand in the copy twice: with it and without it.
    pub noted_pages: u32,
    /// The resolution of the poorest page; `None` of a copy that is no scan.
    pub dots_per_inch: Option<u32>,
    /// Who checked it against the original.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::PaperRevoked`]. Private part: [`crate::Private::Words`], the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperRevoked {
    /// The paper.
    pub paper: PaperId,
    /// The paper that replaces it, where there is one.
    pub replaced_by: Option<PaperId>,
    /// Who decided it.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}
