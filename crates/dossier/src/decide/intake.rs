//! What the desk decides about a dossier that waits there, and withdrawal.

use super::{Course, clock::deadline_of, note, required_words};
use crate::{
    Event, Private, Rejection,
    codes::BusinessState,
    command::{Refuse, TakeIn, Withdraw},
    event,
};
use mc_process::{OutcomeKind, Target, start};

/// Accepts the dossier: the clock starts and the process begins.
pub(super) fn take_in(course: &mut Course<'_>, command: &TakeIn) -> Result<(), Rejection> {
    at_intake(course)?;
    let now = course.facts.now;
    let mut accepted = course.after.clone();
    accepted.clock.received = Some(now);
    let due = deadline_of(&accepted, course.facts).and_then(|d| d.due);
    let due = due.map_or(now, |due| course.facts.zone.instant(due));
    let slip = !course.facts.procedure.needs_no_appointment_slip;
    course.record(Event::TakenIn(event::TakenIn { at: now, due, slip }));
    let begun = start(course.facts.process).map_err(|_broken| Rejection::ProcessBroken)?;
    course.follow(&begun, None)?;
    if command.forward {
        course.forward_first_step()?;
    }
    Ok(())
}

/// Refuses the dossier before acceptance (NĐ 61/2018, Điều 17; form 03).
pub(super) fn refuse(course: &mut Course<'_>, command: &Refuse) -> Result<(), Rejection> {
    at_intake(course)?;
    let text = required_words(&command.reason)?;
    let ground = required_words(&command.ground)?;
    let at = course.facts.now;
    let refused = event::Refused { ground, at };
    course.record_with(Event::Refused(refused), Some(Private::Words { text }));
    Ok(())
}

/// Withdraws the dossier on the applicant's wish, while there is no result.
pub(super) fn withdraw(course: &mut Course<'_>, command: &Withdraw) -> Result<(), Rejection> {
    let business = course.after.business;
    let open = matches!(business, BusinessState::Submitted | BusinessState::SupplementAsked)
        || business.is_in_process();
    if !open {
        return Err(Rejection::CannotWithdraw);
    }
    let reason = note(&command.reason)?;
    course.cancel_all_steps();
    course.clear_tokens();
    let at = course.facts.now;
    course.record_with(Event::Withdrawn(event::Withdrawn { at }), reason);
    Ok(())
}

fn at_intake(course: &Course<'_>) -> Result<(), Rejection> {
    course.not_own_dossier()?;
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

impl Course<'_> {
    /// Sends the dossier on from the first step by its first ordinary outcome.
    pub(super) fn forward_first_step(&mut self) -> Result<(), Rejection> {
        let first = self.facts.process.first().ok_or(Rejection::ProcessBroken)?;
        let token = self.after.steps.iter().find(|s| s.step == first.no).map(|s| s.token);
        let forward = first.outcomes.iter().find(|o| {
            o.kind == OutcomeKind::Ordinary && matches!(o.target, Target::Steps(_) | Target::End)
        });
        let (Some(token), Some(outcome)) = (token, forward) else {
            return Err(Rejection::ProcessBroken);
        };
        self.fire(token, &outcome.label)
    }
}
