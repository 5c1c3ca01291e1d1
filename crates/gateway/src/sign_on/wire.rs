//! The line to a provider: time-outs, a bound on what is read, and a breaker that leaves a provider
//! alone which has failed again and again.

use futures::future::BoxFuture;
use mc_kernel::{Clock, Timestamp};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::{Client, redirect};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// A connection is there within so long.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// An answer is there, whole, within so long.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(8);
/// The largest answer.
const MOST_ANSWER_BYTES: usize = 256 * 1024;
/// So many failures in a row open the breaker.
const MOST_FAILURES: u32 = 5;
/// For so long.
const OPEN_SECONDS: i64 = 30;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum WireError {
    /// The provider is left alone for a while.
    #[error("it failed so often that it is left alone for half a minute")]
    LeftAlone,
    /// No answer in time.
    #[error("no answer in time")]
    Slow,
    /// No connection, or it broke.
    #[error("no connection")]
    Broken,
    /// An answer that is too large.
    #[error("the answer is larger than 256 KiB")]
    TooLarge,
    /// The provider itself says that it fails.
    #[error("it answers {0}")]
    Failing(u16),
}

/// The line.
pub(super) struct Wire {
    client: Client,
    breaker: Mutex<Breaker>,
    clock: Arc<dyn Clock>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Breaker {
    failures: u32,
    closed_from: Timestamp,
}

impl Breaker {
    /// Whether a request may go; while the breaker is open one goes every half a minute.
    fn admits(&mut self, now: Timestamp) -> bool {
        if self.failures < MOST_FAILURES {
            return true;
        }
        if now < self.closed_from {
            return false;
        }
        self.closed_from = plus_seconds(now, OPEN_SECONDS);
        true
    }

    fn note(&mut self, is_well: bool, now: Timestamp) {
        if is_well {
            self.failures = 0;
            return;
        }
        self.failures = self.failures.saturating_add(1);
        if self.failures >= MOST_FAILURES {
            self.closed_from = plus_seconds(now, OPEN_SECONDS);
        }
    }
}

pub(super) fn plus_seconds(at: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_micros(at.micros().saturating_add(seconds.saturating_mul(1_000_000)))
}

impl Wire {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Result<Self, String> {
        let client = Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(ANSWER_TIMEOUT)
            // A provider that leads elsewhere is not followed there with a secret.
            .redirect(redirect::Policy::none())
            .user_agent("motcua")
            .build()
            .map_err(|e| e.to_string())?;
        let breaker = Breaker { failures: 0, closed_from: Timestamp::from_micros(0) };
        Ok(Self { client, breaker: Mutex::new(breaker), clock })
    }

    /// One request.
    pub(super) async fn send(&self, request: HttpRequest) -> Result<HttpResponse, WireError> {
        if !self.breaker().admits(self.clock.now()) {
            return Err(WireError::LeftAlone);
        }
        let answer = self.exchange(request).await;
        self.breaker().note(answer.is_ok(), self.clock.now());
        answer
    }

    fn breaker(&self) -> std::sync::MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, WireError> {
        let request = reqwest::Request::try_from(request).map_err(|e| failure(&e))?;
        let mut answer = self.client.execute(request).await.map_err(|e| failure(&e))?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        if status.is_server_error() {
            return Err(WireError::Failing(status.as_u16()));
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|e| failure(&e))? {
            if body.len() + chunk.len() > MOST_ANSWER_BYTES {
                return Err(WireError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = HttpResponse::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for Wire {
    type Error = WireError;
    type Future = BoxFuture<'c, Result<HttpResponse, WireError>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// What a failure of the library means; its own words have addresses with codes in them.
fn failure(error: &reqwest::Error) -> WireError {
    if error.is_timeout() { WireError::Slow } else { WireError::Broken }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breaker_opens_tries_once_and_closes() {
        let at = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000);
        let mut breaker = Breaker { failures: 0, closed_from: at(0) };
        for _ in 0..MOST_FAILURES {
            assert!(breaker.admits(at(100)));
            breaker.note(false, at(100));
        }
        assert!(!breaker.admits(at(129)));
        // One may try; the others go on waiting.
        assert!(breaker.admits(at(130)));
        assert!(!breaker.admits(at(131)));
        breaker.note(true, at(131));
        assert!(breaker.admits(at(131)));
    }
}
