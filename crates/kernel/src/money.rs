//! Money: whole đồng, never a fraction and never a float.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in Vietnamese đồng.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Dong(pub i64);

impl fmt::Display for Dong {
    /// As people write it: `8.000 ₫`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            f.write_str("-")?;
        }
        f.write_str(&grouped(self.0.unsigned_abs()))?;
        f.write_str("\u{a0}₫")
    }
}

/// Groups the digits in threes with full stops, the Vietnamese way: `1.234.567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_as_people_write_it() {
        assert_eq!(Dong(8000).to_string(), "8.000\u{a0}₫");
        assert_eq!(Dong(1_234_567).to_string(), "1.234.567\u{a0}₫");
        assert_eq!(Dong(-500).to_string(), "-500\u{a0}₫");
        assert_eq!(Dong(0).to_string(), "0\u{a0}₫");
    }
}
