//! One question to the register: noted, counted, asked, noted.

use super::{GROUND, SERVICE};
use crate::{App, AppError};
use mc_gateway::population::{Birth, Citizen, Question, RegisterError, folded_name};
use mc_kernel::{
    ActorRef,
    ids::{DossierId, DraftId, StaffId, SubjectId, UnitId},
};
use mc_store::{
    Batch, StoreError,
    register::{
        answers::{self, KeptAnswer, Matter},
        queries::{self, Purpose, RegisterQuery},
        quota::{self, Outcome},
    },
};
use std::time::Instant;

/// What came of asking.
#[derive(Debug)]
pub enum Asked {
    /// A person.
    Found(Box<Citizen>),
    /// Number, name and year of birth match nobody together.
    Nobody,
    /// It was not asked, or gave nothing that can be used.
    Refused(RegisterRefusal),
}

/// Why the register was not asked, or gave nothing that can be used. Nothing is lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterRefusal {
    /// The province is not connected.
    #[error("the register is not connected")]
    NotConnected,
    /// The officer has no identity number in the system (`MaCanBo` is mandatory).
    #[error("the officer has no identity number")]
    OfficerWithoutNumber,
    /// The office names nobody in whose name people's drafts are filled.
    #[error("the office names no officer who answers for it")]
    NobodyAnswers,
    /// Only who has the dossier asks.
    #[error("the dossier is not with the officer")]
    NotYours,
    /// The form names no such person.
    #[error("no such person in the form")]
    NoSuchPerson,
    /// Number, name or year of birth is missing.
    #[error("number, name or year of birth is missing")]
    KeysMissing,
    /// Nobody can have such a number.
    #[error("nobody can have such a number")]
    ImpossibleNumber,
    /// The year's questions of the agency are used up.
    #[error("the year's questions are used up")]
    UsedUp,
    /// A reason is missing or too short.
    #[error("a reason is missing")]
    ReasonMissing,
    /// The register itself.
    #[error(transparent)]
    Register(#[from] RegisterError),
}

impl RegisterRefusal {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotConnected => "register.not_connected",
            Self::OfficerWithoutNumber => "register.officer_without_number",
            Self::NobodyAnswers => "register.nobody_answers",
            Self::NotYours => "register.not_yours",
            Self::NoSuchPerson => "register.no_such_person",
            Self::KeysMissing => "register.keys_missing",
            Self::ImpossibleNumber => "register.impossible_number",
            Self::UsedUp => "register.used_up",
            Self::ReasonMissing => "register.reason_missing",
            Self::Register(error) => error.code(),
        }
    }
}

/// Who asks whom about, for what.
#[derive(Debug)]
pub(super) struct Asking<'a> {
    pub(super) actor: ActorRef,
    /// The identity number of the officer in whose name it is.
    pub(super) officer: String,
    pub(super) agency: UnitId,
    pub(super) unit: Option<UnitId>,
    pub(super) subject: SubjectId,
    pub(super) dossier: Option<DossierId>,
    pub(super) draft: Option<DraftId>,
    pub(super) procedure: &'a str,
    pub(super) person: &'a str,
    pub(super) number: &'a str,
    pub(super) name: &'a str,
    pub(super) birth: Birth,
}

impl App {
    /// The identity number of a member of staff.
    pub(super) async fn number_of_staff(&self, staff: StaffId) -> Result<Option<String>, AppError> {
        let Some(subject) = self.parts.store.subject_of_staff(staff).await? else {
            return Ok(None);
        };
        let person = self.person(subject).await?;
        let is_own = person.id_kind == "CCCD" && person.id_number.len() == 12;
        Ok(is_own.then_some(person.id_number))
    }

