//! What a person has begun and handed in.

use crate::{
    chrome::{Chrome, Link},
    components::{DossierCard, Empty, Paging},
};
use askama::Template;

/// The list of a person's drafts and dossiers: what is asked of them first.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/my_dossiers.html")]
pub struct MyDossiersPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// Drafts, the newest first.
    pub drafts: Vec<DossierCard>,
    /// Dossiers, those with something asked first.
    pub dossiers: Vec<DossierCard>,
    /// What stands there when there is neither.
    pub empty: Empty,
    /// Where the person has their mandates, who looked, and what they ask about their data.
    pub ways: Vec<Link>,
    /// The way through the dossiers.
    pub paging: Paging,
}
