//! The ledger (sổ cái): what the log says becomes leaves of a tree that anybody can check.
//!
//! `sequence` follows the log after the commit and gives each event its leaf; `publish` writes the tiles,
//! signs, and refuses a history that shrank or forked; `prove` gives a citizen the proof of what happened
//! to their dossier; `check` goes through all of it. Rows come first, then tiles, then the signature, then
//! the published checkpoint: whatever interrupts it, what was signed is in the rows, and continues.

mod check;
mod prove;
mod publish;
mod sequence;
mod words;

pub use check::LedgerCheck;
pub use prove::PROVEN;
pub use publish::CHECKPOINT;
pub use words::what_happened;

use crate::AppError;
use mc_gateway::shelf::Shelf;
use mc_ledger::{
    Disclosed, Edge, Field, LedgerError, SigningKey, Statement, TILE_WIDTH, TilePath, Tiles,
    VerifierKey,
};
use mc_store::ledger::Followed;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Bytes of a tile, at most: that of entries with their lengths is the largest.
pub const MOST_TILE_BYTES: u64 = 256 * 34;

/// The log of an installation: its keys and where its files are.
pub struct Ledger {
    /// The key of the log.
    log: SigningKey,
    /// The key by which the office says when it saw its log.
    clock: SigningKey,
    shelf: Arc<dyn Shelf>,
    /// The edge as it is on the shelf; `None` until it is read, and after anything failed.
    edge: Mutex<Option<Edge>>,
}

impl Ledger {
    /// A log whose files lie on a shelf.
    pub fn new(log: SigningKey, clock: SigningKey, shelf: Arc<dyn Shelf>) -> Self {
        Self { log, clock, shelf, edge: Mutex::new(None) }
    }

    /// The keys by which its checkpoints are checked: that of the log, and that of its clock.
    pub fn keys(&self) -> [&VerifierKey; 2] {
        [self.log.verifier(), self.clock.verifier()]
    }

    fn tiles(&self) -> OnShelf {
        OnShelf(Arc::clone(&self.shelf))
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ledger({})", self.log.verifier())
    }
}

/// Tiles as they lie on a shelf.
struct OnShelf(Arc<dyn Shelf>);

impl Tiles for OnShelf {
    fn tile(&self, path: &TilePath) -> Result<Vec<u8>, LedgerError> {
        let get = |path: &TilePath| self.0.get(&path.to_string(), MOST_TILE_BYTES).ok().flatten();
        // A tile that became full has no narrower ones any more.
        get(path).or_else(|| get(&path.full())).ok_or(LedgerError::Tile)
    }
}

impl OnShelf {
    fn put(&self, (path, content): &(TilePath, Vec<u8>)) -> Result<(), AppError> {
        self.0.put(&path.to_string(), content).map_err(disk)?;
        if path.width == TILE_WIDTH {
            self.0.drop_folder(&path.partials()).map_err(disk)?;
        }
        Ok(())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` gives")]
fn disk(error: std::io::Error) -> AppError {
    AppError::Unavailable(format!("the folder of the ledger: {error}"))
}

impl From<LedgerError> for AppError {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::NotYet | LedgerError::Mute => Self::NotFound,
            LedgerError::Form
            | LedgerError::TooLarge
            | LedgerError::UnknownKey
            | LedgerError::BadSignature
            | LedgerError::NotIncluded
            | LedgerError::Shrunk
            | LedgerError::Forked
            | LedgerError::OtherLog
            | LedgerError::Tile => Self::internal(error),
        }
    }
}

/// What an event's leaf commits to.
fn statement(event: &Followed) -> Result<Statement, LedgerError> {
    let due = || {
        let body: serde_json::Value = serde_json::from_str(&event.body).unwrap_or_default();
        body.get("due").and_then(serde_json::Value::as_i64).map(|due| due.to_string())
    };
    Statement::new(event.version, |field| match field {
        Field::Number => event.number.clone(),
        Field::Procedure => event.procedure.clone(),
        Field::Version => event.version.to_string(),
        Field::Kind => event.kind.clone(),
        Field::At => event.at.micros().to_string(),
        Field::Due => due().unwrap_or_default(),
        Field::Record => event.record.to_string(),
    })
}

/// The keys that go with a proof, for whoever has none yet.
fn with_keys(disclosed: Disclosed, ledger: &Ledger) -> Disclosed {
    Disclosed { keys: ledger.keys().map(ToString::to_string).to_vec(), ..disclosed }
}
