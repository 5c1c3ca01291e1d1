//! The dashboard by which leaders steer.

use crate::{
    chrome::Chrome,
    components::{Chart, Empty, Filter, Table, WorkList},
};
use askama::Template;

/// The dashboard.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/steering.html")]
pub struct SteeringPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Of whom it is.
    pub about: String,
    /// What must be known before the figures are read.
    pub notices: Vec<String>,
    /// The agencies to choose from, where there are several.
    pub agency: Option<Filter>,
    /// The figures of the day.
    pub figures: Vec<SteeringFigure>,
    /// Received and settled over the last days.
    pub trend: Chart,
    /// The same as a table.
    pub trend_table: Table,
    /// By agency, the most overdue first.
    pub agencies: Table,
    /// The steps where dossiers stay longest against the plan.
    pub steps: Table,
    /// The work that has been due longest.
    pub waiting: WorkList,
    /// What stands where there is nothing.
    pub nothing: Empty,
}

/// One figure.
#[derive(Debug, Clone)]
pub struct SteeringFigure {
    /// What it counts.
    pub label: String,
    /// The figure.
    pub value: String,
    /// What is said below it.
    pub hint: String,
    /// Where its dossiers are.
    pub href: Option<String>,
    /// Whether something has to be done about it.
    pub is_alarming: bool,
}
