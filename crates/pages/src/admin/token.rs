//! A token that was just given: its secret is shown this once.

use crate::{
    chrome::{Chrome, Link},
    components::{Confirmation, SummaryList, Tabs},
};
use askama::Template;

/// The secret and what to do with it.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/token.html")]
pub struct TokenPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The secret, with the page's heading.
    pub given: Confirmation,
    /// What it may do and until when.
    pub facts: SummaryList,
    /// The way back to the list.
    pub back: Link,
}
