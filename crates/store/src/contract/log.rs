//! The event log: appended once, in order, and never changed unnoticed.

use super::{
    Setting, is_clash,
    sample::{
        Filing, appended, filed, go_on, next, person, place, step_entered, step_left, taken_in,
        target,
    },
};
use crate::{
    Batch, Clash, StoreError,
    log::{append, seal_holds},
    subjects,
};
use mc_dossier::{Dossier, Event, Private, event::Rated};
use mc_kernel::{Id, ids::CommandId};
use mc_policy::actions::ReadDossier;
use mc_testkit::{citizen, permit};
use tokio::task::JoinSet;

fn rated(setting: &Setting) -> Event {
    Event::Rated(Rated { at: setting.world.now() })
}

async fn what_was_appended_is_told(setting: Setting) {
    let filing = Filing::new(&setting.world, "An", 1);
    let first = filing.file(&setting).await;
    setting.world.after_minutes(5);
    let second = go_on(&setting, &first, taken_in(&setting.world)).await;
    let permit = permit::<ReadDossier>(&citizen(first.applicant), &target(&first));

    assert_eq!(setting.store.dossier(&permit).await.unwrap(), Some(second.clone()));
    let history = setting.store.history(&permit).await.unwrap();
    let versions: Vec<u64> = history.iter().map(|told| told.recorded.version).collect();
    assert_eq!(versions, [1, 2]);
    assert_eq!(history[0].recorded.command, filing.command);
    assert!(matches!(history[0].private, Some(Private::Answers { .. })));
    assert!(matches!(history[1].recorded.event, Event::TakenIn(_)) && history[1].private.is_none());
    let folded = Dossier::fold(first.id, history.iter().map(|told| &told.recorded.event));
    assert_eq!(folded, Some(second));

    let outcome = setting.store.command_outcome(filing.command).await.unwrap();
    assert_eq!(outcome, Some((first.id, 1)));
    assert_eq!(setting.store.command_outcome(setting.world.id()).await.unwrap(), None);
}

async fn a_long_history_is_in_order(setting: Setting) {
    let mut dossier = filed(&setting, "An", 1).await;
    for token in 1..=12 {
        let entered = step_entered(&setting.world, token, place("division", "commune", "division"));
        dossier = go_on(&setting, &dossier, entered).await;
        dossier = go_on(&setting, &dossier, step_left(&setting.world, token)).await;
    }
    let told = setting.store.stream(dossier.id).await.unwrap();
    let versions: Vec<u64> = told.iter().map(|t| t.recorded.version).collect();
    assert_eq!(versions, (1..=25).collect::<Vec<u64>>());
    let folded = Dossier::fold(dossier.id, told.iter().map(|t| &t.recorded.event));
    assert_eq!(folded, Some(dossier));
}

async fn several_events_of_one_command(setting: Setting) {
    let first = filed(&setting, "An", 1).await;
    let command = setting.world.id();
    let (one, two) = (taken_in(&setting.world), rated(&setting));
    let after_one = first.clone().apply(&one);
    let after_two = after_one.clone().apply(&two);
    let words = Private::Words { text: "đã nhận đủ".to_owned() };
    let salt = setting.world.mint().secret();
    let events = [
        appended(&after_one, command, one, None),
        appended(&after_two, command, two, Some((words.clone(), salt))),
    ];
    setting.write(|batch| append(batch, &events, first.applicant, &after_two).unwrap()).await;
    assert_eq!(setting.store.command_outcome(command).await.unwrap(), Some((first.id, 3)));
    let permit = permit::<ReadDossier>(&citizen(first.applicant), &target(&first));
    assert_eq!(setting.store.private_part(&permit, 3).await.unwrap(), Some(words.clone()));
    assert_eq!(setting.store.private_part(&permit, 2).await.unwrap(), None);
    let told = setting.store.stream(first.id).await.unwrap();
    assert!(seal_holds(&words, &salt, &told[2].recorded.seal.unwrap()));
    assert!(!seal_holds(&words, &[0; 32], &told[2].recorded.seal.unwrap()));
}

async fn nothing_is_appended_of_no_events(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let mut batch = Batch::new();
    append(&mut batch, &[], dossier.applicant, &dossier).unwrap();
    assert!(batch.is_empty());
}

async fn a_version_is_taken_once(setting: Setting) {
    let first = filed(&setting, "An", 1).await;
    let (_, early) = next(&setting, &first, setting.world.id(), taken_in(&setting.world));
    let (_, late) = next(&setting, &first, setting.world.id(), rated(&setting));
    setting.store.commit(early).await.unwrap();
    let late = setting.store.commit(late).await;
    assert!(is_clash(&late, Clash::Version));
    assert!(late.unwrap_err().retryable());
    assert_eq!(setting.store.stream(first.id).await.unwrap().len(), 2);
}

async fn a_command_is_carried_out_once(setting: Setting) {
    let first = filed(&setting, "An", 1).await;
    let command: CommandId = setting.world.id();
    let (second, batch) = next(&setting, &first, command, taken_in(&setting.world));
    setting.store.commit(batch).await.unwrap();
    // Sent again as it was, and sent again after it was loaded anew.
    let (_, as_it_was) = next(&setting, &first, command, taken_in(&setting.world));
    let (_, anew) = next(&setting, &second, command, rated(&setting));
    for batch in [as_it_was, anew] {
        let again = setting.store.commit(batch).await;
        assert!(matches!(again, Err(StoreError::Duplicate)), "{again:?}");
    }
    assert_eq!(setting.store.stream(first.id).await.unwrap().len(), 2);
}

