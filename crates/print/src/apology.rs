//! Form 04: the apology with another day (Phiếu xin lỗi và hẹn lại ngày trả kết quả).

use crate::{
    letter::{DossierRef, Letterhead, Party, Signer},
    printer::{Form, Template},
};
use mc_kernel::LocalTime;
use serde::Serialize;

/// The apology with another day (Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết), form 04 of
/// TT 03/2025/TT-VPCP, Phụ lục I.
#[derive(Debug, Clone, Serialize)]
pub struct Apology {
    /// The heading; the notation of this form is `PXL-` and the short name of the unit.
    pub head: Letterhead,
    /// The dossier.
    pub dossier: DossierRef,
    /// Whose dossier it is.
    pub applicant: Party,
    /// What was asked for: the name of the procedure.
    pub request: String,
    /// When it was received.
    pub received_at: Option<LocalTime>,
    /// The moment that was promised.
    pub old_due: LocalTime,
    /// The moment that is promised now.
    pub new_due: LocalTime,
    /// Why it takes longer.
    pub reason: Option<String>,
    /// What is said above the signatures, a paragraph each.
    pub closing: Vec<String>,
    /// Who signs for the agency.
    pub signer: Signer,
}

impl Form for Apology {
    const TEMPLATE: Template = Template::Apology;
    fn title(&self) -> String {
        format!("Phiếu xin lỗi và hẹn lại ngày trả kết quả {}", self.dossier.number)
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        Some(&self.dossier)
    }
}
