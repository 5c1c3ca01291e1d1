//! Consents (Luật 91/2025/QH15, Điều 9): one purpose each, in the words that the person read, never
//! ticked beforehand, withdrawn as easily as given.

use crate::{App, AppError, Ctx};
use mc_kernel::{
    FieldProblem, Page, PageSize,
    ids::{ConsentId, ProcessingId, SubjectId},
};
use mc_store::{
    Batch, Clash, StoreError,
    protection::{
        consents::{self, Consent, ConsentKey},
        processing::{Ground, Processing},
    },
};

/// A consent with the words that it was given to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenConsent {
    /// The consent.
    pub consent: Consent,
    /// The words.
    pub processing: Processing,
    /// Whether these words hold still: otherwise it allows nothing any more.
    pub is_current: bool,
}

impl App {
    /// The consents of the citizen who acts, newest first, those that were withdrawn too.
    pub async fn my_consents(
        &self,
        ctx: &Ctx,
        before: Option<ConsentKey>,
    ) -> Result<Page<GivenConsent, ConsentKey>, AppError> {
        let page = self.parts.store.consents_of(ctx.citizen()?, before, PageSize::SCREEN).await?;
        let mut rows = Vec::with_capacity(page.rows.len());
        for consent in page.rows {
            rows.push(self.with_words(consent).await?);
        }
        Ok(Page { rows, next: page.next })
    }

    /// A consent of the citizen who acts.
    pub async fn my_consent(&self, ctx: &Ctx, id: ConsentId) -> Result<GivenConsent, AppError> {
        let consent = self.parts.store.consent(ctx.citizen()?, id).await?;
        self.with_words(consent.ok_or(AppError::NotFound)?).await
    }

    async fn with_words(&self, consent: Consent) -> Result<GivenConsent, AppError> {
        let (id, version) = (consent.processing, consent.version);
        let processing = self.parts.store.processing_version(id, version).await?;
        let processing = processing.ok_or(AppError::NotFound)?;
        Ok(GivenConsent { is_current: processing.replaced.is_none(), consent, processing })
    }

    /// Gives a consent to a processing, in the words of the version that was read. Pressed twice, it is
    /// one.
    ///
    /// # Errors
    /// [`AppError::Invalid`] at `agree` when it was not ticked; [`AppError::Conflict`] where the words
    /// were changed since they were read; [`AppError::NotFound`] where nobody is asked for consent.
    pub async fn consent_to(
        &self,
        ctx: &Ctx,
        (id, version): (ProcessingId, u32),
        is_ticked: bool,
    ) -> Result<(), AppError> {
        let me = ctx.citizen()?;
        let processing = self.processing(id).await?;
        if processing.ground != Ground::Consent {
            return Err(AppError::NotFound);
        }
        if processing.version != version {
            return Err(AppError::Conflict("processing"));
        }
        if !is_ticked {
            return Err(AppError::invalid(FieldProblem::new("agree", "consent-not-ticked")));
        }
        let mut batch = Batch::new();
        if let Some(given) = self.parts.store.consent_to(me, id).await? {
            if given.version == version {
                return Ok(());
            }
            // It was given to older words, which the new one replaces.
            consents::withdraw(&mut batch, &given, self.now());
        }
        let consent = Consent {
            id: self.mint().id(),
            subject: me,
            processing: id,
            version,
            given: self.now(),
            withdrawn: None,
        };
        consents::give(&mut batch, &consent);
        match self.parts.store.commit(batch).await {
            // Pressed twice at once.
            Ok(()) | Err(StoreError::Conflict(Clash::Row("consent"))) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Withdraws a consent, at once. Pressed twice, it is withdrawn once.
    pub async fn withdraw_consent(&self, ctx: &Ctx, id: ConsentId) -> Result<(), AppError> {
        let given = self.my_consent(ctx, id).await?.consent;
        if given.withdrawn.is_some() {
            return Ok(());
        }
        let mut batch = Batch::new();
        consents::withdraw(&mut batch, &given, self.now());
        match self.parts.store.commit(batch).await {
            Ok(()) | Err(StoreError::Conflict(Clash::Row("consent"))) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// What the citizen who acts is asked to consent to and does not, in the words that hold.
    pub async fn asked_consents(&self, ctx: &Ctx) -> Result<Vec<Processing>, AppError> {
        let me = ctx.citizen()?;
        let mut asked = Vec::new();
        for processing in self.parts.store.processing_by_consent().await? {
            if !self.has_consent(me, processing.id).await? {
                asked.push(processing);
            }
        }
        Ok(asked)
    }

    /// Whether a person consents to a processing in the words that hold.
    pub async fn has_consent(
        &self,
        subject: SubjectId,
        processing: ProcessingId,
    ) -> Result<bool, AppError> {
        let holds = self.parts.store.processing(processing).await?;
        let given = self.parts.store.consent_to(subject, processing).await?;
        Ok(holds.zip(given).is_some_and(|(holds, given)| holds.version == given.version))
    }
}
