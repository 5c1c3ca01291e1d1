//! Values that are more than a text.

use super::record::{Item, Taken};
use crate::{
    EdxmlError, Problem,
    xml::{Out, Tree},
};
use mc_kernel::{CivilDay, Locale};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Reads a leaf with a rule of its own.
fn leaf<T>(tree: Tree, rule: impl FnOnce(&str) -> Option<T>) -> Result<Taken<T>, EdxmlError> {
    let Some(text) = tree.text() else { return Ok(Taken::Other(tree)) };
    let text = text.trim();
    if text.is_empty() {
        return Ok(Taken::Blank);
    }
    let shown = || text.chars().take(60).collect::<String>();
    let wrong = || EdxmlError::new(Problem::BadValue, "").with(format!("“{}”", shown()));
    rule(text).map(Taken::Value).ok_or_else(wrong)
}

impl Item for u32 {
    fn read(tree: Tree) -> Result<Taken<Self>, EdxmlError> {
        leaf(tree, |text| text.parse().ok())
    }
    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError> {
        out.leaf(name, &self.to_string())
    }
}

impl Item for bool {
    fn read(tree: Tree) -> Result<Taken<Self>, EdxmlError> {
        leaf(tree, |text| match text.to_lowercase().as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        })
    }
    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError> {
        out.leaf(name, if *self { "true" } else { "false" })
    }
}

impl Item for CivilDay {
    fn read(tree: Tree) -> Result<Taken<Self>, EdxmlError> {
        leaf(tree, |text| day(text.split([' ', 'T']).next()?))
    }
    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError> {
        out.leaf(name, &written(*self))
    }
}

/// Reads `yyyy/MM/dd`; others write it with hyphens, or the day first.
fn day(text: &str) -> Option<CivilDay> {
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_day = year.len() == 4 && parts.iter().all(|part| is_number(part));
    is_day.then(|| CivilDay::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
}

fn written(day: CivilDay) -> String {
    format!("{:04}/{:02}/{:02}", day.year(), day.month(), day.day())
}

/// A local time to the second (`yyyy/MM/dd HH:mm:ss`); packages say no zone, Việt Nam's is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    day: CivilDay,
    second: u32,
}

impl Moment {
    /// A moment; `None` where the day has no such time.
    pub fn new(day: CivilDay, hour: u32, minute: u32, second: u32) -> Option<Self> {
        let fits = hour < 24 && minute < 60 && second < 60 && (0..=9999).contains(&day.year());
        fits.then(|| Self { day, second: hour * 3600 + minute * 60 + second })
    }

    /// The day.
    pub const fn day(self) -> CivilDay {
        self.day
    }

    /// The second of the day, 0 to 86,399.
    pub const fn second_of_day(self) -> u32 {
        self.second
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, rest) = (self.second / 3600, self.second % 3600);
        write!(f, "{} {hour:02}:{:02}:{:02}", written(self.day), rest / 60, rest % 60)
    }
}

/// The text is no local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a local time is written yyyy/MM/dd HH:mm:ss")]
pub struct NotAMoment;

impl FromStr for Moment {
    type Err = NotAMoment;
    /// Reads `yyyy/MM/dd HH:mm:ss`; hyphens, a `T`, the day first, missing seconds and fractions of
    /// seconds are read, too.
    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let (date, time) = text.split_once([' ', 'T']).ok_or(NotAMoment)?;
        let (time, _fraction) = time.split_once('.').unwrap_or((time, ""));
        let parts: Result<Vec<u32>, _> = time.trim().split(':').map(str::parse).collect();
        let found = match parts.as_deref() {
            Ok([hour, minute, second]) => {
                day(date).and_then(|d| Self::new(d, *hour, *minute, *second))
            }
            Ok([hour, minute]) => day(date).and_then(|d| Self::new(d, *hour, *minute, 0)),
            Ok(_) | Err(_) => None,
        };
        found.ok_or(NotAMoment)
    }
}

impl Item for Moment {
    fn read(tree: Tree) -> Result<Taken<Self>, EdxmlError> {
        leaf(tree, |text| text.parse().ok())
    }
    fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError> {
        out.leaf(name, &self.to_string())
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Declares a closed list of numbers with what they mean.
macro_rules! coded {
    ($(#[$about:meta])* $name:ident; $($(#[$doc:meta])* $variant:ident = $code:literal, $vi:literal, $en:literal;)+) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The number as it is written.
            pub const fn number(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The one with a number; zeros before it may be missing.
            pub fn of(number: &str) -> Option<Self> {
                let bare = |text: &str| text.parse::<u8>().ok();
                let wanted = bare(number)?;
                Self::ALL.iter().copied().find(|known| bare(known.number()) == Some(wanted))
            }

            /// What a person reads.
            pub const fn words(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$variant, Locale::Vi) => $vi, (Self::$variant, Locale::En) => $en,)+
                }
            }
        }

        impl Item for $name {
            fn read(tree: Tree) -> Result<Taken<Self>, EdxmlError> {
                leaf(tree, Self::of)
            }
            fn write(&self, name: &str, out: &mut Out<'_>) -> Result<(), EdxmlError> {
                out.leaf(name, self.number())
            }
        }
    };
}

coded! {
    /// What became of a document (QĐ 28/2018/QĐ-TTg).
    StatusCode;
    /// It is there.
    Arrived = "01", "Đã đến", "Arrived";
    /// It was sent back, with a reason.
    Returned = "02", "Từ chối tiếp nhận (trả lại)", "Returned";
    /// It stands in the register.
    Registered = "03", "Đã tiếp nhận", "Registered";
    /// It waits for somebody to be given it.
    Assigning = "04", "Phân công", "Being assigned";
    /// Somebody works on it.
    InProcess = "05", "Đang xử lý", "In process";
    /// It is done.
    Completed = "06", "Hoàn thành", "Completed";
    /// The sender asks for it back.
    Recall = "13", "Lấy lại (thu hồi)", "Recall asked";
    /// The receiver agrees to a recall or an update.
    Agreed = "15", "Đồng ý lấy lại hoặc cập nhật", "Recall or update agreed";
    /// The receiver does not.
    Declined = "16", "Từ chối lấy lại hoặc cập nhật", "Recall or update declined";
}

coded! {
    /// What a package is for (`BussinessDocType`).
    BusinessKind;
    /// A new document.
    New = "0", "Văn bản mới", "New document";
    /// A document is recalled.
    Recall = "1", "Thu hồi", "Recall";
    /// A document is updated.
    Update = "2", "Cập nhật", "Update";
    /// A document is replaced.
    Replace = "3", "Thay thế", "Replacement";
}

impl StatusCode {
    /// Whether nobody may say this without a reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Returned | Self::Recall)
    }
}
