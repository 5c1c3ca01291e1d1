//! The tiles that still grow: what has to be written when leaves come.

use crate::{Frontier, LedgerError, MOST_LEAVES, TILE_WIDTH, TileKind, TilePath, Tiles, leaf_hash};
use mc_kernel::Digest;

/// The last tile of every level, and the last bundle of entries: at most 256 hashes a level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    frontier: Frontier,
    /// The hashes of the tile of each level that is not full.
    levels: Vec<Vec<Digest>>,
    /// The entries of the bundle that is not full.
    entries: Vec<Vec<u8>>,
}

/// A tile with its content.
pub type Written = (TilePath, Vec<u8>);

impl Edge {
    /// The edge of a tree of this size and root, read from its tiles.
    ///
    /// # Errors
    /// [`LedgerError::Tile`] where a tile is missing or the tiles do not come to the root.
    pub fn read(size: u64, root: &Digest, tiles: &impl Tiles) -> Result<Self, LedgerError> {
        let mut edge = Self::default();
        let (mut level, mut count) = (0, size);
        while count > 0 {
            let path = partial(TileKind::Hashes(level), count);
            let hashes = match path {
                Some(path) => cut(&tiles.tile(&path)?, path.width)?,
                None => Vec::new(),
            };
            edge.levels.push(hashes);
            (level, count) = (level + 1, count / u64::from(TILE_WIDTH));
        }
        if let Some(path) = partial(TileKind::Entries, size) {
            edge.entries = unbundle(&tiles.tile(&path)?, path.width)?;
        }
        let parts = edge.levels.iter().rev().flat_map(|hashes| parts(hashes)).collect();
        edge.frontier = Frontier::new(size, parts)?;
        if edge.has_its_entries() && edge.frontier.root() == *root {
            Ok(edge)
        } else {
            Err(LedgerError::Tile)
        }
    }

    /// Whether the entries are those of the leaves.
    fn has_its_entries(&self) -> bool {
        let leaves = self.entries.iter().map(|entry| leaf_hash(entry));
        let bottom = self.levels.first().map_or(&[][..], Vec::as_slice);
        leaves.eq(bottom.iter().copied())
    }

    /// The edge of the tree as a frontier.
    pub const fn frontier(&self) -> &Frontier {
        &self.frontier
    }

    /// Appends an entry; the tiles that became full by it, each level at most once.
    ///
    /// # Errors
    /// [`LedgerError::TooLarge`] where the log or the entry would be past its bound; then nothing was
    /// appended.
    pub fn push(&mut self, entry: &[u8]) -> Result<Vec<Written>, LedgerError> {
        if self.frontier.size() >= MOST_LEAVES || u16::try_from(entry.len()).is_err() {
            return Err(LedgerError::TooLarge);
        }
        let index = self.frontier.size() / u64::from(TILE_WIDTH);
        let leaf = leaf_hash(entry);
        self.frontier.push_hash(leaf);
        self.entries.push(entry.to_vec());
        let mut full = Vec::new();
        if self.entries.len() == usize::from(TILE_WIDTH) {
            let path = TilePath { kind: TileKind::Entries, index, width: TILE_WIDTH };
            full.push((path, crate::bundle(self.entries.iter().map(Vec::as_slice))?));
            self.entries.clear();
        }
        self.add(leaf, index, &mut full);
        Ok(full)
    }

    fn add(&mut self, leaf: Digest, index: u64, full: &mut Vec<Written>) {
        let (mut hash, mut index, mut level) = (leaf, index, 0_u8);
        loop {
            while self.levels.len() <= usize::from(level) {
                self.levels.push(Vec::new());
            }
            let Some(hashes) = self.levels.get_mut(usize::from(level)) else { return };
            hashes.push(hash);
            if hashes.len() < usize::from(TILE_WIDTH) {
                return;
            }
            let path = TilePath { kind: TileKind::Hashes(level), index, width: TILE_WIDTH };
            full.push((path, bytes(hashes)));
            let whole = parts(hashes);
            hashes.clear();
            let Some(root) = whole.first() else { return };
            (hash, index, level) = (*root, index / u64::from(TILE_WIDTH), level + 1);
        }
    }

    /// The tiles that are not full, as they are now.
    ///
    /// # Errors
    /// None that [`Edge::push`] would have let in.
    pub fn partials(&self) -> Result<Vec<Written>, LedgerError> {
        let (mut out, mut count) = (Vec::new(), self.frontier.size());
        if let Some(path) = partial(TileKind::Entries, count) {
            out.push((path, crate::bundle(self.entries.iter().map(Vec::as_slice))?));
        }
        for (level, hashes) in (0_u8..).zip(&self.levels) {
            if let Some(path) = partial(TileKind::Hashes(level), count) {
                out.push((path, bytes(hashes)));
            }
            count /= u64::from(TILE_WIDTH);
        }
        Ok(out)
    }
}

/// The tile that is not full where a level has so many hashes.
fn partial(kind: TileKind, count: u64) -> Option<TilePath> {
    let width = u16::try_from(count % u64::from(TILE_WIDTH)).ok().filter(|&width| width > 0)?;
    Some(TilePath { kind, index: count / u64::from(TILE_WIDTH), width })
}

fn bytes(hashes: &[Digest]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.bytes()).collect()
}

/// The complete parts over some hashes of a level, largest first.
fn parts(hashes: &[Digest]) -> Vec<Digest> {
    let mut frontier = Frontier::default();
    for hash in hashes {
        frontier.push_hash(*hash);
    }
    let bytes = frontier.to_bytes();
    bytes.as_chunks::<32>().0.iter().copied().map(Digest::from_bytes).collect()
}

/// The first hashes of a tile.
pub(crate) fn cut(tile: &[u8], width: u16) -> Result<Vec<Digest>, LedgerError> {
    let (hashes, rest) = tile.as_chunks::<32>();
    let hashes = hashes.get(..usize::from(width)).filter(|_| rest.is_empty());
    let hashes = hashes.ok_or(LedgerError::Tile)?;
    Ok(hashes.iter().copied().map(Digest::from_bytes).collect())
}

/// The first entries of a bundle.
fn unbundle(mut bundle: &[u8], width: u16) -> Result<Vec<Vec<u8>>, LedgerError> {
    let mut out = Vec::new();
    while out.len() < usize::from(width) {
        let (length, rest) = bundle.split_first_chunk::<2>().ok_or(LedgerError::Tile)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, rest) = rest.split_at_checked(length).ok_or(LedgerError::Tile)?;
        out.push(entry.to_vec());
        bundle = rest;
    }
    Ok(out)
}
