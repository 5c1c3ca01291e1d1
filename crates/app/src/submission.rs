//! Submission, exactly once: the command id was made when the draft was begun, so a double click,
//! Back and submit, a lost answer or a retry after a crash all give the same one dossier.

use crate::{
    App, AppError, Ctx, acting::hold, commands::Ground, drafts::OpenDraft, places::Route,
    register::fill::fates, search_words::decided_answers,
};
use mc_catalog::{
    Channel, DossierNumber,
    dossier_number::{self, NumberForm},
};
use mc_dossier::{
    Decision, Dossier, Event, Rejection, ReturnWay,
    decide::{Submit, submit},
    event::DossierFile,
};
use mc_form::Form;
use mc_kernel::{CivilDay, FieldProblems, ids::DossierId};
use mc_org::CodeSystem;
use mc_store::{
    Batch, Clash, Numbered, StoreError,
    drafts::{self, DraftState},
    files::{self, FileRow},
    mandates, projections,
    register::known,
};
use serde_json::Value;
use std::sync::Arc;

/// How often a submission is tried again when a number was taken.
const MOST_TRIES: u32 = 16;

/// A dossier that was submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitted {
    /// Its id.
    pub dossier: DossierId,
    /// Its number.
    pub number: String,
    /// Whether it had been submitted before.
    pub was_submitted_before: bool,
}

/// What stands between a draft and its submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Problems of the form and of missing papers.
    pub problems: FieldProblems,
}

/// Within how many days after its withdrawal a dossier is followed by a new one of the same person,
/// procedure and case.
const FOLLOWS_WITHIN_DAYS: i64 = 90;

impl App {
    /// Everything that stands between a draft and its submission.
    pub fn check_draft(&self, open: &OpenDraft) -> Check {
        let mut problems = open.form.problems(&open.reading_problems, &open.answers);
        problems.extend(open.papers_out_of_force());
        Check { problems }
    }

    /// Submits a draft that was just opened.
    pub async fn submit_draft(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
        channel: Channel,
    ) -> Result<Submitted, AppError> {
        ctx.require_level_two()?;
        let mut opened_again: Option<OpenDraft> = None;
        for _ in 0..MOST_TRIES {
            let open = opened_again.as_ref().unwrap_or(open);
            if let Some(before) = self.submitted_before(open).await? {
                return Ok(before);
            }
            if open.draft.state == DraftState::Discarded {
                return Err(AppError::Conflict("draft"));
            }
            let check = self.check_draft(open);
            if !check.problems.is_empty() {
                return Err(AppError::invalid(check.problems));
            }
            match self.try_submit(ctx, open, channel).await {
                Ok(submitted) => return Ok(submitted),
                Err(TryError::Again) => {
                    opened_again = Some(self.open_draft(ctx, open.draft.id).await?);
                }
                Err(TryError::App(error)) => return Err(error),
            }
        }
        Err(AppError::Conflict("dossier"))
    }

    /// The dossier that a draft became already. Whoever may work on the draft may know its number,
    /// also where another desk received it or the dossier itself is not for them to read.
    async fn submitted_before(&self, open: &OpenDraft) -> Result<Option<Submitted>, AppError> {
        let Some(dossier) = open.draft.dossier else { return Ok(None) };
        let told = self.parts.store.stream(dossier).await?;
        let first = told.into_iter().next().map(|told| told.recorded.event);
        let Some(Event::Submitted(submitted)) = first else { return Err(AppError::NotFound) };
        let number = submitted.number;
        Ok(Some(Submitted { dossier, number, was_submitted_before: true }))
    }

    async fn try_submit(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
        channel: Channel,
    ) -> Result<Submitted, TryError> {
        let (batch, dossier, number) = self.submission(ctx, open, channel).await?;
        self.commit_submission(batch, &dossier, &number, &open.draft).await
    }

    /// What submitting a draft writes, the dossier after it, and the number that it was given.
    pub(crate) async fn submission(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
        channel: Channel,
    ) -> Result<(Batch, Dossier, NewNumber), AppError> {
        let draft = &open.draft;
        let is_owner = ctx.citizen().is_ok_and(|me| me == draft.owner);
        if draft.representative.is_some() && open.acting.is_none() && !is_owner {
            return Err(mc_mandate::Rejection::NotInForce.into());
        }
        let ctx = &match open.acting {
            Some(acting) => ctx.acting_for(acting),
            None => ctx.clone(),
        };
        let filing = self.filing(&open.procedure, &draft.case).await?;
        let reference = self.reference();
        let day = self.today();
        let route = reference
            .route(filing.process_version, &filing.process, draft.area, day)
            .ok_or(AppError::Rejected(Rejection::NoPerformer))?;
        let number = self.number(&route, day).await?;
        let answers = open.form.prune(open.answers.clone());
        let since = self.now().plus_minutes(-FOLLOWS_WITHIN_DAYS * 24 * 60);
        let matter = (open.procedure.code.as_str(), draft.case.as_str());
        let follows = self.parts.store.withdrawn_before(draft.owner, matter, since).await?;
        let command = Submit {
            id: self.mint().id(),
            number: number.text.clone(),
            procedure_version: draft.procedure_version,
            process_version: filing.process_version,
            case: draft.case.clone(),
            applicant: draft.owner,
            entered_by: draft.entered_by,
            channel,
            receiving_unit: route.receiving.unit,
            receiving_agency: route.receiving.agency,
            competent_agency: route.competent_agency,
            area: draft.area,
            wish: wish(&open.form, &answers),
            answers,
            files: open.files.iter().map(|file| open.given(file)).collect(),
            follows,
        };
        let procedure = Arc::clone(&open.procedure);
        let ground = Ground::new(reference, procedure, filing.process, Arc::clone(&route));
        let acting = self.acting(ctx, &ground.reference);
        let others = ground.other_cases();
        let decision = submit(command, &self.facts(&ground, &others, &acting, &[]))
            .map_err(AppError::Rejected)?;
        let batch = self.submission_batch(ctx, open, &decision, &ground, &number).await?;
        Ok((batch, decision.after, number))
    }

