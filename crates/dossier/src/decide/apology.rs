//! An apology with another day, at the latest one day before the promised one, and at most once
//! (NĐ 61/2018, Điều 19.9; form 04).

use super::{Course, clock::planned_end, required_words};
use crate::{
    Dossier, Event, Facts, Place, Private, Rejection,
    command::Reappoint,
    event::{self, Replanned},
    state::OpenStep,
};
use mc_calendar::{Limit, MINUTES_A_DAY, add_working_minutes, working_minutes_between};
use mc_kernel::{Timestamp, ids::StaffId};
use mc_process::Performer;

/// From how many working minutes before the promised instant an apology is prepared: one working
/// day, of a time limit that is no longer than two of them half of it.
const PROPOSE_WITHIN_MINUTES: u32 = MINUTES_A_DAY;
/// The part of the time limit that is proposed as the extension: a fifth, at least one working day.
const EXTENSION_PART: u32 = 5;

/// Prepares the apology of a dossier that will not be done in time. The program does this by
/// itself; whoever is responsible may change reason and day, and signs it off.
pub(super) fn propose(course: &mut Course<'_>) -> Result<(), Rejection> {
    let due = runs_towards(course)?;
    let within = PROPOSE_WITHIN_MINUTES.min(limit_minutes(&course.after) / 2);
    if course.after.apology.is_some() || working_minutes_left(course, due) > within {
        return Err(Rejection::ApologyNotNow);
    }
    let (place, assignee) = responsible(&course.after);
    let new_due = proposed_due(&course.after, course.facts, due);
    let at = course.facts.now;
    let proposed = event::ApologyProposed { place, assignee, due, new_due, at };
    course.record(Event::ApologyProposed(proposed));
    Ok(())
}

/// Apologises and promises another day. The open steps get what the new day leaves them.
pub(super) fn reappoint(course: &mut Course<'_>, command: &Reappoint) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let staff = course.facts.acting.staff.ok_or(Rejection::NotYourStep)?;
    let old_due = runs_towards(course)?;
    is_responsible(course)?;
    let text = required_words(&command.reason)?;
    let facts = course.facts;
    let due = facts.zone.local(command.due);
    let last_day = facts.zone.day(old_due).plus_days(Reappoint::MOST_DAYS);
    let is_worked = facts.calendar.working_moment_from(due) == due;
    if command.due <= old_due || command.due <= facts.now || !is_worked || due.day > last_day {
        return Err(Rejection::NewDueWrong);
    }
    let planned = course.planned_towards(command.due);
    let at = facts.now;
    let event = event::Reappointed { old_due, due: command.due, planned, staff, at };
    course.record_with(Event::Reappointed(event), Some(Private::Words { text }));
    Ok(())
}

/// The promised instant of a dossier whose clock runs, and for which no other was promised yet.
fn runs_towards(course: &Course<'_>) -> Result<Timestamp, Rejection> {
    let dossier = &course.after;
    if dossier.clock.reappointed.is_some() {
        return Err(Rejection::ReappointedAlready);
    }
    let runs = dossier.business.is_in_process() && !dossier.clock.is_stopped();
    dossier.clock.due.filter(|_| runs).ok_or(Rejection::ApologyNotNow)
}

/// Whoever has an open step may sign it off, and who gives work in its unit to others.
fn is_responsible(course: &Course<'_>) -> Result<(), Rejection> {
    let may = |open: &OpenStep| {
        course.is_performer(open).is_ok() || course.facts.actor_assigns(open.place.unit)
    };
    if course.after.steps.iter().any(may) { Ok(()) } else { Err(Rejection::NotYourStep) }
}

fn working_minutes_left(course: &Course<'_>, due: Timestamp) -> u32 {
    let local = |at| course.facts.zone.local(at);
    working_minutes_between(course.facts.calendar, local(course.facts.now), local(due))
}

/// Where the dossier is: the first step that is not the applicant's, else the desk.
fn responsible(dossier: &Dossier) -> (Place, Option<StaffId>) {
    let mut steps = dossier.steps.iter();
    let at = steps.find(|open| open.performer != Performer::Applicant);
    at.map_or_else(|| (dossier.desk(), None), |open| (open.place.clone(), open.assignee))
}

/// The whole time limit in working minutes; of days that all count, as if each was worked.
fn limit_minutes(dossier: &Dossier) -> u32 {
    match dossier.clock.limit {
        Limit::WorkingMinutes(minutes) => minutes,
        Limit::CalendarDays(days) => days.saturating_mul(MINUTES_A_DAY),
    }
}

/// The closing of the day on which a fifth more of the time limit is over.
fn proposed_due(dossier: &Dossier, facts: &Facts<'_>, due: Timestamp) -> Timestamp {
    let more = (limit_minutes(dossier) / EXTENSION_PART).max(MINUTES_A_DAY);
    let from = facts.zone.local(due.max(facts.now));
    let end = add_working_minutes(facts.calendar, from, more);
    facts.zone.instant(facts.calendar.closing(end.day))
}

impl Course<'_> {
    /// The open steps of units here that have less time than a new promised instant allows: their
    /// time counts anew from now.
    fn planned_towards(&self, due: Timestamp) -> Vec<Replanned> {
        let mut promised = self.after.clone();
        promised.clock.due = Some(due);
        let towards = Course { facts: self.facts, after: promised, events: Vec::new() };
        let here = |open: &&OpenStep| {
            !matches!(open.performer, Performer::Applicant | Performer::OtherAgency)
        };
        let replanned = |open: &OpenStep| {
            let step = self.facts.process.step(open.step)?;
            let planned = planned_end(&towards, step)?;
            let is_later = open.planned.is_some_and(|old| old < planned);
            is_later.then_some(Replanned { token: open.token, planned })
        };
        self.after.steps.iter().filter(here).filter_map(replanned).collect()
    }
}
