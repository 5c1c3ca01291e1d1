//! An officer's own account: where it is open, and what it is locked with.

use crate::{
    chrome::{Chrome, Link},
    components::PostButton,
};
use askama::Template;

/// The page.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/own_account.html")]
pub struct OwnAccountPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Recovery codes that were just made: this once.
    pub codes: Vec<String>,
    /// How many recovery codes are left, in words.
    pub left: String,
    /// Makes new ones.
    pub make: Link,
    /// Where the account is open, this place first.
    pub sessions: Vec<OpenSession>,
    /// Ends all sessions but this one, where there are others.
    pub end_others: Option<PostButton>,
}

/// A place where the account is open.
#[derive(Debug, Clone)]
pub struct OpenSession {
    /// The browser and its machine, in words.
    pub device: String,
    /// Since when, last used, from where.
    pub lines: Vec<String>,
    /// Whether it is this one.
    pub is_here: bool,
    /// Ends it.
    pub end: Option<PostButton>,
}
