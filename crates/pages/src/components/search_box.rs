//! The large search box.

use super::{Filter, drawn};

/// A search form.
#[derive(Debug, Clone)]
pub struct SearchBox {
    /// Where it leads, by `GET`.
    pub action: String,
    /// The name of the query.
    pub name: String,
    /// The words above it.
    pub label: String,
    /// An example or two.
    pub hint: Option<String>,
    /// What was searched before.
    pub value: String,
    /// What narrows the search; empty on the first page.
    pub filters: Vec<Filter>,
}

drawn!(SearchBox, "components/search_box.html");
