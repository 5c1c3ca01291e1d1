//! What people write, within bounds, and the files they attach.

use crate::Rejection;
use mc_kernel::ids::FileId;
use serde::{Deserialize, Serialize};

/// The longest subject (trích yếu; NĐ 30/2020, Phụ lục VI: String 500).
pub const MOST_SUBJECT_CHARS: usize = 500;
/// The longest comment, direction or reason (QĐ 28/2018: a reason of at most 1,000).
pub const MOST_WORDS_CHARS: usize = 1_000;
/// The most files of an incoming document.
pub const MOST_FILES: usize = 50;

/// A file of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// The file.
    pub file: FileId,
    /// What people call it.
    pub name: String,
}

/// What somebody wrote, without what stands around it.
pub(crate) fn written(text: &str, most_chars: usize) -> Result<String, Rejection> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Rejection::WordsMissing);
    }
    bounded(text, most_chars)
}

/// The same where nothing need be written.
pub(crate) fn bounded(text: &str, most_chars: usize) -> Result<String, Rejection> {
    let text = text.trim();
    if text.chars().count() > most_chars {
        return Err(Rejection::WordsTooLong);
    }
    Ok(text.to_owned())
}
