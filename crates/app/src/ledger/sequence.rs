//! Following the log: each event gets the next leaf, in the order of positions.

use super::statement;
use crate::{App, AppError};
use mc_kernel::{Timestamp, ids::DossierId};
use mc_ledger::{Frontier, Salt};
use mc_store::{
    Batch, Clash, StoreError,
    ledger::{self, Followed, Grown, Salted, Tree},
};
use std::collections::HashMap;

/// Events that become leaves in one commit: so few that no other commit waits for it for long.
const AT_ONCE: u16 = 500;
/// Commits of one round; what is left waits for the next.
const MOST_COMMITS: usize = 2_000;
/// Positions before an event that are looked at again, where they were passed over.
const MOST_GAPS: i64 = 1_000;
/// For how long they are: no commit takes longer.
const GAP_MINUTES: i64 = 60;

impl App {
    /// Gives leaves to the events that have none yet; how many it was.
    ///
    /// # Errors
    /// The database's. A follower that was faster is none.
    pub async fn follow_log(&self) -> Result<u64, AppError> {
        let mut followed = 0;
        for _ in 0..MOST_COMMITS {
            let some = self.follow_some().await?;
            followed += some;
            if some < u64::from(AT_ONCE) {
                break;
            }
        }
        Ok(followed)
    }

    async fn follow_some(&self) -> Result<u64, AppError> {
        let store = &self.parts.store;
        let tree = store.ledger_tree().await?;
        let late = store.ledger_late(AT_ONCE).await?;
        let next = store.ledger_next(tree.reached, AT_ONCE).await?;
        if late.is_empty() && next.is_empty() {
            return Ok(0);
        }
        let mut batch = Batch::new();
        let followed = self.grow(&mut batch, &tree, (&late, &next))?;
        match store.commit(batch).await {
            Ok(()) => Ok(followed),
            Err(StoreError::Conflict(Clash::Row("ledger"))) => Ok(0),
            Err(error) => Err(error.into()),
        }
    }

    fn grow(
        &self,
        batch: &mut Batch,
        tree: &Tree,
        (late, next): (&[Followed], &[Followed]),
    ) -> Result<u64, AppError> {
        let now = self.now();
        let mut frontier = Frontier::from_bytes(tree.size, &tree.frontier)?;
        let mut salts = HashMap::new();
        let both = late.iter().map(|event| (event, true));
        for (event, is_late) in both.chain(next.iter().map(|event| (event, false))) {
            let entry = statement(event)?.entry(&self.salt_of(batch, event, &mut salts)?)?;
            ledger::add_leaf(batch, frontier.size(), event.position, entry.bytes(), is_late);
            frontier.push(entry.bytes());
        }
        let reached = note_gaps(batch, tree.reached, next, now);
        ledger::forget_gaps(batch, now.plus_minutes(-GAP_MINUTES));
        let parts = frontier.to_bytes();
        let grown = Grown { from: tree.size, size: frontier.size(), frontier: &parts, reached };
        ledger::grow(batch, grown);
        Ok(frontier.size() - tree.size)
    }

    fn salt_of(
        &self,
        batch: &mut Batch,
        event: &Followed,
        salts: &mut HashMap<DossierId, Salt>,
    ) -> Result<Salt, AppError> {
        if let Some(salt) = salts.get(&event.stream) {
            return Ok(salt.clone());
        }
        let salt = match &event.salt {
            Salted::With(text) => Salt::from_text(text)?,
            // It is thrown away: nobody can open the entry, and its place in the log is taken.
            Salted::Mute => return Ok(Salt::make(&*self.parts.random)),
            Salted::New => {
                let salt = Salt::make(&*self.parts.random);
                ledger::add_salt(batch, event.stream, event.applicant, &salt.to_text());
                salt
            }
        };
        salts.insert(event.stream, salt.clone());
        Ok(salt)
    }
}

/// Notes the positions between the events; the last one that was reached.
fn note_gaps(batch: &mut Batch, reached: i64, next: &[Followed], now: Timestamp) -> i64 {
    let mut reached = reached;
    for event in next {
        let first = (reached + 1).max(event.position - MOST_GAPS);
        for position in first..event.position {
            ledger::add_gap(batch, position, now);
        }
        reached = event.position;
    }
    reached
}
