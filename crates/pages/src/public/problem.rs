//! The page for everything that cannot be shown: not found, ended, too much, broken.

use crate::{
    chrome::{Chrome, Link},
    words::key,
};
use askama::Template;

/// A page that says what is wrong and how to go on, without blame.
#[derive(Debug, Clone, Template)]
#[template(path = "public/problem.html")]
pub struct ProblemPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// What is wrong.
    pub title: String,
    /// What can be done, a paragraph each.
    pub text: Vec<String>,
    /// Ways on.
    pub ways: Vec<Link>,
    /// The id of the request, for whoever helps; only where our side is at fault.
    pub request_id: Option<String>,
}

/// Why a page cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is there, or not for this person (404).
    NotFound,
    /// The session has ended (401).
    SessionEnded,
    /// The form's token does not hold any more (403).
    FormStale,
    /// The rules said no, in words of their own (422).
    Refused,
    /// Somebody was quicker (409).
    ChangedMeanwhile,
    /// More was sent than is taken (413).
    TooLarge,
    /// Too many requests (429).
    TooMany,
    /// The server cannot serve now (503).
    Unavailable,
    /// Something is broken (500).
    Internal,
}

impl Problem {
    /// Every problem, for samples and tests.
    pub const ALL: [Self; 9] = [
        Self::NotFound,
        Self::SessionEnded,
        Self::FormStale,
        Self::Refused,
        Self::ChangedMeanwhile,
        Self::TooLarge,
        Self::TooMany,
        Self::Unavailable,
        Self::Internal,
    ];

    /// The keys of title and text.
    const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => (key("not-found-title"), key("not-found-text")),
            Self::SessionEnded => (key("session-ended-title"), key("session-ended-text")),
            Self::FormStale => (key("form-stale-title"), key("form-stale-text")),
            Self::Refused => (key("refused-title"), key("refused-text")),
            Self::ChangedMeanwhile => {
                (key("changed-meanwhile-title"), key("changed-meanwhile-text"))
            }
            Self::TooLarge => (key("too-large-title"), key("too-large-text")),
            Self::TooMany => (key("too-many-title"), key("too-many-text")),
            Self::Unavailable => (key("unavailable-title"), key("unavailable-text")),
            Self::Internal => (key("internal-title"), key("internal-text")),
        }
    }
}

impl ProblemPage {
    /// The page of a known problem, with a way to the first page.
    pub fn of(problem: Problem, chrome: Chrome) -> Self {
        let (title, text) = problem.keys();
        let home = Link::new(chrome.t("go-home"), chrome.site.home_url.clone());
        Self {
            title: chrome.t(title).into_owned(),
            text: vec![chrome.t(text).into_owned()],
            ways: vec![home],
            request_id: None,
            chrome,
        }
    }

    /// Puts a way to sign in again before the others.
    #[must_use]
    pub fn with_sign_in(mut self, href: impl Into<String>) -> Self {
        self.ways.insert(0, Link::new(self.chrome.t("sign-in-again"), href));
        self
    }

    /// Adds the id of the request.
    #[must_use]
    pub fn with_request_id(mut self, id: impl Into<String>) -> Self {
        self.request_id = Some(id.into());
        self
    }
}
