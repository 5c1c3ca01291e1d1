//! Register books and their numbers. A number is given in the batch that says what for: the book's last
//! number moves on by one, or the whole batch fails and is tried again with the next.

use super::streams::{Brief, brief};
use crate::{Batch, Clash, Row, Store, StoreError};
use mc_document::book::{Book, Direction, Line, NumberState, Sequence};
use mc_kernel::{
    ActorRef, Page, PageSize, Timestamp,
    ids::{OfficialDocumentId, RegisterBookId, UnitId},
};
use mc_policy::{Permit, actions};

const OPEN: &str = "INSERT INTO official_book (id, agency, direction, year, series, last) VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT (id) DO NOTHING";
const ADVANCE: &str = "UPDATE official_book SET last = $3 WHERE id = $1 AND last = $2";
const GIVE: &str = "INSERT INTO official_number (book, number, state, document, reason, actor, at_us) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const BECOME: &str = "UPDATE official_number SET state = $4, document = $5, reason = $6, actor = $7, at_us = $8 WHERE book = $1 AND number = $2 AND state = $3";
const ONE: &str =
    "SELECT id, agency, direction, year, series, last FROM official_book WHERE id = $1";
const OF_AGENCY: &str = "SELECT id, agency, direction, year, series, last FROM official_book WHERE agency = $1 AND year = $2 ORDER BY agency, year, direction, series LIMIT 100";
const LAST: &str = "SELECT last FROM official_book WHERE id = $1";
const NUMBER: &str =
    "SELECT number, state, document, reason FROM official_number WHERE book = $1 AND number = $2";
const DOWN: &str = "SELECT d.id, d.direction, d.agency, d.kind, d.stage, d.number, d.issuer, d.subject, d.urgency, d.is_secret, d.day, d.due_day, d.created_us, n.number, n.state, n.document, n.reason, d.body FROM official_number n LEFT JOIN official_document d ON d.id = n.document WHERE n.book = $1 AND n.number < $2 ORDER BY n.book DESC, n.number DESC LIMIT $3";
const UP: &str = "SELECT d.id, d.direction, d.agency, d.kind, d.stage, d.number, d.issuer, d.subject, d.urgency, d.is_secret, d.day, d.due_day, d.created_us, n.number, n.state, n.document, n.reason, d.body FROM official_number n LEFT JOIN official_document d ON d.id = n.document WHERE n.book = $1 AND n.number > $2 ORDER BY n.book, n.number LIMIT $3";
const SEQUENCE: &str = "SELECT sequence FROM official_sequence WHERE agency = $1 AND year = $2";
const SET_SEQUENCE: &str = "INSERT INTO official_sequence (agency, year, sequence) VALUES ($1, $2, $3) ON CONFLICT (agency, year) DO UPDATE SET sequence = excluded.sequence";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(super) const LISTS: [(&str, &str); 3] = [
    ("books of an agency and a year", OF_AGENCY),
    ("a book, newest first", DOWN),
    ("a book to be printed", UP),
];

const TAKEN: Clash = Clash::Row("document number");

/// A number that is given for the first time.
#[derive(Debug, Clone, Copy)]
pub struct Numbering<'a> {
    /// The book.
    pub book: &'a Book,
    /// Its last number so far.
    pub last: u32,
    /// Who gives it.
    pub by: ActorRef,
    /// When.
    pub at: Timestamp,
}

/// A book as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookRow {
    /// The book.
    pub book: Book,
    /// Its last number.
    pub last: u32,
}

/// A line of a book with its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookLine {
    /// The number and what became of it.
    pub line: Line,
    /// The document, where it has one.
    pub brief: Option<Brief>,
    /// The document as it stands, for the columns of the printed book.
    body: Option<String>,
}

impl BookLine {
    /// The document as it stands, of its kind.
    pub fn standing(&self) -> Result<Option<super::Standing>, StoreError> {
        let (Some(body), Some(brief)) = (&self.body, &self.brief) else { return Ok(None) };
        let broken = |error: serde_json::Error| StoreError::Broken(error.to_string());
        Ok(Some(match brief.direction {
            Direction::Incoming => {
                super::Standing::Incoming(serde_json::from_str(body).map_err(broken)?)
            }
            Direction::Outgoing => {
                super::Standing::Outgoing(serde_json::from_str(body).map_err(broken)?)
            }
        }))
    }
}

/// Key of the lines of a book: the number.
pub type LineKey = u32;

/// Gives the number after the last one to a document; the batch fails where somebody was faster.
pub fn number_given(batch: &mut Batch, numbering: Numbering<'_>, document: OfficialDocumentId) {
    let line = Line {
        number: numbering.last.saturating_add(1),
        state: NumberState::Taken,
        document: Some(document),
        reason: String::new(),
    };
    lines_reserved(batch, numbering, &[line]);
}

