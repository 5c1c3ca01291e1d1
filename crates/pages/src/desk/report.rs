//! Reports: figures of a period with a chart, or a list of what stands behind one of them.

use crate::{
    chrome::{Chrome, Link},
    components::{Chart, Empty, ErrorSummary, FigureTable, Filter, Paging, Table, Tabs, WorkList},
};
use askama::Template;

/// A report.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/report.html")]
pub struct ReportPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The reports there are.
    pub reports: Tabs,
    /// Back to the wider report, or to the report that a list stands behind.
    pub back: Option<Link>,
    /// What it shows.
    pub title: String,
    /// Of whom and of which days.
    pub about: String,
    /// What is wrong with what was asked for.
    pub errors: ErrorSummary,
    /// What must be known before the figures are read.
    pub notices: Vec<String>,
    /// What it can be asked for.
    pub filters: Option<ReportFilters>,
    /// The drawing.
    pub chart: Option<Chart>,
    /// The figures of the settlement report.
    pub figures: Option<FigureTable>,
    /// The figures of the other reports.
    pub table: Option<Table>,
    /// The dossiers behind a figure.
    pub list: Option<WorkList>,
    /// What stands there when there is nothing.
    pub empty: Option<Empty>,
    /// The way through a list.
    pub paging: Paging,
    /// The formula: its version, and how it counts.
    pub formula: Option<(String, String)>,
    /// The report as files.
    pub downloads: Vec<Link>,
    /// Keeping the report as it is.
    pub keep: Option<KeepReport>,
}

/// What a report can be asked for.
#[derive(Debug, Clone)]
pub struct ReportFilters {
    /// Where it goes, by `GET`.
    pub action: String,
    /// Hidden values.
    pub kept: Vec<(String, String)>,
    /// Drop-down lists.
    pub filters: Vec<Filter>,
    /// The first and the last day, for a period of one's own.
    pub days: (String, String),
}

/// The button that keeps a report.
#[derive(Debug, Clone)]
pub struct KeepReport {
    /// Where it goes.
    pub action: String,
    /// Hidden values.
    pub values: Vec<(String, String)>,
}
