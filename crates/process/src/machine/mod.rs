//! The token machine: which steps are open, and which open next.
//!
//! Pure and total: the same definition, marking and choice give the same advance, and every input
//! gives an advance or an error. The machine knows neither people nor time; who may choose an outcome
//! and when is for the caller to enforce (see [`crate::OutcomeKind`]).
//!
//! # Rules
//!
//! - A token is one stay at one step. An outcome ends the stay and opens new tokens with fresh ids.
//! - An outcome that leads to several steps (a *fork*) opens a token in each lane. The lanes need
//!   not be all of the group: what was not asked is not waited for.
//! - Inside a lane a token moves and returns as elsewhere; it remembers its fork.
//! - A lane's token that goes **forward** out of its group waits at the step it leads to. When every
//!   sibling of the fork waits there, they give way to one fresh token that enters the step.
//! - A lane's token that **returns** out of its group (to the same or a lower number, before the
//!   fork) cancels its siblings and becomes one token there: the group is asked anew later. A return
//!   from outside the lanes has no siblings and cancels nothing.
//! - `END` ends the process; inside a lane it ends that lane only, and the process ends, or the
//!   others meet, when no sibling is left at work.
//! - A supplement, a refusal or a change of case ends every token, also from inside a lane.
//! - A step of the system with a single ordinary outcome fires by itself as soon as it is entered.

mod marking;
mod run;

pub use marking::{BadMarking, Marking, Token, TokenId};

use crate::{definition::Definition, outcome::Outcome, step::StepNo};
use mc_kernel::Locale;
use run::Run;
use serde::{Deserialize, Serialize};

/// What one call of the machine changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advance {
    /// Where the dossier stands now.
    pub marking: Marking,
    /// The stays that began and are open, by id.
    pub entered: Vec<(TokenId, StepNo)>,
    /// The stays that ended: first the one that was fired, then those that it cancelled. A token is
    /// listed once in its life; a lane that waits has left its step already.
    pub left: Vec<TokenId>,
    /// Those of `left` whose work was cut short.
    pub cancelled: Vec<TokenId>,
    /// Steps of the system that fired by themselves, in order.
    pub passed: Vec<StepNo>,
    /// How the run ended, if it did; the marking is then empty.
    pub result: Option<Finish>,
}

/// How a run of the process ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finish {
    /// The process came to its end.
    Ended,
    /// The applicant is asked to supplement; [`restart`] follows when they have.
    Supplement,
    /// The request was refused.
    Reject,
    /// The dossier continues as the case with this code: [`restart`] with its definition follows.
    SwitchCase(String),
}

/// Why an outcome cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MachineError {
    /// The token was never there or has left its step: somebody else was faster.
    #[error("token {token} is not in the marking")]
    NoSuchToken {
        /// The token that was named.
        token: TokenId,
    },
    /// The step does not have the outcome.
    #[error("step {step} has no outcome \"{outcome}\"")]
    NoSuchOutcome {
        /// The step of the token.
        step: StepNo,
        /// The outcome that was named.
        outcome: String,
    },
    /// The lane is finished; the token waits for its siblings.
    #[error("token {token} waits at step {join}")]
    WaitingAtJoin {
        /// The token that was named.
        token: TokenId,
        /// The step at which the lanes meet.
        join: StepNo,
    },
    /// The definition has an error that [`crate::validate`] would have found.
    #[error("the definition is broken at step {}", at.map_or_else(|| "?".to_owned(), |s| s.to_string()))]
    DefinitionBroken {
        /// The step at which the run came to the hole; none when there is no step at all.
        at: Option<StepNo>,
    },
    /// The dossier has used up all token ids.
    #[error("no token id is left")]
    TokensExhausted,
}

