//! One section of an e-form: one question group a page.

use crate::{
    chrome::{Chrome, Link},
    components::{ErrorSummary, Progress},
    fields::FieldView,
};
use askama::Template;

/// A section of an e-form.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/section.html")]
pub struct SectionPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Back to the section before; never loses what was typed, the draft keeps it.
    pub back: Link,
    /// The procedure it belongs to.
    pub procedure: String,
    /// How far one is.
    pub progress: Progress,
    /// The question, or the name of the group.
    pub title: String,
    /// A sentence before the fields.
    pub intro: Option<String>,
    /// What is wrong, when the section was sent before.
    pub errors: ErrorSummary,
    /// The fields.
    pub fields: Vec<FieldView>,
    /// Where the form goes.
    pub action: String,
    /// The version of the draft that this page was drawn from: two tabs cannot overwrite each other.
    pub draft_version: String,
    /// When the draft was saved last, in words; `None` before the first time.
    pub saved: Option<String>,
    /// Where one leaves to and comes back later.
    pub leave: Link,
}
