//! `tlog_tiles` as oracle: roots, tiles, paths and both kinds of proofs on random trees.

use super::{Kept, entry, grown};
use crate::{
    Edge, Frontier, TileNodes, TilePath, consistency, consistency_holds, inclusion,
    inclusion_holds, leaf_hash, root,
};
use mc_kernel::Digest;
use proptest::prelude::*;
use std::{collections::HashMap, sync::LazyLock};
use tlog_tiles::{Hash, HashReader};

/// The largest tree of the tests: three levels of tiles.
const MOST: u64 = 70_000;

/// All hashes of the oracle for the largest tree, by its own numbering.
struct Oracle(HashMap<u64, Hash>);

impl HashReader for Oracle {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, tlog_tiles::Error> {
        Ok(indexes.iter().map(|index| self.0[index]).collect())
    }
}

static ORACLE: LazyLock<Oracle> = LazyLock::new(|| {
    let mut oracle = Oracle(HashMap::new());
    for n in 0..MOST {
        let hashes = tlog_tiles::stored_hashes(n, &entry(n), &oracle).unwrap();
        let first = tlog_tiles::stored_hash_index(0, n);
        oracle.0.extend((first..).zip(hashes));
    }
    oracle
});

static TILES: LazyLock<Kept> = LazyLock::new(|| grown(MOST).1);

fn ours(hash: Hash) -> Digest {
    Digest::from_bytes(hash.0)
}

/// The tiles of the largest tree, looked at as those of a smaller one.
fn nodes(size: u64) -> TileNodes<'static, Kept> {
    TileNodes { tiles: &*TILES, size }
}

/// Where trees change their shape, and anywhere.
fn sizes() -> impl Strategy<Value = u64> {
    let edges: Vec<u64> = [1, 2, 3, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, MOST].into();
    prop_oneof![1..600_u64, 1..=MOST, proptest::sample::select(edges)]
}

/// Every property of a tree in one test: the oracle is made once.
fn check(size: u64, at: u64) -> Result<(), TestCaseError> {
    let theirs = |n| ours(tlog_tiles::tree_hash(n, &*ORACLE).unwrap());
    let expected = theirs(size);
    prop_assert_eq!(root(&nodes(size), size).unwrap(), expected);
    included(size, at % size, &expected)?;
    continued((at % size + 1, &theirs(at % size + 1)), (size, &expected))
}

fn included(size: u64, index: u64, root: &Digest) -> Result<(), TestCaseError> {
    let proof = inclusion(&nodes(size), index, size).unwrap();
    let theirs = tlog_tiles::prove_record(size, index, &*ORACLE).unwrap();
    let theirs: Vec<Digest> = theirs.into_iter().map(ours).collect();
    prop_assert_eq!(&proof, &theirs);
    let leaf = leaf_hash(&entry(index));
    prop_assert!(inclusion_holds(leaf, index, size, &proof, root));
    // Nothing else is shown by it.
    prop_assert!(!inclusion_holds(leaf_hash(b"other"), index, size, &proof, root));
    prop_assert!(!inclusion_holds(leaf, index + 1, size, &proof, root));
    let longer = [proof.as_slice(), &[*root]].concat();
    prop_assert!(!inclusion_holds(leaf, index, size, &longer, root));
    if let Some((_, shorter)) = proof.split_last() {
        prop_assert!(!inclusion_holds(leaf, index, size, shorter, root));
    }
    Ok(())
}

fn continued(old: (u64, &Digest), new: (u64, &Digest)) -> Result<(), TestCaseError> {
    let proof = consistency(&nodes(new.0), old.0, new.0).unwrap();
    let theirs = tlog_tiles::prove_tree(new.0, old.0, &*ORACLE).unwrap();
    let theirs: Vec<Digest> = theirs.into_iter().map(ours).collect();
    prop_assert_eq!(&proof, &theirs);
    prop_assert!(consistency_holds(old, new, &proof));
    let other = Digest::of(b"other");
    prop_assert!(!consistency_holds((old.0, &other), new, &proof));
    prop_assert!(!consistency_holds(old, (new.0, &other), &proof));
    prop_assert!(old.0 == new.0 || !consistency_holds(new, old, &proof));
    Ok(())
}

proptest! {
    #[test]
    fn the_tree_is_that_of_the_oracle(size in sizes(), at in any::<u64>()) {
        check(size, at)?;
    }

    #[test]
    fn paths_are_those_of_the_oracle(level in 0_u8..6, index in 0_u64..10_000_000_000, width in 1_u16..=256, is_entries in any::<bool>()) {
        let theirs = tlog_tiles::Tile::new(8, level, index, width.into(), is_entries).path();
        // The oracle has the older names with the height in them.
        let theirs = theirs.replace("tile/8/", "tile/").replace("tile/data/", "tile/entries/");
        let read: TilePath = theirs.parse().unwrap();
        prop_assert_eq!((read.index, read.width), (index, width));
        prop_assert_eq!(read.to_string(), theirs);
    }
}

/// The frontier, the tiles on the edge and the root of the tiles agree at every size, whatever was kept
/// in between.
#[test]
fn the_edge_goes_on_from_its_tiles() {
    let (mut kept, mut frontier) = (Kept::default(), Frontier::default());
    let mut edge = Edge::default();
    for n in 0..1_100 {
        kept.keep(edge.push(&entry(n)).unwrap());
        frontier.push(&entry(n));
        assert_eq!(*edge.frontier(), frontier);
        if n % 37 == 0 {
            kept.keep(edge.partials().unwrap());
            let again = Frontier::from_bytes(n + 1, &frontier.to_bytes()).unwrap();
            edge = Edge::read(n + 1, &again.root(), &kept).unwrap();
            let nodes = TileNodes { tiles: &kept, size: n + 1 };
            assert_eq!(root(&nodes, n + 1).unwrap(), frontier.root());
        }
    }
}

/// Each tile is what the oracle reads at its place.
#[test]
fn tiles_are_those_of_the_oracle() {
    let mut checked = 0;
    for tile in tlog_tiles::Tile::new_tiles(8, 0, MOST) {
        let path = tile.path().replace("tile/8/", "tile/");
        let path: TilePath = path.parse().unwrap();
        if let Some(content) = TILES.0.get(&path) {
            assert_eq!(*content, tile.read_data(&*ORACLE).unwrap(), "{path}");
            checked += 1;
        }
    }
    assert_eq!(checked, MOST / 256 + 1 + 2 + 1);
}
