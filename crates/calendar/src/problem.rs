//! What can be wrong with a table of days.

use crate::words::day_words;
use mc_kernel::{CivilDay, Locale};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much of a cell a problem repeats.
const MOST_VALUE_CHARS: usize = 100;

/// What is wrong with a cell, a row or the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The file is larger than [`crate::MOST_BYTES`].
    FileTooLarge,
    /// The file has more rows than [`crate::DayTable::MOST_ROWS`]; the rest was not read.
    TooManyRows,
    /// The row is not CSV or has another number of cells than the heading.
    UnreadableRow,
    /// The heading lacks a column.
    MissingColumn,
    /// The heading has a column the table does not know.
    UnknownColumn,
    /// The heading names a column twice.
    RepeatedColumn,
    /// The date is not `YYYY-MM-DD` or no such day exists.
    BadDate,
    /// The kind is none of `holiday`, `swapped-off`, `swapped-working`.
    UnknownKind,
    /// The certainty is none of `confirmed`, `law`, `own knowledge`, `uncertain`.
    UnknownCertainty,
    /// The day has no name.
    EmptyName,
    /// The text is longer than [`crate::MOST_CELL_BYTES`].
    TextTooLong,
    /// The weekday is no day of the week.
    UnknownWeekday,
    /// The weekday is not that of the date.
    WrongWeekday,
    /// The day has a row already.
    DuplicateDay,
    /// A swapped day off that is a weekend, or a swapped working day that is not.
    IdleSwap,
}

/// One problem of a table of days: where, what, and what was read there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub struct CalendarProblem {
    /// The line of the file, from 1 (the heading).
    pub line: u64,
    /// The column's name; empty when the whole row or file is meant.
    pub column: String,
    /// What is wrong.
    pub code: ProblemCode,
    /// What was read, or what should have been there; cut after 100 characters.
    pub value: String,
}

impl CalendarProblem {
    pub(crate) fn new(
        line: u64,
        column: &str,
        code: ProblemCode,
        value: impl Into<String>,
    ) -> Self {
        let shown = |text: &str| text.chars().take(MOST_VALUE_CHARS).collect::<String>();
        Self { line, column: shown(column), code, value: shown(&value.into()) }
    }

    /// The problem in one sentence.
    pub fn words(&self, locale: Locale) -> String {
        let line = self.line;
        let value = match self.value.parse::<CivilDay>() {
            Ok(day) => day_words(day, locale),
            Err(_) => self.value.clone(),
        };
        match locale {
            Locale::Vi => format!("Dòng {line}: {}.", vietnamese(self.code, &value)),
            Locale::En => format!("Line {line}: {}.", english(self.code, &value)),
        }
    }
}

impl fmt::Display for CalendarProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Locale::En))
    }
}

fn vietnamese(code: ProblemCode, value: &str) -> String {
    match code {
        ProblemCode::FileTooLarge => format!("tệp lớn hơn {value} byte"),
        ProblemCode::TooManyRows => format!("tệp có hơn {value} dòng dữ liệu"),
        ProblemCode::UnreadableRow => format!("dòng không đọc được hoặc sai số cột ({value})"),
        ProblemCode::MissingColumn => format!("thiếu cột “{value}”"),
        ProblemCode::UnknownColumn => format!("cột “{value}” không có trong mẫu"),
        ProblemCode::RepeatedColumn => format!("cột “{value}” xuất hiện hai lần"),
        ProblemCode::BadDate => format!("“{value}” không phải là ngày dạng NĂM-THÁNG-NGÀY"),
        ProblemCode::UnknownKind => format!("loại ngày “{value}” không có trong danh mục"),
        ProblemCode::UnknownCertainty => format!("mức tin cậy “{value}” không có trong danh mục"),
        ProblemCode::EmptyName => "chưa ghi tên ngày".to_owned(),
        ProblemCode::TextTooLong => format!("nội dung dài hơn {value} byte"),
        ProblemCode::UnknownWeekday => format!("“{value}” không phải là thứ trong tuần"),
        ProblemCode::WrongWeekday => format!("ghi sai thứ, đúng là {value}"),
        ProblemCode::DuplicateDay => format!("ngày {value} đã có ở dòng khác"),
        ProblemCode::IdleSwap => {
            format!("{value} không hoán đổi được (nghỉ vào ngày thường, làm bù vào cuối tuần)")
        }
    }
}

fn english(code: ProblemCode, value: &str) -> String {
    match code {
        ProblemCode::FileTooLarge => format!("the file is larger than {value} bytes"),
        ProblemCode::TooManyRows => format!("the file has more than {value} rows"),
        ProblemCode::UnreadableRow => format!("the row cannot be read ({value})"),
        ProblemCode::MissingColumn => format!("the column “{value}” is missing"),
        ProblemCode::UnknownColumn => format!("the column “{value}” is not known"),
        ProblemCode::RepeatedColumn => format!("the column “{value}” stands twice"),
        ProblemCode::BadDate => format!("“{value}” is not a date of the form YYYY-MM-DD"),
        ProblemCode::UnknownKind => format!("“{value}” is no kind of day"),
        ProblemCode::UnknownCertainty => format!("“{value}” is no certainty"),
        ProblemCode::EmptyName => "the day has no name".to_owned(),
        ProblemCode::TextTooLong => format!("the text is longer than {value} bytes"),
        ProblemCode::UnknownWeekday => format!("“{value}” is no day of the week"),
        ProblemCode::WrongWeekday => format!("the weekday is wrong, it is {value}"),
        ProblemCode::DuplicateDay => format!("the day {value} has a row already"),
        ProblemCode::IdleSwap => {
            format!("{value} swaps nothing (off must be a weekday, working a weekend)")
        }
    }
}
