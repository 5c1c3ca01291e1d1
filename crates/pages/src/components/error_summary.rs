//! All problems of a form at its top, each leading to its field.

use super::drawn;
use crate::fields::FieldView;

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

    /// Begins every message with the name of its field, where the field is among these: a message
    /// such as «fill this in» says in the summary what to fill in.
    #[must_use]
    pub fn naming(mut self, fields: &[FieldView]) -> Self {
        for error in &mut self.errors {
            let id = error.href.as_deref().and_then(|href| href.strip_prefix('#'));
            let label = id.and_then(|id| fields.iter().find_map(|field| field.label_of(id)));
            if let Some(label) = label {
                error.text = format!("{label}: {}", error.text);
            }
        }
        self
    }
}

drawn!(ErrorSummary, "components/error_summary.html");
