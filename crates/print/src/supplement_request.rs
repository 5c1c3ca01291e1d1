//! Form 02: the supplement request (Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ).

use crate::{
    letter::{DossierRef, Letterhead, Party, Signer},
    printer::{Form, Template},
};
use serde::Serialize;

/// The supplement request (Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ), form 02 of
/// TT 03/2025/TT-VPCP, Phụ lục I.
#[derive(Debug, Clone, Serialize)]
pub struct SupplementRequest {
    /// The heading; the notation of this form is `PBS-` and the short name of the desk.
    pub head: Letterhead,
    /// The dossier to be completed.
    pub dossier: DossierRef,
    /// Whose dossier it is; this form does not print the identification number.
    pub applicant: Party,
    /// What is asked for: the name of the procedure and its case.
    pub request: String,
    /// What has to be supplied or corrected, one thing each.
    pub items: Vec<String>,
    /// Why.
    pub reason: Option<String>,
    /// Until when, in words: `trước 17 giờ 00 phút, ngày 20 tháng 3 năm 2026`.
    pub answer_by: Option<String>,
    /// Whom to ask.
    pub contact_name: Option<String>,
    /// The telephone number to ask at.
    pub contact_phone: Option<String>,
    /// What is said above the signatures, a paragraph each.
    pub closing: Vec<String>,
    /// Who guides the applicant and signs (người hướng dẫn).
    pub guide: Signer,
}

impl Form for SupplementRequest {
    const TEMPLATE: Template = Template::SupplementRequest;
    fn title(&self) -> String {
        format!("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ {}", self.dossier.number)
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        Some(&self.dossier)
    }
}
