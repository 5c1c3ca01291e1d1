//! How often something may be tried: signing on and looking dossiers up, by address and by account.

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::DefaultKeyedStateStore,
};
use mc_app::AppError;
use std::num::NonZeroU32;

type Keyed = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock>;

/// The limits; published in `docs/limits.md`.
#[derive(Debug)]
pub(crate) struct Limiter {
    sign_in: Keyed,
    leave: Keyed,
    look_up: Keyed,
}

/// Tries to sign on from one address: ten at once, then one every six seconds.
const SIGN_IN: (u32, u32) = (10, 10);
/// People whom one address sends to a provider: sixty at once, then one every second.
const LEAVE: (u32, u32) = (60, 60);
/// Look-ups of one number, and from one address: ten at once, then one every six seconds. Four
/// digits of the owner's paper take days to guess that way.
const LOOK_UP: (u32, u32) = (10, 10);

impl Default for Limiter {
    fn default() -> Self {
        Self { sign_in: keyed(SIGN_IN), leave: keyed(LEAVE), look_up: keyed(LOOK_UP) }
    }
}

impl Limiter {
    pub(crate) fn sign_in(&self, key: &str) -> Result<(), AppError> {
        check(&self.sign_in, key)
    }

    pub(crate) fn leave(&self, key: &str) -> Result<(), AppError> {
        check(&self.leave, key)
    }

    pub(crate) fn look_up(&self, key: &str) -> Result<(), AppError> {
        check(&self.look_up, key)
    }
}

fn keyed((burst, a_minute): (u32, u32)) -> Keyed {
    let at_least_one = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::per_minute(at_least_one(a_minute)).allow_burst(at_least_one(burst));
    RateLimiter::keyed(quota)
}

fn check(limiter: &Keyed, key: &str) -> Result<(), AppError> {
    // Keys of the past are dropped before there are many.
    if limiter.len() > 100_000 {
        limiter.retain_recent();
    }
    limiter.check_key(&key.to_owned()).map_err(|not_until| {
        let wait = not_until.wait_time_from(DefaultClock::default().now());
        AppError::RateLimited { retry_after_seconds: wait.as_secs() + 1 }
    })
}
