//! The event chain: one digest over the leaves of all events in their order.

use super::{CarryError, Step, Tell};
use mc_kernel::Digest;
use mc_store::Store;
use serde::{Deserialize, Serialize};

/// Leaves read at once.
const MOST_AT_ONCE: u16 = 1_000;

/// How far the log goes. Two logs with the same head have the same events in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// How many events there are.
    pub count: u64,
    /// The position of the last one; 0 of an empty log.
    pub last_position: i64,
    /// The head: the digest of the head before and the last leaf; of an empty log that of nothing.
    pub head: Digest,
}

impl Default for Chain {
    fn default() -> Self {
        Self { count: 0, last_position: 0, head: Digest::of(b"") }
    }
}

impl Chain {
    /// Adds an event behind the last one; `false` when it does not stand behind it.
    #[must_use]
    pub fn add(&mut self, position: i64, leaf: &Digest) -> bool {
        let is_behind = position > self.last_position;
        self.count += 1;
        self.last_position = position;
        self.head = Digest::of_parts(&[self.head.bytes(), leaf.bytes()]);
        is_behind
    }

    /// Checks every event of a database and returns its chain.
    pub async fn of_store(store: &Store, tell: Tell<'_>) -> Result<Self, CarryError> {
        let mut chain = Self::default();
        loop {
            let leaves = store.leaves_after(chain.last_position, MOST_AT_ONCE).await?;
            let leaves = leaves
                .map_err(|(dossier, version)| CarryError::EventChanged { dossier, version })?;
            if leaves.is_empty() {
                return Ok(chain);
            }
            for (position, leaf) in &leaves {
                if !chain.add(*position, leaf) {
                    return Err(CarryError::ChainDiffers);
                }
            }
            tell(Step { what: "check", done: chain.count, of: 0 });
        }
    }
}
