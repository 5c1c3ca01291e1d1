//! How the register behaves: well, or in one of the ways in which registers fail.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};
use std::time::Duration;

/// A way to behave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manner {
    /// It answers; addresses have their districts, as until 2025-06-30.
    #[default]
    WithDistricts,
    /// It answers; addresses have no districts, as since 2025-07-01.
    WithoutDistricts,
    /// It answers with the status 503.
    Down,
    /// It answers after so long.
    Slow(Duration),
    /// The message is no XML.
    Malformed,
    /// The message stops in the middle.
    CutOff,
    /// Nobody is found, whoever is asked about.
    Empty,
    /// The answer is about somebody else.
    WrongNumber,
    /// The answer is 1 MiB large.
    Huge,
    /// The question is refused with a code.
    Refuses,
    /// Months and days of birth are not known.
    YearsOnly,
}

/// The switch, shared by all who hold it; and how often the register was asked.
#[derive(Debug, Clone, Default)]
pub struct Manners {
    now: Arc<Mutex<Manner>>,
    asked: Arc<AtomicU64>,
    last: Arc<Mutex<String>>,
}

impl Manners {
    /// Behaves otherwise from now on.
    pub fn become_of(&self, manner: Manner) {
        *self.manner() = manner;
    }

    /// How it behaves.
    pub fn now(&self) -> Manner {
        *self.manner()
    }

    /// How often it was asked.
    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// The last question, as it came.
    pub fn last(&self) -> String {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn was_asked(&self, question: &str) {
        self.asked.fetch_add(1, Ordering::Relaxed);
        question.clone_into(&mut self.last.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn manner(&self) -> MutexGuard<'_, Manner> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
