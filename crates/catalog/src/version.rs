//! Which version of a thing holds on a day.
//!
//! A procedure is announced again and again; a dossier keeps the version it was received under.

use mc_kernel::CivilDay;
use serde::{Deserialize, Serialize};

/// The days on which a version holds, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Version {
    /// The first day.
    pub valid_from: CivilDay,
    /// The last day; `None` while nothing follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<CivilDay>,
}

impl Version {
    /// A version without an end.
    pub const fn since(valid_from: CivilDay) -> Self {
        Self { valid_from, valid_to: None }
    }

    /// A version with an end; `last` before `valid_from` never holds.
    pub const fn between(valid_from: CivilDay, last: CivilDay) -> Self {
        Self { valid_from, valid_to: Some(last) }
    }

    /// Whether the version holds on the day.
    pub fn holds_on(&self, day: CivilDay) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

impl AsRef<Version> for Version {
    fn as_ref(&self) -> &Version {
        self
    }
}

/// The version that holds on a day: of several, the one that began last, so that a new version
/// need not close the one before it.
pub fn pick<V: AsRef<Version>>(versions: impl IntoIterator<Item = V>, day: CivilDay) -> Option<V> {
    versions.into_iter().filter(|v| v.as_ref().holds_on(day)).max_by_key(|v| v.as_ref().valid_from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> CivilDay {
        text.parse().unwrap()
    }

    #[test]
    fn the_latest_version_that_holds() {
        let first = Version::since(day("2019-01-01"));
        let second = Version::between(day("2022-07-01"), day("2025-06-30"));
        let third = Version::since(day("2025-07-01"));
        let check = |on: &str, expect: Option<Version>| {
            assert_eq!(pick([third, first, second], day(on)), expect, "{on}");
        };
        check("2018-12-31", None);
        check("2019-01-01", Some(first));
        check("2022-06-30", Some(first));
        check("2022-07-01", Some(second));
        check("2025-06-30", Some(second));
        check("2025-07-01", Some(third));
    }

    #[test]
    fn a_closed_version_leaves_a_gap() {
        let closed = Version::between(day("2022-07-01"), day("2022-07-31"));
        assert_eq!(pick([closed], day("2022-08-01")), None);
    }
}
