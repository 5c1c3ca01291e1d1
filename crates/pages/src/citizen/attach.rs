//! The papers of a draft: a form page with a control for each component, and the way to the tray.

use crate::{
    chrome::{Chrome, Link},
    components::{Consequence, ErrorSummary},
    fields::FieldView,
};
use askama::Template;

/// The papers of a draft; the fields are those of [`crate::FormPage`].
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/attach.html")]
pub struct AttachPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Option<Link>,
    /// The heading.
    pub title: String,
    /// The procedure.
    pub place: String,
    /// Sentences before the controls.
    pub intro: Vec<String>,
    /// The way to the tray of scans.
    pub tray: Link,
    /// What is wrong, when the form was sent before.
    pub errors: ErrorSummary,
    /// The controls.
    pub fields: Vec<FieldView>,
    /// Where the form goes.
    pub action: String,
    /// Hidden values.
    pub hidden: Vec<(String, String)>,
    /// What sending does, where that is not plain.
    pub consequence: Option<Consequence>,
    /// The words on the button.
    pub submit: String,
    /// The way out.
    pub other: Option<Link>,
}
