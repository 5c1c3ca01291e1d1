//! Importing a spreadsheet, staff or days: a template, a file, its problems, what saving would touch.

use super::ImportProblem;
use crate::{
    chrome::{Chrome, Link},
    components::{Consequence, ErrorSummary, Table, Tabs},
    fields::FieldView,
};
use askama::Template;

/// The import of a spreadsheet.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/sheet_import.html")]
pub struct SheetImportPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The way back.
    pub back: Link,
    /// `Nhập cán bộ từ bảng tính`.
    pub title: String,
    /// What it is for.
    pub intro: String,
    /// What the file is called.
    pub file_label: String,
    /// Where the file goes.
    pub action: String,
    /// What is wrong with the file as a whole.
    pub errors: ErrorSummary,
    /// The most bytes and rows, in a sentence.
    pub rules: String,
    /// Templates to download.
    pub templates: Vec<Link>,
    /// A column that takes only some words, and these.
    pub words: (String, Vec<String>),
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
