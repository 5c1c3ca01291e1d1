//! Books, kinds, symbols and case files.

use super::*;
use crate::{
    Authority, Kind, Rejection, Secrecy,
    book::{Book, MOST_RESERVED, NumberState, Sequence, cancel, next, reserve},
    case_file::{self, CaseFile, Opened, Retention},
    full_number, symbol,
};
use mc_kernel::{Locale, ids::CaseFileId};

/// NĐ 30/2020, Điều 7 and Phụ lục III.
#[test]
fn there_are_twenty_nine_kinds() {
    assert_eq!(Kind::ALL.len(), 29);
    let mut short: Vec<&str> = Kind::ALL.iter().map(|kind| kind.abbreviation()).collect();
    short.retain(|text| !text.is_empty());
    assert_eq!(short.len(), 27, "letters and greetings have none");
    let expect =
        "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB";
    assert_eq!(short.join(" "), expect);
    for kind in Kind::ALL {
        assert_eq!(Kind::named(kind.name()), Some(*kind));
        let json = serde_json::to_value(kind).unwrap();
        assert_eq!(json, kind.name(), "the log and the forms agree");
        assert_ne!(kind.words(Locale::Vi), kind.words(Locale::En));
    }
}

#[test]
fn numbers_and_symbols_are_written_as_the_decree_says() {
    let check = |(number, kind), (agency, unit_name), expect: &str| {
        assert_eq!(full_number(number, &symbol(kind, agency, unit_name)), expect);
    };
    check((96, Kind::Submission), ("STP", "HCTP"), "96/TTr-STP");
    check((7, Kind::Telegram), ("UBND", ""), "07/CĐ-UBND");
    check((690, Kind::Letter), ("STP", "HCTP"), "690/STP-HCTP");
    check((1, Kind::Letter), ("UBND", ""), "01/UBND");
    assert_eq!(full_number(10, ""), "10");
}

/// Documents of a province in 2023, some real and some made up after real ones: what stands on them is
/// what is made here of their kind and number.
#[test]
fn documents_of_a_province_are_numbered_so() {
    let mut kinds = std::collections::BTreeSet::new();
    let lines = include_str!("../../testdata/symbols.csv").lines().skip(1);
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let [name, number, written, full, _origin] = fields[..] else { panic!("{line}") };
        let name = name.trim_end_matches(" (cá biệt)");
        let is_it = |kind: &&Kind| kind.words(Locale::Vi) == name;
        let kind = *Kind::ALL.iter().find(is_it).unwrap_or_else(|| panic!("{name}"));
        let (first, second) = written.split_once('-').unwrap();
        let (agency, unit_name) = match kind.abbreviation() {
            "" => (first, second),
            short => {
                assert_eq!(first, short, "{line}");
                (second, "")
            }
        };
        let made = symbol(kind, agency, unit_name);
        assert_eq!(made, written);
        assert_eq!(full_number(number.parse().unwrap(), &made), full);
        kinds.insert(kind);
    }
    assert!(kinds.len() >= 10, "{kinds:?}");
}

#[test]
fn capacities_are_written_before_the_position() {
    let check = |authority: Authority, expect| assert_eq!(authority.abbreviation(), expect);
    check(Authority::Own, "");
    check(Authority::Collective, "TM.");
    check(Authority::Acting, "Q.");
    check(Authority::Deputy, "KT.");
    check(Authority::ByOrder, "TL.");
    check(Authority::ByDelegation, "TUQ.");
}

/// One sequence or one a kind; secrets apart; every year anew (Điều 15).
#[test]
fn which_book_a_document_stands_in() {
    let book = |year, kind, secrecy, sequence| {
        Book::outgoing(unit("agency"), year, (kind, secrecy), sequence).id()
    };
    let (one, per) = (Sequence::One, Sequence::PerKind);
    let letter = book(2023, Kind::Letter, Secrecy::None, one);
    assert_eq!(letter, book(2023, Kind::Decision, Secrecy::None, one));
    assert_ne!(letter, book(2024, Kind::Letter, Secrecy::None, one));
    let decision = book(2023, Kind::Decision, Secrecy::None, per);
    assert_ne!(decision, book(2023, Kind::Letter, Secrecy::None, per));
    let secret = book(2023, Kind::Decision, Secrecy::Secret, per);
    assert_ne!(secret, decision);
    assert_eq!(secret, book(2023, Kind::Letter, Secrecy::Confidential, one));
    let incoming = Book::incoming(unit("agency"), 2023, Secrecy::None);
    assert_ne!(incoming.id(), letter);
    assert!(Book::incoming(unit("agency"), 2023, Secrecy::TopSecret).is_secret());
    assert_ne!(incoming.id(), Book::incoming(unit("other"), 2023, Secrecy::None).id());
}

