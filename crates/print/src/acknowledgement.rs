//! The acknowledgement of a submission: what was sent, file by file, for the citizen to keep.

use crate::{
    letter::{DossierRef, Letterhead, Party},
    printer::{Form, Template},
};
use mc_kernel::{Digest, LocalTime, Locale};
use serde::Serialize;

/// The acknowledgement of an online submission (Xác nhận nộp hồ sơ trực tuyến). It proves what was
/// sent and when; the receipt (form 01) follows when the desk accepts the dossier.
#[derive(Debug, Clone, Serialize)]
pub struct Acknowledgement {
    /// The language of the labels; the data stays as it is.
    pub locale: Locale,
    /// The heading: the agency that receives.
    pub head: Letterhead,
    /// The dossier submitted.
    pub dossier: DossierRef,
    /// The name of the procedure and its case.
    pub request: String,
    /// Whose dossier it is.
    pub applicant: Party,
    /// When it was submitted.
    pub submitted_at: LocalTime,
    /// Every answer given, in the groups of the form.
    pub answers: Vec<AnswerGroup>,
    /// Every file sent.
    pub files: Vec<SubmittedFile>,
    /// What comes next, a sentence each.
    pub next_steps: Vec<String>,
}

/// Answers under one heading of the form.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerGroup {
    /// The heading.
    pub title: String,
    /// The answers.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// The question, as the form put it.
    pub label: String,
    /// The answer as text; nothing when the question was left open.
    pub value: Option<String>,
}

/// One file sent with a dossier.
#[derive(Debug, Clone, Serialize)]
pub struct SubmittedFile {
    /// The component it was sent for (thành phần hồ sơ).
    pub component: Option<String>,
    /// The name of the file.
    pub name: String,
    /// Its size, in words: `1,2 MB`.
    pub size: Option<String>,
    /// How many pages it has, when it has pages.
    pub pages: Option<u32>,
    /// The digest of its bytes.
    pub sha256: Digest,
}

impl Form for Acknowledgement {
    const TEMPLATE: Template = Template::Acknowledgement;
    fn title(&self) -> String {
        let number = &self.dossier.number;
        match self.locale {
            Locale::Vi => format!("Xác nhận nộp hồ sơ trực tuyến {number}"),
            Locale::En => format!("Acknowledgement of online submission {number}"),
        }
    }
    fn head(&self) -> &Letterhead {
        &self.head
    }
    fn dossier(&self) -> Option<&DossierRef> {
        Some(&self.dossier)
    }
    fn locale(&self) -> Locale {
        self.locale
    }
}
