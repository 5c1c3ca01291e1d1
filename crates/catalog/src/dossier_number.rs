//! The number of a dossier (mã số hồ sơ), by the rule that holds on the day of reception.
//!
//! A number is a name, not a record: nothing in the product reads a date, an agency or an order out
//! of it. Numbers given under an earlier rule stay as they are and stay findable.

use crate::{Version, version};
use mc_kernel::CivilDay;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest number, in bytes.
pub const LONGEST_NUMBER: usize = 48;
/// The running number has at least so many digits; a busy day grows beyond them.
const COUNTER_DIGITS: usize = 4;
/// A running number of more digits is no number of ours.
const MOST_COUNTER_DIGITS: usize = 12;

/// A number that was given to a dossier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DossierNumber(String);

impl DossierNumber {
    /// Wraps a number given by any system, ours or an earlier one; `None` when the text does not
    /// look like one.
    pub fn given(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        looks_like_number(&text).then_some(Self(text))
    }

    /// The number as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DossierNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for DossierNumber {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// How a number is put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberForm {
    /// The receiving agency from right to left: `000.00.01.H56-230525-0001`
    /// (NĐ 61/2018, Điều 26; TT 01/2018/TT-VPCP, Điều 19).
    RightToLeft,
    /// The receiving agency from left to right: `H62.001.02-251107-0001`
    /// (TT 03/2025/TT-VPCP, Điều 13).
    LeftToRight,
    /// The settling agency from left to right, and two digits of the owner of a nationally
    /// centralised system before the running number: `H56.001.02-260301-030001`
    /// (TT 03/2025/TT-VPCP, Điều 13 khoản 3, as added by TT 04/2025/TT-VPCP, Điều 23).
    Central,
}

/// A form with the days on which it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRule {
    /// The form.
    pub form: NumberForm,
    /// When it holds.
    pub version: Version,
}

impl AsRef<Version> for NumberRule {
    fn as_ref(&self) -> &Version {
        &self.version
    }
}

