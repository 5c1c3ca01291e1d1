//! CSV after RFC 4180, in UTF-8 with the mark by which spreadsheets know it, and without formulas.

use crate::{Cell, Column, SheetError};
use std::borrow::Cow;

/// Without it spreadsheets take UTF-8 for the code page of the country.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// With what a cell begins that a spreadsheet would carry out (OWASP, “CSV Injection”), the wide
/// forms of Asian keyboards included.
const FORMULA_BEGINNINGS: [char; 8] =
    ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

pub(crate) struct CsvRows {
    writer: csv::Writer<Vec<u8>>,
}

impl CsvRows {
    pub(crate) fn new(columns: &[Column]) -> Result<Self, SheetError> {
        let mut rows = Self { writer: writer(BYTE_ORDER_MARK.to_vec()) };
        rows.writer.write_record(columns.iter().map(|c| harmless(&c.title).into_owned()))?;
        Ok(rows)
    }

    pub(crate) fn row(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        Ok(self.writer.write_record(cells.iter().map(|cell| words(cell).into_owned()))?)
    }

    /// What was written since the last time.
    pub(crate) fn ready(&mut self) -> Result<Vec<u8>, SheetError> {
        let written = std::mem::replace(&mut self.writer, writer(Vec::new()));
        written.into_inner().map_err(|error| SheetError::Write(error.into_error()))
    }
}

fn writer(into: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(into)
}

fn words(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Whole(number) => Cow::Owned(number.to_string()),
        Cell::Decimal(number) if number.is_finite() => Cow::Owned(number.to_string()),
        Cell::Empty | Cell::Decimal(_) => Cow::Borrowed(""),
        Cell::Money(amount) => Cow::Owned(amount.0.to_string()),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::Moment(at) => Cow::Owned(format!("{} {}", at.day, at.time)),
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what begins like one.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_formula = text.trim_start().starts_with(FORMULA_BEGINNINGS);
    if is_formula || text.starts_with(['\t', '\r', '\n']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
