//! What this crate asks of a network. It has none itself: the program gives it one.

use std::fmt;

/// The largest answer that is asked for.
pub const MOST_ANSWER_BYTES: usize = 16 * 1024 * 1024;

/// Why nothing came back, for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreachable(pub String);

impl fmt::Display for Unreachable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreachable {}

/// Asks time-stamping services, and those that tell whether a certificate was revoked. An answer is
/// at most [`MOST_ANSWER_BYTES`] long and comes in bounded time.
pub trait Network {
    /// Posts `body` of the media type `kind`.
    fn post(&self, address: &str, kind: &str, body: &[u8]) -> Result<Vec<u8>, Unreachable>;

    /// Fetches.
    fn get(&self, address: &str) -> Result<Vec<u8>, Unreachable>;
}

/// No network: nobody is asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Offline;

impl Network for Offline {
    fn post(&self, address: &str, _: &str, _: &[u8]) -> Result<Vec<u8>, Unreachable> {
        Err(Unreachable(format!("{address}: offline")))
    }

    fn get(&self, address: &str) -> Result<Vec<u8>, Unreachable> {
        Err(Unreachable(format!("{address}: offline")))
    }
}
