//! A leg that came from another agency and goes back to its sender: a paper is missing, or it was sent
//! to the wrong place. The sender mends that and sends it again. The step stays the same; each hand it
//! passes through is a stay of its own, with its own clock.

use super::{Course, clock::planned_end, note, required_words};
use crate::{
    Event, Private, Rejection,
    command::{SendAgain, SendBack},
    event::{self, Leaving},
    facts::Place,
    state::OpenStep,
};
use mc_kernel::Timestamp;
use mc_process::{MachineError, Performer, renew};

pub(super) fn send_back(course: &mut Course<'_>, command: &SendBack) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let open = course.step(command.token)?;
    let sender = sender(&open)?.clone();
    course.is_performer(&open)?;
    if course.after.open_consultations().any(|c| c.token == open.token) {
        return Err(Rejection::ConsultationOpen);
    }
    if course.after.legs_sent_back >= SendBack::MOST_TIMES {
        return Err(Rejection::TooManySentBack);
    }
    let text = required_words(&command.why)?;
    course.leave(&open, Leaving::SentBack, Some(Private::Words { text }));
    course.pass(&open, sender, open.planned, true)
}

pub(super) fn send_again(course: &mut Course<'_>, command: &SendAgain) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let open = course.step(command.token)?;
    if !open.is_sent_back {
        return Err(Rejection::NotSentBack);
    }
    let place = open.from.clone().ok_or(Rejection::NotSentBack)?;
    course.holds(&open)?;
    let step = course.facts.process.step(open.step).ok_or(Rejection::ProcessBroken)?;
    let planned = planned_end(course, step);
    course.leave(&open, Leaving::SentAgain, note(&command.note)?);
    course.pass(&open, place, planned, false)
}

/// Where a leg came from, when that is another agency.
fn sender(open: &OpenStep) -> Result<&Place, Rejection> {
    if open.is_sent_back {
        return Err(Rejection::LegSentBack);
    }
    let waits = open.performer == Performer::Applicant;
    let from = open.from.as_ref().filter(|from| !waits && from.agency != open.place.agency);
    from.ok_or(Rejection::NotFromAnotherAgency)
}

impl Course<'_> {
    /// Gives a step to another place without an outcome.
    fn pass(
        &mut self,
        open: &OpenStep,
        place: Place,
        planned: Option<Timestamp>,
        is_sent_back: bool,
    ) -> Result<(), Rejection> {
        let (marking, token) = renew(&self.after.marking, open.token).map_err(|e| match e {
            MachineError::NoSuchToken { .. } | MachineError::WaitingAtJoin { .. } => {
                Rejection::StepNotOpen
            }
            MachineError::NoSuchOutcome { .. }
            | MachineError::DefinitionBroken { .. }
            | MachineError::TokensExhausted => Rejection::ProcessBroken,
        })?;
        let at = self.facts.now;
        let passed = Vec::new();
        self.record(Event::TokensMoved(event::TokensMoved { marking, passed, at }));
        self.record(Event::StepEntered(event::StepEntered {
            token,
            step: open.step,
            performer: open.performer,
            place,
            from: Some(open.place.clone()),
            clock: open.clock,
            state: open.state,
            planned,
            assignee: None,
            is_sent_back,
            at,
        }));
        Ok(())
    }
}
