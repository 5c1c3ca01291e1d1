//! Bodies of the events by which the rules of time are kept: apologies, stops, orders of leaders.

use crate::{codes::BusinessState, facts::Place};
use mc_calendar::Timeliness;
use mc_kernel::{
    Timestamp,
    ids::{DossierId, OrderId, StaffId},
};
use mc_process::TokenId;
use serde::{Deserialize, Serialize};

/// The withdrawn dossier of the same person and matter that a new one follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    /// The dossier that was withdrawn last.
    pub dossier: DossierId,
    /// Its number.
    pub number: String,
    /// When the first dossier of the matter was submitted: its first clock.
    pub since: Timestamp,
    /// When the last one was withdrawn.
    pub withdrawn_at: Timestamp,
}

/// By when a dossier that does not qualify goes back to the applicant: within three working days
/// (NĐ 61/2018, Điều 19.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnBy {
    /// The last moment.
    pub until: Timestamp,
    /// Whether it went back in time. Why it was late stands in the private part.
    pub timeliness: Timeliness,
}

/// A step that gets another planned end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replanned {
    /// The token on the step.
    pub token: TokenId,
    /// The planned end from now on.
    pub planned: Timestamp,
}

/// See [`crate::Event::ApologyProposed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApologyProposed {
    /// Who has to sign it off: where the dossier is.
    pub place: Place,
    /// The person, where the dossier was given to one.
    pub assignee: Option<StaffId>,
    /// The promised instant that will not be kept.
    pub due: Timestamp,
    /// The instant that is proposed.
    pub new_due: Timestamp,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::Reappointed`]. Private part: [`crate::Private::Words`], the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reappointed {
    /// The instant that was promised before.
    pub old_due: Timestamp,
    /// The instant that is promised now.
    pub due: Timestamp,
    /// Open steps with their new planned ends.
    pub planned: Vec<Replanned>,
    /// Who signed it off.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::StoppedOnRequest`]. Private part: [`crate::Private::Words`], the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoppedOnRequest {
    /// Where it stood.
    pub stage: BusinessState,
    /// The officer who recorded it for an applicant who was present.
    pub staff: Option<StaffId>,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::Reopened`]. Private part: [`crate::Private::Words`], the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    /// The leader.
    pub staff: StaffId,
    /// Open steps with their new planned ends.
    pub planned: Vec<Replanned>,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::OrderGiven`]. Private part: [`crate::Private::Words`], the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderGiven {
    /// Its id.
    pub order: OrderId,
    /// Who answers: a unit with its work list.
    pub place: Place,
    /// The person, where one is meant.
    pub to: Option<StaffId>,
    /// By when.
    pub due: Timestamp,
    /// The leader.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}

/// See [`crate::Event::OrderAnswered`]. Private part: [`crate::Private::Words`], the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAnswered {
    /// Its id.
    pub order: OrderId,
    /// Early, on time or late.
    pub timeliness: Timeliness,
    /// Who answered.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}
