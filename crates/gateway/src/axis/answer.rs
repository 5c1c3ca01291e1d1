//! What goes to an axis and what comes back.

use mc_kernel::Digest;
use serde_json::Value;
use std::path::Path;

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A document.
    Document,
    /// What became of one.
    Status,
}

impl Kind {
    /// As the axes call it (`messageType`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "edoc",
            Self::Status => "status",
        }
    }
}

/// What is said to the axis of a file that was listed; not what became of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transport {
    /// It is being taken.
    Processing,
    /// It was taken and kept.
    Done,
    /// It could not be read.
    Fail,
}

impl Transport {
    /// As the axes call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Processing => "processing",
            Self::Done => "done",
            Self::Fail => "fail",
        }
    }
}

/// A file to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Parcel<'p> {
    /// What it is about.
    pub kind: Kind,
    /// The identifier of the sender.
    pub from: &'p str,
    /// The identifier of the receiver.
    pub to: &'p str,
    /// The file.
    pub file: &'p Path,
    /// Its digest.
    pub digest: Digest,
}

/// A file that the axis has for this system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// By which it is fetched; a file comes once for each, however often it is listed.
    pub doc_id: String,
    /// The sender.
    pub from: String,
    /// The receiver.
    pub to: String,
    /// How far the axis has it: `initial` while it was not fetched.
    pub status: String,
    /// When the axis got it, in words of its own.
    pub created: String,
}

/// A file that this system sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentEntry {
    /// What the axis called it when it was sent.
    pub doc_id: String,
    /// The receiver.
    pub to: String,
    /// How far the receiver has it.
    pub received: String,
    /// How far the axis has it.
    pub sent: String,
}

/// An organisation on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its identifier.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The identifier of the one above it; may be empty.
    pub parent: String,
}

/// A file that was fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fetched {
    /// Its bytes.
    pub bytes: u64,
    /// Its digest.
    pub digest: Digest,
}

/// A field that may have several names, as a text; axes write numbers with and without quotes.
pub(super) fn text(value: &Value, names: &[&str]) -> String {
    let found = names.iter().find_map(|name| value.get(name));
    match found {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(_) | None => String::new(),
    }
}
