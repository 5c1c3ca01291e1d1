//! What somebody may ask to be done to a dossier. Every command is carried out once, however often
//! it is sent: its id stands beside it in the log.

use crate::{
    codes::{ResultKind, ReturnWay},
    event::{DossierFile, SupplementItem},
    facts::Place,
};
use mc_kernel::{
    CivilDay, Dong, Timestamp,
    ids::{ConsultationId, ResultId, StaffId},
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
}

/// See [`Command::TakeIn`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeIn {
    /// Sends it on to the next step at once, by the desk's first ordinary outcome that leads on.
    /// Dossiers filed online are sent on at once (NĐ 61/2018, Điều 18).
    pub forward: bool,
}

/// See [`Command::Refuse`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refuse {
    /// The legal ground.
    pub ground: String,
    /// The reason and what would be accepted.
    pub reason: String,
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
    /// A note.
    pub note: String,
}

/// See [`Command::CompleteStep`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompleteStep {
    /// The token on the step.
    pub token: TokenId,
    /// The outcome's label.
    pub outcome: String,
    /// A note; the reason when the outcome refuses.
    pub note: String,
    /// The legal ground when the outcome refuses.
    pub ground: String,
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
