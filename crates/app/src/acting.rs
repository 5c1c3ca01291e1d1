//! Acting for another: whether a mandate covers what somebody wants, and what it is recorded as.
//!
//! Nobody signs on as somebody else. A representative acts under their own name, with the mandate beside
//! it; what they write holds the mandate in the same batch, so that a revocation in the same instant
//! comes before it, and nothing is written, or after it.

use crate::{App, AppError, Ctx, capacity::Capacity};
use mc_kernel::ids::{DossierId, DraftId, MandateId, SubjectId};
use mc_mandate::{Matter, Rejection};
use mc_policy::{Actor, DossierTarget, DraftTarget};
use mc_store::{Batch, drafts::FoundDraft, mandates};

/// For whom somebody acts, and by which mandate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActingFor {
    /// The mandate.
    pub mandate: MandateId,
    /// As it was when it was looked at.
    pub(crate) version: u64,
    /// Who acts.
    pub representative: SubjectId,
    /// For whom.
    pub principal: SubjectId,
}

impl Ctx {
    /// The same person by a mandate. An officer stays an officer.
    #[must_use]
    pub(crate) fn acting_for(&self, acting: ActingFor) -> Self {
        match self.actor {
            Actor::Citizen(_) => Self { capacity: Capacity::For(acting), ..self.clone() },
            Actor::Staff(_) | Actor::Stranger => self.clone(),
        }
    }

    /// For whom the person acts, where it is by a mandate.
    pub(crate) const fn acting(&self) -> Option<ActingFor> {
        match self.capacity {
            Capacity::For(acting) => Some(acting),
            Capacity::Own | Capacity::OnBehalfOf(_) | Capacity::Administration(_) => None,
        }
    }
}

impl App {
    /// The mandate by which somebody may act for somebody else in a matter.
    ///
    /// # Errors
    /// [`AppError::Mandate`]: none holds, or none of those that hold covers it.
    pub(crate) async fn mandate_for(
        &self,
        (representative, principal): (SubjectId, SubjectId),
        matter: Matter<'_>,
    ) -> Result<ActingFor, AppError> {
        let now = self.now();
        let store = &self.parts.store;
        let mut said = Rejection::NotInForce;
        for mandate in store.mandates_between(representative, principal, now).await? {
            let (id, version) = (mandate.id, mandate.version);
            match mandate.may_act(matter, now) {
                Ok(()) => {
                    return Ok(ActingFor { mandate: id, version, representative, principal });
                }
                Err(why) => said = why,
            }
        }
        Err(said.into())
    }

    /// A dossier's target as the person who asks sees it, and the person in the capacity in which they
    /// ask: for themselves, or by a mandate. Of an officer it says whether they filed it as a citizen.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Mandate`] to whoever filed it by a mandate that has ended.
    pub(crate) async fn target_for(
        &self,
        ctx: &Ctx,
        id: DossierId,
    ) -> Result<(DossierTarget, Ctx), AppError> {
        let target = self.parts.store.dossier_target(id).await?.ok_or(AppError::NotFound)?;
        self.represented(ctx, target).await
    }

    pub(crate) async fn represented(
        &self,
        ctx: &Ctx,
        target: DossierTarget,
    ) -> Result<(DossierTarget, Ctx), AppError> {
        let Some(me) = ctx.actor.subject().filter(|me| *me != target.applicant) else {
            return Ok((target, ctx.clone()));
        };
        let Some((procedure, filed)) = self.parts.store.matter_of(target.id, me).await? else {
            return Ok((target, ctx.clone()));
        };
        if ctx.actor.staff().is_some() {
            let representative = filed.map(|_| me);
            return Ok((DossierTarget { representative, ..target }, ctx.clone()));
        }
        let matter = Matter {
            procedure: &procedure,
            dossier: Some(target.id),
            is_filed_by_them: filed.is_some(),
        };
        match self.mandate_for((me, target.applicant), matter).await {
            Ok(acting) => {
                let target = DossierTarget { representative: Some(me), ..target };
                Ok((target, ctx.acting_for(acting)))
            }
            // Whoever never filed it is not told that there is such a dossier.
            Err(AppError::Mandate(_)) if filed.is_none() => Ok((target, ctx.clone())),
            Err(error) => Err(error),
        }
    }

    /// A draft's target as the person who asks sees it, with the mandate by which it is filled in.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Mandate`] to whoever began it by a mandate that has ended.
    pub(crate) async fn draft_for(
        &self,
        ctx: &Ctx,
        id: DraftId,
    ) -> Result<(DraftTarget, Option<ActingFor>), AppError> {
        let found = self.parts.store.draft_target(id).await?.ok_or(AppError::NotFound)?;
        let Some(representative) = found.representative else { return Ok((found.target, None)) };
        let acting = self.mandate_of_draft(&found, representative).await;
        let is_theirs = matches!(ctx.actor, Actor::Citizen(me) if me == representative);
        match acting {
            Ok(acting) if is_theirs => {
                let target = DraftTarget { representative: Some(representative), ..found.target };
                Ok((target, Some(acting)))
            }
            Err(error) if is_theirs => Err(error),
            // The owner goes on by themselves, and sending says so; an officer needs it to send.
            acting => Ok((found.target, acting.ok().filter(|_| ctx.actor.staff().is_some()))),
        }
    }

    async fn mandate_of_draft(
        &self,
        found: &FoundDraft,
        representative: SubjectId,
    ) -> Result<ActingFor, AppError> {
        let filed = match found.dossier {
            Some(dossier) => self.parts.store.matter_of(dossier, representative).await?,
            None => None,
        };
        let matter = Matter {
            procedure: &found.procedure,
            dossier: found.dossier,
            is_filed_by_them: filed.is_some_and(|(_, mandate)| mandate.is_some()),
        };
        self.mandate_for((representative, found.target.owner), matter).await
    }
}

/// Holds the mandate while the rest of a batch is written.
pub(crate) fn hold(batch: &mut Batch, acting: ActingFor, now: mc_kernel::Timestamp) {
    mandates::hold(batch, acting.mandate, acting.version, now);
}
