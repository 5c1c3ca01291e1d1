//! Every kind and version of event that was ever released has its file in `events/`.

use crate::{Event, event::Leaving, record::upcast};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/events");

fn golden(kind: &str, version: u16) -> String {
    let path = Path::new(FOLDER).join(format!("{kind}.v{version}.json"));
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn every_kind_is_read_as_it_was_written() {
    for (kind, version) in Event::KINDS {
        let written: Value = serde_json::from_str(&golden(kind, *version)).unwrap();
        let body = upcast(kind, *version, written.to_string()).unwrap();
        let event = Event::read(kind, &body).unwrap_or_else(|e| panic!("{kind}: {e}"));
        assert_eq!((event.kind(), event.kind_version()), (*kind, *version));
        assert_eq!(serde_json::to_string(&event).unwrap(), written.to_string(), "{kind}");
    }
}

/// What was written before a field came is read without it, and written as it was.
#[test]
fn fields_that_came_later_may_be_missing() {
    let later = [
        ("submitted", "follows"),
        ("supplement_asked", "raised_by"),
        ("supplement_asked", "return_by"),
        ("supplement_answered", "changed"),
        ("finished", "return_by"),
        ("step_entered", "is_sent_back"),
        ("result_attached", "valid_until"),
    ];
    for (kind, field) in later {
        let mut written: Value = serde_json::from_str(&golden(kind, 1)).unwrap();
        assert!(written.as_object_mut().unwrap().remove(field).is_some(), "{kind} {field}");
        let event = Event::read(kind, &written.to_string()).unwrap();
        let again: Value = serde_json::to_value(&event).unwrap();
        assert_eq!(again, written, "{kind} without {field}");
    }
}

#[test]
fn no_file_is_left_over() {
    let expect: BTreeSet<String> =
        Event::KINDS.iter().map(|(kind, version)| format!("{kind}.v{version}.json")).collect();
    let found = fs::read_dir(FOLDER).unwrap();
    let found = found.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(expect, found);
}

/// Data that is newer than the program is refused, not guessed at.
#[test]
fn unknown_shapes_are_refused() {
    for (kind, version) in [("dossier_teleported", 1), ("submitted", 0), ("submitted", 2), ("", 1)]
    {
        let refused = upcast(kind, version, "{}".to_owned()).unwrap_err();
        assert_eq!((refused.kind.as_str(), refused.kind_version), (kind, version));
        let words = refused.to_string();
        assert!(words.contains(kind) && words.contains(&version.to_string()), "{words}");
    }
    assert!(Event::read("dossier_teleported", "{}").is_err());
    assert!(Event::read("submitted", "{}").is_err());
    assert!(Event::read("rated", "at").is_err());
}

#[test]
fn the_ways_to_leave_a_step_keep_their_names() {
    let outcome = "quá hạn chưa có trả lời".to_owned();
    let check = |leaving: &Leaving, expect: &str| {
        assert_eq!(serde_json::to_string(leaving).unwrap(), expect);
        assert_eq!(&serde_json::from_str::<Leaving>(expect).unwrap(), leaving);
    };
    check(&Leaving::Outcome { outcome: "đạt".to_owned() }, r#"{"by":"outcome","outcome":"đạt"}"#);
    check(
        &Leaving::NoAnswer { outcome },
        r#"{"by":"no_answer","outcome":"quá hạn chưa có trả lời"}"#,
    );
    check(&Leaving::Cancelled, r#"{"by":"cancelled"}"#);
    check(&Leaving::SentBack, r#"{"by":"sent_back"}"#);
    check(&Leaving::SentAgain, r#"{"by":"sent_again"}"#);
}
