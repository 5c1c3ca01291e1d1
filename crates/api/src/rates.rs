//! How often something may be asked: by token, by address, by dossier number.

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::DefaultKeyedStateStore,
};
use mc_app::AppError;
use std::num::NonZeroU32;

type Keyed = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock>;

/// How many at once, and how many a minute in the long run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rate {
    /// At once.
    pub(crate) burst: u32,
    /// A minute.
    pub(crate) a_minute: u32,
}

/// The limits; the documentation and `docs/api.md` tell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RateLimits {
    /// Requests with one token.
    pub(crate) token: Rate,
    /// Requests without a token from one address: the public catalogue.
    pub(crate) open: Rate,
    /// Requests with a wrong token from one address.
    pub(crate) wrong_token: Rate,
    /// Look-ups of one dossier number. The check has four digits: guessing it takes half a day and
    /// is seen.
    pub(crate) look_up: Rate,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            token: Rate { burst: 200, a_minute: 1200 },
            open: Rate { burst: 200, a_minute: 600 },
            wrong_token: Rate { burst: 10, a_minute: 10 },
            look_up: Rate { burst: 10, a_minute: 10 },
        }
    }
}

/// Keys after which those of the past are dropped.
const MOST_KEYS: usize = 100_000;

/// The counters of one process.
#[derive(Debug)]
pub(crate) struct Rates {
    token: Keyed,
    open: Keyed,
    wrong_token: Keyed,
    look_up: Keyed,
}

impl Rates {
    pub(crate) fn new(limits: RateLimits) -> Self {
        Self {
            token: keyed(limits.token),
            open: keyed(limits.open),
            wrong_token: keyed(limits.wrong_token),
            look_up: keyed(limits.look_up),
        }
    }

    pub(crate) fn token(&self, token: &str) -> Result<(), AppError> {
        check(&self.token, token)
    }

    pub(crate) fn open(&self, address: &str) -> Result<(), AppError> {
        check(&self.open, address)
    }

    pub(crate) fn wrong_token(&self, address: &str) -> Result<(), AppError> {
        check(&self.wrong_token, address)
    }

    pub(crate) fn look_up(&self, number: &str) -> Result<(), AppError> {
        check(&self.look_up, number)
    }
}

fn keyed(rate: Rate) -> Keyed {
    let at_least_one = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::per_minute(at_least_one(rate.a_minute));
    RateLimiter::keyed(quota.allow_burst(at_least_one(rate.burst)))
}

fn check(limiter: &Keyed, key: &str) -> Result<(), AppError> {
    if limiter.len() > MOST_KEYS {
        limiter.retain_recent();
    }
    limiter.check_key(&key.to_owned()).map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        AppError::RateLimited { retry_after_seconds: wait.as_secs() + 1 }
    })
}
