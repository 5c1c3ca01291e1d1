//! What can happen to a dossier. Events are never rewritten; a correction is a new event. Each kind
//! has a golden JSON file in `events/` for every version ever released.

mod ending;
mod papers;
mod rules;

pub use ending::*;
pub use papers::*;
pub use rules::*;

use crate::codes::{BusinessState, ReturnWay};
use crate::facts::Place;
use mc_calendar::{Limit, SuspensionReason, Timeliness};
use mc_catalog::{AfterSupplement, Channel};
use mc_kernel::{
    CivilDay, Dong, Timestamp,
    ids::{
        ConsultationId, FileId, ProcedureVersionId, ProcessVersionId, StaffId, SubjectId, UnitId,
    },
};
use mc_process::{Marking, Performer, StepClock, StepNo, TokenId};
use serde::{Deserialize, Serialize};

/// Declares the closed set of events with the names they have in the log.
macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident($body:ty) = $kind:literal v $version:literal;)+) => {
        /// Something that happened to a dossier. Its JSON is the body alone; [`Event::read`] needs
        /// the kind beside it.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Event {
            $($(#[$doc])* $variant($body),)+
        }

        impl Event {
            /// Every kind with its newest version, as the log names them.
            pub const KINDS: &'static [(&'static str, u16)] = &[$(($kind, $version)),+];

            /// The name in the log.
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind,)+ }
            }

            /// The version of the body's shape.
            pub const fn kind_version(&self) -> u16 {
                match self { $(Self::$variant(_) => $version,)+ }
            }

            /// Reads a body of the newest version.
            ///
            /// # Errors
            /// The JSON error, or an unknown kind.
            pub fn read(kind: &str, body: &str) -> Result<Self, serde_json::Error> {
                match kind {
                    $($kind => serde_json::from_str(body).map(Self::$variant),)+
                    _ => Err(serde::de::Error::custom(format!("unknown event kind {kind}"))),
                }
            }
        }
    };
}

events! {
    /// The applicant submitted, online or through the desk.
    Submitted(Submitted) = "submitted" v 1;
    /// The desk accepted it and promised a day.
    TakenIn(TakenIn) = "taken_in" v 1;
    /// The desk refused it (form 03).
    Refused(Refused) = "refused" v 1;
    /// It came to a step.
    StepEntered(StepEntered) = "step_entered" v 1;
    /// It left a step.
    StepLeft(StepLeft) = "step_left" v 1;
    /// The tokens of the process moved.
    TokensMoved(TokensMoved) = "tokens_moved" v 1;
    /// A step was given to a person.
    Assigned(Assigned) = "assigned" v 1;
    /// The applicant was asked to complete it (form 02).
    SupplementAsked(SupplementAsked) = "supplement_asked" v 1;
    /// The applicant completed it.
    SupplementAnswered(SupplementAnswered) = "supplement_answered" v 1;
    /// The clock stopped.
    ClockStopped(ClockStopped) = "clock_stopped" v 1;
    /// The clock runs again.
    ClockResumed(ClockResumed) = "clock_resumed" v 1;
    /// A financial duty was notified.
    FeeAsked(FeeAsked) = "fee_asked" v 1;
    /// A financial duty was fulfilled.
    FeeSettled(FeeSettled) = "fee_settled" v 1;
    /// Another unit was asked for its opinion.
    ConsultationAsked(ConsultationAsked) = "consultation_asked" v 1;
    /// The other unit answered.
    ConsultationAnswered(ConsultationAnswered) = "consultation_answered" v 1;
    /// The other unit did not answer in time; nothing follows from its silence.
    ConsultationClosed(ConsultationClosed) = "consultation_closed" v 1;
    /// It goes on as another case of the procedure.
    CaseChanged(CaseChanged) = "case_changed" v 1;
    /// A result document was attached.
    ResultAttached(ResultAttached) = "result_attached" v 1;
    /// The leader approved the results.
    ResultApproved(ResultApproved) = "result_approved" v 1;
    /// The result, or the written refusal, is ready.
    Finished(Finished) = "finished" v 1;
    /// The result reached the applicant.
    Returned(Returned) = "returned" v 1;
    /// The applicant withdrew it.
    Withdrawn(Withdrawn) = "withdrawn" v 1;
    /// An apology with another day was prepared, because it will not be done in time.
    ApologyProposed(ApologyProposed) = "apology_proposed" v 1;
    /// The agency apologised and promised another day, once (form 04).
    Reappointed(Reappointed) = "reappointed" v 1;
    /// It was stopped on the applicant's wish (form 05).
    StoppedOnRequest(StoppedOnRequest) = "stopped_on_request" v 1;
    /// A leader decided that it goes on.
    Reopened(Reopened) = "reopened" v 1;
    /// A leader ordered something about it.
    OrderGiven(OrderGiven) = "order_given" v 1;
    /// The order was answered.
    OrderAnswered(OrderAnswered) = "order_answered" v 1;
    /// The desk digitised a paper and checked it against the original.
    PaperDigitised(PaperDigitised) = "paper_digitised" v 1;
    /// A paper that this dossier brought is not valid any more.
    PaperRevoked(PaperRevoked) = "paper_revoked" v 1;
    /// The applicant rated the service. The scores stand elsewhere, without a name.
    Rated(Rated) = "rated" v 1;
}

