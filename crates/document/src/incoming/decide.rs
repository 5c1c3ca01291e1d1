//! Which event a command gives, or why not.

use super::{
    event::{Answer, Directed, Event, Received},
    state::{Incoming, Stage},
};
use crate::{
    Facts, MOST_FILES, MOST_SUBJECT_CHARS, MOST_WORDS_CHARS, Place, Rejection,
    words::{bounded, written},
};
use mc_kernel::{
    CivilDay,
    ids::{OfficialDocumentId, RegisterBookId, StaffId},
};

/// The most places that help with one document.
pub const MOST_HELPING: usize = 20;

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To enter what arrived.
    Receive(Box<Received>),
    /// To give it the next number of arrival of a book.
    Register {
        /// The book.
        book: RegisterBookId,
        /// The number.
        number: u32,
    },
    /// To send it back: it is for another, or not what it claims to be (Điều 21).
    Return {
        /// Why.
        reason: String,
    },
    /// To say who does it (Điều 24).
    Direct(Direction),
    /// To name who of the unit that leads does it.
    Assign {
        /// Who.
        staff: StaffId,
    },
    /// To write a note to the colleagues.
    Comment {
        /// The note.
        words: String,
    },
    /// To answer it.
    Answer(Answering),
    /// To close it.
    Close {
        /// How it was done.
        words: String,
    },
}

/// See [`Command::Direct`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Direction {
    /// Who leads.
    pub lead: Place,
    /// Who helps.
    pub helping: Vec<Place>,
    /// Until when.
    pub due: Option<CivilDay>,
    /// Whether it has to be answered.
    pub wants_answer: bool,
    /// What the leader says.
    pub words: String,
}

/// How an incoming document is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answering {
    /// By an outgoing document that is issued in the same write; whoever issues it need not lead here.
    Document {
        /// The document.
        id: OfficialDocumentId,
        /// Its number and symbol.
        number: String,
    },
    /// In another way.
    Otherwise(String),
}

/// Decides a command.
///
/// # Errors
/// The [`Rejection`] that says why not.
pub fn decide(
    before: Option<&Incoming>,
    command: &Command,
    facts: &Facts,
) -> Result<Event, Rejection> {
    let at = facts.now;
    if let Command::Receive(received) = command {
        if before.is_some() {
            return Err(Rejection::AlreadyThere);
        }
        return receive(received, facts);
    }
    let known = before.ok_or(Rejection::Unknown)?;
    match command {
        Command::Receive(_) => Err(Rejection::AlreadyThere),
        Command::Register { book, number } => {
            facts.clerk()?;
            at_stage(known, &[Stage::Received])?;
            Ok(Event::Registered { book: *book, number: *number, day: facts.today, at })
        }
        Command::Return { reason } => {
            facts.clerk().or_else(|_no| facts.leader())?;
            at_stage(known, &[Stage::Received, Stage::Registered, Stage::Directed])?;
            Ok(Event::Returned { reason: written(reason, MOST_WORDS_CHARS)?, at })
        }
        Command::Direct(direction) => {
            facts.leader()?;
            at_stage(known, &[Stage::Registered, Stage::Directed])?;
            direct(direction, facts)
        }
        Command::Assign { staff } => {
            at_stage(known, &[Stage::Directed])?;
            facts.head(lead(known)?.unit)?;
            Ok(Event::Assigned { staff: *staff, at })
        }
        Command::Comment { words } => {
            if known.is_over() {
                return Err(Rejection::NotAwaited);
            }
            Ok(Event::Commented { words: written(words, MOST_WORDS_CHARS)?, at })
        }
        Command::Answer(answering) => answer(known, answering, facts),
        Command::Close { words } => {
            at_stage(known, &[Stage::Directed, Stage::Answered])?;
            facts.at(lead(known)?)?;
            let wants = known.directed.as_ref().is_some_and(|directed| directed.wants_answer);
            if wants && known.answer.is_none() {
                return Err(Rejection::NotAnswered);
            }
            Ok(Event::Closed { words: bounded(words, MOST_WORDS_CHARS)?, at })
        }
    }
}

fn receive(received: &Received, facts: &Facts) -> Result<Event, Rejection> {
    facts.clerk()?;
    if received.source.day > facts.today {
        return Err(Rejection::DayWrong);
    }
    if received.secrecy.is_secret() && !received.files.is_empty() {
        return Err(Rejection::SecretHasNoFile);
    }
    if received.files.len() > MOST_FILES {
        return Err(Rejection::TooManyFiles);
    }
    let mut received = received.clone();
    received.subject = written(&received.subject, MOST_SUBJECT_CHARS)?;
    received.source.issuer = written(&received.source.issuer, MOST_SUBJECT_CHARS)?;
    received.source.number = written(&received.source.number, MOST_SUBJECT_CHARS)?;
    received.at = facts.now;
    Ok(Event::Received(received))
}

fn direct(direction: &Direction, facts: &Facts) -> Result<Event, Rejection> {
    let mut places = vec![direction.lead];
    for place in &direction.helping {
        if places.contains(place) {
            return Err(Rejection::PlacesOutOfBounds);
        }
        places.push(*place);
    }
    if direction.helping.len() > MOST_HELPING {
        return Err(Rejection::PlacesOutOfBounds);
    }
    if direction.due.is_some_and(|due| due < facts.today) {
        return Err(Rejection::DayPassed);
    }
    Ok(Event::Directed(Directed {
        lead: direction.lead,
        helping: direction.helping.clone(),
        due: direction.due,
        wants_answer: direction.wants_answer,
        words: bounded(&direction.words, MOST_WORDS_CHARS)?,
        at: facts.now,
    }))
}

fn answer(known: &Incoming, answering: &Answering, facts: &Facts) -> Result<Event, Rejection> {
    let answer = match answering {
        Answering::Document { id, number } => {
            at_stage(known, &[Stage::Registered, Stage::Directed, Stage::Answered])?;
            Answer::Document { id: *id, number: number.clone() }
        }
        Answering::Otherwise(words) => {
            at_stage(known, &[Stage::Directed])?;
            facts.at(lead(known)?)?;
            Answer::Otherwise(written(words, MOST_WORDS_CHARS)?)
        }
    };
    Ok(Event::Answered { answer, at: facts.now })
}

fn at_stage(known: &Incoming, stages: &[Stage]) -> Result<(), Rejection> {
    if stages.contains(&known.stage) { Ok(()) } else { Err(Rejection::NotAwaited) }
}

fn lead(known: &Incoming) -> Result<Place, Rejection> {
    known.directed.as_ref().map(|directed| directed.lead).ok_or(Rejection::NotAwaited)
}
