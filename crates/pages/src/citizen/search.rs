//! Procedures found, by words or by life event.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, Paging, SearchBox},
};
use askama::Template;

/// The answer to a search for a procedure.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/search.html")]
pub struct SearchPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way here.
    pub breadcrumbs: Vec<Link>,
    /// What was looked for: `Kết quả cho “khai sinh”`, or the life event.
    pub title: String,
    /// The search again, with what narrows it.
    pub search: SearchBox,
    /// What was found, the best first.
    pub found: Vec<FoundProcedure>,
    /// What stands there when nothing was found: other words to try, help by phone.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}

/// A procedure in a list.
#[derive(Debug, Clone)]
pub struct FoundProcedure {
    /// Its name.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// Where it is done, how long, online or not, in one line.
    pub facts: String,
    /// The life event or sector it belongs to; a list with several groups shows it as a heading when
    /// it changes. Empty shows none.
    pub group: String,
}

impl SearchPage {
    /// The procedures in runs of the same group, in order.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &[FoundProcedure])> {
        let runs = self.found.chunk_by(|one, next| one.group == next.group);
        runs.map(|run| (run.first().map_or("", |first| first.group.as_str()), run))
    }
}
