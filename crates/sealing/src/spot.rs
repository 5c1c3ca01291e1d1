//! Whose a sealed value is, and where it stands.

use mc_kernel::Id;
use std::fmt;

/// Whose key seals: a person, an organisation or a member of staff.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Holder([u8; 16]);

impl Holder {
    /// Wraps sixteen bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The sixteen bytes.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl<K> From<Id<K>> for Holder {
    fn from(id: Id<K>) -> Self {
        Self(*id.uuid().as_bytes())
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The place of a value: table and column, and the key of the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Table and column: `event_private.body`.
    pub place: &'static str,
    /// The key of the row, as bytes.
    pub row: Vec<u8>,
}

impl Spot {
    /// A place in the row with a key of several parts.
    pub fn new(place: &'static str, key: &[&[u8]]) -> Self {
        Self { place, row: joined(key) }
    }
}

/// Parts one after the other, each preceded by its length, so that no two different lists of parts
/// run together.
pub(crate) fn joined(parts: &[&[u8]]) -> Vec<u8> {
    let mut all = Vec::new();
    for part in parts {
        all.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        all.extend_from_slice(part);
    }
    all
}
