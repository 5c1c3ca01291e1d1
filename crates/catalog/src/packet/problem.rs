//! What can be wrong with a packet.

use mc_kernel::Locale;
use std::fmt;

/// One problem of one packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketProblem {
    /// The file.
    pub file: String,
    /// Where in the file: `CACHTHUCTHUCHIEN[0].KENH`; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub flaw: Flaw,
}

impl PacketProblem {
    pub(crate) fn of(file: &str, path: &str, flaw: Flaw) -> Self {
        Self { file: file.to_owned(), path: path.to_owned(), flaw }
    }

    /// The stable code of the flaw.
    pub const fn code(&self) -> &'static str {
        self.flaw.code()
    }

    /// What the message is made with, for those who write their own.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        self.flaw.params()
    }

    /// The message without file and path.
    pub fn words(&self, locale: Locale) -> String {
        match locale {
            Locale::Vi => self.flaw.words_vi(),
            Locale::En => self.flaw.words_en(),
        }
    }
}

impl fmt::Display for PacketProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.path.is_empty() { "" } else { " " };
        write!(f, "{}{at}{}: {}", self.file, self.path, self.words(Locale::En))
    }
}

/// What is wrong at one place of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The text is no JSON.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The file is too large to be read.
    TooLarge {
        /// Bytes allowed.
        most: usize,
    },
    /// The packet has too many problems; the rest is not listed.
    TooManyProblems {
        /// Problems listed.
        most: usize,
    },
    /// A value that must be there is missing or empty.
    Missing,
    /// A value is of another kind: a list in place of a text.
    WrongKind {
        /// The kind expected: `text`, `list` or `object`.
        expected: &'static str,
    },
    /// A text is far too long.
    TooLong {
        /// Characters allowed.
        most: usize,
        /// Characters found.
        found: usize,
    },
    /// A list is far too long.
    TooMany {
        /// Entries allowed.
        most: usize,
        /// Entries found.
        found: usize,
    },
    /// A text holds control characters, which no database takes.
    ControlCharacter,
    /// A code does not have the form of its kind.
    BadCode {
        /// What was read.
        value: String,
    },
    /// A value is not in its closed list.
    UnknownValue {
        /// What was read.
        value: String,
        /// The list.
        allowed: String,
    },
    /// A number cannot be read.
    BadNumber {
        /// What was read.
        value: String,
    },
    /// A number is out of its range.
    OutOfRange {
        /// What was read.
        value: String,
        /// The largest number allowed.
        most: u64,
    },
    /// An amount of money is negative.
    NegativeAmount {
        /// What was read.
        value: String,
    },
    /// A date is not `yyyy-mm-dd` or no day of the calendar.
    BadDate {
        /// What was read.
        value: String,
    },
    /// A code stands twice where it must be unique.
    Duplicate {
        /// The code.
        value: String,
        /// Where it stands first: a path in the packet, or another file.
        first: String,
    },
    /// A case has no time limit.
    NoLimit,
    /// The hours of a case are not eight times its days.
    HoursMismatch {
        /// Hours read.
        hours: u64,
        /// Hours expected.
        expected: u64,
    },
    /// A code refers to no result of the packet (or, over a set, of any packet).
    UnknownResult {
        /// The code.
        value: String,
    },
    /// A code refers to no procedure of the set.
    UnknownProcedure {
        /// The code.
        value: String,
    },
    /// The extension holds a name that nobody reads: a misspelling.
    UnknownName {
        /// The name.
        name: String,
    },
}

