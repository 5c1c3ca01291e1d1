//! Mandates of a person, and one of them.

use crate::{
    chrome::{Chrome, Link},
    components::{DossierCard, Empty, Paging, PostButton, StateChip, SummaryList, Timeline},
};
use askama::Template;

/// The mandates that a person gave and was given; of an officer, those they recorded.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/mandates.html")]
pub struct MandatesPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// What the page is for; its heading.
    pub title: String,
    /// What a mandate is.
    pub intro: Vec<String>,
    /// Where one is given.
    pub give: Link,
    /// The lists, each with its heading.
    pub lists: Vec<MandateList>,
    /// What stands there when there is none.
    pub empty: Empty,
}

/// A list of mandates.
#[derive(Debug, Clone)]
pub struct MandateList {
    /// Its heading.
    pub title: String,
    /// The mandates.
    pub cards: Vec<DossierCard>,
    /// The way through the list.
    pub paging: Paging,
}

/// One mandate.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/mandate.html")]
pub struct MandatePage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// Who may act for whom.
    pub title: String,
    /// What it is worth now.
    pub chip: StateChip,
    /// What that means, in a sentence.
    pub now: String,
    /// In what, until when, how it was given.
    pub facts: SummaryList,
    /// The scan of the signed paper.
    pub paper: Option<Link>,
    /// Where the code is entered.
    pub code: Option<Link>,
    /// What the person can do, the usual first.
    pub actions: Vec<PostButton>,
    /// What it means to end it.
    pub ending: Option<String>,
    /// Drafts that the representative fills in.
    pub drafts: Vec<DossierCard>,
    /// Dossiers that were filed by it.
    pub dossiers: Vec<DossierCard>,
    /// The way through them.
    pub paging: Paging,
    /// What happened.
    pub history: Timeline,
}
