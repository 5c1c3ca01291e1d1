//! A dossier as an officer decides on it: left what was given, right what to decide.

use crate::{
    chrome::{Chrome, Link},
    components::{
        ClockView, Consequence, Diagram, ErrorSummary, Ribbon, SummaryList, Table, Tabs, Timeline,
    },
    desk::{DossierAlert, OrderEntry, RegisterView},
    fields::FieldView,
};
use askama::Template;

/// A dossier on the officer's desk.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/dossier.html")]
pub struct DeskDossierPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Back to the list it came from.
    pub back: Link,
    /// The next dossier of the list, where there is one.
    pub next: Option<Link>,
    /// The applicant's name.
    pub applicant: String,
    /// The procedure.
    pub procedure: String,
    /// The dossier's number.
    pub number: String,
    /// The short facts of the head: channel, case, received.
    pub facts: Vec<String>,
    /// Views of what was given: form, papers, history, whole process.
    pub views: Tabs,
    /// The answers with their checks, when the view is the form.
    pub answers: Vec<(String, SummaryList)>,
    /// The way to sensitive answers that are masked.
    pub reveal: Option<RevealForm>,
    /// The papers with their checks.
    pub files: Vec<FileCheck>,
    /// Papers of the procedure of which nobody gave a file; not every case needs each.
    pub not_given: Vec<String>,
    /// The applicant's data store, and digitising a paper that was handed over.
    pub store: Vec<Link>,
    /// A paper shown in place, when one is chosen.
    pub shown_file: Option<ShownFile>,
    /// What happened, when the view is the history.
    pub timeline: Option<Timeline>,
    /// Stays at units with planned and actual times, when the view is the history.
    pub stays: Option<Table>,
    /// The agencies that take part with their time, when the view is the process.
    pub legs: Option<Table>,
    /// What the register of the population says, when the view is that.
    pub register: Option<RegisterView>,
    /// The drawing of the process, when the view is the process.
    pub diagram: Option<Diagram>,
    /// Official papers as PDF.
    pub papers: Vec<Link>,
    /// The clock.
    pub clock: ClockView,
    /// The step the dossier is at, with who has it.
    pub step: String,
    /// What has to be known about its time.
    pub alerts: Vec<DossierAlert>,
    /// Orders of leaders, newest first.
    pub orders: Vec<OrderEntry>,
    /// What is wrong with the decision that was sent.
    pub errors: ErrorSummary,
    /// What can be decided, the usual one first and large; empty when it is somebody else's turn.
    pub decisions: Vec<DecisionOption>,
    /// Why nothing can be decided here.
    pub no_decision: Option<String>,
    /// Where the decision goes.
    pub action: String,
    /// The id of the command: a double click decides once.
    pub command_id: String,
    /// The version of the dossier that was looked at: a decision on an older one is refused.
    pub version: String,
    /// The way of the dossier.
    pub ribbon: Ribbon,
}

/// The reason for which masked answers are shown.
#[derive(Debug, Clone)]
pub struct RevealForm {
    /// Where it goes.
    pub action: String,
    /// The reason.
    pub field: FieldView,
}

/// A paper with what the checks say.
#[derive(Debug, Clone)]
pub struct FileCheck {
    /// Which component it is for.
    pub component: String,
    /// The file's name, leading to where it is shown.
    pub file: Link,
    /// Kind, size, pages.
    pub facts: String,
    /// Whether somebody verified it: `Ok` says who and when, `Err` that nobody did; `None` where
    /// the office itself made it.
    pub origin: Option<Result<String, String>>,
    /// Where the officer digitises it, checked against the original.
    pub digitise: Option<Link>,
    /// What the checks say; `Ok` is a tick, `Err` a warning.
    pub verdict: Result<String, String>,
    /// Whether it is shown now.
    pub is_shown: bool,
}

/// A paper shown beside the form.
#[derive(Debug, Clone)]
pub struct ShownFile {
    /// Its name.
    pub name: String,
    /// The sandboxed address of its content.
    pub src: String,
    /// Whether it is a picture rather than a PDF.
    pub is_picture: bool,
}

/// One thing that can be decided.
#[derive(Debug, Clone)]
pub struct DecisionOption {
    /// The value of the submit button `_decision`.
    pub value: String,
    /// The words on the button.
    pub label: String,
    /// What it will do.
    pub consequence: Consequence,
    /// What must be said with it; drawn inside the opened decision.
    pub fields: Vec<FieldView>,
    /// Whether it is the usual next action: drawn open and large, at most one.
    pub is_usual: bool,
    /// Whether it is drawn open because its fields have problems.
    pub is_open: bool,
    /// Whether files are sent with it.
    pub takes_files: bool,
    /// The page on which it is decided, where it needs one of its own.
    pub page: Option<String>,
    /// What has to be done before it can be decided.
    pub blocked: Option<String>,
}

impl DecisionOption {
    /// What stands open before the button: with files everything, because the file is the point of it.
    fn needed(&self) -> impl Iterator<Item = &FieldView> {
        self.fields.iter().filter(|field| self.takes_files || !field.is_optional())
    }

    /// What is folded, so that the button stays on the screen.
    fn extras(&self) -> impl Iterator<Item = &FieldView> {
        self.fields.iter().filter(|field| !self.takes_files && field.is_optional())
    }

    fn names_of_extras(&self) -> Option<String> {
        let names: Vec<&str> = self.extras().map(|field| field.label.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}
