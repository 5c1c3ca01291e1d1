//! The description of the programming interface, for whoever joins another system to this one.
//!
//! What operations and fields say of themselves is in English, the language of their names; the words
//! around it are in the language of the page.

use crate::{
    chrome::{Chrome, Link},
    components::Table,
};
use askama::Template;
use std::borrow::Cow;

/// How one begins, and every operation by its subject.
#[derive(Debug, Clone, Template)]
#[template(path = "public/api.html")]
pub struct ApiPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Where the machine-readable description is.
    pub document_url: String,
    /// The first request of a new system, as a command line.
    pub first_call: String,
    /// What a token can be allowed.
    pub scopes: Table,
    /// The operations by subject.
    pub groups: Vec<ApiGroup>,
    /// The list of problems.
    pub problems: Link,
}

/// Operations of one subject.
#[derive(Debug, Clone)]
pub struct ApiGroup {
    /// Its anchor on the page.
    pub id: String,
    /// The subject.
    pub title: String,
    /// The operations.
    pub operations: Vec<ApiEntry>,
}

/// An operation in a list.
#[derive(Debug, Clone)]
pub struct ApiEntry {
    /// What it does.
    pub title: Link,
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: String,
    /// The address, with its variable parts in braces.
    pub path: String,
}

/// One operation with everything that is sent and answered.
#[derive(Debug, Clone, Template)]
#[template(path = "public/api_operation.html")]
pub struct ApiOperationPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way here, the first page first.
    pub breadcrumbs: Vec<Link>,
    /// What it does.
    pub title: String,
    /// Its method.
    pub method: String,
    /// Its address.
    pub path: String,
    /// What it does, in sentences.
    pub text: ApiText,
    /// The scopes that a token needs; `None` where no token is needed.
    pub scopes: Option<Vec<String>>,
    /// A request as a command line.
    pub call: String,
    /// Parameters and headers.
    pub parameters: Vec<ApiField>,
    /// Fields of the body.
    pub body: Vec<ApiField>,
    /// Types of the body; empty where there is none.
    pub body_kinds: Vec<String>,
    /// The answers, those with problems last.
    pub answers: Vec<ApiAnswer>,
    /// The list of problems.
    pub problems: Link,
}

/// A parameter, or a field of a body or an answer.
#[derive(Debug, Clone)]
pub struct ApiField {
    /// The name, from the outside in: `applicant.name`, `items[].code`.
    pub name: String,
    /// The type, with its bounds.
    pub kind: String,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it is.
    pub text: ApiText,
}

/// One way in which an operation answers.
#[derive(Debug, Clone)]
pub struct ApiAnswer {
    /// The status: `200`.
    pub status: String,
    /// When it answers so.
    pub text: ApiText,
    /// The fields of the answer; empty where it has none, and for problems.
    pub fields: Vec<ApiField>,
}

/// English sentences in which names stand between backticks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApiText {
    /// The parts in order.
    pub parts: Vec<ApiPart>,
}

/// A stretch of words, or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiPart {
    /// What it says.
    pub text: String,
    /// Whether it is a name to be typed as it stands.
    pub is_code: bool,
}

impl From<&str> for ApiText {
    fn from(text: &str) -> Self {
        let parts = text.split('`').enumerate();
        let part = |(index, text): (usize, &str)| ApiPart {
            text: text.to_owned(),
            is_code: index % 2 == 1,
        };
        Self { parts: parts.map(part).filter(|part| !part.text.is_empty()).collect() }
    }
}

impl ApiOperationPage {
    /// The heading of the fields of an answer.
    fn caption(&self, answer: &ApiAnswer) -> Cow<'static, str> {
        self.chrome.with("api-answer-fields", &[("status", answer.status.as_str())])
    }

    /// The answers that tell what was asked for.
    fn good(&self) -> impl Iterator<Item = &ApiAnswer> {
        self.answers.iter().filter(|answer| answer.status.starts_with('2'))
    }

    /// The answers that are problems.
    fn bad(&self) -> impl Iterator<Item = &ApiAnswer> {
        self.answers.iter().filter(|answer| !answer.status.starts_with('2'))
    }
}

/// Every problem that the interface can tell.
#[derive(Debug, Clone, Template)]
#[template(path = "public/api_problems.html")]
pub struct ApiProblemsPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way here, the first page first.
    pub breadcrumbs: Vec<Link>,
    /// The problems: code, status, what is so and the way out.
    pub problems: Table,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_between_backticks() {
        let part = |text: &str, is_code| ApiPart { text: text.to_owned(), is_code };
        let check = |text: &str, expect: &[ApiPart]| assert_eq!(ApiText::from(text).parts, expect);
        check("", &[]);
        check("Plain.", &[part("Plain.", false)]);
        check("`a`", &[part("a", true)]);
        check(
            "See `a` or `b`.",
            &[
                part("See ", false),
                part("a", true),
                part(" or ", false),
                part("b", true),
                part(".", false),
            ],
        );
    }
}
