//! Form 05: the notice that a dossier is stopped (Thông báo dừng giải quyết hồ sơ).

use crate::{
    letter::{DossierRef, Letterhead, Party, Signer},
    printer::{Form, Template},
};
use mc_kernel::LocalTime;
use serde::Serialize;

/// The notice that a dossier is stopped on its applicant's request (Thông báo dừng giải quyết hồ sơ),
/// form 05 of TT 03/2025/TT-VPCP, Phụ lục I.
#[derive(Debug, Clone, Serialize)]
pub struct StopNotice {
    /// The heading; the notation of this form is `TBD-` and the short name of the unit.
    pub head: Letterhead,
    /// The dossier.
    pub dossier: DossierRef,
    /// Whose dossier it is.
    pub applicant: Party,
    /// What was asked for: the name of the procedure.
    pub request: String,
    /// When it was received.
    pub received_at: Option<LocalTime>,
    /// When the applicant asked for it.
    pub asked_at: LocalTime,
    /// How the request came: by the applicant, or recorded at the desk.
    pub asked_how: String,
    /// The reason that the applicant gave.
    pub reason: Option<String>,
    /// Where the dossier stood.
    pub stage: String,
    /// Since when nothing is decided and the time limit does not run.
    pub stopped_at: LocalTime,
    /// What is owed or was paid.
    pub finance: String,
    /// What is said above the signatures, a paragraph each.
    pub closing: Vec<String>,
    /// Who signs for the agency.
    pub signer: Signer,
}

impl Form for StopNotice {
    const TEMPLATE: Template = Template::StopNotice;
    fn title(&self) -> String {
        format!("Thông báo dừng giải quyết hồ sơ {}", self.dossier.number)
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        Some(&self.dossier)
    }
}
