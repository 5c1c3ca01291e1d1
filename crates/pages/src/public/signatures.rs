//! What the signatures of a file are worth, for anybody who brings one.

use crate::{
    chrome::Chrome,
    components::{Banner, ErrorSummary, SummaryList},
};
use askama::Template;

/// A file to bring, and what was found in the one that was brought.
#[derive(Debug, Clone, Template)]
#[template(path = "public/signatures.html")]
pub struct SignaturesPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// What is wrong with what was brought.
    pub errors: ErrorSummary,
    /// The most bytes, in a sentence.
    pub rules: String,
    /// Where the form goes.
    pub action: String,
    /// What was found.
    pub found: Option<Checked>,
}

/// A file that was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What the person calls the file.
    pub file: String,
    /// The verdict in plain words.
    pub verdict: Banner,
    /// Why no signature could be looked at.
    pub reasons: Vec<String>,
    /// Its digest and when it was checked.
    pub facts: SummaryList,
    /// Its signatures, the first one first.
    pub signatures: Vec<CheckedSignature>,
}

/// A signature that was checked.
#[derive(Debug, Clone)]
pub struct CheckedSignature {
    /// Who signed, or which time stamp it is.
    pub title: String,
    /// The verdict in plain words.
    pub verdict: Banner,
    /// Why, the gravest first.
    pub reasons: Vec<String>,
    /// Who issued the certificate, when it was signed, what was added since.
    pub facts: SummaryList,
}
