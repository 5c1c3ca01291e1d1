//! What bad input gets.

use super::{entry, grown};
use crate::{
    Checkpoint, Edge, Frontier, LedgerError, MOST_FILE_BYTES, MOST_LEAVES, Note, ProofFile,
    TileKind, TileNodes, TilePath, consistency, follows, inclusion,
};
use mc_kernel::Digest;

fn checkpoint(edge: &Edge) -> Checkpoint {
    let frontier = edge.frontier();
    Checkpoint { origin: "a".into(), size: frontier.size(), root: frontier.root() }
}

#[test]
fn a_log_that_shrinks_or_forks_is_refused() {
    let (before, _) = grown(500);
    let (after, kept) = grown(900);
    let proof = consistency(&TileNodes { tiles: &kept, size: 900 }, 500, 900).unwrap();
    let (before, after) = (checkpoint(&before), checkpoint(&after));
    assert_eq!(follows(&before, &after, &proof), Ok(()));
    assert_eq!(follows(&after, &before, &proof), Err(LedgerError::Shrunk));
    // The same length with another root, and a longer one that has an entry changed.
    let forked = Checkpoint { root: Digest::of(b"x"), ..before.clone() };
    assert_eq!(follows(&before, &forked, &[]), Err(LedgerError::Forked));
    let mut changed = Frontier::default();
    (0..900).for_each(|n| changed.push(&entry(if n == 77 { 1_000 } else { n })));
    let changed = Checkpoint { root: changed.root(), ..after };
    assert_eq!(follows(&before, &changed, &proof), Err(LedgerError::Forked));
    let other = Checkpoint { origin: "b".into(), ..changed };
    assert_eq!(follows(&before, &other, &proof), Err(LedgerError::OtherLog));
    let nodes = TileNodes { tiles: &kept, size: 900 };
    assert_eq!(consistency(&nodes, 901, 900), Err(LedgerError::Shrunk));
    assert_eq!(inclusion(&nodes, 900, 900), Err(LedgerError::NotYet));
}

#[test]
fn a_missing_or_altered_tile_is_found() {
    let (edge, kept) = grown(700);
    let root = edge.frontier().root();
    assert_eq!(Edge::read(700, &root, &kept).unwrap(), edge);
    assert_eq!(Edge::read(700, &Digest::of(b"x"), &kept), Err(LedgerError::Tile));
    let on_edge = edge.partials().unwrap();
    for (path, content) in on_edge {
        let mut without = kept.clone();
        without.0.remove(&path);
        assert_eq!(Edge::read(700, &root, &without), Err(LedgerError::Tile), "{path}");
        let mut altered = content.clone();
        *altered.last_mut().unwrap() ^= 1;
        let mut with = kept.clone();
        with.0.insert(path, altered);
        assert_eq!(Edge::read(700, &root, &with), Err(LedgerError::Tile), "{path}");
        let mut short = kept.clone();
        short.0.insert(path, content[..content.len() - 1].to_vec());
        assert_eq!(Edge::read(700, &root, &short), Err(LedgerError::Tile), "{path}");
    }
    assert_eq!(Frontier::from_bytes(3, &[0; 32]), Err(LedgerError::Form));
    assert_eq!(Frontier::from_bytes(1, &[0; 33]), Err(LedgerError::Form));
    assert_eq!(Frontier::new(MOST_LEAVES + 1, Vec::new()), Err(LedgerError::TooLarge));
}

#[test]
fn every_tile_has_one_path() {
    let path = TilePath { kind: TileKind::Hashes(0), index: 1_234_067, width: 256 };
    assert_eq!(path.to_string(), "tile/0/x001/x234/067");
    assert_eq!(path.partials(), "tile/0/x001/x234/067.p");
    for bad in [
        "tile/0/67",
        "tile/0/x000/067",
        "tile/0/067.p/0",
        "tile/0/067.p/256",
        "tile/0/067.p/07",
        "tile/6/000",
        "tile/00/000",
        "tile/-1/000",
        "tile/0/../../motcua.db",
        "tile/0/x067",
        "tile/entries/+67",
        "tile//000",
        "/tile/0/000",
        "tile/0/000/",
        "checkpoint",
        "",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/data/000",
    ] {
        assert!(bad.parse::<TilePath>().is_err(), "{bad}");
    }
}

#[test]
fn a_text_of_another_form_is_refused() {
    let root = "x".repeat(40);
    for bad in [
        "a\n1\n",
        "a\n01\nAAAA\n",
        "a\n1\nAAAA\n",
        "\n1\nAAAA\n",
        "a\n-1\nAAAA\n",
        &format!("a\n1\n{root}\n"),
        "a\n+1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\nx\n",
    ] {
        assert_eq!(bad.parse::<Checkpoint>(), Err(LedgerError::Form), "{bad:?}");
    }
    for bad in
        ["", "a\n", "a\n\n", "a\n\nb\n", "a\n\n— b\n", "a\n\n— b AA==\n", "a\rb\n\n— b AAAAAAAA\n"]
    {
        assert_eq!(bad.parse::<Note>(), Err(LedgerError::Form), "{bad:?}");
    }
    let many = format!("a\n\n{}", "— b AAAAAAAA\n".repeat(33));
    assert_eq!(many.parse::<Note>(), Err(LedgerError::TooLarge));
    let large = "x".repeat(MOST_FILE_BYTES + 1);
    assert_eq!(large.parse::<ProofFile>(), Err(LedgerError::TooLarge));
    let head = "c2sp.org/tlog-proof@v1\nindex 0\n";
    let long =
        format!("{head}{}\na\n\n— b AAAAAAAA\n", format!("{}=\n", "A".repeat(43)).repeat(64));
    assert_eq!(long.parse::<ProofFile>(), Err(LedgerError::TooLarge));
    for bad in ["", head, "c2sp.org/tlog-proof@v2\nindex 0\n\na\n\n— b AAAAAAAA\n"] {
        assert_eq!(bad.parse::<ProofFile>(), Err(LedgerError::Form), "{bad:?}");
    }
}
