//! Files: the list of those given, and the control that adds more.

use super::drawn;

/// One file.
#[derive(Debug, Clone)]
pub struct FileView {
    /// The name as its owner gave it.
    pub name: String,
    /// Where it can be seen or fetched; `None` while it is being checked.
    pub href: Option<String>,
    /// Kind, size and pages in words: `PDF, 1,2 MB, 3 trang`.
    pub facts: String,
    /// The SHA-256 in hexadecimal, where it is told.
    pub sha256: Option<String>,
    /// How it stands.
    pub state: FileState,
    /// Where it comes from, when it was not uploaded; it stands under the name with a tick.
    pub origin: Option<String>,
    /// The value of the submit button `_remove` that takes the file out; `None` where it stays.
    pub remove: Option<String>,
}

/// How a file stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileState {
    /// Received whole.
    Ready,
    /// Received, still being checked.
    Checking,
    /// Not accepted, with the reason and the way out.
    Refused(String),
}

/// The files of one component; replaced as a whole after an upload.
#[derive(Debug, Clone, Default)]
pub struct FileList {
    /// The files in the order they came.
    pub files: Vec<FileView>,
}

/// Papers of the person's data store that fit a component.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// The papers, those in force first.
    pub offers: Vec<PaperOffer>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct PaperOffer {
    /// What it is called.
    pub name: String,
    /// Number, issuer, day, and who verified it.
    pub facts: String,
    /// The value of the submit button `_take`; `Err` says why it cannot be taken.
    pub take: Result<String, String>,
}

/// The control that adds files to a component: a plain file input and a button that sends it, made
/// resumable by the script.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The name of the file input.
    pub name: String,
    /// The id of the file input.
    pub id: String,
    /// The words above it.
    pub label: String,
    /// Allowed kinds and sizes in a sentence.
    pub rules: String,
    /// The value of `accept`: `.pdf,.jpg,.png`.
    pub accept: String,
    /// Whether several files may be chosen.
    pub takes_several: bool,
    /// Which component the files belong to.
    pub component: String,
    /// Where the script sends parts to; `None` leaves only the plain form.
    pub upload_url: Option<String>,
    /// The problem at this control.
    pub error: Option<String>,
    /// The files given so far.
    pub files: FileList,
    /// Papers that may be taken instead of an upload.
    pub offers: Offers,
}

impl Upload {
    /// The ids of what describes the input.
    pub fn described_by(&self) -> Option<String> {
        let parts = [(!self.rules.is_empty(), "rules"), (self.error.is_some(), "error")];
        let there = parts.into_iter().filter(|(is_there, _)| *is_there);
        let ids: Vec<_> = there.map(|(_, part)| format!("{}-{part}", self.id)).collect();
        if ids.is_empty() { None } else { Some(ids.join(" ")) }
    }
}

drawn!(FileList, "components/file_list.html");
drawn!(Offers, "components/offers.html");
drawn!(Upload, "components/upload.html");
