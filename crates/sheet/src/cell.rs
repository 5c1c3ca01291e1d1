//! Cells and columns.

use mc_kernel::{CivilDay, Dong, LocalTime};

/// The value of a cell. A spreadsheet gets numbers and days as such, so that they can be summed and
/// put in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words; never read as a formula by whatever opens the file.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with decimals: an average, a share.
    Decimal(f64),
    /// An amount of money in đồng.
    Money(Dong),
    /// A day.
    Day(CivilDay),
    /// A day with the time of day.
    Moment(LocalTime),
}

impl Cell {
    /// A text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A count.
    pub fn count(count: u64) -> Self {
        Self::Whole(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl From<LocalTime> for Cell {
    fn from(value: LocalTime) -> Self {
        Self::Moment(value)
    }
}

impl From<CivilDay> for Cell {
    fn from(value: CivilDay) -> Self {
        Self::Day(value)
    }
}

impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Self::text(value)
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Self {
        Self::text(value)
    }
}

/// A column: its title, and how wide a spreadsheet draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The title, in the language of whoever reads.
    pub title: String,
    /// Width in characters.
    pub width_chars: u16,
}

impl Column {
    /// A column of a width in characters.
    pub fn new(title: impl Into<String>, width_chars: u16) -> Self {
        Self { title: title.into(), width_chars }
    }
}
