//! Form 06: the control sheet (Phiếu kiểm soát quá trình giải quyết hồ sơ).

use crate::{
    letter::{DossierRef, Letterhead},
    printer::{Form, Template},
};
use mc_kernel::LocalTime;
use serde::Serialize;

/// The control sheet (Phiếu kiểm soát quá trình giải quyết hồ sơ), form 06 of
/// TT 03/2025/TT-VPCP, Phụ lục I: every hand-over of a dossier between units.
#[derive(Debug, Clone, Serialize)]
pub struct ControlSheet {
    /// The heading.
    pub head: Letterhead,
    /// The dossier followed.
    pub dossier: DossierRef,
    /// The agency that settles the dossier.
    pub agency: String,
    /// The agencies that are consulted (cơ quan phối hợp).
    pub consulted: Vec<String>,
    /// When the dossier was received.
    pub received_at: Option<LocalTime>,
    /// When the result is due (ngày hẹn trả).
    pub due_at: Option<LocalTime>,
    /// The hand-overs, the earliest first. An empty sheet is printed with blank rows.
    pub handovers: Vec<Handover>,
}

/// One hand-over of a dossier (giao nhận).
#[derive(Debug, Clone, Serialize)]
pub struct Handover {
    /// The unit that hands over.
    pub from_unit: String,
    /// The unit that receives.
    pub to_unit: String,
    /// When.
    pub at: Option<LocalTime>,
    /// Who hands over.
    pub giver: Option<String>,
    /// Who receives.
    pub receiver: Option<String>,
    /// How the step before ended against its deadline, entered by the receiving side.
    pub outcome: Option<Outcome>,
    /// A remark.
    pub note: Option<String>,
}

/// How a step ended against its deadline (kết quả giải quyết).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Outcome {
    /// Before its deadline (trước hạn).
    #[serde(rename = "Trước hạn")]
    Early,
    /// On its deadline (đúng hạn).
    #[serde(rename = "Đúng hạn")]
    OnTime,
    /// After its deadline (quá hạn).
    #[serde(rename = "Quá hạn")]
    Late,
}

impl Form for ControlSheet {
    const TEMPLATE: Template = Template::ControlSheet;
    fn title(&self) -> String {
        format!("Phiếu kiểm soát quá trình giải quyết hồ sơ {}", self.dossier.number)
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        Some(&self.dossier)
    }
}
