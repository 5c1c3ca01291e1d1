//! The nine indices of officers and agencies (TT 01/2018/TT-VPCP, Điều 13–15).
//!
//! Each dossier gives each index 0, 1 or 2 points. Index i = Σ points ÷ dossiers, with one decimal. An
//! officer has indices 1, 2, 3, 4 and 7; an agency has all nine.

use crate::{Share, points::rounded};
use serde::{Deserialize, Serialize};

/// How many indices there are.
pub const INDICES: usize = 9;
/// The indices of an officer, counted from 1.
const OF_OFFICER: [usize; 5] = [1, 2, 3, 4, 7];

/// The points of one dossier, or of one answer to a survey; `None` where an index was not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Judged(pub [Option<u8>; INDICES]);

/// The nine indices in tenths; `None` where nothing was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Nine(pub [Option<u32>; INDICES]);

/// How well an officer did: the sum of the five indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Officer {
    /// From 5 points: 100 % of the task done.
    Whole,
    /// From 3.5 to less than 5: from 70 to less than 100 %.
    Most,
    /// Less than 3.5: less than 70 %.
    Less,
}

/// How an agency is classed: the sum of all nine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Agency {
    /// Xuất sắc: from 15 points.
    Excellent,
    /// Tốt: 12 to less than 15.
    Good,
    /// Khá: 9 to less than 12.
    Fair,
    /// Trung bình: 6 to less than 9.
    Average,
    /// Yếu: less than 6.
    Weak,
}

/// Index 1 or 2: 2 points before the day, 1 on it, 0 after it. Điều 13 gives the points by time
/// against the limit; that an early end and one on the day differ is read from the levels.
pub const fn by_time(is_early: bool, is_late: bool) -> u8 {
    match (is_early, is_late) {
        (_, true) => 0,
        (true, false) => 2,
        (false, false) => 1,
    }
}

/// Index 5: the share settled inside the one-stop shop; 20 % and more give 2 points, anything 1.
pub fn by_settled_inside(share: Share) -> Option<u8> {
    let percent = share.percent_hundredths()?;
    Some(match percent {
        2_000.. => 2,
        1..2_000 => 1,
        0 => 0,
    })
}

impl Nine {
    /// The indices of what was judged. Points above 2 are none.
    pub fn of(judged: &[Judged]) -> Self {
        let mut sums = [(0_u128, 0_u128); INDICES];
        for Judged(points) in judged {
            for ((sum, count), points) in sums.iter_mut().zip(points) {
                if let Some(points) = points.filter(|points| *points <= 2) {
                    *sum += u128::from(points);
                    *count += 1;
                }
            }
        }
        Self(sums.map(|(sum, count)| rounded(sum * 10, count)))
    }

    fn sum(&self, indices: impl Iterator<Item = usize>) -> Option<u32> {
        indices.map(|i| self.0.get(i - 1).copied().flatten()).sum()
    }

    /// The class of an officer; `None` while an index of the five has nothing.
    pub fn officer(&self) -> Option<Officer> {
        Some(match self.sum(OF_OFFICER.into_iter())? {
            50.. => Officer::Whole,
            35..50 => Officer::Most,
            0..35 => Officer::Less,
        })
    }

    /// The class of an agency; `None` while an index has nothing.
    pub fn agency(&self) -> Option<Agency> {
        Some(match self.sum(1..=INDICES)? {
            150.. => Agency::Excellent,
            120..150 => Agency::Good,
            90..120 => Agency::Fair,
            60..90 => Agency::Average,
            0..60 => Agency::Weak,
        })
    }
}
