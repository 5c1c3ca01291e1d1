//! Notes, keys and cosignatures, with `signed_note` as oracle and an example of the specification.

use crate::{Checkpoint, KeyKind, LedgerError, Note, SigningKey, VerifierKey, empty_root};
use mc_kernel::{Digest, SeededRandom};
use proptest::prelude::*;
use signed_note::{StandardSigner, StandardVerifier, VerifierList};

fn key(name: &str, kind: KeyKind, seed: u64) -> SigningKey {
    SigningKey::make(name, kind, &SeededRandom::new(seed)).unwrap()
}

proptest! {
    #[test]
    fn what_we_sign_the_oracle_reads_and_the_other_way_round(seed in any::<u64>(), size in any::<u64>(), name in "[a-z]{1,20}\\.vn/[a-z0-9]{1,20}") {
        let own = key(&name, KeyKind::Log, seed);
        let root = Digest::of(&seed.to_be_bytes());
        let checkpoint = Checkpoint { origin: name.clone(), size, root };
        let mut note = Note::new(checkpoint.to_string()).unwrap();
        note.sign(&own, 0).unwrap();

        let verifier = StandardVerifier::new(&own.verifier().to_string()).unwrap();
        let verifiers = VerifierList::new(vec![Box::new(verifier)]);
        let theirs = signed_note::Note::from_bytes(note.to_string().as_bytes()).unwrap();
        let (verified, unknown) = theirs.verify(&verifiers).unwrap();
        prop_assert_eq!((verified.len(), unknown.len()), (1, 0));
        let read = tlog_tiles::Checkpoint::from_bytes(theirs.text()).unwrap();
        prop_assert_eq!((read.origin(), read.size(), read.hash().0), (name.as_str(), size, *root.bytes()));

        // The oracle signs the same with the same key, bit by bit.
        let signer = StandardSigner::new(&own.secret()).unwrap();
        let mut again = signed_note::Note::new(note.text().as_bytes(), &[]).unwrap();
        again.add_sigs(&[&signer]).unwrap();
        let again: Note = String::from_utf8(again.to_bytes()).unwrap().parse().unwrap();
        prop_assert_eq!(&again, &note);
        prop_assert_eq!(again.signed_by(own.verifier()), Ok(Some(0)));
        prop_assert_eq!(note.text().parse::<Checkpoint>(), Ok(checkpoint));
    }
}

/// The example in `signed-note`, whose key is that of Go's `note` package.
#[test]
fn the_example_of_the_go_package() {
    let key: VerifierKey =
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".parse().unwrap();
    let text = "If you think cryptography is the answer to your problem,\n\
then you don't know what your problem is.\n\n\
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let note: Note = text.parse().unwrap();
    assert_eq!(note.signed_by(&key), Ok(Some(0)));
    assert_eq!(note.to_string(), text);
    let changed: Note = text.replace("problem is", "problem was").parse().unwrap();
    assert_eq!(changed.signed_by(&key), Err(LedgerError::BadSignature));
}

/// A witness signs the time with the text, and the time cannot be another one.
#[test]
fn a_witness_says_when() {
    let witness = key("nhanchung.vn/1", KeyKind::Witness, 7);
    let log = key("tinh.vn/so-cai", KeyKind::Log, 8);
    let text = Checkpoint { origin: "tinh.vn/so-cai".into(), size: 0, root: empty_root() };
    let mut note = Note::new(text.to_string()).unwrap();
    note.sign(&log, 0).unwrap();
    note.sign(&witness, 1_700_000_000).unwrap();
    let read: Note = note.to_string().parse().unwrap();
    assert_eq!(read.signed_by(witness.verifier()), Ok(Some(1_700_000_000)));
    assert_eq!(read.signed_by(log.verifier()), Ok(Some(0)));
    assert_eq!(read.signed_by(key("khac.vn", KeyKind::Log, 9).verifier()), Ok(None));

    let mut later = read.signatures()[1].clone();
    later.bytes[7] += 1;
    let mut forged = Note::new(text.to_string()).unwrap();
    forged.add(later).unwrap();
    assert_eq!(forged.signed_by(witness.verifier()), Err(LedgerError::BadSignature));
}

#[test]
fn keys_are_read_as_they_are_written() {
    for kind in [KeyKind::Log, KeyKind::Witness] {
        let own = key("tinh.vn/so-cai", kind, 3);
        let secret: SigningKey = own.secret().parse().unwrap();
        assert_eq!(secret.verifier(), own.verifier());
        assert_eq!(own.verifier().to_string().parse::<VerifierKey>().unwrap(), *own.verifier());
        assert!(!format!("{own:?}").contains(own.secret().as_str()));
        // A key whose short name is of another is not taken.
        let other = own.verifier().to_string().replace("so-cai", "so-khac");
        assert_eq!(other.parse::<VerifierKey>(), Err(LedgerError::Form));
    }
    for name in ["", "a b", "a+b", "a\u{a0}b", "a\nb", &"x".repeat(201)] {
        let made = SigningKey::make(name, KeyKind::Log, &SeededRandom::new(1));
        assert_eq!(made.unwrap_err(), LedgerError::Form, "{name:?}");
    }
}
