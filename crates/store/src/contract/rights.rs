//! Requests of people, retention, holds and erasing: once, in order, and the log stays.

use super::{
    Setting, is_clash,
    loads::{
        Cell::{Id, Plain},
        Load,
    },
    sample::{filed, staff, unit},
};
use crate::{
    Clash, StoreError,
    erasure::{self, Erasure, Taken},
    retention::{self, Hold, Retention},
    rights::{self, Kind, RightsRequest, State},
};
use mc_dossier::Dossier;
use mc_kernel::{PageSize, ids::SubjectId};
use mc_policy::{Office, Permit, actions::OverseeAccess};
use mc_testkit::{inspector, permit};

pub(super) const RIGHTS_LOADS: &[Load] = &[
    Load {
        table: "rights_request",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("subject", Id("i % 20 + 1")),
            ("kind", Plain("'view'")),
            ("text", Plain("'?'")),
            ("asked_us", Plain("i")),
            ("confirm_us", Plain("i")),
            ("due_us", Plain("i")),
            ("state", Plain("CASE WHEN i % 2 = 0 THEN 'done' ELSE 'open' END")),
            ("closed_us", Plain("CASE WHEN i % 2 = 0 THEN i END")),
        ],
    },
    Load {
        table: "retention_class",
        rows: 3_000,
        columns: &[
            ("procedure", Plain("'p' || (100000 + i)")),
            ("ground", Plain("'?'")),
            ("changed_by", Id("1")),
            ("changed_us", Plain("i")),
        ],
    },
    Load {
        table: "legal_hold",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("subject", Id("i")),
            ("dossier", Id("i % 500 + 1")),
            ("ground", Plain("'?'")),
            ("set_by", Id("1")),
            ("set_us", Plain("i")),
        ],
    },
    Load {
        table: "erasure",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("subject", Id("i")),
            ("request", Id("i")),
            ("decided_by", Id("1")),
            ("begun_us", Plain("i")),
            ("body", Plain("'{}'")),
            ("done_us", Plain("CASE WHEN i % 100 > 0 THEN i END")),
        ],
    },
];

fn oversees() -> Permit<OverseeAccess> {
    permit::<OverseeAccess>(&inspector(staff("inspector"), unit("province")), &Office)
}

fn request(setting: &Setting, subject: SubjectId, kind: Kind, days: i64) -> RightsRequest {
    let now = setting.world.after_minutes(1);
    RightsRequest {
        id: setting.world.id(),
        subject,
        kind,
        text: "Sửa ngày sinh".to_owned(),
        asked: now,
        confirm_by: now.plus_minutes(2 * 24 * 60),
        due: now.plus_minutes(days * 24 * 60),
        confirmed: None,
        extended: None,
        state: State::Open,
        answer: None,
        closed: None,
    }
}

async fn a_request_is_followed_to_its_end(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let me = dossier.applicant;
    let (later, sooner) =
        (request(&setting, me, Kind::Erase, 20), request(&setting, me, Kind::Rectify, 10));
    for one in [&later, &sooner] {
        setting.write(|batch| rights::ask(batch, one)).await;
    }
    let again = setting.commit(|batch| rights::ask(batch, &later)).await;
    assert!(is_clash(&again, Clash::Row("rights_request")));
    let store = &setting.store;
    assert_eq!(store.open_requests_of(me).await.unwrap(), 2);
    let mine = store.requests_of(me, None, PageSize::new(1)).await.unwrap();
    assert_eq!((mine.rows, mine.next), (vec![sooner.clone()], Some((sooner.asked, sooner.id))));
    let stranger = SubjectId::derived("test", "stranger");
    assert_eq!(store.request_of(stranger, later.id).await.unwrap(), None);
    let open = store.requests(&oversees(), false, None, PageSize::SCREEN).await.unwrap();
    assert_eq!(open.rows, [sooner.clone(), later.clone()], "what is due first is on top");

    let now = setting.world.after_minutes(5);
    let due = sooner.due.plus_minutes(60);
    setting.write(|batch| rights::confirm(batch, sooner.id, now)).await;
    setting.write(|batch| rights::extend(batch, sooner.id, (due, "chờ hộ tịch"), now)).await;
    let twice = setting.commit(|batch| rights::extend(batch, sooner.id, (due, "?"), now)).await;
    assert!(is_clash(&twice, Clash::Row("rights_request")), "time is given once");
    let by = Some(staff("inspector"));
    setting.write(|batch| rights::close(batch, &sooner, (State::Done, "Đã sửa"), by, now)).await;
    let twice =
        setting.commit(|batch| rights::close(batch, &sooner, (State::Refused, "?"), by, now)).await;
    assert!(is_clash(&twice, Clash::Row("rights_request")), "a request is closed once");
    let closed = store.requests(&oversees(), true, None, PageSize::SCREEN).await.unwrap();
    let expected = RightsRequest {
        due,
        confirmed: Some(now),
        extended: Some((now, "chờ hộ tịch".to_owned())),
        state: State::Done,
        answer: Some("Đã sửa".to_owned()),
        closed: Some(now),
        ..sooner
    };
    assert_eq!(closed.rows, [expected]);
    assert_eq!(store.open_requests_of(me).await.unwrap(), 1);
}

pub(super) fn hold_on(setting: &Setting, dossier: &Dossier) -> Hold {
    Hold {
        id: setting.world.id(),
        subject: dossier.applicant,
        dossier: dossier.id,
        number: dossier.number.clone(),
        ground: "QĐ 12".to_owned(),
        set_by: staff("inspector"),
        set: setting.world.now(),
    }
}

