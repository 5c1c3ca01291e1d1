//! Tables as files that spreadsheets open: CSV and XLSX, row by row in constant memory.
//!
//! A [`Sheet`] takes its columns, then one row after the other. What is ready to be sent can be taken
//! at any time ([`Sheet::ready`]); [`Sheet::finish`] writes the rest. CSV is ready row by row; XLSX
//! keeps its rows in a temporary file and is ready at the end, because its archive begins with what
//! is known last. This crate knows no domain, no SQL, no HTTP and no words: titles come in the
//! language of whoever reads.
//!
//! Tables that people bring are read whole, within bounds ([`read`]).
//!
//! Start at [`Sheet`].

mod cell;
mod csv_rows;
mod error;
mod read;
mod sheet;
#[cfg(test)]
mod tests;
mod xlsx;

pub use cell::{Cell, Column};
pub use error::SheetError;
pub use read::{
    MOST_READ_BYTES, MOST_READ_CHARS, MOST_READ_COLUMNS, MOST_READ_ROWS, Unreadable, read,
};
pub use sheet::{Kind, MOST_COLUMNS, MOST_ROWS, Sheet};
