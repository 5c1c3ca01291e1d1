//! What leaves the building because of an event. Each becomes an outbox row in the same transaction;
//! a worker sends it after commit.

use crate::{Dossier, Event, codes::ResultKind, event::ConsultationAnswered};
use mc_kernel::ids::{ConsultationId, DossierId, MandateId, SubjectId};
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
    /// A letter to the applicant by electronic mail; it tells what the notice tells.
    Mail {
        /// The person.
        subject: SubjectId,
        /// The dossier.
        dossier: DossierId,
        /// What happened; the words are chosen when it is sent.
        kind: NoticeKind,
    },
    /// The letter that asks whether an address is the person's: the only one that goes to an address
    /// before that is known.
    Confirm {
        /// The person.
        subject: SubjectId,
    },
    /// A letter to one side of a mandate.
    Mandate {
        /// The person.
        subject: SubjectId,
        /// The mandate.
        mandate: MandateId,
        /// What it tells.
        letter: MandateLetter,
    },
    /// That an opinion came after its deadline: for those who lead the desk, and for who asked.
    LateAnswer {
        /// The dossier.
        dossier: DossierId,
        /// The consultation.
        consultation: ConsultationId,
    },
}

impl Outgoing {
    /// The queue it waits in: what is delivered beside it, in the same database, never waits for a
    /// mail server.
    pub const fn topic(&self) -> Topic {
        match self {
            Self::Notice { .. } | Self::LateAnswer { .. } => Topic::Notice,
            Self::Mail { .. } | Self::Confirm { .. } | Self::Mandate { .. } => Topic::Mail,
        }
    }

    /// The letter that tells the same as a notice.
    pub const fn as_mail(&self) -> Option<Self> {
        match self {
            Self::Notice { subject, dossier, kind } => {
                Some(Self::Mail { subject: *subject, dossier: *dossier, kind: *kind })
            }
            Self::Mail { .. }
            | Self::Confirm { .. }
            | Self::Mandate { .. }
            | Self::LateAnswer { .. } => None,
        }
    }
}

/// What a letter about a mandate tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateLetter {
    /// The code by which the principal gives it.
    Code,
    /// It was given and waits for the representative.
    Given,
    /// It holds.
    Holds,
    /// Somebody ended it.
    Ended,
}

/// The queues of what leaves the building.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Shown inside the portal.
    Notice,
    /// Letters by electronic mail.
    Mail,
}

impl Topic {
    /// Every queue.
    pub const ALL: [Self; 2] = [Self::Notice, Self::Mail];

    /// The name it has in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Mail => "mail",
        }
    }
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
    /// The applicant withdrew it.
    Withdrawn,
}

/// What notices are about, for people who choose which letters they want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeGroup {
    /// It was received and taken in.
    Receipt,
    /// Something is asked of the applicant.
    Asked,
    /// It takes longer, stands still, or goes on.
    Time,
    /// How it ended.
    Result,
}

impl NoticeGroup {
    /// Every group.
    pub const ALL: [Self; 4] = [Self::Receipt, Self::Asked, Self::Time, Self::Result];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Asked => "asked",
            Self::Time => "time",
            Self::Result => "result",
        }
    }

    /// The group of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
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
        Self::Withdrawn,
    ];

    /// What it is about.
    pub const fn group(self) -> NoticeGroup {
        match self {
            Self::Submitted | Self::TakenIn => NoticeGroup::Receipt,
            Self::SupplementAsked | Self::FeeAsked => NoticeGroup::Asked,
            Self::Reappointed | Self::Stopped | Self::Reopened => NoticeGroup::Time,
            Self::Refused
            | Self::ResultReady
            | Self::RefusalReady
            | Self::Returned
            | Self::Withdrawn => NoticeGroup::Result,
        }
    }

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
            Self::Withdrawn => "withdrawn",
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
        Event::Withdrawn(_) => NoticeKind::Withdrawn,
        Event::ConsultationAnswered(answered) => return late_answer(answered, state),
        Event::StepEntered(_)
        | Event::StepLeft(_)
        | Event::TokensMoved(_)
        | Event::Assigned(_)
        | Event::SupplementAnswered(_)
        | Event::ClockStopped(_)
        | Event::ClockResumed(_)
        | Event::FeeSettled(_)
        | Event::ConsultationAsked(_)
        | Event::ConsultationClosed(_)
        | Event::CaseChanged(_)
        | Event::ResultAttached(_)
        | Event::ResultApproved(_)
        | Event::ApologyProposed(_)
        | Event::OrderGiven(_)
        | Event::OrderAnswered(_)
        | Event::PaperDigitised(_)
        | Event::PaperRevoked(_)
        | Event::Rated(_) => return Vec::new(),
    };
    vec![Outgoing::Notice { subject: state.applicant, dossier: state.id, kind }]
}

/// An answer that came after its deadline (NĐ 61/2018, Điều 19.5).
fn late_answer(answered: &ConsultationAnswered, state: &Dossier) -> Vec<Outgoing> {
    let asked = state.consultations.iter().find(|c| c.id == answered.consultation);
    let is_late = asked.is_some_and(|asked| answered.at > asked.due);
    let consultation = answered.consultation;
    is_late
        .then_some(Outgoing::LateAnswer { dossier: state.id, consultation })
        .into_iter()
        .collect()
}
