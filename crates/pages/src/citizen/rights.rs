//! What a person asks about their own data, and to what they consented.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, Paging, Timeline},
};
use askama::Template;

/// A list of a person about their own data, newest first: requests, or consents.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/rights.html")]
pub struct RightsPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// What it is; its heading.
    pub title: String,
    /// What can be asked for, and by which law.
    pub intro: Vec<String>,
    /// Asking, the data in a file, who looked.
    pub actions: Vec<Link>,
    /// The heading of the list.
    pub heading: String,
    /// The requests, or consents.
    pub requests: Timeline,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}
