//! Check your answers, then send.

use crate::{
    chrome::{Chrome, Link},
    components::{Consequence, ErrorSummary, SummaryList},
};
use askama::Template;

/// All answers before they are sent.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/check_answers.html")]
pub struct CheckAnswersPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// The procedure.
    pub procedure: String,
    /// What is missing or wrong; the send button is then not shown.
    pub errors: ErrorSummary,
    /// The answers, section by section.
    pub sections: Vec<AnswerSection>,
    /// What sending does.
    pub consequence: Consequence,
    /// Where the form goes.
    pub action: String,
    /// The id of the command, made when the draft was opened: sending twice makes one dossier.
    pub command_id: String,
    /// The version of the draft that is sent.
    pub draft_version: String,
}

/// The answers of one section.
#[derive(Debug, Clone)]
pub struct AnswerSection {
    /// The section's title.
    pub title: String,
    /// The answers, each with its link to change it.
    pub answers: SummaryList,
}
