//! A version of a process to look at.

use super::ProcessHead;
use crate::{
    chrome::{Chrome, Link},
    components::{Diagram, Table, Tabs},
};
use askama::Template;

/// A version with its picture.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/version.html")]
pub struct VersionPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The way back to the editor.
    pub back: Link,
    /// What process it is.
    pub head: ProcessHead,
    /// Who made it and when.
    pub made: String,
    /// Other ways to look at it: compare with the newest.
    pub actions: Vec<Link>,
    /// The steps.
    pub steps: Table,
    /// The picture.
    pub picture: Diagram,
}