async fn retention_and_holds_stand_until_they_are_changed(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let (by, now) = (staff("inspector"), setting.world.now());
    let class = |years| Retention {
        procedure: "1.001193".to_owned(),
        years,
        ground: "TT 10/2022".to_owned(),
    };
    assert_eq!(setting.store.retention("1.001193").await.unwrap(), None);
    for years in [Some(20), None] {
        setting.write(|batch| retention::set(batch, &class(years), by, now)).await;
        assert_eq!(setting.store.retention("1.001193").await.unwrap(), Some(class(years)));
    }
    let all = setting.store.retentions(&oversees(), "", PageSize::SCREEN).await.unwrap();
    assert_eq!(all.rows, [class(None)]);
    let hold = hold_on(&setting, &dossier);
    setting.write(|batch| retention::hold(batch, &hold)).await;
    let found = setting.store.hold_of(dossier.applicant).await.unwrap();
    assert_eq!(found.as_ref(), Some(&hold));
    let holds = setting.store.holds(&oversees(), None, PageSize::SCREEN).await.unwrap();
    assert_eq!(holds.rows, std::slice::from_ref(&hold));
    setting.write(|batch| retention::lift(batch, hold.id, by, now)).await;
    assert_eq!(setting.store.hold_of(dossier.applicant).await.unwrap(), None);
    let twice = setting.commit(|batch| retention::lift(batch, hold.id, by, now)).await;
    assert!(is_clash(&twice, Clash::Row("hold")));
}

/// Erases the applicant of a dossier, who has no other.
pub(super) async fn erase(setting: &Setting, dossier: &Dossier) {
    let asked = request(setting, dossier.applicant, Kind::Erase, 20);
    setting.write(|batch| rights::ask(batch, &asked)).await;
    let erasure = Erasure {
        id: setting.world.id(),
        subject: dossier.applicant,
        request: asked.id,
        decided_by: staff("inspector"),
        begun: setting.world.after_minutes(1),
        taken: Taken { dossiers: 1, files: 0, key: None },
        waiting: Vec::new(),
        done: None,
    };
    setting.write(|batch| erasure::erase(batch, &erasure).unwrap()).await;
}

async fn an_erased_person_leaves_the_log_verifiable(setting: Setting) {
    let (mine, other) = (filed(&setting, "An", 1).await, filed(&setting, "Bình", 2).await);
    let asked = request(&setting, mine.applicant, Kind::Erase, 20);
    setting.write(|batch| rights::ask(batch, &asked)).await;
    let erasure = Erasure {
        id: setting.world.id(),
        subject: mine.applicant,
        request: asked.id,
        decided_by: staff("inspector"),
        begun: setting.world.after_minutes(1),
        taken: Taken { dossiers: 1, files: 0, key: None },
        waiting: vec![mc_kernel::Digest::of(b"open")],
        done: None,
    };
    let private = "SELECT count(*) FROM event_private";
    let before = setting.count(private).await;
    // A dossier that was filed since it was looked at holds it up, and a hold does.
    let fewer = Erasure { taken: Taken { dossiers: 0, files: 0, key: None }, ..erasure.clone() };
    let late = setting.commit(|batch| erasure::erase(batch, &fewer).unwrap()).await;
    assert!(is_clash(&late, Clash::Row("subject")), "{late:?}");
    let hold = hold_on(&setting, &mine);
    setting.write(|batch| retention::hold(batch, &hold)).await;
    let held = setting.commit(|batch| erasure::erase(batch, &erasure).unwrap()).await;
    assert!(is_clash(&held, Clash::Row("subject")), "{held:?}");
    let (by, now) = (staff("inspector"), setting.world.now());
    setting.write(|batch| retention::lift(batch, hold.id, by, now)).await;
    assert_eq!(setting.count(private).await, before, "nothing of it was done");
    setting.write(|batch| erasure::erase(batch, &erasure).unwrap()).await;
    assert!(setting.count(private).await < before, "what they wrote is gone");
    let person = setting.store.subject(mine.applicant).await.unwrap().unwrap();
    assert_eq!((person.name.as_str(), person.id_kind.as_str()), ("", "ERASED"));
    let kept = setting.store.subject(other.applicant).await.unwrap().unwrap();
    assert_ne!(kept.name, "", "nobody else is touched");
    let told = setting.store.stream(mine.id).await.unwrap();
    assert!(!told.is_empty() && told.iter().all(|told| told.private.is_none()));
    let told = setting.store.stream(other.id).await.unwrap();
    assert!(told.iter().any(|told| told.private.is_some()));
    let checked = setting.store.check_leaves(0, 1_000).await.unwrap();
    assert!(matches!(checked, Some(Ok(_))), "{checked:?}");

    let waiting = setting.store.unfinished_erasures(first()).await.unwrap();
    assert_eq!(waiting, std::slice::from_ref(&erasure));
    let now = setting.world.after_minutes(1);
    setting.write(|batch| erasure::done(batch, erasure.id, now)).await;
    assert!(setting.store.unfinished_erasures(first()).await.unwrap().is_empty());
    let all = setting.store.erasures(&oversees(), None, PageSize::SCREEN).await.unwrap();
    let done = Erasure { waiting: Vec::new(), done: Some(now), ..erasure.clone() };
    assert_eq!(all.rows, std::slice::from_ref(&done));
    assert_eq!(setting.store.erasure_of(asked.id).await.unwrap(), Some(done));
    let twice = setting.commit(|batch| erasure::erase(batch, &erasure).unwrap()).await;
    assert!(matches!(twice, Err(StoreError::Conflict(_))), "a request is carried out once");
}

fn first() -> mc_kernel::ids::ErasureId {
    mc_kernel::ids::ErasureId::from_bytes([0; 16])
}

on_both!(
    a_request_is_followed_to_its_end,
    retention_and_holds_stand_until_they_are_changed,
    an_erased_person_leaves_the_log_verifiable,
);
