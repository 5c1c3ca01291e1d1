//! Register books and how their numbers run (NĐ 30/2020, Điều 15 and 22).
//!
//! A book belongs to an agency, a year and a direction; numbers begin with 01 on 1 January. All that
//! goes out has one sequence, or each kind its own, as the head decides; secrets have books of their own.
//! What comes in has one sequence. A number is given in the same write as the event that says so: so no
//! number is given twice, and none is left out. One that was reserved or cancelled says why.

use crate::{Kind, Rejection, Secrecy, codes::codes};
use mc_kernel::{
    Id,
    ids::{OfficialDocumentId, RegisterBookId, UnitId},
};

/// The most numbers that are reserved at a time.
pub const MOST_RESERVED: u32 = 20;

codes! {
    /// Which way documents go.
    Direction {
        /// Văn bản đến.
        Incoming = "in",
        /// Văn bản đi.
        Outgoing = "out",
    }
}

codes! {
    /// How the numbers of outgoing documents run, by the decision of the head.
    Sequence {
        /// One sequence for all kinds.
        One = "one",
        /// Each kind has its own.
        PerKind = "per_kind",
    }
}

codes! {
    /// What became of a number.
    NumberState {
        /// A document has it.
        Taken = "taken",
        /// It is held back for a document that is to come.
        Reserved = "reserved",
        /// No document has it, or the one that had it was withdrawn.
        Cancelled = "cancelled",
    }
}

/// A book: whose it is, and which documents stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// The agency.
    pub agency: UnitId,
    /// Which way they go.
    pub direction: Direction,
    /// The year.
    pub year: i16,
    /// Which documents: empty for all, the name of a kind, or `secret`.
    pub series: String,
}

/// The series of secrets.
const SECRET: &str = "secret";

impl Book {
    /// The book of what comes in.
    pub fn incoming(agency: UnitId, year: i16, secrecy: Secrecy) -> Self {
        let series = if secrecy.is_secret() { SECRET.to_owned() } else { String::new() };
        Self { agency, direction: Direction::Incoming, year, series }
    }

    /// The book of what goes out.
    pub fn outgoing(
        agency: UnitId,
        year: i16,
        (kind, secrecy): (Kind, Secrecy),
        sequence: Sequence,
    ) -> Self {
        let series = match (secrecy.is_secret(), sequence) {
            (true, _) => SECRET,
            (false, Sequence::One) => "",
            (false, Sequence::PerKind) => kind.name(),
        };
        Self { agency, direction: Direction::Outgoing, year, series: series.to_owned() }
    }

    /// Its id, which follows from what it is.
    pub fn id(&self) -> RegisterBookId {
        let name =
            format!("{}/{}/{}/{}", self.agency, self.direction.name(), self.year, self.series);
        Id::derived("register book", &name)
    }

    /// Whether it is a book of secrets.
    pub fn is_secret(&self) -> bool {
        self.series == SECRET
    }

    /// The kind whose book it is, where it is one's.
    pub fn kind(&self) -> Option<Kind> {
        Kind::named(&self.series)
    }
}

/// A line of a book: a number and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The number.
    pub number: u32,
    /// What became of it.
    pub state: NumberState,
    /// The document that has, or had, it.
    pub document: Option<OfficialDocumentId>,
    /// Why it is reserved or cancelled; empty otherwise.
    pub reason: String,
}

/// The number after the last one of a book.
///
/// # Errors
/// [`Rejection::NumberNotFree`] past the largest number.
pub fn next(last: u32) -> Result<u32, Rejection> {
    last.checked_add(1).ok_or(Rejection::NumberNotFree)
}

/// The numbers that are reserved for a reason.
///
/// # Errors
/// [`Rejection::TooManyReserved`], [`Rejection::WordsMissing`], [`Rejection::NumberNotFree`].
pub fn reserve(last: u32, many: u32, reason: &str) -> Result<Vec<Line>, Rejection> {
    if !(1..=MOST_RESERVED).contains(&many) {
        return Err(Rejection::TooManyReserved);
    }
    let reason = crate::words::written(reason, crate::MOST_WORDS_CHARS)?;
    let end = last.checked_add(many).ok_or(Rejection::NumberNotFree)?;
    let line = |number| Line {
        number,
        state: NumberState::Reserved,
        document: None,
        reason: reason.clone(),
    };
    Ok((next(last)?..=end).map(line).collect())
}

/// A reserved number that will not be used after all.
///
/// # Errors
/// [`Rejection::NumberNotFree`] of one that is not reserved, [`Rejection::WordsMissing`].
pub fn cancel(line: &Line, reason: &str) -> Result<Line, Rejection> {
    if line.state != NumberState::Reserved {
        return Err(Rejection::NumberNotFree);
    }
    let reason = crate::words::written(reason, crate::MOST_WORDS_CHARS)?;
    Ok(Line { state: NumberState::Cancelled, reason, ..line.clone() })
}
