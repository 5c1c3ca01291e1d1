//! The state of a dossier: the fold of its events. Folding is total: no check, no clock, no failure.

mod papers;
mod rules;

pub use papers::*;
pub use rules::*;

use crate::{
    codes::{BusinessState, DeliveryState, FinanceState, ResultKind, ReturnWay, SyncState},
    event::{DossierFile, Event, Follows, Submitted, SupplementItem},
    facts::{Place, desk},
};
use mc_calendar::{Limit, SuspensionReason, Timeliness};
use mc_catalog::{AfterSupplement, Channel};
use mc_kernel::{
    CivilDay, Dong, Timestamp,
    ids::{
        ConsultationId, DossierId, PaperId, ProcedureVersionId, ProcessVersionId, ResultId,
        StaffId, SubjectId, UnitId,
    },
};
use mc_process::{Marking, Performer, StepClock, StepNo, TokenId};
use serde::{Deserialize, Serialize};

/// A dossier (hồ sơ).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// Its id, which is also its stream in the log.
    pub id: DossierId,
    /// How many events it has.
    pub version: u64,
    /// Its number (mã số hồ sơ).
    pub number: String,
    /// The procedure's national code.
    pub procedure: String,
    /// The version of the procedure it keeps.
    pub procedure_version: ProcedureVersionId,
    /// The version of the process it keeps.
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
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// By when the desk answers.
    pub intake_due: Timestamp,
    /// Where it stands.
    pub business: BusinessState,
    /// Whether money is owed.
    pub finance: FinanceState,
    /// Where the result is.
    pub delivery: DeliveryState,
    /// What other systems know.
    pub sync: SyncState,
    /// Its clock.
    pub clock: DossierClock,
    /// The tokens of its process.
    pub marking: Marking,
    /// The steps that tokens stand on.
    pub steps: Vec<OpenStep>,
    /// The supplement that is awaited.
    pub supplement: Option<Supplement>,
    /// How many supplements were asked for.
    pub supplements_asked: u32,
    /// Opinions that were asked for.
    pub consultations: Vec<Consultation>,
    /// The duty that is awaited.
    pub fee: Option<Fee>,
    /// Files of the applicant and of consulted units.
    pub files: Vec<DossierFile>,
    /// Result documents, newest last; one of the same code replaces an unapproved one.
    pub results: Vec<ResultDocument>,
    /// How the applicant wishes to receive the result.
    pub wish: ReturnWay,
    /// How it ended.
    pub ended: Option<Ended>,
    /// When the result reached the applicant.
    pub returned_at: Option<Timestamp>,
    /// Whether it was rated.
    pub is_rated: bool,
    /// The withdrawn dossier of the same matter that it follows.
    #[serde(default)]
    pub follows: Option<Follows>,
    /// When it was withdrawn.
    #[serde(default)]
    pub withdrawn_at: Option<Timestamp>,
    /// The apology that waits to be signed off.
    #[serde(default)]
    pub apology: Option<Apology>,
    /// That the applicant had it stopped, while it is.
    #[serde(default)]
    pub stopped: Option<Stopped>,
    /// Answers to supplement requests, newest last.
    #[serde(default)]
    pub supplements_answered: Vec<AnsweredSupplement>,
    /// Orders of leaders, newest last.
    #[serde(default)]
    pub orders: Vec<Order>,
    /// How often legs went back to their senders.
    #[serde(default)]
    pub legs_sent_back: u32,
    /// Papers that the desk digitised, newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub digitised: Vec<Digitised>,
    /// Papers of this dossier that lost their force.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<PaperId>,
}

/// The clock of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierClock {
    /// The time limit.
    pub limit: Limit,
    /// What a supplement does to it.
    pub after_supplement: AfterSupplement,
    /// When the desk accepted it.
    pub received: Option<Timestamp>,
    /// The promised instant; while the clock stands still, the one before it stopped.
    pub due: Option<Timestamp>,
    /// When it stood still.
    pub stops: Vec<ClockStop>,
    /// That another day was promised, with an apology.
    #[serde(default)]
    pub reappointed: Option<Reappointment>,
}

impl DossierClock {
    /// Whether it stands still.
    pub fn is_stopped(&self) -> bool {
        self.stops.last().is_some_and(|s| s.until.is_none())
    }
}

/// A time in which the clock stood still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockStop {
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Option<Timestamp>,
    /// Why.
    pub reason: SuspensionReason,
    /// What happened afterwards.
    pub then: AfterSupplement,
}

/// A step that a token stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenStep {
    /// The token.
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
    /// The state that the dossier came to with it.
    pub state: Option<BusinessState>,
    /// Who has it.
    pub assignee: Option<StaffId>,
    /// Since when.
    pub entered: Timestamp,
    /// The planned end.
    pub planned: Option<Timestamp>,
    /// Whether it is back at its sender; [`OpenStep::from`] is then who sent it back.
    #[serde(default)]
    pub is_sent_back: bool,
}

/// A supplement that is awaited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// The version of the event that asked, where its words stand.
    pub asked_in: u64,
    /// Who asked, and whose work list waits.
    pub place: Place,
    /// Whether it was asked before acceptance.
    pub at_intake: bool,
    /// The things to complete.
    pub items: Vec<SupplementItem>,
    /// By when.
    pub answer_by: CivilDay,
    /// The end of that day.
    pub answer_until: Timestamp,
    /// Since when.
    pub asked_at: Timestamp,
}

