//! The officer's list: one line a dossier, the first due on top.

use super::{StateChip, drawn};

/// Rows of a work list.
#[derive(Debug, Clone, Default)]
pub struct WorkList {
    /// What the list holds, for screen readers.
    pub caption: String,
    /// The rows.
    pub rows: Vec<WorkRow>,
    /// Whether rows can be chosen for a common action; the form around the list sends them as
    /// `dossier`.
    pub can_choose: bool,
    /// Columns that the person hides.
    pub hides: HiddenColumns,
}

/// Columns that a person may hide.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each column is hidden or not")]
pub struct HiddenColumns {
    /// The procedure.
    pub procedure: bool,
    /// The step.
    pub step: bool,
    /// Who has it.
    pub person: bool,
    /// The number.
    pub number: bool,
}

/// One dossier.
#[derive(Debug, Clone)]
pub struct WorkRow {
    /// What the checkbox sends.
    pub value: String,
    /// Where the row leads.
    pub href: String,
    /// The dossier's number.
    pub number: String,
    /// The applicant's name.
    pub applicant: String,
    /// The procedure.
    pub procedure: String,
    /// The step it is at.
    pub step: String,
    /// Who has it; `None` while nobody has taken it.
    pub person: Option<String>,
    /// When it is due, short.
    pub due: String,
    /// How it stands.
    pub chip: StateChip,
    /// One or two words that set it apart: `liên thông`, `nộp lại`.
    pub marks: Vec<String>,
}

drawn!(WorkList, "components/work_list.html");