impl Flaw {
    /// A stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not-json",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyProblems { .. } => "too-many-problems",
            Self::Missing => "missing",
            Self::WrongKind { .. } => "wrong-kind",
            Self::TooLong { .. } => "too-long",
            Self::TooMany { .. } => "too-many",
            Self::ControlCharacter => "control-character",
            Self::BadCode { .. } => "bad-code",
            Self::UnknownValue { .. } => "unknown-value",
            Self::BadNumber { .. } => "bad-number",
            Self::OutOfRange { .. } => "out-of-range",
            Self::NegativeAmount { .. } => "negative-amount",
            Self::BadDate { .. } => "bad-date",
            Self::Duplicate { .. } => "duplicate",
            Self::NoLimit => "no-limit",
            Self::HoursMismatch { .. } => "hours-mismatch",
            Self::UnknownResult { .. } => "unknown-result",
            Self::UnknownProcedure { .. } => "unknown-procedure",
            Self::UnknownName { .. } => "unknown-name",
        }
    }

    fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Missing | Self::ControlCharacter | Self::NoLimit => Vec::new(),
            Self::NotJson { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Self::TooLarge { most } | Self::TooManyProblems { most } => {
                vec![("most", most.to_string())]
            }
            Self::WrongKind { expected } => vec![("expected", (*expected).to_owned())],
            Self::TooLong { most, found } | Self::TooMany { most, found } => {
                vec![("most", most.to_string()), ("found", found.to_string())]
            }
            Self::BadCode { value }
            | Self::BadNumber { value }
            | Self::NegativeAmount { value }
            | Self::BadDate { value }
            | Self::UnknownResult { value }
            | Self::UnknownProcedure { value } => vec![("value", value.clone())],
            Self::UnknownValue { value, allowed } => {
                vec![("value", value.clone()), ("allowed", allowed.clone())]
            }
            Self::OutOfRange { value, most } => {
                vec![("value", value.clone()), ("most", most.to_string())]
            }
            Self::Duplicate { value, first } => {
                vec![("value", value.clone()), ("first", first.clone())]
            }
            Self::HoursMismatch { hours, expected } => {
                vec![("hours", hours.to_string()), ("expected", expected.to_string())]
            }
            Self::UnknownName { name } => vec![("name", name.clone())],
        }
    }

    fn words_vi(&self) -> String {
        match self {
            Self::NotJson { line, column } => {
                format!("Tệp không phải JSON hợp lệ (dòng {line}, cột {column}).")
            }
            Self::TooLarge { most } => format!("Tệp quá lớn, tối đa {most} byte."),
            Self::TooManyProblems { most } => {
                format!("Gói tin có quá nhiều lỗi, chỉ liệt kê {most} lỗi đầu.")
            }
            Self::Missing => "Thiếu giá trị bắt buộc.".to_owned(),
            Self::WrongKind { expected } => match *expected {
                "list" => "Giá trị phải là danh sách.".to_owned(),
                "object" => "Giá trị phải là đối tượng JSON.".to_owned(),
                _ => "Giá trị phải là văn bản.".to_owned(),
            },
            Self::TooLong { most, found } => {
                format!("Văn bản dài {found} ký tự, tối đa {most} ký tự.")
            }
            Self::TooMany { most, found } => {
                format!("Danh sách có {found} phần tử, tối đa {most} phần tử.")
            }
            Self::ControlCharacter => "Văn bản có ký tự điều khiển không in được.".to_owned(),
            Self::BadCode { value } => format!("Mã “{value}” không đúng cấu trúc."),
            Self::UnknownValue { value, allowed } => {
                format!("Giá trị “{value}” không có trong danh mục ({allowed}).")
            }
            Self::BadNumber { value } => format!("Không đọc được số “{value}”."),
            Self::OutOfRange { value, most } => {
                format!("Số {value} vượt giới hạn, tối đa {most}.")
            }
            Self::NegativeAmount { value } => format!("Số tiền {value} không được âm."),
            Self::BadDate { value } => {
                format!("Ngày “{value}” không đúng dạng năm-tháng-ngày (2023-01-31).")
            }
            Self::Duplicate { value, first } => format!("Mã {value} bị trùng, đã có tại {first}."),
            Self::NoLimit => "Trường hợp chưa có thời hạn giải quyết.".to_owned(),
            Self::HoursMismatch { hours, expected } => {
                format!("Tổng giờ là {hours}, nhưng số ngày nhân 8 giờ là {expected}.")
            }
            Self::UnknownResult { value } => format!("Không có kết quả nào mang mã {value}."),
            Self::UnknownProcedure { value } => {
                format!("Không có thủ tục mã {value} trong bộ dữ liệu.")
            }
            Self::UnknownName { name } => format!("Phần mở rộng không có mục tên {name}."),
        }
    }

    fn words_en(&self) -> String {
        match self {
            Self::NotJson { line, column } => {
                format!("The file is not valid JSON (line {line}, column {column}).")
            }
            Self::TooLarge { most } => format!("The file is larger than {most} bytes."),
            Self::TooManyProblems { most } => {
                format!("The packet has too many problems; the first {most} are listed.")
            }
            Self::Missing => "A required value is missing.".to_owned(),
            Self::WrongKind { expected } => format!("The value must be of the kind {expected}."),
            Self::TooLong { most, found } => {
                format!("The text has {found} characters; {most} are allowed.")
            }
            Self::TooMany { most, found } => {
                format!("The list has {found} entries; {most} are allowed.")
            }
            Self::ControlCharacter => "The text holds a control character.".to_owned(),
            Self::BadCode { value } => format!("“{value}” is not a code of the expected form."),
            Self::UnknownValue { value, allowed } => {
                format!("“{value}” is not one of the known values ({allowed}).")
            }
            Self::BadNumber { value } => format!("“{value}” is not a whole number."),
            Self::OutOfRange { value, most } => format!("{value} is more than {most}."),
            Self::NegativeAmount { value } => format!("The amount {value} is negative."),
            Self::BadDate { value } => {
                format!("“{value}” is not a date of the form yyyy-mm-dd.")
            }
            Self::Duplicate { value, first } => {
                format!("The code {value} stands twice, first at {first}.")
            }
            Self::NoLimit => "The case has no time limit.".to_owned(),
            Self::HoursMismatch { hours, expected } => {
                format!("{hours} hours are given, but eight hours a day make {expected}.")
            }
            Self::UnknownResult { value } => format!("No result has the code {value}."),
            Self::UnknownProcedure { value } => {
                format!("No procedure of the set has the code {value}.")
            }
            Self::UnknownName { name } => format!("The extension knows no name {name}."),
        }
    }
}
