//! What a citizen was told.

use crate::{
    chrome::{Chrome, Link},
    components::{Banner, Empty, Paging, Timeline},
};
use askama::Template;

/// The notices of a citizen, newest first.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/notices.html")]
pub struct NoticesPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// How it stands with their letters, where they should know.
    pub mail: Option<Banner>,
    /// Where they choose how they are told, where there is more than one way.
    pub ways: Option<Link>,
    /// The notices.
    pub notices: Timeline,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}
