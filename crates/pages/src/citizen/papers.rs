//! The data store of a person, and one paper of it.

use crate::{
    chrome::{Chrome, Link},
    citizen::LookedEntry,
    components::{DossierCard, Empty, Paging, StateChip, SummaryList, Table, Tabs},
};
use askama::Template;

/// The papers of a person, newest first; for their owner, and for an officer through a dossier.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/papers.html")]
pub struct PapersPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back, for an officer.
    pub back: Option<Link>,
    /// Whose store it is.
    pub title: String,
    /// Sentences before the list.
    pub intro: Vec<String>,
    /// Verified papers, and files that nobody verified.
    pub shelves: Tabs,
    /// The search above the list.
    pub search: PaperSearch,
    /// The papers.
    pub papers: Vec<DossierCard>,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The ways through the list.
    pub paging: Paging,
    /// Who looked into the store; `None` where it is not the reader's own.
    pub looked: Option<Vec<LookedEntry>>,
}

/// The search above a list of papers.
#[derive(Debug, Clone)]
pub struct PaperSearch {
    /// Where it leads, by `GET`.
    pub action: String,
    /// What was searched.
    pub value: String,
    /// The shelf that is searched, as the address names it; empty for the first.
    pub shelf: String,
}

/// A paper with its evidence, its versions, where it was given to, and who looked.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/paper.html")]
pub struct PaperPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Back to the store.
    pub back: Link,
    /// What it is called.
    pub title: String,
    /// How it stands.
    pub chip: StateChip,
    /// What that means for the reader.
    pub state: String,
    /// What it says and where it comes from.
    pub facts: SummaryList,
    /// Its file.
    pub download: Link,
    /// Its versions, where there are several.
    pub versions: Option<Table>,
    /// The dossiers it was given to; without rows, none.
    pub uses: Table,
    /// Who looked at it.
    pub looked: Vec<LookedEntry>,
}
