//! What can happen to an outgoing document. Events are never rewritten.

use crate::{Attached, Authority, Kind, Secrecy, Urgency, outgoing::Stage};
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{OfficialDocumentId, RegisterBookId, SignatureEvidenceId, StaffId, UnitId},
};
use serde::{Deserialize, Serialize};

/// Something that happened to an outgoing document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Somebody began it.
    Drafted(Drafted),
    /// It got a new version.
    VersionAdded(Version),
    /// Somebody wrote a comment on it.
    Commented {
        /// The comment.
        words: String,
        /// On which version, counted from 1; 0 before there was one.
        version: u32,
        /// When.
        at: Timestamp,
    },
    /// It was sent on.
    Sent {
        /// To which stage.
        to: Stage,
        /// When.
        at: Timestamp,
    },
    /// It went back to the drafter.
    SentBack {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Somebody signed it.
    Signed(Signed),
    /// A clerk gave it number and date.
    Numbered {
        /// The book.
        book: RegisterBookId,
        /// The number.
        number: u32,
        /// The symbol.
        symbol: String,
        /// The date of the document.
        day: CivilDay,
        /// When.
        at: Timestamp,
    },
    /// The agency's signature, or its seal on paper, was put on it.
    Sealed {
        /// What is kept of the signature; `None` of a seal on paper.
        evidence: Option<SignatureEvidenceId>,
        /// When.
        at: Timestamp,
    },
    /// It was sent out.
    Issued(Issued),
    /// It was given up before it was issued; a number that it had is cancelled.
    Withdrawn {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
}

/// See [`Event::Drafted`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// The agency in whose name it is issued.
    pub agency: UnitId,
    /// The unit that drafts it.
    pub unit: UnitId,
    /// Who drafts it.
    pub drafter: StaffId,
    /// The kind.
    pub kind: Kind,
    /// The subject (trích yếu).
    pub subject: String,
    /// For whom it is (nơi nhận).
    pub receivers: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whether it is a secret.
    pub secrecy: Secrecy,
    /// The incoming document that it answers.
    pub answers: Option<OfficialDocumentId>,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::VersionAdded`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The text.
    pub file: Attached,
    /// What is new in it; may be empty.
    pub note: String,
    /// Who made it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::Signed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Which version, counted from 1; 0 of a secret.
    pub version: u32,
    /// Who.
    pub staff: StaffId,
    /// In which capacity.
    pub authority: Authority,
    /// The position, as it stands above the name: `Phó Chủ tịch`.
    pub title: String,
    /// The delegation, of who signs by one.
    pub delegation: Option<String>,
    /// What is kept of the digital signature; `None` of one on paper.
    pub evidence: Option<SignatureEvidenceId>,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::Issued`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// How many copies on paper; 0 where it went out electronically alone.
    pub copies: u32,
    /// Who keeps the original (nơi nhận bản lưu).
    pub kept_at: String,
    /// When.
    pub at: Timestamp,
}

impl Event {
    /// The name it has in the log.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Drafted(_) => "drafted",
            Self::VersionAdded(_) => "version_added",
            Self::Commented { .. } => "commented",
            Self::Sent { .. } => "sent",
            Self::SentBack { .. } => "sent_back",
            Self::Signed(_) => "signed",
            Self::Numbered { .. } => "numbered",
            Self::Sealed { .. } => "sealed",
            Self::Issued(_) => "issued",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// When it happened.
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Drafted(drafted) => drafted.at,
            Self::VersionAdded(version) => version.at,
            Self::Signed(signed) => signed.at,
            Self::Issued(issued) => issued.at,
            Self::Commented { at, .. }
            | Self::Sent { at, .. }
            | Self::SentBack { at, .. }
            | Self::Numbered { at, .. }
            | Self::Sealed { at, .. }
            | Self::Withdrawn { at, .. } => *at,
        }
    }
}
