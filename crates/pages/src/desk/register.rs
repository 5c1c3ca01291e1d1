//! What the register of the population says of a dossier's people, beside what was declared.

use crate::{chrome::Link, components::Banner, fields::FieldView};

/// The panel.
#[derive(Debug, Clone)]
pub struct RegisterView {
    /// What is said before it: who asks, that it is recorded.
    pub intro: Vec<String>,
    /// What came of asking just now.
    pub told: Option<Banner>,
    /// Why nobody can be asked about now.
    pub refusal: Option<String>,
    /// The people of the dossier.
    pub people: Vec<RegisterPerson>,
    /// What is said where it names nobody with a number.
    pub nobody: Option<String>,
    /// Where a question goes.
    pub ask: String,
    /// Where a reason goes.
    pub reveal: String,
    /// What of the form had been filled in and was corrected, in words.
    pub corrected: Vec<String>,
    /// The data store, reports: where else one may look.
    pub more: Vec<Link>,
}

/// A person of the panel.
#[derive(Debug, Clone)]
pub struct RegisterPerson {
    /// Which person, as it is sent back.
    pub key: String,
    /// The id of the heading.
    pub id: String,
    /// The name with what the form calls them.
    pub title: String,
    /// By which keys they are asked about.
    pub keys: String,
    /// What is doubtful about the number.
    pub doubts: Vec<String>,
    /// The words of the button; nothing where they cannot be asked about.
    pub button: Option<String>,
    /// When it was asked, and how many agree and differ.
    pub asked: Option<String>,
    /// What is said where nobody matched.
    pub unmatched: Option<String>,
    /// The twenty rows.
    pub rows: Vec<RegisterRow>,
    /// The reason to be given before sensitive values are shown, where some are masked.
    pub reason: Option<FieldView>,
}

/// A row: one element of the record.
#[derive(Debug, Clone)]
pub struct RegisterRow {
    /// Its name.
    pub label: String,
    /// What the register says.
    pub says: String,
    /// Whether the value is masked.
    pub is_masked: bool,
    /// What was declared, with its verdict.
    pub declared: Vec<RegisterHeld>,
}

/// Something declared.
#[derive(Debug, Clone)]
pub struct RegisterHeld {
    /// The label in the form.
    pub label: String,
    /// What was declared; empty while the element is masked.
    pub value: String,
    /// The verdict in words.
    pub verdict: String,
    /// Whether it agrees; `None` where the register does not say.
    pub agrees: Option<bool>,
}
