//! What an event changes in the data stores of people: pure, so that the stores can be rebuilt.

use crate::{
    Dossier, Event, Private,
    event::{DossierFile, PaperSource, Reused},
    state::{paper_of_file, paper_of_result},
};
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{PaperId, StaffId, UnitId},
};

/// A change of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperChange {
    /// A paper comes into the store of the dossier's applicant.
    Entered(Box<PaperEntry>),
    /// A paper loses its force.
    Revoked {
        /// The paper.
        paper: PaperId,
        /// The one that replaces it.
        replaced_by: Option<PaperId>,
        /// Who decided it.
        by: StaffId,
        /// When.
        at: Timestamp,
        /// Why; empty where the words were erased.
        reason: String,
    },
    /// A paper was given to this dossier instead of an upload.
    Reused {
        /// The file that is its copy here.
        file: DossierFile,
        /// The evidence.
        evidence: Reused,
        /// When.
        at: Timestamp,
    },
}

/// A paper as it comes into the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperEntry {
    /// Its id.
    pub paper: PaperId,
    /// The code of a result or of a component.
    pub kind: String,
    /// Where it comes from.
    pub source: PaperSource,
    /// What it is called; empty where only its kind is known.
    pub title: String,
    /// Its number; empty where it has none.
    pub number: String,
    /// Who issued it, in words; empty where it is the unit.
    pub issuer: String,
    /// The agency that issued it.
    pub issuing_unit: Option<UnitId>,
    /// The day on it.
    pub issued_on: Option<CivilDay>,
    /// The last day on which it is valid.
    pub valid_until: Option<CivilDay>,
    /// The agency that answers for it.
    pub agency: UnitId,
    /// The version of the event that brought it.
    pub event: u64,
    /// Who approved it, or checked it against the original.
    pub checked_by: Option<StaffId>,
    /// The digital copy.
    pub file: DossierFile,
    /// When it came into the store.
    pub at: Timestamp,
}

/// The changes that an event makes. `after` is the dossier after the whole command; `words` gives the
/// title of a result by the version of the event that attached it.
pub fn paper_changes(
    (version, event): (u64, &Event),
    private: Option<&Private>,
    after: &Dossier,
    words: &dyn Fn(u64) -> String,
) -> Vec<PaperChange> {
    if let Event::Submitted(e) = event {
        return given(after, version, &e.files, e.at);
    }
    if let Event::SupplementAnswered(e) = event {
        return given(after, version, &e.files, e.at);
    }
    if let Event::Finished(e) = event {
        let issued = after.issued().map(|result| {
            PaperChange::Entered(Box::new(PaperEntry {
                paper: paper_of_result(result.id),
                kind: result.code.clone(),
                source: PaperSource::Result,
                title: words(result.attached_in),
                number: result.symbol.clone(),
                issuer: String::new(),
                issuing_unit: Some(after.competent_agency),
                issued_on: Some(result.issued_on),
                valid_until: result.valid_until,
                agency: after.competent_agency,
                event: version,
                checked_by: result.approved_by,
                file: result.file.clone(),
                at: e.at,
            }))
        });
        return issued.collect();
    }
    if let Event::PaperDigitised(e) = event {
        let (title, number, issuer) = match private {
            Some(Private::Paper { title, number, issuer }) => {
                (title.clone(), number.clone(), issuer.clone())
            }
            _ => (String::new(), String::new(), String::new()),
        };
        return vec![PaperChange::Entered(Box::new(PaperEntry {
            paper: e.paper,
            kind: e.kind.clone(),
            source: PaperSource::Digitised,
            title,
            number,
            issuer,
            issuing_unit: None,
            issued_on: Some(e.issued_on),
            valid_until: e.valid_until,
            agency: after.receiving_agency,
            event: version,
            checked_by: Some(e.staff),
            file: e.file.clone(),
            at: e.at,
        }))];
    }
    if let Event::PaperRevoked(e) = event {
        let reason = match private {
            Some(Private::Words { text }) => text.clone(),
            _ => String::new(),
        };
        let (paper, replaced_by, by, at) = (e.paper, e.replaced_by, e.staff, e.at);
        return vec![PaperChange::Revoked { paper, replaced_by, by, at, reason }];
    }
    Vec::new()
}

/// Files that the applicant gave: copies from the store, or uploads that nobody has verified. Files
/// of the form's own fields and loose answers are no papers.
fn given(
    dossier: &Dossier,
    version: u64,
    files: &[DossierFile],
    at: Timestamp,
) -> Vec<PaperChange> {
    let is_paper = |file: &&DossierFile| {
        !file.component.starts_with("field:") && file.component != "supplement"
    };
    let change = |file: &DossierFile| match file.reused {
        Some(evidence) => PaperChange::Reused { file: file.clone(), evidence, at },
        None => PaperChange::Entered(Box::new(PaperEntry {
            paper: paper_of_file(file.file),
            kind: file.component.clone(),
            source: PaperSource::Upload,
            title: String::new(),
            number: String::new(),
            issuer: String::new(),
            issuing_unit: None,
            issued_on: None,
            valid_until: None,
            agency: dossier.receiving_agency,
            event: version,
            checked_by: None,
            file: file.clone(),
            at,
        })),
    };
    files.iter().filter(is_paper).map(change).collect()
}

/// What a dossier counts for in the share of digitised dossiers of its receiving agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a dossier counts for several shares at once")]
pub struct Share {
    /// Accepted at the desk.
    pub received: bool,
    /// Accepted, and with a digital copy of papers that was checked, or one from a store (QĐ 766,
    /// 4.2).
    pub digitised: bool,
    /// Accepted, and with a paper from the store (QĐ 766, 4.3).
    pub reused: bool,
    /// Accepted, and with a result as a file (QĐ 766, 4.1).
    pub electronic: bool,
}

impl Share {
    /// What a dossier counts for as it is.
    pub fn of(dossier: &Dossier) -> Self {
        let received = dossier.clock.received.is_some();
        let reused = dossier.files.iter().any(|file| file.reused.is_some());
        Self {
            received,
            digitised: received && (reused || !dossier.digitised.is_empty()),
            reused: received && reused,
            electronic: received && dossier.issued().next().is_some(),
        }
    }
}
