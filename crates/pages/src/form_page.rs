//! The plain form page: sign in, rate, walk-in intake, an editor; for every audience.

use crate::{
    chrome::{Chrome, Link},
    components::{Consequence, ErrorSummary},
    fields::FieldView,
};
use askama::Template;

/// A page with one form.
#[derive(Debug, Clone, Template)]
#[template(path = "form_page.html")]
pub struct FormPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Option<Link>,
    /// What the page is for; its heading.
    pub title: String,
    /// Where it belongs, in the title of the window: the procedure, the desk.
    pub place: String,
    /// Sentences before the fields.
    pub intro: Vec<String>,
    /// What is wrong, when the form was sent before.
    pub errors: ErrorSummary,
    /// The fields.
    pub fields: Vec<FieldView>,
    /// Where the form goes.
    pub action: String,
    /// Hidden values: the command id, the version that was looked at.
    pub hidden: Vec<(String, String)>,
    /// What sending does, where that is not plain.
    pub consequence: Option<Consequence>,
    /// The words on the button; without any there is nothing to send.
    pub submit: String,
    /// Another way: «forgot the password», «cancel».
    pub other: Option<Link>,
}
