//! What can be wrong with a table.

use mc_kernel::Locale;
use std::fmt;

/// The most problems that are listed.
const MOST_PROBLEMS: usize = 1_000;

/// One problem of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// The column's name; empty for the line as a whole.
    pub column: String,
    /// What is wrong.
    pub flaw: ImportFlaw,
}

/// What is wrong at one place of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFlaw {
    /// The line is no CSV line with as many cells as the head.
    NotCsv,
    /// A column is missing.
    NoColumn,
    /// The table has too many rows.
    TooManyRows,
    /// There are too many problems; the rest is not listed.
    TooManyProblems,
    /// A cell that must be filled is empty.
    Missing,
    /// A cell is far too long.
    TooLong,
    /// The value is not in its closed list.
    UnknownValue(String),
    /// The code does not have the form of its kind.
    BadCode(String),
    /// The user name has other characters than lower-case letters, digits, full stops and hyphens,
    /// or is shorter than 3 or longer than 64 of them.
    BadUserName(String),
    /// The code or name stands twice where it must be unique.
    Duplicate(String),
    /// The code refers to no unit of the tables.
    UnknownUnit(String),
    /// The area lies below one of the same or a lower level.
    WrongLevel(String),
    /// The bodies belong to one another in a circle, or lie too deep.
    Circle(String),
    /// The placeholder is not known, or has no value here.
    UnknownPlaceholder(String),
    /// A person with several positions has two different names or genders.
    TwoNames(String),
    /// The table of name parts is missing or incomplete.
    NoNames,
}

