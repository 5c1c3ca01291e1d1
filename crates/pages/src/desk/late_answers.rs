//! Opinions that were not given in time, for those who lead a desk; and what members of staff are told.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, Paging, Table, Timeline},
};
use askama::Template;

/// The late answers at the desks that a person leads.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/late_answers.html")]
pub struct LateAnswersPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Option<Link>,
    /// The rows.
    pub table: Table,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}

/// What a member of staff was told, newest first.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/notices.html")]
pub struct StaffNoticesPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Option<Link>,
    /// The list of late answers, for those who lead a desk.
    pub late: Option<Link>,
    /// The notices.
    pub notices: Timeline,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}
