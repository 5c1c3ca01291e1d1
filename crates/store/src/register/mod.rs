//! The register of the population: what was asked and for what, answers within their matter, quotas
//! and counts; and what of submitted forms was known already.

pub mod answers;
pub mod known;
pub mod queries;
pub mod quota;

/// Statements of these modules whose plan a test holds.
#[cfg(test)]
pub(crate) fn lists() -> Vec<(&'static str, &'static str)> {
    let mut lists = Vec::new();
    lists.extend(queries::LISTS);
    lists.extend(answers::LISTS);
    lists.extend(quota::LISTS);
    lists.extend(known::LISTS);
    lists
}
