//! Files of an import that wait on the server between «see what it touches» and «save».

use mc_app::import::Texts;
use mc_kernel::{Timestamp, ids::StaffId};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// Imports that wait at once; the oldest gives way.
const MOST_KEPT: usize = 8;
/// Bytes that wait at once; the oldest gives way.
const MOST_KEPT_BYTES: usize = 128 * 1024 * 1024;
/// Minutes after which files must be chosen again.
pub(super) const MOST_KEPT_MINUTES: i64 = 60;

/// Files that wait, in memory only: after a restart they are chosen again.
#[derive(Debug, Default)]
pub(crate) struct KeptFiles(Mutex<VecDeque<Kept>>);

#[derive(Debug, Clone)]
struct Kept {
    token: String,
    by: StaffId,
    at: Timestamp,
    texts: Arc<Texts>,
    bytes: usize,
}

impl KeptFiles {
    /// Keeps files under a token.
    pub(super) fn keep(&self, token: String, by: StaffId, at: Timestamp, texts: Texts) {
        let bytes = texts.iter().map(|(path, text)| path.len() + text.len()).sum();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back(Kept { token, by, at, texts: Arc::new(texts), bytes });
        let total = |kept: &VecDeque<Kept>| kept.iter().map(|k| k.bytes).sum::<usize>();
        while kept.len() > MOST_KEPT || (kept.len() > 1 && total(&kept) > MOST_KEPT_BYTES) {
            kept.pop_front();
        }
    }

    /// The files of a token, for whoever brought them.
    pub(super) fn of(&self, token: &str, by: StaffId, now: Timestamp) -> Option<Arc<Texts>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|k| now.minutes_since(k.at) < MOST_KEPT_MINUTES);
        let found = kept.iter().find(|k| k.token == token && k.by == by);
        found.map(|k| Arc::clone(&k.texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Texts {
        Texts::from([("procedures/a.json".to_owned(), text.to_owned())])
    }

    #[test]
    fn only_whoever_brought_them_gets_them_and_not_for_ever() {
        let kept = KeptFiles::default();
        let (own, other) = (StaffId::derived("t", "1"), StaffId::derived("t", "2"));
        let now = Timestamp::from_micros(0);
        kept.keep("t".to_owned(), own, now, texts("{}"));
        assert_eq!(kept.of("t", own, now).as_deref(), Some(&texts("{}")));
        assert_eq!(kept.of("t", other, now), None);
        assert_eq!(kept.of("u", own, now), None);
        assert_eq!(kept.of("t", own, now.plus_minutes(MOST_KEPT_MINUTES)), None);
    }

    #[test]
    fn the_oldest_gives_way() {
        let kept = KeptFiles::default();
        let (own, now) = (StaffId::derived("t", "1"), Timestamp::from_micros(0));
        for i in 0..=MOST_KEPT {
            kept.keep(i.to_string(), own, now, texts("{}"));
        }
        assert_eq!(kept.of("0", own, now), None);
        assert!(kept.of("1", own, now).is_some());
    }
}