    /// Asks. The question is a row before it leaves, and one of the agency's year.
    pub(super) async fn ask(&self, asking: Asking<'_>) -> Result<Asked, AppError> {
        let Some(register) = &self.parts.register else {
            return Ok(Asked::Refused(RegisterRefusal::NotConnected));
        };
        let query = self.question_row(&asking);
        let day = self.today().to_string();
        let (year, month) = (cut(&day, 4), cut(&day, 7));
        let set = self.parts.store.register_unit(asking.agency).await?;
        let yearly = set.and_then(|set| set.yearly);
        let yearly = yearly.unwrap_or(self.settings().register.yearly);
        let mut batch = Batch::new();
        quota::take(&mut batch, asking.agency, (year, month), yearly);
        queries::ask(&mut batch, &query);
        match self.parts.store.commit(batch).await {
            Err(StoreError::Conflict(clash)) if clash == quota::USED_UP => {
                return Ok(Asked::Refused(RegisterRefusal::UsedUp));
            }
            done => done?,
        }
        let question = Question {
            number: asking.number.to_owned(),
            name: asking.name.to_owned(),
            birth: asking.birth,
            procedure: asking.procedure.to_owned(),
            officer: asking.officer.clone(),
            id: query.id.to_string(),
        };
        let begun = Instant::now();
        let answer = register.ask(&question).await;
        let took_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut batch = Batch::new();
        let asked = match answer {
            Ok(answer) => {
                let outcome =
                    if answer.citizen.is_some() { Outcome::Found } else { Outcome::Unmatched };
                quota::done(&mut batch, asking.agency, (year, month), outcome);
                let result = if answer.citizen.is_some() { "found" } else { "unmatched" };
                queries::answered(&mut batch, query.id, result, Some(answer.digest), took_ms);
                let body = serde_json::to_string(&answer.citizen).map_err(AppError::internal)?;
                let kept = KeptAnswer {
                    person: asking.person.to_owned(),
                    query: query.id,
                    body,
                    asked: query.at,
                };
                if let Some(matter) = asking.matter() {
                    let ends = query.at.plus_minutes(self.settings().register.answer_minutes);
                    answers::keep(&mut batch, (matter, asking.subject), &kept, ends);
                }
                answer.citizen.map_or(Asked::Nobody, Asked::Found)
            }
            Err(error) => {
                tracing::warn!(query = %query.id, code = error.code(), took_ms, "no answer of the register");
                quota::done(&mut batch, asking.agency, (year, month), Outcome::Failed);
                queries::answered(&mut batch, query.id, error.code(), None, took_ms);
                Asked::Refused(error.into())
            }
        };
        self.parts.store.commit(batch).await?;
        Ok(asked)
    }

    fn question_row(&self, asking: &Asking<'_>) -> RegisterQuery {
        let keys = serde_json::json!({
            "SoDinhDanh": asking.number,
            "HoVaTen": folded_name(asking.name),
            "Nam": asking.birth.year,
        });
        RegisterQuery {
            id: self.mint().id(),
            at: self.now(),
            actor: asking.actor,
            officer: asking.officer.clone(),
            agency: asking.agency,
            unit: asking.unit,
            subject: asking.subject,
            dossier: asking.dossier,
            draft: asking.draft,
            procedure: asking.procedure.to_owned(),
            purpose: if asking.draft.is_some() { Purpose::Prefill } else { Purpose::Verify },
            person: asking.person.to_owned(),
            keys: keys.to_string(),
            service: SERVICE.to_owned(),
            ground: GROUND.to_owned(),
            result: "asked".to_owned(),
            answer: None,
            took_ms: None,
        }
    }
}

impl Asking<'_> {
    fn matter(&self) -> Option<Matter> {
        self.dossier.map(Matter::Dossier).or(self.draft.map(Matter::Draft))
    }
}

fn cut(day: &str, chars: usize) -> &str {
    day.get(..chars).unwrap_or(day)
}

/// The person of a kept answer; `None` where nobody matched.
pub(crate) fn citizen_of(kept: &KeptAnswer) -> Result<Option<Citizen>, AppError> {
    serde_json::from_str(&kept.body).map_err(AppError::internal)
}
