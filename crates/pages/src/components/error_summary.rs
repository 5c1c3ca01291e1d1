//! All problems of a form at its top, each leading to its field.

use super::drawn;

/// The problems of a form; draws nothing when there is none.
#[derive(Debug, Clone, Default)]
pub struct ErrorSummary {
    /// In the order of the form.
    pub errors: Vec<ErrorLink>,
}

/// One problem and where it is.
#[derive(Debug, Clone)]
pub struct ErrorLink {
    /// Where it can be mended: `#` and the id of the field's first control, or another page; `None`
    /// for a problem of the form as a whole.
    pub href: Option<String>,
    /// The message, the same as at the field.
    pub text: String,
}

impl ErrorSummary {
    /// Whether there is no problem.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}

drawn!(ErrorSummary, "components/error_summary.html");
