//! The table of days off and swapped days that the authorities announce year by year.

use mc_kernel::CivilDay;
use serde::{Deserialize, Serialize};

/// What a row of the table makes of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// A public holiday or its day in lieu (nghỉ lễ, tết, nghỉ bù): Bộ luật Lao động 2019,
    /// Điều 111 and 112.
    Holiday,
    /// A weekday made free in exchange for another day (nghỉ hoán đổi).
    SwappedOff,
    /// A Saturday or Sunday worked in exchange (làm bù).
    SwappedWorking,
}

impl TableKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Holiday, Self::SwappedOff, Self::SwappedWorking];

    /// The kind as the table writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Holiday => "holiday",
            Self::SwappedOff => "swapped-off",
            Self::SwappedWorking => "swapped-working",
        }
    }
}

/// How sure a row of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The announcement was read.
    #[default]
    Confirmed,
    /// It follows from the law and the lunar calendar.
    Law,
    /// Whoever wrote the row knew it; no announcement was read.
    OwnKnowledge,
    /// A plan that is not announced yet: it may still change.
    Uncertain,
}

impl Certainty {
    /// Every certainty.
    pub const ALL: [Self; 4] = [Self::Confirmed, Self::Law, Self::OwnKnowledge, Self::Uncertain];

    /// The certainty as the table writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Law => "law",
            Self::OwnKnowledge => "own knowledge",
            Self::Uncertain => "uncertain",
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableDay {
    /// The day.
    pub day: CivilDay,
    /// What it is.
    pub kind: TableKind,
    /// Its name in Vietnamese, for instance `Giỗ Tổ Hùng Vương`.
    pub name: String,
    /// Where the row comes from: the number of the announcement.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// A remark.
    pub note: String,
}

/// The table of days (bảng ngày nghỉ), in order, one row a day at most.
///
/// Read it with [`DayTable::parse`]. An empty table knows weekends only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayTable {
    rows: Vec<TableDay>,
}

impl DayTable {
    /// How many rows a table may have: more than a century of days off.
    pub const MOST_ROWS: usize = 4_000;

    /// Takes rows that are in order and of distinct days.
    pub(crate) fn from_sorted(rows: Vec<TableDay>) -> Self {
        Self { rows }
    }

    /// The table with one more day; it replaces what the table said of that day. A table that
    /// already has [`DayTable::MOST_ROWS`] rows takes no further day.
    #[must_use]
    pub fn with(mut self, row: TableDay) -> Self {
        match self.rows.binary_search_by_key(&row.day, |r| r.day) {
            Ok(at) => {
                if let Some(old) = self.rows.get_mut(at) {
                    *old = row;
                }
            }
            Err(at) if self.rows.len() < Self::MOST_ROWS => self.rows.insert(at, row),
            Err(_) => {}
        }
        self
    }

    /// What the table says of a day.
    pub fn row(&self, day: CivilDay) -> Option<&TableDay> {
        let at = self.rows.binary_search_by_key(&day, |row| row.day).ok()?;
        self.rows.get(at)
    }

    /// All rows, in order.
    pub fn rows(&self) -> &[TableDay] {
        &self.rows
    }

    /// Whether the table has a row in a year; without one, the days off of that year are unknown.
    pub fn covers(&self, year: i16) -> bool {
        let at = self.rows.partition_point(|row| row.day.year() < year);
        self.rows.get(at).is_some_and(|row| row.day.year() == year)
    }
}
