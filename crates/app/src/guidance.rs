//! Guided filling in: whoever fills in a draft shows a short code, one officer at a desk enters it and sees
//! the same pages, read-only, and points to fields. The citizen types; there is no way for the officer to
//! write, send or sign on as them. What identifies people is masked, the owner ends it at any moment, and
//! it stands among those who looked.

use crate::{App, AppError, Ctx};
use mc_form::{Entries, Form};
use mc_kernel::{
    Digest, FieldProblem,
    ids::{DraftId, GuidanceId},
};
use mc_org::Role;
use mc_policy::{DraftTarget, Permit, actions};
use mc_store::{
    Batch, Clash, StoreError,
    drafts::{Draft, DraftState},
    guidance::{self, Guidance},
    second_factors::{self, Tries},
};
use std::sync::Arc;

/// How long a code can be entered.
pub const CODE_MINUTES: i64 = 10;
/// How long an officer may look, once they came.
pub const GUIDANCE_MINUTES: i64 = 30;
/// How many codes that are none an officer may enter in a quarter of an hour.
pub const MOST_WRONG_CODES: u64 = 10;
/// The minutes in which they are counted.
const WRONG_CODE_MINUTES: i64 = 15;
/// Figures of a code.
const CODE_FIGURES: usize = 8;
/// The longest name of a field.
const MOST_FIELD_CHARS: usize = 200;

/// What an officer sees of a draft.
#[derive(Debug, Clone)]
pub struct Guided {
    /// The guidance.
    pub guidance: Guidance,
    /// The draft.
    pub draft: Draft,
    /// The form.
    pub form: Arc<Form>,
    /// The procedure's name.
    pub procedure: String,
    /// What was typed, by section, with what identifies people masked.
    pub typed: crate::drafts::Typed,
    /// Which conditions hold, told by the answers.
    pub answers: serde_json::Value,
}

impl App {
    /// Shows a code under which an officer may look at a draft. An earlier one is void, and an officer
    /// who looked by it sees nothing more.
    pub async fn begin_guidance(&self, ctx: &Ctx, draft: DraftId) -> Result<String, AppError> {
        ctx.citizen()?;
        let (permit, target) = self.draft_permit(ctx, draft).await?;
        let row = self.parts.store.draft(&permit).await?.ok_or(AppError::NotFound)?;
        if row.state != DraftState::Open {
            return Err(AppError::Conflict("draft"));
        }
        let now = self.now();
        let new = Guidance {
            id: self.mint().id(),
            draft,
            owner: target.owner,
            begun: now,
            until: now.plus_minutes(CODE_MINUTES),
            officer: None,
            joined: None,
            ended: None,
            pointed: None,
        };
        let mut batch = Batch::new();
        let code = self.code_of_guidance(&new).await?;
        guidance::begin(&mut batch, &new, self.code_digest(&code).await?);
        self.parts.store.commit(batch).await?;
        Ok(code)
    }

    /// The code of a guidance, for whoever fills in the draft. It is made of the installation's key
    /// whenever it is shown, and kept nowhere.
    pub async fn code_of_guidance(&self, guidance: &Guidance) -> Result<String, AppError> {
        self.figures(b"guidance code", guidance.id.simple().as_bytes(), CODE_FIGURES).await
    }

    async fn code_digest(&self, code: &str) -> Result<Digest, AppError> {
        let installation = self.parts.store.installation().await?;
        let key = installation.map(|i| i.key).filter(|key| !key.is_empty());
        let key = key.ok_or_else(|| AppError::internal("the installation has no key"))?;
        Ok(Digest::of_parts(&[&key, b"guidance", code.as_bytes()]))
    }

    /// The guidance of a draft that goes on, for whoever fills it in.
    pub async fn guidance_of(
        &self,
        ctx: &Ctx,
        draft: DraftId,
    ) -> Result<Option<Guidance>, AppError> {
        self.draft_permit(ctx, draft).await?;
        let newest = self.parts.store.guidance_of_draft(draft).await?;
        Ok(newest.filter(|guidance| guidance.is_open(self.now())))
    }

    /// Ends it at once.
    pub async fn end_guidance(&self, ctx: &Ctx, draft: DraftId) -> Result<(), AppError> {
        let Some(open) = self.guidance_of(ctx, draft).await? else { return Ok(()) };
        let mut batch = Batch::new();
        guidance::end(&mut batch, open.id, self.now());
        Ok(self.parts.store.commit(batch).await?)
    }

