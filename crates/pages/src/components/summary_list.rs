//! What has been said, to be read over: check-your-answers, facts of a dossier.

use super::drawn;
use crate::chrome::Link;

/// Terms and values.
#[derive(Debug, Clone, Default)]
pub struct SummaryList {
    /// The rows in order.
    pub rows: Vec<SummaryRow>,
}

/// One term with its value.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    /// The term.
    pub term: String,
    /// The value, a paragraph each; empty draws «not given».
    pub values: Vec<String>,
    /// Where it can be changed; the label says what (`Sửa` plus the term, for screen readers).
    pub change_href: Option<String>,
    /// Where the value came from, or a check it passed.
    pub note: Option<String>,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// Files given in answer.
    pub files: Vec<Link>,
}

impl SummaryRow {
    /// A term with one value.
    pub fn new(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            term: term.into(),
            values: vec![value.into()],
            change_href: None,
            note: None,
            problem: None,
            files: Vec::new(),
        }
    }

    /// Adds where it can be changed.
    #[must_use]
    pub fn changed_at(mut self, href: impl Into<String>) -> Self {
        self.change_href = Some(href.into());
        self
    }

    /// Adds where the value came from, or a check it passed.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

drawn!(SummaryList, "components/summary_list.html");
