//! Importing staff: a template, a file, its problems, and what saving would touch.

use super::ImportProblem;
use crate::{
    chrome::{Chrome, Link},
    components::{Consequence, ErrorSummary, Table, Tabs},
    fields::FieldView,
};
use askama::Template;

/// The import of staff by spreadsheet.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/staff_import.html")]
pub struct StaffImportPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The way back.
    pub back: Link,
    /// Where the file goes.
    pub action: String,
    /// What is wrong with the file as a whole.
    pub errors: ErrorSummary,
    /// The most bytes and rows, in a sentence.
    pub rules: String,
    /// Templates to download.
    pub templates: Vec<Link>,
    /// The words of the roles.
    pub roles: Vec<String>,
    /// What is wrong in the rows; nothing was saved.
    pub problems: Vec<ImportProblem>,
    /// How many more there are than are shown, in words.
    pub more_problems: Option<String>,
    /// What saving would do, once the rows hold.
    pub summary: Option<String>,
    /// Each row with what becomes of it.
    pub touched: Table,
    /// Positions that came to an end, to be ticked where they begin again.
    pub reopen: Option<FieldView>,
    /// Names the file that waits; nothing where there is nothing to save.
    pub token: Option<String>,
    /// What saving does.
    pub consequence: Consequence,
}
