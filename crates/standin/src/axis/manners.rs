//! How an axis behaves: well, or in one of the ways in which axes fail.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// A way to behave in one call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Manner {
    /// It does what it is asked.
    #[default]
    Well,
    /// It answers with the status 503.
    Down,
    /// It answers after so long.
    Slow(Duration),
    /// It answers with a page instead of JSON.
    Page,
    /// It refuses with this code.
    Refuses(&'static str),
    /// It does what it is asked, and its answer is lost.
    LosesAnswer,
    /// Lists have everything twice.
    Twice,
    /// Files stop in the middle.
    CutOff,
    /// It does not take the token any more.
    SignedOut,
}

/// What it does in the next calls, shared by all who hold it; and how often it was called.
#[derive(Debug, Clone, Default)]
pub struct Manners(Arc<Mutex<Plan>>);

#[derive(Debug, Default)]
struct Plan {
    next: VecDeque<Manner>,
    then: Manner,
    calls: u64,
}

impl Manners {
    /// Behaves so in the next calls, one after the other, and as before afterwards.
    pub fn next(&self, manners: impl IntoIterator<Item = Manner>) {
        self.plan().next = manners.into_iter().collect();
    }

    /// Behaves so from now on.
    pub fn always(&self, manner: Manner) {
        self.plan().then = manner;
    }

    /// How often it was called.
    pub fn calls(&self) -> u64 {
        self.plan().calls
    }

    pub(super) fn take(&self) -> Manner {
        let mut plan = self.plan();
        plan.calls = plan.calls.saturating_add(1);
        plan.next.pop_front().unwrap_or_else(|| plan.then.clone())
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
