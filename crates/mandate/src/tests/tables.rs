//! Each rule once, with the article it rests on.

use super::*;
use crate::{Event, MOST_PROCEDURES, Matter, Rejection, Standing};
use mc_kernel::{Locale, ids::DossierId};

fn after(mandate: &Mandate, command: &Command, party: Party, days: i64) -> Mandate {
    let event = decide(Some(mandate), command, facts(party, days)).unwrap();
    mandate.clone().apply(&event)
}

fn refused(mandate: &Mandate, command: &Command, party: Party, days: i64) -> Rejection {
    decide(Some(mandate), command, facts(party, days)).unwrap_err()
}

#[test]
fn each_way_of_giving_needs_the_other_ones_word() {
    let check = |way, standing| assert_eq!(given(way).standing(instant(0)), standing, "{way:?}");
    check(Way::SignedOn, Standing::AwaitsAcceptance);
    check(Way::Code, Standing::AwaitsCode);
    check(Way::Paper, Standing::InForce);
    let accepted = after(&given(Way::SignedOn), &Command::Accept, Party::Representative, 1);
    assert_eq!(accepted.standing(instant(1)), Standing::InForce);
    let confirmed = after(&given(Way::Code), &Command::Confirm, Party::Desk, 1);
    assert_eq!(confirmed.standing(instant(1)), Standing::InForce);
}

#[test]
fn what_is_no_mandate() {
    let check = |change: fn(&mut Give), expect: Rejection| {
        let mut wrong = give(Way::SignedOn);
        change(&mut wrong);
        let said = decide(None, &Command::Give(wrong), facts(Party::Principal, 0));
        assert_eq!(said, Err(expect));
    };
    check(|g| g.representative = g.principal, Rejection::SamePerson);
    check(|g| g.until = instant(0), Rejection::UntilOutOfBounds);
    check(|g| g.until = instant(i64::from(LONGEST_DAYS) + 1), Rejection::UntilOutOfBounds);
    check(|g| g.scope = Scope::Procedures(Vec::new()), Rejection::ScopeOutOfBounds);
    check(
        |g| g.scope = Scope::Procedures(vec![String::new(); MOST_PROCEDURES + 1]),
        Rejection::ScopeOutOfBounds,
    );
    check(|g| g.way = Way::Paper, Rejection::NotYours);
    check(|g| g.paper = Some(FileId::derived("scan", "1")), Rejection::PaperMissing);
    let mut no_scan = give(Way::Paper);
    no_scan.paper = None;
    let said = decide(None, &Command::Give(no_scan), facts(Party::Desk, 0));
    assert_eq!(said, Err(Rejection::PaperMissing));
    let again = decide(
        Some(&given(Way::SignedOn)),
        &Command::Give(give(Way::SignedOn)),
        facts(Party::Principal, 0),
    );
    assert_eq!(again, Err(Rejection::AlreadyGiven));
    assert_eq!(decide(None, &Command::Revoke, facts(Party::Principal, 0)), Err(Rejection::Unknown));
}

/// Either side ends it at any time (Bộ luật Dân sự 2015, Điều 569).
#[test]
fn either_side_ends_it_and_nobody_else() {
    for way in [Way::SignedOn, Way::Code, Way::Paper] {
        let mandate = given(way);
        let revoked = after(&mandate, &Command::Revoke, Party::Principal, 1);
        assert_eq!(revoked.standing(instant(1)), Standing::Revoked);
        let renounced = after(&mandate, &Command::Renounce, Party::Representative, 1);
        assert_eq!(renounced.standing(instant(1)), Standing::Renounced);
        assert_eq!(
            refused(&mandate, &Command::Revoke, Party::Representative, 1),
            Rejection::NotYours
        );
        assert_eq!(refused(&mandate, &Command::Renounce, Party::Principal, 1), Rejection::NotYours);
        for command in [Command::Revoke, Command::Accept, Command::Confirm, Command::Renounce] {
            let is_the_principals = command == Command::Revoke;
            let party = if is_the_principals { Party::Principal } else { Party::Representative };
            assert_eq!(refused(&revoked, &command, party, 2), Rejection::NotAwaited);
        }
    }
}

