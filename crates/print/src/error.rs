//! Why a document could not be printed.

use crate::{MAX_INPUT_BYTES, MAX_INPUT_LINES, qr::MAX_QR_BYTES};

/// Why a document could not be printed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PrintError {
    /// No typeface with the full Vietnamese alphabet was found, not even a built-in one.
    #[error("no typeface with the full Vietnamese alphabet was found")]
    NoTypeface,
    /// The document has more text than [`MAX_INPUT_BYTES`] or more lines than [`MAX_INPUT_LINES`].
    #[error(
        "the document has {bytes} bytes of text in {lines} lines, more than the {MAX_INPUT_BYTES} \
         in {MAX_INPUT_LINES} allowed"
    )]
    TooLarge {
        /// The length of its texts.
        bytes: usize,
        /// How many texts there are, each line of its own counted.
        lines: usize,
    },
    /// The text for the QR code is longer than a code can hold that a telephone still reads.
    #[error("the QR code has {bytes} bytes of text, more than the {MAX_QR_BYTES} allowed")]
    QrTooLong {
        /// The length of the text.
        bytes: usize,
    },
    /// The view could not be written as data: a defect of this crate.
    #[error("the document could not be written as data")]
    Data(#[from] serde_json::Error),
    /// The template or the PDF writer refused: a defect of this crate.
    #[error("the document could not be set: {reason}")]
    Typesetting {
        /// What the typesetter says.
        reason: String,
    },
}
