//! Which events a command produces. Pure: no clock, no database, no randomness; what it needs to
//! know comes as [`Facts`].

mod apology;
mod clock;
mod consultation;
mod finish;
mod intake;
mod leg;
mod order;
mod papers;
mod result;
mod rights;
mod signing;
mod steps;
mod stop;
mod submit;
mod supplement;
mod walk;

pub use clock::{deadline_of, forwarding_of, return_deadline_of};
pub use submit::{Submit, submit};

use crate::{
    Command, Dossier, Event, Facts, Private, Rejection, command::RefusalWords, event,
    private::MOST_WORDS_BYTES, state::OpenStep,
};
use mc_process::TokenId;

/// One event that was decided, with its private part.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// What the log gets.
    pub event: Event,
    /// What the private tables get.
    pub private: Option<Private>,
}

/// What a command produces: at least one event, and the state after them.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The events, in order.
    pub events: Vec<Decided>,
    /// The state after the last event.
    pub after: Dossier,
}

/// Decides a command on an existing dossier.
///
/// # Errors
/// The [`Rejection`] that says why not; nothing is changed then.
pub fn decide(
    dossier: &Dossier,
    command: &Command,
    facts: &Facts<'_>,
) -> Result<Decision, Rejection> {
    let mut course = Course { facts, after: dossier.clone(), events: Vec::new() };
    if dossier.stopped.is_some() && !stop::is_allowed_while_stopped(command) {
        return Err(Rejection::Stopped);
    }
    match command {
        Command::TakeIn(c) => intake::take_in(&mut course, c)?,
        Command::Refuse(c) => intake::refuse(&mut course, c)?,
        Command::AskSupplement(c) => supplement::ask(&mut course, c)?,
        Command::AnswerSupplement(c) => supplement::answer(&mut course, c)?,
        Command::CompleteStep(c) => steps::complete(&mut course, c)?,
        Command::Assign(c) => steps::assign(&mut course, c)?,
        Command::AskConsultation(c) => consultation::ask(&mut course, c)?,
        Command::AnswerConsultation(c) => consultation::answer(&mut course, c)?,
        Command::CloseConsultation(c) => consultation::close(&mut course, c)?,
        Command::AttachResult(c) => result::attach(&mut course, c)?,
        Command::ReturnResult(c) => result::hand_over(&mut course, c)?,
        Command::Withdraw(c) => intake::withdraw(&mut course, c)?,
        Command::Rate => result::rate(&mut course)?,
        Command::ProposeApology => apology::propose(&mut course)?,
        Command::Reappoint(c) => apology::reappoint(&mut course, c)?,
        Command::Stop(c) => stop::stop(&mut course, c)?,
        Command::Reopen(c) => stop::reopen(&mut course, c)?,
        Command::GiveOrder(c) => order::give(&mut course, c)?,
        Command::AnswerOrder(c) => order::answer(&mut course, c)?,
        Command::SendBack(c) => leg::send_back(&mut course, c)?,
        Command::SendAgain(c) => leg::send_again(&mut course, c)?,
        Command::DigitisePaper(c) => papers::digitise(&mut course, c)?,
        Command::RevokePaper(c) => papers::revoke(&mut course, c)?,
    }
    Ok(Decision { events: course.events, after: course.after })
}

/// A decision on its way: the events so far and the state after them.
struct Course<'a> {
    facts: &'a Facts<'a>,
    after: Dossier,
    events: Vec<Decided>,
}

impl Course<'_> {
    /// Adds an event and folds it.
    fn record(&mut self, event: Event) {
        self.record_with(event, None);
    }

    /// Adds an event with its private part and folds it.
    fn record_with(&mut self, event: Event, private: Option<Private>) {
        self.after = self.after.clone().apply(&event);
        self.events.push(Decided { event, private });
    }

    /// The open step of a token.
    fn step(&self, token: TokenId) -> Result<OpenStep, Rejection> {
        self.after.open_step(token).cloned().ok_or(Rejection::StepNotOpen)
    }

    /// Ends every stay and drops every token: the dossier goes elsewhere as a whole.
    fn leave_process(&mut self) {
        for step in self.after.steps.clone() {
            self.leave(&step, event::Leaving::Cancelled, None);
        }
        if !self.after.marking.is_empty() {
            let marking = self.after.marking.cleared();
            let (passed, at) = (Vec::new(), self.facts.now);
            self.record(Event::TokensMoved(event::TokensMoved { marking, passed, at }));
        }
    }
}

/// A text that must be there, trimmed and within bounds.
fn required_words(text: &str) -> Result<String, Rejection> {
    let text = optional_words(text)?;
    if text.is_empty() { Err(Rejection::ReasonMissing) } else { Ok(text) }
}

/// A text that may be empty, trimmed and within bounds.
fn optional_words(text: &str) -> Result<String, Rejection> {
    let text = text.trim();
    if text.len() > MOST_WORDS_BYTES { Err(Rejection::TooLong) } else { Ok(text.to_owned()) }
}

/// The ground of a refusal, and its private part: place and what would be accepted are needed too.
fn refusal_words(words: &RefusalWords) -> Result<(String, Private), Rejection> {
    let ground = required_words(&words.ground)?;
    let (place, accepted) = (required_words(&words.place)?, required_words(&words.accepted)?);
    let (note, late) = (String::new(), String::new());
    Ok((ground, Private::Refusal { place, accepted, note, late }))
}

/// The private part of a note, when one was written.
fn note(text: &str) -> Result<Option<Private>, Rejection> {
    let text = optional_words(text)?;
    Ok((!text.is_empty()).then_some(Private::Words { text }))
}
