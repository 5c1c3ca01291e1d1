//! The registers of processing, consents and breaches: versions in order, once each.

use super::{
    Setting, is_clash,
    loads::{
        Cell::{Id, Plain},
        Load,
    },
    rights::hold_on,
    sample::{filed, staff, unit},
};
use crate::{
    Clash,
    disposal::{self, Disposal},
    protection::{
        breaches::{self, Breach, Done, Step},
        consents::{self, Consent},
        processing::{self, Ground, Processing},
    },
    retention,
};
use mc_kernel::{PageSize, ids::SubjectId};
use mc_policy::{Office, Permit, actions::OverseeAccess};
use mc_testkit::{inspector, permit};

pub(super) const PROTECTION_LOADS: &[Load] = &[
    Load {
        table: "processing",
        rows: 3_000,
        columns: &[
            ("id", Id("i % 8")),
            ("version", Plain("1 + i / 8")),
            ("name", Plain("'n' || (100000 + i)")),
            ("ground", Plain("CASE WHEN i % 4 = 0 THEN 'consent' ELSE 'law' END")),
            ("body", Plain("'{}'")),
            ("set_by", Id("1")),
            ("set_us", Plain("i")),
            ("replaced_us", Plain("CASE WHEN i <= 2992 THEN i END")),
        ],
    },
    Load {
        table: "consent",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("subject", Id("i % 20")),
            ("processing", Id("i / 20")),
            ("version", Plain("1")),
            ("given_us", Plain("i")),
            ("withdrawn_us", Plain("CASE WHEN i % 3 = 0 THEN i END")),
        ],
    },
    Load {
        table: "disposal",
        rows: 3_000,
        columns: &[
            ("id", Id("i")),
            ("procedure", Plain("'p'")),
            ("ground", Plain("'?'")),
            ("ended_before_us", Plain("i")),
            ("decided_by", Id("1")),
            ("begun_us", Plain("i")),
            ("done_us", Plain("CASE WHEN i % 100 > 0 THEN i END")),
        ],
    },
    Load {
        table: "disposed",
        rows: 12_000,
        columns: &[
            ("dossier", Id("i + 1000000")),
            ("disposal", Id("i / 40")),
            ("number", Plain("'n' || (100000 + i)")),
            ("files", Plain("1")),
            ("waiting", Plain("CASE WHEN i % 400 = 0 THEN '[]' END")),
            ("taken_us", Plain("i")),
        ],
    },
    Load {
        table: "breach",
        rows: 3_000,
        columns: &[
            ("id", Id("i")),
            ("discovered_us", Plain("i")),
            ("notify_us", Plain("i")),
            ("body", Plain("'{}'")),
            ("noted_by", Id("1")),
            ("noted_us", Plain("i")),
        ],
    },
];

fn oversees() -> Permit<OverseeAccess> {
    permit::<OverseeAccess>(&inspector(staff("inspector"), unit("province")), &Office)
}

fn version_of(setting: &Setting, before: Option<&Processing>, purpose: &str) -> Processing {
    Processing {
        id: before.map_or_else(|| setting.world.id(), |b| b.id),
        version: before.map_or(1, |b| b.version + 1),
        name: "Thông báo về dịch vụ mới".to_owned(),
        ground: Ground::Consent,
        said: processing::Said { purpose: purpose.to_owned(), ..processing::Said::default() },
        by: staff("inspector"),
        at: setting.world.after_minutes(1),
        replaced: None,
    }
}

