//! Filling in a draft beside an officer: the page with the code, and what the officer sees.

use crate::{
    chrome::{Chrome, Link},
    components::PostButton,
    fields::FieldView,
};
use askama::Template;

/// The page of whoever fills in the draft.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/guide.html")]
pub struct GuidePage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Back to the draft.
    pub back: Link,
    /// The procedure.
    pub procedure: String,
    /// What the officer sees, and what they cannot do.
    pub intro: Vec<String>,
    /// How it stands, in a sentence.
    pub now: String,
    /// The code to tell, in groups.
    pub code: Option<String>,
    /// Asks for a code.
    pub begin: PostButton,
    /// Ends it.
    pub end: Option<PostButton>,
}

/// The page of the officer: one section, read-only.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/guided.html")]
pub struct GuidedPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Out of it.
    pub back: Link,
    /// The procedure.
    pub procedure: String,
    /// The name of the section.
    pub title: String,
    /// Until when, and that nothing can be changed here.
    pub intro: Vec<String>,
    /// The other sections.
    pub sections: Vec<Link>,
    /// The address of this page, which is drawn again every few seconds.
    pub here: String,
    /// The fields with what was saved; nothing in them can be changed.
    pub fields: Vec<FieldView>,
    /// Points to a field, each by its label.
    pub points: Vec<PostButton>,
    /// Where one points now.
    pub pointed: Option<String>,
    /// Points to nothing.
    pub unpoint: Option<PostButton>,
    /// Ends it.
    pub end: PostButton,
}
