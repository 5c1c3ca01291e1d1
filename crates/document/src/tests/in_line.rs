//! The line of an incoming document (NĐ 30/2020, Điều 20–24).

use super::*;
use crate::{
    Ask, Asked, Kind, Of, Rejection, Secrecy, Urgency,
    incoming::{
        Answer, Answering, Channel, Command, Direction, Event, Incoming, MOST_HELPING, Received,
        Source, Stage, decide,
    },
};
use mc_kernel::ids::RegisterBookId;

pub(super) fn received() -> Received {
    Received {
        agency: unit("agency"),
        source: Source {
            issuer: "Sở Tư pháp".to_owned(),
            number: "690/STP-HCTP".to_owned(),
            day: today().plus_days(-2),
        },
        kind: Some(Kind::Letter),
        subject: " Về việc hướng dẫn nghiệp vụ đăng ký hộ tịch ".to_owned(),
        urgency: Urgency::Normal,
        secrecy: Secrecy::None,
        answer_by: Some(today().plus_days(20)),
        channel: Channel::Paper,
        files: vec![attached("690.pdf")],
        at: Timestamp::from_micros(0),
    }
}

fn receive() -> Command {
    Command::Receive(Box::new(received()))
}

pub(super) fn book() -> RegisterBookId {
    RegisterBookId::derived("book", "in")
}

fn direction() -> Direction {
    Direction {
        lead: place("division", None),
        helping: vec![place("other", Some("helper"))],
        due: Some(today().plus_days(5)),
        wants_answer: true,
        words: "Giao phòng tham mưu".to_owned(),
    }
}

fn after(before: Incoming, command: &Command, facts: &Facts) -> Incoming {
    let event = decide(Some(&before), command, facts).unwrap();
    before.apply(&event)
}

fn arrived() -> Incoming {
    let event = decide(None, &receive(), &clerk()).unwrap();
    Incoming::folded(document("question"), [&event]).unwrap()
}

fn registered() -> Incoming {
    after(arrived(), &Command::Register { book: book(), number: 7 }, &clerk())
}

fn directed() -> Incoming {
    after(registered(), &Command::Direct(direction()), &leader())
}

fn refused(known: &Incoming, command: &Command, facts: &Facts) -> Rejection {
    decide(Some(known), command, facts).unwrap_err()
}

#[test]
fn from_arrival_to_its_end() {
    let known = arrived();
    assert_eq!(known.received.subject, "Về việc hướng dẫn nghiệp vụ đăng ký hộ tịch");
    assert_eq!(known.asks(), [Ask { what: Asked::Register, of: Of::Clerks(unit("agency")) }]);
    let known = registered();
    assert_eq!(known.arrival.unwrap().number, 7);
    assert_eq!(known.arrival.unwrap().day, today(), "the day of arrival is today");
    assert_eq!(known.asks(), [Ask { what: Asked::Direct, of: Of::Leaders(unit("agency")) }]);
    assert_eq!(known.due(), Some(today().plus_days(20)), "what whoever issued it wants");
    let known = directed();
    assert_eq!(known.due(), Some(today().plus_days(5)), "the leader's word counts");
    let asks = known.asks();
    assert!(asks.contains(&Ask { what: Asked::Assign, of: Of::Heads(unit("division")) }));
    assert!(asks.contains(&Ask { what: Asked::Help, of: Of::Staff(staff("helper")) }));
    let known = after(known, &Command::Assign { staff: staff("drafter") }, &head());
    assert_eq!(known.asks()[0], Ask { what: Asked::Handle, of: Of::Staff(staff("drafter")) });
    let close = Command::Close { words: String::new() };
    assert_eq!(refused(&known, &close, &drafter()), Rejection::NotAnswered);
    let answer = Answering::Document { id: document("answer"), number: "12/UBND".to_owned() };
    // The clerk issues the answer, who does not lead the question.
    let known = after(known, &Command::Answer(answer), &clerk());
    assert!(matches!(&known.answer, Some(Answer::Document { number, .. }) if number == "12/UBND"));
    let known = after(known, &close, &drafter());
    assert_eq!((known.stage, known.asks()), (Stage::Closed, Vec::new()));
    assert_eq!(refused(&known, &close, &drafter()), Rejection::NotAwaited);
}

