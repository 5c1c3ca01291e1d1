//! Leaving a system alone that fails again and again.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// Failures in a row after which the other side is left alone.
const MOST_FAILURES: u32 = 5;
/// For how long.
const PAUSE: Duration = Duration::from_secs(30);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    closed_until: Option<Instant>,
}

/// A circuit breaker. After five failures in a row nobody is let through for half a minute; then one
/// call is let through to try, and the next pause begins where that fails too.
#[derive(Debug, Default)]
pub struct Breaker {
    state: Mutex<State>,
}

impl Breaker {
    /// Asks to be let through; else the seconds to wait.
    pub fn enter(&self) -> Result<(), u64> {
        let mut state = self.state();
        let Some(until) = state.closed_until else { return Ok(()) };
        let now = Instant::now();
        if let Some(left) = until.checked_duration_since(now).filter(|left| !left.is_zero()) {
            return Err(u64::try_from(left.as_millis().div_ceil(1_000)).unwrap_or(u64::MAX));
        }
        // One is let through to try; the others wait for what comes of it.
        state.closed_until = Some(now + PAUSE);
        Ok(())
    }

    /// Says how it went.
    pub fn went(&self, well: bool) {
        let mut state = self.state();
        if well {
            *state = State::default();
            return;
        }
        state.failures = state.failures.saturating_add(1);
        if state.failures >= MOST_FAILURES {
            state.closed_until = Some(Instant::now() + PAUSE);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn after_five_failures_it_pauses_and_lets_one_try() {
        let breaker = Breaker::default();
        for _ in 0..5 {
            assert_eq!(breaker.enter(), Ok(()));
            breaker.went(false);
        }
        assert!(breaker.enter().is_err_and(|seconds| (1..=30).contains(&seconds)));
        tokio::time::advance(PAUSE).await;
        assert_eq!(breaker.enter(), Ok(()), "one tries");
        assert!(breaker.enter().is_err(), "the others wait");
        breaker.went(false);
        assert!(breaker.enter().is_err(), "it failed again");
        tokio::time::advance(PAUSE).await;
        assert_eq!(breaker.enter(), Ok(()));
        breaker.went(true);
        for _ in 0..20 {
            assert_eq!(breaker.enter(), Ok(()), "it is well again");
        }
    }

    #[test]
    fn failures_count_in_a_row_only() {
        let breaker = Breaker::default();
        for _ in 0..20 {
            breaker.went(false);
            breaker.went(false);
            breaker.went(true);
        }
        assert_eq!(breaker.enter(), Ok(()));
    }
}
