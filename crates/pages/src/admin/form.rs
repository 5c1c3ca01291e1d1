//! Building a form: its fields in order, how it looks at two widths, what a file brings.

use crate::{
    chrome::{Chrome, Link},
    components::{Banner, Consequence, ErrorSummary, Table, Tabs},
};
use askama::Template;

/// The fields of a form in order, with what can be done to each.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/form_builder.html")]
pub struct FormBuilderPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// Where it belongs, the nearest last.
    pub breadcrumbs: Vec<Link>,
    /// The procedure; the heading.
    pub title: String,
    /// What the form is called.
    pub form_title: String,
    /// How the work stands, in a sentence.
    pub state: String,
    /// News: somebody else was faster.
    pub told: Option<Banner>,
    /// What stands in the way of saving, each leading to its row.
    pub flaws: ErrorSummary,
    /// Where buttons go.
    pub action: String,
    /// The state of the work that the page shows.
    pub revision: i64,
    /// The fields.
    pub rows: Vec<FormBuilderRow>,
    /// Adding at the top.
    pub add: Link,
    /// Whether the last change can be undone.
    pub can_undo: bool,
    /// Whether something has been changed.
    pub has_changes: bool,
    /// Preview, files, the title.
    pub actions: Vec<Link>,
    /// Saving; nothing while there is nothing to save.
    pub save: Option<Link>,
}

/// One field.
#[derive(Debug, Clone)]
pub struct FormBuilderRow {
    /// Its path.
    pub path: String,
    /// Its id in the page.
    pub id: String,
    /// How deep it stands.
    pub depth: usize,
    /// What it is called.
    pub title: String,
    /// The same in English; nothing where nobody translated it.
    pub english: Option<String>,
    /// Under which name answers are kept.
    pub key: String,
    /// The path of the group it stands in.
    pub group: String,
    /// What it is.
    pub kind: String,
    /// Whether it must be answered, when it is asked, where else it stands.
    pub notes: Vec<String>,
    /// What stands in the way of saving.
    pub problems: Vec<String>,
    /// Its page.
    pub edit: String,
    /// Adding behind it.
    pub add: String,
    /// Adding inside, where it has fields.
    pub inside: Option<String>,
    /// Whether it can move up.
    pub can_go_up: bool,
    /// Whether it can move down.
    pub can_go_down: bool,
}

/// The form as citizens see it, on a phone and on a desktop.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/form_preview.html")]
pub struct FormPreviewPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The way back.
    pub back: Link,
    /// What the form is called.
    pub title: String,
    /// The pages of the form.
    pub parts: Tabs,
    /// The address of the page that is shown; nothing where the form has flaws.
    pub shown: Option<String>,
}

/// A file that becomes a form: choose it, see what comes over and what does not.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/form_import.html")]
pub struct FormImportPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// The way back.
    pub back: Link,
    /// Where the file goes.
    pub action: String,
    /// The state of the work that the file would replace.
    pub revision: i64,
    /// What is wrong with the file.
    pub errors: ErrorSummary,
    /// The most bytes, in a sentence.
    pub rules: String,
    /// What the file brings.
    pub brought: Option<FormBrought>,
}

/// What a file brings.
#[derive(Debug, Clone)]
pub struct FormBrought {
    /// How much, in a sentence.
    pub summary: String,
    /// What did not come over as it was: path, type, why.
    pub left: Table,
    /// What still stands in the way of saving, in words.
    pub flaws: Vec<String>,
    /// The fields.
    pub fields: Table,
    /// Under which the file waits.
    pub token: String,
    /// What taking it does.
    pub consequence: Consequence,
}
