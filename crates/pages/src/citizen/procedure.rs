//! A procedure: what one gets, who may ask, what is needed, how long, how much, where.

use crate::{
    chrome::{Chrome, Link},
    components::{SummaryList, Table},
};
use askama::Template;

/// The page of a procedure (thủ tục hành chính).
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/procedure.html")]
pub struct ProcedurePage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way here, the first page first.
    pub breadcrumbs: Vec<Link>,
    /// The name as people say it.
    pub name: String,
    /// The national code, with its meaning in words: `Mã thủ tục 1.001193`.
    pub code: String,
    /// What one gets, in a sentence or two.
    pub result: String,
    /// Who may ask.
    pub who: Vec<String>,
    /// The short facts: how long, how long lately, cost, where.
    pub facts: Vec<ProcedureFact>,
    /// The papers of each case; a single case has an empty title.
    pub cases: Vec<ProcedureCase>,
    /// Where one begins online; `None` where it must be done at the desk, with the reason below.
    pub start: Option<Link>,
    /// What to know before beginning, or why it cannot be begun online.
    pub start_note: Option<String>,
    /// Steps of the procedure in order.
    pub steps: Vec<String>,
    /// Time limits and fees by channel.
    pub channels: Table,
    /// Agencies, service level and the like.
    pub details: SummaryList,
    /// Legal bases.
    pub laws: Vec<Link>,
    /// Forms to fetch.
    pub forms: Vec<Link>,
}

/// A short fact with its heading.
#[derive(Debug, Clone)]
pub struct ProcedureFact {
    /// What it is about: `Thời hạn`.
    pub label: String,
    /// The fact: `5 ngày làm việc`.
    pub value: String,
    /// One line more: `Gần đây thường xong sau 3 ngày làm việc`.
    pub note: Option<String>,
}

/// The papers that one case needs.
#[derive(Debug, Clone)]
pub struct ProcedureCase {
    /// The case; empty when there is only one.
    pub title: String,
    /// The papers.
    pub papers: Vec<NeededPaper>,
}

/// A paper one needs (thành phần hồ sơ).
#[derive(Debug, Clone)]
pub struct NeededPaper {
    /// Its name.
    pub name: String,
    /// Originals and copies in words: `1 bản chính`.
    pub copies: String,
    /// Why it need not be brought: `Đã có trong Cơ sở dữ liệu quốc gia về dân cư`.
    pub known: Option<String>,
}
