//! Building e-forms: changes are kept one by one until the form is saved as a new version of its
//! procedure, or dropped. Running dossiers and drafts keep the form they began with.
//!
//! The work on a form is shared: whoever opens it sees what the others did. Every change names the
//! state it was made on; when somebody else was faster, nothing is overwritten
//! ([`AppError::Conflict`]).

use crate::{App, AppError, Ctx};
use mc_catalog::Procedure;
use mc_form::{Form, builder::Blueprint};
use mc_kernel::{
    CivilDay, Digest, FieldProblem, FieldProblems, Timestamp,
    ids::{FormVersionId, ProcedureVersionId},
};
use mc_policy::{Office, Permit, actions};
use mc_store::{
    Batch, Clash, StoreError,
    catalogue::{self, ProcedureVersion},
    form_work::{self, FormWorkRow},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// Bytes of a form that is built.
pub const MOST_BYTES: usize = 1024 * 1024;
/// Days from today to the day on which a new version begins to hold.
pub const MOST_DAYS_AHEAD: i32 = 730;
const CLASH: &str = "form";

/// The form of a procedure as an administrator sees it.
#[derive(Debug, Clone)]
pub struct FormWork {
    /// The newest version of the procedure.
    pub version: ProcedureVersion,
    /// The procedure.
    pub procedure: Arc<Procedure>,
    /// The form.
    pub blueprint: Blueprint,
    /// The state, 0 where nobody has begun to change the form.
    pub revision: i64,
    /// Whether the last change can be undone.
    pub can_undo: bool,
    /// Who changed it last and when.
    pub changed: Option<(String, Timestamp)>,
    /// Whether the procedure got a new version since the work began.
    pub is_outrun: bool,
}

impl App {
    fn keep_forms(&self, ctx: &Ctx) -> Result<Permit<actions::ManageCatalogue>, AppError> {
        self.permit::<actions::ManageCatalogue>(ctx, &Office)
    }

    /// The work on the form of a procedure; where nobody has begun, the form of its newest version.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for an unknown procedure.
    pub async fn form_work(&self, ctx: &Ctx, code: &str) -> Result<FormWork, AppError> {
        let permit = self.keep_forms(ctx)?;
        let version = self.reference().versions_of(code).last().cloned();
        let version = version.ok_or(AppError::NotFound)?;
        let procedure = self.procedure(version.id).await?;
        let row = self.parts.store.form_work(&permit, code).await?;
        let Some(row) = row else {
            let form = self.form(version.form, &procedure).await?;
            let blueprint = Blueprint::new(first(&form, &procedure));
            return Ok(FormWork {
                version,
                procedure,
                blueprint,
                revision: 0,
                can_undo: false,
                changed: None,
                is_outrun: false,
            });
        };
        let can_undo = match row.back {
            Some(0) => true,
            Some(back) => self.parts.store.form_work_at(&permit, code, back).await?.is_some(),
            None => false,
        };
        let schema: Value = serde_json::from_str(&row.body).map_err(AppError::internal)?;
        Ok(FormWork {
            is_outrun: version.number != row.base,
            version,
            procedure,
            blueprint: Blueprint::new(schema),
            revision: row.revision,
            can_undo,
            changed: Some((row.changed_by, row.at)),
        })
    }

    /// Changes the work on a form, which must still be in the state that the change was made on.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when somebody else changed it, [`AppError::Invalid`] where the change
    /// cannot be made.
    pub async fn change_form(
        &self,
        ctx: &Ctx,
        (code, revision): (&str, i64),
        change: impl FnOnce(&mut Blueprint) -> Result<(), FieldProblems>,
    ) -> Result<(), AppError> {
        let permit = self.keep_forms(ctx)?;
        let work = self.form_work(ctx, code).await?;
        if work.revision != revision {
            return Err(AppError::Conflict(CLASH));
        }
        let mut blueprint = work.blueprint.clone();
        change(&mut blueprint).map_err(AppError::invalid)?;
        if blueprint == work.blueprint {
            return Ok(());
        }
        let before = self.parts.store.form_work(&permit, code).await?;
        let row = FormWorkRow {
            revision: 0,
            step: before.as_ref().map_or(1, |before| before.step + 1),
            back: Some(before.as_ref().map_or(0, |before| before.revision)),
            base: before.as_ref().map_or(work.version.number, |before| before.base),
            body: blueprint.schema().to_string(),
            changed_by: String::new(),
            at: self.now(),
        };
        self.add_form_work(ctx, (code, revision), row).await
    }

    /// Takes the last change of a form back.
    ///
    /// # Errors
    /// As [`App::change_form`]; [`AppError::NotFound`] where nothing can be undone.
    pub async fn undo_form(&self, ctx: &Ctx, code: &str, revision: i64) -> Result<(), AppError> {
        let permit = self.keep_forms(ctx)?;
        let store = &self.parts.store;
        let now = store.form_work(&permit, code).await?.ok_or(AppError::NotFound)?;
        if now.revision != revision {
            return Err(AppError::Conflict(CLASH));
        }
        match now.back.ok_or(AppError::NotFound)? {
            0 => self.discard_form(ctx, code, revision).await,
            back => {
                let before = store.form_work_at(&permit, code, back).await?;
                let before = before.ok_or(AppError::NotFound)?;
                let row = FormWorkRow { step: now.step + 1, at: self.now(), ..before };
                self.add_form_work(ctx, (code, revision), row).await
            }
        }
    }

    async fn add_form_work(
        &self,
        ctx: &Ctx,
        (code, last): (&str, i64),
        row: FormWorkRow,
    ) -> Result<(), AppError> {
        if row.body.len() > MOST_BYTES {
            let problem = FieldProblem::new("", "builder-too-large");
            return Err(AppError::invalid(problem));
        }
        // An instant, so that a number is not given again after the work was dropped.
        let revision = row.at.micros().max(last.saturating_add(1));
        let changed_by = ctx.reference()?.to_string();
        let mut batch = Batch::new();
        form_work::add(&mut batch, code, &FormWorkRow { revision, changed_by, ..row });
        match self.parts.store.commit(batch).await {
            Err(StoreError::Conflict(Clash::Row(_))) => Err(AppError::Conflict(CLASH)),
            done => Ok(done?),
        }
    }

    /// Drops the work on a form: what holds stays.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when somebody else changed it.
    pub async fn discard_form(&self, ctx: &Ctx, code: &str, revision: i64) -> Result<(), AppError> {
        let permit = self.keep_forms(ctx)?;
        let now = self.parts.store.form_work(&permit, code).await?;
        if now.map_or(0, |now| now.revision) != revision {
            return Err(AppError::Conflict(CLASH));
        }
        let mut batch = Batch::new();
        form_work::drop_all(&mut batch, code);
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Saves the form as a new version of its procedure that holds from a day on, and gives its
    /// number. Dossiers and drafts that have begun keep theirs. `seen` is the number of the newest
    /// version that whoever saves knows of.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when somebody changed the form or the procedure meanwhile;
    /// [`AppError::Invalid`] for a form with flaws or a day in the past.
    pub async fn save_form(
        &self,
        ctx: &Ctx,
        (code, revision): (&str, i64),
        (valid_from, seen): (CivilDay, u64),
    ) -> Result<u64, AppError> {
        let permit = self.keep_forms(ctx)?;
        self.refresh().await?;
        let work = self.form_work(ctx, code).await?;
        if revision == 0 {
            return Err(AppError::NotFound);
        }
        if work.revision != revision || work.version.number != seen {
            return Err(AppError::Conflict(CLASH));
        }
        self.check_valid_from(valid_from)?;
        if !work.blueprint.flaws().is_empty() {
            return Err(AppError::invalid(FieldProblem::new("", "builder-flaws")));
        }
        let store = &self.parts.store;
        let packet = store.packet(&permit, work.version.id).await?.ok_or(AppError::NotFound)?;
        let number = work.version.number + 1;
        let mut schema = work.blueprint.schema().clone();
        if let Some(root) = schema.as_object_mut() {
            root.insert("$id".to_owned(), json!(format!("urn:motcua:eform:{code}:{number}")));
            root.insert("x-procedure".to_owned(), json!(code));
        }
        let text = format!("{schema:#}\n");
        let form_digest = Digest::of(text.as_bytes());
        let form = FormVersionId::derived("form", &form_digest.to_string());
        let packet_digest = work.procedure.packet_digest;
        let digest = Digest::of_parts(&[packet_digest.bytes(), form_digest.bytes()]);
        let version = ProcedureVersion {
            id: ProcedureVersionId::derived("procedure", &format!("{code} {number} {digest}")),
            code: code.to_owned(),
            number,
            digest,
            form: Some(form),
            valid_from,
            valid_to: None,
            imported: self.now(),
        };
        let mut batch = Batch::new();
        catalogue::add_form(&mut batch, form, code, &text, self.now());
        catalogue::add_procedure(&mut batch, &version, &packet, &work.procedure)?;
        form_work::drop_all(&mut batch, code);
        catalogue::catalogue_changed(&mut batch);
        let detail = format!("version {number} from {valid_from}");
        self.note(ctx, &mut batch, "form.changed", code, &detail)?;
        match store.commit(batch).await {
            Err(StoreError::Conflict(Clash::Row(_))) => return Err(AppError::Conflict(CLASH)),
            done => done?,
        }
        self.refresh().await?;
        Ok(number)
    }

    /// A new version holds from today on or from a day soon.
    pub(crate) fn check_valid_from(&self, day: CivilDay) -> Result<(), AppError> {
        let ahead = day.days_since(self.today());
        if (0..=MOST_DAYS_AHEAD).contains(&ahead) {
            return Ok(());
        }
        let problem = FieldProblem::new("valid_from", "valid-from").with("most", MOST_DAYS_AHEAD);
        Err(AppError::invalid(problem))
    }
}

/// The form that holds, as the beginning of the work; the general declaration gets the procedure's
/// name.
fn first(form: &Form, procedure: &Procedure) -> Value {
    let mut schema = form.schema().clone();
    if form.procedure.is_none()
        && let Some(root) = schema.as_object_mut()
    {
        let title: String =
            procedure.name.chars().take(mc_form::builder::MOST_TITLE_CHARS).collect();
        root.insert("title".to_owned(), json!(title));
        root.shift_remove("x-title-en");
    }
    schema
}
