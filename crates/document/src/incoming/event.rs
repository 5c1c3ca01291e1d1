//! What can happen to an incoming document. Events are never rewritten.

use crate::{Attached, Kind, Place, Secrecy, Urgency, codes::codes};
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{OfficialDocumentId, RegisterBookId, StaffId, UnitId},
};
use serde::{Deserialize, Serialize};

codes! {
    /// By which way it came.
    Channel {
        /// On paper, by post or by hand.
        Paper = "paper",
        /// Over the document axis.
        Axis = "axis",
        /// By electronic mail.
        Mail = "mail",
    }
}

/// Something that happened to an incoming document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It arrived.
    Received(Received),
    /// A clerk gave it its number of arrival.
    Registered {
        /// The book.
        book: RegisterBookId,
        /// The number of arrival (số đến).
        number: u32,
        /// The day of arrival (ngày đến).
        day: CivilDay,
        /// When.
        at: Timestamp,
    },
    /// It was sent back to who issued it.
    Returned {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// A leader said who does it.
    Directed(Directed),
    /// Somebody of the unit that leads was named.
    Assigned {
        /// Who.
        staff: StaffId,
        /// When.
        at: Timestamp,
    },
    /// Somebody wrote a note to the colleagues.
    Commented {
        /// The note.
        words: String,
        /// When.
        at: Timestamp,
    },
    /// It was answered.
    Answered {
        /// By what.
        answer: Answer,
        /// When.
        at: Timestamp,
    },
    /// It was done.
    Closed {
        /// How; empty where nothing need be said.
        words: String,
        /// When.
        at: Timestamp,
    },
}

/// See [`Event::Received`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The agency that it came to.
    pub agency: UnitId,
    /// Who issued it, as what.
    pub source: Source,
    /// The kind; `None` of laws and of what is no administrative document.
    pub kind: Option<Kind>,
    /// The subject (trích yếu).
    pub subject: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whether it is a secret.
    pub secrecy: Secrecy,
    /// Until when whoever issued it wants an answer.
    pub answer_by: Option<CivilDay>,
    /// By which way it came.
    pub channel: Channel,
    /// Its files.
    pub files: Vec<Attached>,
    /// When.
    pub at: Timestamp,
}

/// Who issued an incoming document, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The agency (tác giả).
    pub issuer: String,
    /// Number and symbol as they stand on it.
    pub number: String,
    /// Its day.
    pub day: CivilDay,
}

/// See [`Event::Directed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directed {
    /// Who leads (chủ trì).
    pub lead: Place,
    /// Who helps (phối hợp).
    pub helping: Vec<Place>,
    /// Until when.
    pub due: Option<CivilDay>,
    /// Whether it has to be answered.
    pub wants_answer: bool,
    /// What the leader said.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// By what an incoming document was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// By a document of ours that was issued.
    Document {
        /// The document.
        id: OfficialDocumentId,
        /// Its number and symbol.
        number: String,
    },
    /// In another way: at a meeting, by telephone.
    Otherwise(String),
}

impl Event {
    /// The name it has in the log.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Received(_) => "received",
            Self::Registered { .. } => "registered",
            Self::Returned { .. } => "returned",
            Self::Directed(_) => "directed",
            Self::Assigned { .. } => "assigned",
            Self::Commented { .. } => "commented",
            Self::Answered { .. } => "answered",
            Self::Closed { .. } => "closed",
        }
    }

    /// When it happened.
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Received(received) => received.at,
            Self::Directed(directed) => directed.at,
            Self::Registered { at, .. }
            | Self::Returned { at, .. }
            | Self::Assigned { at, .. }
            | Self::Commented { at, .. }
            | Self::Answered { at, .. }
            | Self::Closed { at, .. } => *at,
        }
    }
}
