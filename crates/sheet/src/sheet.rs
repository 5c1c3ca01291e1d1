//! A table that is being written.

use crate::{Cell, Column, SheetError, csv_rows::CsvRows, xlsx::XlsxRows};
use std::io::Write;

/// The most rows of a table beside its head; workbooks end at 1,048,576.
pub const MOST_ROWS: u32 = 1_000_000;
/// The most columns of a table.
pub const MOST_COLUMNS: usize = 200;

/// The kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Comma-separated values.
    Csv,
    /// A workbook of Excel 2007 and later.
    Xlsx,
}

impl Kind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// The ending of the file's name, which also stands in addresses.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The kind of an ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.ending() == ending)
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A table that is being written, row by row in constant memory.
pub struct Sheet {
    rows: Rows,
    count: u32,
}

enum Rows {
    Csv(Box<CsvRows>),
    Xlsx(Box<XlsxRows>),
}

impl Sheet {
    /// Begins a table with its head. The name is that of the sheet in a workbook.
    ///
    /// # Errors
    /// [`SheetError::TooManyColumns`], and what the temporary file of a workbook says.
    pub fn new(kind: Kind, name: &str, columns: &[Column]) -> Result<Self, SheetError> {
        if columns.len() > MOST_COLUMNS {
            return Err(SheetError::TooManyColumns);
        }
        let rows = match kind {
            Kind::Csv => Rows::Csv(Box::new(CsvRows::new(columns)?)),
            Kind::Xlsx => Rows::Xlsx(Box::new(XlsxRows::new(name, columns)?)),
        };
        Ok(Self { rows, count: 0 })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// [`SheetError::TooManyRows`] past [`MOST_ROWS`], [`SheetError::TooManyColumns`], and what the
    /// temporary file says.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        if self.is_full() {
            return Err(SheetError::TooManyRows);
        }
        if cells.len() > MOST_COLUMNS {
            return Err(SheetError::TooManyColumns);
        }
        self.count = self.count.saturating_add(1);
        match &mut self.rows {
            Rows::Csv(rows) => rows.row(cells),
            Rows::Xlsx(rows) => rows.row(cells),
        }
    }

    /// Whether no further row has room.
    pub const fn is_full(&self) -> bool {
        self.count >= MOST_ROWS
    }

    /// How many rows were written.
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// The bytes that can be sent already and were not taken before; of a workbook always none.
    ///
    /// # Errors
    /// None that could be provoked: the bytes are in memory.
    pub fn ready(&mut self) -> Result<Vec<u8>, SheetError> {
        match &mut self.rows {
            Rows::Csv(rows) => rows.ready(),
            Rows::Xlsx(_) => Ok(Vec::new()),
        }
    }

    /// Writes everything that was not taken yet. For a large workbook this is long work that belongs
    /// on a thread of its own.
    ///
    /// # Errors
    /// What the receiver says.
    pub fn finish(self, mut out: impl Write + Send) -> Result<(), SheetError> {
        match self.rows {
            Rows::Csv(mut rows) => {
                out.write_all(&rows.ready()?)?;
                Ok(out.flush()?)
            }
            Rows::Xlsx(rows) => rows.finish(out),
        }
    }

    /// Writes a whole table of few rows: a report.
    ///
    /// # Errors
    /// As [`Sheet::new`] and [`Sheet::row`].
    pub fn whole<'a>(
        kind: Kind,
        name: &str,
        columns: &[Column],
        rows: impl IntoIterator<Item = &'a [Cell]>,
    ) -> Result<Vec<u8>, SheetError> {
        let mut sheet = Self::new(kind, name, columns)?;
        for row in rows {
            sheet.row(row)?;
        }
        let mut bytes = Vec::new();
        sheet.finish(&mut bytes)?;
        Ok(bytes)
    }
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheet").field("count", &self.count).finish_non_exhaustive()
    }
}
