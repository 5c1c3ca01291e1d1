//! Indicators of service quality: what is known of each dossier, and the counts of periods.
//!
//! [`keeping`] writes both in the batch of the command, beside the counts of reports and under the
//! same rule: a dossier has all of its rows or none. [`sums`] reads a period from as few rows as it
//! takes; [`behind`] lists the dossiers that a criterion lacks points for.

pub mod behind;
pub mod keeping;
pub mod sums;

pub use behind::{LackKey, Lacking};
pub use keeping::keep;
pub use sums::{QualitySum, Until};

/// Statements of these modules whose plan a test holds.
#[cfg(test)]
pub(crate) fn lists() -> Vec<(&'static str, &'static str)> {
    [behind::LISTS.as_slice(), sums::LISTS.as_slice()].concat()
}
