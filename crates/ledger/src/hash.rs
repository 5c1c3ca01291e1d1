//! The hashes of RFC 6962, section 2.1: a leaf and a node can never be taken for each other.

use mc_kernel::{Digest, digest::Digester};

/// The root of a tree without leaves.
pub fn empty_root() -> Digest {
    Digest::of(b"")
}

/// The hash of an entry as a leaf.
pub fn leaf_hash(entry: &[u8]) -> Digest {
    let mut digester = Digester::default();
    digester.update(&[0]);
    digester.update(entry);
    digester.finish()
}

/// The hash over two nodes.
pub fn node_hash(left: &Digest, right: &Digest) -> Digest {
    let mut digester = Digester::default();
    digester.update(&[1]);
    digester.update(left.bytes());
    digester.update(right.bytes());
    digester.finish()
}
