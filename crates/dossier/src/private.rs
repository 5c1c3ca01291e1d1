//! What identifies a person, or is written in somebody's own words. It stands beside the log, keyed
//! by the person, and the event holds only its seal: the digest of a salt and the text. Erasing a
//! person removes the text and leaves the log verifiable.

use mc_kernel::Digest;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The private part of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "private", rename_all = "snake_case")]
pub enum Private {
    /// What the applicant declared.
    Answers {
        /// The typed answers of the e-form.
        answers: Value,
    },
    /// A reason, a note, a question or an answer in somebody's own words.
    Words {
        /// The words, at most [`MOST_WORDS_BYTES`].
        text: String,
    },
    /// What is asked to be supplemented (form 02).
    Supplement {
        /// The things to complete, in the order of [`crate::event::SupplementAsked::items`].
        items: Vec<String>,
        /// Who answers questions: name and telephone.
        contact: String,
        /// Why it was asked later than three working days after reception; mostly empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        late: String,
    },
    /// Why a dossier is refused (form 03); the legal ground stands in the event.
    Refusal {
        /// Where in the dossier: which paper, page or answer, and what is wrong there.
        place: String,
        /// What would be accepted.
        accepted: String,
        /// What was written beside it; mostly empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
        /// Why it was said later than three working days after reception; mostly empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        late: String,
    },
    /// What the applicant sent in answer.
    Supplemented {
        /// The answers as they are now.
        answers: Value,
        /// What the applicant wrote beside them.
        note: String,
    },
    /// What a digitised paper says of itself.
    Paper {
        /// What it is called.
        title: String,
        /// The number on it; empty where it has none.
        number: String,
        /// Who issued it.
        issuer: String,
    },
    /// Who took the result and on what paper.
    Receiver {
        /// Full name.
        name: String,
        /// Kind and number of the paper shown.
        paper: String,
        /// What was written beside it.
        note: String,
    },
}

/// The longest text in somebody's own words.
pub const MOST_WORDS_BYTES: usize = 8_000;

impl Private {
    /// The seal: the digest of the salt and the JSON text of the private part.
    pub fn seal(&self, salt: &[u8; 32]) -> Digest {
        let text = serde_json::to_string(self).unwrap_or_default();
        Digest::of_parts(&[salt, text.as_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seal_depends_on_salt_and_text() {
        let words = |text: &str| Private::Words { text: text.to_owned() };
        let seal = words("thiếu chữ ký").seal(&[1; 32]);
        assert_eq!(seal, words("thiếu chữ ký").seal(&[1; 32]));
        assert_ne!(seal, words("thiếu chữ ký").seal(&[2; 32]));
        assert_ne!(seal, words("thiếu con dấu").seal(&[1; 32]));
    }
}
