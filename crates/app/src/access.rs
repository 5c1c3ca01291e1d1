//! Who looked at whose data: noted at every opening, search hit and export, told to the person, answered
//! for when they ask (Luật 91/2025/QH15, Điều 4; NĐ 356/2025/NĐ-CP, Điều 5).

use crate::{App, AppError, Ctx};
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems, Page, PageSize, Timestamp,
    ids::{AccessDelayId, AccessId, DossierId},
};
use mc_policy::{Office, Permit, actions};
use mc_store::{
    Batch, Clash, StoreError,
    access_record::{self, Delay, DelayKey, Look, LookKey, Question},
    dossiers::Brief,
    records::{Access, note_access},
};

/// Within how many days a question about a look is answered (NĐ 356/2025/NĐ-CP, Điều 5: to view
/// and obtain).
pub const ANSWER_WITHIN_DAYS: i32 = 10;
/// The most questions of one person that wait at once.
pub const MOST_OPEN_QUESTIONS: u64 = 20;
/// The longest question, answer or ground.
const MOST_WORDS_CHARS: usize = 2_000;
/// The longest delay of display; a longer one is decided again.
pub const LONGEST_DELAY_DAYS: i32 = 365;
/// Hits of a search and rows of a file are noted once in so many minutes for each person who looks.
const ONE_HIT_IN_MINUTES: i64 = 10;
/// Rows noted in one commit.
const AT_ONCE: usize = 500;

/// A delay as it is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDelay {
    /// The dossier's number.
    pub number: String,
    /// The provision of law, and the document that orders it.
    pub ground: String,
    /// The last day on which looks are not shown.
    pub until: CivilDay,
}

