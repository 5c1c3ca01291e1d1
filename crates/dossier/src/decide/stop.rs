//! Stopping a dossier on the applicant's wish, and reopening it (NĐ 118/2025, Điều 21; form 05).

use super::{Course, required_words};
use crate::{
    Command, Event, Private, Rejection,
    command::{Reopen, Stop},
    event::{self, Replanned},
};
use mc_calendar::{SuspensionReason, add_working_minutes, working_minutes_between};
use mc_kernel::Timestamp;
use mc_process::StepClock;

/// What may be done to a stopped dossier: its clock stands still and nobody decides on it.
pub(super) const fn is_allowed_while_stopped(command: &Command) -> bool {
    match command {
        Command::Reopen(_)
        | Command::Stop(_)
        | Command::Withdraw(_)
        | Command::Assign(_)
        | Command::AnswerConsultation(_)
        | Command::GiveOrder(_)
        | Command::AnswerOrder(_)
        | Command::RevokePaper(_) => true,
        Command::TakeIn(_)
        | Command::Refuse(_)
        | Command::AskSupplement(_)
        | Command::AnswerSupplement(_)
        | Command::CompleteStep(_)
        | Command::AskConsultation(_)
        | Command::CloseConsultation(_)
        | Command::AttachResult(_)
        | Command::ReturnResult(_)
        | Command::Rate
        | Command::ProposeApology
        | Command::SendBack(_)
        | Command::SendAgain(_)
        | Command::Reappoint(_)
        | Command::DigitisePaper(_) => false,
    }
}

/// Stops the dossier while nothing was decided.
pub(super) fn stop(course: &mut Course<'_>, command: &Stop) -> Result<(), Rejection> {
    course.is_applicant_or_served_at(None)?;
    let dossier = &course.after;
    let is_decided = dossier.current_results().any(|result| result.approved_by.is_some());
    if !dossier.business.is_in_process() || dossier.stopped.is_some() || is_decided {
        return Err(Rejection::CannotStop);
    }
    let text = required_words(&command.reason)?;
    let (stage, at) = (dossier.business, course.facts.now);
    let staff = course.facts.acting.staff;
    let event = event::StoppedOnRequest { stage, staff, at };
    course.record_with(Event::StoppedOnRequest(event), Some(Private::Words { text }));
    let then = course.after.clock.after_supplement;
    course.stop_clock(SuspensionReason::Request, then);
    Ok(())
}

/// A leader decides that it goes on; the clock does what the procedure says of interruptions.
pub(super) fn reopen(course: &mut Course<'_>, command: &Reopen) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let staff = course.facts.acting.staff.ok_or(Rejection::NotALeader)?;
    let since = course.after.stopped.as_ref().ok_or(Rejection::NotStopped)?.at;
    if !course.leads_a_unit_involved() {
        return Err(Rejection::NotALeader);
    }
    let text = required_words(&command.reason)?;
    if course.after.steps.iter().all(|open| open.clock == StepClock::Runs) {
        course.resume_clock();
    }
    let planned = course.planned_after_stop(since);
    let at = course.facts.now;
    let event = event::Reopened { staff, planned, at };
    course.record_with(Event::Reopened(event), Some(Private::Words { text }));
    Ok(())
}

impl Course<'_> {
    /// The open steps with the time that they had left when the dossier was stopped.
    fn planned_after_stop(&self, since: Timestamp) -> Vec<Replanned> {
        let facts = self.facts;
        let local = |at| facts.zone.local(at);
        let due = self.after.clock.due.filter(|due| *due > facts.now);
        let replanned = |token, planned: Timestamp| {
            let left = working_minutes_between(facts.calendar, local(since), local(planned));
            let end = add_working_minutes(facts.calendar, local(facts.now), left);
            let end = facts.zone.instant(end);
            Replanned { token, planned: due.map_or(end, |due| end.min(due)) }
        };
        let ahead = |planned: &Timestamp| *planned > since;
        let steps = self.after.steps.iter();
        steps.filter_map(|s| Some(replanned(s.token, s.planned.filter(ahead)?))).collect()
    }
}
