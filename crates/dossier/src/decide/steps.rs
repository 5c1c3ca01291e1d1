//! Leaving a step by a person's choice, and giving steps to people.

use super::{
    Course,
    finish::approves,
    note,
    walk::{Entering, leaving_by},
};
use crate::{
    Event, Rejection,
    command::{Assign, CompleteStep},
    event,
    facts::serves,
    state::OpenStep,
};
use mc_process::{Finish, OutcomeKind, Performer, Step};

/// Leaves a step by an outcome that its performer chose.
pub(super) fn complete(course: &mut Course<'_>, command: &CompleteStep) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let open = course.step(command.token)?;
    let step = course.facts.process.step(open.step).ok_or(Rejection::ProcessBroken)?;
    let outcome = step.outcome(&command.outcome).ok_or(Rejection::NoSuchOutcome)?;
    match outcome.kind {
        OutcomeKind::Ordinary => course.is_performer(&open)?,
        OutcomeKind::NoAnswer => course.may_record_silence(&open)?,
    }
    if course.after.open_consultations().any(|c| c.token == open.token) {
        return Err(Rejection::ConsultationOpen);
    }
    course.complete_as(&open, step, command)
}

/// Gives a step to a person, or back to the division.
pub(super) fn assign(course: &mut Course<'_>, command: &Assign) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let open = course.step(command.token)?;
    let acting = course.facts.acting;
    let holds = open.assignee.is_some() && open.assignee == acting.staff;
    let takes = open.assignee.is_none()
        && command.to == acting.staff
        && course.facts.actor_serves(&open.place);
    if !(holds || takes || course.facts.actor_assigns(open.place.unit)) {
        return Err(Rejection::NotYoursToAssign);
    }
    let able = || serves(course.facts.assignee_posts, &open.place);
    if command.to.is_some() && !takes && !able() {
        return Err(Rejection::CannotBeAssigned);
    }
    let at = course.facts.now;
    course.record(Event::Assigned(event::Assigned { token: open.token, to: command.to, at }));
    Ok(())
}

impl Course<'_> {
    /// The performer of a step: whoever it was given to, else anybody who serves its work list. A
    /// step that waits for the applicant is completed by the unit that asked.
    pub(super) fn is_performer(&self, open: &OpenStep) -> Result<(), Rejection> {
        let acting = self.facts.acting;
        let is_applicant = acting.staff.is_none() && acting.subject == Some(self.after.applicant);
        let allowed = match (open.performer, open.assignee) {
            // Money is settled by whoever asked for it, until the payment platform says so.
            (Performer::Applicant, _) if is_applicant => self.after.fee.is_none(),
            (_, Some(assignee)) if acting.staff == Some(assignee) => true,
            (_, Some(_)) => self.facts.actor_assigns(open.place.unit),
            (_, None) => self.facts.actor_serves(&open.place),
        };
        if allowed { Ok(()) } else { Err(Rejection::NotYourStep) }
    }

    /// Silence is recorded by the unit that asked, after the deadline has passed.
    fn may_record_silence(&self, open: &OpenStep) -> Result<(), Rejection> {
        if !open.from.as_ref().is_some_and(|asker| self.facts.actor_serves(asker)) {
            return Err(Rejection::SilenceNotYours);
        }
        match open.planned {
            Some(planned) if self.facts.now > planned => Ok(()),
            Some(_) | None => Err(Rejection::SilenceTooEarly),
        }
    }

    fn complete_as(
        &mut self,
        open: &OpenStep,
        step: &Step,
        command: &CompleteStep,
    ) -> Result<(), Rejection> {
        let advance = self.advance(open.token, &command.outcome)?;
        match &advance.result {
            Some(Finish::Supplement) => return Err(Rejection::UseSupplement),
            Some(Finish::Ended) => return Err(Rejection::UseReturn),
            Some(Finish::Reject) => return self.refuse_after_appraisal(open, command),
            Some(Finish::SwitchCase(_)) | None => {}
        }
        if approves(self.facts.process, step, &advance) {
            self.approve_results();
        }
        self.leave(open, leaving_by(step, &command.outcome), note(&command.note)?);
        let entering = Entering { from: Some(open.place.clone()), assignee: command.assignee };
        if let Some(Finish::SwitchCase(case)) = &advance.result {
            return self.switch_case(case, &entering);
        }
        self.settle_fee(open);
        self.enter_all(&advance, open.token, &entering, command.fee)
    }

    fn settle_fee(&mut self, open: &OpenStep) {
        if self.after.fee.as_ref().is_some_and(|fee| fee.token == open.token) {
            let at = self.facts.now;
            self.record(Event::FeeSettled(event::FeeSettled { token: open.token, at }));
        }
    }
}