#[test]
fn each_step_is_somebody_s() {
    let check = |known: &Incoming, command: &Command, theirs: &Facts, others: &[Facts]| {
        assert!(decide(Some(known), command, theirs).is_ok(), "{command:?}");
        for facts in others {
            assert_eq!(refused(known, command, facts), Rejection::NotYours, "{command:?}");
        }
    };
    let register = Command::Register { book: book(), number: 1 };
    check(&arrived(), &register, &clerk(), &[leader(), head(), drafter()]);
    let direct = Command::Direct(direction());
    check(&registered(), &direct, &leader(), &[clerk(), head(), drafter()]);
    let assign = Command::Assign { staff: staff("drafter") };
    check(&directed(), &assign, &head(), &[clerk(), drafter()]);
    let named = after(directed(), &assign, &head());
    let otherwise = Command::Answer(Answering::Otherwise("Đã trao đổi tại cuộc họp".to_owned()));
    check(&named, &otherwise, &drafter(), &[clerk(), leader(), somebody("colleague")]);
    assert_eq!(decide(None, &receive(), &leader()), Err(Rejection::NotYours));
    assert_eq!(decide(None, &register, &clerk()), Err(Rejection::Unknown));
    assert_eq!(refused(&arrived(), &receive(), &clerk()), Rejection::AlreadyThere);
}

/// What is for another, or not what it claims to be, goes back with a reason (Điều 21); not what was
/// answered.
#[test]
fn it_is_returned_with_a_reason() {
    let back = |reason: &str| Command::Return { reason: reason.to_owned() };
    for known in [arrived(), registered(), directed()] {
        assert_eq!(refused(&known, &back("  "), &clerk()), Rejection::WordsMissing);
        let known = after(known, &back("Không thuộc thẩm quyền"), &clerk());
        assert_eq!((known.stage, known.asks()), (Stage::Returned, Vec::new()));
    }
    let long = "a".repeat(crate::MOST_WORDS_CHARS + 1);
    assert_eq!(refused(&arrived(), &back(&long), &clerk()), Rejection::WordsTooLong);
    let answer = Command::Answer(Answering::Otherwise("xong".to_owned()));
    let answered = after(directed(), &answer, &drafter());
    assert_eq!(refused(&answered, &back("nhầm"), &clerk()), Rejection::NotAwaited);
}

#[test]
fn what_is_not_taken() {
    let check = |change: fn(&mut Received), expect: Rejection| {
        let mut wrong = received();
        change(&mut wrong);
        assert_eq!(decide(None, &Command::Receive(Box::new(wrong)), &clerk()), Err(expect));
    };
    check(|r| r.subject = " ".to_owned(), Rejection::WordsMissing);
    check(|r| r.subject = "a".repeat(501), Rejection::WordsTooLong);
    check(|r| r.source.number = String::new(), Rejection::WordsMissing);
    check(|r| r.source.day = today().next(), Rejection::DayWrong);
    check(|r| r.secrecy = Secrecy::Confidential, Rejection::SecretHasNoFile);
    check(|r| r.files = vec![attached("x"); crate::MOST_FILES + 1], Rejection::TooManyFiles);
    let wrong = |change: fn(&mut Direction)| {
        let mut direction = direction();
        change(&mut direction);
        refused(&registered(), &Command::Direct(direction), &leader())
    };
    assert_eq!(wrong(|d| d.due = Some(today().plus_days(-1))), Rejection::DayPassed);
    assert_eq!(wrong(|d| d.helping.push(d.lead)), Rejection::PlacesOutOfBounds);
    let many = |d: &mut Direction| {
        d.helping = (0..=MOST_HELPING).map(|i| place(&i.to_string(), None)).collect();
    };
    assert_eq!(wrong(many), Rejection::PlacesOutOfBounds);
}

#[test]
fn events_are_read_as_they_were_written() {
    let known = directed();
    let events = [
        decide(None, &receive(), &clerk()).unwrap(),
        decide(Some(&registered()), &Command::Direct(direction()), &leader()).unwrap(),
        Event::Registered { book: book(), number: 1, day: today(), at: clerk().now },
        Event::Returned { reason: "x".to_owned(), at: clerk().now },
        Event::Assigned { staff: staff("a"), at: clerk().now },
        Event::Commented { words: "x".to_owned(), at: clerk().now },
        Event::Answered { answer: Answer::Otherwise("x".to_owned()), at: clerk().now },
        Event::Closed { words: String::new(), at: clerk().now },
    ];
    for event in events {
        let text = serde_json::to_string(&event).unwrap();
        assert!(text.contains(&format!("\"event\":\"{}\"", event.kind())), "{text}");
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
        assert_eq!(known.clone().apply(&event).version, known.version + 1);
    }
    let text = serde_json::to_string(&known).unwrap();
    assert_eq!(serde_json::from_str::<Incoming>(&text).unwrap(), known);
}
