//! Days, moments and derivations in words.

pub(crate) mod dates;
pub(crate) mod en;
mod holidays;
pub(crate) mod vi;

pub use dates::{date_words, day_words, moment_words, range_words, weekday_words};
