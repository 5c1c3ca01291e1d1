//! Who looked at a person's data.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, Paging, Timeline},
};
use askama::Template;

/// The looks at a person's data, newest first.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/looks.html")]
pub struct LooksPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// What is recorded, and what one can do.
    pub intro: Vec<String>,
    /// The looks.
    pub looks: Timeline,
    /// Officers who looked at drafts beside the person.
    pub guided: Timeline,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}
