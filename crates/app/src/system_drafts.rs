//! Drafts that other systems fill: everything is declared in one go, as typed answers.

use crate::{
    App, AppError, Ctx,
    drafts::{OpenDraft, StartDraft, Typed, write_typed},
    keyed::REUSED_KEY,
};
use mc_form::Form;
use mc_kernel::ids::{CommandId, DraftId};
use mc_store::{
    Batch, Clash, StoreError,
    drafts::{self, DraftState},
};
use serde_json::Value;

/// How often a draft is read again when somebody else was faster.
const MOST_TRIES: u32 = 8;

/// What names a draft that a system begins: its id stands for the system's key, the id of its
/// command for what was asked under that key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilledKey {
    /// The draft.
    pub draft: DraftId,
    /// The command that will submit it.
    pub command: CommandId,
}

/// A draft that was begun.
#[derive(Debug)]
pub struct Begun {
    /// The draft.
    pub open: OpenDraft,
    /// Whether it had been begun before.
    pub was_begun_before: bool,
}

impl App {
    /// Begins a draft with what is declared so far; begun again under its key it is the same draft.
    ///
    /// # Errors
    /// [`AppError::Conflict`] with [`REUSED_KEY`] when something else was begun under the key.
    pub async fn begin_filled_draft(
        &self,
        ctx: &Ctx,
        key: FilledKey,
        start: &StartDraft,
        answers: &Value,
    ) -> Result<Begun, AppError> {
        for _ in 0..MOST_TRIES {
            if let Some(open) = self.begun_before(ctx, key).await? {
                return Ok(Begun { open, was_begun_before: true });
            }
            let mut draft = self.new_draft(ctx, key.draft, start).await?;
            let procedure = self.procedure(draft.procedure_version).await?;
            let form = self.form(draft.form_version, &procedure).await?;
            draft.command = key.command;
            draft.entries = write_typed(&typed_of(&form, answers))?;
            let mut batch = Batch::new();
            drafts::insert(&mut batch, &draft);
            match self.parts.store.commit(batch).await {
                Ok(()) => {
                    let open = self.open_draft(ctx, key.draft).await?;
                    return Ok(Begun { open, was_begun_before: false });
                }
                Err(StoreError::Conflict(Clash::Row(_))) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::Conflict("draft"))
    }

    /// The draft that was begun under a key, where one was.
    ///
    /// # Errors
    /// [`AppError::Conflict`] with [`REUSED_KEY`] when something else was begun under the key.
    pub async fn begun_before(
        &self,
        ctx: &Ctx,
        key: FilledKey,
    ) -> Result<Option<OpenDraft>, AppError> {
        if self.parts.store.draft_target(key.draft).await?.is_none() {
            return Ok(None);
        }
        let open = self.open_draft(ctx, key.draft).await?;
        if open.draft.command == key.command {
            Ok(Some(open))
        } else {
            Err(AppError::Conflict(REUSED_KEY))
        }
    }

    /// Replaces everything that was declared in a draft. Files stay.
    pub async fn fill_draft(
        &self,
        ctx: &Ctx,
        id: DraftId,
        answers: &Value,
    ) -> Result<OpenDraft, AppError> {
        for _ in 0..MOST_TRIES {
            let open = self.open_draft(ctx, id).await?;
            if open.draft.state != DraftState::Open {
                return Err(AppError::Conflict("draft"));
            }
            let text = write_typed(&typed_of(&open.form, answers))?;
            let mut batch = Batch::new();
            let whose = (id, open.draft.owner);
            drafts::save(&mut batch, whose, &text, open.draft.revision, self.now());
            match self.parts.store.commit(batch).await {
                Ok(()) => return self.open_draft(ctx, id).await,
                Err(StoreError::Conflict(Clash::Row(_))) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::Conflict("draft"))
    }
}

/// Typed answers as a person would have typed them, section by section.
fn typed_of(form: &Form, answers: &Value) -> Typed {
    let entries = form.sections.iter().map(|s| (s.key.clone(), form.entries(&s.key, answers)));
    entries.filter(|(_, entries)| !entries.is_empty()).collect()
}