    async fn commit_submission(
        &self,
        batch: Batch,
        dossier: &Dossier,
        number: &NewNumber,
        draft: &drafts::Draft,
    ) -> Result<Submitted, TryError> {
        let submitted = |was_submitted_before| Submitted {
            dossier: dossier.id,
            number: dossier.number.clone(),
            was_submitted_before,
        };
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(submitted(false)),
            // Somebody pressed twice: the other request wrote it, and the draft now says so.
            Err(StoreError::Duplicate | StoreError::Conflict(Clash::Row(_))) => {
                tracing::debug!(draft = %draft.id, "submitted by another request");
                Err(TryError::Again)
            }
            Err(StoreError::Conflict(Clash::Number)) => {
                self.numbers.forget(number.counted.unit, number.counted.day);
                Err(TryError::Again)
            }
            Err(StoreError::Conflict(_)) => Err(TryError::Again),
            Err(error) => Err(AppError::from(error).into()),
        }
    }

    async fn submission_batch(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
        decision: &Decision,
        ground: &Ground,
        number: &NewNumber,
    ) -> Result<Batch, AppError> {
        let draft = &open.draft;
        let dossier = &decision.after;
        let mut beside = Batch::new();
        drafts::submitted(&mut beside, draft.id, dossier.id, draft.revision, self.now());
        if let Some(acting) = open.acting {
            hold(&mut beside, acting, self.now());
            let by = (acting.representative, acting.mandate);
            mandates::filed(&mut beside, dossier.id, by, self.now());
        }
        if !open.files.is_empty() {
            files::hand_over(&mut beside, draft.id, dossier.id);
        }
        let known = fates(open);
        if !known.is_empty() {
            known::keep(&mut beside, (dossier.id, &dossier.procedure), &known, self.now())?;
        }
        let involved = Self::involved(dossier, ground);
        projections::new_dossier(&mut beside, dossier, &number.counted, &involved)?;
        let words = self.words_of(dossier, &involved, decided_answers(decision)).await?;
        self.parts.store.words(&mut beside, dossier.id, &words);
        self.batch(ctx, None, decision, ground, (draft.command, beside)).await
    }

    /// The next number at the desk of a route.
    async fn number(&self, route: &Route, day: CivilDay) -> Result<NewNumber, AppError> {
        let rule = dossier_number::rule_on(&self.settings().numbers, day)
            .ok_or_else(|| AppError::internal("no rule for dossier numbers holds today"))?;
        let (unit, system) = match rule.form {
            NumberForm::RightToLeft => (route.receiving.agency, CodeSystem::RightToLeft),
            NumberForm::LeftToRight => (route.receiving.agency, CodeSystem::LeftToRight),
            NumberForm::Central => (route.competent_agency, CodeSystem::LeftToRight),
        };
        let reference = self.reference();
        let code = reference
            .directory
            .code_of(unit, system, day)
            .ok_or_else(|| AppError::internal(format!("unit {unit} has no code for numbers")))?;
        let sequence = self.numbers.next(&self.parts.store, unit, day).await?;
        let number: DossierNumber = dossier_number::format(rule.form, code, day, sequence, None)
            .map_err(AppError::internal)?;
        Ok(NewNumber {
            text: number.as_str().to_owned(),
            counted: Numbered { unit, day, sequence },
        })
    }
}

/// A number that was handed out.
pub(crate) struct NewNumber {
    text: String,
    counted: Numbered,
}

/// Whether a submission may be tried again.
enum TryError {
    Again,
    App(AppError),
}

impl From<AppError> for TryError {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

/// A file as the log knows it.
pub(crate) fn dossier_file(file: &FileRow) -> DossierFile {
    DossierFile {
        file: file.id,
        sha256: file.sha256,
        size_bytes: file.size_bytes,
        pages: file.pages,
        component: file.component.clone(),
        reused: None,
    }
}

/// How the applicant wishes to receive the result: the form's own question, where it asks it.
fn wish(form: &Form, answers: &Value) -> ReturnWay {
    match form.answer(answers, "hinhThucNhan").and_then(Value::as_str) {
        Some("1") => ReturnWay::Post,
        Some("2") => ReturnWay::Online,
        Some(_) | None => ReturnWay::Desk,
    }
}