/// Writes lines that follow the last number of a book.
pub fn lines_reserved(batch: &mut Batch, numbering: Numbering<'_>, lines: &[Line]) {
    let Numbering { book, last, by, at } = numbering;
    let id = book.id();
    let values = vec![
        id.into(),
        book.agency.into(),
        book.direction.name().into(),
        i64::from(book.year).into(),
        (&book.series).into(),
    ];
    batch.change_any(OPEN, values);
    let end = lines.last().map_or(last, |line| line.number);
    batch.change_one(ADVANCE, vec![id.into(), last.into(), end.into()], TAKEN);
    for line in lines {
        let values = vec![
            id.into(),
            line.number.into(),
            line.state.name().into(),
            line.document.into(),
            (&line.reason).into(),
            by.to_string().into(),
            at.into(),
        ];
        batch.insert(GIVE, values, TAKEN);
    }
}

/// Changes what became of a number, when it is as it was looked at.
pub fn change_number(
    batch: &mut Batch,
    (book, before): (RegisterBookId, NumberState),
    after: &Line,
    (by, at): (ActorRef, Timestamp),
) {
    let values = vec![
        book.into(),
        after.number.into(),
        before.name().into(),
        after.state.name().into(),
        after.document.into(),
        (&after.reason).into(),
        by.to_string().into(),
        at.into(),
    ];
    batch.change_one(BECOME, values, TAKEN);
}

/// Sets how the numbers of an agency run in a year.
pub fn set_sequence(batch: &mut Batch, agency: UnitId, year: i16, sequence: Sequence) {
    let values = vec![agency.into(), i64::from(year).into(), sequence.name().into()];
    batch.change_any(SET_SEQUENCE, values);
}

impl Store {
    /// The last number of a book; 0 of one that has none yet.
    pub async fn last_number(&self, book: RegisterBookId) -> Result<u32, StoreError> {
        let row = self.query_one(LAST, vec![book.into()]).await?;
        row.map_or(Ok(0), |row| number(&row, 0))
    }

    /// A book.
    pub async fn register_book(&self, id: RegisterBookId) -> Result<Option<BookRow>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.as_ref().map(book).transpose()
    }

    /// The books of the agency that the permit was given for, of a year; at most 100.
    pub async fn register_books(
        &self,
        permit: &Permit<actions::ReadBook>,
        year: i16,
    ) -> Result<Vec<BookRow>, StoreError> {
        let values = vec![permit.key().into(), i64::from(year).into()];
        self.query(OF_AGENCY, values).await?.iter().map(book).collect()
    }

    /// What became of a number of a book.
    pub async fn book_number(
        &self,
        book: RegisterBookId,
        wanted: u32,
    ) -> Result<Option<Line>, StoreError> {
        let row = self.query_one(NUMBER, vec![book.into(), wanted.into()]).await?;
        row.map(|row| line(&row, 0)).transpose()
    }

    /// The lines of a book, the newest first, before a number.
    pub async fn book_lines(
        &self,
        _permit: &Permit<actions::ReadBook>,
        book: RegisterBookId,
        before: Option<LineKey>,
        size: PageSize,
    ) -> Result<Page<BookLine, LineKey>, StoreError> {
        let before = before.map_or(i64::MAX, i64::from);
        let values = vec![book.into(), before.into(), size.limit().into()];
        let rows = self.query(DOWN, values).await?;
        let rows = rows.iter().map(book_line).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |row| row.line.number))
    }

    /// The lines of a book in their order, after a number.
    pub async fn book_lines_up(
        &self,
        _permit: &Permit<actions::ReadBook>,
        book: RegisterBookId,
        after: LineKey,
        size: PageSize,
    ) -> Result<Page<BookLine, LineKey>, StoreError> {
        let values = vec![book.into(), after.into(), size.limit().into()];
        let rows = self.query(UP, values).await?;
        let rows = rows.iter().map(book_line).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |row| row.line.number))
    }

    /// How the numbers of an agency run in a year; one sequence where nobody set it.
    pub async fn number_sequence(&self, agency: UnitId, year: i16) -> Result<Sequence, StoreError> {
        let values = vec![agency.into(), i64::from(year).into()];
        let Some(row) = self.query_one(SEQUENCE, values).await? else { return Ok(Sequence::One) };
        Sequence::named(&row.text(0)?).ok_or_else(|| row.corrupt(0, "a sequence"))
    }
}

fn number(row: &Row, column: usize) -> Result<u32, StoreError> {
    u32::try_from(row.count(column)?).map_err(|_large| row.corrupt(column, "a number"))
}

fn book(row: &Row) -> Result<BookRow, StoreError> {
    let direction = row.text(2)?;
    let book = Book {
        agency: row.id(1)?,
        direction: Direction::named(&direction).ok_or_else(|| row.corrupt(2, "a direction"))?,
        year: i16::try_from(row.int(3)?).map_err(|_large| row.corrupt(3, "a year"))?,
        series: row.text(4)?,
    };
    Ok(BookRow { book, last: number(row, 5)? })
}

fn line(row: &Row, first: usize) -> Result<Line, StoreError> {
    let state = row.text(first + 1)?;
    Ok(Line {
        number: number(row, first)?,
        state: NumberState::named(&state).ok_or_else(|| row.corrupt(first + 1, "a state"))?,
        document: row.optional(first + 2, Row::id)?,
        reason: row.text(first + 3)?,
    })
}

fn book_line(row: &Row) -> Result<BookLine, StoreError> {
    let known = if row.is_null(0) { None } else { Some(brief(row)?) };
    Ok(BookLine { line: line(row, 13)?, brief: known, body: row.optional(17, Row::text)? })
}
