//! Bytes that were altered in place.

use super::Case;
use crate::{
    Level, LocalKey, ReasonCode as Reason,
    tests::{
        documents::{exchange, message, plain, replace, room, with_message},
        levels::signed,
        pki::WORLD,
    },
};

/// The second signature's range put into other numbers of the same length.
fn with_range(pdf: &[u8], change: impl FnOnce([usize; 3]) -> [usize; 3]) -> Vec<u8> {
    let key = b"/ByteRange [0 ";
    let at = pdf.windows(key.len()).rposition(|w| w == key).unwrap() + key.len();
    let text = String::from_utf8(pdf[at..at + 32].to_vec()).unwrap();
    let numbers: Vec<usize> = text.split_whitespace().map(|n| n.parse().unwrap()).collect();
    let [a, b, c] = change(numbers.try_into().unwrap());
    let mut out = pdf.to_vec();
    out[at..at + 32].copy_from_slice(format!("{a:>10} {b:>10} {c:>10}").as_bytes());
    out
}

pub(super) fn cases() -> Vec<Case> {
    let key = WORLD.p256.key(&WORLD.issuers());
    let pdf = signed(&plain(), &key, Level::Basic);
    let mut cases = contents(&pdf, &key);
    cases.extend(messages(&pdf, &key));
    cases.extend(ranges(&pdf));
    cases
}

fn contents(pdf: &[u8], key: &LocalKey) -> Vec<Case> {
    let stamped = signed(&plain(), key, Level::Stamped);
    let archived = signed(&plain(), key, Level::Archived);
    let mut cut = stamped.clone();
    cut.truncate(stamped.len() - 60);
    vec![
        Case::new(
            "altered-amount",
            exchange(pdf, b"1.000.000 dong", b"9.000.000 dong"),
            Reason::ContentAltered,
        ),
        Case::new(
            "altered-title",
            exchange(pdf, b"Quyet dinh)", b"Quyet dimh)"),
            Reason::ContentAltered,
        ),
        Case::new(
            "altered-claimed-time",
            exchange(pdf, b"/M (D:2026", b"/M (D:2025"),
            Reason::ContentAltered,
        ),
        Case::new(
            "altered-field-name",
            exchange(pdf, b"(SoTien)", b"(SoTiem)"),
            Reason::ContentAltered,
        ),
        Case::new(
            "altered-in-stamped",
            exchange(&stamped, b"1.000.000 dong", b"9.000.000 dong"),
            Reason::ContentAltered,
        ),
        Case::new(
            "altered-in-archived",
            exchange(&archived, b"1.000.000 dong", b"9.000.000 dong"),
            Reason::ContentAltered,
        ),
        Case::new("cut-off", cut, Reason::Unreadable),
    ]
}

fn messages(pdf: &[u8], key: &LocalKey) -> Vec<Case> {
    let other = signed(&replace(&plain(), 5, "q Q"), key, Level::Basic);
    let mut own = message(pdf);
    let last = own.iter().rposition(|byte| *byte != 0).unwrap();
    own[last] ^= 1;
    let mut shorter = message(pdf);
    shorter[40..].fill(0);
    vec![
        Case::new("signature-altered", with_message(pdf, &own), Reason::SignatureWrong),
        Case::new(
            "signature-of-another-file",
            with_message(pdf, &message(&other)),
            Reason::ContentAltered,
        ),
        Case::new("signature-cut", with_message(pdf, &shorter), Reason::MessageDamaged),
        Case::new("signature-emptied", with_message(pdf, &[]), Reason::MessageDamaged),
        Case::new("signature-of-rubbish", with_message(pdf, b"no message"), Reason::MessageDamaged),
    ]
}

fn ranges(pdf: &[u8]) -> Vec<Case> {
    let gap = room(pdf);
    let appended = [pdf.to_vec(), b"\n% more\n".to_vec()].concat();
    vec![
        Case::new(
            "range-begins-late",
            exchange(pdf, b"/ByteRange [0 ", b"/ByteRange [1 "),
            Reason::RangeWrong,
        ),
        Case::new(
            "range-ends-early",
            with_range(pdf, |[a, b, c]| [a, b, c - 10]),
            Reason::RangeWrong,
        ),
        Case::new(
            "range-past-the-end",
            with_range(pdf, |[a, b, c]| [a, b, c + 10]),
            Reason::RangeWrong,
        ),
        Case::new(
            "range-leaves-more-out",
            with_range(pdf, |[a, b, c]| [a - 40, b, c]),
            Reason::RangeWrong,
        ),
        Case::new(
            "range-of-huge-numbers",
            with_range(pdf, |[a, _, _]| [a, 9_999_999_999, 9_999_999_999]),
            Reason::RangeWrong,
        ),
        Case::new(
            "room-with-a-stowaway",
            {
                // Something that is no hexadecimal digit hides in the room.
                let mut out = pdf.to_vec();
                out[gap.end - 8..gap.end].copy_from_slice(b"%stowawa");
                out
            },
            Reason::RangeWrong,
        ),
        Case::new("rubbish-appended", appended, Reason::ChangedLater),
    ]
}
