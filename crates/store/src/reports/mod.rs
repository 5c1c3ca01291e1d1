//! What reports are answered from: sums by day, month and year, and the dossiers behind each figure.
//!
//! [`counting`] writes both in the batch of the command; [`sums`] reads a period from as few rows as
//! it takes; [`behind`] lists the dossiers of a figure; [`kept`] holds the reports that were made and
//! how far older dossiers have been counted. A dossier has all of its rows here or none: what is
//! written about one that has none yet changes nothing until it is counted as a whole.

pub mod behind;
pub mod counting;
pub mod kept;
pub mod period;
pub mod sums;

pub use behind::{BehindKey, BookRow, Figure, Narrowed};
pub use kept::{Kept, KeptKey};
pub use period::Days;
pub use sums::{Figures, GroundSum, StaySum, Sum};

/// Statements of these modules whose plan a test holds.
#[cfg(test)]
pub(crate) fn lists() -> Vec<(&'static str, &'static str)> {
    [behind::LISTS.as_slice(), kept::LISTS.as_slice(), sums::LISTS.as_slice()].concat()
}
