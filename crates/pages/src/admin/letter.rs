//! The words of a letter, with what they make of a dossier that does not exist.

use crate::{
    chrome::{Chrome, Link},
    components::{ErrorSummary, SummaryList, Table, Tabs},
    fields::FieldView,
};
use askama::Template;

/// The editor of a letter.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/letter.html")]
pub struct LetterPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The way back to the list.
    pub back: Link,
    /// What the words tell.
    pub title: String,
    /// By which way they reach somebody.
    pub medium: String,
    /// The languages.
    pub languages: Tabs,
    /// Whose words these are, and since when.
    pub made: String,
    /// What is wrong.
    pub errors: ErrorSummary,
    /// Subject and body.
    pub fields: Vec<FieldView>,
    /// Where the form goes.
    pub action: String,
    /// The version that was looked at.
    pub version: String,
    /// Whether the program's own words can come back.
    pub can_go_back: bool,
    /// The names that may stand in a letter, with what they stand for.
    pub names: SummaryList,
    /// The finished sample; `None` where something is wrong.
    pub preview: Option<LetterPreview>,
    /// The versions.
    pub versions: Table,
}

/// A finished letter.
#[derive(Debug, Clone)]
pub struct LetterPreview {
    /// Its subject.
    pub subject: String,
    /// Its paragraphs, each of lines.
    pub paragraphs: Vec<Vec<String>>,
}

impl LetterPreview {
    /// A letter of plain text.
    pub fn new(subject: String, body: &str) -> Self {
        let paragraphs = body.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        let lines = |text: &str| text.lines().map(ToOwned::to_owned).collect();
        Self { subject, paragraphs: paragraphs.map(lines).collect() }
    }
}
