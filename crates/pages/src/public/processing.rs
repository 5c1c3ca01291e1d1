//! What the office processes personal data for.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, Paging, SummaryList},
};
use askama::Template;

/// The register of processing, for everybody.
#[derive(Debug, Clone, Template)]
#[template(path = "public/processing.html")]
pub struct ProcessingPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// The entries, by name.
    pub entries: Vec<ProcessingEntry>,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}

/// A processing.
#[derive(Debug, Clone)]
pub struct ProcessingEntry {
    /// What people call it.
    pub title: String,
    /// What the office says of it.
    pub facts: SummaryList,
}
