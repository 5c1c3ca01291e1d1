//! Mandates and guidance.

use super::{
    Setting, is_clash,
    loads::{
        Cell::{Digest as Bytes, Id, Plain},
        Load,
    },
    sample::{filed, staff, subject_id, unit},
};
use crate::{
    Clash,
    guidance::{self, Guidance},
    mandates,
};
use mc_kernel::{
    ActorRef, Digest, PageSize, Timestamp,
    ids::{DraftId, GuidanceId, MandateId},
};
use mc_mandate::{Event, Given, Mandate, Matter, Relation, Scope, Stage, Way};

/// Rows for the planners to think about.
pub(super) const MANDATE_LOADS: &[Load] = &[
    Load {
        table: "mandate",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("principal", Id("i % 200 + 1")),
            ("representative", Id("i % 300 + 1")),
            ("stage", Plain("CASE WHEN i % 2 = 0 THEN 'in_force' ELSE 'revoked' END")),
            ("given_us", Plain("i")),
            ("until_us", Plain("i * 7 % 12000")),
            ("recorded_by", Id("i % 50 + 1")),
            ("version", Plain("1")),
            ("body", Plain("'{}'")),
        ],
    },
    Load {
        table: "mandate_event",
        rows: 12_000,
        columns: &[
            ("mandate", Id("i / 3")),
            ("version", Plain("i % 3 + 1")),
            ("actor", Plain("'program'")),
            ("at_us", Plain("i")),
            ("body", Plain("'{}'")),
        ],
    },
    Load {
        table: "mandate_dossier",
        rows: 12_000,
        columns: &[
            ("dossier", Id("i")),
            ("representative", Id("i % 300 + 1")),
            ("mandate", Id("i % 400 + 1")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "guidance",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("draft", Id("i % 3000 + 1")),
            ("owner", Id("i % 300 + 1")),
            ("code", Bytes),
            ("begun_us", Plain("i")),
            ("until_us", Plain("i + 10")),
            ("joined_us", Plain("CASE WHEN i % 2 = 0 THEN i END")),
        ],
    },
];

async fn given(setting: &Setting, way: Way) -> Mandate {
    let at = setting.world.after_minutes(1);
    let event = Event::Given(Given {
        principal: subject_id("An"),
        representative: subject_id("Bình"),
        relation: Relation::Person,
        way,
        scope: Scope::All,
        until: at.plus_minutes(60),
        paper: None,
        recorded_by: (way != Way::SignedOn).then(|| staff("officer")),
        at,
    });
    let id: MandateId = setting.world.id();
    let mandate = Mandate::folded(id, [&event]).unwrap();
    let by = ActorRef::Citizen(subject_id("An"));
    setting.write(|batch| mandates::give(batch, &mandate, &event, by).unwrap()).await;
    mandate
}

async fn changed(setting: &Setting, before: &Mandate, event: &Event) -> Mandate {
    let after = before.clone().apply(event);
    let by = ActorRef::Citizen(subject_id("Bình"));
    setting.write(|batch| mandates::change(batch, &after, event, by).unwrap()).await;
    after
}

async fn a_mandate_is_what_its_events_say(setting: Setting) {
    let store = &setting.store;
    let first = given(&setting, Way::SignedOn).await;
    let at = setting.world.after_minutes(1);
    let accepted = changed(&setting, &first, &Event::Accepted { at }).await;
    let kept = store.mandate(first.id).await.unwrap().unwrap();
    assert_eq!((kept.mandate.clone(), kept.used), (accepted.clone(), None));
    let events = store.mandate_events(first.id).await.unwrap();
    let folded = Mandate::folded(first.id, events.iter().map(|(_, event)| event)).unwrap();
    assert_eq!(folded, accepted);
    assert_eq!(events[1].0, ActorRef::Citizen(subject_id("Bình")));
    // Somebody else was faster.
    let late = first.apply(&Event::Declined { at });
    let by = ActorRef::Citizen(subject_id("Bình"));
    let clash = setting
        .commit(|batch| mandates::change(batch, &late, &Event::Declined { at }, by).unwrap())
        .await;
    assert!(is_clash(&clash, Clash::Row("mandate")));
    assert_eq!(store.mandate_events(late.id).await.unwrap().len(), 2);
}

