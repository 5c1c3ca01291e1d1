//! In whose place somebody acts: by their own right, on behalf of an absent colleague, or for another
//! person by a mandate.
//!
//! Own right comes first. Only where it does not suffice, the positions that were taken over are
//! tried one colleague after the other; what is done so is recorded with both names.

use crate::{App, AppError, Ctx, Reference, acting::ActingFor, commands::Ground};
use mc_dossier::{Command, Decision, Dossier, Post, Rejection};
use mc_kernel::{
    CivilDay,
    ids::{StaffId, UnitId},
};
use mc_policy::StaffActor;

/// In whose place somebody acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Capacity {
    /// By their own right.
    #[default]
    Own,
    /// On behalf of an absent colleague.
    OnBehalfOf(StaffId),
    /// For another person, by a mandate.
    For(ActingFor),
    /// As an administrator who gives the work of a unit to others, as its head would.
    Administration(UnitId),
}

impl Ctx {
    /// The same person on behalf of an absent colleague.
    #[must_use]
    pub(crate) fn on_behalf_of(&self, absent: StaffId) -> Self {
        Self { capacity: Capacity::OnBehalfOf(absent), ..self.clone() }
    }

    /// Whoever acts in every capacity, their own first.
    pub(crate) fn capacities(&self) -> Vec<Self> {
        let is_own = self.capacity == Capacity::Own;
        let actor = self.actor.staff().filter(|_| is_own);
        let absent = actor.into_iter().flat_map(StaffActor::stands_in_for);
        std::iter::once(self.clone()).chain(absent.map(|who| self.on_behalf_of(who))).collect()
    }
}

impl Reference {
    /// The posts of an absent colleague that somebody took over.
    pub fn posts_taken_over(
        &self,
        actor: &StaffActor,
        absent: StaffId,
        day: CivilDay,
    ) -> Vec<Post> {
        let taken = |post: &Post| {
            actor.grants.iter().any(|g| g.on_behalf_of == Some(absent) && g.unit == post.unit)
        };
        crate::places::posts(&self.directory, absent, day).into_iter().filter(taken).collect()
    }
}

/// Whether somebody else's right might help.
pub(crate) const fn is_about_rights(rejection: Rejection) -> bool {
    matches!(
        rejection,
        Rejection::NotYourStep | Rejection::NotYoursToAssign | Rejection::SilenceNotYours
    )
}

impl App {
    /// Decides in the first capacity in which the person may; with it the context that names it.
    ///
    /// # Errors
    /// What was said to the person's own right, or to the capacity in which it was theirs to decide.
    pub(crate) async fn decide_in_capacity(
        &self,
        ctx: &Ctx,
        before: &Dossier,
        command: &Command,
        ground: &Ground,
    ) -> Result<(Decision, Ctx), AppError> {
        let mut said = None;
        for capacity in ctx.capacities() {
            match self.decide(&capacity, before, command, ground) {
                Ok(decision) => {
                    self.is_not_for_absent_applicant(&capacity, before).await?;
                    return Ok((decision, capacity));
                }
                Err(AppError::Rejected(why)) if is_about_rights(why) => {
                    said.get_or_insert(AppError::Rejected(why));
                }
                Err(error) => return Err(error),
            }
        }
        Err(said.unwrap_or(AppError::Forbidden))
    }

    /// Nobody decides on behalf of the applicant.
    async fn is_not_for_absent_applicant(
        &self,
        ctx: &Ctx,
        dossier: &Dossier,
    ) -> Result<(), AppError> {
        let Capacity::OnBehalfOf(absent) = ctx.capacity else { return Ok(()) };
        let subject = self.parts.store.subject_of_staff(absent).await?;
        if subject == Some(dossier.applicant) {
            return Err(Rejection::OfficerIsApplicant.into());
        }
        Ok(())
    }
}
