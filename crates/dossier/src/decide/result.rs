//! The result: attaching it, handing it over, rating the service.

use super::{Course, optional_words, required_words, signing::is_signed_from};
use crate::{
    Event, Private, Rejection,
    codes::{BusinessState, ResultKind, ReturnWay},
    command::{AttachResult, ReturnResult},
    event::{self, Leaving},
    state::OpenStep,
};
use mc_process::{OutcomeKind, Performer, Step, Target};

/// The most result documents of one dossier, replaced ones included.
const MOST: usize = 50;

pub(super) fn attach(course: &mut Course<'_>, command: &AttachResult) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let open = course.step(command.token)?;
    course.is_performer(&open)?;
    let staff = course.facts.acting.staff.ok_or(Rejection::NotYourStep)?;
    let step = course.facts.process.step(open.step).ok_or(Rejection::ProcessBroken)?;
    let issued_elsewhere = course.is_issued_elsewhere(&open, step, &command.code);
    let is_time = course.after.business.is_in_process() && course.after.results.len() < MOST;
    if !is_time || !(issued_elsewhere || is_signed_from(course.facts.process, step)) {
        return Err(Rejection::ResultNotNow);
    }
    let of_procedure = &course.facts.procedure.results;
    if !of_procedure.is_empty() && of_procedure.iter().all(|r| r.code.as_str() != command.code) {
        return Err(Rejection::NoSuchResult);
    }
    if command.valid_until.is_some_and(|until| until < command.issued_on) {
        return Err(Rejection::PaperDates);
    }
    let text = required_words(&command.title)?;
    let attached = event::ResultAttached {
        result: command.result,
        kind: command.kind,
        code: command.code.clone(),
        symbol: optional_words(&command.symbol)?,
        issued_on: command.issued_on,
        valid_until: command.valid_until,
        file: command.file.clone(),
        issued_elsewhere,
        staff,
        at: course.facts.now,
    };
    course.record_with(Event::ResultAttached(attached), Some(Private::Words { text }));
    Ok(())
}

/// Hands the result, or the written refusal, over (NĐ 61/2018, Điều 20).
pub(super) fn hand_over(course: &mut Course<'_>, command: &ReturnResult) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let staff = course.facts.acting.staff.ok_or(Rejection::NotYourStep)?;
    let open = course.after.steps.clone();
    if course.after.business != BusinessState::Finished
        || !open.iter().all(|open| course.is_return(open))
    {
        return Err(Rejection::NotReadyToReturn);
    }
    match open.as_slice() {
        [] => course.is_desk()?,
        // The applicant stands at the counter: whoever serves it hands over, also what was given
        // to a colleague.
        steps => steps.iter().try_for_each(|open| course.serves(&open.place))?,
    }
    if command.way != ReturnWay::Desk && course.must_be_present() {
        return Err(Rejection::MustBePresent);
    }
    let private = receiver(command)?;
    for step in &open {
        course.leave(step, course.leaving_by_end(step), None);
    }
    course.leave_process();
    let returned = event::Returned { way: command.way, staff, at: course.facts.now };
    course.record_with(Event::Returned(returned), Some(private));
    Ok(())
}

pub(super) fn rate(course: &mut Course<'_>) -> Result<(), Rejection> {
    let is_returned = course.after.business == BusinessState::Returned;
    if !course.is_applicant() || course.after.is_rated || !is_returned {
        return Err(Rejection::CannotRate);
    }
    let at = course.facts.now;
    course.record(Event::Rated(event::Rated { at }));
    Ok(())
}

/// At the desk the receiver and the paper shown are named; by post and online the note may say more.
fn receiver(command: &ReturnResult) -> Result<Private, Rejection> {
    let name = optional_words(&command.receiver)?;
    let paper = optional_words(&command.paper)?;
    if command.way == ReturnWay::Desk && (name.is_empty() || paper.is_empty()) {
        return Err(Rejection::ReceiverMissing);
    }
    Ok(Private::Receiver { name, paper, note: optional_words(&command.note)? })
}

/// Whether a step is the return of the result: the desk's, and the process ends with it. Stamping
/// and issuing come before it.
pub(super) fn is_return(step: &Step) -> bool {
    step.performer == Performer::OneStop && step.outcomes.iter().any(|o| o.target == Target::End)
}

impl Course<'_> {
    fn is_return(&self, open: &OpenStep) -> bool {
        self.facts.process.step(open.step).is_some_and(is_return)
    }

    fn leaving_by_end(&self, open: &OpenStep) -> Leaving {
        let step = self.facts.process.step(open.step);
        let end = step.and_then(|s| s.outcomes.iter().find(|o| o.target == Target::End));
        Leaving::Outcome { outcome: end.map_or_else(String::new, |o| o.label.clone()) }
    }

    /// The law wants the applicants there when what they asked for is handed over; a refusal may
    /// reach them any way.
    fn must_be_present(&self) -> bool {
        let ended = self.after.ended.as_ref();
        self.facts.procedure.must_be_present_at_return
            && ended.is_some_and(|ended| ended.kind == ResultKind::Granted)
    }

    /// Whether another agency issues the result on its own account, as the police and the insurance
    /// do in a linked procedure, so that nobody here has to approve it. Not the result that the
    /// procedure is about, and nobody who is only asked for an opinion.
    fn is_issued_elsewhere(&self, open: &OpenStep, step: &Step, code: &str) -> bool {
        let procedure = self.facts.procedure;
        let is_main = procedure.main_result_code.as_ref().is_some_and(|c| c.as_str() == code);
        let is_asked_only = step.outcomes.iter().any(|o| o.kind == OutcomeKind::NoAnswer);
        open.performer == Performer::OtherAgency
            && open.place.agency != self.after.competent_agency
            && procedure.is_linked
            && !is_main
            && !is_asked_only
    }
}