/// The rules for dossiers of a province, oldest first: from 21 June 2018 (NĐ 61/2018 in force)
/// right to left, from 15 September 2025 (TT 03/2025/TT-VPCP) left to right.
///
/// The second day is when the circular was issued; an installation that changed over on another day
/// keeps its own list.
pub fn provincial_rules() -> Vec<NumberRule> {
    let rule = |form, from: Option<CivilDay>| {
        from.map(|day| NumberRule { form, version: Version::since(day) })
    };
    [
        rule(NumberForm::RightToLeft, CivilDay::new(2018, 6, 21)),
        rule(NumberForm::LeftToRight, CivilDay::new(2025, 9, 15)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The rule that holds on a day.
pub fn rule_on(rules: &[NumberRule], day: CivilDay) -> Option<NumberRule> {
    version::pick(rules.iter().copied(), day)
}

/// Why no number could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// The identifier of the agency is written in the other direction, or is none.
    #[error("“{0}” is not an agency identifier of the form that the rule asks for")]
    AgencyCode(String),
    /// The running number of a day begins with 1.
    #[error("the running number of a day begins with 1")]
    NoSequence,
    /// Two digits of the owner are needed by the central form, and by no other.
    #[error("two digits of the system's owner belong to the central form, and to it alone")]
    OwnerDigits,
}

/// Makes the number of the `sequence`-th dossier that the counting agency received on `day`.
///
/// `agency_code` is the agency's identifier in the direction of the rule: of the receiving agency,
/// or of the settling one for [`NumberForm::Central`], which alone takes `owner_digits`.
pub fn format(
    form: NumberForm,
    agency_code: &str,
    day: CivilDay,
    sequence: u32,
    owner_digits: Option<&str>,
) -> Result<DossierNumber, NumberError> {
    let fits = match form {
        NumberForm::RightToLeft => is_right_to_left(agency_code),
        NumberForm::LeftToRight | NumberForm::Central => is_left_to_right(agency_code),
    };
    if !fits {
        return Err(NumberError::AgencyCode(agency_code.chars().take(LONGEST_NUMBER).collect()));
    }
    if sequence == 0 {
        return Err(NumberError::NoSequence);
    }
    let owner = match (form, owner_digits) {
        (NumberForm::RightToLeft | NumberForm::LeftToRight, None) => "",
        (NumberForm::Central, Some(digits)) if is_digits(digits, 2, 2) => digits,
        (NumberForm::RightToLeft | NumberForm::LeftToRight | NumberForm::Central, _) => {
            return Err(NumberError::OwnerDigits);
        }
    };
    let (year, month, day) = (day.year().rem_euclid(100), day.month(), day.day());
    let counter = format!("{sequence:0COUNTER_DIGITS$}");
    Ok(DossierNumber(format!("{agency_code}-{year:02}{month:02}{day:02}-{owner}{counter}")))
}

/// Whether a text typed into a search box has the shape of a number, of any rule, in any case.
pub fn looks_like_number(text: &str) -> bool {
    let text = text.trim().to_ascii_uppercase();
    if text.len() > LONGEST_NUMBER {
        return false;
    }
    let mut parts = text.split('-');
    let (Some(agency), Some(day), Some(counter), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    (is_right_to_left(agency) || is_left_to_right(agency))
        && is_digits(day, 6, 6)
        && is_digits(counter, COUNTER_DIGITS, MOST_COUNTER_DIGITS)
}

/// `000.00.01.H56`: level 4 . level 3 . level 2 . level 1 (QCVN 102:2016/BTTTT).
fn is_right_to_left(code: &str) -> bool {
    let mut parts = code.split('.');
    let (Some(fourth), Some(third), Some(second), Some(first), None) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    fourth.len() == 3
        && fourth.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        && is_digits(third, 2, 2)
        && is_digits(second, 2, 2)
        && is_first_level(first)
}

/// `H62`, `H62.001`, `H62.001.02`, `H62.01.02.003`: level 1 first (QĐ 20/2020/QĐ-TTg).
fn is_left_to_right(code: &str) -> bool {
    let mut parts = code.split('.');
    let first = parts.next().is_some_and(is_first_level);
    let mut deeper = 0;
    for part in parts {
        deeper += 1;
        if deeper > 3 || !is_digits(part, 2, 3) {
            return false;
        }
    }
    first
}

/// A letter from A to Y and two digits: a ministry (G…) or a province (H…).
fn is_first_level(code: &str) -> bool {
    match code.as_bytes() {
        [b'A'..=b'Y', tens, ones] => tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => false,
    }
}

fn is_digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use NumberForm::{Central, LeftToRight, RightToLeft};

    fn day(text: &str) -> CivilDay {
        text.parse().unwrap()
    }

    #[test]
    fn golden_numbers() {
        let check = |form, agency, on, sequence, owner, expect: &str| {
            let number = format(form, agency, day(on), sequence, owner).unwrap();
            assert_eq!(number.as_str(), expect);
            assert!(looks_like_number(expect), "{expect}");
        };
        let old = "000.00.01.H56";
        check(RightToLeft, old, "2023-05-25", 1, None, "000.00.01.H56-230525-0001");
        check(RightToLeft, old, "2023-05-25", 9_999, None, "000.00.01.H56-230525-9999");
        check(RightToLeft, old, "2023-05-25", 10_000, None, "000.00.01.H56-230525-10000");
        check(RightToLeft, "001.36.33.H62", "2024-02-29", 42, None, "001.36.33.H62-240229-0042");
        let new = "H62.001.02";
        check(LeftToRight, new, "2025-11-07", 1, None, "H62.001.02-251107-0001");
        check(LeftToRight, new, "2025-11-07", 123_456, None, "H62.001.02-251107-123456");
        check(Central, "H56.001.02", "2026-03-01", 1, Some("03"), "H56.001.02-260301-030001");
        check(Central, "H56.001.02", "2026-03-01", 10_000, Some("03"), "H56.001.02-260301-0310000");
    }

    #[test]
    fn what_no_number_is_made_of() {
        let check = |form, agency: &str, sequence, owner, expect| {
            assert_eq!(format(form, agency, day("2025-11-07"), sequence, owner), Err(expect));
        };
        let bad_agency = |code: &str| NumberError::AgencyCode(code.to_owned());
        check(RightToLeft, "H62.001.02", 1, None, bad_agency("H62.001.02"));
        check(LeftToRight, "000.00.01.H56", 1, None, bad_agency("000.00.01.H56"));
        check(LeftToRight, "X#HETHONG", 1, None, bad_agency("X#HETHONG"));
        check(LeftToRight, "H62.001.02", 0, None, NumberError::NoSequence);
        check(LeftToRight, "H62.001.02", 1, Some("03"), NumberError::OwnerDigits);
        check(Central, "H62.001.02", 1, None, NumberError::OwnerDigits);
        check(Central, "H62.001.02", 1, Some("3"), NumberError::OwnerDigits);
    }

    #[test]
    fn the_rule_of_the_day() {
        let check = |on: &str, expect: Option<NumberForm>| {
            assert_eq!(rule_on(&provincial_rules(), day(on)).map(|r| r.form), expect, "{on}");
        };
        check("2018-06-20", None);
        check("2018-06-21", Some(RightToLeft));
        check("2025-09-14", Some(RightToLeft));
        check("2025-09-15", Some(LeftToRight));
    }

    #[test]
    fn search_boxes_know_a_number_when_they_see_one() {
        let numbers = [
            " 000.00.01.h56-230525-0001 ",
            "000.12.34.H62-220101-12345",
            "H37.02.02-210601-0007",
            "H56.01.02-251107-0001",
            "H56.001.02-260301-030001",
        ];
        for text in numbers {
            assert!(looks_like_number(text), "{text}");
        }
        let others = [
            "",
            "khai sinh",
            "1.001193",
            "000.00.01.H56",
            "000.00.01.H56-230525",
            "000.00.01.H56-230525-001",
            "000.00.01.H56-23052-0001",
            "000.00.01.Z56-230525-0001",
            "000.00.01.H56-230525-0001-1",
            "H62.1.02-251107-0001",
            "H62.001.02.003.04-251107-0001",
            "２００.00.01.H56-230525-0001",
        ];
        for text in others {
            assert!(!looks_like_number(text), "{text}");
        }
    }

    #[test]
    fn a_number_of_an_earlier_system_is_kept_as_given() {
        let number = DossierNumber::given(" 000.12.34.h62-220101-12345").unwrap();
        assert_eq!(number.to_string(), "000.12.34.H62-220101-12345");
        assert_eq!(DossierNumber::given("12345"), None);
    }
}
