//! Supplements: asked for once, exactly and completely (NĐ 61/2018, Điều 15.3, 17, 19.4).

use super::{Course, optional_words, required_words, submit::intake_due};
use crate::{
    Event, Private, Rejection,
    codes::BusinessState,
    command::{AnswerSupplement, AskSupplement},
    event::{self, Leaving},
    facts::Place,
    state::OpenStep,
};
use mc_calendar::SuspensionReason;
use mc_process::{Finish, TokenId, fire, restart};

/// Asks the applicant to complete the dossier; the clock stops.
pub(super) fn ask(course: &mut Course<'_>, command: &AskSupplement) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let (items, texts) = checked_items(command)?;
    let contact = optional_words(&command.contact)?;
    if course.after.supplements_asked > 0 {
        return Err(Rejection::SupplementAlreadyAsked);
    }
    if command.answer_by < course.facts.zone.day(course.facts.now) {
        return Err(Rejection::DeadlinePassed);
    }
    let (place, token) = match &command.from {
        None => at_intake(course)?,
        Some((token, outcome)) => from_step(course, *token, outcome)?,
    };
    let asked = event::SupplementAsked {
        token,
        place,
        items,
        answer_by: command.answer_by,
        at: course.facts.now,
    };
    let private = Private::Supplement { items: texts, contact };
    course.record_with(Event::SupplementAsked(asked), Some(private));
    course.stop_clock(SuspensionReason::Supplement, course.after.clock.after_supplement);
    Ok(())
}

/// Takes the applicant's answer: before acceptance the dossier waits at the desk again, after it the
/// process begins anew and the clock runs as the procedure's policy says.
pub(super) fn answer(course: &mut Course<'_>, command: &AnswerSupplement) -> Result<(), Rejection> {
    let awaited = course.after.supplement.clone().ok_or(Rejection::NoSupplementAwaited)?;
    let note = optional_words(&command.note)?;
    let answered = event::SupplementAnswered {
        files: command.files.clone(),
        intake_due: awaited.at_intake.then(|| intake_due(course.facts)),
        at: course.facts.now,
    };
    let private = Private::Supplemented { answers: command.answers.clone(), note };
    course.record_with(Event::SupplementAnswered(answered), Some(private));
    if awaited.at_intake {
        return Ok(());
    }
    course.resume_clock();
    let begun = restart(course.facts.process, &course.after.marking)
        .map_err(|_broken| Rejection::ProcessBroken)?;
    course.follow(&begun, Some(awaited.place))
}

fn checked_items(
    command: &AskSupplement,
) -> Result<(Vec<event::SupplementItem>, Vec<String>), Rejection> {
    if command.items.is_empty() {
        return Err(Rejection::ReasonMissing);
    }
    if command.items.len() > AskSupplement::MOST_ITEMS {
        return Err(Rejection::TooManyItems);
    }
    let mut items = Vec::with_capacity(command.items.len());
    let mut texts = Vec::with_capacity(command.items.len());
    for asked in &command.items {
        texts.push(required_words(&asked.what)?);
        required_words(&asked.item.ground)?;
        items.push(asked.item.clone());
    }
    Ok((items, texts))
}

type Asker = (Place, Option<TokenId>);

fn at_intake(course: &Course<'_>) -> Result<Asker, Rejection> {
    if course.after.business == BusinessState::Submitted {
        Ok((course.after.desk(), None))
    } else {
        Err(Rejection::SupplementNotNow)
    }
}

fn from_step(course: &mut Course<'_>, token: TokenId, outcome: &str) -> Result<Asker, Rejection> {
    if !course.after.business.is_in_process() {
        return Err(Rejection::SupplementNotNow);
    }
    let open: OpenStep = course.step(token)?;
    course.is_performer(&open)?;
    let advance = fire(course.facts.process, &course.after.marking, token, outcome)
        .map_err(|_e| Rejection::NoSuchOutcome)?;
    if advance.result != Some(Finish::Supplement) {
        return Err(Rejection::NoSuchOutcome);
    }
    course.leave(&open, Leaving::Outcome { outcome: outcome.to_owned() }, None);
    course.cancel_all_steps();
    course.clear_tokens();
    Ok((open.place, Some(token)))
}
