//! Form 03: the refusal at intake (Phiếu từ chối tiếp nhận giải quyết hồ sơ).

use crate::{
    letter::{DossierRef, Letterhead, Party, Signer},
    printer::{Form, Template},
};
use serde::Serialize;

/// The refusal at intake (Phiếu từ chối tiếp nhận giải quyết hồ sơ), form 03 of
/// TT 03/2025/TT-VPCP, Phụ lục I.
#[derive(Debug, Clone, Serialize)]
pub struct Refusal {
    /// The heading; the notation of this form is `PTC-` and the short name of the desk.
    pub head: Letterhead,
    /// The dossier, when it has been given a number.
    pub dossier: Option<DossierRef>,
    /// The one-stop desk that refuses.
    pub desk: String,
    /// Who handed the dossier in.
    pub applicant: Party,
    /// What was asked for.
    pub request: String,
    /// Why it is refused: grounds a citizen understands, with their legal base, one each.
    pub reasons: Vec<String>,
    /// What is said above the signatures, a paragraph each.
    pub closing: Vec<String>,
    /// Who signs for handing in.
    pub submitter: Signer,
    /// Who signs for refusing.
    pub receiver: Signer,
}

impl Form for Refusal {
    const TEMPLATE: Template = Template::Refusal;
    fn title(&self) -> String {
        let number = self.dossier.as_ref().map_or("", |dossier| &dossier.number);
        format!("Phiếu từ chối tiếp nhận giải quyết hồ sơ {number}").trim_end().to_owned()
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        self.dossier.as_ref()
    }
}
