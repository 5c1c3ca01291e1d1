//! Codes of units: a new one takes the place of the older one of its system from a day on, and the
//! older one stays known for its days.

use crate::{App, AppError, Ctx};
use mc_form::read_day;
use mc_kernel::{CivilDay, FieldProblem, FieldProblems};
use mc_org::{Alias, CodeSystem, UnitId, Validity};
use mc_policy::{Office, actions};
use mc_store::{Batch, org_changes};

/// The longest code.
const MOST_CODE_CHARS: usize = 40;

/// A code as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeTyped {
    /// The system.
    pub system: String,
    /// The code.
    pub code: String,
    /// From which day on.
    pub from: String,
}

impl CodeTyped {
    /// Reads a code that a new unit gets with its first day; nothing where none was typed.
    pub(super) fn read(
        &self,
        unit: UnitId,
        from: CivilDay,
    ) -> Result<Option<Alias>, FieldProblems> {
        if self.code.trim().is_empty() {
            return Ok(None);
        }
        let (system, code) = self.checked()?;
        Ok(Some(Alias { unit, system, code, validity: Validity::since(from) }))
    }

    fn checked(&self) -> Result<(CodeSystem, String), FieldProblems> {
        let mut problems = FieldProblems::none();
        let system = CodeSystem::from_code(&self.system);
        if system.is_none() {
            problems.push(FieldProblem::new("system", "required"));
        }
        let code = self.code.trim().to_owned();
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if code.is_empty() {
            problems.push(FieldProblem::new("code", "required"));
        } else if code.chars().count() > MOST_CODE_CHARS || !code.chars().all(fits) {
            problems.push(FieldProblem::new("code", "unit-code-form"));
        }
        match system {
            Some(system) if problems.is_empty() => Ok((system, code)),
            _ => Err(problems),
        }
    }
}

impl App {
    /// Gives a unit a code from a day on. The code of the same system that it went by ends the day
    /// before.
    ///
    /// # Errors
    /// [`AppError::Invalid`] when another unit has it then; [`AppError::Conflict`] when somebody
    /// changed the unit since `revision`.
    pub async fn give_code(
        &self,
        ctx: &Ctx,
        (id, revision): (UnitId, u64),
        typed: &CodeTyped,
    ) -> Result<(), AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        self.refresh().await?;
        let mut standing = self.organisation_now().await?;
        let unit = standing.unit_mut(id)?.clone();
        let read = typed.checked();
        let from = read_day(&typed.from).filter(|day| unit.validity.holds_on(*day));
        let ((system, code), from) = match (read, from) {
            (Ok(read), Some(from)) => (read, from),
            (read, from) => {
                let mut problems = read.err().unwrap_or_else(FieldProblems::none);
                if from.is_none() {
                    problems.push(FieldProblem::new("from", "unit-code-day"));
                }
                return Err(AppError::invalid(problems));
            }
        };
        let mut batch = Batch::new();
        let last = from.plus_days(-1);
        let own = |alias: &&mut Alias| alias.unit == id && alias.system == system;
        for alias in standing.organisation.aliases.iter_mut().filter(own) {
            if alias.validity.valid_from >= from {
                return Err(AppError::invalid(FieldProblem::new("from", "unit-code-later")));
            }
            if alias.validity.holds_on(from) {
                org_changes::end_code(&mut batch, alias, last);
                alias.validity.valid_to = Some(last);
            }
        }
        let alias = Alias { unit: id, system, code, validity: Validity::since(from) };
        org_changes::add_code(&mut batch, &alias);
        org_changes::change_unit(&mut batch, &unit, revision)?;
        let detail = format!("{}, {from}", alias.code);
        self.note(ctx, &mut batch, "unit.code", &id.to_string(), &detail)?;
        standing.organisation.aliases.push(alias);
        self.keep_organisation(standing, batch).await
    }
}
