//! Importing procedures: choose files, see what they touch, save.

use crate::{
    chrome::{Chrome, Link},
    components::{Consequence, ErrorSummary, Table, Tabs},
    fields::FieldView,
};
use askama::Template;

/// The import of procedures and forms.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/import.html")]
pub struct ImportPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The way back.
    pub back: Link,
    /// Where the files go.
    pub action: String,
    /// What is wrong with choosing: no file was chosen.
    pub errors: ErrorSummary,
    /// The most files and bytes of one import, in a sentence.
    pub rules: String,
    /// What is wrong in the files; nothing was saved.
    pub problems: Vec<ImportProblem>,
    /// How many more there are than are shown, in words.
    pub more_problems: Option<String>,
    /// What saving would touch, once the files hold.
    pub change: Option<ImportChange>,
}

impl ImportPage {
    /// Whether no file was chosen.
    fn is_unchosen(&self) -> bool {
        self.change.is_none() && !self.errors.is_empty()
    }
}

/// A problem in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The file.
    pub file: String,
    /// Where in it.
    pub place: String,
    /// What, with the way out.
    pub text: String,
}

/// What saving would touch.
#[derive(Debug, Clone)]
pub struct ImportChange {
    /// In one sentence: `3 thủ tục mới, 1 thủ tục có phiên bản mới, 40 thủ tục giữ nguyên`.
    pub summary: String,
    /// The procedures that are touched.
    pub touched: Table,
    /// What should be looked at.
    pub warnings: Vec<ImportProblem>,
    /// Names the files that wait on the server; `None` when there is nothing to save.
    pub token: Option<String>,
    /// The day from which the new versions hold.
    pub day: FieldView,
    /// What saving does.
    pub consequence: Consequence,
}
