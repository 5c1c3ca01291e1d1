//! What a person asks about their own data.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, Paging, Timeline},
};
use askama::Template;

/// The requests of a person about their data, newest first.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/rights.html")]
pub struct RightsPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// What can be asked for, and by which law.
    pub intro: Vec<String>,
    /// Asking, the data in a file, who looked.
    pub actions: Vec<Link>,
    /// The requests.
    pub requests: Timeline,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}
