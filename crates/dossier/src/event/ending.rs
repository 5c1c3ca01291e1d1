//! Bodies of the events by which a dossier comes to its result and to its end.

use super::{DossierFile, ReturnBy};
use crate::codes::{ResultKind, ReturnWay};
use mc_calendar::Timeliness;
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{ResultId, StaffId},
};
use serde::{Deserialize, Serialize};

/// See [`crate::Event::ResultAttached`]. Private part: [`crate::Private::Words`], the title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultAttached {
    /// Its id.
    pub result: ResultId,
    /// What it says.
    pub kind: ResultKind,
    /// The national code of the result that it gives or refuses.
    pub code: String,
    /// Number and symbol of the document.
    pub symbol: String,
    /// The day on the document.
    pub issued_on: CivilDay,
    /// The last day on which it is valid; `None` where it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<CivilDay>,
    /// The document itself.
    pub file: DossierFile,
    /// Whether another agency issued it, which needs no approval here.
    pub issued_elsewhere: bool,
    /// Who attached it.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::ResultApproved`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultApproved {
    /// The results.
    pub results: Vec<ResultId>,
    /// The leader.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::Finished`]. Private part of a refusal: [`crate::Private::Refusal`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// Granted or refused.
    pub kind: ResultKind,
    /// The legal ground of a refusal.
    pub ground: Option<String>,
    /// Early, on time or late, by date (QĐ 766, 2.1).
    pub timeliness: Timeliness,
    /// By when a written refusal had to be said, and whether it was; `None` of a result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_by: Option<ReturnBy>,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::Returned`]. Private part: [`crate::Private::Receiver`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// How.
    pub way: ReturnWay,
    /// Who handed it over.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::Withdrawn`]. Private part: [`crate::Private::Words`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::Rated`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    /// When.
    pub at: Timestamp,
}
