//! What happened, what comes next, by when, and how that day was computed.

use crate::{
    chrome::{Chrome, Link},
    components::{ClockView, Confirmation},
};
use askama::Template;

/// The page after sending.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/submitted.html")]
pub struct SubmittedPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The procedure.
    pub procedure: String,
    /// What happened, with the number.
    pub confirmation: Confirmation,
    /// What comes next, in order.
    pub next: Vec<NextStep>,
    /// By when, and why.
    pub clock: ClockView,
    /// Receipt and the like, then the dossier's page.
    pub links: Vec<Link>,
}

/// Something that comes next.
#[derive(Debug, Clone)]
pub struct NextStep {
    /// When, as people write it.
    pub when: String,
    /// What.
    pub text: String,
}