async fn an_entry_is_replaced_once_and_its_versions_stay(setting: Setting) {
    let first = version_of(&setting, None, "một");
    setting.write(|batch| processing::set(batch, &first).unwrap()).await;
    let second = version_of(&setting, Some(&first), "hai");
    setting.write(|batch| processing::set(batch, &second).unwrap()).await;
    let late = setting.commit(|batch| processing::set(batch, &second).unwrap()).await;
    assert!(is_clash(&late, Clash::Row("processing")), "{late:?}");
    let store = &setting.store;
    assert_eq!(store.processing(first.id).await.unwrap().as_ref(), Some(&second));
    let register = store.processing_register(None, PageSize::SCREEN).await.unwrap();
    assert_eq!(register.rows, std::slice::from_ref(&second));
    assert_eq!(store.processing_by_consent().await.unwrap(), std::slice::from_ref(&second));
    let older = store.processing_versions(first.id, Some(2), PageSize::SCREEN).await.unwrap();
    let replaced = Processing { replaced: Some(second.at), ..first.clone() };
    assert_eq!(older.rows, std::slice::from_ref(&replaced));
    assert_eq!(store.processing_version(first.id, 1).await.unwrap(), Some(replaced));
    let now = setting.world.after_minutes(1);
    setting.write(|batch| processing::end(batch, (first.id, 2), now)).await;
    assert_eq!(store.processing(first.id).await.unwrap(), None);
    let twice = setting.commit(|batch| processing::end(batch, (first.id, 2), now)).await;
    assert!(is_clash(&twice, Clash::Row("processing")));
}

async fn a_person_consents_once_until_they_withdraw(setting: Setting) {
    let (me, other) = (SubjectId::derived("test", "me"), SubjectId::derived("test", "other"));
    let entry = version_of(&setting, None, "một");
    setting.write(|batch| processing::set(batch, &entry).unwrap()).await;
    let consent = |at| Consent {
        id: setting.world.id(),
        subject: me,
        processing: entry.id,
        version: 1,
        given: at,
        withdrawn: None,
    };
    let given = consent(setting.world.now());
    setting.write(|batch| consents::give(batch, &given)).await;
    let again = consent(setting.world.now());
    let twice = setting.commit(|batch| consents::give(batch, &again)).await;
    assert!(is_clash(&twice, Clash::Row("consent")), "one at a time");
    let store = &setting.store;
    assert_eq!(store.consent_to(me, entry.id).await.unwrap(), Some(given));
    assert_eq!(store.consent_to(other, entry.id).await.unwrap(), None);
    assert_eq!(store.consent(other, given.id).await.unwrap(), None, "another's is not there");
    let now = setting.world.after_minutes(1);
    setting.write(|batch| consents::withdraw(batch, &given, now)).await;
    let twice = setting.commit(|batch| consents::withdraw(batch, &given, now)).await;
    assert!(is_clash(&twice, Clash::Row("consent")), "it is withdrawn once");
    assert_eq!(store.consent_to(me, entry.id).await.unwrap(), None);
    let later = consent(setting.world.after_minutes(1));
    setting.write(|batch| consents::give(batch, &later)).await;
    let all = store.consents_of(me, None, PageSize::new(1)).await.unwrap();
    assert_eq!((all.rows, all.next), (vec![later], Some((later.given, later.id))));
    let rest = store.consents_of(me, all.next, PageSize::new(1)).await.unwrap();
    assert_eq!(rest.rows, [Consent { withdrawn: Some(now), ..given }]);
}

async fn a_breach_takes_each_step_once_and_none_after_its_end(setting: Setting) {
    let now = setting.world.now();
    let breach = Breach {
        id: setting.world.id(),
        discovered: now,
        notify_by: now.plus_minutes(72 * 60),
        said: breaches::Said { people: Some(3), ..breaches::Said::default() },
        by: staff("inspector"),
        noted: now,
        told: None,
        people_told: None,
        closed: None,
    };
    setting.write(|batch| breaches::note(batch, &breach).unwrap()).await;
    let done = |words: &str| Done { at: setting.world.after_minutes(1), words: words.to_owned() };
    let (told, closed) = (done("Công văn 12"), done("Đã khắc phục"));
    let step = |step, done: &Done| {
        let (id, done) = (breach.id, done.clone());
        setting.commit(move |batch| breaches::step(batch, id, step, &done))
    };
    step(Step::Told, &told).await.unwrap();
    assert!(is_clash(&step(Step::Told, &told).await, Clash::Row("breach")));
    step(Step::Close, &closed).await.unwrap();
    let after = step(Step::PeopleTold, &told).await;
    assert!(is_clash(&after, Clash::Row("breach")), "nothing follows its end");
    let permit = oversees();
    let expected = Breach { told: Some(told), closed: Some(closed), ..breach.clone() };
    let all = setting.store.breaches(&permit, None, PageSize::SCREEN).await.unwrap();
    assert_eq!(all.rows, std::slice::from_ref(&expected));
    assert_eq!(setting.store.breach(&permit, breach.id).await.unwrap(), Some(expected));
}