impl ImportProblem {
    /// The stable code of the flaw.
    pub const fn code(&self) -> &'static str {
        match self.flaw {
            ImportFlaw::NotCsv => "not-csv",
            ImportFlaw::NoColumn => "no-column",
            ImportFlaw::TooManyRows => "too-many-rows",
            ImportFlaw::TooManyProblems => "too-many-problems",
            ImportFlaw::Missing => "missing",
            ImportFlaw::TooLong => "too-long",
            ImportFlaw::UnknownValue(_) => "unknown-value",
            ImportFlaw::BadCode(_) => "bad-code",
            ImportFlaw::BadUserName(_) => "bad-user-name",
            ImportFlaw::Duplicate(_) => "duplicate",
            ImportFlaw::UnknownUnit(_) => "unknown-unit",
            ImportFlaw::WrongLevel(_) => "wrong-level",
            ImportFlaw::Circle(_) => "circle",
            ImportFlaw::UnknownPlaceholder(_) => "unknown-placeholder",
            ImportFlaw::TwoNames(_) => "two-names",
            ImportFlaw::NoNames => "no-names",
        }
    }

    /// The value that the message speaks of.
    pub fn value(&self) -> Option<&str> {
        match &self.flaw {
            ImportFlaw::UnknownValue(value)
            | ImportFlaw::BadCode(value)
            | ImportFlaw::BadUserName(value)
            | ImportFlaw::Duplicate(value)
            | ImportFlaw::UnknownUnit(value)
            | ImportFlaw::WrongLevel(value)
            | ImportFlaw::Circle(value)
            | ImportFlaw::UnknownPlaceholder(value)
            | ImportFlaw::TwoNames(value) => Some(value),
            ImportFlaw::NotCsv
            | ImportFlaw::NoColumn
            | ImportFlaw::TooManyRows
            | ImportFlaw::TooManyProblems
            | ImportFlaw::Missing
            | ImportFlaw::TooLong
            | ImportFlaw::NoNames => None,
        }
    }

    /// The message without file, line and column.
    pub fn words(&self, locale: Locale) -> String {
        let words = match locale {
            Locale::Vi => self.words_vi(),
            Locale::En => self.words_en(),
        };
        words.replace("{value}", self.value().unwrap_or_default())
    }

    const fn words_vi(&self) -> &'static str {
        match self.flaw {
            ImportFlaw::NotCsv => "Không đọc được dòng này.",
            ImportFlaw::NoColumn => "Thiếu cột này.",
            ImportFlaw::TooManyRows => "Bảng có quá nhiều dòng.",
            ImportFlaw::TooManyProblems => "Có quá nhiều lỗi, chỉ liệt kê các lỗi đầu.",
            ImportFlaw::Missing => "Ô này không được để trống.",
            ImportFlaw::TooLong => "Nội dung ô quá dài.",
            ImportFlaw::UnknownValue(_) => "Giá trị “{value}” không có trong danh mục.",
            ImportFlaw::BadCode(_) => "Mã “{value}” không đúng cấu trúc.",
            ImportFlaw::BadUserName(_) => {
                "Tên đăng nhập “{value}” chỉ được gồm 3 đến 64 chữ thường không dấu, chữ số, \
                 dấu chấm và gạch nối."
            }
            ImportFlaw::Duplicate(_) => "“{value}” bị trùng.",
            ImportFlaw::UnknownUnit(_) => "Không có đơn vị mã {value}.",
            ImportFlaw::WrongLevel(_) => "Đơn vị cấp trên {value} không ở cấp cao hơn.",
            ImportFlaw::Circle(_) => "Quan hệ trực thuộc của {value} bị vòng hoặc quá sâu.",
            ImportFlaw::UnknownPlaceholder(_) => "Không thay được “{value}” tại đây.",
            ImportFlaw::TwoNames(_) => "Người dùng {value} có hai họ tên hoặc giới tính khác nhau.",
            ImportFlaw::NoNames => "Thiếu bảng họ tên mẫu, hoặc bảng chưa đủ các phần.",
        }
    }

    const fn words_en(&self) -> &'static str {
        match self.flaw {
            ImportFlaw::NotCsv => "The line cannot be read.",
            ImportFlaw::NoColumn => "The column is missing.",
            ImportFlaw::TooManyRows => "The table has too many rows.",
            ImportFlaw::TooManyProblems => "There are too many problems; the first are listed.",
            ImportFlaw::Missing => "The cell must not be empty.",
            ImportFlaw::TooLong => "The cell is too long.",
            ImportFlaw::UnknownValue(_) => "“{value}” is not one of the known values.",
            ImportFlaw::BadCode(_) => "“{value}” is not a code of the expected form.",
            ImportFlaw::BadUserName(_) => {
                "The user name “{value}” must be 3 to 64 lower-case letters, digits, full stops \
                 and hyphens."
            }
            ImportFlaw::Duplicate(_) => "“{value}” stands twice.",
            ImportFlaw::UnknownUnit(_) => "There is no unit {value}.",
            ImportFlaw::WrongLevel(_) => "The unit above, {value}, is not of a higher level.",
            ImportFlaw::Circle(_) => "{value} belongs to itself or lies too deep.",
            ImportFlaw::UnknownPlaceholder(_) => "“{value}” has no value here.",
            ImportFlaw::TwoNames(_) => "{value} has two different names or genders.",
            ImportFlaw::NoNames => "The table of name parts is missing or incomplete.",
        }
    }
}

impl fmt::Display for ImportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, .. } = self;
        write!(f, "{file}:{line} {column}: {}", self.words(Locale::En))
    }
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<ImportProblem>);

impl Problems {
    pub(super) fn push(&mut self, file: &str, line: u64, column: &str, flaw: ImportFlaw) {
        let (file, column) = (file.to_owned(), column.to_owned());
        if self.0.len() < MOST_PROBLEMS {
            self.0.push(ImportProblem { file, line, column, flaw });
        } else if self.0.len() == MOST_PROBLEMS {
            let (line, column, flaw) = (0, String::new(), ImportFlaw::TooManyProblems);
            self.0.push(ImportProblem { file, line, column, flaw });
        }
    }

    pub(super) fn into_list(self) -> Vec<ImportProblem> {
        self.0
    }
}
