//! The edge of a growing tree: the roots of its complete parts, largest first.

use crate::{LedgerError, MOST_LEAVES, empty_root, leaf_hash, node_hash};
use mc_kernel::Digest;

/// An append-only tree of which only the edge is kept: one hash for each bit that its size has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    parts: Vec<Digest>,
}

impl Frontier {
    /// A tree of this size with these complete parts, largest first.
    ///
    /// # Errors
    /// [`LedgerError::Form`] where there is not one part for each bit of the size, and
    /// [`LedgerError::TooLarge`] past [`MOST_LEAVES`].
    pub fn new(size: u64, parts: Vec<Digest>) -> Result<Self, LedgerError> {
        if size > MOST_LEAVES {
            return Err(LedgerError::TooLarge);
        }
        let expected = usize::try_from(size.count_ones()).unwrap_or(usize::MAX);
        if parts.len() == expected { Ok(Self { size, parts }) } else { Err(LedgerError::Form) }
    }

    /// The tree whose parts stand one after the other, 32 bytes each, largest first.
    pub fn from_bytes(size: u64, bytes: &[u8]) -> Result<Self, LedgerError> {
        let (chunks, rest) = bytes.as_chunks::<32>();
        if !rest.is_empty() {
            return Err(LedgerError::Form);
        }
        Self::new(size, chunks.iter().copied().map(Digest::from_bytes).collect())
    }

    /// The parts one after the other, 32 bytes each, largest first.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.parts.iter().flat_map(|part| *part.bytes()).collect()
    }

    /// How many leaves there are.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends an entry.
    pub fn push(&mut self, entry: &[u8]) {
        self.push_hash(leaf_hash(entry));
    }

    /// Appends a leaf by its hash.
    pub fn push_hash(&mut self, leaf: Digest) {
        let (mut hash, mut rest) = (leaf, self.size);
        while rest & 1 == 1 {
            let Some(left) = self.parts.pop() else { break };
            hash = node_hash(&left, &hash);
            rest >>= 1;
        }
        self.parts.push(hash);
        self.size += 1;
    }

    /// The root.
    pub fn root(&self) -> Digest {
        let over = |right: Digest, left: &Digest| node_hash(left, &right);
        match self.parts.split_last() {
            None => empty_root(),
            Some((last, rest)) => rest.iter().rev().fold(*last, over),
        }
    }
}
