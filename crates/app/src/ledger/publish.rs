//! Publishing: tiles, then the signature, then the checkpoint.

use super::{Ledger, MOST_TILE_BYTES, OnShelf, disk};
use crate::{App, AppError};
use mc_kernel::Timestamp;
use mc_ledger::{
    Checkpoint, Edge, Frontier, LedgerError, MOST_NOTE_BYTES, Note, TileNodes, TilePath, root,
};
use mc_store::{Batch, Clash, StoreError, ledger, ledger::Tree};

/// Where the newest checkpoint lies.
pub const CHECKPOINT: &str = "checkpoint";
/// A log in which nothing happens is signed anew after so many seconds.
const SIGN_AGAIN_SECONDS: u64 = 55;
/// Entries that are read at once.
const AT_ONCE: u16 = 4_096;

/// A checkpoint that was signed before, with when.
pub(super) struct Signed {
    pub(super) checkpoint: Checkpoint,
    at_seconds: u64,
}

impl App {
    /// Writes what is new as tiles and signs it; the size that was signed, or `None` where the last
    /// signature still tells everything.
    ///
    /// # Errors
    /// [`AppError::Internal`] with `ledger.shrunk`, `ledger.forked` or `ledger.other_log`: then nothing is
    /// signed. What the database and the disk say.
    pub async fn publish_ledger(&self) -> Result<Option<u64>, AppError> {
        let Some(ledger) = &self.parts.ledger else { return Ok(None) };
        let mut held = ledger.edge.lock().await;
        let tree = self.parts.store.ledger_tree().await?;
        let key = ledger.log.verifier().to_string();
        if !tree.log_key.is_empty() && tree.log_key != key {
            return Err(LedgerError::OtherLog.into());
        }
        let signed = ledger.signed(&tree)?;
        let last = signed.iter().map(|signed| signed.at_seconds).max().unwrap_or(0);
        let is_told = signed.len() == 2 && signed.iter().all(|s| s.checkpoint.size == tree.size);
        let now = seconds(self.now());
        if held.is_some() && is_told && now < last.saturating_add(SIGN_AGAIN_SECONDS) {
            return Ok(None);
        }
        if signed.iter().any(|signed| signed.checkpoint.size > tree.size) {
            return Err(LedgerError::Shrunk.into());
        }
        let edge = match held.take() {
            Some(edge) => edge,
            None => self.edge_of(ledger, &signed).await?,
        };
        let edge = self.catch_up(ledger, edge, &tree).await?;
        continues(&ledger.tiles(), &tree, &signed)?;
        // A clock that went back does not make what is later look earlier.
        let note = ledger.sign(&edge, now.max(last))?;
        let mut batch = Batch::new();
        ledger::sign(&mut batch, tree.size, &note, &key);
        match self.parts.store.commit(batch).await {
            // Another process signed more; its tiles follow in the next round.
            Err(StoreError::Conflict(Clash::Row("ledger"))) => return Ok(None),
            done => done?,
        }
        ledger.shelf.put(CHECKPOINT, note.as_bytes()).map_err(disk)?;
        *held = Some(edge);
        Ok(Some(tree.size))
    }

    /// The edge as it was signed last, or an empty one where its tiles have to be written anew.
    async fn edge_of(&self, ledger: &Ledger, signed: &[Signed]) -> Result<Edge, AppError> {
        let Some(newest) = signed.iter().max_by_key(|signed| signed.checkpoint.size) else {
            return Ok(Edge::default());
        };
        let Checkpoint { size, root, .. } = &newest.checkpoint;
        match Edge::read(*size, root, &ledger.tiles()) {
            Ok(edge) => Ok(edge),
            Err(error) => {
                tracing::warn!(%error, size, "the tiles of the ledger are written anew");
                self.check_rows(signed).await?;
                Ok(Edge::default())
            }
        }
    }

    /// Whether the rows come to what was signed; before a tile is written over.
    async fn check_rows(&self, signed: &[Signed]) -> Result<(), AppError> {
        let most = signed.iter().map(|signed| signed.checkpoint.size).max().unwrap_or(0);
        let mut frontier = Frontier::default();
        loop {
            for signed in signed.iter().filter(|s| s.checkpoint.size == frontier.size()) {
                if signed.checkpoint.root != frontier.root() {
                    return Err(LedgerError::Forked.into());
                }
            }
            if frontier.size() >= most {
                return Ok(());
            }
            let entries = self.parts.store.ledger_entries(frontier.size(), AT_ONCE).await?;
            let next = signed.iter().map(|signed| signed.checkpoint.size);
            let next = next.filter(|size| *size > frontier.size()).min().unwrap_or(most);
            if entries.is_empty() {
                return Err(LedgerError::Shrunk.into());
            }
            for (leaf, entry) in entries.into_iter().take_while(|(leaf, _)| *leaf < next) {
                if leaf != frontier.size() {
                    return Err(LedgerError::Forked.into());
                }
                frontier.push(&entry);
            }
        }
    }

