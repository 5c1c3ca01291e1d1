//! Trying again, with pauses and an end.

use super::AxisError;
use crate::population::Breaker;
use std::{future::Future, time::Duration};

/// Tries of one call.
const MOST_TRIES: u32 = 5;
/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How often a call is tried, and the pause after the first; each further pause is twice as long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How often; five at most.
    pub most: u32,
    /// The first pause.
    pub pause: Duration,
}

impl Default for Tries {
    fn default() -> Self {
        Self { most: 3, pause: Duration::from_secs(1) }
    }
}

impl Tries {
    /// Tries until it goes well, is refused, or has been tried often enough.
    pub(super) async fn run<T, F, R>(self, breaker: &Breaker, mut call: F) -> Result<T, AxisError>
    where
        F: FnMut() -> R,
        R: Future<Output = Result<T, AxisError>>,
    {
        let (most, mut pause, mut tried) = (self.most.clamp(1, MOST_TRIES), self.pause, 0);
        loop {
            breaker.enter().map_err(|seconds| AxisError::Paused { seconds })?;
            let result = call().await;
            breaker.went(!result.as_ref().is_err_and(AxisError::is_retryable));
            tried += 1;
            match result {
                Err(error) if error.is_retryable() && tried < most => {}
                other => return other,
            }
            tokio::time::sleep(pause.min(LONGEST_PAUSE)).await;
            pause = pause.saturating_mul(2);
        }
    }
}