#[test]
fn the_principal_does_not_accept_for_the_representative() {
    let mandate = given(Way::SignedOn);
    for command in [Command::Accept, Command::Decline] {
        assert_eq!(refused(&mandate, &command, Party::Principal, 1), Rejection::NotYours);
        assert_eq!(refused(&mandate, &command, Party::Desk, 1), Rejection::NotYours);
    }
    let declined = after(&mandate, &Command::Decline, Party::Representative, 1);
    assert_eq!(declined.standing(instant(1)), Standing::Declined);
    assert_eq!(refused(&mandate, &Command::Confirm, Party::Desk, 1), Rejection::NotAwaited);
}

#[test]
fn its_time_ends_by_itself_to_the_microsecond() {
    let mandate = given(Way::Paper);
    let matter = Matter { procedure: "1", dossier: None, is_filed_by_them: false };
    let last = Timestamp::from_micros(instant(30).micros() - 1);
    assert_eq!(mandate.may_act(matter, last), Ok(()));
    assert_eq!(mandate.may_act(matter, instant(30)), Err(Rejection::NotInForce));
    assert_eq!(mandate.standing(instant(30)), Standing::Expired);
    let waiting = given(Way::SignedOn);
    assert_eq!(
        refused(&waiting, &Command::Accept, Party::Representative, 30),
        Rejection::NotAwaited
    );
}

#[test]
fn a_revocation_in_the_same_instant_counts() {
    let mandate = given(Way::Paper);
    let revoked = after(&mandate, &Command::Revoke, Party::Principal, 1);
    let matter = Matter { procedure: "1", dossier: None, is_filed_by_them: false };
    assert_eq!(mandate.may_act(matter, instant(1)), Ok(()));
    assert_eq!(revoked.may_act(matter, instant(1)), Err(Rejection::NotInForce));
    let at_desk = after(&mandate, &Command::Revoke, Party::Desk, 1);
    assert_eq!(at_desk.may_act(matter, instant(1)), Err(Rejection::NotInForce));
}

#[test]
fn a_mandate_opens_no_earlier_dossier() {
    let (named, other) = (DossierId::derived("d", "1"), DossierId::derived("d", "2"));
    let check = |scope: Scope, (procedure, dossier, theirs), expect: bool| {
        let mut mandate = given(Way::Paper);
        mandate.given.scope = scope.clone();
        let matter = Matter { procedure, dossier, is_filed_by_them: theirs };
        let may = mandate.may_act(matter, instant(1)).is_ok();
        assert_eq!(may, expect, "{scope:?} {matter:?}");
    };
    let one = || Scope::Procedures(vec!["1".to_owned()]);
    check(Scope::All, ("1", None, false), true);
    check(Scope::All, ("1", Some(other), false), false);
    check(Scope::All, ("1", Some(other), true), true);
    check(one(), ("1", None, false), true);
    check(one(), ("2", None, false), false);
    check(one(), ("1", Some(other), true), true);
    check(one(), ("2", Some(other), true), false);
    check(one(), ("1", Some(other), false), false);
    check(Scope::Dossier(named), ("1", Some(named), false), true);
    check(Scope::Dossier(named), ("1", Some(other), true), false);
    check(Scope::Dossier(named), ("1", None, false), false);
}

#[test]
fn events_are_read_as_they_were_written() {
    let event = decide(None, &Command::Give(give(Way::Paper)), facts(Party::Desk, 0)).unwrap();
    let events = [
        event,
        Event::Accepted { at: instant(1) },
        Event::Declined { at: instant(1) },
        Event::Confirmed { at: instant(1) },
        Event::Revoked { at_desk: true, at: instant(1) },
        Event::Renounced { at: instant(1) },
    ];
    for event in events {
        let text = serde_json::to_string(&event).unwrap();
        assert!(text.contains(&format!("\"event\":\"{}\"", event.kind())), "{text}");
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
    }
    assert_eq!(Mandate::folded(mandate_id(), [&Event::Accepted { at: instant(1) }]), None);
}

#[test]
fn every_rejection_has_its_words() {
    for rejection in Rejection::ALL {
        assert!(rejection.code().starts_with("mandate."));
        let words = [Locale::Vi, Locale::En].map(|locale| rejection.words(locale));
        assert!(words.iter().all(|text| text.ends_with('.')), "{words:?}");
        assert_ne!(words[0], words[1]);
    }
}
