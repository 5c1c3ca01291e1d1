//! The ledger: one leaf an event whoever follows, late ones too, and nothing left of who was erased.

use super::{
    Setting, is_clash,
    loads::{
        Cell::{Digest, Id, Plain},
        Load,
    },
    sample::{filed, go_on, taken_in, target},
};
use crate::{
    Batch, Clash,
    ledger::{self, Followed, Grown, Salted},
};
use mc_policy::actions::ReadDossier;
use mc_testkit::{citizen, permit};

pub(super) const LEDGER_LOADS: &[Load] = &[
    Load {
        table: "ledger_leaf",
        rows: 12_000,
        columns: &[("leaf", Plain("i")), ("position", Plain("i")), ("entry", Digest)],
    },
    Load {
        table: "ledger_salt",
        rows: 6_000,
        columns: &[("stream", Id("i")), ("subject", Id("i % 3000 + 1")), ("salt", Plain("'s'"))],
    },
    Load {
        table: "ledger_gap",
        rows: 12_000,
        columns: &[("position", Plain("i")), ("seen_us", Plain("i"))],
    },
];

/// Appends the events from a leaf on, each dossier with a salt where it has none.
fn append(batch: &mut Batch, from: u64, events: &[Followed], late: bool) {
    let mut salted = Vec::new();
    for (leaf, event) in (from..).zip(events) {
        if event.salt == Salted::New && !salted.contains(&event.stream) {
            ledger::add_salt(batch, event.stream, event.applicant, "c2FsdA==");
            salted.push(event.stream);
        }
        ledger::add_leaf(batch, leaf, event.position, event.record.bytes(), late);
    }
    let size = from + u64::try_from(events.len()).unwrap();
    let reached = events.iter().map(|event| event.position).max().unwrap();
    ledger::grow(batch, Grown { from, size, frontier: &[7; 32], reached });
}

async fn leaves_follow_the_log_and_late_ones_come_too(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    go_on(&setting, &dossier, taken_in(&setting.world)).await;
    let other = filed(&setting, "Bình", 2).await;
    let store = &setting.store;
    let events = store.ledger_next(0, 100).await.unwrap();
    let told: Vec<_> = events.iter().map(|e| (e.stream, e.version, e.kind.as_str())).collect();
    let expected =
        [(dossier.id, 1, "submitted"), (dossier.id, 2, "taken_in"), (other.id, 1, "submitted")];
    assert_eq!(told, expected);
    assert_eq!((&events[0].number, events[0].applicant), (&dossier.number, dossier.applicant));
    assert!(events.iter().all(|event| event.salt == Salted::New));

    // The second was not there when the third was read.
    let read = [events[0].clone(), events[2].clone()];
    let now = setting.world.now();
    setting
        .write(|batch| {
            append(batch, 0, &read, false);
            ledger::add_gap(batch, events[1].position, now);
        })
        .await;
    assert!(store.ledger_next(events[2].position, 100).await.unwrap().is_empty());
    assert_eq!(store.ledger_passed(events[2].position).await.unwrap(), 1);
    let late = store.ledger_late(100).await.unwrap();
    assert_eq!(late.len(), 1);
    assert_eq!(late[0].version, 2);
    assert_eq!(late[0].salt, Salted::With("c2FsdA==".to_owned()));
    setting.write(|batch| append(batch, 2, &late, true)).await;
    assert!(store.ledger_late(100).await.unwrap().is_empty());
    assert_eq!(store.ledger_passed(events[2].position).await.unwrap(), 0);

    let tree = store.ledger_tree().await.unwrap();
    assert_eq!((tree.size, tree.signed_size, tree.signed.as_str()), (3, 0, ""));
    let entries = store.ledger_entries(1, 100).await.unwrap();
    let leaves: Vec<u64> = entries.iter().map(|(leaf, _)| *leaf).collect();
    assert_eq!(leaves, [1, 2]);
    let permit = permit::<ReadDossier>(&citizen(dossier.applicant), &target(&dossier));
    assert_eq!(store.ledger_versions(&permit, 3).await.unwrap(), [1, 2]);
    assert_eq!(store.ledger_versions(&permit, 1).await.unwrap(), [1]);
    let leaf = store.ledger_leaf(&permit, 2).await.unwrap().unwrap();
    assert_eq!((leaf.leaf, leaf.event.unwrap().kind.as_str()), (2, "taken_in"));
    assert_eq!(store.ledger_leaf(&permit, 3).await.unwrap(), None);
}

async fn of_two_followers_one_is_refused(setting: Setting) {
    filed(&setting, "An", 1).await;
    let events = setting.store.ledger_next(0, 100).await.unwrap();
    setting.write(|batch| append(batch, 0, &events, false)).await;
    let again = setting.commit(|batch| append(batch, 0, &events, false)).await;
    assert!(is_clash(&again, Clash::Row("ledger")), "{again:?}");
    // What is signed is never less than before, never more than there is, and always of one key.
    let sign = async |size, key: &str| {
        setting.commit(|batch| ledger::sign(batch, size, "note", key)).await
    };
    assert!(is_clash(&sign(2, "a").await, Clash::Row("ledger")));
    sign(1, "a").await.unwrap();
    assert!(is_clash(&sign(0, "a").await, Clash::Row("ledger")));
    assert!(is_clash(&sign(1, "b").await, Clash::Row("ledger")));
    sign(1, "a").await.unwrap();
    let tree = setting.store.ledger_tree().await.unwrap();
    assert_eq!((tree.signed_size, tree.log_key.as_str()), (1, "a"));
}

async fn who_is_erased_is_mute_and_stays_a_leaf(setting: Setting) {
    let (mine, other) = (filed(&setting, "An", 1).await, filed(&setting, "Bình", 2).await);
    let events = setting.store.ledger_next(0, 100).await.unwrap();
    setting.write(|batch| append(batch, 0, &events, false)).await;
    let before = setting.store.ledger_entries(0, 100).await.unwrap();
    super::rights::erase(&setting, &mine).await;
    let leaves = setting.store.ledger_leaves(0, 100).await.unwrap();
    let salts: Vec<_> =
        leaves.into_iter().map(|leaf| leaf.event.unwrap()).map(|e| (e.stream, e.salt)).collect();
    let with = Salted::With("c2FsdA==".to_owned());
    assert_eq!(salts, [(mine.id, Salted::Mute), (other.id, with)]);
    assert_eq!(setting.store.ledger_entries(0, 100).await.unwrap(), before);
}

on_both!(
    leaves_follow_the_log_and_late_ones_come_too,
    of_two_followers_one_is_refused,
    who_is_erased_is_mute_and_stays_a_leaf,
);
