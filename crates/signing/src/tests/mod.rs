//! A small world with its own authorities; documents signed in it, and the many ways to spoil them.

mod corpus;
mod detached;
mod documents;
mod levels;
mod pki;
mod remote;
mod seen;
mod services;

use mc_kernel::Timestamp;

/// 2026-03-02, 09:00 in Việt Nam.
const NOW_SECONDS: i64 = 1_772_416_800;

/// The instant of the tests, so many days later.
fn days(days: i64) -> Timestamp {
    Timestamp::from_micros((NOW_SECONDS + days * 86_400) * 1_000_000)
}

fn now() -> Timestamp {
    days(0)
}
