//! The result: attaching it, handing it over, rating the service.

use super::{Course, optional_words, required_words};
use crate::{
    Event, Private, Rejection,
    codes::{BusinessState, ResultKind, ReturnWay},
    command::{AttachResult, ReturnResult},
    event::{self, Leaving},
};
use mc_process::{Performer, Target};

/// The most result documents of one dossier, replaced ones included.
const MOST: usize = 50;

pub(super) fn attach(course: &mut Course<'_>, command: &AttachResult) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let open = course.step(command.token)?;
    course.is_performer(&open)?;
    let staff = course.facts.acting.staff.ok_or(Rejection::NotYourStep)?;
    if !course.after.business.is_in_process() || course.after.results.len() >= MOST {
        return Err(Rejection::ResultNotNow);
    }
    let text = required_words(&command.title)?;
    let elsewhere = matches!(open.performer, Performer::OtherAgency | Performer::Council)
        && open.place.agency != course.after.competent_agency;
    let attached = event::ResultAttached {
        result: command.result,
        kind: ResultKind::Granted,
        code: command.code.clone(),
        symbol: optional_words(&command.symbol)?,
        issued_on: command.issued_on,
        file: command.file.clone(),
        issued_elsewhere: elsewhere,
        staff,
        at: course.facts.now,
    };
    course.record_with(Event::ResultAttached(attached), Some(Private::Words { text }));
    Ok(())
}

/// Hands the result, or the written refusal, over (NĐ 61/2018, Điều 20).
pub(super) fn hand_over(course: &mut Course<'_>, command: &ReturnResult) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    if course.after.business != BusinessState::Finished || !all_others_done(course) {
        return Err(Rejection::NotReadyToReturn);
    }
    let staff = course.facts.acting.staff.ok_or(Rejection::NotYourStep)?;
    if command.way == ReturnWay::Online && course.facts.procedure.must_be_present_at_return {
        return Err(Rejection::MustBePresent);
    }
    let private = receiver(command)?;
    leave_return_step(course);
    course.clear_tokens();
    let returned = event::Returned { way: command.way, staff, at: course.facts.now };
    course.record_with(Event::Returned(returned), Some(private));
    Ok(())
}

pub(super) fn rate(course: &mut Course<'_>) -> Result<(), Rejection> {
    let acting = course.facts.acting;
    let own = acting.staff.is_none() && acting.subject == Some(course.after.applicant);
    if !own || course.after.is_rated || course.after.business != BusinessState::Returned {
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

/// Only the return itself may be left: stamping and issuing come before it.
fn all_others_done(course: &Course<'_>) -> bool {
    course.after.steps.iter().all(|open| is_return(course, open.step))
}

fn is_return(course: &Course<'_>, no: mc_process::StepNo) -> bool {
    course.facts.process.step(no).is_some_and(|step| {
        step.performer == Performer::OneStop
            && step.outcomes.iter().any(|o| o.target == Target::End)
    })
}

fn leave_return_step(course: &mut Course<'_>) {
    for open in course.after.steps.clone() {
        let step = course.facts.process.step(open.step);
        let label = step
            .and_then(|s| s.outcomes.iter().find(|o| o.target == Target::End))
            .map_or_else(String::new, |o| o.label.clone());
        course.leave(&open, Leaving::Outcome { outcome: label }, None);
    }
}
