//! One decision for many dossiers: what will be done, and what became of each.

use crate::{
    chrome::{Chrome, Link},
    components::{Cell, Consequence, StateChip},
    fields::FieldView,
};
use askama::Template;

/// What a common action will do, before it is done.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/bulk.html")]
pub struct BulkPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back to the list.
    pub back: Link,
    /// What is done to how many; the heading.
    pub title: String,
    /// Where the form goes.
    pub action: String,
    /// The id of the form, the action, the list.
    pub hidden: Vec<(String, String)>,
    /// The rows that can be done.
    pub rows: Vec<BulkRow>,
    /// What will happen.
    pub consequence: Consequence,
    /// The words on the button.
    pub submit: String,
    /// Rows to which the action does not fit, with why.
    pub left_out: Vec<BulkOutcome>,
}

/// A row that can be done.
#[derive(Debug, Clone)]
pub struct BulkRow {
    /// The dossier's number, with its page.
    pub number: Cell,
    /// The applicant.
    pub applicant: String,
    /// The procedure.
    pub procedure: String,
    /// What will happen to it: where it goes, when it is due.
    pub effects: Vec<String>,
    /// What can be said about it.
    pub fields: Vec<FieldView>,
    /// Hidden values: the row, the version that was looked at, the decision.
    pub hidden: Vec<(String, String)>,
}

/// What became of a common action.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/bulk_done.html")]
pub struct BulkDonePage {
    /// What stands around it.
    pub chrome: Chrome,
    /// How many were done and how many not; the heading.
    pub title: String,
    /// Sentences under the heading.
    pub intro: Vec<String>,
    /// The rows, those that were not done on top.
    pub rows: Vec<BulkOutcome>,
    /// The ways on.
    pub links: Vec<Link>,
}

/// What became of a row.
#[derive(Debug, Clone)]
pub struct BulkOutcome {
    /// The dossier's number, with its page.
    pub number: Cell,
    /// The applicant.
    pub applicant: String,
    /// Done, or not.
    pub chip: StateChip,
    /// Why not.
    pub why: String,
}
