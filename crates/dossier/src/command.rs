//! What somebody may ask to be done to a dossier. Every command is carried out once, however often
//! it is sent: its id stands beside it in the log.

use crate::{
    codes::{ResultKind, ReturnWay},
    event::{DossierFile, SupplementItem},
    facts::Place,
};
use mc_kernel::{
    CivilDay, Dong, Timestamp,
    ids::{ConsultationId, OrderId, PaperId, ResultId, StaffId},
};
use mc_process::TokenId;
use serde_json::Value;

/// A command to an existing dossier. [`crate::decide::Submit`] opens one.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// The desk accepts it (form 01).
    TakeIn(TakeIn),
    /// The desk refuses it before acceptance (form 03).
    Refuse(Refuse),
    /// The desk or an officer asks for a supplement, once (form 02).
    AskSupplement(AskSupplement),
    /// The applicant answers.
    AnswerSupplement(AnswerSupplement),
    /// A performer leaves a step.
    CompleteStep(CompleteStep),
    /// A step is given to a person, or back to the division.
    Assign(Assign),
    /// Another unit is asked for its opinion.
    AskConsultation(AskConsultation),
    /// The other unit answers.
    AnswerConsultation(AnswerConsultation),
    /// The asker records that no answer came.
    CloseConsultation(CloseConsultation),
    /// A result document is attached.
    AttachResult(AttachResult),
    /// The result is handed over.
    ReturnResult(ReturnResult),
    /// The applicant withdraws.
    Withdraw(Withdraw),
    /// The applicant rates the service.
    Rate,
    /// The program prepares an apology before the promised day is missed.
    ProposeApology,
    /// Whoever is responsible apologises and promises another day, once (form 04).
    Reappoint(Reappoint),
    /// It is stopped on the applicant's wish (form 05).
    Stop(Stop),
    /// A leader decides that it goes on.
    Reopen(Reopen),
    /// A leader orders something about it.
    GiveOrder(GiveOrder),
    /// An order is answered.
    AnswerOrder(AnswerOrder),
    /// A leg that came from another agency goes back to its sender.
    SendBack(SendBack),
    /// The sender sends it again.
    SendAgain(SendAgain),
    /// The desk digitises a paper.
    DigitisePaper(Box<DigitisePaper>),
    /// A paper that the dossier brought into the store loses its force.
    RevokePaper(RevokePaper),
}

/// See [`Command::TakeIn`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeIn {
    /// Sends it on to the next step at once, by the desk's first ordinary outcome that leads on.
    /// Dossiers filed online are sent on at once (NĐ 61/2018, Điều 18).
    pub forward: bool,
}

/// The words of a written refusal: the first three are needed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefusalWords {
    /// The legal ground.
    pub ground: String,
    /// Where in the dossier: which paper, page or answer, and what is wrong there.
    pub place: String,
    /// What would be accepted.
    pub accepted: String,
    /// Why it comes later than three working days after reception, where it does
    /// (NĐ 61/2018, Điều 19.4).
    pub late: String,
}

/// See [`Command::Refuse`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refuse {
    /// Why.
    pub words: RefusalWords,
}

/// One thing to be supplemented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedItem {
    /// What it refers to, and the legal ground.
    pub item: SupplementItem,
    /// What would be accepted.
    pub what: String,
}

/// See [`Command::AskSupplement`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskSupplement {
    /// The step from which it is asked, with the outcome chosen; `None` at intake.
    pub from: Option<(TokenId, String)>,
    /// At least one, at most [`AskSupplement::MOST_ITEMS`].
    pub items: Vec<AskedItem>,
    /// Who answers questions.
    pub contact: String,
    /// By when the applicant is asked to answer.
    pub answer_by: CivilDay,
    /// The answer that raised the point, of a request that is not the first: the version of its
    /// event.
    pub raised_by: Option<u64>,
    /// Why it comes later than three working days after reception, where it does.
    pub late: String,
}

impl AskSupplement {
    /// The most things one request may name.
    pub const MOST_ITEMS: usize = 50;
}

/// See [`Command::AnswerSupplement`].
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerSupplement {
    /// All answers as they are now.
    pub answers: Value,
    /// The files added.
    pub files: Vec<DossierFile>,
    /// The paths of the answers that differ from before, at most
    /// [`AnswerSupplement::MOST_CHANGED`]; more are left out.
    pub changed: Vec<String>,
    /// A note.
    pub note: String,
}

impl AnswerSupplement {
    /// The most changed answers that one event names.
    pub const MOST_CHANGED: usize = 500;
}

