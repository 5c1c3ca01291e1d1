//! Everything about one thing: a procedure with its versions, a unit with its people.

use crate::{
    chrome::{Chrome, Link},
    components::{Paging, SummaryList, Table, Tabs},
};
use askama::Template;

/// A page of facts and tables.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/facts.html")]
pub struct FactsPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// Where it belongs, the nearest last.
    pub breadcrumbs: Vec<Link>,
    /// What it is; the heading.
    pub title: String,
    /// A sentence under the heading.
    pub lead: Option<String>,
    /// What can be done.
    pub actions: Vec<Link>,
    /// Terms and values.
    pub facts: SummaryList,
    /// Its tables; an empty one is left out.
    pub tables: Vec<Table>,
    /// The ways through the last table.
    pub paging: Option<Paging>,
}

impl FactsPage {
    /// The tables that have rows.
    fn filled(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(|table| !table.rows.is_empty())
    }
}
