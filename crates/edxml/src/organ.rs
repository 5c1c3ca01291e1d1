//! Identifiers of organisations, in either form.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Characters of an identifier (QĐ 20/2020/QĐ-TTg).
const LONGEST_ID: usize = 35;
/// The widths of the groups of the older form, from the left; the last is that of the first level.
const OLDER: [usize; 4] = [3, 2, 2, 3];

/// The identifier of an organisation (mã định danh), the first level at the left as in QĐ
/// 20/2020/QĐ-TTg: `H28.12.01`.
///
/// The form of QCVN 102:2016, `000.01.12.H28`, is read as the same identifier. Business numbers and
/// identifiers of other schemes (`Z01…`) have one form only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrganId(String);

/// The text is no identifier of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an identifier of an organisation has groups of A–Z and 0–9, 35 characters at most")]
pub struct NotAnOrganId;

impl FromStr for OrganId {
    type Err = NotAnOrganId;
    fn from_str(text: &str) -> Result<Self, NotAnOrganId> {
        let text = text.trim().to_uppercase();
        let groups: Vec<&str> = text.split('.').collect();
        let is_group = |group: &&str| {
            !group.is_empty() && group.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        let is_branch = |text: &str| {
            let (number, branch) = text.split_once('-').unwrap_or((text, "000"));
            let is_number =
                |part: &str, long| part.len() == long && part.bytes().all(|b| b.is_ascii_digit());
            is_number(number, 10) && is_number(branch, 3)
        };
        if text.len() > LONGEST_ID || !(groups.iter().all(is_group) || is_branch(&text)) {
            return Err(NotAnOrganId);
        }
        let widths = groups.iter().map(|group| group.len());
        let is_older = widths.eq(OLDER) && groups.last().is_some_and(|last| is_first_level(last));
        if !is_older || groups.first().is_some_and(|first| is_first_level(first)) {
            return Ok(Self(text));
        }
        let is_zero = |group: &str| group.bytes().all(|b| b == b'0');
        let kept: Vec<&str> =
            groups.iter().rev().copied().filter(|group| !is_zero(group)).collect();
        Ok(Self(kept.join(".")))
    }
}

/// Whether a group names the first level: a letter of A–Y and two digits.
fn is_first_level(group: &str) -> bool {
    matches!(group.as_bytes(), [b'A'..=b'Y', b'0'..=b'9', b'0'..=b'9'])
}

impl OrganId {
    /// The form with the first level at the left.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code of the first level (ministry, province): `H28`; `None` for business numbers.
    pub fn first_level(&self) -> Option<&str> {
        self.0.split('.').next().filter(|first| is_first_level(first))
    }

    /// The form of QCVN 102:2016, where the identifier has one: `000.01.12.H28`.
    pub fn older(&self) -> Option<String> {
        let first = self.first_level()?;
        let (mut unit, mut part, mut inner) = ("00", "00", "000");
        let mut next = 0_u8;
        for group in self.0.split('.').skip(1) {
            let (slot, after) = match (group.len(), next) {
                (2, 0) => (&mut unit, 1),
                (2, 1) => (&mut part, 2),
                (3, 0..=2) => (&mut inner, 3),
                _ => return None,
            };
            *slot = group;
            next = after;
        }
        let older = format!("{inner}.{part}.{unit}.{first}");
        // Where reading it would give another one, there is no such form.
        (older.parse::<Self>().as_ref() == Ok(self)).then_some(older)
    }
}

impl fmt::Display for OrganId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for OrganId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for OrganId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