impl App {
    /// Notes that a member of staff, a system or a representative looked at a dossier. People's own looks
    /// are not noted.
    pub(crate) async fn note_access(
        &self,
        ctx: &Ctx,
        dossier: DossierId,
        purpose: &str,
    ) -> Result<(), AppError> {
        let Some(access) = self.access(ctx, purpose)? else { return Ok(()) };
        let mut batch = Batch::new();
        note_access(&mut batch, self.mint().id(), dossier, &access);
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Notes that dossiers were shown in a list that somebody searched, or went into a file: `search`
    /// or `export`. The same hit, again within some minutes, is the same look.
    pub async fn note_hits(
        &self,
        ctx: &Ctx,
        dossiers: &[DossierId],
        purpose: &str,
    ) -> Result<(), AppError> {
        let Some(access) = self.access(ctx, purpose)? else { return Ok(()) };
        let span = access.at.micros() / (ONE_HIT_IN_MINUTES * 60_000_000);
        let mut batch = Batch::new();
        for dossier in dossiers {
            let hit = format!("{dossier} {} {purpose} {span}", access.actor);
            note_access(&mut batch, AccessId::derived("access", &hit), *dossier, &access);
            if batch.statements().len() >= AT_ONCE {
                self.parts.store.commit(std::mem::take(&mut batch)).await?;
            }
        }
        if batch.is_empty() {
            return Ok(());
        }
        Ok(self.parts.store.commit(batch).await?)
    }

    /// The same of dossiers as lists show them.
    pub(crate) async fn note_briefs(
        &self,
        ctx: &Ctx,
        briefs: &[Brief],
        purpose: &str,
    ) -> Result<(), AppError> {
        let shown: Vec<DossierId> = briefs.iter().map(|brief| brief.id).collect();
        self.note_hits(ctx, &shown, purpose).await
    }

    fn access(&self, ctx: &Ctx, purpose: &str) -> Result<Option<Access>, AppError> {
        let staff = ctx.actor.staff();
        if staff.is_none() && ctx.acting().is_none() {
            return Ok(None);
        }
        let first = staff.and_then(|staff| staff.grants.first());
        Ok(Some(Access {
            actor: ctx.reference()?,
            unit: ctx.unit(),
            role: first.map(|grant| grant.role.code().to_owned()),
            purpose: purpose.to_owned(),
            at: self.now(),
        }))
    }

    /// Who looked at the data of the citizen who acts, newest first.
    pub async fn my_looks(
        &self,
        ctx: &Ctx,
        before: Option<LookKey>,
    ) -> Result<Page<Look, LookKey>, AppError> {
        let (me, now) = (ctx.citizen()?, self.now());
        Ok(self.parts.store.looks_at_person(me, now, before, PageSize::SCREEN).await?)
    }

    /// A look at the data of the citizen who acts.
    pub async fn my_look(&self, ctx: &Ctx, id: AccessId) -> Result<Look, AppError> {
        let look = self.parts.store.look_at_person(ctx.citizen()?, id, self.now()).await?;
        look.ok_or(AppError::NotFound)
    }

    /// Asks about a look. Asked again, the first question stands.
    pub async fn ask_about_look(
        &self,
        ctx: &Ctx,
        id: AccessId,
        text: &str,
    ) -> Result<(), AppError> {
        let me = ctx.citizen()?;
        let look = self.my_look(ctx, id).await?;
        if look.question.is_some() {
            return Ok(());
        }
        let text = words(text, "text").map_err(AppError::invalid)?;
        if self.parts.store.open_questions_of(me).await? >= MOST_OPEN_QUESTIONS {
            let problem = FieldProblem::new("text", "look-questions-full");
            return Err(AppError::invalid(problem.with("most", MOST_OPEN_QUESTIONS)));
        }
        let asked = self.now();
        let due = self.close_of(self.today().plus_days(ANSWER_WITHIN_DAYS));
        let mut batch = Batch::new();
        let question = Question { text, asked, due, answer: None };
        access_record::ask(&mut batch, me, &look, &question);
        match self.parts.store.commit(batch).await {
            // Pressed twice.
            Ok(()) | Err(StoreError::Conflict(Clash::Row("question"))) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The end of a day.
    fn close_of(&self, day: CivilDay) -> Timestamp {
        self.midnight(day.next())
    }

    fn oversees(&self, ctx: &Ctx) -> Result<Permit<actions::OverseeAccess>, AppError> {
        self.permit::<actions::OverseeAccess>(ctx, &Office)
    }

    /// Whether whoever acts answers for who looked.
    pub fn may_oversee_access(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.oversees(ctx).map(drop)
    }

    /// The questions of people about looks: those that wait, or those that were answered.
    pub async fn look_questions(
        &self,
        ctx: &Ctx,
        answered: bool,
        key: Option<LookKey>,
    ) -> Result<Page<Look, LookKey>, AppError> {
        let permit = self.oversees(ctx)?;
        let store = &self.parts.store;
        Ok(if answered {
            store.answered_questions(&permit, key, PageSize::SCREEN).await?
        } else {
            store.open_questions(&permit, key, PageSize::SCREEN).await?
        })
    }

    /// How many questions wait, at most 100.
    pub async fn look_questions_waiting(&self, ctx: &Ctx) -> Result<u64, AppError> {
        Ok(self.parts.store.questions_waiting(&self.oversees(ctx)?).await?)
    }

    /// A question with the look that it is about.
    pub async fn look_question(&self, ctx: &Ctx, id: AccessId) -> Result<Look, AppError> {
        let question = self.parts.store.question(&self.oversees(ctx)?, id).await?;
        question.ok_or(AppError::NotFound)
    }

    /// Answers a question, once.
    pub async fn answer_look_question(
        &self,
        ctx: &Ctx,
        id: AccessId,
        text: &str,
    ) -> Result<(), AppError> {
        self.look_question(ctx, id).await?;
        let text = words(text, "text").map_err(AppError::invalid)?;
        let mut batch = Batch::new();
        access_record::answer(&mut batch, id, (&text, ctx.staff()?.id), self.now());
        self.note(ctx, &mut batch, "look.answered", &id.to_string(), "")?;
        match self.parts.store.commit(batch).await {
            Err(StoreError::Conflict(_)) => Err(AppError::Conflict("question")),
            done => Ok(done?),
        }
    }

    /// The delays that have not ended, those that end first on top.
    pub async fn look_delays(
        &self,
        ctx: &Ctx,
        after: Option<DelayKey>,
    ) -> Result<Page<Delay, DelayKey>, AppError> {
        let permit = self.oversees(ctx)?;
        let after = after.unwrap_or((self.now(), AccessDelayId::from_bytes([0; 16])));
        Ok(self.parts.store.delays(&permit, after, PageSize::SCREEN).await?)
    }

    /// Decides that looks at a dossier, from now on, are shown to the person later.
    pub async fn delay_looks(&self, ctx: &Ctx, new: &NewDelay) -> Result<(), AppError> {
        self.oversees(ctx)?;
        let mut problems = FieldProblems::none();
        let ground = words(&new.ground, "ground").map_err(|problem| problems.push(problem));
        let days = new.until.days_since(self.today());
        if !(0..=LONGEST_DELAY_DAYS).contains(&days) {
            let problem = FieldProblem::new("until", "look-delay-days");
            problems.push(problem.with("most", LONGEST_DELAY_DAYS));
        }
        let number = new.number.trim().to_uppercase();
        let target = self.parts.store.dossier_target_by_number(&number).await?;
        if target.is_none() {
            problems.push(FieldProblem::new("number", "unknown-number"));
        }
        let (Ok(ground), Some(target), true) = (ground, target, problems.is_empty()) else {
            return Err(AppError::invalid(problems));
        };
        let delay = Delay {
            id: self.mint().id(),
            dossier: target.id,
            number,
            ground,
            from: self.now(),
            until: self.close_of(new.until),
            decided_by: ctx.staff()?.id,
            decided: self.now(),
        };
        let mut batch = Batch::new();
        access_record::delay(&mut batch, &delay);
        self.note(ctx, &mut batch, "look.delayed", &delay.number, &delay.ground)?;
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Ends a delay now: what was looked at meanwhile is shown.
    pub async fn end_look_delay(&self, ctx: &Ctx, id: AccessDelayId) -> Result<(), AppError> {
        self.oversees(ctx)?;
        let mut batch = Batch::new();
        access_record::end_delay(&mut batch, id, self.now());
        self.note(ctx, &mut batch, "look.delay_ended", &id.to_string(), "")?;
        match self.parts.store.commit(batch).await {
            // It has ended already.
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// Words that somebody wrote, neither nothing nor too many.
fn words(text: &str, field: &str) -> Result<String, FieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldProblem::new(field, "required"));
    }
    if text.chars().count() > MOST_WORDS_CHARS {
        return Err(FieldProblem::new(field, "too-long").with("most", MOST_WORDS_CHARS));
    }
    Ok(text.to_owned())
}
