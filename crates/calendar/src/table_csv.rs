//! Reading the table of days from CSV, with every problem of the file in one go.

use crate::problem::{CalendarProblem, ProblemCode};
use crate::table::{Certainty, DayTable, TableDay, TableKind};
use crate::words::weekday_words;
use csv::{Position, StringRecord};
use mc_kernel::{CivilDay, Locale, Weekday, fold};
use std::collections::BTreeMap;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The longest name, source or note, in bytes.
pub const MOST_CELL_BYTES: usize = 1_000;

const COLUMNS: [&str; 7] = ["date", "kind", "name", "source", "certainty", "weekday", "note"];

impl DayTable {
    /// Reads the table from CSV with the heading `date,kind,name,source,certainty,weekday,note`,
    /// its columns in any order; a byte order mark is accepted.
    ///
    /// A weekday may be left out; where it stands, in Vietnamese, it must be that of the date.
    /// An empty certainty means `confirmed`.
    ///
    /// # Errors
    /// Every problem of the file in the order of its lines; of a heading that does not fit, only
    /// the problems of the heading.
    pub fn parse(csv_text: &str) -> Result<Self, Vec<CalendarProblem>> {
        let text = csv_text.strip_prefix('\u{feff}').unwrap_or(csv_text);
        if text.len() > MOST_BYTES {
            let most = MOST_BYTES.to_string();
            return Err(vec![CalendarProblem::new(1, "", ProblemCode::FileTooLarge, most)]);
        }
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let heading = reader.headers().cloned().unwrap_or_default();
        let mut lines = Lines { bytes: text.as_bytes(), read: 0, line: 1 };
        let mut reading = Reading { heading, rows: BTreeMap::new(), problems: Vec::new() };
        reading.check_heading();
        if !reading.problems.is_empty() {
            return Err(reading.problems);
        }
        for (count, record) in reader.records().take(Self::MOST_ROWS + 1).enumerate() {
            match record {
                Ok(record) if count < Self::MOST_ROWS => {
                    let line = lines.at(record.position());
                    reading.take(&record, line);
                }
                Ok(record) => {
                    let (line, most) = (lines.at(record.position()), Self::MOST_ROWS);
                    reading.note(line, "", ProblemCode::TooManyRows, most.to_string());
                }
                Err(error) => {
                    let line = lines.at(error.position());
                    reading.note(line, "", ProblemCode::UnreadableRow, error.to_string());
                }
            }
        }
        if reading.problems.is_empty() {
            Ok(Self::from_sorted(reading.rows.into_values().collect()))
        } else {
            Err(reading.problems)
        }
    }
}

/// What was read so far.
struct Reading {
    heading: StringRecord,
    rows: BTreeMap<CivilDay, TableDay>,
    problems: Vec<CalendarProblem>,
}

impl Reading {
    fn note(&mut self, line: u64, column: &str, code: ProblemCode, value: impl Into<String>) {
        self.problems.push(CalendarProblem::new(line, column, code, value));
    }

    fn check_heading(&mut self) {
        let heading: Vec<String> = self.heading.iter().map(|name| name.trim().to_owned()).collect();
        for column in COLUMNS {
            match heading.iter().filter(|name| *name == column).count() {
                0 => self.note(1, column, ProblemCode::MissingColumn, column),
                1 => {}
                _ => self.note(1, column, ProblemCode::RepeatedColumn, column),
            }
        }
        for name in heading.iter().filter(|name| !COLUMNS.contains(&name.as_str())) {
            self.note(1, name, ProblemCode::UnknownColumn, name);
        }
    }

