//! A list of what is administered: procedures, processes, units, tokens, changes.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, Filter, Paging, Table, Tabs},
};
use askama::Template;

/// A page with one table.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/list.html")]
pub struct ListPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// What is listed.
    pub title: String,
    /// Sentences before the list.
    pub intro: Vec<String>,
    /// What can be done, the usual first.
    pub actions: Vec<Link>,
    /// The search above the table.
    pub search: Option<ListSearch>,
    /// The rows.
    pub table: Table,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The ways through it.
    pub paging: Paging,
}

/// The small search above a list.
#[derive(Debug, Clone)]
pub struct ListSearch {
    /// Where it leads, by `GET`.
    pub action: String,
    /// The words above it.
    pub label: String,
    /// What was searched.
    pub value: String,
    /// What narrows the list.
    pub filters: Vec<Filter>,
}
