//! What the register is asked.

use mc_kernel::fold;
use serde::Serialize;
use std::fmt;

/// A date of birth as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Birth {
    /// The year.
    pub year: u16,
    /// Month and day, where both are known.
    pub day: Option<(u8, u8)>,
}

impl Birth {
    /// Reads `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let first = parts.next().filter(|year| year.len() == 4)?;
        let year = first.parse().ok()?;
        let month: Option<u8> = parts.next().and_then(|part| part.parse().ok());
        let day: Option<u8> = parts.next().and_then(|part| part.parse().ok());
        Some(Self { year, day: month.zip(day) })
    }
}

/// A question about one person, in the name of one officer.
#[derive(Clone, PartialEq, Eq)]
pub struct Question {
    /// The personal identity number (số định danh): twelve digits.
    pub number: String,
    /// The full name as people write it.
    pub name: String,
    /// The date of birth.
    pub birth: Birth,
    /// The procedure for which it is asked (`MaDVC`).
    pub procedure: String,
    /// The identity number of the officer who asks (`MaCanBo`); never empty.
    pub officer: String,
    /// The id of the question, unique (`MaYeuCau`).
    pub id: String,
}

impl fmt::Debug for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Question({})", self.id)
    }
}

/// The body of a request, field by field as the adapter wants it.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "HoVaTen")]
    name: String,
    #[serde(rename = "SoDinhDanh")]
    number: &'a str,
    #[serde(rename = "NgayThangNam", skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(rename = "Nam")]
    year: String,
    #[serde(rename = "MaTichHop")]
    integration: &'a str,
    #[serde(rename = "MaDVC")]
    procedure: &'a str,
    #[serde(rename = "MaCanBo")]
    officer: &'a str,
    #[serde(rename = "MaYeuCau")]
    id: &'a str,
}

impl Question {
    /// The request as JSON.
    pub(super) fn body(&self, integration: &str) -> Result<Vec<u8>, serde_json::Error> {
        let year = self.birth.year;
        serde_json::to_vec(&Body {
            name: folded_name(&self.name),
            number: &self.number,
            day: self.birth.day.map(|(month, day)| format!("{year:04}{month:02}{day:02}")),
            year: format!("{year:04}"),
            integration,
            procedure: &self.procedure,
            officer: &self.officer,
            id: &self.id,
        })
    }
}

/// A name as the register compares it: upper case, without marks, spaces and punctuation, `đ` as `D`:
/// `Nguyễn Văn A` becomes `NGUYENVANA`.
pub fn folded_name(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