impl MachineError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSuchToken { .. } => "token-unknown",
            Self::NoSuchOutcome { .. } => "outcome-unknown",
            Self::WaitingAtJoin { .. } => "waiting-at-join",
            Self::DefinitionBroken { .. } => "definition-broken",
            Self::TokensExhausted => "tokens-exhausted",
        }
    }

    /// What happened and what to do, in words.
    pub fn words(&self, locale: Locale) -> String {
        match locale {
            Locale::Vi => self.words_vi(),
            Locale::En => self.words_en(),
        }
    }

    fn words_vi(&self) -> String {
        match self {
            Self::NoSuchToken { .. } => {
                "Bước này đã được xử lý hoặc đã bị hủy. Hãy tải lại hồ sơ để xem bước hiện tại."
                    .to_owned()
            }
            Self::NoSuchOutcome { step, outcome } => format!(
                "Bước {step} không có kết quả “{outcome}”. Hãy tải lại trang và chọn lại kết quả."
            ),
            Self::WaitingAtJoin { join, .. } => format!(
                "Nhánh này đã xong và đang chờ các nhánh khác ở bước {join}. Bạn không cần làm gì thêm."
            ),
            Self::DefinitionBroken { at: Some(step) } => format!(
                "Quy trình có lỗi tại bước {step}. Hãy báo người quản trị quy trình kiểm tra."
            ),
            Self::DefinitionBroken { at: None } => {
                "Quy trình chưa có bước nào. Hãy báo người quản trị quy trình kiểm tra.".to_owned()
            }
            Self::TokensExhausted => {
                "Hồ sơ đã qua quá nhiều lượt xử lý. Hãy báo người quản trị hệ thống.".to_owned()
            }
        }
    }

    fn words_en(&self) -> String {
        match self {
            Self::NoSuchToken { .. } => "This step has already been dealt with or was cancelled. \
                 Please reload the dossier to see where it stands."
                .to_owned(),
            Self::NoSuchOutcome { step, outcome } => format!(
                "Step {step} has no outcome “{outcome}”. Please reload the page and choose again."
            ),
            Self::WaitingAtJoin { join, .. } => format!(
                "This lane is done and waits for the others at step {join}. Nothing is left to do."
            ),
            Self::DefinitionBroken { at: Some(step) } => format!(
                "The process has an error at step {step}. Please tell those who maintain it."
            ),
            Self::DefinitionBroken { at: None } => {
                "The process has no step. Please tell those who maintain it.".to_owned()
            }
            Self::TokensExhausted => {
                "The dossier has gone through too many steps. Please tell the administrator."
                    .to_owned()
            }
        }
    }
}

/// Starts a process: one token at the first step.
///
/// # Errors
/// [`MachineError::DefinitionBroken`] when there is no step or steps of the system lead nowhere.
pub fn start(definition: &Definition) -> Result<Advance, MachineError> {
    restart(definition, &Marking::default())
}

/// Starts anew with fresh token ids: after a supplement, or with the definition of another case.
///
/// Tokens that are still there are cancelled.
///
/// # Errors
/// As [`start`], and [`MachineError::TokensExhausted`].
pub fn restart(definition: &Definition, marking: &Marking) -> Result<Advance, MachineError> {
    let first = definition.first().ok_or(MachineError::DefinitionBroken { at: None })?;
    let mut run = Run::new(definition, marking);
    run.cancel_all();
    run.enter(first.no, None)?;
    run.settle()
}

/// Begins another stay at the same step: the dossier changes hands without an outcome. The token is
/// another one, in the same lane.
///
/// # Errors
/// When the token is not there, waits for other lanes, or no token id is left.
pub fn renew(marking: &Marking, token: TokenId) -> Result<(Marking, TokenId), MachineError> {
    let old = marking.token(token).ok_or(MachineError::NoSuchToken { token })?;
    if old.waiting {
        return Err(MachineError::WaitingAtJoin { token, join: old.step });
    }
    let (step, fork) = (old.step, old.fork);
    let mut renewed = marking.clone();
    renewed.remove(token);
    let id = renewed.open_at(step, fork).ok_or(MachineError::TokensExhausted)?;
    Ok((renewed, id))
}

/// Takes an outcome at a token.
///
/// # Errors
/// When the token or the outcome is not there, when the token waits for other lanes, or when the
/// definition is broken where the outcome leads. The marking that was given stays as it is.
pub fn fire(
    definition: &Definition,
    marking: &Marking,
    token: TokenId,
    outcome_label: &str,
) -> Result<Advance, MachineError> {
    let token = standing(marking, token)?;
    let step = definition
        .step(token.step)
        .ok_or(MachineError::DefinitionBroken { at: Some(token.step) })?;
    let outcome = step.outcome(outcome_label).ok_or_else(|| MachineError::NoSuchOutcome {
        step: step.no,
        outcome: outcome_label.to_owned(),
    })?;
    let mut run = Run::new(definition, marking);
    run.follow(token, outcome)?;
    run.settle()
}

/// The outcomes among which the performer at a token chooses, with their kinds.
///
/// # Errors
/// As [`fire`], except for the label.
pub fn choices<'a>(
    definition: &'a Definition,
    marking: &Marking,
    token: TokenId,
) -> Result<&'a [Outcome], MachineError> {
    let token = standing(marking, token)?;
    let step = definition
        .step(token.step)
        .ok_or(MachineError::DefinitionBroken { at: Some(token.step) })?;
    Ok(&step.outcomes)
}

fn standing(marking: &Marking, id: TokenId) -> Result<Token, MachineError> {
    let token = *marking.token(id).ok_or(MachineError::NoSuchToken { token: id })?;
    if token.waiting {
        return Err(MachineError::WaitingAtJoin { token: id, join: token.step });
    }
    Ok(token)
}
