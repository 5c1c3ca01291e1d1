//! The tray of scans of a draft.

use crate::{
    chrome::{Chrome, Link},
    components::ErrorSummary,
    fields::{ChoiceOption, FieldView},
};
use askama::Template;

/// Pages of scans: turned, put in order, given to papers.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/tray.html")]
pub struct TrayPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back to the papers.
    pub back: Link,
    /// The procedure.
    pub place: String,
    /// How it goes.
    pub intro: Vec<String>,
    /// What is wrong.
    pub errors: ErrorSummary,
    /// The control by which files come in.
    pub upload: FieldView,
    /// The pages in order.
    pub sheets: Vec<TraySheet>,
    /// How many there are, in words.
    pub count: String,
    /// The papers that pages can be given to, the first one being none.
    pub components: Vec<ChoiceOption>,
    /// Where every form goes.
    pub action: String,
    /// What the page shows; a tray that was changed meanwhile is another.
    pub revision: String,
    /// Whether the last change can be taken back.
    pub can_undo: bool,
    /// Whether pages were given to papers.
    pub can_build: bool,
    /// The first and the last place that were typed.
    pub range: (String, String),
}

/// A page of a scan.
#[derive(Debug, Clone)]
pub struct TraySheet {
    /// Its place, from 1.
    pub place: usize,
    /// The file, and its page there.
    pub name: String,
    /// Where the file is looked at.
    pub href: String,
    /// Whether it is a picture.
    pub is_picture: bool,
    /// By how many quarters of a circle it is turned to the right.
    pub quarters: u8,
    /// The paper that it was given to; empty without one.
    pub component: String,
}

impl TraySheet {
    fn degrees(&self) -> u32 {
        u32::from(self.quarters) * 90
    }
}
