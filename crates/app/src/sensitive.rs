//! Sensitive answers of a dossier (NĐ 356/2025, Điều 4): masked until an officer says why they are
//! needed; then shown to that officer for a while.

use crate::{App, AppError, Ctx, dossier_view::DossierView};
use mc_kernel::{FieldProblem, ids::DossierId};
use mc_policy::actions;
use mc_store::{
    Batch,
    sensitive::{self, Reveal},
};

/// The shortest reason.
pub const LEAST_REASON_CHARS: usize = 5;
/// The longest.
pub const MOST_REASON_CHARS: usize = 500;
/// For how many minutes sensitive answers stay shown.
pub const SHOWN_MINUTES: i64 = 30;

impl App {
    /// Whether the sensitive answers of a dossier are masked for whoever looks at it. The applicant's
    /// own never are.
    pub async fn answers_are_masked(
        &self,
        ctx: &Ctx,
        view: &DossierView,
    ) -> Result<bool, AppError> {
        let Some(staff) = ctx.staff_id() else { return Ok(false) };
        if !view.form.asks_sensitive() {
            return Ok(false);
        }
        let target = self.parts.store.dossier_target(view.dossier.id).await?;
        let target = target.ok_or(AppError::NotFound)?;
        let permit = self.dossier_permit::<actions::ReadDossier>(ctx, &target)?;
        Ok(!self.parts.store.are_answers_revealed(&permit, staff, self.now()).await?)
    }

    /// Has the sensitive answers of a dossier shown, for a reason that is recorded. It is a look that
    /// the applicant sees.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a reason that is missing, too short or too long.
    pub async fn reveal_answers(
        &self,
        ctx: &Ctx,
        dossier: DossierId,
        reason: &str,
    ) -> Result<(), AppError> {
        let target = self.parts.store.dossier_target(dossier).await?.ok_or(AppError::NotFound)?;
        let permit = self.dossier_permit::<actions::ReadDossier>(ctx, &target)?;
        let staff = ctx.staff()?.id;
        let reason = reason.trim();
        if !(LEAST_REASON_CHARS..=MOST_REASON_CHARS).contains(&reason.chars().count()) {
            let problem = FieldProblem::new("reason", "reveal-reason");
            let problem = problem.with("least", LEAST_REASON_CHARS).with("most", MOST_REASON_CHARS);
            return Err(AppError::invalid(problem));
        }
        let now = self.now();
        let reveal = Reveal {
            id: self.mint().id(),
            staff,
            reason: reason.to_owned(),
            at: now,
            until: now.plus_minutes(SHOWN_MINUTES),
        };
        let mut batch = Batch::new();
        sensitive::reveal(&mut batch, &permit, &reveal);
        self.parts.store.commit(batch).await?;
        self.note_access(ctx, dossier, "answers-sensitive").await
    }
}
