//! A dossier by its number, without signing in: only how far it is (TT 01/2018, Điều 16).

use crate::{
    chrome::Chrome,
    components::{ErrorSummary, StateChip},
    fields::FieldView,
};
use askama::Template;

/// Looks a dossier up by its number and a check of the owner.
#[derive(Debug, Clone, Template)]
#[template(path = "public/tracking.html")]
pub struct TrackingPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// What is wrong with what was typed.
    pub errors: ErrorSummary,
    /// The number and the check of the owner.
    pub fields: Vec<FieldView>,
    /// Where the form goes.
    pub action: String,
    /// What was found.
    pub found: Option<Tracked>,
}

/// How far a dossier is; nothing of what is in it.
#[derive(Debug, Clone)]
pub struct Tracked {
    /// The dossier's number.
    pub number: String,
    /// The procedure.
    pub procedure: String,
    /// How far it is, in words.
    pub degree: String,
    /// How it stands with its due time.
    pub chip: StateChip,
    /// The due time in words.
    pub due: Option<String>,
}