/// Erasing a person removes the text and leaves the log as it was.
async fn the_log_stands_without_the_private_part(setting: Setting) {
    const ERASE: &str = "DELETE FROM event_private WHERE subject = $1";
    let dossier = filed(&setting, "An", 1).await;
    setting
        .write(|batch| {
            batch.change_any(ERASE, vec![dossier.applicant.into()]);
        })
        .await;
    let told = setting.store.stream(dossier.id).await.unwrap();
    assert!(told[0].private.is_none() && told[0].recorded.seal.is_some());
    assert!(matches!(setting.store.check_leaves(0, 10).await.unwrap(), Some(Ok(_))));
}

async fn a_changed_row_is_found(setting: Setting) {
    const ACTOR: &str = "UPDATE event SET actor = 'program' WHERE stream = $1 AND version = 2";
    const BODY: &str =
        "UPDATE event SET body = replace(body, 'true', 'false') WHERE stream = $1 AND version = 2";
    const UNREADABLE: &str = "UPDATE event SET body = '{' WHERE stream = $1 AND version = 2";
    const KIND: &str = "UPDATE event SET kind = 'rated' WHERE stream = $1 AND version = 2";
    const TIME: &str = "UPDATE event SET at_us = at_us + 1 WHERE stream = $1 AND version = 2";
    const SEAL: &str = "UPDATE event SET seal = leaf WHERE stream = $1 AND version = 2";
    const LEAF: &str = "UPDATE event SET leaf = $2 WHERE stream = $1 AND version = 2";
    for sequence in 1..=7 {
        let first = filed(&setting, "An", sequence).await;
        go_on(&setting, &first, taken_in(&setting.world)).await;
    }
    let dossiers = setting.store.streams_after(Id::from_bytes([0; 16]), 10).await.unwrap();
    let Some(Ok(end)) = setting.store.check_leaves(0, 100).await.unwrap() else {
        panic!("the log is whole")
    };
    assert!(setting.store.check_leaves(end, 100).await.unwrap().is_none());
    let changes = [ACTOR, BODY, UNREADABLE, KIND, TIME, SEAL];
    for (sql, dossier) in changes.into_iter().zip(&dossiers) {
        setting
            .write(|batch| {
                batch.change_one(sql, vec![(*dossier).into()], Clash::Version);
            })
            .await;
    }
    let values = vec![dossiers[6].into(), vec![0; 32].into()];
    setting
        .write(|batch| {
            batch.change_one(LEAF, values, Clash::Version);
        })
        .await;

    let mut found = Vec::new();
    let mut after = 0;
    while let Some(checked) = setting.store.check_leaves(after, 1).await.unwrap() {
        after += 1;
        found.extend(checked.err());
    }
    found.sort();
    let mut expect: Vec<_> = dossiers.into_iter().map(|id| (id, 2)).collect();
    expect.sort();
    assert_eq!(found, expect);
}

async fn streams_are_listed_after_a_key(setting: Setting) {
    let mut ids = Vec::new();
    for sequence in 1..=5 {
        ids.push(filed(&setting, "An", sequence).await.id);
    }
    ids.sort();
    let mut listed = Vec::new();
    let mut after = Id::from_bytes([0; 16]);
    loop {
        let page = setting.store.streams_after(after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = *last;
        listed.extend(page);
    }
    assert_eq!(listed, ids);
}

/// Sixteen officers press at the same moment, again and again: each version is won once.
async fn one_writer_wins_each_version(setting: Setting) {
    const WRITERS: usize = 16;
    const ROUNDS: u64 = 5;
    let mut dossier = filed(&setting, "An", 1).await;
    for _ in 0..ROUNDS {
        let mut writers = JoinSet::new();
        for _ in 0..WRITERS {
            let (after, batch) = next(&setting, &dossier, setting.world.id(), rated(&setting));
            let store = setting.store.clone();
            writers.spawn(async move { (after, store.commit(batch).await) });
        }
        let mut won = Vec::new();
        while let Some(done) = writers.join_next().await {
            let (after, result) = done.unwrap();
            match result {
                Ok(()) => won.push(after),
                lost => assert!(is_clash(&lost, Clash::Version), "{lost:?}"),
            }
        }
        assert_eq!(won.len(), 1);
        dossier = won.remove(0);
    }
    let told = setting.store.stream(dossier.id).await.unwrap();
    let versions: Vec<u64> = told.iter().map(|t| t.recorded.version).collect();
    assert_eq!(versions, (1..=1 + ROUNDS).collect::<Vec<u64>>());
}

async fn writers_on_many_streams_all_succeed(setting: Setting) {
    setting.write(|batch| subjects::insert(batch, &person("An"), setting.world.now())).await;
    let mut writers = JoinSet::new();
    for writer in 0..16 {
        let filings = (0..5).map(|i| Filing::new(&setting.world, "An", writer * 5 + i));
        let batches: Vec<Batch> =
            filings.map(|f| f.batch(&setting.world, &setting.store).1).collect();
        let store = setting.store.clone();
        writers.spawn(async move {
            for batch in batches {
                store.commit(batch).await.unwrap();
            }
        });
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    assert_eq!(setting.count("SELECT count(*) FROM snapshot").await, 80);
    assert_eq!(setting.count("SELECT count(*) FROM dossier").await, 80);
}

on_both!(
    what_was_appended_is_told,
    a_long_history_is_in_order,
    several_events_of_one_command,
    nothing_is_appended_of_no_events,
    a_version_is_taken_once,
    a_command_is_carried_out_once,
    the_log_stands_without_the_private_part,
    a_changed_row_is_found,
    streams_are_listed_after_a_key,
    one_writer_wins_each_version,
    writers_on_many_streams_all_succeed,
);
