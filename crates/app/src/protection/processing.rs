//! The register of processing: written by whoever answers for personal data, read by everybody.

use crate::{App, AppError, Ctx, rights::words};
use mc_kernel::{FieldProblem, FieldProblems, Page, PageSize, ids::ProcessingId};
use mc_store::{
    Batch, Clash, StoreError,
    protection::processing::{self, Ground, Processing, ProcessingKey, Said},
};

/// The longest name of a processing.
pub const MOST_NAME_CHARS: usize = 200;

/// An entry as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedProcessing {
    /// What people call it.
    pub name: String,
    /// `law` or `consent`.
    pub ground: String,
    /// The rest.
    pub said: Said,
}

impl TypedProcessing {
    fn checked(&self) -> Result<(String, Ground, Said), AppError> {
        let mut problems = FieldProblems::none();
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            problems.push(FieldProblem::new("name", "required"));
        } else if name.chars().count() > MOST_NAME_CHARS {
            problems.push(FieldProblem::new("name", "too-long").with("most", MOST_NAME_CHARS));
        }
        let ground = Ground::from_code(&self.ground);
        if ground.is_none() {
            problems.push(FieldProblem::new("ground", "not-an-option"));
        }
        let mut read = |text: &str, field: &str| {
            words(text, field).map_err(|problem| problems.push(problem)).unwrap_or_default()
        };
        let said = Said {
            purpose: read(&self.said.purpose, "purpose"),
            provision: read(&self.said.provision, "provision"),
            data: read(&self.said.data, "data"),
            people: read(&self.said.people, "people"),
            recipients: read(&self.said.recipients, "recipients"),
            kept: read(&self.said.kept, "kept"),
            measures: read(&self.said.measures, "measures"),
        };
        match (ground, problems.is_empty()) {
            (Some(ground), true) => Ok((name, ground, said)),
            (Some(_) | None, _) => Err(AppError::invalid(problems)),
        }
    }
}

impl App {
    /// What goes on, by name. Everybody may read it.
    pub async fn processing_register(
        &self,
        after: Option<ProcessingKey>,
    ) -> Result<Page<Processing, ProcessingKey>, AppError> {
        Ok(self.parts.store.processing_register(after, PageSize::SCREEN).await?)
    }

    /// An entry as it holds. Everybody may read it.
    pub async fn processing(&self, id: ProcessingId) -> Result<Processing, AppError> {
        self.parts.store.processing(id).await?.ok_or(AppError::NotFound)
    }

    /// The older versions of an entry, newest first, for whoever answers for personal data.
    pub async fn processing_versions(
        &self,
        ctx: &Ctx,
        entry: &Processing,
        before: Option<u32>,
    ) -> Result<Page<Processing, u32>, AppError> {
        self.protects(ctx)?;
        let before = before.unwrap_or(entry.version);
        Ok(self.parts.store.processing_versions(entry.id, Some(before), PageSize::SCREEN).await?)
    }

    /// Writes an entry: a new one, or the next version of one that was looked at. A consent names the
    /// version that it was given to, so after a change people are asked anew.
    ///
    /// # Errors
    /// [`AppError::Conflict`] where somebody else changed the entry meanwhile.
    pub async fn set_processing(
        &self,
        ctx: &Ctx,
        looked_at: Option<(ProcessingId, u32)>,
        typed: &TypedProcessing,
    ) -> Result<ProcessingId, AppError> {
        self.protects(ctx)?;
        let (name, ground, said) = typed.checked()?;
        let (id, before) = looked_at.unwrap_or_else(|| (self.mint().id(), 0));
        let entry = Processing {
            id,
            version: before.saturating_add(1),
            name,
            ground,
            said,
            by: ctx.staff()?.id,
            at: self.now(),
            replaced: None,
        };
        let mut batch = Batch::new();
        processing::set(&mut batch, &entry)?;
        self.note(ctx, &mut batch, "processing.set", &id.to_string(), &entry.name)?;
        self.commit_processing(batch).await?;
        Ok(id)
    }

    /// Ends an entry: the office does this no more. Consents to it are of no use any longer.
    ///
    /// # Errors
    /// [`AppError::Conflict`] where somebody else changed the entry meanwhile.
    pub async fn end_processing(
        &self,
        ctx: &Ctx,
        id: ProcessingId,
        version: u32,
    ) -> Result<(), AppError> {
        self.protects(ctx)?;
        let entry = self.processing(id).await?;
        let mut batch = Batch::new();
        processing::end(&mut batch, (id, version), self.now());
        self.note(ctx, &mut batch, "processing.ended", &id.to_string(), &entry.name)?;
        self.commit_processing(batch).await
    }

    async fn commit_processing(&self, batch: Batch) -> Result<(), AppError> {
        match self.parts.store.commit(batch).await {
            Err(StoreError::Conflict(Clash::Row("processing"))) => {
                Err(AppError::Conflict("processing"))
            }
            done => Ok(done?),
        }
    }
}