async fn a_dossier_whose_time_is_over_is_destroyed_once_and_no_hold_is_passed_over(
    setting: Setting,
) {
    let (over, kept) = (filed(&setting, "An", 1).await, filed(&setting, "Bình", 2).await);
    let end = "UPDATE dossier SET finished_us = submitted_us";
    setting.script(end, end).await;
    let store = &setting.store;
    let before = setting.world.after_minutes(1);
    let hold = hold_on(&setting, &kept);
    let permit = &oversees();
    let found =
        async |procedure: &str, at| store.dossiers_over(permit, procedure, at).await.unwrap();
    let procedure = over.procedure.as_str();
    assert_eq!(found(procedure, before).await.len(), 2);
    assert!(found("other", before).await.is_empty());
    assert!(found(procedure, over.submitted_at).await.is_empty(), "they ended no earlier");
    setting.write(|batch| retention::hold(batch, &hold)).await;
    let numbers: Vec<String> =
        found(procedure, before).await.into_iter().map(|one| one.number).collect();
    assert_eq!(numbers, std::slice::from_ref(&over.number));

    let certificate = Disposal {
        id: setting.world.id(),
        procedure: procedure.to_owned(),
        ground: "TT 10/2022".to_owned(),
        ended_before: before,
        by: staff("inspector"),
        begun: before,
        done: None,
    };
    setting.write(|batch| disposal::begin(batch, &certificate)).await;
    let left = [(over.applicant, mc_kernel::Digest::of(b"scan"))];
    let take = |dossier| {
        let (id, left) = (certificate.id, left);
        setting.commit(move |batch| {
            disposal::take(batch, id, dossier, &left, before).unwrap();
        })
    };
    assert!(is_clash(&take(kept.id).await, Clash::Row("disposed")), "a hold wins");
    take(over.id).await.unwrap();
    assert!(is_clash(&take(over.id).await, Clash::Row("disposed")), "it goes once");
    let told = store.stream(over.id).await.unwrap();
    assert!(!told.is_empty() && told.iter().all(|told| told.private.is_none()));
    let told = store.stream(kept.id).await.unwrap();
    assert!(told.iter().any(|told| told.private.is_some()), "nobody else's is touched");
    assert!(matches!(store.check_leaves(0, 1_000).await.unwrap(), Some(Ok(_))));
    let waiting = store.contents_left(certificate.id).await.unwrap();
    assert_eq!(waiting, [(over.id, left.to_vec())]);
    let first = mc_kernel::ids::DisposalId::from_bytes([0; 16]);
    assert_eq!(store.unfinished_disposals(first).await.unwrap().len(), 1);
    setting.write(|batch| disposal::emptied(batch, over.id)).await;
    setting.write(|batch| disposal::done(batch, certificate.id, before)).await;
    assert!(store.contents_left(certificate.id).await.unwrap().is_empty());
    assert!(store.unfinished_disposals(first).await.unwrap().is_empty());
    let done = Disposal { done: Some(before), ..certificate };
    let (found, taken) = store.disposal(&oversees(), done.id).await.unwrap().unwrap();
    assert_eq!((&found, taken.len(), taken[0].files), (&done, 1, 1));
    let all = store.disposals(&oversees(), None, PageSize::SCREEN).await.unwrap();
    assert_eq!(all.rows, [done]);
}

on_both!(
    a_dossier_whose_time_is_over_is_destroyed_once_and_no_hold_is_passed_over,
    an_entry_is_replaced_once_and_its_versions_stay,
    a_person_consents_once_until_they_withdraw,
    a_breach_takes_each_step_once_and_none_after_its_end,
);
