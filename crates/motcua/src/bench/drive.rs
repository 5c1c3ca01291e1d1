//! Clients that ask again as soon as they are answered, and what their waiting came to.

use crate::installation::OpenError;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// What one client measured: how long each answer took.
pub(super) type Waited = Vec<Duration>;

/// What all clients measured together.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    pub(super) per_second: f64,
    pub(super) p50: Duration,
    pub(super) p99: Duration,
    pub(super) count: usize,
}

/// Runs clients at once and puts their measures together.
pub(super) async fn together<F>(clients: Vec<F>) -> Result<Measured, OpenError>
where
    F: Future<Output = Result<Waited, OpenError>> + Send + 'static,
{
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for client in clients {
        tasks.spawn(client);
    }
    let mut waited = Vec::new();
    while let Some(done) = tasks.join_next().await {
        waited.extend(done.map_err(|e| OpenError(e.to_string()))??);
    }
    measured(waited, started.elapsed())
}

/// Puts measures together.
pub(super) fn measured(mut waited: Waited, elapsed: Duration) -> Result<Measured, OpenError> {
    waited.sort_unstable();
    let at = |hundredth: usize| {
        let index = (waited.len() * hundredth / 100).min(waited.len().saturating_sub(1));
        waited.get(index).copied()
    };
    let (Some(p50), Some(p99)) = (at(50), at(99)) else {
        return Err(OpenError("nothing was measured".to_owned()));
    };
    let count = waited.len();
    Ok(Measured { per_second: per_second(count, elapsed), p50, p99, count })
}

/// How many a second.
pub(super) fn per_second(count: usize, elapsed: Duration) -> f64 {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    f64::from(count) / elapsed.as_secs_f64().max(1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_slow_end() {
        let waited: Waited = (1..=100).rev().map(Duration::from_millis).collect();
        let found = measured(waited, Duration::from_secs(2)).unwrap();
        assert_eq!((found.p50.as_millis(), found.p99.as_millis()), (51, 100));
        assert_eq!((found.per_second.round(), found.count), (50.0, 100));
        assert!(measured(Vec::new(), Duration::from_secs(1)).is_err());
    }
}
