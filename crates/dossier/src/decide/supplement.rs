//! Supplements: asked for once, exactly and completely (NĐ 61/2018, Điều 15.3, 17, 19.4).

use super::{
    Course, optional_words, required_words,
    submit::intake_due,
    walk::{Entering, leaving_by},
};
use crate::{
    Event, Private, Rejection,
    codes::BusinessState,
    command::{AnswerSupplement, AskSupplement},
    event::{self, SupplementItem, SupplementTarget},
    state::OpenStep,
};
use mc_calendar::Timeliness;
use mc_kernel::{CivilDay, DayTime, Timestamp};
use mc_process::{Finish, TokenId, restart};

/// The most bytes of the path or code of a thing to be supplemented.
const MOST_PATH_BYTES: usize = 500;
/// The most supplement requests of one dossier, those included that an answer raised.
const MOST_SUPPLEMENTS: u32 = 5;

/// Asks the applicant to complete the dossier; the clock stops.
pub(super) fn ask(course: &mut Course<'_>, command: &AskSupplement) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let asker = asker(course, command)?;
    let raised_by = raised_by(course, command)?;
    let (items, texts) = checked_items(command)?;
    let contact = optional_words(&command.contact)?;
    let late = optional_words(&command.late)?;
    if command.answer_by < course.facts.zone.day(course.facts.now) {
        return Err(Rejection::DeadlinePassed);
    }
    let return_by = if asker.is_some() { course.return_by(&late)? } else { None };
    let is_late = return_by.is_some_and(|by| by.timeliness == Timeliness::Late);
    let late = if is_late { late } else { String::new() };
    let (place, token) = match asker {
        None => (course.after.desk(), None),
        Some((open, outcome)) => {
            let step = course.facts.process.step(open.step).ok_or(Rejection::ProcessBroken)?;
            course.leave(&open, leaving_by(step, outcome), None);
            course.leave_process();
            (open.place, Some(open.token))
        }
    };
    let asked = event::SupplementAsked {
        token,
        place,
        items,
        answer_by: command.answer_by,
        answer_until: end_of(course, command.answer_by),
        raised_by,
        return_by,
        at: course.facts.now,
    };
    let private = Private::Supplement { items: texts, contact, late };
    course.record_with(Event::SupplementAsked(asked), Some(private));
    course.stop_for_supplement();
    Ok(())
}

/// Takes the applicant's answer: before acceptance the dossier waits at the desk again, after it the
/// process begins anew and the clock runs as the procedure's policy says.
pub(super) fn answer(course: &mut Course<'_>, command: &AnswerSupplement) -> Result<(), Rejection> {
    let awaited = course.after.supplement.clone();
    course.is_applicant_or_served_at(awaited.as_ref().map(|awaited| &awaited.place))?;
    let awaited = awaited.ok_or(Rejection::NoSupplementAwaited)?;
    let note = optional_words(&command.note)?;
    let answered = event::SupplementAnswered {
        files: command.files.clone(),
        intake_due: awaited.at_intake.then(|| intake_due(course.facts)),
        changed: changed(command)?,
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
    let entering = Entering { from: Some(awaited.place), assignee: None };
    course.enter_all(&begun, &entering, None)
}

/// The answers that changed, as far as an event names them.
fn changed(command: &AnswerSupplement) -> Result<Vec<String>, Rejection> {
    let changed = command.changed.iter().take(AnswerSupplement::MOST_CHANGED);
    if changed.clone().any(|path| path.len() > MOST_PATH_BYTES) {
        return Err(Rejection::TooLong);
    }
    Ok(changed.cloned().collect())
}

/// The answer that raised what is asked now. A supplement is asked for once (NĐ 61/2018,
/// Điều 15.3); only what the applicant's own answer brought may be asked about again, and every
/// answer is asked about once.
fn raised_by(course: &Course<'_>, command: &AskSupplement) -> Result<Option<u64>, Rejection> {
    let dossier = &course.after;
    if dossier.supplements_asked == 0 {
        return Ok(None);
    }
    let answer = dossier.supplements_answered.last();
    let answer = answer.filter(|answer| command.raised_by == Some(answer.answered_in));
    let is_few = dossier.supplements_asked < MOST_SUPPLEMENTS;
    let answer = answer.filter(|_| is_few).ok_or(Rejection::SupplementAlreadyAsked)?;
    if !command.items.iter().all(|asked| answer.raises(&asked.item.target)) {
        return Err(Rejection::SupplementNotRaised);
    }
    Ok(Some(answer.answered_in))
}

/// The step and the outcome by which a supplement is asked; none for the desk before acceptance.
type Asker<'a> = Option<(OpenStep, &'a str)>;

fn asker<'a>(course: &Course<'_>, command: &'a AskSupplement) -> Result<Asker<'a>, Rejection> {
    let Some((token, outcome)) = &command.from else {
        course.is_desk()?;
        let waits = course.after.business == BusinessState::Submitted;
        return if waits { Ok(None) } else { Err(Rejection::SupplementNotNow) };
    };
    let open = step_of_performer(course, *token)?;
    if !course.after.business.is_in_process() {
        return Err(Rejection::SupplementNotNow);
    }
    let advance = course.advance(*token, outcome)?;
    if advance.result != Some(Finish::Supplement) {
        return Err(Rejection::NoSuchOutcome);
    }
    Ok(Some((open, outcome)))
}

fn step_of_performer(course: &Course<'_>, token: TokenId) -> Result<OpenStep, Rejection> {
    let open = course.step(token)?;
    course.is_performer(&open)?;
    Ok(open)
}

type Checked = (Vec<SupplementItem>, Vec<String>);

fn checked_items(command: &AskSupplement) -> Result<Checked, Rejection> {
    if command.items.is_empty() {
        return Err(Rejection::ReasonMissing);
    }
    if command.items.len() > AskSupplement::MOST_ITEMS {
        return Err(Rejection::TooManyItems);
    }
    let mut items = Vec::with_capacity(command.items.len());
    let mut texts = Vec::with_capacity(command.items.len());
    for asked in &command.items {
        let target = asked.item.target.clone();
        if let SupplementTarget::Field { path: name } | SupplementTarget::Component { code: name } =
            &target
            && name.len() > MOST_PATH_BYTES
        {
            return Err(Rejection::TooLong);
        }
        texts.push(required_words(&asked.what)?);
        items.push(SupplementItem { target, ground: required_words(&asked.item.ground)? });
    }
    Ok((items, texts))
}

/// The instant at which a day is over.
fn end_of(course: &Course<'_>, day: CivilDay) -> Timestamp {
    let midnight = DayTime::from_minute(0);
    midnight.map_or(course.facts.now, |time| course.facts.zone.instant(day.next().at(time)))
}
