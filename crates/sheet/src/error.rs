//! What can go wrong while a table is written.

use crate::{MOST_COLUMNS, MOST_ROWS};

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The table has no more room.
    #[error("a table has at most {MOST_ROWS} rows")]
    TooManyRows,
    /// A row or the head is wider than a table may be.
    #[error("a table has at most {MOST_COLUMNS} columns")]
    TooManyColumns,
    /// The temporary file or the receiver failed.
    #[error("the table cannot be written")]
    Write(#[source] std::io::Error),
    /// The writer of workbooks refused.
    #[error("the workbook cannot be written")]
    Workbook(#[source] Box<rust_xlsxwriter::XlsxError>),
}

impl From<std::io::Error> for SheetError {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<csv::Error> for SheetError {
    fn from(error: csv::Error) -> Self {
        Self::Write(error.into())
    }
}

impl From<rust_xlsxwriter::XlsxError> for SheetError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Workbook(Box::new(error))
    }
}
