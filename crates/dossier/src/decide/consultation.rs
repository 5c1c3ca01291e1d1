//! Asking another unit for its opinion, with content and deadline (NĐ 61/2018, Điều 19.5). Silence is
//! never consent: it is recorded as silence, and the asker decides on their own responsibility.

use super::{Course, clock::timeliness, required_words};
use crate::{
    Event, Private, Rejection,
    command::{AnswerConsultation, AskConsultation, CloseConsultation},
    event,
    state::Consultation,
};
use mc_kernel::ids::ConsultationId;

/// The most consultations of one dossier.
const MOST: usize = 50;

pub(super) fn ask(course: &mut Course<'_>, command: &AskConsultation) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let open = course.step(command.token)?;
    course.is_performer(&open)?;
    if !course.after.business.is_in_process() {
        return Err(Rejection::ConsultationNotNow);
    }
    let text = required_words(&command.question)?;
    if command.due <= course.facts.now {
        return Err(Rejection::DeadlinePassed);
    }
    if course.after.consultations.len() >= MOST {
        return Err(Rejection::TooManyItems);
    }
    let asked = event::ConsultationAsked {
        consultation: command.consultation,
        token: open.token,
        from: open.place,
        place: command.place.clone(),
        due: command.due,
        at: course.facts.now,
    };
    course.record_with(Event::ConsultationAsked(asked), Some(Private::Words { text }));
    Ok(())
}

pub(super) fn answer(
    course: &mut Course<'_>,
    command: &AnswerConsultation,
) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let asked = open(course, command.consultation)?;
    if !course.facts.actor_serves(&asked.place) {
        return Err(Rejection::NotYourStep);
    }
    let text = required_words(&command.answer)?;
    let answered = event::ConsultationAnswered {
        consultation: asked.id,
        files: command.files.clone(),
        timeliness: timeliness(course.facts, course.facts.now, asked.due),
        at: course.facts.now,
    };
    course.record_with(Event::ConsultationAnswered(answered), Some(Private::Words { text }));
    Ok(())
}

pub(super) fn close(course: &mut Course<'_>, command: &CloseConsultation) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let asked = open(course, command.consultation)?;
    if !course.facts.actor_serves(&asked.from) {
        return Err(Rejection::SilenceNotYours);
    }
    if course.facts.now <= asked.due {
        return Err(Rejection::SilenceTooEarly);
    }
    let closed = event::ConsultationClosed { consultation: asked.id, at: course.facts.now };
    course.record(Event::ConsultationClosed(closed));
    Ok(())
}

fn open(course: &Course<'_>, id: ConsultationId) -> Result<Consultation, Rejection> {
    let mut awaited = course.after.open_consultations();
    awaited.find(|c| c.id == id).cloned().ok_or(Rejection::ConsultationNotOpen)
}
