//! Walking the process: what the token machine says becomes events.

use super::{
    Course,
    clock::{planned_end, timeliness},
};
use crate::{
    Event, Private, Rejection,
    codes::BusinessState,
    event::{self, Leaving},
    facts::{Place, serves},
    state::OpenStep,
};
use mc_calendar::Timeliness;
use mc_kernel::{Dong, ids::StaffId};
use mc_process::{Advance, MachineError, OutcomeKind, Performer, Step, StepNo, TokenId, fire};

/// What leads a dossier into steps.
#[derive(Clone, Default)]
pub(super) struct Entering {
    /// Where it was sent from.
    pub(super) from: Option<Place>,
    /// Who shall do the next step.
    pub(super) assignee: Option<StaffId>,
}

impl Course<'_> {
    /// Fires an outcome of a step without a person's choice of who goes on.
    pub(super) fn fire(
        &mut self,
        open: &OpenStep,
        step: &Step,
        outcome: &str,
    ) -> Result<(), Rejection> {
        let advance = self.advance(open.token, outcome)?;
        self.leave(open, leaving_by(step, outcome), None);
        let entering = Entering { from: Some(open.place.clone()), assignee: None };
        self.enter_all(&advance, &entering, None)
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

    /// Ends a stay. Nobody in particular cuts a stay short, and who never answered is late.
    pub(super) fn leave(&mut self, open: &OpenStep, leaving: Leaving, words: Option<Private>) {
        let now = self.facts.now;
        let (timeliness, staff) = match leaving {
            Leaving::Outcome { .. } => {
                let of_plan = open.planned.map(|planned| timeliness(self.facts, now, planned));
                (of_plan, self.facts.acting.staff)
            }
            Leaving::NoAnswer { .. } => (Some(Timeliness::Late), self.facts.acting.staff),
            Leaving::Cancelled => (None, None),
            // To send back is no achievement; who does so after the planned end was late all the
            // same. The clock of the step runs on at the sender, who is measured by it too.
            Leaving::SentBack => {
                let of_plan = open.planned.map(|planned| timeliness(self.facts, now, planned));
                (of_plan.filter(|of| *of == Timeliness::Late), self.facts.acting.staff)
            }
            Leaving::SentAgain => {
                let of_plan = open.planned.map(|planned| timeliness(self.facts, now, planned));
                (of_plan, self.facts.acting.staff)
            }
        };
        let left = event::StepLeft {
            token: open.token,
            step: open.step,
            leaving,
            timeliness,
            staff,
            at: now,
        };
        self.record_with(Event::StepLeft(left), words);
    }

    /// Moves the tokens as an advance says: ends the stays that it cut short, finishes the dossier
    /// where it comes to its result, sets the clock and enters the steps it opened.
    pub(super) fn enter_all(
        &mut self,
        advance: &Advance,
        entering: &Entering,
        fee: Option<Dong>,
    ) -> Result<(), Rejection> {
        for token in &advance.cancelled {
            if let Some(open) = self.after.open_step(*token).cloned() {
                self.leave(&open, Leaving::Cancelled, None);
            }
        }
        let marking = advance.marking.clone();
        let (passed, at) = (advance.passed.clone(), self.facts.now);
        self.record(Event::TokensMoved(event::TokensMoved { marking, passed, at }));
        if self.is_finished_by(advance) && self.after.ended.is_none() {
            self.finish()?;
        }
        self.set_clock_for(&advance.entered);
        let mut is_taken = false;
        for (token, no) in &advance.entered {
            is_taken |= self.enter(*token, *no, entering, fee)?;
        }
        if entering.assignee.is_some() && !advance.entered.is_empty() && !is_taken {
            return Err(Rejection::CannotBeAssigned);
        }
        Ok(())
    }

    /// Enters a step; says whether the person who was chosen for it could take it.
    fn enter(
        &mut self,
        token: TokenId,
        no: StepNo,
        entering: &Entering,
        fee: Option<Dong>,
    ) -> Result<bool, Rejection> {
        let step = self.facts.process.step(no).ok_or(Rejection::ProcessBroken)?;
        let place = self.place_of(step, entering.from.as_ref())?;
        let is_able = serves(self.facts.assignee_posts, &place);
        let assignee = entering.assignee.filter(|_| is_able);
        let has_ended = self.after.ended.is_some();
        self.record(Event::StepEntered(event::StepEntered {
            token,
            step: no,
            performer: step.performer,
            place,
            from: entering.from.clone(),
            clock: step.clock,
            state: if has_ended { None } else { state_on_entry(step) },
            planned: planned_end(self, step),
            assignee,
            is_sent_back: false,
            at: self.facts.now,
        }));
        if step.performer == Performer::Applicant && step.status_on_entry == FEE_ASKED {
            let amount = fee.filter(|fee| fee.0 > 0).ok_or(Rejection::FeeMissing)?;
            let at = self.facts.now;
            self.record(Event::FeeAsked(event::FeeAsked { token, amount, at }));
        }
        Ok(assignee.is_some())
    }

    /// Where a step is done. What waits for the applicant stays with the unit that asked.
    fn place_of(&self, step: &Step, from: Option<&Place>) -> Result<Place, Rejection> {
        let waits = step.performer == Performer::Applicant;
        let place = if waits { from } else { self.facts.places.get(&step.no) };
        place.cloned().ok_or(Rejection::NoPerformer)
    }
}

/// The National Portal's code of a step that waits for money.
const FEE_ASKED: u8 = 6;

/// The state a step brings: the National Portal's code on entry. Being submitted, refused, withdrawn,
/// finished and returned are events of their own, not states of a step.
///
/// What a step waits for from the applicant (5) is not the supplement of form 02, but the citizen
/// has to act all the same.
fn state_on_entry(step: &Step) -> Option<BusinessState> {
    BusinessState::from_national(step.status_on_entry).filter(|state| {
        matches!(
            state,
            BusinessState::Accepted
                | BusinessState::Processing
                | BusinessState::SupplementAsked
                | BusinessState::FeeAsked
                | BusinessState::Paused
        )
    })
}

/// How a step is left by one of its outcomes.
pub(super) fn leaving_by(step: &Step, label: &str) -> Leaving {
    let outcome = label.to_owned();
    match step.outcome(label).map(|o| o.kind) {
        Some(OutcomeKind::NoAnswer) => Leaving::NoAnswer { outcome },
        Some(OutcomeKind::Ordinary) | None => Leaving::Outcome { outcome },
    }
}
