//! The editor of a process: a table of steps with the picture beside it.

use crate::{
    chrome::{Chrome, Link},
    components::{Banner, Consequence, Diagram, ErrorSummary, Table, Tabs},
    fields::FieldView,
};
use askama::Template;

/// The editor.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/process.html")]
pub struct EditorPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The way back.
    pub back: Link,
    /// What process it is.
    pub head: ProcessHead,
    /// What forbids saving, each leading to its row.
    pub errors: ErrorSummary,
    /// What should be looked at, each leading to its row.
    pub warnings: ErrorSummary,
    /// What checking found, when it found nothing wrong.
    pub verdict: Option<Banner>,
    /// Where the form goes.
    pub action: String,
    /// The number of the version that the rows began with.
    pub base: u64,
    /// The steps.
    pub rows: Vec<EditorRow>,
    /// Whether another step fits.
    pub can_add: bool,
    /// Names of agencies to choose from.
    pub agencies: Vec<String>,
    /// The hours of the longest way against the limit, in a sentence.
    pub hours: Option<String>,
    /// The picture; `None` while the cells cannot be read.
    pub picture: Option<Diagram>,
    /// How the rows differ from the version they began with; empty when they do not.
    pub differences: Table,
    /// From which day on the new version holds.
    pub valid_from: FieldView,
    /// What saving does.
    pub consequence: Consequence,
    /// The versions, newest first.
    pub versions: Table,
}

/// What process it is.
#[derive(Debug, Clone)]
pub struct ProcessHead {
    /// What the case is about.
    pub title: String,
    /// The case's code.
    pub case: String,
    /// The procedure.
    pub procedure: Link,
    /// The limit of the law: `Thời hạn theo luật: 5 ngày làm việc`.
    pub limit: String,
    /// The version: `Phiên bản 2, từ 01/03/2023`.
    pub version: String,
}

/// A row of the editor: one step. The names of its controls end in the row's number.
#[derive(Debug, Clone)]
pub struct EditorRow {
    /// The row's number, from 0.
    pub index: usize,
    /// What to call it: `Bước 3: Ký duyệt`.
    pub label: String,
    /// The step's number.
    pub no: Control,
    /// What is done.
    pub name: Control,
    /// Kind of performer, agency, title.
    pub who: Vec<Control>,
    /// Hours and clock.
    pub time: Vec<Control>,
    /// How it can end and where that leads.
    pub outcomes: Control,
    /// Note, level, lane, status.
    pub more: Vec<Control>,
    /// Whether the rest is shown at once.
    pub is_open: bool,
    /// Problems of the step as a whole.
    pub problems: Vec<String>,
    /// Whether there is a row before it.
    pub can_go_up: bool,
    /// Whether there is a row after it.
    pub can_go_down: bool,
}

impl EditorRow {
    /// Whether something is wrong in it.
    fn is_bad(&self) -> bool {
        let single = [&self.no, &self.name, &self.outcomes];
        let many = self.who.iter().chain(&self.time).chain(&self.more);
        !self.problems.is_empty() || single.into_iter().chain(many).any(|c| c.error.is_some())
    }
}

/// A small control with its label.
#[derive(Debug, Clone)]
pub struct Control {
    /// The name of its value.
    pub name: String,
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Whether the heading of the column already says what it is, where there is one.
    pub is_named_by_column: bool,
    /// What is wrong.
    pub error: Option<String>,
    /// Which control.
    pub kind: ControlKind,
}

/// The controls of the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ControlKind {
    /// A line of text.
    Text(String),
    /// A line of text with the agencies as suggestions.
    Agency(String),
    /// A number.
    Number(String),
    /// Several lines.
    Lines {
        /// What was typed.
        value: String,
        /// Lines shown.
        rows: usize,
    },
    /// One of several: value, words, whether chosen.
    Choice(Vec<(String, String, bool)>),
}
