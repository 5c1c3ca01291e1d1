//! Signing on: the ways there are, and what was received the first time.

use crate::{
    chrome::{Chrome, Link},
    components::{ErrorSummary, SummaryList},
    fields::FieldView,
};
use askama::Template;

/// The page on which one chooses how to sign on.
#[derive(Debug, Clone, Template)]
#[template(path = "public/sign_in.html")]
pub struct SignInPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Option<Link>,
    /// What the page is for; its heading.
    pub title: String,
    /// Sentences before the ways: why one has to sign on, what stays as it is.
    pub intro: Vec<String>,
    /// What is wrong, when the form was sent before.
    pub errors: ErrorSummary,
    /// The providers, the first one first.
    pub ways: Vec<SignInWay>,
    /// What the levels are for.
    pub levels: Option<String>,
    /// The form of those who sign on here, or of the demonstration.
    pub form: Option<SignInForm>,
    /// Another door.
    pub other: Option<Link>,
}

/// A button that leads to a provider.
#[derive(Debug, Clone)]
pub struct SignInWay {
    /// The words on it.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// A form to sign on with.
#[derive(Debug, Clone)]
pub struct SignInForm {
    /// Its heading, where there are other ways above it.
    pub title: Option<String>,
    /// Sentences before the fields.
    pub intro: Vec<String>,
    /// The fields.
    pub fields: Vec<FieldView>,
    /// Where it goes.
    pub action: String,
    /// Hidden values.
    pub hidden: Vec<(String, String)>,
    /// The words on its button.
    pub submit: String,
}

/// What a provider said of a person, before anything of it is kept.
#[derive(Debug, Clone, Template)]
#[template(path = "public/received.html")]
pub struct ReceivedPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The heading.
    pub title: String,
    /// Who said it, and what becomes of it.
    pub intro: Vec<String>,
    /// What was said.
    pub facts: SummaryList,
    /// That there are two records, and what can be asked for.
    pub twice: Option<Twice>,
    /// Where the form goes.
    pub action: String,
    /// The words on its button.
    pub submit: String,
    /// The way of those who are somebody else.
    pub cancel: Link,
}

/// A person who is kept twice.
#[derive(Debug, Clone)]
pub struct Twice {
    /// The heading.
    pub title: String,
    /// What that means.
    pub text: String,
    /// The wish that can be ticked.
    pub wish: FieldView,
}
