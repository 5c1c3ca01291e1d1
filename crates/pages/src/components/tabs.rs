//! Views of one thing, as links: each has its own address and works without script.

use super::drawn;

/// A row of views.
#[derive(Debug, Clone)]
pub struct Tabs {
    /// What the views are of, for screen readers.
    pub label: String,
    /// The views.
    pub tabs: Vec<Tab>,
}

/// One view.
#[derive(Debug, Clone)]
pub struct Tab {
    /// The words.
    pub label: String,
    /// Its address.
    pub href: String,
    /// How many things are in it, in words.
    pub count: Option<String>,
    /// Whether it is shown now.
    pub is_current: bool,
}

drawn!(Tabs, "components/tabs.html", without chrome);
