//! The public look-up: a number and a check of the owner show the degree of completion, nothing
//! more (TT 01/2018, Điều 16 khoản 2).

use crate::{App, AppError};
use mc_dossier::BusinessState;
use mc_kernel::Timestamp;

/// How far a dossier has come, in five stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Submitted.
    Submitted,
    /// Accepted by the desk.
    Accepted,
    /// Worked on.
    Processing,
    /// The result is ready.
    Ready,
    /// The result was handed over, or the dossier ended otherwise.
    Ended,
}

impl Stage {
    /// Every stage in order.
    pub const ALL: [Self; 5] =
        [Self::Submitted, Self::Accepted, Self::Processing, Self::Ready, Self::Ended];

    /// The stage of a state.
    pub const fn of(state: BusinessState) -> Self {
        match state {
            BusinessState::Submitted => Self::Submitted,
            BusinessState::Accepted => Self::Accepted,
            BusinessState::Processing
            | BusinessState::SupplementAsked
            | BusinessState::FeeAsked
            | BusinessState::Paused => Self::Processing,
            BusinessState::Finished => Self::Ready,
            BusinessState::Refused | BusinessState::Withdrawn | BusinessState::Returned => {
                Self::Ended
            }
        }
    }
}

/// What the public look-up shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Degree {
    /// The number.
    pub number: String,
    /// The procedure's name.
    pub procedure: String,
    /// Where it stands.
    pub state: BusinessState,
    /// How far it has come.
    pub stage: Stage,
    /// The promised instant.
    pub due: Option<Timestamp>,
}

/// How many of the last digits of the owner's paper are asked for.
pub const CHECK_DIGITS: usize = 4;

impl App {
    /// Looks a dossier up. A number that does not exist and a check that fails look the same.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn track(&self, number: &str, check: &str) -> Result<Degree, AppError> {
        let number = number.trim().to_uppercase();
        let tracked = self.parts.store.tracked(&number).await?.ok_or(AppError::NotFound)?;
        let skip = tracked.owner_number.chars().count().saturating_sub(CHECK_DIGITS);
        let wanted: String = tracked.owner_number.chars().skip(skip).collect();
        if check.trim().chars().count() != CHECK_DIGITS || check.trim() != wanted {
            return Err(AppError::NotFound);
        }
        let reference = self.reference();
        let procedure = reference.procedure(&tracked.procedure, self.today());
        Ok(Degree {
            procedure: procedure.map_or_else(|| tracked.procedure.clone(), |p| p.name.clone()),
            number: tracked.number,
            state: tracked.state,
            stage: Stage::of(tracked.state),
            due: tracked.due,
        })
    }
}
