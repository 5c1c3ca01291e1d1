//! The line of an outgoing document (NĐ 30/2020, Điều 10–19).

use super::*;
use crate::{
    Ask, Asked, Authority, Kind, Of, Rejection, Secrecy, Urgency,
    outgoing::{Command, Draft, Event, Outgoing, Signing, Stage, decide},
};
use mc_kernel::ids::RegisterBookId;

pub(super) fn draft(secrecy: Secrecy) -> Command {
    Command::Draft(Box::new(Draft {
        agency: unit("agency"),
        unit: unit("division"),
        kind: Kind::Letter,
        subject: "Về việc xác minh tình trạng hôn nhân".to_owned(),
        receivers: "UBND cấp xã nơi cư trú trước đây".to_owned(),
        urgency: Urgency::Normal,
        secrecy,
        answers: Some(document("question")),
    }))
}

fn version() -> Command {
    Command::AddVersion { file: attached("du thao.pdf"), note: String::new() }
}

pub(super) fn signing(authority: Authority, version: u32) -> Signing {
    let title = "Chủ tịch".to_owned();
    Signing { authority, title, delegation: String::new(), version, evidence: None }
}

pub(super) fn number() -> Command {
    let book = RegisterBookId::derived("book", "out");
    Command::Number { book, number: 12, symbol: "UBND-TPHT".to_owned() }
}

fn issue() -> Command {
    Command::Issue { copies: 2, kept_at: "VT".to_owned() }
}

fn begun(secrecy: Secrecy) -> Outgoing {
    let event = decide(None, &draft(secrecy), &drafter()).unwrap();
    Outgoing::folded(document("answer"), [&event]).unwrap()
}

fn after(before: Outgoing, command: &Command, facts: &Facts) -> Outgoing {
    let event = decide(Some(&before), command, facts).unwrap();
    before.apply(&event)
}

fn refused(known: &Outgoing, command: &Command, facts: &Facts) -> Rejection {
    decide(Some(known), command, facts).unwrap_err()
}

/// Before whoever signs, with one version.
fn to_sign() -> Outgoing {
    let known = after(begun(Secrecy::None), &version(), &drafter());
    let known = after(known, &Command::Send, &drafter());
    let known = after(known, &Command::Send, &head());
    after(known, &Command::Send, &clerk())
}

fn signed() -> Outgoing {
    after(to_sign(), &Command::Sign(signing(Authority::Own, 1)), &leader())
}

#[test]
fn from_the_draft_to_its_issue() {
    let mut known = begun(Secrecy::None);
    assert_eq!(refused(&known, &Command::Send, &drafter()), Rejection::NoVersion);
    let steps: [(Command, Facts, Asked, Of); 8] = [
        (version(), drafter(), Asked::Draft, Of::Staff(staff("drafter"))),
        (Command::Send, drafter(), Asked::CheckContent, Of::Heads(unit("division"))),
        (Command::Send, head(), Asked::CheckForm, Of::Clerks(unit("agency"))),
        (Command::Send, clerk(), Asked::Sign, Of::Leaders(unit("agency"))),
        (
            Command::Sign(signing(Authority::Own, 1)),
            leader(),
            Asked::Number,
            Of::Clerks(unit("agency")),
        ),
        (number(), clerk(), Asked::Seal, Of::Clerks(unit("agency"))),
        (Command::Seal { evidence: None }, clerk(), Asked::Issue, Of::Clerks(unit("agency"))),
        (issue(), clerk(), Asked::Issue, Of::Clerks(unit("agency"))),
    ];
    let last = steps.len() - 1;
    for (i, (command, facts, what, of)) in steps.into_iter().enumerate() {
        known = after(known, &command, &facts);
        let expect = if i == last { Vec::new() } else { vec![Ask { what, of }] };
        assert_eq!(known.asks(), expect, "{command:?}");
    }
    assert_eq!(known.stage, Stage::Issued);
    let registered = known.registered.as_ref().unwrap();
    assert_eq!((registered.full(), registered.day), ("12/UBND-TPHT".to_owned(), today()));
    let withdraw = Command::Withdraw { reason: "nhầm".to_owned() };
    assert_eq!(refused(&known, &withdraw, &clerk()), Rejection::NotAwaited);
}

/// First the signature, then number and date, then the seal, then the issue.
#[test]
fn nothing_is_done_out_of_its_order() {
    let sign = Command::Sign(signing(Authority::Own, 1));
    let seal = Command::Seal { evidence: None };
    let numbered = after(signed(), &number(), &clerk());
    let check = |known: &Outgoing, command: &Command, facts: &Facts| {
        assert_eq!(refused(known, command, facts), Rejection::NotAwaited, "{command:?}");
    };
    check(&begun(Secrecy::None), &sign, &leader());
    check(&to_sign(), &number(), &clerk());
    check(&signed(), &seal, &clerk());
    check(&signed(), &sign, &leader());
    check(&signed(), &version(), &clerk());
    check(&numbered, &number(), &clerk());
    check(&numbered, &issue(), &clerk());
    // What was sent on is not what the drafter holds any more.
    assert_eq!(refused(&to_sign(), &Command::Send, &drafter()), Rejection::NotYours);
    assert_eq!(refused(&signed(), &number(), &leader()), Rejection::NotYours);
}