/// See [`Command::CompleteStep`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompleteStep {
    /// The token on the step.
    pub token: TokenId,
    /// The outcome's label.
    pub outcome: String,
    /// A note.
    pub note: String,
    /// Why, when the outcome refuses.
    pub refusal: RefusalWords,
    /// Who shall do the next step; somebody who serves its work list.
    pub assignee: Option<StaffId>,
    /// The amount, when the outcome asks the applicant for money. A duty that was not fulfilled and
    /// is asked for again keeps its amount where none is given.
    pub fee: Option<Dong>,
}

/// See [`Command::Assign`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assign {
    /// The token on the step.
    pub token: TokenId,
    /// To whom; `None` gives it back to the division.
    pub to: Option<StaffId>,
}

/// See [`Command::AskConsultation`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskConsultation {
    /// Its id.
    pub consultation: ConsultationId,
    /// The step from which it is asked.
    pub token: TokenId,
    /// Who is asked.
    pub place: Place,
    /// By when.
    pub due: Timestamp,
    /// The question.
    pub question: String,
}

/// See [`Command::AnswerConsultation`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerConsultation {
    /// Its id.
    pub consultation: ConsultationId,
    /// The answer.
    pub answer: String,
    /// The files that come with it.
    pub files: Vec<DossierFile>,
}

/// See [`Command::CloseConsultation`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseConsultation {
    /// Its id.
    pub consultation: ConsultationId,
}

/// See [`Command::AttachResult`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachResult {
    /// Its id.
    pub result: ResultId,
    /// The step at which it is attached.
    pub token: TokenId,
    /// What it says: a leader also signs the letter that refuses.
    pub kind: ResultKind,
    /// The national code of the result that it gives or refuses, one of the procedure's.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Number and symbol of the document.
    pub symbol: String,
    /// The day on the document.
    pub issued_on: CivilDay,
    /// The last day on which it is valid; `None` where it has no end.
    pub valid_until: Option<CivilDay>,
    /// The document itself.
    pub file: DossierFile,
}

/// See [`Command::ReturnResult`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnResult {
    /// How.
    pub way: ReturnWay,
    /// Full name of the receiver.
    pub receiver: String,
    /// Kind and number of the paper shown.
    pub paper: String,
    /// A note.
    pub note: String,
}

/// See [`Command::Withdraw`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdraw {
    /// The reason.
    pub reason: String,
}

/// See [`Command::Reappoint`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reappoint {
    /// The instant that is promised now: later than before, within working hours, at most
    /// [`Reappoint::MOST_DAYS`] days later.
    pub due: Timestamp,
    /// The reason.
    pub reason: String,
}

impl Reappoint {
    /// How many days the new day may lie after the old one.
    pub const MOST_DAYS: i32 = 365;
}

/// See [`Command::Stop`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The reason.
    pub reason: String,
}

/// See [`Command::Reopen`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopen {
    /// The reason.
    pub reason: String,
}

/// See [`Command::GiveOrder`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiveOrder {
    /// Its id.
    pub order: OrderId,
    /// Who answers: where the dossier is, or the desk.
    pub place: Place,
    /// The person, where one is meant; somebody who serves the work list.
    pub to: Option<StaffId>,
    /// By when.
    pub due: Timestamp,
    /// The order.
    pub text: String,
}

impl GiveOrder {
    /// The most orders of one dossier.
    pub const MOST: usize = 50;
}

/// See [`Command::AnswerOrder`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOrder {
    /// Its id.
    pub order: OrderId,
    /// The answer.
    pub answer: String,
}

/// See [`Command::SendBack`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendBack {
    /// The step.
    pub token: TokenId,
    /// Why: what is missing, or who is competent.
    pub why: String,
}

impl SendBack {
    /// How often legs of one dossier may go back to their senders.
    pub const MOST_TIMES: u32 = 20;
}

/// See [`Command::SendAgain`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendAgain {
    /// The step.
    pub token: TokenId,
    /// What was mended; may be empty.
    pub note: String,
}

/// See [`Command::DigitisePaper`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigitisePaper {
    /// Its id in the store.
    pub paper: PaperId,
    /// The code of the component, or of the result that replaces it.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The number on it; empty where it has none.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// The day on it.
    pub issued_on: CivilDay,
    /// The last day on which it is valid.
    pub valid_until: Option<CivilDay>,
    /// How many pages the original has.
    pub original_pages: u32,
    /// Pages with a sticky note, captured twice.
    pub noted_pages: u32,
    /// The resolution of the poorest page.
    pub dots_per_inch: Option<u32>,
    /// The digital copy, with the component it belongs to.
    pub file: DossierFile,
}

impl DigitisePaper {
    /// The most papers of one dossier that are digitised.
    pub const MOST_DIGITISED: usize = 200;
}

/// See [`Command::RevokePaper`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokePaper {
    /// The paper.
    pub paper: PaperId,
    /// The paper that replaces it.
    pub replaced_by: Option<PaperId>,
    /// Why.
    pub reason: String,
}