/// A file of a dossier: what it is, not what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierFile {
    /// Its row in the file table, where the name stands.
    pub file: FileId,
    /// Its digest.
    pub sha256: mc_kernel::Digest,
    /// Its size.
    pub size_bytes: u64,
    /// Its pages.
    pub pages: u32,
    /// The component (thành phần hồ sơ) it belongs to; empty for a field of the form.
    pub component: String,
    /// The paper of the applicant's data store that it is a copy of; `None` where it was uploaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reused: Option<Reused>,
}

/// See [`Event::Submitted`]. Private part: [`crate::Private::Answers`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// The number (mã số hồ sơ). Nothing is read out of it.
    pub number: String,
    /// The procedure's national code.
    pub procedure: String,
    /// The version it keeps for ever.
    pub procedure_version: ProcedureVersionId,
    /// The version of its process.
    pub process_version: ProcessVersionId,
    /// The case.
    pub case: String,
    /// The applicant.
    pub applicant: SubjectId,
    /// The officer who entered it for a person present.
    pub entered_by: Option<StaffId>,
    /// How it came.
    pub channel: Channel,
    /// The desk that receives it.
    pub receiving_unit: UnitId,
    /// The agency of that desk.
    pub receiving_agency: UnitId,
    /// The agency that settles it.
    pub competent_agency: UnitId,
    /// The area it belongs to.
    pub area: UnitId,
    /// The files.
    pub files: Vec<DossierFile>,
    /// The time limit of the case.
    pub limit: Limit,
    /// What happens to the clock after a supplement.
    pub after_supplement: AfterSupplement,
    /// How the applicant wishes to receive the result.
    pub wish: ReturnWay,
    /// By when the desk answers.
    pub intake_due: Timestamp,
    /// The withdrawn dossier of the same matter that it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Follows>,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::TakenIn`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenIn {
    /// When: from here the clock runs.
    pub at: Timestamp,
    /// The promised instant (ngày hẹn trả).
    pub due: Timestamp,
    /// Whether an appointment slip (form 01) is given; not for procedures done at once.
    pub slip: bool,
}

