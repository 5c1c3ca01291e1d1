//! Hashes of a tree wherever they are kept.

use crate::{LedgerError, TILE_WIDTH, TileKind, TilePath, edge::cut, node_hash};
use mc_kernel::Digest;

/// Levels of the tree that one tile spans.
const LEVELS_A_TILE: u8 = 8;

/// Gives the roots of complete parts of a tree.
pub trait Nodes {
    /// The root over the leaves from `index << level`, `1 << level` of them.
    ///
    /// # Errors
    /// [`LedgerError::Tile`] where it is not there.
    fn node(&self, level: u8, index: u64) -> Result<Digest, LedgerError>;
}

/// Gives the content of tiles.
pub trait Tiles {
    /// The content of a tile; a wider one of the same place will do.
    ///
    /// # Errors
    /// [`LedgerError::Tile`] where it is not there.
    fn tile(&self, path: &TilePath) -> Result<Vec<u8>, LedgerError>;
}

/// The nodes of a tree of a certain size, by its tiles.
#[derive(Debug, Clone, Copy)]
pub struct TileNodes<'t, T> {
    /// The tiles.
    pub tiles: &'t T,
    /// How many leaves the tree has.
    pub size: u64,
}

impl<T: Tiles> Nodes for TileNodes<'_, T> {
    fn node(&self, level: u8, index: u64) -> Result<Digest, LedgerError> {
        let (tile_level, within) = (level / LEVELS_A_TILE, level % LEVELS_A_TILE);
        let first = index.checked_shl(within.into()).ok_or(LedgerError::Tile)?;
        let width = u64::from(TILE_WIDTH);
        let have = self.size.checked_shr(u32::from(tile_level * LEVELS_A_TILE)).unwrap_or(0);
        let tile = first / width;
        let held = have.saturating_sub(tile * width).min(width);
        let held = u16::try_from(held).ok().filter(|&held| held > 0).ok_or(LedgerError::Tile)?;
        let path = TilePath { kind: TileKind::Hashes(tile_level), index: tile, width: held };
        let hashes = cut(&self.tiles.tile(&path)?, held)?;
        let from = usize::try_from(first % width).map_err(|_ignored| LedgerError::Tile)?;
        let part = hashes.get(from..from + (1 << within)).ok_or(LedgerError::Tile)?;
        Ok(over(part))
    }
}

/// The root over hashes whose number is a power of two.
fn over(hashes: &[Digest]) -> Digest {
    match hashes {
        [one] => *one,
        many => {
            let (left, right) = many.split_at(many.len() / 2);
            node_hash(&over(left), &over(right))
        }
    }
}