/// An opinion that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// Its id.
    pub id: ConsultationId,
    /// The step from which it was asked.
    pub token: TokenId,
    /// Who asked.
    pub from: Place,
    /// Who is asked.
    pub place: Place,
    /// Since when.
    pub asked_at: Timestamp,
    /// By when.
    pub due: Timestamp,
    /// The version of the event that asked.
    pub asked_in: u64,
    /// How it stands.
    pub state: ConsultationState,
}

/// How a consultation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ConsultationState {
    /// Awaited.
    Open,
    /// Answered; the words stand with the event of this version.
    Answered {
        /// The version of the event that answered.
        answered_in: u64,
    },
    /// Closed without an answer. Nothing follows from it.
    NoAnswer,
    /// The step that asked was left, so that nobody waits for an answer any more.
    Dropped,
}

/// A duty that is awaited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// The step that waits.
    pub token: TokenId,
    /// The amount.
    pub amount: Dong,
    /// Since when.
    pub asked_at: Timestamp,
}

/// A result document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultDocument {
    /// Its id.
    pub id: ResultId,
    /// What it says.
    pub kind: ResultKind,
    /// The national code of the result that it gives or refuses.
    pub code: String,
    /// Number and symbol.
    pub symbol: String,
    /// The day on the document.
    pub issued_on: CivilDay,
    /// The last day on which it is valid; `None` where it has no end.
    #[serde(default)]
    pub valid_until: Option<CivilDay>,
    /// The document.
    pub file: DossierFile,
    /// The version of the event that attached it, where its title stands.
    pub attached_in: u64,
    /// Who attached it.
    pub attached_by: StaffId,
    /// The leader who approved it, or the person who attached it when another agency issued it.
    pub approved_by: Option<StaffId>,
    /// When it was approved.
    pub approved_at: Option<Timestamp>,
}

/// How a dossier ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Granted or refused.
    pub kind: ResultKind,
    /// The legal ground of a refusal.
    pub ground: Option<String>,
    /// The version of the event, where the reason of a refusal stands.
    pub ended_in: u64,
    /// When.
    pub at: Timestamp,
    /// Early, on time or late.
    pub timeliness: Timeliness,
}

impl Dossier {
    /// The state after the first event.
    pub fn opened(id: DossierId, event: &Submitted) -> Self {
        Self {
            id,
            version: 1,
            number: event.number.clone(),
            procedure: event.procedure.clone(),
            procedure_version: event.procedure_version,
            process_version: event.process_version,
            case: event.case.clone(),
            applicant: event.applicant,
            entered_by: event.entered_by,
            channel: event.channel,
            receiving_unit: event.receiving_unit,
            receiving_agency: event.receiving_agency,
            competent_agency: event.competent_agency,
            area: event.area,
            submitted_at: event.at,
            intake_due: event.intake_due,
            business: BusinessState::Submitted,
            finance: FinanceState::NothingAsked,
            delivery: DeliveryState::NotReady,
            sync: SyncState::Local,
            clock: DossierClock {
                limit: event.limit,
                after_supplement: event.after_supplement,
                received: None,
                due: None,
                stops: Vec::new(),
                reappointed: None,
            },
            marking: Marking::default(),
            steps: Vec::new(),
            supplement: None,
            supplements_asked: 0,
            consultations: Vec::new(),
            fee: None,
            files: event.files.clone(),
            results: Vec::new(),
            wish: event.wish,
            ended: None,
            returned_at: None,
            is_rated: false,
            follows: event.follows.clone(),
            withdrawn_at: None,
            apology: None,
            stopped: None,
            supplements_answered: Vec::new(),
            orders: Vec::new(),
            legs_sent_back: 0,
            digitised: Vec::new(),
            revoked: Vec::new(),
        }
    }

    /// Folds a whole stream; `None` of an empty one or one that does not begin with a submission.
    pub fn fold<'a>(id: DossierId, events: impl IntoIterator<Item = &'a Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let Some(Event::Submitted(first)) = events.next() else { return None };
        Some(events.fold(Self::opened(id, first), Self::apply))
    }

    /// The desk that receives it, as a place of work.
    pub fn desk(&self) -> Place {
        desk(self.receiving_unit, self.receiving_agency)
    }

    /// The open step of a token.
    pub fn open_step(&self, token: TokenId) -> Option<&OpenStep> {
        self.steps.iter().find(|s| s.token == token)
    }

    /// The orders that nobody answered yet.
    pub fn open_orders(&self) -> impl Iterator<Item = &Order> {
        self.orders.iter().filter(|order| order.answer.is_none())
    }

    /// The consultations that are awaited.
    pub fn open_consultations(&self) -> impl Iterator<Item = &Consultation> {
        self.consultations.iter().filter(|c| c.state == ConsultationState::Open)
    }

    /// The results that count: of each code the newest.
    pub fn current_results(&self) -> impl Iterator<Item = &ResultDocument> {
        let replaced = |i: usize, code: &str| {
            self.results.get(i + 1..).is_some_and(|later| later.iter().any(|r| r.code == code))
        };
        self.results.iter().enumerate().filter(move |(i, r)| !replaced(*i, &r.code)).map(|(_, r)| r)
    }
}
