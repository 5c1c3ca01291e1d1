//! Reading a CSV table into rows that know their line.

use super::{ImportFlaw, Source, problem::Problems};

/// The most rows of one table.
pub const MOST_ROWS: usize = 100_000;
/// The longest cell, in characters.
pub const LONGEST_CELL: usize = 1_000;

/// A row of a table, with its cells under the names of their columns.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) line: u64,
    cells: Vec<(&'static str, String)>,
}

impl Row {
    /// A cell, trimmed; empty when the column is not there.
    pub(super) fn cell(&self, column: &str) -> &str {
        let cell = self.cells.iter().find(|(name, _)| *name == column);
        cell.map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.cells.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// The same row with every cell changed.
    pub(super) fn map(&self, change: impl Fn(&str) -> String) -> Self {
        let cells = self.cells.iter().map(|(name, text)| (*name, change(text))).collect();
        Self { line: self.line, cells }
    }
}

/// A table being read: where its problems go.
pub(super) struct Table<'a> {
    file: &'a str,
    problems: &'a mut Problems,
}

impl<'a> Table<'a> {
    /// Reads the rows of a source. A column whose name ends in `?` may be missing.
    pub(super) fn read(
        source: Source<'a>,
        columns: &[&'static str],
        problems: &'a mut Problems,
    ) -> (Self, Vec<Row>) {
        let mut table = Self { file: source.name, problems };
        let rows = table.rows(source.text, columns);
        (table, rows)
    }

    pub(super) fn problem(&mut self, row: &Row, column: &str, flaw: ImportFlaw) {
        self.problems.push(self.file, row.line, column, flaw);
    }

    /// A problem of the table as a whole.
    pub(super) fn problem_of_all(&mut self, flaw: ImportFlaw) {
        self.problems.push(self.file, 0, "", flaw);
    }

    /// Notes the empty ones of some cells; whether all are filled.
    pub(super) fn are_filled(&mut self, row: &Row, columns: &[&str]) -> bool {
        let empty: Vec<_> = columns.iter().filter(|column| row.cell(column).is_empty()).collect();
        for column in &empty {
            self.problem(row, column, ImportFlaw::Missing);
        }
        empty.is_empty()
    }

    fn rows(&mut self, text: &str, columns: &[&'static str]) -> Vec<Row> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head = reader.headers().cloned().unwrap_or_default();
        let mut places = Vec::new();
        for column in columns {
            let name = column.trim_end_matches('?');
            match head.iter().position(|found| found.trim() == name) {
                Some(at) => places.push((name, at)),
                None if column.ends_with('?') => {}
                None => self.problems.push(self.file, 1, name, ImportFlaw::NoColumn),
            }
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            if rows.len() == MOST_ROWS {
                self.problem_of_all(ImportFlaw::TooManyRows);
                break;
            }
            match record {
                Ok(record) => rows.push(self.row(&record, &places)),
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    self.problems.push(self.file, line, "", ImportFlaw::NotCsv);
                }
            }
        }
        rows
    }

    fn row(&mut self, record: &csv::StringRecord, places: &[(&'static str, usize)]) -> Row {
        let line = record.position().map_or(0, csv::Position::line);
        let mut cells = Vec::with_capacity(places.len());
        for &(name, at) in places {
            let text = record.get(at).unwrap_or_default().trim();
            let has_control = text.contains(char::is_control);
            if text.chars().count() > LONGEST_CELL {
                self.problems.push(self.file, line, name, ImportFlaw::TooLong);
            } else if has_control {
                let value = text.escape_default().to_string();
                self.problems.push(self.file, line, name, ImportFlaw::UnknownValue(value));
            }
            cells.push((name, text.to_owned()));
        }
        Row { line, cells }
    }
}
