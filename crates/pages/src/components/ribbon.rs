//! The way of a dossier as a ribbon of steps, in one line.

use super::{DueState, drawn};

/// The steps of a dossier in order.
#[derive(Debug, Clone)]
pub struct Ribbon {
    /// What it shows, for screen readers.
    pub label: String,
    /// The steps.
    pub steps: Vec<RibbonStep>,
}

/// One step.
#[derive(Debug, Clone)]
pub struct RibbonStep {
    /// The name of the step.
    pub name: String,
    /// Who has it or had it.
    pub who: String,
    /// When it ended or should end, short.
    pub when: String,
    /// How it stands; `None` when it has not begun.
    pub state: Option<DueState>,
    /// Whether the dossier is here now.
    pub is_current: bool,
}

drawn!(Ribbon, "components/ribbon.html");
