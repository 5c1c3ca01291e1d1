//! Random walks: whoever tries what, in whatever order, nothing is issued that was not signed, numbered
//! and sealed, in this order, and nothing that wants an answer is closed without one.

use super::in_line::{book, received};
use super::out_line::{draft, number, signing};
use super::*;
use crate::{
    Authority, Secrecy, incoming,
    outgoing::{Command, Event, Outgoing, Stage, decide},
};
use mc_kernel::SeededRandom;
use std::collections::BTreeSet;

const WALKS: u64 = 400;
const STEPS: usize = 300;

fn commands(newest: u32) -> Vec<Command> {
    let reason = || "vì".to_owned();
    vec![
        Command::AddVersion { file: attached("v.pdf"), note: String::new() },
        Command::Comment { words: reason() },
        Command::Send,
        Command::Send,
        Command::Sign(signing(Authority::Own, newest)),
        Command::Sign(signing(Authority::ByOrder, newest)),
        number(),
        Command::Seal { evidence: None },
        Command::Issue { copies: 0, kept_at: String::new() },
        Command::SendBack { reason: reason() },
        Command::Withdraw { reason: reason() },
    ]
}

/// The place of the last event of a kind.
fn last(events: &[Event], kind: &str) -> Option<usize> {
    events.iter().rposition(|event| event.kind() == kind)
}

#[test]
fn whoever_tries_what() {
    let (mut kinds, mut stages) = (BTreeSet::new(), BTreeSet::new());
    let people = [drafter(), head(), clerk(), leader(), somebody("other")];
    for seed in 0..WALKS {
        let random = SeededRandom::new(seed);
        let mut events = vec![decide(None, &draft(Secrecy::None), &drafter()).unwrap()];
        let mut before = Outgoing::folded(document("walk"), &events).unwrap();
        for _ in 0..STEPS {
            stages.insert(before.stage.name());
            let all = commands(before.newest());
            // Going back and giving up end so many walks that they are tried seldom.
            let many = if random.below(25) == 0 { all.len() } else { all.len() - 2 };
            let command = random.pick(&all[..many]).unwrap();
            let facts = random.pick(&people).unwrap();
            if let Ok(event) = decide(Some(&before), command, facts) {
                assert!(!before.is_over(), "what is over stays so: seed {seed}");
                before = before.apply(&event);
                events.push(event);
            }
        }
        let order = ["version_added", "signed", "numbered", "sealed", "issued"];
        if let Some(end) = last(&events, "issued") {
            let places: Vec<usize> =
                order.iter().map(|kind| last(&events, kind).unwrap()).collect();
            assert!(places.is_sorted(), "seed {seed}: {events:?}");
            assert!(end == events.len() - 1, "nothing comes after the issue: seed {seed}");
        }
        let known = Outgoing::folded(document("walk"), &events).unwrap();
        assert_eq!(known, before);
        assert_eq!(known.version, u64::try_from(events.len()).unwrap());
        stages.insert(known.stage.name());
        assert_eq!(known.asks().is_empty(), known.is_over(), "somebody is always asked");
        kinds.extend(events.iter().map(Event::kind));
    }
    assert_eq!(kinds.len(), 10, "{kinds:?}");
    assert_eq!(stages.len(), Stage::ALL.len(), "{stages:?}");
}

fn questions(wants_answer: bool) -> Vec<incoming::Command> {
    let direction = incoming::Direction {
        lead: place("division", None),
        helping: Vec::new(),
        due: None,
        wants_answer,
        words: String::new(),
    };
    let answer = incoming::Answering::Document { id: document("answer"), number: "1".to_owned() };
    vec![
        incoming::Command::Register { book: book(), number: 1 },
        incoming::Command::Direct(direction),
        incoming::Command::Assign { staff: staff("drafter") },
        incoming::Command::Answer(answer),
        incoming::Command::Answer(incoming::Answering::Otherwise("xong".to_owned())),
        incoming::Command::Close { words: String::new() },
        incoming::Command::Comment { words: "ghi".to_owned() },
        incoming::Command::Return { reason: "nhầm".to_owned() },
    ]
}

#[test]
fn nothing_that_wants_an_answer_is_closed_without_one() {
    let people = [drafter(), head(), clerk(), leader()];
    let (mut kinds, mut stages) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..WALKS {
        let random = SeededRandom::new(seed);
        let first = incoming::Command::Receive(Box::new(received()));
        let mut events = vec![incoming::decide(None, &first, &clerk()).unwrap()];
        let mut before = incoming::Incoming::folded(document("walk"), &events).unwrap();
        for _ in 0..STEPS {
            let all = questions(random.below(2) == 0);
            // A return ends so many walks that it is tried seldom.
            let many = if random.below(40) == 0 { all.len() } else { all.len() - 1 };
            let command = random.pick(&all[..many]).unwrap();
            let facts = random.pick(&people).unwrap();
            if let Ok(event) = incoming::decide(Some(&before), command, facts) {
                assert!(!before.is_over(), "what is over stays so: seed {seed}");
                if let incoming::Event::Closed { .. } = &event {
                    let directed = before.directed.as_ref().unwrap();
                    assert!(!directed.wants_answer || before.answer.is_some(), "seed {seed}");
                }
                before = before.apply(&event);
                events.push(event);
            }
            stages.insert(before.stage.name());
            assert_eq!(before.asks().is_empty(), before.is_over(), "somebody is always asked");
        }
        assert_eq!(incoming::Incoming::folded(document("walk"), &events).unwrap(), before);
        kinds.extend(events.iter().map(incoming::Event::kind));
    }
    assert_eq!(kinds.len(), 8, "{kinds:?}");
    assert_eq!(stages.len(), incoming::Stage::ALL.len(), "{stages:?}");
}
