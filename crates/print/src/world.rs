//! The world a template sees: its own folder of templates, one data file, the fonts. No network, no
//! packages, no disk, no clock.

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// A template of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Template {
    Receipt,
    SupplementRequest,
    Refusal,
    ControlSheet,
    Acknowledgement,
    ResultDocument,
    Apology,
    StopNotice,
    Ticket,
    ReceiptRoll,
    SettlementReport,
    OwnData,
}

impl Template {
    const fn path(self) -> &'static str {
        match self {
            Self::Receipt => "/receipt.typ",
            Self::SupplementRequest => "/supplement_request.typ",
            Self::Refusal => "/refusal.typ",
            Self::ControlSheet => "/control_sheet.typ",
            Self::Acknowledgement => "/acknowledgement.typ",
            Self::ResultDocument => "/result_document.typ",
            Self::Apology => "/apology.typ",
            Self::StopNotice => "/stop_notice.typ",
            Self::Ticket => "/ticket.typ",
            Self::ReceiptRoll => "/receipt_roll.typ",
            Self::SettlementReport => "/settlement_report.typ",
            Self::OwnData => "/own_data.typ",
        }
    }
}

macro_rules! templates {
    ($($file:literal),+) => {
        [$((concat!("/", $file), include_str!(concat!("../templates/", $file)))),+]
    };
}

/// The paths and texts of all templates. The paths are constant: the typesetter keeps every path it
/// has ever seen, and has room for 65,535.
const SOURCES: [(&str, &str); 14] = templates![
    "letter.typ",
    "receipt.typ",
    "supplement_request.typ",
    "refusal.typ",
    "control_sheet.typ",
    "acknowledgement.typ",
    "result_document.typ",
    "apology.typ",
    "stop_notice.typ",
    "roll.typ",
    "ticket.typ",
    "receipt_roll.typ",
    "settlement_report.typ",
    "own_data.typ"
];
const DATA: &str = "/data.json";

/// What is the same for every document: templates and fonts.
pub(crate) struct Workshop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: Vec<Source>,
    data: FileId,
}

impl Workshop {
    /// Reads the templates; no result when a path of theirs is no path.
    pub(crate) fn new(fonts: Vec<Font>) -> Option<Self> {
        let source =
            |(path, text): &(&str, &str)| Some(Source::new(file_id(path)?, (*text).to_owned()));
        Some(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources: SOURCES.iter().map(source).collect::<Option<_>>()?,
            data: file_id(DATA)?,
        })
    }
}

fn file_id(path: &str) -> Option<FileId> {
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?)))
}

/// One document on the bench: a template and its data.
pub(crate) struct Job<'a> {
    workshop: &'a Workshop,
    main: FileId,
    data: Bytes,
}

impl<'a> Job<'a> {
    /// Puts data under a template; no result when there is no such template.
    pub(crate) fn new(workshop: &'a Workshop, template: Template, data: Vec<u8>) -> Option<Self> {
        Some(Self { workshop, main: file_id(template.path())?, data: Bytes::new(data) })
    }
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.workshop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.workshop.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.workshop.sources.iter().find(|source| source.id() == id);
        source.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.workshop.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.workshop.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_sees_its_folder_and_its_data_only() {
        let workshop = Workshop::new(Vec::new()).unwrap();
        let job = Job::new(&workshop, Template::Receipt, b"{}".to_vec()).unwrap();
        assert_eq!(job.file(file_id("/data.json").unwrap()).unwrap().as_slice(), b"{}");
        assert!(job.source(file_id("/letter.typ").unwrap()).is_ok());
        for path in ["/etc/passwd", "/letter.typ", "/other.json"] {
            let refused = job.file(file_id(path).unwrap());
            assert_eq!(refused.unwrap_err(), FileError::AccessDenied, "{path}");
        }
        let refused = job.source(file_id("/other.typ").unwrap());
        assert_eq!(refused.unwrap_err(), FileError::AccessDenied);
        assert_eq!(job.today(None), None);
    }

    #[test]
    fn every_template_has_a_source() {
        let workshop = Workshop::new(Vec::new()).unwrap();
        for template in [
            Template::Receipt,
            Template::SupplementRequest,
            Template::Refusal,
            Template::ControlSheet,
            Template::Acknowledgement,
            Template::ResultDocument,
        ] {
            let job = Job::new(&workshop, template, Vec::new()).unwrap();
            assert!(job.source(job.main()).is_ok(), "{template:?}");
        }
    }
}
