//! Working hours changed in pages: other hours from a day to come on, until the next change.
//!
//! As with days off, what was promised stays as it was derived then.

use crate::{App, AppError, Ctx, calendar_edit::MOST_DAY_CHARS};
use mc_calendar::{BadHours, Calendar, WorkingHours};
use mc_form::read_day;
use mc_kernel::{CivilDay, FieldProblem, FieldProblems};
use mc_policy::{Office, actions};
use mc_store::{
    Batch,
    office_hours::{self, MOST_HOUR_CHANGES, OfficeHours},
};

/// Working hours as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HoursTyped {
    /// The first day.
    pub day: String,
    /// The sessions: `07:00-11:30, 13:30-17:00`.
    pub hours: String,
    /// The decision.
    pub source: String,
}

/// The hours that begin on a day as a form carries them: whoever saves on top of something else is
/// told.
pub fn hours_standing(calendar: &Calendar, day: CivilDay) -> String {
    let change = calendar.hour_changes().find(|(from, _)| *from == day);
    change.map_or_else(String::new, |(_, hours)| hours.to_string())
}

impl App {
    /// Every change of the working hours with the decision it rests on, in order.
    pub async fn hour_changes(&self, ctx: &Ctx) -> Result<Vec<OfficeHours>, AppError> {
        self.may_read_organisation(ctx)?;
        Ok(self.parts.store.office_hours().await?)
    }

    /// What the hours would be, where everything typed of them holds.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem.
    pub fn read_hours(&self, ctx: &Ctx, typed: &HoursTyped) -> Result<OfficeHours, AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        let mut problems = FieldProblems::none();
        let from = read_day(&typed.day);
        match from {
            None => problems.push(FieldProblem::new("day", "day")),
            Some(day) if day <= self.today() => {
                problems.push(FieldProblem::new("day", "calendar-day-past"));
            }
            Some(_) => {}
        }
        let hours = typed.hours.parse::<WorkingHours>();
        if let Err(bad) = &hours {
            problems.push(hours_problem(bad));
        }
        let source = typed.source.split_whitespace().collect::<Vec<_>>().join(" ");
        if source.is_empty() {
            problems.push(FieldProblem::new("source", "required"));
        } else if source.chars().count() > MOST_DAY_CHARS {
            problems.push(FieldProblem::new("source", "too-long").with("most", MOST_DAY_CHARS));
        }
        let reference = self.reference();
        let is_new = from.is_some_and(|day| hours_standing(&reference.calendar, day).is_empty());
        if is_new && reference.calendar.hour_changes().count() >= MOST_HOUR_CHANGES {
            problems.push(FieldProblem::new("day", "hours-full").with("most", MOST_HOUR_CHANGES));
        }
        match (from, hours) {
            (Some(from), Ok(hours)) if problems.is_empty() => {
                Ok(OfficeHours { from, hours, source })
            }
            _ => Err(AppError::invalid(problems)),
        }
    }

    /// Keeps working hours from a day on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem; [`AppError::Conflict`] when other hours begin on that
    /// day than when it was looked at.
    pub async fn set_hours(
        &self,
        ctx: &Ctx,
        stands: &str,
        typed: &HoursTyped,
    ) -> Result<CivilDay, AppError> {
        let row = self.read_hours(ctx, typed)?;
        let mut batch = Batch::new();
        office_hours::set(&mut batch, &row);
        let detail = format!("{}: {} ({})", row.from, row.hours, row.source);
        self.keep_hours(ctx, (row.from, stands), ("hours.changed", &detail), batch).await?;
        Ok(row.from)
    }

    /// Takes a change of the hours that is to come out: the hours before it go on.
    ///
    /// # Errors
    /// As [`App::set_hours`].
    pub async fn remove_hours(
        &self,
        ctx: &Ctx,
        stands: &str,
        from: CivilDay,
    ) -> Result<(), AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        if from <= self.today() {
            return Err(AppError::invalid(FieldProblem::new("day", "calendar-day-past")));
        }
        let mut batch = Batch::new();
        office_hours::remove(&mut batch, from);
        let detail = from.to_string();
        self.keep_hours(ctx, (from, stands), ("hours.removed", &detail), batch).await
    }

    async fn keep_hours(
        &self,
        ctx: &Ctx,
        (from, stands): (CivilDay, &str),
        noted: (&str, &str),
        batch: Batch,
    ) -> Result<(), AppError> {
        let check = |calendar: &Calendar| hours_standing(calendar, from) == stands;
        self.keep_calendar(ctx, check, &from.to_string(), noted, batch).await
    }
}

fn hours_problem(bad: &BadHours) -> FieldProblem {
    match bad {
        BadHours::Empty => FieldProblem::new("hours", "required"),
        BadHours::TooMany => {
            FieldProblem::new("hours", "hours-too-many").with("most", WorkingHours::MOST_SESSIONS)
        }
        BadHours::Unreadable { text } => {
            FieldProblem::new("hours", "hours-unreadable").with("text", text)
        }
        BadHours::Reversed { text } => {
            FieldProblem::new("hours", "hours-reversed").with("text", text)
        }
        BadHours::Overlap { text } => {
            FieldProblem::new("hours", "hours-overlap").with("text", text)
        }
    }
}