/// See [`Event::Refused`]. Private part: [`crate::Private::Refusal`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The legal ground.
    pub ground: String,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::StepEntered`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepEntered {
    /// The token that stands on the step.
    pub token: TokenId,
    /// The step.
    pub step: StepNo,
    /// What kind of performer it has.
    pub performer: Performer,
    /// Where it is done.
    pub place: Place,
    /// Where it was sent from.
    pub from: Option<Place>,
    /// Whether the dossier's clock runs meanwhile.
    pub clock: StepClock,
    /// The state that the dossier comes to with this step; `None` where it keeps its state.
    pub state: Option<BusinessState>,
    /// The planned end of the step.
    pub planned: Option<Timestamp>,
    /// Person it was given to from the start.
    pub assignee: Option<StaffId>,
    /// Whether it is back at its sender, who mends something and sends it again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_sent_back: bool,
    /// When.
    pub at: Timestamp,
}

/// Why a step was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Leaving {
    /// By an outcome that its performer chose.
    Outcome {
        /// The outcome's label.
        outcome: String,
    },
    /// By the silence of the body that was asked; recorded by the body that had asked. Silence is
    /// never consent.
    NoAnswer {
        /// The outcome's label.
        outcome: String,
    },
    /// Because the dossier went elsewhere as a whole.
    Cancelled,
    /// Back to the agency that had sent it, with the reason.
    SentBack,
    /// Once more to the agency that had sent it back.
    SentAgain,
}

/// See [`Event::StepLeft`]. Private part, where somebody wrote a note: [`crate::Private::Words`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLeft {
    /// The token.
    pub token: TokenId,
    /// The step.
    pub step: StepNo,
    /// Why.
    pub leaving: Leaving,
    /// Early, on time or late, by date; `None` where the step has no planned end or was cancelled.
    pub timeliness: Option<Timeliness>,
    /// Who, when it was a member of staff.
    pub staff: Option<StaffId>,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::TokensMoved`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokensMoved {
    /// Where the tokens are now, so that the state can be folded without the process definition.
    pub marking: Marking,
    /// Steps that were passed on the way without a stay: those of the system, and the intake of a
    /// case that takes over an accepted dossier.
    pub passed: Vec<StepNo>,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::Assigned`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// The token.
    pub token: TokenId,
    /// To whom; `None` gives it back to the division.
    pub to: Option<StaffId>,
    /// When.
    pub at: Timestamp,
}

/// What a thing to be supplemented refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "target", rename_all = "snake_case")]
pub enum SupplementTarget {
    /// A field of the form.
    Field {
        /// Its path.
        path: String,
    },
    /// A component.
    Component {
        /// Its code.
        code: String,
    },
    /// A page of a file.
    Page {
        /// The file.
        file: FileId,
        /// The page, from 1.
        page: u32,
    },
}

/// One thing to be supplemented; what would be accepted stands in the private part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementItem {
    /// What it refers to.
    #[serde(flatten)]
    pub target: SupplementTarget,
    /// The legal ground.
    pub ground: String,
}

/// See [`Event::SupplementAsked`]. Private part: [`crate::Private::Supplement`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementAsked {
    /// The step from which it was asked; `None` at intake.
    pub token: Option<TokenId>,
    /// Who asked, and whose work list waits for the answer.
    pub place: Place,
    /// The things to complete.
    pub items: Vec<SupplementItem>,
    /// By when the applicant is asked to answer.
    pub answer_by: CivilDay,
    /// The end of that day, by which work lists are in order.
    pub answer_until: Timestamp,
    /// The answer that raised the point, of a request that is not the first: the version of its
    /// event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_by: Option<u64>,
    /// By when a dossier had to be given back after appraisal, and whether it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_by: Option<ReturnBy>,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::SupplementAnswered`]. Private part: [`crate::Private::Supplemented`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementAnswered {
    /// The files added.
    pub files: Vec<DossierFile>,
    /// By when the desk answers, when the dossier is not accepted yet.
    pub intake_due: Option<Timestamp>,
    /// The paths of the answers that differ from before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<String>,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::ClockStopped`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockStopped {
    /// Why.
    pub reason: SuspensionReason,
    /// What happens when it runs again.
    pub then: AfterSupplement,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::ClockResumed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockResumed {
    /// The new promised instant.
    pub due: Timestamp,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::FeeAsked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeAsked {
    /// The step that waits for it.
    pub token: TokenId,
    /// The amount.
    pub amount: Dong,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::FeeSettled`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeSettled {
    /// The step that waited.
    pub token: TokenId,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::ConsultationAsked`]. Private part: [`crate::Private::Words`], the question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsultationAsked {
    /// Its id.
    pub consultation: ConsultationId,
    /// The step from which it was asked.
    pub token: TokenId,
    /// Who asked.
    pub from: Place,
    /// Who is asked.
    pub place: Place,
    /// By when.
    pub due: Timestamp,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::ConsultationAnswered`]. Private part: [`crate::Private::Words`], the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsultationAnswered {
    /// Its id.
    pub consultation: ConsultationId,
    /// The files that came with the answer.
    pub files: Vec<DossierFile>,
    /// Early, on time or late.
    pub timeliness: Timeliness,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::ConsultationClosed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsultationClosed {
    /// Its id.
    pub consultation: ConsultationId,
    /// When.
    pub at: Timestamp,
}

/// See [`Event::CaseChanged`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseChanged {
    /// The case it goes on as.
    pub case: String,
    /// The version of that case's process.
    pub process_version: ProcessVersionId,
    /// That case's time limit.
    pub limit: Limit,
    /// The new promised instant.
    pub due: Option<Timestamp>,
    /// When.
    pub at: Timestamp,
}
