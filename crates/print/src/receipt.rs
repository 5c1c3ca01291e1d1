//! Form 01: the receipt with the appointment (Giấy tiếp nhận hồ sơ và hẹn trả kết quả).

use crate::{
    letter::{DossierRef, Letterhead, Party, Signer},
    printer::{Form, Template},
};
use mc_kernel::LocalTime;
use serde::Serialize;

/// The receipt with the appointment (Giấy tiếp nhận hồ sơ và hẹn trả kết quả), form 01 of
/// TT 03/2025/TT-VPCP, Phụ lục I.
#[derive(Debug, Clone, Serialize)]
pub struct Receipt {
    /// The heading; the notation of this form is `TNHS`.
    pub head: Letterhead,
    /// The dossier received.
    pub dossier: DossierRef,
    /// The one-stop desk that received it (bộ phận một cửa).
    pub desk: String,
    /// Whose dossier it is.
    pub applicant: Party,
    /// Who handed it in on a mandate (người được ủy quyền).
    pub agent: Option<Agent>,
    /// What is asked for: the name of the procedure and its case.
    pub request: String,
    /// The papers handed in (thành phần hồ sơ).
    pub components: Vec<Component>,
    /// How many sets, in words: `01 bộ`.
    pub sets: Option<String>,
    /// The time limit by regulation, in words: `15 ngày làm việc`.
    pub time_limit: Option<String>,
    /// When the dossier was received.
    pub received_at: Option<LocalTime>,
    /// When the result will be ready (ngày hẹn trả).
    pub due_at: Option<LocalTime>,
    /// How that time was computed, a sentence for each step.
    pub due_derivation: Vec<String>,
    /// Where or how the applicant wants the result.
    pub delivery: Option<String>,
    /// The entry in the register of dossiers, where one is kept on paper.
    pub register: Option<RegisterEntry>,
    /// What is said above the signatures, a paragraph each.
    pub closing: Vec<String>,
    /// Who signs for handing in.
    pub submitter: Signer,
    /// Who signs for receiving.
    pub receiver: Signer,
}

/// Someone who acts for the applicant, and the paper that says so.
#[derive(Debug, Clone, Serialize)]
pub struct Agent {
    /// Who acts.
    pub person: Party,
    /// The paper that gives the mandate (giấy tờ ủy quyền).
    pub mandate: Option<String>,
}

/// One paper of a dossier (thành phần hồ sơ).
#[derive(Debug, Clone, Serialize)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// How many and of what kind, in words: `01 bản chính, 02 bản sao`.
    pub copies: Option<String>,
}

/// An entry in a register on paper (sổ theo dõi hồ sơ).
#[derive(Debug, Clone, Serialize)]
pub struct RegisterEntry {
    /// The number of the book (quyển số).
    pub book: Option<String>,
    /// The running number in the book (số thứ tự).
    pub entry: Option<String>,
}

impl Form for Receipt {
    const TEMPLATE: Template = Template::Receipt;
    fn title(&self) -> String {
        format!("Giấy tiếp nhận hồ sơ và hẹn trả kết quả {}", self.dossier.number)
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        Some(&self.dossier)
    }
}
