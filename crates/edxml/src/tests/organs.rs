//! Identifiers of organisations (QĐ 20/2020/QĐ-TTg, QCVN 102:2016/BTTTT).

use crate::{Alias, AliasTable, OrganId};
use mc_kernel::CivilDay;

fn id(text: &str) -> OrganId {
    text.parse().unwrap()
}

#[test]
fn both_forms_are_the_same_identifier() {
    let check = |older: &str, expect: &str| {
        assert_eq!(id(older).as_str(), expect, "{older}");
        assert_eq!(id(older), id(expect));
        assert_eq!(id(expect).older().as_deref(), Some(older), "{expect}");
    };
    check("000.00.00.H56", "H56");
    check("000.00.01.H56", "H56.01");
    check("000.01.12.H28", "H28.12.01");
    check("007.01.12.H28", "H28.12.01.007");
    check("001.00.12.H28", "H28.12.001");
}

#[test]
fn some_have_one_form_only() {
    let check = |text: &str, first: Option<&str>| {
        assert_eq!(id(text).as_str(), text);
        assert_eq!(id(text).first_level(), first, "{text}");
        assert_eq!(id(text).older(), None, "{text}");
    };
    check("H37.DN.001.02", Some("H37"));
    check("H37.01.02.003.04", Some("H37"));
    check("0100109106", None);
    check("0100109106-001", None);
    check("Z01ABCDEF", None);
    assert_eq!(id("h37.02.02").as_str(), "H37.02.02");
}

#[test]
fn others_are_none() {
    for text in ["", "H28..01", "H28 01", "H28.Đ1", "010010910-001", &"A".repeat(36)] {
        assert!(text.parse::<OrganId>().is_err(), "{text}");
    }
}

#[test]
fn an_alias_holds_on_its_days() {
    let day = |day: &str| day.parse::<CivilDay>().unwrap();
    let alias = |of: &str, means: &str, from: &str, until: Option<&str>| Alias {
        id: id(of),
        means: id(means),
        from: day(from),
        until: until.map(day),
    };
    let table = AliasTable::new([
        alias("000.00.00.H62", "H44", "2025-07-01", None),
        alias("H62.05", "H62.06", "2024-01-01", Some("2025-06-30")),
        alias("H62.05", "H44.05", "2025-07-01", None),
    ])
    .unwrap();
    let check = |of: &str, on: &str, expect: &str| {
        assert_eq!(table.meaning(&id(of), day(on)), &id(expect), "{of} {on}");
    };
    check("H62", "2025-06-30", "H62");
    check("H62", "2025-07-01", "H44");
    check("H62.05", "2025-06-30", "H62.06");
    check("000.00.05.H62", "2026-01-01", "H44.05");
    check("H01", "2026-01-01", "H01");
    let twice = [
        alias("H62", "H44", "2025-07-01", None),
        alias("H62", "H28", "2025-08-01", Some("2025-08-02")),
    ];
    assert_eq!(AliasTable::new(twice).unwrap_err().day, day("2025-08-01"));
}

#[test]
fn a_type_has_its_number() {
    assert_eq!(crate::document_type("CÔNG VĂN"), Some(18));
    assert_eq!(crate::document_type("Thư"), None);
}
