//! The personal identity number (số định danh cá nhân).
//!
//! Twelve digits: three for the province where the birth was registered (or the country, for births
//! registered abroad), one for century and sex, two for the year of birth, six at random
//! (NĐ 137/2015/NĐ-CP, Điều 13; Thông tư 59/2021/TT-BCA, Điều 4).

use crate::code::Code;
use crate::model::{Field, FieldKind, Group, TextFormat};
use crate::typed::{Complaint, year_of};
use serde_json::Value;

/// Codes of provinces and cities; numbers from 100 on are countries.
const PROVINCES: [u16; 63] = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
];
const FIRST_COUNTRY: u16 = 100;

/// The key of the date of birth beside an identity number.
const BIRTH: &str = "ngaySinh";

/// What is wrong with a number by itself, besides its length.
pub(crate) fn complaint(field: &Field, number: &str) -> Option<Complaint> {
    let digits = number.len() == 12 && number.bytes().all(|b| b.is_ascii_digit());
    let place = number.get(..3).filter(|_| digits && is_identity(field))?;
    let code: u16 = place.parse().ok()?;
    let known = code >= FIRST_COUNTRY || PROVINCES.contains(&code);
    (!known).then(|| Complaint::new(Code::IdentityProvince).with("found", place))
}

/// What is wrong with the number of a person who was born on a day (`yyyy-mm-dd` or `yyyy`, empty when
/// that is not known), in a word for the operator.
pub fn number_problem(number: &str, birth: &str) -> Option<&'static str> {
    if number.len() != 12 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Some("it has not twelve digits");
    }
    let place: u16 = number.get(..3)?.parse().ok()?;
    if place < FIRST_COUNTRY && !PROVINCES.contains(&place) {
        return Some("there is no such province");
    }
    let given: Option<i16> = birth.get(..4).and_then(|year| year.parse().ok());
    let contradicts = given.is_some() && given != birth_year(number);
    contradicts.then_some("century or year of birth contradict it")
}

/// The key of an identity number that contradicts the date of birth of the same object.
pub(crate) fn contradiction<'g>(group: &'g Group, answers: &Value) -> Option<(&'g str, Complaint)> {
    let birth = group
        .field(BIRTH)
        .filter(|field| matches!(field.kind, FieldKind::Date | FieldKind::PartialDate))?;
    let given = year_of(answers.get(&birth.key)?.as_str()?)?;
    let field = group.fields.iter().find(|field| is_identity(field))?;
    let inside = birth_year(answers.get(&field.key)?.as_str()?)?;
    (given != inside).then(|| {
        let complaint = Complaint::new(Code::IdentityBirthYear);
        (field.key.as_str(), complaint.with("inside", inside).with("given", given))
    })
}

fn is_identity(field: &Field) -> bool {
    field.text_format() == Some(TextFormat::IdentityNumber)
}

/// What an identity number says of its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberSays {
    /// The year of birth.
    pub year: i16,
    /// Whether it is a woman's.
    pub is_woman: bool,
    /// Whether the code of the place, a province or a country, is one.
    pub is_place_known: bool,
}

impl NumberSays {
    /// Reads a number; nothing where it has not twelve digits.
    pub fn of(number: &str) -> Option<Self> {
        let year = birth_year(number)?;
        let digit: u16 = number.get(3..4)?.parse().ok()?;
        let place: u16 = number.get(..3)?.parse().ok()?;
        let is_place_known = place >= FIRST_COUNTRY || PROVINCES.contains(&place);
        Some(Self { year, is_woman: digit % 2 == 1, is_place_known })
    }
}

/// The year of birth that a number carries: an even digit for men, an odd one for women, two a
/// century from 1900 on.
fn birth_year(number: &str) -> Option<i16> {
    let digits = number.len() == 12 && number.bytes().all(|b| b.is_ascii_digit());
    let century: i16 = number.get(3..4).filter(|_| digits)?.parse().ok()?;
    let year: i16 = number.get(4..6)?.parse().ok()?;
    Some(1900 + century / 2 * 100 + year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_digit_says_the_century() {
        let check =
            |number: &str, year: Option<i16>| assert_eq!(birth_year(number), year, "{number}");
        check("026088000002", Some(1988));
        check("026190000001", Some(1990));
        check("026205123456", Some(2005));
        check("026323123456", Some(2023));
        check("02632312345", None);
        check("02632312345x", None);
    }

    #[test]
    fn a_number_says_sex_and_place() {
        let says =
            |number: &str| NumberSays::of(number).map(|n| (n.year, n.is_woman, n.is_place_known));
        assert_eq!(says("026190000001"), Some((1990, true, true)));
        assert_eq!(says("026205123456"), Some((2005, false, true)));
        assert_eq!(says("003190000001"), Some((1990, true, false)));
        assert_eq!(says("104088000001"), Some((1988, false, true)));
        assert_eq!(says("26190000001"), None);
    }

    #[test]
    fn provinces_are_in_order_and_unique() {
        assert!(PROVINCES.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