    /// Writes the tiles of all rows up to the tree.
    async fn catch_up(&self, ledger: &Ledger, edge: Edge, tree: &Tree) -> Result<Edge, AppError> {
        let mut edge = edge;
        while edge.frontier().size() < tree.size {
            let from = edge.frontier().size();
            let mut entries = self.parts.store.ledger_entries(from, AT_ONCE).await?;
            entries.retain(|(leaf, _)| *leaf < tree.size);
            let is_next = entries.iter().map(|(leaf, _)| *leaf).eq((from..).take(entries.len()));
            if entries.is_empty() || !is_next {
                return Err(LedgerError::Forked.into());
            }
            edge = append(ledger.tiles(), edge, entries).await?;
        }
        if edge.frontier().to_bytes() != tree.frontier {
            return Err(LedgerError::Forked.into());
        }
        let (tiles, partials) = (ledger.tiles(), edge.partials()?);
        let written = move || partials.iter().try_for_each(|tile| tiles.put(tile));
        tokio::task::spawn_blocking(written).await.map_err(AppError::internal)??;
        Ok(edge)
    }

    /// The public keys of the ledger as text; none where none is kept.
    pub fn ledger_keys(&self) -> Vec<String> {
        let ledger = self.parts.ledger.as_ref();
        ledger.map_or_else(Vec::new, |ledger| ledger.keys().map(ToString::to_string).to_vec())
    }

    /// A file of the ledger as anybody may have it: the checkpoint or a tile.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none; what the disk says.
    pub async fn ledger_file(&self, path: &str) -> Result<Vec<u8>, AppError> {
        let ledger = self.parts.ledger.as_ref().ok_or(AppError::NotFound)?;
        let most = if path == CHECKPOINT {
            u64::try_from(MOST_NOTE_BYTES).unwrap_or(u64::MAX)
        } else {
            path.parse::<TilePath>().map_err(|_bad| AppError::NotFound)?;
            MOST_TILE_BYTES
        };
        let (shelf, path) = (ledger.tiles(), path.to_owned());
        let read = move || shelf.0.get(&path, most).map_err(disk);
        let found = tokio::task::spawn_blocking(read).await.map_err(AppError::internal)??;
        found.ok_or(AppError::NotFound)
    }
}

async fn append(
    tiles: OnShelf,
    edge: Edge,
    entries: Vec<(u64, Vec<u8>)>,
) -> Result<Edge, AppError> {
    let mut edge = edge;
    let appended = move || {
        for (_, entry) in entries {
            edge.push(&entry)?.iter().try_for_each(|tile| tiles.put(tile))?;
        }
        Ok(edge)
    };
    tokio::task::spawn_blocking(appended).await.map_err(AppError::internal)?
}

/// Refuses a tree that does not continue what was signed.
fn continues(tiles: &OnShelf, tree: &Tree, signed: &[Signed]) -> Result<(), AppError> {
    let nodes = TileNodes { tiles, size: tree.size };
    for Signed { checkpoint, .. } in signed {
        if root(&nodes, checkpoint.size)? != checkpoint.root {
            return Err(LedgerError::Forked.into());
        }
    }
    Ok(())
}

impl Ledger {
    /// What was signed before: the published checkpoint, and the one in the database.
    fn signed(&self, tree: &Tree) -> Result<Vec<Signed>, AppError> {
        let most = u64::try_from(MOST_NOTE_BYTES).unwrap_or(u64::MAX);
        let published = self.shelf.get(CHECKPOINT, most).map_err(disk)?;
        let published = published.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let kept = Some(tree.signed.clone()).filter(|signed| !signed.is_empty());
        published.into_iter().chain(kept).map(|text| Ok(self.own(&text)?)).collect()
    }

    /// A checkpoint that this log signed.
    pub(super) fn own(&self, text: &str) -> Result<Signed, LedgerError> {
        let note: Note = text.parse()?;
        note.signed_by(self.log.verifier())?.ok_or(LedgerError::OtherLog)?;
        let at_seconds = note.signed_by(self.clock.verifier())?.unwrap_or(0);
        Ok(Signed { checkpoint: note.text().parse()?, at_seconds })
    }

    fn sign(&self, edge: &Edge, at_seconds: u64) -> Result<String, LedgerError> {
        let frontier = edge.frontier();
        let origin = self.log.verifier().name().to_owned();
        let checkpoint = Checkpoint { origin, size: frontier.size(), root: frontier.root() };
        let mut note = Note::new(checkpoint.to_string())?;
        note.sign(&self.log, at_seconds)?;
        note.sign(&self.clock, at_seconds)?;
        Ok(note.to_string())
    }
}

fn seconds(at: Timestamp) -> u64 {
    u64::try_from(at.micros().div_euclid(1_000_000)).unwrap_or(0)
}
