//! The tests of the ledger: the specifications' own examples, and two libraries as oracles.

mod broken;
mod notes;
mod oracle;
mod proofs;

use crate::{Edge, LedgerError, TilePath, Tiles, Written};
use std::collections::HashMap;

/// Tiles in memory.
#[derive(Debug, Default, Clone)]
struct Kept(HashMap<TilePath, Vec<u8>>);

impl Tiles for Kept {
    fn tile(&self, path: &TilePath) -> Result<Vec<u8>, LedgerError> {
        let mut wider = (path.width..=crate::TILE_WIDTH).map(|width| TilePath { width, ..*path });
        wider.find_map(|path| self.0.get(&path).cloned()).ok_or(LedgerError::Tile)
    }
}

impl Kept {
    fn keep(&mut self, written: Vec<Written>) {
        self.0.extend(written);
    }
}

/// The entry with a number.
fn entry(n: u64) -> Vec<u8> {
    mc_kernel::Digest::of(&n.to_be_bytes()).bytes().to_vec()
}

/// A tree of so many entries with all of its tiles.
fn grown(size: u64) -> (Edge, Kept) {
    let (mut edge, mut kept) = (Edge::default(), Kept::default());
    for n in 0..size {
        kept.keep(edge.push(&entry(n)).unwrap());
    }
    kept.keep(edge.partials().unwrap());
    (edge, kept)
}
