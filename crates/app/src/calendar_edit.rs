//! Days off and swapped days changed in pages.
//!
//! Only days to come are changed. What was promised to a person stays: a dossier keeps its due instant
//! with the derivation of then in its log; the calendar of the day counts where the law has a clock
//! count anew, after a supplement or a stop.

use crate::{App, AppError, Ctx};
use mc_calendar::{Calendar, Certainty, DayTable, TableDay, TableKind};
use mc_dossier::BusinessState;
use mc_form::read_day;
use mc_kernel::{CivilDay, DayTime, Digest, FieldProblem, FieldProblems, ids::DossierId};
use mc_policy::{Office, actions};
use mc_store::{
    Batch,
    catalogue::{catalogue_changed_from, remove_day, set_days},
};

/// The states in which a clock may run.
const RUNNING: [BusinessState; 5] = [
    BusinessState::Accepted,
    BusinessState::Processing,
    BusinessState::SupplementAsked,
    BusinessState::FeeAsked,
    BusinessState::Paused,
];
/// Running dossiers of each state that are counted for a preview.
const MOST_COUNTED_DOSSIERS: u16 = 1_000;
/// The longest name or source of a day.
pub(crate) const MOST_DAY_CHARS: usize = 200;

/// A day as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayTyped {
    /// The day.
    pub day: String,
    /// The code of its kind.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The announcement.
    pub source: String,
}

impl DayTyped {
    /// A row as it would have been typed; the day as the page writes it.
    pub fn of(row: &TableDay, day: String) -> Self {
        let kind = row.kind.code().to_owned();
        Self { day, kind, name: row.name.clone(), source: row.source.clone() }
    }
}

/// What a changed day means for running dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarEffect {
    /// Promised for that very day.
    pub on_the_day: usize,
    /// Promised for a later day, so that the changed one lies in their time.
    pub later: usize,
    /// Whether there are more than are counted.
    pub is_cut: bool,
}

/// What the calendar says of a day now, as a form carries it: whoever saves on top of something else
/// is told.
pub fn standing(calendar: &Calendar, day: CivilDay) -> String {
    let row = calendar.days.row(day);
    row.map_or_else(String::new, |row| Digest::of(format!("{row:?}").as_bytes()).to_string())
}

impl App {
    /// What a day would be, where everything typed of it holds.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem.
    pub fn read_calendar_day(&self, ctx: &Ctx, typed: &DayTyped) -> Result<TableDay, AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        let mut problems = FieldProblems::none();
        let mut line = |path: &str, text: &str| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                problems.push(FieldProblem::new(path, "required"));
            } else if text.chars().count() > MOST_DAY_CHARS {
                problems.push(FieldProblem::new(path, "too-long").with("most", MOST_DAY_CHARS));
            }
            text
        };
        let name = line("name", &typed.name);
        let source = line("source", &typed.source);
        let kind = TableKind::ALL.into_iter().find(|kind| kind.code() == typed.kind);
        if kind.is_none() {
            problems.push(FieldProblem::new("kind", "required"));
        }
        let day = read_day(&typed.day);
        match day {
            None => problems.push(FieldProblem::new("day", "day")),
            Some(day) if day <= self.today() => {
                problems.push(FieldProblem::new("day", "calendar-day-past"));
            }
            Some(day) => {
                let plain = Calendar::new(self.settings().hours.clone(), DayTable::default());
                let is_weekend = !plain.is_working(day);
                match kind {
                    Some(TableKind::SwappedWorking) if !is_weekend => {
                        problems.push(FieldProblem::new("day", "calendar-no-weekend"));
                    }
                    Some(TableKind::SwappedOff) if is_weekend => {
                        problems.push(FieldProblem::new("day", "calendar-weekend"));
                    }
                    _ => {}
                }
            }
        }
        match (day, kind) {
            (Some(day), Some(kind)) if problems.is_empty() => Ok(TableDay {
                day,
                kind,
                name,
                source,
                certainty: Certainty::Confirmed,
                note: String::new(),
            }),
            _ => Err(AppError::invalid(problems)),
        }
    }

    /// What changing a day means for the dossiers in process, as far as they have no apology.
    pub async fn calendar_effect(
        &self,
        ctx: &Ctx,
        day: CivilDay,
    ) -> Result<CalendarEffect, AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        let midnight = DayTime::from_minute(0).ok_or_else(|| AppError::internal("no midnight"))?;
        let zone = &self.settings().zone;
        let (begins, ends) =
            (zone.instant(day.at(midnight)), zone.instant(day.next().at(midnight)));
        let after = (begins, DossierId::from_bytes([0; 16]));
        let until = mc_kernel::Timestamp::from_micros(i64::MAX);
        let mut found = Vec::new();
        let mut is_cut = false;
        for state in RUNNING {
            let most = MOST_COUNTED_DOSSIERS;
            let due = self.parts.store.promises_due(state, after, until, most).await?;
            is_cut |= due.len() >= usize::from(most);
            found.extend(due);
        }
        let on_the_day = found.iter().filter(|(due, _)| *due < ends).count();
        Ok(CalendarEffect { on_the_day, later: found.len().saturating_sub(on_the_day), is_cut })
    }

    /// Keeps a day of the calendar.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem; [`AppError::Conflict`] when the calendar says
    /// something else of the day than when it was looked at.
    pub async fn set_calendar_day(
        &self,
        ctx: &Ctx,
        stands: &str,
        typed: &DayTyped,
    ) -> Result<CivilDay, AppError> {
        let row = self.read_calendar_day(ctx, typed)?;
        let mut batch = Batch::new();
        set_days(&mut batch, std::slice::from_ref(&row))?;
        let detail = format!("{}, {}, {} ({})", row.day, row.kind.code(), row.name, row.source);
        self.keep_day(ctx, (row.day, stands), ("calendar.changed", &detail), batch).await?;
        Ok(row.day)
    }

    /// Takes a day to come out of the table: it is what its weekday makes of it.
    ///
    /// # Errors
    /// As [`App::set_calendar_day`].
    pub async fn remove_calendar_day(
        &self,
        ctx: &Ctx,
        stands: &str,
        day: CivilDay,
    ) -> Result<(), AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        if day <= self.today() {
            return Err(AppError::invalid(FieldProblem::new("day", "calendar-day-past")));
        }
        let mut batch = Batch::new();
        remove_day(&mut batch, day);
        self.keep_day(ctx, (day, stands), ("calendar.removed", &day.to_string()), batch).await
    }

    async fn keep_day(
        &self,
        ctx: &Ctx,
        (day, stands): (CivilDay, &str),
        noted: (&str, &str),
        batch: Batch,
    ) -> Result<(), AppError> {
        let check = |calendar: &Calendar| standing(calendar, day) == stands;
        self.keep_calendar(ctx, check, &day.to_string(), noted, batch).await
    }

    /// Commits a change of the calendar, where it still says what `check` wants.
    pub(crate) async fn keep_calendar(
        &self,
        ctx: &Ctx,
        check: impl Fn(&Calendar) -> bool,
        target: &str,
        (action, detail): (&str, &str),
        mut batch: Batch,
    ) -> Result<(), AppError> {
        let version = self.parts.store.installation().await?.map_or(0, |i| i.catalogue_version);
        self.refresh().await?;
        if !check(&self.reference().calendar) {
            return Err(AppError::Conflict("calendar"));
        }
        catalogue_changed_from(&mut batch, version);
        self.note(ctx, &mut batch, action, target, detail)?;
        self.parts.store.commit(batch).await?;
        self.refresh().await?;
        Ok(())
    }
}
