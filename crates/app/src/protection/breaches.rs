//! The register of breaches: what happened, the authority told within 72 hours (Luật 91/2025/QH15,
//! Điều 23), the people told, how it ended.

use crate::{App, AppError, Ctx, rights::words};
use mc_form::read_day;
use mc_kernel::{DayTime, FieldProblem, FieldProblems, Page, PageSize, Timestamp, ids::BreachId};
use mc_store::{
    Batch, Clash, StoreError,
    protection::breaches::{self, Breach, BreachKey, Done, Said, Step},
};

/// Within how many hours after its discovery the authority is told of a breach.
pub const TELL_WITHIN_HOURS: i64 = 72;

/// A breach as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedBreach {
    /// The day of its discovery.
    pub day: String,
    /// The time of that day, as 24 hours and minutes.
    pub time: String,
    /// How many people, or nothing.
    pub people: String,
    /// The rest.
    pub said: Said,
}

impl App {
    /// Breaches, newest first.
    pub async fn breaches(
        &self,
        ctx: &Ctx,
        before: Option<BreachKey>,
    ) -> Result<Page<Breach, BreachKey>, AppError> {
        let permit = self.protects(ctx)?;
        Ok(self.parts.store.breaches(&permit, before, PageSize::SCREEN).await?)
    }

    /// A breach.
    pub async fn breach(&self, ctx: &Ctx, id: BreachId) -> Result<Breach, AppError> {
        self.parts.store.breach(&self.protects(ctx)?, id).await?.ok_or(AppError::NotFound)
    }

    /// An id for a breach that is about to be noted: sent twice, it is one.
    pub fn new_breach(&self) -> BreachId {
        self.mint().id()
    }

    /// Notes a breach. The clock begins at its discovery.
    pub async fn note_breach(
        &self,
        ctx: &Ctx,
        id: BreachId,
        typed: &TypedBreach,
    ) -> Result<(), AppError> {
        self.protects(ctx)?;
        let (discovered, said) = self.read_breach(typed)?;
        let breach = Breach {
            id,
            discovered,
            notify_by: discovered.plus_minutes(TELL_WITHIN_HOURS * 60),
            said,
            by: ctx.staff()?.id,
            noted: self.now(),
            told: None,
            people_told: None,
            closed: None,
        };
        let mut batch = Batch::new();
        breaches::note(&mut batch, &breach)?;
        self.note(ctx, &mut batch, "breach.noted", &id.to_string(), "")?;
        match self.parts.store.commit(batch).await {
            // Sent twice.
            Ok(()) | Err(StoreError::Conflict(Clash::Row("breach"))) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn read_breach(&self, typed: &TypedBreach) -> Result<(Timestamp, Said), AppError> {
        let mut problems = FieldProblems::none();
        let day = read_day(&typed.day);
        if day.is_none() {
            problems.push(FieldProblem::new("day", "day"));
        }
        let time = typed.time.trim().parse::<DayTime>().ok();
        if time.is_none() {
            problems.push(FieldProblem::new("time", "breach-time"));
        }
        let discovered =
            day.zip(time).map(|(day, time)| self.settings().zone.instant(day.at(time)));
        if discovered.is_some_and(|at| at > self.now()) {
            problems.push(FieldProblem::new("day", "breach-in-future"));
        }
        let people = match typed.people.trim() {
            "" => None,
            number => {
                let number = number.replace(['.', ' ', '\u{a0}'], "").parse::<u64>();
                number
                    .map_err(|_bad| problems.push(FieldProblem::new("people", "whole-number")))
                    .ok()
            }
        };
        let mut read = |text: &str, field: &str| {
            words(text, field).map_err(|problem| problems.push(problem)).unwrap_or_default()
        };
        let said = Said {
            happened: read(&typed.said.happened, "happened"),
            data: read(&typed.said.data, "data"),
            people,
            harm: read(&typed.said.harm, "harm"),
            measures: read(&typed.said.measures, "measures"),
        };
        match (discovered, problems.is_empty()) {
            (Some(at), true) => Ok((at, said)),
            (Some(_) | None, _) => Err(AppError::invalid(problems)),
        }
    }

    /// Notes a step after a breach, with its words: the number of the notice, how people were told, how
    /// it ended.
    ///
    /// # Errors
    /// [`AppError::Invalid`] at `step` where it was done already, or where the breach would be closed
    /// before the authority was told.
    pub async fn step_of_breach(
        &self,
        ctx: &Ctx,
        id: BreachId,
        step: &str,
        text: &str,
    ) -> Result<(), AppError> {
        let breach = self.breach(ctx, id).await?;
        let mut problems = FieldProblems::none();
        let step = Step::from_code(step).filter(|step| open_steps(&breach).contains(step));
        if step.is_none() {
            problems.push(FieldProblem::new("step", "not-an-option"));
        }
        let text = words(text, "text").map_err(|problem| problems.push(problem));
        let (Some(step), Ok(text), true) = (step, text, problems.is_empty()) else {
            return Err(AppError::invalid(problems));
        };
        let mut batch = Batch::new();
        breaches::step(&mut batch, id, step, &Done { at: self.now(), words: text });
        let action = match step {
            Step::Told => "breach.told",
            Step::PeopleTold => "breach.people_told",
            Step::Close => "breach.closed",
        };
        self.note(ctx, &mut batch, action, &id.to_string(), "")?;
        match self.parts.store.commit(batch).await {
            Err(StoreError::Conflict(Clash::Row("breach"))) => Err(AppError::Conflict("breach")),
            done => Ok(done?),
        }
    }
}

/// What can be noted after a breach next: it is closed only once the authority was told.
pub fn open_steps(breach: &Breach) -> Vec<Step> {
    if breach.closed.is_some() {
        return Vec::new();
    }
    let mut steps = Vec::new();
    if breach.told.is_none() {
        steps.push(Step::Told);
    }
    if breach.people_told.is_none() {
        steps.push(Step::PeopleTold);
    }
    if breach.told.is_some() {
        steps.push(Step::Close);
    }
    steps
}
