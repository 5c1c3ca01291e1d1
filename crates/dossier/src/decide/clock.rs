//! The dossier's clock: the promised instant, and standing still.

use super::Course;
use crate::{
    Dossier, Event, Facts, Rejection,
    event::{self, ReturnBy},
    state::{ClockStop, Reappointment},
};
use mc_calendar::{
    AfterSuspension, Deadline, Derivation, DerivationStep, Limit, Suspension, SuspensionReason,
    Timeliness, add_working_minutes, deadline, forward_by, step_end, working_minutes_between,
};
use mc_catalog::AfterSupplement;
use mc_kernel::Timestamp;
use mc_process::{Performer, Step, StepClock, StepNo, TokenId};

/// Computes the deadline of a dossier that was accepted; `None` before acceptance.
///
/// The derivation in it is what citizens and officers are shown.
pub fn deadline_of(dossier: &Dossier, facts: &Facts<'_>) -> Option<Deadline> {
    let received = facts.zone.local(dossier.clock.received?);
    let stops: Vec<Suspension> =
        dossier.clock.stops.iter().map(|stop| suspension(stop, facts)).collect();
    let counted =
        |stops: &[_]| deadline(facts.calendar, facts.rules, received, dossier.clock.limit, stops);
    let found = counted(&stops);
    let Some(new) = &dossier.clock.reappointed else { return Some(found) };
    let since = facts.zone.local(new.at);
    let (before, after): (Vec<_>, Vec<_>) = stops
        .into_iter()
        .partition(|stop| stop.from < since || stop.until.is_some_and(|until| until <= since));
    let counts_anew = after.iter().any(|stop| stop.effect() == AfterSuspension::Restart);
    let is_later = found.due.is_some_and(|due| due >= facts.zone.local(new.due));
    // A limit that counts from zero, or was made longer, leaves the apology behind.
    if counts_anew || is_later {
        return Some(found);
    }
    Some(reappointed(counted(&before), new, &after, facts))
}

/// The deadline of a dossier for which another day was promised: that day, moved by as much working
/// time as the clock stood still afterwards.
fn reappointed(
    before: Deadline,
    new: &Reappointment,
    stops: &[Suspension],
    facts: &Facts<'_>,
) -> Deadline {
    let Deadline { start, derivation: Derivation(mut steps), .. } = before;
    steps.retain(|step| !matches!(step, DerivationStep::Due { .. }));
    let mut due = facts.zone.local(new.due);
    steps.push(DerivationStep::Reappointed { from: facts.zone.local(new.old_due), to: due });
    for stop in stops.iter().filter(|stop| stop.until.is_none_or(|until| until > stop.from)) {
        let left = working_minutes_between(facts.calendar, stop.from, due);
        steps.push(DerivationStep::Suspended { suspension: *stop });
        let Some(until) = stop.until else {
            let (since, left) = (stop.from, Limit::WorkingMinutes(left));
            steps.push(DerivationStep::Waiting { since, left, restart: None });
            return Deadline { start, due: None, left: Some(left), derivation: Derivation(steps) };
        };
        if left > 0 {
            due = add_working_minutes(facts.calendar, until, left);
        }
    }
    steps.push(DerivationStep::Due { at: due });
    Deadline { start, due: Some(due), left: None, derivation: Derivation(steps) }
}

/// Within how many working days a dossier that does not qualify goes back (NĐ 61/2018, Điều 19.4).
const RETURN_WITHIN_DAYS: u32 = 3;

/// By when an accepted dossier that does not qualify is given back or refused, with the derivation:
/// three working days from reception, or from the supplement after which everything counts anew.
/// `None` before acceptance.
pub fn return_deadline_of(dossier: &Dossier, facts: &Facts<'_>) -> Option<Deadline> {
    let mut received = dossier.clock.received?;
    let mut later: Vec<Suspension> = Vec::new();
    for stop in &dossier.clock.stops {
        let found = suspension(stop, facts);
        match (found.effect(), stop.until) {
            (AfterSuspension::Restart, Some(until)) => {
                received = until;
                later.clear();
            }
            (AfterSuspension::Restart, None) | (AfterSuspension::Resume, _) => later.push(found),
        }
    }
    let received = facts.zone.local(received);
    let limit = Limit::working_days(RETURN_WITHIN_DAYS);
    Some(deadline(facts.calendar, facts.rules, received, limit, &later))
}

/// Why the desk's first step ends when it does: a dossier goes on within the working day, at the
/// start of the next one when it came after 15:00 (NĐ 61/2018, Điều 18). `None` where the dossier
/// does not stand there.
pub fn forwarding_of(dossier: &Dossier, facts: &Facts<'_>) -> Option<Derivation> {
    let first = facts.process.first().filter(|step| is_desks(step))?;
    let open = dossier.steps.iter().find(|open| open.step == first.no)?;
    Some(forward_by(facts.calendar, facts.zone.local(open.entered)).1)
}

