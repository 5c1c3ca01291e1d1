//! What the texts leave open, as configuration: each value names the doubt that it settles.

use serde::{Deserialize, Serialize};

/// The rules by which figures are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// What a criterion without anything to divide by is worth.
    pub when_empty: WhenEmpty,
    /// Whose deadlines of announcing hold (1.1, 1.2).
    pub level: Level,
    /// Where the time of a supplement is taken off (2.1).
    pub supplement: SupplementTime,
    /// Whether a dossier whose clock stands still for another reason than a supplement comes to be
    /// late meanwhile (2.1).
    pub standing_still: StandingStill,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            when_empty: WhenEmpty::NotApplicable,
            level: Level::Province,
            supplement: SupplementTime::InDueDay,
            standing_still: StandingStill::NotLate,
        }
    }
}

/// “Denominator 0 → index 0 or N/A”: the text names both and not when which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhenEmpty {
    /// Not applicable: neither points nor their maximum are counted.
    NotApplicable,
    /// No points.
    Zero,
}

/// Who announces: the deadlines of a ministry are longer than those of a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// Bộ, cơ quan ngang bộ.
    Ministry,
    /// Tỉnh, thành phố.
    Province,
}

/// “The time from the request to its completion is subtracted” (2.1). A system that moves the
/// promised day when the clock runs again has taken it off already; whether the national system then
/// takes it off once more is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SupplementTime {
    /// The promised day was moved: nothing more is taken off.
    InDueDay,
    /// The promised day stayed: the days of the supplement are taken off.
    Subtracted,
}

/// State 6 (a financial duty is awaited) and a verification stop the clock by law, but the formula of
/// 2.1 knows the supplement alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StandingStill {
    /// What was not late when the clock stopped does not come to be late while it stands.
    NotLate,
    /// The promised day passes all the same.
    ByDueDay,
}