async fn both_sides_have_their_list(setting: Setting) {
    let store = &setting.store;
    let mut all = Vec::new();
    for way in [Way::Paper, Way::SignedOn, Way::Code] {
        all.push(given(&setting, way).await.id);
    }
    let size = PageSize::new(2);
    let page = store.mandates_given(subject_id("An"), None, size).await.unwrap();
    let rest = store.mandates_given(subject_id("An"), page.next, size).await.unwrap();
    let ids: Vec<MandateId> =
        page.rows.iter().chain(&rest.rows).map(|kept| kept.mandate.id).collect();
    assert_eq!(ids, [all[2], all[1], all[0]], "newest first");
    assert_eq!(rest.next, None);
    let received = store.mandates_received(subject_id("Bình"), None, size).await.unwrap();
    assert_eq!(received.rows, page.rows);
    assert_eq!(store.mandates_received(subject_id("An"), None, size).await.unwrap().rows, []);
    // Of these only the paper holds already, and only while its time is.
    let now = setting.world.now();
    let (an, binh) = (subject_id("An"), subject_id("Bình"));
    let held = store.mandates_held(binh, now).await.unwrap();
    assert_eq!(held.iter().map(|kept| kept.mandate.id).collect::<Vec<_>>(), [all[0]]);
    let between = store.mandates_between(binh, an, now).await.unwrap();
    assert_eq!(between.iter().map(|m| m.id).collect::<Vec<_>>(), [all[0]]);
    assert_eq!(store.mandates_between(an, binh, now).await.unwrap(), []);
    let over = now.plus_minutes(120);
    assert_eq!(store.mandates_between(binh, an, over).await.unwrap(), []);
    assert_eq!(store.mandates_given_since(an, Timestamp::from_micros(0)).await.unwrap(), 3);
}

/// A revocation that was written first makes what is written by the mandate fail whole.
async fn what_is_written_holds_its_mandate(setting: Setting) {
    let store = &setting.store;
    let mandate = given(&setting, Way::Paper).await;
    let dossier = filed(&setting, "An", 1).await;
    let by = (subject_id("Bình"), mandate.id);
    let file = |now: Timestamp, version: u64| {
        move |batch: &mut crate::Batch| {
            mandates::hold(batch, mandate.id, version, now);
            mandates::filed(batch, dossier.id, by, now);
        }
    };
    let now = setting.world.after_minutes(1);
    assert!(is_clash(&setting.commit(file(now, 2)).await, Clash::Row("mandate")));
    let over = mandate.given.until;
    assert!(is_clash(&setting.commit(file(over, 1)).await, Clash::Row("mandate")));
    assert_eq!(store.representatives_of(dossier.id).await.unwrap(), []);
    setting.write(file(now, 1)).await;
    assert_eq!(store.representatives_of(dossier.id).await.unwrap(), [by]);
    assert_eq!(store.representatives_to_tell(dossier.id, now).await.unwrap(), [by.0]);
    assert_eq!(store.mandate(mandate.id).await.unwrap().unwrap().used, Some(now));
    let matter = store.matter_of(dossier.id, by.0).await.unwrap();
    assert_eq!(matter, Some((dossier.procedure.clone(), Some(mandate.id))));
    let other = store.matter_of(dossier.id, subject_id("Chi")).await.unwrap();
    assert_eq!(other, Some((dossier.procedure.clone(), None)));
    let page = store.dossiers_by_mandate(mandate.id, None, PageSize::new(5)).await.unwrap();
    assert_eq!(page.rows.iter().map(|brief| brief.id).collect::<Vec<_>>(), [dossier.id]);

    let live = async || store.live_mandate_of(mandate.given.principal, now).await.unwrap();
    assert_eq!(live().await.map(|kept| kept.mandate.id), Some(mandate.id));
    let revoked = changed(&setting, &mandate, &Event::Revoked { at_desk: false, at: now }).await;
    assert_eq!(revoked.stage, Stage::Revoked);
    assert_eq!(live().await, None);
    for version in [1, 2] {
        let clash = setting.commit(file(now, version)).await;
        assert!(is_clash(&clash, Clash::Row("mandate")), "in the same instant");
    }
    assert_eq!(store.representatives_to_tell(dossier.id, now).await.unwrap(), []);
    let matter = Matter { procedure: "", dossier: None, is_filed_by_them: false };
    assert!(revoked.may_act(matter, now).is_err());
}

