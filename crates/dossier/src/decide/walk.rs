//! Walking the process: what the token machine says becomes events.

use super::{
    Course,
    clock::{planned_end, timeliness},
};
use crate::{
    Event, Private, Rejection,
    codes::{BusinessState, ResultKind},
    event::{self, Leaving},
    facts::{Place, serves},
    state::OpenStep,
};
use mc_kernel::{Dong, ids::StaffId};
use mc_process::{Advance, MachineError, OutcomeKind, Performer, Step, StepNo, TokenId, fire};

/// What leads a dossier into steps.
#[derive(Clone, Default)]
pub(super) struct Entering {
    pub(super) from: Option<Place>,
    pub(super) assignee: Option<StaffId>,
}

impl Course<'_> {
    /// Fires an outcome without a person's choice of the next one: intake and the return.
    pub(super) fn fire(&mut self, token: TokenId, outcome: &str) -> Result<(), Rejection> {
        let open = self.step(token)?;
        let step = self.facts.process.step(open.step).ok_or(Rejection::ProcessBroken)?;
        let advance = self.advance(token, outcome)?;
        self.leave(&open, leaving_by(step, outcome), None);
        let entering = Entering { from: Some(open.place), assignee: None };
        self.enter_all(&advance, token, &entering, None)
    }

    /// Records what a start or restart of the machine opened.
    pub(super) fn follow(
        &mut self,
        advance: &Advance,
        from: Option<Place>,
    ) -> Result<(), Rejection> {
        let entering = Entering { from, assignee: None };
        self.enter_all(advance, TokenId(0), &entering, None)
    }

    pub(super) fn advance(&self, token: TokenId, outcome: &str) -> Result<Advance, Rejection> {
        fire(self.facts.process, &self.after.marking, token, outcome).map_err(|e| match e {
            MachineError::NoSuchToken { .. } | MachineError::WaitingAtJoin { .. } => {
                Rejection::StepNotOpen
            }
            MachineError::NoSuchOutcome { .. } => Rejection::NoSuchOutcome,
            MachineError::DefinitionBroken { .. } | MachineError::TokensExhausted => {
                Rejection::ProcessBroken
            }
        })
    }

    pub(super) fn leave(&mut self, open: &OpenStep, leaving: Leaving, words: Option<Private>) {
        let now = self.facts.now;
        let counted = !matches!(leaving, Leaving::Cancelled);
        let timeliness = open.planned.filter(|_| counted).map(|p| timeliness(self.facts, now, p));
        let left = event::StepLeft {
            token: open.token,
            step: open.step,
            leaving,
            timeliness,
            staff: self.facts.acting.staff,
            at: now,
        };
        self.record_with(Event::StepLeft(left), words);
    }

    /// Enters the steps that an advance opened, then looks whether the dossier is finished.
    pub(super) fn enter_all(
        &mut self,
        advance: &Advance,
        fired: TokenId,
        entering: &Entering,
        fee: Option<Dong>,
    ) -> Result<(), Rejection> {
        for token in advance.left.iter().filter(|t| **t != fired) {
            if let Ok(open) = self.step(*token) {
                self.leave(&open, Leaving::Cancelled, None);
            }
        }
        let marking = advance.marking.clone();
        let (passed, at) = (advance.passed.clone(), self.facts.now);
        self.record(Event::TokensMoved(event::TokensMoved { marking, passed, at }));
        let finishes = self.is_finished_by(advance);
        if finishes && self.after.ended.is_none() {
            self.finish(ResultKind::Granted, None, None)?;
        }
        for (token, no) in &advance.entered {
            self.enter(*token, *no, entering, fee)?;
        }
        if !finishes {
            self.set_clock_by_steps();
        }
        Ok(())
    }

    fn enter(
        &mut self,
        token: TokenId,
        no: StepNo,
        entering: &Entering,
        fee: Option<Dong>,
    ) -> Result<(), Rejection> {
        let step = self.facts.process.step(no).ok_or(Rejection::ProcessBroken)?;
        let place = self.place_of(step, entering.from.as_ref())?;
        let able = serves(self.facts.assignee_posts, &place);
        let ended = self.after.ended.is_some();
        self.record(Event::StepEntered(event::StepEntered {
            token,
            step: no,
            performer: step.performer,
            place,
            from: entering.from.clone(),
            clock: step.clock,
            state: if ended { None } else { state_on_entry(step) },
            planned: planned_end(self, step.working_minutes),
            assignee: entering.assignee.filter(|_| able),
            at: self.facts.now,
        }));
        if step.performer == Performer::Applicant && step.status_on_entry == FEE_ASKED && !ended {
            let amount = fee.filter(|fee| fee.0 > 0).ok_or(Rejection::FeeMissing)?;
            let at = self.facts.now;
            self.record(Event::FeeAsked(event::FeeAsked { token, amount, at }));
        }
        Ok(())
    }

    /// Where a step is done. What waits for the applicant stays with the unit that asked.
    fn place_of(&self, step: &Step, from: Option<&Place>) -> Result<Place, Rejection> {
        let waits = step.performer == Performer::Applicant;
        let place = if waits { from } else { self.facts.places.get(&step.no) };
        place.cloned().ok_or(Rejection::NoPerformer)
    }

    /// Drops the tokens of the process.
    pub(super) fn clear_tokens(&mut self) {
        let marking = self.after.marking.cleared();
        let at = self.facts.now;
        self.record(Event::TokensMoved(event::TokensMoved { marking, passed: Vec::new(), at }));
    }
}

const FEE_ASKED: u8 = 6;

/// The state a step brings: the National Portal's code on entry. Finished and returned are events of
/// their own, not states of a step.
fn state_on_entry(step: &Step) -> Option<BusinessState> {
    match BusinessState::from_national(step.status_on_entry) {
        Some(BusinessState::Finished | BusinessState::Returned) | None => None,
        // What a step waits for from the applicant is not the supplement of form 02, but the
        // citizen has to act all the same.
        state => state,
    }
}

/// How a step is left by one of its outcomes.
pub(super) fn leaving_by(step: &Step, label: &str) -> Leaving {
    let outcome = label.to_owned();
    match step.outcome(label).map(|o| o.kind) {
        Some(OutcomeKind::NoAnswer) => Leaving::NoAnswer { outcome },
        Some(OutcomeKind::Ordinary) | None => Leaving::Outcome { outcome },
    }
}
