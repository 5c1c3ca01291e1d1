//! The dossier's clock: the promised instant, and standing still.

use super::Course;
use crate::{Dossier, Event, Facts, event, state::ClockStop};
use mc_calendar::{
    AfterSuspension, Deadline, Suspension, SuspensionReason, Timeliness, deadline, step_end,
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
    Some(deadline(facts.calendar, facts.rules, received, dossier.clock.limit, &stops))
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
    /// Stops the clock for a supplement, by the procedure's policy. What stood still for something
    /// else ends first: the steps that waited for it are left.
    pub(super) fn stop_for_supplement(&mut self) {
        self.resume_clock();
        self.stop_clock(SuspensionReason::Supplement, self.after.clock.after_supplement);
    }

    /// Stops the clock, unless it stands still already or does not run yet.
    fn stop_clock(&mut self, reason: SuspensionReason, then: AfterSupplement) {
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
