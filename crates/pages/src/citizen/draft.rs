//! A draft: its sections as a task list.

use crate::{
    chrome::{Chrome, Link},
    components::{PostButton, TaskList},
};
use askama::Template;

/// The overview of a draft.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/draft.html")]
pub struct DraftPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// The procedure.
    pub procedure: String,
    /// How far it is: `Đã xong 3 trên 6 phần`.
    pub done: String,
    /// When it was saved, and until when it is kept.
    pub kept: String,
    /// By whom or for whom it is filled in, where that is by a mandate.
    pub acting: Option<String>,
    /// Asks an officer to guide.
    pub guide: Option<Link>,
    /// The sections and papers.
    pub tasks: TaskList,
    /// Having it filled from the register of the population: what that means, and the button.
    pub register: Option<(String, PostButton)>,
    /// Throws the draft away.
    pub discard: Option<PostButton>,
}
