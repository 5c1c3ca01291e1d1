//! Case files (hồ sơ công việc; NĐ 30/2020, Điều 28–31): the documents of one matter, kept together for a
//! time.

use crate::{Facts, MOST_SUBJECT_CHARS, Rejection, words::written};
use mc_kernel::{
    Timestamp,
    ids::{CaseFileId, OfficialDocumentId, StaffId, UnitId},
};
use serde::{Deserialize, Serialize};

/// The most documents of one case file.
pub const MOST_DOCUMENTS: usize = 2_000;
/// The longest time that is counted in years (TT 10/2022/TT-BNV); what is kept longer is kept for ever.
pub const MOST_YEARS: u16 = 70;

/// How long a case file is kept (thời hạn bảo quản).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// For ever (vĩnh viễn).
    Permanent,
    /// So many years from the year after the one in which it was closed.
    Years(u16),
}

/// Something that happened to a case file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It was opened.
    Opened(Opened),
    /// A document was put into it.
    Added {
        /// The document.
        document: OfficialDocumentId,
        /// When.
        at: Timestamp,
    },
    /// A document was taken out: it was put there by mistake.
    Removed {
        /// The document.
        document: OfficialDocumentId,
        /// When.
        at: Timestamp,
    },
    /// The matter ended.
    Closed {
        /// When.
        at: Timestamp,
    },
}

/// See [`Event::Opened`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The agency.
    pub agency: UnitId,
    /// The unit that keeps it.
    pub unit: UnitId,
    /// Who keeps it.
    pub keeper: StaffId,
    /// The year of the catalogue of files (danh mục hồ sơ).
    pub year: i16,
    /// Number and symbol in that catalogue.
    pub notation: String,
    /// What it is about.
    pub title: String,
    /// How long it is kept.
    pub retention: Retention,
    /// When.
    pub at: Timestamp,
}

impl Event {
    /// The name it has in the log.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Opened(_) => "opened",
            Self::Added { .. } => "added",
            Self::Removed { .. } => "removed",
            Self::Closed { .. } => "closed",
        }
    }

    /// When it happened.
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Opened(opened) => opened.at,
            Self::Added { at, .. } | Self::Removed { at, .. } | Self::Closed { at } => *at,
        }
    }
}

/// A case file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    /// Its id.
    pub id: CaseFileId,
    /// What was opened.
    pub opened: Opened,
    /// Its documents, in the order in which they came into it.
    pub documents: Vec<OfficialDocumentId>,
    /// When the matter ended.
    pub closed: Option<Timestamp>,
    /// How many events it has.
    pub version: u64,
}

impl CaseFile {
    /// A case file after its first event.
    pub const fn begun(id: CaseFileId, opened: Opened) -> Self {
        Self { id, opened, documents: Vec::new(), closed: None, version: 1 }
    }

    /// The case file after an event.
    #[must_use]
    pub fn apply(mut self, event: &Event) -> Self {
        self.version += 1;
        match event {
            Event::Opened(opened) => {
                return Self { version: self.version, ..Self::begun(self.id, opened.clone()) };
            }
            Event::Added { document, .. } => self.documents.push(*document),
            Event::Removed { document, .. } => self.documents.retain(|known| known != document),
            Event::Closed { at } => self.closed = Some(*at),
        }
        self
    }

    /// Until the end of which year it is kept, after the year in which it was closed; `None` where it is
    /// kept for ever.
    pub fn kept_until(&self, closed_year: i16) -> Option<i16> {
        match self.opened.retention {
            Retention::Permanent => None,
            Retention::Years(years) => {
                Some(closed_year.saturating_add(i16::try_from(years).unwrap_or(i16::MAX)))
            }
        }
    }
}

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To open one.
    Open(Opened),
    /// To put a document into it.
    Add(OfficialDocumentId),
    /// To take one out.
    Remove(OfficialDocumentId),
    /// To close it.
    Close,
}

/// Decides a command.
///
/// # Errors
/// The [`Rejection`] that says why not.
pub fn decide(
    before: Option<&CaseFile>,
    command: &Command,
    facts: &Facts,
) -> Result<Event, Rejection> {
    let at = facts.now;
    if let Command::Open(opened) = command {
        return if before.is_some() { Err(Rejection::AlreadyThere) } else { open(opened, facts) };
    }
    let known = before.ok_or(Rejection::Unknown)?;
    if known.opened.keeper != facts.me && !facts.is_clerk {
        return Err(Rejection::NotYours);
    }
    if known.closed.is_some() {
        return Err(Rejection::FileClosed);
    }
    match command {
        Command::Open(_) => Err(Rejection::AlreadyThere),
        Command::Add(document) if known.documents.contains(document) => {
            Err(Rejection::AlreadyThere)
        }
        Command::Add(_) if known.documents.len() >= MOST_DOCUMENTS => {
            Err(Rejection::FileOutOfBounds)
        }
        Command::Add(document) => Ok(Event::Added { document: *document, at }),
        Command::Remove(document) if known.documents.contains(document) => {
            Ok(Event::Removed { document: *document, at })
        }
        Command::Remove(_) => Err(Rejection::Unknown),
        Command::Close if known.documents.is_empty() => Err(Rejection::FileOutOfBounds),
        Command::Close => Ok(Event::Closed { at }),
    }
}

fn open(opened: &Opened, facts: &Facts) -> Result<Event, Rejection> {
    if !facts.works_in.contains(&opened.unit) {
        return Err(Rejection::NotYours);
    }
    if let Retention::Years(years) = opened.retention
        && !(1..=MOST_YEARS).contains(&years)
    {
        return Err(Rejection::RetentionOutOfBounds);
    }
    Ok(Event::Opened(Opened {
        keeper: facts.me,
        notation: written(&opened.notation, MOST_SUBJECT_CHARS)?,
        title: written(&opened.title, MOST_SUBJECT_CHARS)?,
        at: facts.now,
        ..opened.clone()
    }))
}
