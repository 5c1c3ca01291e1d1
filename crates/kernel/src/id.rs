//! Typed ids: 16 bytes, time-ordered (UUID version 7), never a bare `Uuid` or `String` in a signature.

use crate::{Clock, RandomSource};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};
use uuid::Uuid;

/// An id of one kind of thing. `K` is a marker type that is never constructed.
///
/// Shown and parsed as the usual 36-character form.
pub struct Id<K> {
    uuid: Uuid,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// Wraps a UUID read from the database or from a request.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, kind: PhantomData }
    }

    /// Wraps sixteen bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self::from_uuid(Uuid::from_bytes(bytes))
    }

    /// Derives a stable id from a namespace and a name, for rows that an import must find again.
    pub fn derived(namespace: &str, name: &str) -> Self {
        let digest = crate::Digest::of_parts(&[namespace.as_bytes(), name.as_bytes()]);
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(digest.bytes()) {
            *to = *from;
        }
        Self::from_uuid(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// The UUID inside.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }

    /// The id without its dashes, for file names and labels.
    pub fn simple(self) -> String {
        self.uuid.simple().to_string()
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<K> hash::Hash for Id<K> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, f)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, f)
    }
}
impl<K> FromStr for Id<K> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::from_str(text).map(Self::from_uuid)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from_uuid)
    }
}

/// Declares the marker and the alias of an id: `id_kind!(/// A unit (đơn vị). UnitKind, UnitId);`
#[macro_export]
macro_rules! id_kind {
    ($(#[$doc:meta])* $kind:ident, $alias:ident) => {
        #[doc = concat!("Marker of [`", stringify!($alias), "`]; never constructed.")]
        #[derive(Debug)]
        pub enum $kind {}
        $(#[$doc])*
        pub type $alias = $crate::Id<$kind>;
    };
}

/// Makes new ids from a clock and a random source, so that tests and replays get the same ids.
#[derive(Clone, Copy)]
pub struct Mint<'a> {
    clock: &'a dyn Clock,
    random: &'a dyn RandomSource,
}

impl<'a> Mint<'a> {
    /// Joins a clock and a random source.
    pub fn new(clock: &'a dyn Clock, random: &'a dyn RandomSource) -> Self {
        Self { clock, random }
    }

    /// A new time-ordered id.
    pub fn id<K>(&self) -> Id<K> {
        let mut bytes = [0; 10];
        self.random.fill(&mut bytes);
        let millis = u64::try_from(self.clock.now().micros() / 1000).unwrap_or(0);
        Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
    }

    /// Thirty-two random bytes: a salt or a token.
    pub fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.random.fill(&mut bytes);
        bytes
    }
}

impl fmt::Debug for Mint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mint")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FixedClock, SeededRandom, Timestamp};

    enum ThingKind {}
    type ThingId = Id<ThingKind>;

    #[test]
    fn minted_ids_follow_time() {
        let random = SeededRandom::new(1);
        let early = FixedClock::new(Timestamp::from_micros(1_000_000));
        let late = FixedClock::new(Timestamp::from_micros(2_000_000));
        let first: ThingId = Mint::new(&early, &random).id();
        let second: ThingId = Mint::new(&late, &random).id();
        assert!(first < second);
        assert_eq!(first.to_string().parse::<ThingId>().unwrap(), first);
    }

    #[test]
    fn derived_ids_are_stable_and_distinct() {
        let a = ThingId::derived("unit", "26");
        assert_eq!(a, ThingId::derived("unit", "26"));
        assert_ne!(a, ThingId::derived("unit2", "6"), "namespace and name do not run together");
    }
}
