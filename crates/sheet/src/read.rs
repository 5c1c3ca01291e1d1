//! Reading a table that somebody brings, as CSV or as the first sheet of a workbook.
//!
//! Everything is text, as it is shown. A workbook is an archive, and a small archive can hold a great
//! deal: it is unpacked once and counted before anything in it is looked at.

use calamine::{Data, Reader, Xlsx};
use std::io::{self, Cursor, Read};

/// Bytes of a table that is read.
pub const MOST_READ_BYTES: usize = 4 * 1024 * 1024;
/// Rows of a table that is read, its head included.
pub const MOST_READ_ROWS: usize = 5_001;
/// Columns of a table that is read.
pub const MOST_READ_COLUMNS: usize = 50;
/// Characters of a cell that is read.
pub const MOST_READ_CHARS: usize = 1_000;
/// Bytes of a workbook that is unpacked.
const MOST_UNPACKED_BYTES: u64 = 64 * 1024 * 1024;

/// Why a table could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It has too many bytes, packed or unpacked.
    TooLarge,
    /// It has too many rows or columns, or a cell that is too long.
    TooMany,
    /// It is neither a workbook nor CSV in UTF-8.
    NotATable,
}

/// The rows of a table; every row has as many cells as it has, empty ones at the end left out.
pub fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
    if bytes.len() > MOST_READ_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let mut rows = if bytes.starts_with(b"PK") { workbook(bytes)? } else { csv_rows(bytes)? };
    for row in &mut rows {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    while rows.last().is_some_and(Vec::is_empty) {
        rows.pop();
    }
    let is_wide = |row: &Vec<String>| row.len() > MOST_READ_COLUMNS;
    let is_long = |cell: &String| cell.chars().count() > MOST_READ_CHARS;
    if rows.len() > MOST_READ_ROWS || rows.iter().any(|r| is_wide(r) || r.iter().any(is_long)) {
        return Err(Unreadable::TooMany);
    }
    Ok(rows)
}

fn csv_rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_other| Unreadable::NotATable)?;
    if text.contains('\0') {
        return Err(Unreadable::NotATable);
    }
    // Spreadsheets of Việt Nam write semicolons where the comma is the decimal sign.
    let head = text.lines().next().unwrap_or_default();
    let semicolons = head.matches(';').count() > head.matches(',').count();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(if semicolons { b';' } else { b',' })
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_broken| Unreadable::NotATable)?;
        // Empty lines are no records: the number of a row is that of its line.
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX).min(MOST_READ_ROWS + 1);
        while rows.len() + 1 < line {
            rows.push(Vec::new());
        }
        rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
        if rows.len() > MOST_READ_ROWS {
            return Err(Unreadable::TooMany);
        }
    }
    Ok(rows)
}

fn workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
    count_unpacked(bytes)?;
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|_broken| Unreadable::NotATable)?;
    let range = book.worksheet_range_at(0).ok_or(Unreadable::NotATable)?;
    let range = range.map_err(|_broken| Unreadable::NotATable)?;
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let size = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let (above, before) = (size(first_row), size(first_column));
    let (height, width) = range.get_size();
    if above.saturating_add(height) > MOST_READ_ROWS
        || before.saturating_add(width) > MOST_READ_COLUMNS
    {
        return Err(Unreadable::TooMany);
    }
    let mut rows = vec![Vec::new(); above];
    rows.extend(range.rows().map(|row| {
        let blank = std::iter::repeat_n(String::new(), before);
        blank.chain(row.iter().map(text)).collect::<Vec<String>>()
    }));
    Ok(rows)
}

fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim().to_owned()
        }
        // A day is kept as a number; it is written as people of Việt Nam do.
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year:04}")
        }
        Data::Empty | Data::Error(_) => String::new(),
        Data::Int(_) | Data::Float(_) | Data::Bool(_) => cell.to_string(),
    }
}

/// Unpacks every file of an archive once, to be sure that it ends.
fn count_unpacked(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_broken| Unreadable::NotATable)?;
    let mut left = MOST_UNPACKED_BYTES;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_broken| Unreadable::NotATable)?;
        let unpacked = io::copy(&mut file.take(left.saturating_add(1)), &mut io::sink());
        let unpacked = unpacked.map_err(|_broken| Unreadable::NotATable)?;
        left = left.checked_sub(unpacked).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}
