//! How long the data of each procedure is kept, and holds: set by whoever answers for personal data.

use crate::{App, AppError, Ctx, rights::words};
use mc_kernel::{FieldProblem, FieldProblems, Page, PageSize, ids::LegalHoldId};
use mc_store::{
    Batch, StoreError,
    retention::{self, Hold, HoldKey, Retention},
};

/// The longest time for which data is kept, beside for ever.
pub const MOST_KEPT_YEARS: u32 = 100;

impl App {
    /// How long the data of procedures is kept, by procedure, after a key.
    pub async fn retentions(
        &self,
        ctx: &Ctx,
        after: &str,
    ) -> Result<Page<Retention, String>, AppError> {
        let permit = self.protects(ctx)?;
        Ok(self.parts.store.retentions(&permit, after, PageSize::SCREEN).await?)
    }

    /// Sets for how many years after their end the dossiers of a procedure are kept; nothing typed is
    /// for ever.
    pub async fn set_retention(
        &self,
        ctx: &Ctx,
        procedure: &str,
        years: &str,
        ground: &str,
    ) -> Result<(), AppError> {
        self.protects(ctx)?;
        let mut problems = FieldProblems::none();
        let procedure = procedure.trim();
        if self.reference().procedure(procedure, self.today()).is_none() {
            problems.push(FieldProblem::new("procedure", "unknown-procedure"));
        }
        let years = match years.trim() {
            "" => Ok(None),
            typed => match typed.parse::<u32>() {
                Ok(years) if years <= MOST_KEPT_YEARS => Ok(Some(years)),
                Ok(_) | Err(_) => {
                    let problem = FieldProblem::new("years", "kept-years");
                    problems.push(problem.with("most", MOST_KEPT_YEARS));
                    Err(())
                }
            },
        };
        let ground = words(ground, "ground").map_err(|problem| problems.push(problem));
        let (Ok(years), Ok(ground), true) = (years, ground, problems.is_empty()) else {
            return Err(AppError::invalid(problems));
        };
        let set = Retention { procedure: procedure.to_owned(), years, ground };
        let mut batch = Batch::new();
        retention::set(&mut batch, &set, ctx.staff()?.id, self.now());
        let detail = years.map_or_else(|| "∞".to_owned(), |years| years.to_string());
        self.note(ctx, &mut batch, "retention.set", procedure, &detail)?;
        Ok(self.parts.store.commit(batch).await?)
    }

    /// The holds that stand, oldest first.
    pub async fn legal_holds(
        &self,
        ctx: &Ctx,
        after: Option<HoldKey>,
    ) -> Result<Page<Hold, HoldKey>, AppError> {
        let permit = self.protects(ctx)?;
        Ok(self.parts.store.holds(&permit, after, PageSize::SCREEN).await?)
    }

    /// Sets a hold on the data of the applicant of a dossier.
    pub async fn set_hold(&self, ctx: &Ctx, number: &str, ground: &str) -> Result<(), AppError> {
        self.protects(ctx)?;
        let mut problems = FieldProblems::none();
        let number = number.trim().to_uppercase();
        let target = self.parts.store.dossier_target_by_number(&number).await?;
        if target.is_none() {
            problems.push(FieldProblem::new("number", "unknown-number"));
        }
        let ground = words(ground, "ground").map_err(|problem| problems.push(problem));
        let (Some(target), Ok(ground), true) = (target, ground, problems.is_empty()) else {
            return Err(AppError::invalid(problems));
        };
        let hold = Hold {
            id: self.mint().id(),
            subject: target.applicant,
            dossier: target.id,
            number,
            ground,
            set_by: ctx.staff()?.id,
            set: self.now(),
        };
        let mut batch = Batch::new();
        retention::hold(&mut batch, &hold);
        self.note(ctx, &mut batch, "hold.set", &hold.number, &hold.ground)?;
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Lifts a hold.
    pub async fn lift_hold(&self, ctx: &Ctx, id: LegalHoldId) -> Result<(), AppError> {
        self.protects(ctx)?;
        let mut batch = Batch::new();
        retention::lift(&mut batch, id, ctx.staff()?.id, self.now());
        self.note(ctx, &mut batch, "hold.lifted", &id.to_string(), "")?;
        match self.parts.store.commit(batch).await {
            // It was lifted already.
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