#[test]
fn reserved_and_cancelled_numbers_say_why() {
    assert_eq!(next(0), Ok(1));
    assert_eq!(next(u32::MAX), Err(Rejection::NumberNotFree));
    let lines = reserve(11, 2, " Quyết định ký ngày 31/12 ").unwrap();
    let numbers: Vec<u32> = lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [12, 13]);
    assert_eq!(lines[0].reason, "Quyết định ký ngày 31/12");
    assert_eq!(reserve(11, 0, "x"), Err(Rejection::TooManyReserved));
    assert_eq!(reserve(11, MOST_RESERVED + 1, "x"), Err(Rejection::TooManyReserved));
    assert_eq!(reserve(11, 1, " "), Err(Rejection::WordsMissing));
    let cancelled = cancel(&lines[0], "Không dùng").unwrap();
    assert_eq!(cancelled.state, NumberState::Cancelled);
    assert_eq!(cancel(&cancelled, "lại"), Err(Rejection::NumberNotFree));
    assert_eq!(cancel(&lines[1], ""), Err(Rejection::WordsMissing));
}

fn opened(retention: Retention) -> Opened {
    Opened {
        agency: unit("agency"),
        unit: unit("division"),
        keeper: staff("nobody"),
        year: 2023,
        notation: "05.HT".to_owned(),
        title: "Xác minh tình trạng hôn nhân năm 2023".to_owned(),
        retention,
        at: Timestamp::from_micros(0),
    }
}

#[test]
fn a_case_file_keeps_documents_for_a_time() {
    let open = |retention| case_file::Command::Open(opened(retention));
    let years = Retention::Years(20);
    let event = case_file::decide(None, &open(years), &drafter()).unwrap();
    let case_file::Event::Opened(opened) = event else { panic!("{event:?}") };
    assert_eq!(opened.keeper, staff("drafter"), "who opens it keeps it");
    let file = CaseFile::begun(CaseFileId::derived("case", "1"), opened);
    assert_eq!(file.kept_until(2023), Some(2043));
    let say = |file: &CaseFile, command: case_file::Command, facts: &Facts| {
        case_file::decide(Some(file), &command, facts)
    };
    let close = case_file::Command::Close;
    assert_eq!(say(&file, close.clone(), &drafter()), Err(Rejection::FileOutOfBounds));
    let add = case_file::Command::Add(document("1"));
    assert_eq!(say(&file, add.clone(), &somebody("other")), Err(Rejection::NotYours));
    let event = say(&file, add.clone(), &drafter()).unwrap();
    let file = file.apply(&event);
    assert_eq!(say(&file, add.clone(), &drafter()), Err(Rejection::AlreadyThere));
    let out = case_file::Command::Remove(document("2"));
    assert_eq!(say(&file, out, &drafter()), Err(Rejection::Unknown));
    let event = say(&file, close.clone(), &clerk()).unwrap();
    let file = file.apply(&event);
    assert_eq!(say(&file, add, &drafter()), Err(Rejection::FileClosed));
    assert_eq!(say(&file, close, &drafter()), Err(Rejection::FileClosed));
    for wrong in [Retention::Years(0), Retention::Years(71)] {
        let said = case_file::decide(None, &open(wrong), &drafter());
        assert_eq!(said, Err(Rejection::RetentionOutOfBounds));
    }
    let elsewhere = case_file::decide(None, &open(Retention::Permanent), &clerk());
    assert_eq!(elsewhere, Err(Rejection::NotYours));
}

#[test]
fn every_rejection_has_its_words() {
    for rejection in Rejection::ALL {
        assert!(rejection.code().starts_with("document."));
        let words = [Locale::Vi, Locale::En].map(|locale| rejection.words(locale));
        assert!(words.iter().all(|text| text.ends_with('.')), "{words:?}");
        assert_ne!(words[0], words[1]);
    }
}
