//! What leaves the building because of an event. Each becomes an outbox row in the same transaction;
//! a worker sends it after commit.

use crate::{Dossier, Event, codes::ResultKind};
use mc_kernel::ids::{DossierId, SubjectId};
use serde::{Deserialize, Serialize};

/// A message to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "topic", rename_all = "snake_case")]
pub enum Outgoing {
    /// A notice to the applicant.
    Notice {
        /// The person.
        subject: SubjectId,
        /// The dossier.
        dossier: DossierId,
        /// What happened; the words are chosen when it is shown.
        kind: NoticeKind,
    },
}

/// What a notice tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// The dossier was submitted.
    Submitted,
    /// The desk accepted it.
    TakenIn,
    /// The desk refused it.
    Refused,
    /// A supplement is asked for.
    SupplementAsked,
    /// Money is asked for.
    FeeAsked,
    /// The result is ready.
    ResultReady,
    /// A written refusal is ready.
    RefusalReady,
    /// The result was handed over; the service can be rated.
    Returned,
    /// An apology: another day is promised.
    Reappointed,
    /// It was stopped on the applicant's wish.
    Stopped,
    /// It goes on after a stop.
    Reopened,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Submitted,
        Self::TakenIn,
        Self::Refused,
        Self::SupplementAsked,
        Self::FeeAsked,
        Self::ResultReady,
        Self::RefusalReady,
        Self::Returned,
        Self::Reappointed,
        Self::Stopped,
        Self::Reopened,
    ];

    /// The name it has in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::TakenIn => "taken_in",
            Self::Refused => "refused",
            Self::SupplementAsked => "supplement_asked",
            Self::FeeAsked => "fee_asked",
            Self::ResultReady => "result_ready",
            Self::RefusalReady => "refusal_ready",
            Self::Returned => "returned",
            Self::Reappointed => "reappointed",
            Self::Stopped => "stopped",
            Self::Reopened => "reopened",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// The messages that an event causes; `state` is the dossier after it.
pub fn effects(event: &Event, state: &Dossier) -> Vec<Outgoing> {
    let kind = match event {
        Event::Submitted(_) => NoticeKind::Submitted,
        Event::TakenIn(_) => NoticeKind::TakenIn,
        Event::Refused(_) => NoticeKind::Refused,
        Event::SupplementAsked(_) => NoticeKind::SupplementAsked,
        Event::FeeAsked(_) => NoticeKind::FeeAsked,
        Event::Finished(e) => match e.kind {
            ResultKind::Granted => NoticeKind::ResultReady,
            ResultKind::Refusal => NoticeKind::RefusalReady,
        },
        Event::Returned(_) => NoticeKind::Returned,
        Event::Reappointed(_) => NoticeKind::Reappointed,
        Event::StoppedOnRequest(_) => NoticeKind::Stopped,
        Event::Reopened(_) => NoticeKind::Reopened,
        Event::StepEntered(_)
        | Event::StepLeft(_)
        | Event::TokensMoved(_)
        | Event::Assigned(_)
        | Event::SupplementAnswered(_)
        | Event::ClockStopped(_)
        | Event::ClockResumed(_)
        | Event::FeeSettled(_)
        | Event::ConsultationAsked(_)
        | Event::ConsultationAnswered(_)
        | Event::ConsultationClosed(_)
        | Event::CaseChanged(_)
        | Event::ResultAttached(_)
        | Event::ResultApproved(_)
        | Event::Withdrawn(_)
        | Event::ApologyProposed(_)
        | Event::OrderGiven(_)
        | Event::OrderAnswered(_)
        | Event::Rated(_) => return Vec::new(),
    };
    vec![Outgoing::Notice { subject: state.applicant, dossier: state.id, kind }]
}
