//! Leaving a step by a person's choice, and giving steps to people.

use super::{
    Course, note,
    result::is_return,
    signing::{approves, is_signed_after},
    walk::{Entering, leaving_by},
};
use crate::{
    Event, Rejection,
    command::{Assign, CompleteStep},
    event,
    facts::serves,
    state::OpenStep,
};
use mc_kernel::Dong;
use mc_process::{Finish, Outcome, OutcomeKind, Step, Target};

/// Leaves a step by an outcome that its performer chose.
pub(super) fn complete(course: &mut Course<'_>, command: &CompleteStep) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let open = course.step(command.token)?;
    let step = course.facts.process.step(open.step).ok_or(Rejection::ProcessBroken)?;
    let outcome = step.outcome(&command.outcome).ok_or(Rejection::NoSuchOutcome)?;
    course.may_choose(&open, outcome)?;
    let asks = course.after.open_consultations().any(|c| c.token == open.token);
    if asks && outcome.kind == OutcomeKind::Ordinary {
        return Err(Rejection::ConsultationOpen);
    }
    course.complete_as(&open, step, outcome, command)
}

/// Gives a step to a person, or back to the division.
pub(super) fn assign(course: &mut Course<'_>, command: &Assign) -> Result<(), Rejection> {
    let open = course.step(command.token)?;
    let acting = course.facts.acting;
    let holds = open.assignee.is_some() && open.assignee == acting.staff;
    let gives_back = holds && command.to.is_none();
    if course.is_own_dossier() && !gives_back {
        return Err(Rejection::OfficerIsApplicant);
    }
    let takes = open.assignee.is_none()
        && command.to.is_some()
        && command.to == acting.staff
        && course.facts.actor_serves(&open.place);
    if !(holds || takes || course.facts.actor_assigns(open.place.unit)) {
        return Err(Rejection::NotYoursToAssign);
    }
    let is_able = || takes || serves(course.facts.assignee_posts, &open.place);
    if command.to.is_some() && !is_able() {
        return Err(Rejection::CannotBeAssigned);
    }
    let at = course.facts.now;
    course.record(Event::Assigned(event::Assigned { token: open.token, to: command.to, at }));
    Ok(())
}

impl Course<'_> {
    fn complete_as(
        &mut self,
        open: &OpenStep,
        step: &Step,
        outcome: &Outcome,
        command: &CompleteStep,
    ) -> Result<(), Rejection> {
        let advance = self.advance(open.token, &outcome.label)?;
        match &advance.result {
            Some(Finish::Supplement) => return Err(Rejection::UseSupplement),
            Some(Finish::Ended) if is_return(step) => return Err(Rejection::UseReturn),
            Some(Finish::Reject) => return self.refuse_after_appraisal(open, step, command),
            Some(Finish::Ended | Finish::SwitchCase(_)) | None => {}
        }
        if approves(self.facts.process, step, outcome) {
            self.has_something_to_sign(step, outcome)?;
            self.approve_results();
        }
        let fee = self.settle_fee(open, outcome, command.fee);
        self.leave(open, leaving_by(step, &outcome.label), note(&command.note)?);
        let entering = Entering { from: Some(open.place.clone()), assignee: command.assignee };
        if let Some(Finish::SwitchCase(case)) = &advance.result {
            return self.switch_case(case, &entering);
        }
        self.enter_all(&advance, &entering, fee)
    }

    /// The last who signs has a result before them: without one the dossier could not be finished.
    fn has_something_to_sign(&self, step: &Step, outcome: &Outcome) -> Result<(), Rejection> {
        let needs_result = !self.facts.procedure.results.is_empty();
        let has_none = self.after.current_results().next().is_none();
        if needs_result && has_none && !is_signed_after(self.facts.process, step, outcome) {
            return Err(Rejection::ResultMissing);
        }
        Ok(())
    }

    /// A duty is fulfilled by an outcome that leads on. One that comes back to a step asks again,
    /// for the same amount where none is given.
    fn settle_fee(
        &mut self,
        open: &OpenStep,
        outcome: &Outcome,
        given: Option<Dong>,
    ) -> Option<Dong> {
        let Some(owed) = self.fee_of(open).map(|fee| fee.amount) else { return given };
        let comes_back = matches!(
            &outcome.target, Target::Steps(to) if to.iter().any(|to| open.step.returns_to(*to))
        );
        if comes_back {
            return given.or(Some(owed));
        }
        let at = self.facts.now;
        self.record(Event::FeeSettled(event::FeeSettled { token: open.token, at }));
        given
    }
}
