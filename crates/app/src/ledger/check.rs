//! Going through the whole ledger: every leaf against its event, the tree against what was signed.

use super::statement;
use crate::{App, AppError};
use mc_ledger::{Frontier, LedgerError, Salt, TileNodes, root};
use mc_store::ledger::{Leaf, Salted};

/// Leaves that are read at once.
const AT_ONCE: u16 = 2_000;

/// What going through the ledger found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerCheck {
    /// Every leaf is what its event says, as far as it is not mute, and the tree is theirs.
    Whole {
        /// How many leaves there are.
        leaves: u64,
        /// How many of them belong to people who were erased.
        mute: u64,
    },
    /// The first leaf that does not fit its event.
    Changed {
        /// Which leaf.
        leaf: u64,
    },
    /// Events that the follower passed over and that have no leaf.
    Passed {
        /// How many.
        events: u64,
    },
    /// The leaves do not come to the tree, or the tiles not to what was signed.
    Broken(LedgerError),
}

impl App {
    /// Checks every leaf, the tree, and the tiles where they lie here.
    ///
    /// # Errors
    /// The database's.
    pub async fn check_ledger(&self) -> Result<LedgerCheck, AppError> {
        let store = &self.parts.store;
        let (mut frontier, mut mute) = (Frontier::default(), 0);
        let tree = store.ledger_tree().await?;
        while frontier.size() < tree.size {
            let leaves = store.ledger_leaves(frontier.size(), AT_ONCE).await?;
            if leaves.is_empty() {
                return Ok(LedgerCheck::Broken(LedgerError::Shrunk));
            }
            for leaf in leaves.iter().take_while(|leaf| leaf.leaf < tree.size) {
                if leaf.leaf != frontier.size() || !fits(leaf)? {
                    return Ok(LedgerCheck::Changed { leaf: frontier.size() });
                }
                mute += u64::from(is_mute(leaf));
                frontier.push(&leaf.entry);
            }
        }
        if frontier.to_bytes() != tree.frontier {
            return Ok(LedgerCheck::Broken(LedgerError::Forked));
        }
        let events = store.ledger_passed(tree.reached).await?;
        if events > 0 {
            return Ok(LedgerCheck::Passed { events });
        }
        match self.check_tiles(tree.size, &frontier) {
            Ok(()) => Ok(LedgerCheck::Whole { leaves: tree.size, mute }),
            Err(error) => Ok(LedgerCheck::Broken(error)),
        }
    }

    /// The tiles as far as they were signed.
    fn check_tiles(&self, size: u64, frontier: &Frontier) -> Result<(), LedgerError> {
        let Some(ledger) = &self.parts.ledger else { return Ok(()) };
        let tiles = ledger.tiles();
        let most = u64::try_from(mc_ledger::MOST_NOTE_BYTES).unwrap_or(u64::MAX);
        let published = ledger.shelf.get(super::CHECKPOINT, most);
        let Some(text) = published.map_err(|_disk| LedgerError::Tile)? else { return Ok(()) };
        let text = String::from_utf8(text).map_err(|_bad| LedgerError::Form)?;
        let signed = ledger.own(&text)?.checkpoint;
        if signed.size > size {
            return Err(LedgerError::Shrunk);
        }
        if root(&TileNodes { tiles: &tiles, size: signed.size }, signed.size)? != signed.root {
            return Err(LedgerError::Tile);
        }
        let is_other = signed.size == size && signed.root != frontier.root();
        if is_other { Err(LedgerError::Forked) } else { Ok(()) }
    }
}

fn is_mute(leaf: &Leaf) -> bool {
    leaf.event.as_ref().is_some_and(|event| event.salt == Salted::Mute)
}

/// Whether a leaf is that of its event; of a mute one nobody can say.
fn fits(leaf: &Leaf) -> Result<bool, AppError> {
    let Some(event) = &leaf.event else { return Ok(false) };
    match &event.salt {
        Salted::With(salt) => {
            let entry = statement(event)?.entry(&Salt::from_text(salt)?)?;
            Ok(entry.bytes().as_slice() == leaf.entry)
        }
        Salted::Mute => Ok(true),
        Salted::New => Ok(false),
    }
}
