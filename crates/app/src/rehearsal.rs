//! What a use case would write, as a value that is not committed: the bench fills a database with it
//! and measures the database's own speed by it.

use crate::{App, AppError, Ctx, drafts::OpenDraft};
use mc_catalog::Channel;
use mc_dossier::{Command, Dossier};
use mc_store::Batch;

impl App {
    /// What submitting a draft would write, and the dossier after it. The number is handed out.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem of the form, and what [`App::submit_draft`] says.
    pub async fn rehearse_submission(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
    ) -> Result<(Dossier, Batch), AppError> {
        let check = self.check_draft(open);
        if !check.problems.is_empty() {
            return Err(AppError::invalid(check.problems));
        }
        let (batch, dossier, _) = self.submission(ctx, open, Channel::Online).await?;
        Ok((dossier, batch))
    }

    /// What a command to a dossier would write, and the dossier after it.
    ///
    /// # Errors
    /// [`AppError::Rejected`] when the business says no.
    pub async fn rehearse_command(
        &self,
        ctx: &Ctx,
        before: &Dossier,
        command: &Command,
    ) -> Result<(Dossier, Batch), AppError> {
        let ground = self.ground(before).await?;
        let decision = self.decide(ctx, before, command, &ground)?;
        let written = (self.new_command(), Batch::new());
        let batch = self.batch(ctx, Some(before), &decision, &ground, written).await?;
        Ok((decision.after, batch))
    }
}
