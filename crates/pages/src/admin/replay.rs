//! What a changed process would have meant for the dossiers of the past year.

use super::ProcessHead;
use crate::{
    chrome::{Chrome, Link},
    components::{Banner, SummaryList, Table, Tabs},
};
use askama::Template;

/// The report of a rehearsal.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/replay.html")]
pub struct ReplayPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The way back to the editor.
    pub back: Link,
    /// What process it is.
    pub head: ProcessHead,
    /// The verdict in a sentence.
    pub verdict: Banner,
    /// How it was reckoned, a sentence each.
    pub method: Vec<String>,
    /// The figures.
    pub figures: SummaryList,
    /// The steps.
    pub steps: Table,
    /// The dossiers that would wait longest.
    pub waiting: Table,
    /// Papers that nobody attached.
    pub unused: Vec<String>,
    /// Where the form goes.
    pub action: String,
    /// What was typed in the editor, to save it or go on with it.
    pub typed: Vec<(String, String)>,
}
