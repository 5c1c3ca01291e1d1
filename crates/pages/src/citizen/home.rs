//! The first page: what do you need to do today?

use crate::{
    chrome::{Chrome, Link},
    components::SearchBox,
};
use askama::Template;

/// The first page: one search box, life events, a dossier by its number, help.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/home.html")]
pub struct HomePage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The search that understands life.
    pub search: SearchBox,
    /// Life events as plain links.
    pub life_events: Vec<LifeEvent>,
    /// All procedures, by sector and agency.
    pub all_procedures: Link,
    /// Where «follow my dossier» goes, by `GET` with `number`.
    pub follow_action: String,
    /// Where the signed-in person's own dossiers are, with a word on them.
    pub my_dossiers: Option<Link>,
}

/// An event of life with its procedures behind it.
#[derive(Debug, Clone)]
pub struct LifeEvent {
    /// What happens: `Sinh con`.
    pub label: String,
    /// A few procedures in words: `khai sinh, thẻ bảo hiểm y tế, thường trú`.
    pub hint: String,
    /// Where it leads.
    pub href: String,
}
