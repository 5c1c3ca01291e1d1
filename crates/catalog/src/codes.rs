//! Codes of the national catalogue. Each kind is a type of its own, so that the code of a paper
//! never stands where the code of a result is meant.

use serde::{Deserialize, Deserializer, Serialize};
use std::{fmt, str::FromStr};

/// The longest code of any kind, in bytes.
pub const LONGEST_CODE: usize = 64;

/// A text that is no code of the expected kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is no {kind}")]
pub struct BadCode {
    /// What was read, cut to the length of a code.
    pub text: String,
    /// The kind that was expected.
    pub kind: &'static str,
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $kind:literal, $fits:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The code as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = BadCode;
            fn from_str(text: &str) -> Result<Self, BadCode> {
                let fits: fn(&str) -> bool = $fits;
                if fits(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    let text = text.chars().take(LONGEST_CODE).collect();
                    Err(BadCode { text, kind: $kind })
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

code!(
    /// The national code of a procedure (mã thủ tục hành chính): one digit, a full stop, six digits.
    ProcedureCode, "code of a procedure", is_procedure_code
);
code!(
    /// The code of a case of a procedure (mã trường hợp), for instance `1.001193.01`.
    CaseCode, "code of a case", is_code
);
code!(
    /// The code of a paper (mã giấy tờ), for instance `000.00.00.G15-KQ003204`.
    PaperCode, "code of a paper", is_code
);
code!(
    /// The code of a kind of result (mã kết quả), for instance `KQ.G15.000031`.
    ResultCode, "code of a result", is_code
);
code!(
    /// The code of a fee (mã phí, lệ phí).
    FeeCode, "code of a fee", is_code
);
code!(
    /// The code of a sector (mã lĩnh vực), for instance `G15-TP07`.
    SectorCode, "code of a sector", is_code
);

/// Printable, without spaces, 1 to [`LONGEST_CODE`] bytes. Letters outside ASCII are allowed: the
/// national catalogue has codes with `Đ`.
fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST_CODE
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn is_procedure_code(text: &str) -> bool {
    match text.split_once('.') {
        Some((group, number)) => is_digits(group, 1) && is_digits(number, 6),
        None => false,
    }
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_procedure_code_is_a_digit_and_six_digits() {
        assert_eq!("1.001193".parse::<ProcedureCode>().unwrap().as_str(), "1.001193");
        let bad = ["", "1001193", "1.00119", "1.0011930", "11.001193", "a.001193", "1.00119x"];
        for text in bad {
            assert!(text.parse::<ProcedureCode>().is_err(), "{text}");
        }
        assert!("１.００１１９３".parse::<ProcedureCode>().is_err(), "full-width digits");
    }

    #[test]
    fn other_codes_are_short_and_without_spaces() {
        assert!("G07-LĐ03".parse::<SectorCode>().is_ok());
        for text in ["", "KQ G15", "KQ\u{0}", &"x".repeat(65)] {
            assert!(text.parse::<ResultCode>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_code_read_from_json_is_checked() {
        assert!(serde_json::from_str::<ProcedureCode>("\"1.001193\"").is_ok());
        assert!(serde_json::from_str::<ProcedureCode>("\"khai sinh\"").is_err());
    }
}