    /// The cell of a column, without the spaces around it.
    fn cell<'a>(&self, record: &'a StringRecord, column: &str) -> &'a str {
        let at = self.heading.iter().position(|name| name.trim() == column);
        at.and_then(|at| record.get(at)).unwrap_or_default().trim()
    }

    /// Checks one row, notes all that is wrong with it, and keeps it where it has a day of its own.
    fn take(&mut self, record: &StringRecord, line: u64) {
        if record.len() != self.heading.len() {
            let cells = format!("{} / {}", record.len(), self.heading.len());
            return self.note(line, "", ProblemCode::UnreadableRow, cells);
        }
        let day = self.day(record, line);
        let kind = self.kind(record, line);
        let certainty = self.certainty(record, line);
        let [name, source, note] =
            ["name", "source", "note"].map(|column| self.text(record, line, column));
        if name.is_empty() {
            self.note(line, "name", ProblemCode::EmptyName, "");
        }
        let (Some(day), Some(kind)) = (day, kind) else { return };
        if is_idle(day, kind) {
            self.note(line, "kind", ProblemCode::IdleSwap, day.to_string());
        }
        if self.rows.contains_key(&day) {
            return self.note(line, "date", ProblemCode::DuplicateDay, day.to_string());
        }
        self.rows.insert(day, TableDay { day, kind, name, source, certainty, note });
    }

    fn day(&mut self, record: &StringRecord, line: u64) -> Option<CivilDay> {
        let (date, weekday) = (self.cell(record, "date"), self.cell(record, "weekday"));
        let day = date.parse::<CivilDay>().ok();
        if day.is_none() {
            self.note(line, "date", ProblemCode::BadDate, date);
        }
        if weekday.is_empty() {
            return day;
        }
        match (weekday_named(weekday), day) {
            (None, _) => self.note(line, "weekday", ProblemCode::UnknownWeekday, weekday),
            (Some(named), Some(day)) if named != day.weekday() => {
                self.note(line, "weekday", ProblemCode::WrongWeekday, day.to_string());
            }
            (Some(_), _) => {}
        }
        day
    }

    fn kind(&mut self, record: &StringRecord, line: u64) -> Option<TableKind> {
        let cell = self.cell(record, "kind");
        let kind = TableKind::ALL.into_iter().find(|kind| kind.code() == cell);
        if kind.is_none() {
            self.note(line, "kind", ProblemCode::UnknownKind, cell);
        }
        kind
    }

    fn certainty(&mut self, record: &StringRecord, line: u64) -> Certainty {
        let cell = self.cell(record, "certainty");
        let certainty = Certainty::ALL.into_iter().find(|certainty| certainty.code() == cell);
        if certainty.is_none() && !cell.is_empty() {
            self.note(line, "certainty", ProblemCode::UnknownCertainty, cell);
        }
        certainty.unwrap_or_default()
    }

    fn text(&mut self, record: &StringRecord, line: u64, column: &str) -> String {
        let cell = self.cell(record, column);
        if cell.len() > MOST_CELL_BYTES {
            self.note(line, column, ProblemCode::TextTooLong, MOST_CELL_BYTES.to_string());
            return String::from("…");
        }
        cell.to_owned()
    }
}

/// Counts the lines of the file as an editor shows them. The reader's own count stands at the end
/// of the record before, in front of empty lines and of the second byte of a Windows line end.
struct Lines<'a> {
    bytes: &'a [u8],
    read: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of a record; records must come in order.
    fn at(&mut self, position: Option<&Position>) -> u64 {
        let start = position.and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(self.read);
        for byte in self.bytes.iter().skip(self.read) {
            if self.read >= start && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.read += 1;
            self.line += u64::from(*byte == b'\n');
        }
        self.line
    }
}

/// Whether a swap changes nothing: a weekend made free, or a weekday made a working day.
fn is_idle(day: CivilDay, kind: TableKind) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    match kind {
        TableKind::Holiday => false,
        TableKind::SwappedOff => weekend,
        TableKind::SwappedWorking => !weekend,
    }
}

/// Reads a weekday in Vietnamese, with or without its marks and capitals.
fn weekday_named(text: &str) -> Option<Weekday> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let text = fold(text);
    [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]
        .into_iter()
        .find(|weekday| fold(weekday_words(*weekday, Locale::Vi)) == text)
}
