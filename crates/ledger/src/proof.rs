//! Proofs of RFC 6962, section 2.1: that a leaf is in a tree, and that a tree continues another.

use crate::{LedgerError, Nodes, empty_root, node_hash};
use mc_kernel::Digest;

/// The root of the tree of the first `size` leaves.
///
/// # Errors
/// [`LedgerError::Tile`] where a node is not there.
pub fn root(nodes: &impl Nodes, size: u64) -> Result<Digest, LedgerError> {
    if size == 0 { Ok(empty_root()) } else { range(nodes, 0, size) }
}

/// The root over `size` leaves from `start`, which is a multiple of the largest power of two in it.
fn range(nodes: &impl Nodes, start: u64, size: u64) -> Result<Digest, LedgerError> {
    if size.is_power_of_two() {
        let level = u8::try_from(size.trailing_zeros()).map_err(|_ignored| LedgerError::Tile)?;
        return nodes.node(level, start >> level);
    }
    let left = split(size);
    Ok(node_hash(&range(nodes, start, left)?, &range(nodes, start + left, size - left)?))
}

/// The largest power of two below a size of at least two.
const fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// The path from a leaf to the root, the leaf's sibling first.
///
/// # Errors
/// [`LedgerError::NotYet`] where the tree does not have the leaf, [`LedgerError::Tile`] where a node is
/// not there.
pub fn inclusion(nodes: &impl Nodes, index: u64, size: u64) -> Result<Vec<Digest>, LedgerError> {
    if index >= size {
        return Err(LedgerError::NotYet);
    }
    let (mut start, mut rest, mut path) = (0, size, Vec::new());
    while rest > 1 {
        let left = split(rest);
        if index - start < left {
            path.push(range(nodes, start + left, rest - left)?);
            rest = left;
        } else {
            path.push(range(nodes, start, left)?);
            (start, rest) = (start + left, rest - left);
        }
    }
    path.reverse();
    Ok(path)
}

/// Whether a path leads from a leaf to the root.
pub fn inclusion_holds(
    leaf: Digest,
    index: u64,
    size: u64,
    path: &[Digest],
    root: &Digest,
) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last, mut hash) = (index, size - 1, leaf);
    for sibling in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(sibling, &hash);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0 && hash == *root
}

/// What shows that the tree of `size` leaves continues that of `old` leaves.
///
/// # Errors
/// [`LedgerError::Shrunk`] where it has fewer, [`LedgerError::Tile`] where a node is not there.
pub fn consistency(nodes: &impl Nodes, old: u64, size: u64) -> Result<Vec<Digest>, LedgerError> {
    if old > size {
        return Err(LedgerError::Shrunk);
    }
    if old == 0 || old == size {
        return Ok(Vec::new());
    }
    let (mut start, mut rest, mut path, mut is_known) = (0, size, Vec::new(), true);
    while start + rest != old {
        let left = split(rest);
        if old - start <= left {
            path.push(range(nodes, start + left, rest - left)?);
            rest = left;
        } else {
            path.push(range(nodes, start, left)?);
            (start, rest) = (start + left, rest - left);
            is_known = false;
        }
    }
    if !is_known {
        path.push(range(nodes, start, rest)?);
    }
    path.reverse();
    Ok(path)
}

/// Whether a proof shows that the second tree continues the first; each a size and a root.
pub fn consistency_holds(old: (u64, &Digest), new: (u64, &Digest), proof: &[Digest]) -> bool {
    let ((old_size, old_root), (size, root)) = (old, new);
    if old_size == 0 || old_size == size {
        let is_same = old_size == 0 || old_root == root;
        return is_same && proof.is_empty() && (old_size > 0 || *old_root == empty_root());
    }
    if old_size > size {
        return false;
    }
    let (mut at, mut last) = (old_size - 1, size - 1);
    while at & 1 == 1 {
        (at, last) = (at >> 1, last >> 1);
    }
    let (first, rest) = if old_size.is_power_of_two() {
        (*old_root, proof)
    } else {
        let Some((first, rest)) = proof.split_first() else { return false };
        (*first, rest)
    };
    let (mut was, mut is) = (first, first);
    for hash in rest {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            (was, is) = (node_hash(hash, &was), node_hash(hash, &is));
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            is = node_hash(&is, hash);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0 && was == *old_root && is == *root
}
