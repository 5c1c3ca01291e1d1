//! What a provider remembers between two requests: who asked, which code stands for whom, who is
//! signed on. In memory, bounded, the oldest goes first.

use super::shape::{Level, Shape};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
};

/// The most entries of each kind.
const MOST_ENTRIES: usize = 10_000;

/// A request to sign on, as the client sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) shape: Shape,
    pub(super) client: String,
    pub(super) redirect: String,
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) challenge: String,
    pub(super) level: Level,
}

/// A person who signed on for a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grant {
    pub(super) request: Request,
    pub(super) person: String,
    pub(super) level: Level,
    pub(super) at: i64,
}

/// Somebody whom a provider knows again by a cookie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) shape: Shape,
    pub(super) person: String,
    pub(super) level: Level,
}

/// Everything that waits.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    pub(super) requests: Kept<Request>,
    pub(super) codes: Kept<Grant>,
    pub(super) access: Kept<Grant>,
    pub(super) known: Kept<Known>,
}

/// Values under secret keys.
#[derive(Debug)]
pub(super) struct Kept<T>(Mutex<Entries<T>>);

#[derive(Debug)]
struct Entries<T> {
    next: u64,
    by_key: HashMap<String, (u64, T)>,
    by_age: BTreeMap<u64, String>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(Entries { next: 0, by_key: HashMap::new(), by_age: BTreeMap::new() }))
    }
}

impl<T: Clone> Kept<T> {
    pub(super) fn put(&self, key: String, value: T) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let age = entries.next;
        entries.next += 1;
        if let Some((before, _)) = entries.by_key.insert(key.clone(), (age, value)) {
            entries.by_age.remove(&before);
        }
        entries.by_age.insert(age, key);
        if entries.by_age.len() > MOST_ENTRIES
            && let Some((_, oldest)) = entries.by_age.pop_first()
        {
            entries.by_key.remove(&oldest);
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<T> {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.by_key.get(key).map(|(_, value)| value.clone())
    }

    pub(super) fn take(&self, key: &str) -> Option<T> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (age, value) = entries.by_key.remove(key)?;
        entries.by_age.remove(&age);
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_goes_and_what_was_taken_is_gone() {
        let kept = Kept::default();
        for n in 0..=MOST_ENTRIES {
            kept.put(n.to_string(), n);
        }
        assert_eq!((kept.get("0"), kept.get("1")), (None, Some(1)));
        assert_eq!((kept.take("1"), kept.take("1")), (Some(1), None));
    }
}
