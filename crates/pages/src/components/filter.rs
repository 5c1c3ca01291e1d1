//! What narrows a list, chosen from a drop-down list.

use super::drawn;

/// A drop-down filter; it stays in the address bar.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The name of its value.
    pub name: String,
    /// The words above it.
    pub label: String,
    /// What can be chosen; the first means everything.
    pub options: Vec<FilterOption>,
}

/// One thing to filter by.
#[derive(Debug, Clone)]
pub struct FilterOption {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

impl FilterOption {
    /// One thing to filter by; the first of a filter has an empty value and means everything.
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: &str) -> Self {
        let value = value.into();
        Self { is_chosen: value == chosen, value, label: label.into() }
    }
}

drawn!(Filter, "components/filter.html", without chrome);
