//! Choosing the procedure for a person who stands at the desk.

use crate::chrome::{Chrome, Link};
use askama::Template;

/// The procedures that a desk files for people present.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/walk_in.html")]
pub struct WalkInPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Where the search goes, by `GET`.
    pub action: String,
    /// What was searched.
    pub query: String,
    /// What else a desk does for people.
    pub links: Vec<Link>,
    /// How many are shown, in words.
    pub shown: String,
    /// The procedures; empty when nothing was found.
    pub procedures: Vec<WalkInProcedure>,
}

/// One procedure.
#[derive(Debug, Clone)]
pub struct WalkInProcedure {
    /// Its name, leading to the form for the person present.
    pub link: Link,
    /// Its sector.
    pub sector: String,
    /// Its national code.
    pub code: String,
}
