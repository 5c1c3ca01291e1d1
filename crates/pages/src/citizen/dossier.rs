//! A dossier as its owner sees it.

use crate::{
    chrome::{Chrome, Link},
    citizen::AnswerSection,
    components::{ClockView, FileList, Timeline},
};
use askama::Template;

/// A dossier (hồ sơ) for its owner: what is asked of them on top, then the timeline.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/dossier.html")]
pub struct DossierPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// The procedure.
    pub procedure: String,
    /// The dossier's number.
    pub number: String,
    /// What is asked of the owner now.
    pub asked: Vec<Asked>,
    /// How it stands, in one sentence.
    pub now: String,
    /// Who filed it for the applicant by a mandate, with the way to it.
    pub acting: Vec<(String, Link)>,
    /// The clock.
    pub clock: ClockView,
    /// What happened and what will.
    pub timeline: Timeline,
    /// Result, receipt, letters.
    pub papers: Vec<Link>,
    /// What was handed in.
    pub files: FileList,
    /// The answers of the form, section by section.
    pub answers: Vec<AnswerSection>,
    /// Who looked at it (nhật ký truy cập).
    pub looked: Vec<LookedEntry>,
    /// Where the dossier can be rated, once the result is out.
    pub rate: Option<Link>,
    /// Where it can be withdrawn, while that is possible.
    pub withdraw: Option<Link>,
    /// Where it can be stopped, while that is possible.
    pub stop: Option<Link>,
    /// That it follows a withdrawn dossier of the same matter: the sentence, and that dossier.
    pub follows: Option<(String, Link)>,
}

/// Something the owner has to do.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What, in a sentence.
    pub text: String,
    /// By when, in words.
    pub by: Option<String>,
    /// Where it is done.
    pub action: Link,
}

/// One look into the dossier.
#[derive(Debug, Clone)]
pub struct LookedEntry {
    /// When.
    pub when: String,
    /// Who, with function and unit.
    pub who: String,
    /// What for.
    pub why: String,
}
