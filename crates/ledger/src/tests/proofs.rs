//! A citizen's proof: what holds, and that nothing else does.

use super::{Kept, entry};
use crate::{
    Checkpoint, Disclosed, Edge, Entry, FIELDS, Field, KeyKind, LedgerError, Note, ProofFile, Salt,
    SigningKey, Statement, TileNodes, VerifierKey, inclusion, verify,
};
use mc_kernel::SeededRandom;
use proptest::prelude::*;
use std::sync::LazyLock;

const ORIGIN: &str = "tinh.vn/so-cai";
const AT: u64 = 1_700_000_000;

pub(super) struct Made {
    pub(super) file: ProofFile,
    pub(super) keys: Vec<VerifierKey>,
}

pub(super) fn statement() -> Statement {
    let value = |field: Field| match field {
        Field::Number => "H62.26.34-230522-0001".to_owned(),
        Field::Procedure => "2.000889".to_owned(),
        Field::Version => "2".to_owned(),
        Field::Kind => "taken_in".to_owned(),
        Field::At => "1684717200000000".to_owned(),
        Field::Due => "1685577600000000".to_owned(),
        Field::Record => "00".repeat(32),
    };
    Statement::new(2, value).unwrap()
}

pub(super) fn salt() -> Salt {
    Salt::make(&SeededRandom::new(5))
}

const SHOWN: [Field; 6] =
    [Field::Number, Field::Procedure, Field::Version, Field::Kind, Field::At, Field::Due];

/// A proof of the statement at a place of a log of some size.
pub(super) fn made(index: u64, size: u64) -> Made {
    let (mut edge, mut kept) = (Edge::default(), Kept::default());
    let own: Entry = statement().entry(&salt()).unwrap();
    for n in 0..size {
        let bytes = if n == index { own.bytes().to_vec() } else { entry(n) };
        kept.keep(edge.push(&bytes).unwrap());
    }
    kept.keep(edge.partials().unwrap());
    let log = SigningKey::make(ORIGIN, KeyKind::Log, &SeededRandom::new(1)).unwrap();
    let witness = SigningKey::make("w.vn", KeyKind::Witness, &SeededRandom::new(2)).unwrap();
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size, root: edge.frontier().root() };
    let mut note = Note::new(checkpoint.to_string()).unwrap();
    note.sign(&log, 0).unwrap();
    note.sign(&witness, AT).unwrap();
    let path = inclusion(&TileNodes { tiles: &kept, size }, index, size).unwrap();
    let extra = statement().show(&salt(), &SHOWN).unwrap().to_json();
    let file = ProofFile { extra, index, path, checkpoint: note };
    Made { file, keys: vec![log.verifier().clone(), witness.verifier().clone()] }
}

#[test]
fn a_proof_holds_and_says_what_it_shows() {
    let made = made(300, 777);
    let read: ProofFile = made.file.to_string().parse().unwrap();
    assert_eq!(read, made.file);
    let verified = verify(&read, &made.keys).unwrap();
    assert_eq!((verified.index, verified.checkpoint.size), (300, 777));
    assert_eq!(verified.disclosed.value(Field::Kind), Some("taken_in"));
    assert_eq!(verified.disclosed.value(Field::Record), None, "it is shown by its hash alone");
    assert_eq!((verified.seen[0].at_seconds, verified.seen[0].by.as_str()), (AT, "w.vn"));
    // Whoever trusts the log alone is told nothing of the witness.
    assert!(verify(&read, &made.keys[..1]).unwrap().seen.is_empty());
    assert_eq!(verify(&read, &made.keys[1..]), Err(LedgerError::UnknownKey));
}

#[test]
fn a_changed_value_is_not_included() {
    let made = made(3, 9);
    for field in SHOWN {
        let mut disclosed = Disclosed::from_json(&made.file.extra).unwrap();
        let shown = disclosed.fields.iter_mut().find(|shown| shown.name == field).unwrap();
        shown.value.as_mut().unwrap().push('1');
        let file = ProofFile { extra: disclosed.to_json(), ..made.file.clone() };
        assert_eq!(verify(&file, &made.keys), Err(LedgerError::NotIncluded), "{field:?}");
    }
}

#[test]
fn fields_cannot_change_places() {
    let made = made(3, 9);
    let mut disclosed = Disclosed::from_json(&made.file.extra).unwrap();
    disclosed.fields.swap(4, 5);
    let file = ProofFile { extra: disclosed.to_json(), ..made.file.clone() };
    assert_eq!(verify(&file, &made.keys), Err(LedgerError::Form));
    // Nor can a value be passed off as that of another field.
    let mut disclosed = Disclosed::from_json(&made.file.extra).unwrap();
    let at = disclosed.fields[4].clone();
    disclosed.fields[5] = crate::Shown { name: Field::Due, ..at };
    let file = ProofFile { extra: disclosed.to_json(), ..made.file.clone() };
    assert_eq!(verify(&file, &made.keys), Err(LedgerError::NotIncluded));
}

/// Equal events of two dossiers, and two salts, come to entries that have nothing in common.
#[test]
fn an_entry_is_mute_without_its_salt() {
    let other = Salt::make(&SeededRandom::new(6));
    let (one, two) = (statement().entry(&salt()).unwrap(), statement().entry(&other).unwrap());
    assert_ne!(one, two);
    let shown = statement().show(&salt(), &FIELDS).unwrap();
    let salts: std::collections::BTreeSet<_> =
        shown.fields.iter().map(|field| field.salt.clone().unwrap()).collect();
    assert_eq!(salts.len(), FIELDS.len(), "no field gives away the salt of another");
}

proptest! {
    /// One bit changed anywhere: never a proof that says something else.
    #[test]
    fn a_changed_byte_is_found(at in any::<prop::sample::Index>(), bit in 0_u8..7) {
        static MADE: LazyLock<Made> = LazyLock::new(|| made(41, 130));
        let made = &*MADE;
        let mut bytes = made.file.to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        let Ok(file) = text.parse::<ProofFile>() else { return Ok(()) };
        if let Ok(verified) = verify(&file, &made.keys) {
            // What is left may be a signature of somebody unknown, or the case of a key beside it.
            let before = verify(&made.file, &made.keys).unwrap();
            prop_assert_eq!(&verified.checkpoint, &before.checkpoint);
            prop_assert_eq!(verified.index, before.index);
            let (now, then) = (verified.disclosed, before.disclosed);
            prop_assert_eq!(now.entry().unwrap(), then.entry().unwrap());
            prop_assert_eq!(now.value(Field::At), then.value(Field::At));
        }
    }
}

/// Proof files are kept for decades: the bytes of one, and the keys that go with it, never change.
#[test]
fn a_kept_proof_is_read_for_ever() {
    let made = made(300, 777);
    expect_test::expect_file!["../../testdata/kept.tlog-proof"].assert_eq(&made.file.to_string());
    let keys: Vec<String> = made.keys.iter().map(ToString::to_string).collect();
    expect_test::expect_file!["../../testdata/kept.keys"].assert_eq(&(keys.join("\n") + "\n"));
}
