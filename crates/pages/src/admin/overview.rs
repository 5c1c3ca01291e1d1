//! The first page of administrators.

use crate::{chrome::Chrome, components::Tabs};
use askama::Template;

/// What there is to look after, each with a sentence.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/overview.html")]
pub struct OverviewPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// What there is.
    pub entries: Vec<OverviewEntry>,
}

/// One thing to look after.
#[derive(Debug, Clone)]
pub struct OverviewEntry {
    /// What it is.
    pub title: String,
    /// Its page.
    pub href: String,
    /// How much there is: `41 thủ tục`.
    pub count: Option<String>,
    /// What can be done there.
    pub text: String,
}
