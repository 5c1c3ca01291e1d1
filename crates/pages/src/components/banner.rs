//! A message about what has just happened, above the page's content.

use super::drawn;
use crate::chrome::Link;

/// A message with, where it makes sense, a way on or a way back.
#[derive(Debug, Clone)]
pub struct Banner {
    /// What kind of news it is.
    pub kind: BannerKind,
    /// The news in one sentence.
    pub title: String,
    /// More, in plain sentences.
    pub text: Option<String>,
    /// Where one may go next.
    pub action: Option<Link>,
    /// Takes the last action back.
    pub undo: Option<PostButton>,
}

/// A kind of news; each has its own word, icon and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BannerKind {
    /// It worked.
    Success,
    /// Good to know.
    Info,
    /// Needs attention.
    Warning,
    /// It did not work.
    Danger,
}

impl BannerKind {
    /// The colour set of the design system.
    pub const fn color(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// Whether screen readers are told at once rather than in turn.
    pub const fn is_urgent(self) -> bool {
        matches!(self, Self::Danger)
    }
}

/// A button that posts a small form of its own.
#[derive(Debug, Clone)]
pub struct PostButton {
    /// Where the form goes.
    pub action: String,
    /// The words on the button.
    pub label: String,
    /// Hidden values, by name.
    pub values: Vec<(String, String)>,
}

impl Banner {
    /// A message of one sentence.
    pub fn new(kind: BannerKind, title: impl Into<String>) -> Self {
        Self { kind, title: title.into(), text: None, action: None, undo: None }
    }
}

drawn!(Banner, "components/banner.html");
drawn!(PostButton, "components/post_button.html");
