//! What everybody may read about the quality of service: the index, shares on time, waiting times.

use crate::{
    chrome::{Chrome, Link},
    components::{Chart, Empty, Filter, SummaryList, Table},
};
use askama::Template;

/// The transparency page (trang minh bạch).
#[derive(Debug, Clone, Template)]
#[template(path = "public/quality.html")]
pub struct TransparencyPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Of whom and of which days.
    pub about: String,
    /// Where the form goes, by `GET`.
    pub action: String,
    /// The period and the agency to choose from.
    pub filters: Vec<Filter>,
    /// What stands there when there is too little to show.
    pub empty: Option<Empty>,
    /// The figures that matter most.
    pub figures: Option<SummaryList>,
    /// The groups of the index.
    pub chart: Option<Chart>,
    /// The criteria.
    pub criteria: Option<Table>,
    /// Agencies and procedures with their waiting times; tables without rows are not drawn.
    pub tables: Vec<Table>,
    /// By which rule what is left out is left out.
    pub rules: Vec<String>,
    /// How each criterion is counted: its name and its formula.
    pub formulas: Vec<(String, String)>,
    /// The version of the formulas.
    pub version: String,
    /// The tables as a file.
    pub download: Option<Link>,
}
