//! Pages of official documents: lists, one document, a register book on paper.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, Paging, PostButton, StateChip, SummaryList, Table, Tabs, Timeline},
};
use askama::Template;

/// A list of documents: the in-box, one's own, what was found, a book.
#[derive(Debug, Clone, Template)]
#[template(path = "office/list.html")]
pub struct OfficeListPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of these pages.
    pub sections: Tabs,
    /// What is listed; its heading.
    pub title: String,
    /// Sentences before the list.
    pub intro: Vec<String>,
    /// What can be done, the usual first.
    pub actions: Vec<Link>,
    /// What was searched; `None` where there is no search.
    pub search: Option<String>,
    /// The rows.
    pub tables: Vec<Table>,
    /// What stands there when there is none.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
}

/// One document.
#[derive(Debug, Clone, Template)]
#[template(path = "office/document.html")]
pub struct OfficeDocumentPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// Number and symbol, or the kind of a draft.
    pub over: String,
    /// The subject; its heading.
    pub title: String,
    /// How far it has come.
    pub chip: StateChip,
    /// What it is.
    pub facts: SummaryList,
    /// What can be done that asks for more, the usual first.
    pub deeds: Vec<Link>,
    /// What can be done at once.
    pub at_once: Vec<PostButton>,
    /// Its files, or the versions of its draft.
    pub files: Option<Table>,
    /// The newest file, to be read in place: its name and address.
    pub shown: Option<Link>,
    /// Documents that answer it.
    pub answers: Option<Table>,
    /// What happened.
    pub history: Timeline,
}

/// A part of a register book as it is printed (NĐ 30/2020, Phụ lục IV).
#[derive(Debug, Clone, Template)]
#[template(path = "office/book.html")]
pub struct OfficeBookPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back.
    pub back: Link,
    /// The agency above the one whose book it is; empty where there is none.
    pub over: String,
    /// The agency.
    pub agency: String,
    /// What the book is called: `SỔ ĐĂNG KÝ VĂN BẢN ĐẾN`.
    pub title: String,
    /// The year, and which numbers are printed.
    pub part: String,
    /// The lines, in the columns of the decree.
    pub table: Table,
    /// The next part.
    pub paging: Paging,
}
