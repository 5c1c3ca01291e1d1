//! How often something may be asked or tried: any page, by person and by address; signing on and
//! looking dossiers up, by address and by account.

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::DefaultKeyedStateStore,
};
use mc_app::{AppError, Limits, policy::Actor};
use std::num::NonZeroU32;

type Keyed = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock>;

/// The limits; published in `docs/limits.md`.
#[derive(Debug)]
pub(crate) struct Limiter {
    sign_in: Keyed,
    leave: Keyed,
    look_up: Keyed,
    check: Keyed,
    person: Keyed,
    address: Keyed,
}

/// Tries to sign on from one address: ten at once, then one every six seconds.
const SIGN_IN: (u32, u32) = (10, 10);
/// People whom one address sends to a provider: sixty at once, then one every second.
const LEAVE: (u32, u32) = (60, 60);
/// Look-ups of one number, and from one address: ten at once, then one every six seconds. Four
/// digits of the owner's paper take days to guess that way.
const LOOK_UP: (u32, u32) = (10, 10);

/// Files with signatures that one address brings: ten at once, then one every six seconds.
const CHECK: (u32, u32) = (10, 10);

impl Limiter {
    pub(crate) fn new(limits: &Limits) -> Self {
        let half = |a_minute: u32| (a_minute / 2, a_minute);
        Self {
            sign_in: keyed(SIGN_IN),
            leave: keyed(LEAVE),
            look_up: keyed(LOOK_UP),
            check: keyed(CHECK),
            person: keyed(half(limits.person_requests)),
            address: keyed(half(limits.address_requests)),
        }
    }

    /// Counts a request: of whoever signed on, wherever they are; else of an address.
    pub(crate) fn request(&self, actor: &Actor, address: &str) -> Result<(), AppError> {
        match actor {
            Actor::Citizen(subject) => check(&self.person, &subject.simple()),
            Actor::Staff(staff) => check(&self.person, &staff.id.simple()),
            Actor::Stranger if address.is_empty() => Ok(()),
            Actor::Stranger => check(&self.address, address),
        }
    }

    pub(crate) fn sign_in(&self, key: &str) -> Result<(), AppError> {
        check(&self.sign_in, key)
    }

    pub(crate) fn leave(&self, key: &str) -> Result<(), AppError> {
        check(&self.leave, key)
    }

    pub(crate) fn check(&self, key: &str) -> Result<(), AppError> {
        check(&self.check, key)
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
