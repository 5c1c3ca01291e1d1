//! Shares, points, and how one becomes the other.

use serde::{Deserialize, Serialize};

/// A part of a whole, kept as two counts: nothing is rounded before it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Share {
    /// The numerator (tử số).
    pub part: u64,
    /// The denominator (mẫu số).
    pub whole: u64,
}

/// Points in hundredths: the index is told with two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Points(pub u32);

impl Share {
    /// A share of two counts.
    pub const fn of(part: u64, whole: u64) -> Self {
        Self { part, whole }
    }

    /// What is missing from the whole.
    #[must_use]
    pub const fn rest(self) -> Self {
        Self { part: self.whole.saturating_sub(self.part), whole: self.whole }
    }

    /// A share of a share, exact; a factor above one counts as one.
    #[must_use]
    pub fn times(self, factor: Self) -> Self {
        let part = self.part.saturating_mul(factor.part.min(factor.whole));
        Self { part, whole: self.whole.saturating_mul(factor.whole) }
    }

    /// Per cent in hundredths, half a hundredth rounded up; `None` of nothing.
    pub fn percent_hundredths(self) -> Option<u32> {
        rounded(u128::from(self.part) * 10_000, u128::from(self.whole))
    }

    /// The points of a share: its rate × `max` ÷ `full_at` per cent, never more than `max` (QĐ 766,
    /// general rules). `None` where there is nothing to divide by.
    ///
    /// The text says “two decimals” and not how they come about: counts are divided once, and half
    /// a hundredth is rounded up.
    pub fn points(self, max: Points, full_at: u32) -> Option<Points> {
        let above = u128::from(self.part) * u128::from(max.0) * 100;
        let below = u128::from(self.whole) * u128::from(full_at);
        rounded(above, below).map(|points| Points(points.min(max.0)))
    }
}

impl Points {
    /// Whole points.
    pub const fn whole(points: u32) -> Self {
        Self(points * 100)
    }
}

/// A quotient, half rounded up; `None` where there is nothing to divide by.
pub(crate) fn rounded(above: u128, below: u128) -> Option<u32> {
    let doubled = below.checked_mul(2).filter(|doubled| *doubled > 0)?;
    let rounded = (above.checked_mul(2)?.checked_add(below)?) / doubled;
    Some(u32::try_from(rounded).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_a_rate_up_to_the_most() {
        let check = |part, whole, max, full_at, expect: Option<u32>| {
            let points = Share::of(part, whole).points(Points::whole(max), full_at);
            assert_eq!(points.map(|p| p.0), expect, "{part}/{whole} of {max} at {full_at} %");
        };
        // 20 × 950 ÷ 1000 = 19.00.
        check(950, 1000, 20, 100, Some(1900));
        // 4 × (40 % ÷ 80 %) = 2.00; at 80 % and above the maximum.
        check(40, 100, 4, 80, Some(200));
        check(80, 100, 4, 80, Some(400));
        check(99, 100, 4, 80, Some(400));
        // 6 × 2 ÷ 3 = 4.00; 6 × 1 ÷ 7 = 0.857… → 0.86.
        check(2, 3, 6, 100, Some(400));
        check(1, 7, 6, 100, Some(86));
        // Half a hundredth is rounded up: 2 × 1 ÷ 400 = 0.005.
        check(1, 400, 2, 100, Some(1));
        // More was synchronised than was reported: never more than the maximum.
        check(110, 100, 6, 100, Some(600));
        check(0, 5, 6, 100, Some(0));
        check(0, 0, 6, 100, None);
        check(u64::MAX, u64::MAX, 20, 100, Some(2000));
    }

    #[test]
    fn a_share_of_a_share_is_exact() {
        assert_eq!(Share::of(1, 3).times(Share::of(1, 2)), Share::of(1, 6));
        assert_eq!(Share::of(1, 3).times(Share::of(5, 2)), Share::of(2, 6));
        assert_eq!(Share::of(3, 8).rest(), Share::of(5, 8));
        assert_eq!(Share::of(9, 8).rest(), Share::of(0, 8));
        assert_eq!(Share::of(2, 3).percent_hundredths(), Some(6667));
        assert_eq!(Share::of(0, 0).percent_hundredths(), None);
    }
}
