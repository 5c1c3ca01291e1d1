//! The officer's first page: what is due first.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, Filter, Paging, Tabs, WorkList},
};
use askama::Template;

/// The work list of an officer.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/work_list.html")]
pub struct WorkListPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The name of the list.
    pub title: String,
    /// The views: mine, my division's, due soon, overdue, waiting, done.
    pub views: Tabs,
    /// Where search and filters go, by `GET`: they stay in the address bar.
    pub action: String,
    /// What was searched: a number, a name, an identity number, a procedure.
    pub query: String,
    /// Drop-down filters.
    pub filters: Vec<Filter>,
    /// Hidden values that keep the view while searching.
    pub kept: Vec<(String, String)>,
    /// The rows.
    pub list: WorkList,
    /// What stands there when there are no rows.
    pub empty: Empty,
    /// The way through the list.
    pub paging: Paging,
    /// Common actions for chosen rows, posted with `dossier` once for each.
    pub bulk: Vec<BulkAction>,
    /// Where the form of the common actions goes.
    pub bulk_action: String,
    /// What a person made of the lists, and the ways to take them along.
    pub tools: ListTools,
    /// Where the script asks for new work; `None` does not ask.
    pub announce_url: Option<String>,
    /// The address of this list, for «show new work».
    pub reload_url: String,
}

impl WorkListPage {
    /// The keys, for the help that opens over the page.
    fn keys(&self) -> Vec<super::KeyHelp> {
        super::KeyHelp::all(&self.chrome)
    }
}

/// What stands over and under a list.
#[derive(Debug, Clone, Default)]
pub struct ListTools {
    /// On whose behalf the person acts, in a sentence each.
    pub notes: Vec<String>,
    /// Filters that the person keeps.
    pub saved: Vec<Link>,
    /// What narrows this list; `None` where the search does.
    pub within: Option<Within>,
    /// The list as files.
    pub downloads: Vec<Link>,
    /// Keeping the filter, choosing columns.
    pub links: Vec<Link>,
}

/// The words that narrow a list.
#[derive(Debug, Clone)]
pub struct Within {
    /// Where they go, by `GET`.
    pub action: String,
    /// What is sent beside them.
    pub kept: Vec<(String, String)>,
    /// What was typed.
    pub value: String,
    /// How far the list was read, where not to its end.
    pub read: Option<String>,
}

/// A common action for the chosen rows.
#[derive(Debug, Clone)]
pub struct BulkAction {
    /// The value of the submit button `_do`.
    pub value: String,
    /// The words on the button.
    pub label: String,
}
