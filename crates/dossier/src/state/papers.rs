//! What a dossier remembers of the papers that it brought into the data store.

use super::{Dossier, ResultDocument};
use crate::{codes::ResultKind, event::DossierFile};
use mc_kernel::{
    Timestamp,
    ids::{FileId, PaperId, ResultId, StaffId},
};
use serde::{Deserialize, Serialize};

/// A paper that the desk digitised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digitised {
    /// Its id in the store.
    pub paper: PaperId,
    /// What kind it is.
    pub kind: String,
    /// The digital copy.
    pub file: DossierFile,
    /// Who checked it against the original.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}

/// The paper that a result is in the store.
pub fn paper_of_result(result: ResultId) -> PaperId {
    PaperId::from_uuid(result.uuid())
}

/// The paper that an uploaded file is in the store.
pub fn paper_of_file(file: FileId) -> PaperId {
    PaperId::from_uuid(file.uuid())
}

impl Dossier {
    /// The results that the applicant has as papers: granted, approved, and the dossier is settled.
    pub fn issued(&self) -> impl Iterator<Item = &ResultDocument> {
        let is_granted = self.ended.as_ref().is_some_and(|e| e.kind == ResultKind::Granted);
        self.current_results()
            .filter(move |r| is_granted && r.kind == ResultKind::Granted && r.approved_at.is_some())
    }

    /// Whether the dossier brought a verified paper into the store.
    pub fn has_paper(&self, paper: PaperId) -> bool {
        self.digitised.iter().any(|d| d.paper == paper)
            || self.issued().any(|r| paper_of_result(r.id) == paper)
    }

    /// The digitised paper that a file is, while it is valid.
    pub fn digitised_file(&self, file: FileId) -> Option<&Digitised> {
        self.digitised.iter().find(|d| d.file.file == file && !self.revoked.contains(&d.paper))
    }
}
