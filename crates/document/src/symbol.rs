//! Numbers and symbols as they are written (NĐ 30/2020, Phụ lục I, mục II.3).

use crate::Kind;

/// A number as it is written: below ten with a nought before it, `07`.
pub fn number_text(number: u32) -> String {
    format!("{number:02}")
}

/// The symbol (ký hiệu) of a document: `QĐ-UBND`; of an official letter, which has no abbreviation of its
/// kind, the agency and the unit that drafted it, `UBND-TP`.
///
/// ```
/// use mc_document::{Kind, symbol};
/// assert_eq!(symbol(Kind::Submission, "STP", "HCTP"), "TTr-STP");
/// assert_eq!(symbol(Kind::Letter, "STP", "HCTP"), "STP-HCTP");
/// assert_eq!(symbol(Kind::Letter, "UBND", ""), "UBND");
/// ```
pub fn symbol(kind: Kind, agency: &str, unit: &str) -> String {
    let parts = match kind.abbreviation() {
        "" => [agency, unit],
        short => [short, agency],
    };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// Number and symbol together: `24/TTr-STP`.
pub fn full_number(number: u32, symbol: &str) -> String {
    if symbol.is_empty() {
        number_text(number)
    } else {
        format!("{}/{symbol}", number_text(number))
    }
}
