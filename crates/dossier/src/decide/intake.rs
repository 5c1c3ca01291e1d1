//! What the desk decides about a dossier that waits there, and withdrawal.

use super::{Course, clock::deadline_of, note, refusal_words, walk::Entering};
use crate::{
    Event, Rejection,
    codes::BusinessState,
    command::{Refuse, TakeIn, Withdraw},
    event,
};
use mc_process::{Outcome, OutcomeKind, Performer, Step, Target, start};

/// Accepts the dossier: the clock starts and the process begins.
pub(super) fn take_in(course: &mut Course<'_>, command: &TakeIn) -> Result<(), Rejection> {
    waits_at_desk(course)?;
    let now = course.facts.now;
    let mut accepted = course.after.clone();
    accepted.clock.received = Some(now);
    let due = deadline_of(&accepted, course.facts).and_then(|d| d.due);
    let due = due.map_or(now, |due| course.facts.zone.instant(due));
    let slip = !course.facts.procedure.needs_no_appointment_slip;
    course.record(Event::TakenIn(event::TakenIn { at: now, due, slip }));
    let begun = start(course.facts.process).map_err(|_broken| Rejection::ProcessBroken)?;
    course.enter_all(&begun, &Entering::default(), None)?;
    if command.forward { course.forward_from_desk() } else { Ok(()) }
}

/// Refuses the dossier before acceptance (NĐ 61/2018, Điều 17; form 03).
pub(super) fn refuse(course: &mut Course<'_>, command: &Refuse) -> Result<(), Rejection> {
    waits_at_desk(course)?;
    let (ground, words) = refusal_words(&command.words)?;
    let at = course.facts.now;
    let refused = event::Refused { ground, at };
    course.record_with(Event::Refused(refused), Some(words));
    Ok(())
}

/// Withdraws the dossier on the applicant's wish, while there is no result.
pub(super) fn withdraw(course: &mut Course<'_>, command: &Withdraw) -> Result<(), Rejection> {
    course.is_applicant_or_served_at(None)?;
    let business = course.after.business;
    let open = matches!(business, BusinessState::Submitted | BusinessState::SupplementAsked)
        || business.is_in_process();
    if !open {
        return Err(Rejection::CannotWithdraw);
    }
    let reason = note(&command.reason)?;
    course.leave_process();
    let at = course.facts.now;
    course.record_with(Event::Withdrawn(event::Withdrawn { at }), reason);
    Ok(())
}

fn waits_at_desk(course: &Course<'_>) -> Result<(), Rejection> {
    course.is_desk()?;
    match course.after.business {
        BusinessState::Submitted => Ok(()),
        BusinessState::Accepted
        | BusinessState::Refused
        | BusinessState::Processing
        | BusinessState::SupplementAsked
        | BusinessState::FeeAsked
        | BusinessState::Withdrawn
        | BusinessState::Paused
        | BusinessState::Finished
        | BusinessState::Returned => Err(Rejection::NotAtIntake),
    }
}

/// The outcome by which the desk sends a dossier on from its step: the first one that leads on.
pub(super) fn desk_forwards_by(step: &Step) -> Option<&Outcome> {
    let leads_on = |o: &&Outcome| {
        o.kind == OutcomeKind::Ordinary && matches!(o.target, Target::Steps(_) | Target::End)
    };
    step.outcomes.iter().find(leads_on)
}

impl Course<'_> {
    /// Sends the dossier on from the desk's first step.
    fn forward_from_desk(&mut self) -> Result<(), Rejection> {
        let first = self.facts.process.first().filter(|s| s.performer == Performer::OneStop);
        let first = first.ok_or(Rejection::ProcessBroken)?;
        let open = self.after.steps.iter().find(|s| s.step == first.no).cloned();
        let (Some(open), Some(outcome)) = (open, desk_forwards_by(first)) else {
            return Err(Rejection::ProcessBroken);
        };
        self.fire(&open, first, &outcome.label)
    }
}
