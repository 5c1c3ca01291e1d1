//! When something in the organisation is valid.

use mc_kernel::CivilDay;
use serde::{Deserialize, Serialize};

/// The days on which a unit, a code or a position is valid, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Validity {
    /// The first day.
    pub valid_from: CivilDay,
    /// The last day; `None` while no end is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<CivilDay>,
}

impl Validity {
    /// Valid from a day on.
    pub const fn since(valid_from: CivilDay) -> Self {
        Self { valid_from, valid_to: None }
    }

    /// Valid from a day to a last day.
    pub const fn between(valid_from: CivilDay, last: CivilDay) -> Self {
        Self { valid_from, valid_to: Some(last) }
    }

    /// Whether the day is one of them.
    pub fn holds_on(&self, day: CivilDay) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether some day belongs to both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |a: &Self, b: &Self| b.valid_to.is_none_or(|end| a.valid_from <= end);
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> CivilDay {
        text.parse().unwrap()
    }

    #[test]
    fn both_ends_count() {
        let validity = Validity::between(day("2023-01-01"), day("2025-06-30"));
        let check = |on: &str, expect: bool| {
            assert_eq!(validity.holds_on(day(on)), expect, "{on}");
        };
        check("2022-12-31", false);
        check("2023-01-01", true);
        check("2025-06-30", true);
        check("2025-07-01", false);
    }

    #[test]
    fn one_after_the_other_does_not_overlap() {
        let old = Validity::between(day("2023-01-01"), day("2025-06-30"));
        let new = Validity::since(day("2025-07-01"));
        assert!(!old.overlaps(&new) && !new.overlaps(&old));
        assert!(old.overlaps(&Validity::since(day("2025-06-30"))));
    }
}
