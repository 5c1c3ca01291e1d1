//! The dossier's clock: the promised instant, and standing still.

use super::Course;
use crate::{Dossier, Event, Facts, event, state::ClockStop};
use mc_calendar::{
    AfterSuspension, Deadline, Limit, LimitBasis, Suspension, SuspensionReason, Timeliness,
    deadline, step_end,
};
use mc_catalog::AfterSupplement;
use mc_kernel::Timestamp;
use mc_process::StepClock;

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

/// The planned end of a step that is entered now, never after the promised instant.
pub(super) fn planned_end(course: &Course<'_>, minutes: u32) -> Option<Timestamp> {
    let facts = course.facts;
    if minutes == 0 {
        return None;
    }
    let basis = match course.after.clock.limit {
        Limit::WorkingMinutes(_) => LimitBasis::WorkingMinutes,
        Limit::CalendarDays(_) => LimitBasis::CalendarDays,
    };
    let end = step_end(facts.calendar, facts.zone.local(facts.now), minutes, basis);
    let end = facts.zone.instant(end);
    Some(course.after.clock.due.map_or(end, |due| end.min(due.max(facts.now))))
}

impl Course<'_> {
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

    /// Stops or starts the clock as the open steps want it: it stands still while any step waits
    /// for something that does not count.
    pub(super) fn set_clock_by_steps(&mut self) {
        let waiting = self.after.steps.iter().find(|s| s.clock == StepClock::Stops).cloned();
        match waiting.and_then(|step| self.facts.process.step(step.step)) {
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