async fn tries_at_a_code_are_counted(setting: Setting) {
    let store = &setting.store;
    let id = given(&setting, Way::Code).await.id;
    let until = setting.world.now().plus_minutes(15);
    let digest = Digest::of(b"123456");
    setting.write(|batch| mandates::set_code(batch, id, digest, until)).await;
    setting.write(|batch| mandates::try_code(batch, id, 0)).await;
    let twice = setting.commit(|batch| mandates::try_code(batch, id, 0)).await;
    assert!(is_clash(&twice, Clash::Row("code")), "two tries at once are two");
    let sent = store.mandate_code(id).await.unwrap().unwrap();
    assert_eq!((sent.digest, sent.tries, sent.until), (digest, 1, until));
    setting.write(|batch| mandates::drop_code(batch, id)).await;
    assert_eq!(store.mandate_code(id).await.unwrap(), None);
}

async fn one_officer_comes_to_a_code(setting: Setting) {
    let store = &setting.store;
    let now = setting.world.after_minutes(1);
    let draft: DraftId = setting.world.id();
    let new = Guidance {
        id: setting.world.id(),
        draft,
        owner: subject_id("An"),
        begun: now,
        until: now.plus_minutes(10),
        officer: None,
        joined: None,
        ended: None,
        pointed: None,
    };
    let code = Digest::of(b"12345678");
    setting.write(|batch| guidance::begin(batch, &new, code)).await;
    assert_eq!(store.guidance_by_code(code, now).await.unwrap(), Some(new.clone()));
    assert_eq!(store.guidance_by_code(code, new.until).await.unwrap(), None, "it is over");
    let (first, other) = ((staff("officer"), unit("desk")), (staff("other"), unit("desk")));
    let until = now.plus_minutes(30);
    let join =
        |who| move |batch: &mut crate::Batch| guidance::join(batch, new.id, who, (now, until));
    setting.write(join(first)).await;
    assert!(is_clash(&setting.commit(join(other)).await, Clash::Row("guidance")));
    assert_eq!(store.guidance_by_code(code, now).await.unwrap(), None, "it was used");
    let point = |who: mc_kernel::ids::StaffId, id: GuidanceId| {
        move |batch: &mut crate::Batch| guidance::point(batch, (id, who), Some("con.hoTen"), now)
    };
    setting.write(point(first.0, new.id)).await;
    assert!(is_clash(&setting.commit(point(other.0, new.id)).await, Clash::Row("guidance")));
    let shown = store.guidance_of_draft(draft).await.unwrap().unwrap();
    assert_eq!(shown.pointed.as_deref(), Some("con.hoTen"));
    assert_eq!(shown.officer, Some(first));
    assert_eq!(store.guidance_of(subject_id("An")).await.unwrap(), [shown]);

    // A new code ends what was open.
    let next = Guidance { id: setting.world.id(), begun: now.plus_minutes(1), ..new.clone() };
    setting.write(|batch| guidance::begin(batch, &next, Digest::of(b"2"))).await;
    let before = store.guidance(new.id).await.unwrap().unwrap();
    assert!(!before.is_open(next.begun));
    assert!(is_clash(&setting.commit(point(first.0, new.id)).await, Clash::Row("guidance")));
}

on_both!(
    a_mandate_is_what_its_events_say,
    both_sides_have_their_list,
    what_is_written_holds_its_mandate,
    tries_at_a_code_are_counted,
    one_officer_comes_to_a_code,
);
