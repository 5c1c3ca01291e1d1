//! What an office records about its own processing of personal data (NĐ 356/2025): the activities, to
//! what people consented, and breaches.

pub mod breaches;
pub mod consents;
pub mod processing;

/// Statements whose plan a test holds.
#[cfg(test)]
pub(crate) fn lists() -> Vec<(&'static str, &'static str)> {
    [&processing::LISTS[..], &consents::LISTS, &breaches::LISTS].concat()
}
