//! What is sealed opens in its place, for its holder, with its master key, and nowhere else.

use crate::{
    DataKey, FileOpener, Holder, KeyRing, MasterKeeper, NotAKeyRing, PIECE_BYTES, SealError, Spot,
    is_sealed, new_master_key, seal_file, version_of,
};
use mc_kernel::SeededRandom;

const AN: Holder = Holder::from_bytes([1; 16]);
const BINH: Holder = Holder::from_bytes([2; 16]);

fn ring(seeds: &[u64]) -> KeyRing {
    let line = |seed: &u64| new_master_key(&SeededRandom::new(*seed)).1.to_string();
    seeds.iter().map(line).collect::<Vec<_>>().join("\n").parse().unwrap()
}

fn key(holder: Holder, version: u32) -> DataKey {
    let ring = ring(&[1]);
    let wrapped = DataKey::make(holder, version, &ring, &SeededRandom::new(7)).unwrap();
    DataKey::unwrap(&wrapped, &ring).unwrap()
}

#[test]
fn a_value_opens_where_it_was_sealed_and_nowhere_else() {
    let (random, key_of_an) = (SeededRandom::new(3), key(AN, 1));
    let spot = Spot::new("draft.entries", &[b"row 1"]);
    let plain = "Dân tộc: Tày".as_bytes();
    let sealed = key_of_an.seal(&spot, plain, &random).unwrap();
    assert!(is_sealed(&sealed) && !sealed.contains("Tày"));
    assert_eq!(version_of(&sealed), Some((AN, 1)));
    assert_eq!(key_of_an.open(&spot, &sealed).unwrap(), plain);
    let other = Spot::new("draft.entries", &[b"row 2"]);
    assert_eq!(key_of_an.open(&other, &sealed), Err(SealError::Damaged));
    let other = Spot::new("parked_form.entries", &[b"row 1"]);
    assert_eq!(key_of_an.open(&other, &sealed), Err(SealError::Damaged));
    assert_eq!(key(BINH, 1).open(&spot, &sealed), Err(SealError::Damaged));
    assert_eq!(key(AN, 2).open(&spot, &sealed), Err(SealError::Damaged));
    let renamed = sealed.replacen(&AN.to_string(), &BINH.to_string(), 1);
    assert_eq!(key(BINH, 1).open(&spot, &renamed), Err(SealError::Damaged));
    assert_eq!(key_of_an.open(&spot, "sealed:1:x"), Err(SealError::Form));
    assert_ne!(key_of_an.seal(&spot, plain, &random).unwrap(), sealed, "a nonce is used once");
}

#[test]
fn every_changed_character_is_found() {
    let key_of_an = key(AN, 1);
    let spot = Spot::new("draft.entries", &[b"row 1"]);
    let sealed = key_of_an.seal(&spot, b"{}", &SeededRandom::new(3)).unwrap();
    for (at, was) in sealed.char_indices() {
        let now = if was == 'A' { 'B' } else { 'A' };
        let mut changed = sealed.clone();
        changed.replace_range(at..=at, &now.to_string());
        assert!(key_of_an.open(&spot, &changed).is_err(), "{at}");
    }
}

#[test]
fn rotation_keeps_what_is_sealed_and_needs_the_old_key_no_more() {
    let random = SeededRandom::new(5);
    let wrapped = DataKey::make(AN, 1, &ring(&[1]), &random).unwrap();
    let spot = Spot::new("draft.entries", &[b"1"]);
    let sealed =
        DataKey::unwrap(&wrapped, &ring(&[1])).unwrap().seal(&spot, b"x", &random).unwrap();
    let both = ring(&[1, 2]);
    let again = wrapped.again(&both, &random).unwrap();
    assert_eq!(again.master, both.current());
    assert_ne!(again.master, wrapped.master);
    let opened = DataKey::unwrap(&again, &ring(&[2])).unwrap().open(&spot, &sealed);
    assert_eq!(opened.unwrap(), b"x");
    assert_eq!(
        DataKey::unwrap(&wrapped, &ring(&[2])).unwrap_err(),
        SealError::MasterKeyMissing(wrapped.master.clone())
    );
    let stolen = crate::Wrapped { holder: BINH, ..again };
    assert_eq!(DataKey::unwrap(&stolen, &both).unwrap_err(), SealError::Damaged);
}

#[test]
fn a_ring_is_read_or_says_which_line_is_wrong() {
    let (id, line) = new_master_key(&SeededRandom::new(1));
    let ring = format!("# 2026, a remark\n\n{}\n", line.as_str()).parse::<KeyRing>().unwrap();
    assert_eq!((ring.current(), ring.known().len()), (id, 1));
    assert!(!format!("{ring:?}").contains(line.as_str()), "a key is never shown");
    let wrong = |text: &str| text.parse::<KeyRing>().unwrap_err();
    assert_eq!(wrong("# nothing\n"), NotAKeyRing::Empty);
    assert_eq!(wrong("\nabc"), NotAKeyRing::Line(2));
    assert_eq!(wrong(&format!("{0},{0}", line.as_str())), NotAKeyRing::Twice(1));
}

fn opened(key: &DataKey, name: &[u8], sealed: &[u8], step: usize) -> Result<Vec<u8>, SealError> {
    let mut opener = FileOpener::new(key, name);
    let mut plain = Vec::new();
    for came in sealed.chunks(step) {
        plain.extend(opener.push(key, came)?);
    }
    plain.extend(opener.finish()?);
    Ok(plain)
}

#[test]
fn files_open_as_they_come_in() {
    let (key_of_an, random) = (key(AN, 1), SeededRandom::new(9));
    for size in [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES] {
        let plain: Vec<u8> = (0..size).map(|i| u8::try_from(i % 251).unwrap()).collect();
        let sealed = seal_file(&key_of_an, b"name", &plain, &random).unwrap();
        for step in [1_000, PIECE_BYTES, sealed.len()] {
            assert_eq!(opened(&key_of_an, b"name", &sealed, step).unwrap(), plain, "{size}");
        }
        assert!(opened(&key_of_an, b"other", &sealed, 4_096).is_err());
        assert!(opened(&key(BINH, 1), b"name", &sealed, 4_096).is_err());
        assert!(opened(&key_of_an, b"name", &sealed[..sealed.len() - 1], 4_096).is_err());
    }
}

#[test]
fn pieces_keep_their_order_and_none_is_cut_off() {
    let (key_of_an, random) = (key(AN, 1), SeededRandom::new(9));
    let plain = vec![7; 3 * PIECE_BYTES];
    let sealed = seal_file(&key_of_an, b"name", &plain, &random).unwrap();
    let (head, piece) = (24, PIECE_BYTES + 16);
    let mut swapped = sealed.clone();
    swapped[head..head + piece].copy_from_slice(&sealed[head + piece..head + 2 * piece]);
    assert_eq!(opened(&key_of_an, b"name", &swapped, 5_000), Err(SealError::Damaged));
    assert_eq!(
        opened(&key_of_an, b"name", &sealed[..head + piece], 5_000),
        Err(SealError::Damaged)
    );
    assert_eq!(
        opened(&key_of_an, b"name", b"%PDF-1.7 and much more text", 5),
        Err(SealError::Form)
    );
}
