//! Gathering the days off of a stretch of time for a derivation.

use crate::derivation::{DayRun, DerivationStep, MOST_WEEKENDS, Off, OffPart};
use crate::{Calendar, MOST_DAYS, TableKind};
use mc_kernel::CivilDay;

/// The steps that tell which days from `first` to the day before `end` are left out: one step for
/// each run of holidays, then one for all plain weekends.
pub(crate) fn skipped(calendar: &Calendar, first: CivilDay, end: CivilDay) -> Vec<DerivationStep> {
    let mut steps = Vec::new();
    let mut weekends = Vec::new();
    let mut weekend_days = 0_u32;
    let mut day = first;
    for _ in 0..MOST_DAYS {
        if day >= end {
            break;
        }
        let parts = run_from(calendar, day, end);
        day = parts.last().map_or(day, |part| part.run.last).next();
        match parts.as_slice() {
            [] => {}
            [OffPart { run, off: Off::Weekend }] => {
                weekend_days = weekend_days.saturating_add(run.days());
                if weekends.len() < MOST_WEEKENDS {
                    weekends.push(*run);
                }
            }
            _ => steps.push(DerivationStep::DaysOff { parts }),
        }
    }
    if weekend_days > 0 {
        steps.push(DerivationStep::Weekends { days: weekend_days, runs: weekends });
    }
    steps
}

/// The days off in a row from `first` to the day before `end`, by what they are; empty when the
/// first is worked.
pub(crate) fn run_from(calendar: &Calendar, first: CivilDay, end: CivilDay) -> Vec<OffPart> {
    let mut parts: Vec<OffPart> = Vec::new();
    let mut day = first;
    for _ in 0..MOST_DAYS {
        if day >= end || calendar.is_working(day) {
            break;
        }
        let off = Off::of(calendar.days.row(day));
        match parts.last_mut() {
            Some(part) if part.off == off => part.run.last = day,
            _ => parts.push(OffPart { run: DayRun { first: day, last: day }, off }),
        }
        day = day.next();
    }
    parts
}

/// The steps that tell which Saturdays and Sundays from `first` to `last` are worked.
pub(crate) fn swapped_working(
    calendar: &Calendar,
    first: CivilDay,
    last: CivilDay,
) -> impl Iterator<Item = DerivationStep> {
    let rows = calendar.days.rows();
    let from = rows.partition_point(move |row| row.day < first);
    rows.iter()
        .skip(from)
        .take_while(move |row| row.day <= last)
        .filter(|row| row.kind == TableKind::SwappedWorking)
        .map(|row| DerivationStep::SwappedWorking { day: row.day, name: row.name.clone() })
}

/// The years from one day to another that the table knows nothing of.
pub(crate) fn years_without_rows(
    calendar: &Calendar,
    first: CivilDay,
    last: CivilDay,
) -> Option<DerivationStep> {
    let years: Vec<i16> =
        (first.year()..=last.year()).filter(|year| !calendar.covers(*year)).collect();
    (!years.is_empty()).then_some(DerivationStep::YearsNotAnnounced { years })
}