fn is_desks(step: &Step) -> bool {
    step.performer == Performer::OneStop
}

fn suspension(stop: &ClockStop, facts: &Facts<'_>) -> Suspension {
    Suspension {
        from: facts.zone.local(stop.from),
        until: stop.until.map(|until| facts.zone.local(until)),
        then: match stop.then {
            AfterSupplement::Restart => AfterSuspension::Restart,
            AfterSupplement::Resume => AfterSuspension::Resume,
        },
        reason: stop.reason,
    }
}

/// Early, on time or late, by date, as the reports of QĐ 766 count.
pub(super) fn timeliness(facts: &Facts<'_>, done: Timestamp, due: Timestamp) -> Timeliness {
    Timeliness::of(facts.zone.day(done), facts.zone.day(due))
}

/// The planned end of a step that is entered now.
///
/// It lies no later than the promised instant while that lies ahead. Another agency has its whole
/// time all the same: what came late to it is not its delay, and its silence may be recorded only
/// after the time it was given.
pub(super) fn planned_end(course: &Course<'_>, step: &Step) -> Option<Timestamp> {
    let facts = course.facts;
    let is_first = facts.process.first().is_some_and(|first| first.no == step.no);
    if is_first && is_desks(step) {
        let (by, _) = forward_by(facts.calendar, facts.zone.local(facts.now));
        let by = facts.zone.instant(by);
        return Some(course.after.clock.due.map_or(by, |due| by.min(due.max(facts.now))));
    }
    if step.working_minutes == 0 {
        return None;
    }
    let basis = course.after.clock.limit.basis();
    let entered = facts.zone.local(facts.now);
    let end = step_end(facts.calendar, entered, step.working_minutes, basis);
    let end = facts.zone.instant(end);
    let promised = course.after.clock.due.filter(|due| *due > facts.now);
    Some(match promised {
        Some(due) if step.performer != Performer::OtherAgency => end.min(due),
        Some(_) | None => end,
    })
}

impl Course<'_> {
    /// By when a dossier had to go back that goes back now. Who is late says why.
    pub(super) fn return_by(&self, late: &str) -> Result<Option<ReturnBy>, Rejection> {
        let found = return_deadline_of(&self.after, self.facts).and_then(|found| found.due);
        let Some(until) = found.map(|due| self.facts.zone.instant(due)) else { return Ok(None) };
        let timeliness = timeliness(self.facts, self.facts.now, until);
        if timeliness == Timeliness::Late && late.is_empty() {
            return Err(Rejection::LateReasonMissing);
        }
        Ok(Some(ReturnBy { until, timeliness }))
    }

    /// Stops the clock for a supplement, by the procedure's policy. What stood still for something
    /// else ends first: the steps that waited for it are left.
    pub(super) fn stop_for_supplement(&mut self) {
        self.resume_clock();
        self.stop_clock(SuspensionReason::Supplement, self.after.clock.after_supplement);
    }

    /// Stops the clock, unless it stands still already or does not run yet.
    pub(super) fn stop_clock(&mut self, reason: SuspensionReason, then: AfterSupplement) {
        let clock = &self.after.clock;
        if clock.received.is_some() && !clock.is_stopped() {
            let at = self.facts.now;
            self.record(Event::ClockStopped(event::ClockStopped { reason, then, at }));
        }
    }

    /// Starts the clock again with a new promised instant.
    pub(super) fn resume_clock(&mut self) {
        if !self.after.clock.is_stopped() {
            return;
        }
        let at = self.facts.now;
        let mut resumed = self.after.clone();
        resumed.clock.stops.last_mut().into_iter().for_each(|s| s.until = Some(at));
        let due = deadline_of(&resumed, self.facts).and_then(|d| d.due);
        let due = due.map(|due| self.facts.zone.instant(due)).or(self.after.clock.due);
        self.record(Event::ClockResumed(event::ClockResumed { due: due.unwrap_or(at), at }));
    }

    /// Stops or starts the clock as the open steps and those to be entered want it: it stands still
    /// while any of them waits for something that does not count. Until the result only.
    ///
    /// This comes before the steps are entered, so that their planned ends know the new due date.
    pub(super) fn set_clock_for(&mut self, entered: &[(TokenId, StepNo)]) {
        if self.after.ended.is_some() {
            return;
        }
        let open = self.after.steps.iter().map(|s| s.step);
        let mut steps = open.chain(entered.iter().map(|(_, no)| *no));
        let waiting = steps.find_map(|no| {
            self.facts.process.step(no).filter(|step| step.clock == StepClock::Stops)
        });
        match waiting {
            Some(step) => {
                let reason = match step.status_on_entry {
                    6 => SuspensionReason::Fee,
                    5 => SuspensionReason::Supplement,
                    8 => SuspensionReason::Verification,
                    _ => SuspensionReason::Other,
                };
                self.stop_clock(reason, AfterSupplement::Resume);
            }
            None => self.resume_clock(),
        }
    }
}
