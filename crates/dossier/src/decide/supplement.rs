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
use mc_kernel::{CivilDay, DayTime, Timestamp};
use mc_process::{Finish, TokenId, restart};

/// The most bytes of the path or code of a thing to be supplemented.
const MOST_PATH_BYTES: usize = 500;

/// Asks the applicant to complete the dossier; the clock stops.
pub(super) fn ask(course: &mut Course<'_>, command: &AskSupplement) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let asker = asker(course, command)?;
    if course.after.supplements_asked > 0 {
        return Err(Rejection::SupplementAlreadyAsked);
    }
    let (items, texts) = checked_items(command)?;
    let contact = optional_words(&command.contact)?;
    if command.answer_by < course.facts.zone.day(course.facts.now) {
        return Err(Rejection::DeadlinePassed);
    }
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
        at: course.facts.now,
    };
    let private = Private::Supplement { items: texts, contact };
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