    /// An officer of a desk enters a code and sees the draft from then on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a code that is none, is over, or that another officer entered.
    pub async fn join_guidance(&self, ctx: &Ctx, code: &str) -> Result<GuidanceId, AppError> {
        let staff = ctx.staff()?;
        self.may_enter_people(ctx)?;
        let desk = staff.with_role(Role::DeskOfficer).next().ok_or(AppError::Forbidden)?;
        let wrong = || AppError::invalid(FieldProblem::new("code", "guidance-code"));
        let code: String = code.chars().filter(char::is_ascii_digit).collect();
        let digest = self.code_digest(&code).await?;
        let now = self.now();
        let place = Digest::of_parts(&[b"guidance", staff.id.simple().as_bytes()]);
        let tries = self.parts.store.sign_in_tries(place).await?;
        if let Some(tries) = tries.filter(|tries| tries.until > now) {
            let wait = tries.until.minutes_since(now) + 1;
            let retry_after_seconds = u64::try_from(wait * 60).unwrap_or(60);
            return Err(AppError::RateLimited { retry_after_seconds });
        }
        let Some(found) = self.parts.store.guidance_by_code(digest, now).await? else {
            self.count_wrong_code(place, tries.map_or(0, |tries| tries.failures)).await?;
            return Err(wrong());
        };
        let target =
            DraftTarget { guided_by: Some(staff.id), ..DraftTarget::own(found.draft, found.owner) };
        self.permit::<actions::GuideDraft>(ctx, &target)?;
        let until = now.plus_minutes(GUIDANCE_MINUTES);
        let mut batch = Batch::new();
        guidance::join(&mut batch, found.id, (staff.id, desk.unit), (now, until));
        second_factors::passed(&mut batch, place);
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(found.id),
            Err(StoreError::Conflict(Clash::Row("guidance"))) => Err(wrong()),
            Err(error) => Err(error.into()),
        }
    }

    /// Counts a code that is none; after too many an officer waits.
    async fn count_wrong_code(&self, place: Digest, before: u64) -> Result<(), AppError> {
        let failures = before.saturating_add(1);
        let minutes = if failures < MOST_WRONG_CODES { 0 } else { WRONG_CODE_MINUTES };
        let until = self.now().plus_minutes(minutes);
        let forgotten = self.now().plus_minutes(WRONG_CODE_MINUTES);
        let mut batch = Batch::new();
        second_factors::failed(&mut batch, place, Tries { failures, until }, forgotten);
        Ok(self.parts.store.commit(batch).await?)
    }

    /// The permit of an officer whom the owner lets look, as long as they do.
    async fn guides(
        &self,
        ctx: &Ctx,
        id: GuidanceId,
    ) -> Result<(Guidance, Permit<actions::GuideDraft>), AppError> {
        let staff = ctx.staff()?.id;
        let found = self.parts.store.guidance(id).await?.ok_or(AppError::NotFound)?;
        let is_theirs = found.officer.is_some_and(|(officer, _)| officer == staff);
        if !is_theirs || !found.is_open(self.now()) {
            return Err(AppError::NotFound);
        }
        let target =
            DraftTarget { guided_by: Some(staff), ..DraftTarget::own(found.draft, found.owner) };
        let permit = self.permit::<actions::GuideDraft>(ctx, &target)?;
        Ok((found, permit))
    }

    /// What an officer sees of the draft, as it is now.
    pub async fn guided(&self, ctx: &Ctx, id: GuidanceId) -> Result<Guided, AppError> {
        let (guidance, permit) = self.guides(ctx, id).await?;
        let draft = self.parts.store.draft(&permit).await?.ok_or(AppError::NotFound)?;
        if draft.state != DraftState::Open {
            return Err(AppError::NotFound);
        }
        let procedure = self.procedure(draft.procedure_version).await?;
        let form = self.form(draft.form_version, &procedure).await?;
        let typed = crate::drafts::read_typed(&draft.entries)?;
        let (answers, _) = crate::drafts::answers(&form, &typed, &[]);
        let typed = typed.into_iter().map(|(key, entries)| (key, masked(&entries))).collect();
        let procedure = procedure.name.clone();
        Ok(Guided { guidance, draft, form, procedure, typed, answers })
    }

    /// The officer points to a field, or to none.
    pub async fn point_to(
        &self,
        ctx: &Ctx,
        id: GuidanceId,
        field: Option<&str>,
    ) -> Result<(), AppError> {
        let (guidance, _) = self.guides(ctx, id).await?;
        let field = field.filter(|field| field.chars().count() <= MOST_FIELD_CHARS);
        let staff = ctx.staff()?.id;
        let mut batch = Batch::new();
        guidance::point(&mut batch, (guidance.id, staff), field, self.now());
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(()),
            // The owner ended it in the same moment.
            Err(StoreError::Conflict(Clash::Row("guidance"))) => Err(AppError::NotFound),
            Err(error) => Err(error.into()),
        }
    }

    /// The officer ends it.
    pub async fn leave_guidance(&self, ctx: &Ctx, id: GuidanceId) -> Result<(), AppError> {
        let (guidance, _) = self.guides(ctx, id).await?;
        let mut batch = Batch::new();
        guidance::end(&mut batch, guidance.id, self.now());
        Ok(self.parts.store.commit(batch).await?)
    }

    /// The newest times in which officers looked at drafts of the citizen who acts.
    pub async fn my_guidance(&self, ctx: &Ctx) -> Result<Vec<Guidance>, AppError> {
        Ok(self.parts.store.guidance_of(ctx.citizen()?).await?)
    }
}

/// What was typed, with every number that identifies somebody masked: of seven figures and more the last
/// three are left.
fn masked(entries: &Entries) -> Entries {
    let mut out = Entries::new();
    for (name, text) in entries.iter() {
        out.push(name, mask(text));
    }
    out
}

/// Masks runs of figures, as identity numbers, telephones and accounts are.
fn mask(text: &str) -> String {
    const KEPT: usize = 3;
    const FEWEST: usize = 7;
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let is_number = figures >= FEWEST && text.chars().all(|c| !c.is_alphabetic());
    if !is_number || is_date(text) {
        return text.to_owned();
    }
    let mut seen = 0;
    text.chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            if seen + KEPT > figures { c } else { '•' }
        })
        .collect()
}

/// `dd/mm/yyyy` and the like: a day is what officers help with most.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_figures = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    parts.iter().all(is_figures)
        && matches!(lengths.as_slice(), [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_identify_are_masked_and_nothing_else() {
        let check = |text: &str, expect: &str| assert_eq!(mask(text), expect);
        check("026197999101", "•••••••••101");
        check("0900.000.001", "••••.•••.001");
        check("026 197 999 101", "••• ••• ••• 101");
        check("05/09/1997", "05/09/1997");
        check("2023-05-25", "2023-05-25");
        check("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu");
        check("Số 12, thôn 3", "Số 12, thôn 3");
        check("123456", "123456");
        check("", "");
    }
}
