//! What mandates promise.

mod tables;
mod walks;

use crate::{Command, Facts, Give, Mandate, Party, Relation, Scope, Way, decide};
use mc_kernel::{
    Timestamp,
    ids::{FileId, MandateId, StaffId, SubjectId},
};

const DAY_MINUTES: i64 = 24 * 60;
const LONGEST_DAYS: u32 = 730;

fn instant(days: i64) -> Timestamp {
    Timestamp::from_micros(1_700_000_000_000_000).plus_minutes(days * DAY_MINUTES)
}

fn person(name: &str) -> SubjectId {
    SubjectId::derived("person", name)
}

fn mandate_id() -> MandateId {
    MandateId::derived("mandate", "1")
}

fn give(way: Way) -> Give {
    let paper = (way == Way::Paper).then(|| FileId::derived("scan", "1"));
    Give {
        principal: person("father"),
        representative: person("daughter"),
        relation: Relation::Person,
        way,
        scope: Scope::All,
        until: instant(30),
        paper,
        recorded_by: (way != Way::SignedOn).then(|| StaffId::derived("staff", "desk")),
    }
}

fn facts(party: Party, days: i64) -> Facts {
    Facts { now: instant(days), party, longest_days: LONGEST_DAYS }
}

fn giver(way: Way) -> Party {
    if way == Way::SignedOn { Party::Principal } else { Party::Desk }
}

/// A mandate that was given on day 0.
fn given(way: Way) -> Mandate {
    let event = decide(None, &Command::Give(give(way)), facts(giver(way), 0)).unwrap();
    Mandate::folded(mandate_id(), [&event]).unwrap()
}
