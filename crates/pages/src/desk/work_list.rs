//! The officer's first page: what is due first.

use crate::{
    chrome::Chrome,
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
    /// Where the script asks for new work; `None` does not ask.
    pub announce_url: Option<String>,
    /// The address of this list, for «show new work».
    pub reload_url: String,
}

/// A common action for the chosen rows.
#[derive(Debug, Clone)]
pub struct BulkAction {
    /// The value of the submit button `_do`.
    pub value: String,
    /// The words on the button.
    pub label: String,
}