#[test]
fn a_version_that_was_not_looked_at_is_not_signed() {
    let known = after(begun(Secrecy::None), &version(), &drafter());
    let known = after(known, &Command::Send, &drafter());
    let known = after(known, &version(), &head());
    let known = after(known, &Command::Send, &head());
    let known = after(known, &Command::Send, &clerk());
    let old = Command::Sign(signing(Authority::Own, 1));
    assert_eq!(refused(&known, &old, &leader()), Rejection::NotAwaited);
    let known = after(known, &Command::Sign(signing(Authority::Own, 2)), &leader());
    assert_eq!(known.signed.unwrap().version, 2);
}

#[test]
fn what_goes_back_comes_again() {
    let back = Command::SendBack { reason: "Sửa căn cứ pháp lý".to_owned() };
    let known = after(to_sign(), &back, &leader());
    assert_eq!(known.stage, Stage::Drafting);
    assert_eq!(known.asks(), [Ask { what: Asked::Draft, of: Of::Staff(staff("drafter")) }]);
    let silent = Command::SendBack { reason: String::new() };
    assert_eq!(refused(&to_sign(), &silent, &leader()), Rejection::WordsMissing);
    assert_eq!(refused(&to_sign(), &back, &clerk()), Rejection::NotYours);
}

/// Deputies sign for the head, heads of units by order or by a delegation that is named (Điều 13).
#[test]
fn each_signs_in_their_own_capacity() {
    let deputy = Facts { is_deputy: true, ..leader() };
    let check = |facts: &Facts, authority: Authority, expect: Option<Rejection>| {
        let command = Command::Sign(signing(authority, 1));
        let said = decide(Some(&to_sign()), &command, facts).err();
        assert_eq!(said, expect, "{authority:?}");
    };
    let theirs_not = Some(Rejection::AuthorityNotTheirs);
    check(&leader(), Authority::Own, None);
    check(&leader(), Authority::Collective, None);
    check(&leader(), Authority::Acting, None);
    check(&leader(), Authority::Deputy, theirs_not);
    check(&deputy, Authority::Deputy, None);
    check(&deputy, Authority::CollectiveDeputy, None);
    check(&deputy, Authority::Own, theirs_not);
    check(&deputy, Authority::Collective, theirs_not);
    check(&head(), Authority::ByOrder, None);
    check(&head(), Authority::Own, Some(Rejection::NotYours));
    check(&head(), Authority::ByDelegation, Some(Rejection::DelegationMissing));
    check(&drafter(), Authority::ByOrder, theirs_not);
    check(&clerk(), Authority::Own, Some(Rejection::NotYours));
    let named = Signing {
        delegation: "Giấy ủy quyền số 03/GUQ-UBND ngày 02/5/2023".to_owned(),
        ..signing(Authority::ByDelegation, 1)
    };
    let known = after(to_sign(), &Command::Sign(named), &head());
    assert!(known.signed.unwrap().delegation.unwrap().contains("03/GUQ-UBND"));
}

#[test]
fn a_secret_has_a_line_and_no_text() {
    let known = begun(Secrecy::Secret);
    assert_eq!(refused(&known, &version(), &drafter()), Rejection::SecretHasNoFile);
    let known = after(known, &Command::Send, &drafter());
    let known = after(known, &Command::Send, &head());
    let known = after(known, &Command::Send, &clerk());
    let known = after(known, &Command::Sign(signing(Authority::Own, 0)), &leader());
    assert_eq!(after(known, &number(), &clerk()).stage, Stage::Numbered);
}

/// What was signed is given up by a clerk alone: its number stays, cancelled with the reason.
#[test]
fn what_is_given_up_says_why() {
    let withdraw = Command::Withdraw { reason: "Không còn cần thiết".to_owned() };
    assert_eq!(after(begun(Secrecy::None), &withdraw, &drafter()).stage, Stage::Withdrawn);
    assert_eq!(refused(&begun(Secrecy::None), &withdraw, &head()), Rejection::NotYours);
    let numbered = after(signed(), &number(), &clerk());
    assert_eq!(refused(&numbered, &withdraw, &drafter()), Rejection::NotYours);
    let known = after(numbered, &withdraw, &clerk());
    assert_eq!((known.stage, known.registered.unwrap().number), (Stage::Withdrawn, 12));
}

#[test]
fn events_are_read_as_they_were_written() {
    let at = clerk().now;
    let known = signed();
    let signed_event = Event::Signed(known.signed.clone().unwrap());
    let events = [
        decide(None, &draft(Secrecy::None), &drafter()).unwrap(),
        decide(Some(&begun(Secrecy::None)), &version(), &drafter()).unwrap(),
        Event::Commented { words: "x".to_owned(), version: 1, at },
        Event::Sent { to: Stage::Division, at },
        Event::SentBack { reason: "x".to_owned(), at },
        signed_event,
        decide(Some(&known), &number(), &clerk()).unwrap(),
        Event::Sealed { evidence: None, at },
        Event::Issued(crate::outgoing::Issued { copies: 0, kept_at: String::new(), at }),
        Event::Withdrawn { reason: "x".to_owned(), at },
    ];
    for event in events {
        let text = serde_json::to_string(&event).unwrap();
        assert!(text.contains(&format!("\"event\":\"{}\"", event.kind())), "{text}");
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
    }
    let text = serde_json::to_string(&known).unwrap();
    assert_eq!(serde_json::from_str::<Outgoing>(&text).unwrap(), known);
}
