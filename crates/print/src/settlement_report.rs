//! The settlement report (báo cáo tình hình giải quyết thủ tục hành chính, biểu II.06).

use crate::{
    letter::{DossierRef, Letterhead},
    printer::{Form, Template},
};
use serde::Serialize;

/// The settlement report of a period, on A4 turned sideways.
#[derive(Debug, Clone, Serialize)]
pub struct SettlementReport {
    /// The heading.
    pub head: Letterhead,
    /// The period in words: `từ 01/05/2023 đến 31/05/2023`.
    pub period: String,
    /// Whose figures they are, with what they are narrowed to.
    pub whom: String,
    /// The heading of the first column: agency, sector or procedure.
    pub first: String,
    /// The rows.
    pub rows: Vec<ReportRow>,
    /// The row of sums.
    pub total: ReportRow,
    /// The version of the formula.
    pub formula: String,
    /// How the formula counts, and where that is written.
    pub formula_words: String,
}

/// A row.
#[derive(Debug, Clone, Serialize)]
pub struct ReportRow {
    /// What it is of.
    pub name: String,
    /// Its fourteen figures, with a space between them, in the order of the columns.
    pub figures: String,
}

impl Form for SettlementReport {
    const TEMPLATE: Template = Template::SettlementReport;
    fn title(&self) -> String {
        format!("Báo cáo tình hình giải quyết thủ tục hành chính {}", self.period)
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        None
    }
}
