//! Units changed in pages: added, renamed, given codes, moved and ended, each from its day on.
//!
//! A change is made on a copy of the whole organisation as the database has it, checked as a whole on
//! every day on which something moves, and written only while nobody changed anything else in the
//! meantime. Beside that each unit has a revision: whoever looked at an older one is told.

mod codes;
mod ending;
mod find;
mod typed;
mod units;

pub use codes::CodeTyped;
pub use ending::Obstacles;
pub use typed::{MOST_LINES, UnitTyped};
pub(crate) use typed::{is_mail, is_phone};
pub use units::EditedUnit;

use crate::{App, AppError};
use mc_kernel::FieldProblem;
use mc_org::{Directory, DirectoryProblem, Organisation, Unit, UnitId};
use mc_store::{Batch, catalogue::catalogue_changed_from};

/// Days to come on which units move.
const MOST_PLANNED_DAYS: usize = 60;

/// The organisation as the database has it, at a version of all reference data.
pub(crate) struct Standing {
    pub(crate) organisation: Organisation,
    version: u64,
}

impl Standing {
    /// A unit to be changed.
    pub(crate) fn unit_mut(&mut self, id: UnitId) -> Result<&mut Unit, AppError> {
        let found = self.organisation.units.iter_mut().find(|unit| unit.id == id);
        found.ok_or(AppError::NotFound)
    }

    /// How many units there are.
    pub(crate) fn units(&self) -> u64 {
        u64::try_from(self.organisation.units.len()).unwrap_or(u64::MAX)
    }

    /// How many positions there are.
    pub(crate) fn positions(&self) -> u64 {
        u64::try_from(self.organisation.positions.len()).unwrap_or(u64::MAX)
    }
}

impl App {
    /// Reads the organisation to change it.
    pub(crate) async fn organisation_now(&self) -> Result<Standing, AppError> {
        let store = &self.parts.store;
        let version = store.installation().await?.map_or(0, |i| i.catalogue_version);
        Ok(Standing { organisation: store.organisation().await?, version })
    }

    /// Writes a change, once the organisation that it leads to holds on every day to come.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with what does not hold, [`AppError::Conflict`] when somebody was faster.
    pub(crate) async fn keep_organisation(
        &self,
        standing: Standing,
        mut batch: Batch,
    ) -> Result<(), AppError> {
        let days = standing.organisation.days_of_moves(self.today());
        if days.len() > MOST_PLANNED_DAYS {
            return Err(AppError::invalid(FieldProblem::new("from", "unit-too-many-moves")));
        }
        for day in days {
            if let Err(problems) = Directory::build(standing.organisation.clone().on(day)) {
                return Err(told(&problems));
            }
        }
        catalogue_changed_from(&mut batch, standing.version);
        self.parts.store.commit(batch).await?;
        self.refresh().await?;
        Ok(())
    }
}

/// What does not hold, at the field where it was typed.
fn told(problems: &[DirectoryProblem]) -> AppError {
    use DirectoryProblem as Found;
    match problems.first() {
        Some(Found::Cycle(_)) => AppError::invalid(FieldProblem::new("parent", "unit-circle")),
        Some(Found::AmbiguousAlias { code, .. }) => {
            AppError::invalid(FieldProblem::new("code", "unit-code-taken").with("code", code))
        }
        Some(Found::DuplicateStaff(name)) => {
            AppError::invalid(FieldProblem::new("user_name", "user-taken").with("name", name))
        }
        Some(other) => AppError::internal(other),
        None => AppError::internal("the organisation does not hold"),
    }
}
