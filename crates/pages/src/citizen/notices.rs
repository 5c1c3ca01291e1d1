//! What a citizen was told.

use crate::{
    chrome::Chrome,
    components::{Empty, Paging, Timeline},
};
use askama::Template;

/// The notices of a citizen, newest first.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/notices.html")]
pub struct NoticesPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The notices.
    pub notices: Timeline,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}
