//! What people know of who looked at their data.

use super::{
    Setting, is_clash,
    loads::{
        Cell::{Id, Plain},
        Load,
    },
    sample::{filed, staff, subject_id, target, unit},
};
use crate::{
    Clash,
    access_record::{self, Delay, Look, Question},
    records::{self, Access},
};
use mc_dossier::Dossier;
use mc_kernel::{ActorRef, PageSize, Timestamp, ids::AccessId};
use mc_policy::{
    Office, Permit,
    actions::{OverseeAccess, ReadDossier},
};
use mc_testkit::{citizen, inspector, permit};

/// Rows for the planners to think about.
pub(super) const ACCESS_LOADS: &[Load] = &[
    Load {
        table: "access_question",
        rows: 12_000,
        columns: &[
            ("access", Id("i")),
            ("subject", Id("i % 20 + 1")),
            ("dossier", Id("i % 20 + 1")),
            ("text", Plain("'?'")),
            ("asked_us", Plain("i")),
            ("due_us", Plain("i")),
            ("answered_us", Plain("CASE WHEN i % 2 = 0 THEN i END")),
        ],
    },
    Load {
        table: "access_delay",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("dossier", Id("i")),
            ("ground", Plain("'§'")),
            ("from_us", Plain("i")),
            ("until_us", Plain("i")),
            ("decided_by", Id("1")),
            ("decided_us", Plain("i")),
        ],
    },
];

fn oversees() -> Permit<OverseeAccess> {
    permit::<OverseeAccess>(&inspector(staff("inspector"), unit("province")), &Office)
}

async fn looked(setting: &Setting, dossier: &Dossier, purpose: &str) -> AccessId {
    let access = Access {
        actor: ActorRef::Staff(staff("officer")),
        unit: Some(unit("desk")),
        role: Some("desk-officer".to_owned()),
        purpose: purpose.to_owned(),
        at: setting.world.after_minutes(1),
    };
    let id = setting.world.id();
    setting.write(|batch| records::note_access(batch, id, dossier.id, &access)).await;
    id
}

async fn mine(setting: &Setting, dossier: &Dossier) -> Vec<Look> {
    let store = &setting.store;
    let page =
        store.looks_at_person(dossier.applicant, setting.world.now(), None, PageSize::new(2));
    let page = page.await.unwrap();
    let Some(next) = page.next else { return page.rows };
    let rest = store.looks_at_person(
        dossier.applicant,
        setting.world.now(),
        Some(next),
        PageSize::new(50),
    );
    [page.rows, rest.await.unwrap().rows].concat()
}

async fn a_person_knows_the_looks_at_their_own_data(setting: Setting) {
    let (an, binh) = (filed(&setting, "An", 1).await, filed(&setting, "Bình", 2).await);
    let first = looked(&setting, &an, "search").await;
    looked(&setting, &binh, "dossier").await;
    let second = looked(&setting, &an, "dossier").await;
    let third = looked(&setting, &an, "export").await;
    let found = mine(&setting, &an).await;
    let ids: Vec<AccessId> = found.iter().map(|look| look.id).collect();
    assert_eq!(ids, [third, second, first]);
    assert_eq!(found[0].number, an.number);
    assert_eq!(found[0].access.role.as_deref(), Some("desk-officer"));
    // The same look again is no second one, and nobody else's look is theirs.
    let again = found[0].access.clone();
    setting.write(|batch| records::note_access(batch, third, an.id, &again)).await;
    assert_eq!(mine(&setting, &an).await.len(), 3);
    let now = setting.world.now();
    let others = setting.store.look_at_person(subject_id("Bình"), first, now).await.unwrap();
    assert_eq!(others, None);
}

async fn a_question_is_asked_once_and_answered_once(setting: Setting) {
    let an = filed(&setting, "An", 1).await;
    let id = looked(&setting, &an, "dossier").await;
    let look = mine(&setting, &an).await.remove(0);
    let asked = setting.world.now();
    let due = asked.plus_minutes(60);
    let question = Question { text: "Vì sao?".to_owned(), asked, due, answer: None };
    let ask = |batch: &mut crate::Batch| access_record::ask(batch, an.applicant, &look, &question);
    setting.write(ask).await;
    assert!(is_clash(&setting.commit(ask).await, Clash::Row("question")));
    let (store, size) = (&setting.store, PageSize::new(10));
    assert_eq!(store.open_questions_of(an.applicant).await.unwrap(), 1);
    assert_eq!(store.questions_waiting(&oversees()).await.unwrap(), 1);
    let open = store.open_questions(&oversees(), None, size).await.unwrap().rows;
    assert_eq!(open, [Look { question: Some(question.clone()), ..look }]);

    let now = setting.world.after_minutes(5);
    let by = staff("inspector");
    let answer =
        |batch: &mut crate::Batch| access_record::answer(batch, id, ("Để thẩm định", by), now);
    setting.write(answer).await;
    assert!(is_clash(&setting.commit(answer).await, Clash::Row("question")));
    assert_eq!(store.open_questions(&oversees(), None, size).await.unwrap().rows, []);
    let answered = store.answered_questions(&oversees(), None, size).await.unwrap().rows;
    let told = Some(("Để thẩm định".to_owned(), now));
    assert_eq!(answered[0].question.as_ref().unwrap().answer, told);
    assert_eq!(mine(&setting, &an).await[0].question, answered[0].question);
    assert_eq!(store.question(&oversees(), id).await.unwrap(), Some(answered[0].clone()));
}

async fn what_the_law_hides_is_shown_afterwards(setting: Setting) {
    let an = filed(&setting, "An", 1).await;
    let before = looked(&setting, &an, "dossier").await;
    let from = setting.world.after_minutes(1);
    let hidden = looked(&setting, &an, "dossier").await;
    let until = setting.world.after_minutes(0).plus_minutes(30);
    let delay = Delay {
        id: setting.world.id(),
        dossier: an.id,
        number: an.number.clone(),
        ground: "Quyết định 12/QĐ-CQĐT".to_owned(),
        from,
        until,
        decided_by: staff("inspector"),
        decided: from,
    };
    setting.write(|batch| access_record::delay(batch, &delay)).await;
    let ids = async || -> Vec<AccessId> {
        mine(&setting, &an).await.into_iter().map(|look| look.id).collect()
    };
    assert_eq!(ids().await, [before]);
    let own = permit::<ReadDossier>(&citizen(an.applicant), &target(&an));
    let shown = async |at: Timestamp| setting.store.accesses(&own, at).await.unwrap().len();
    assert_eq!((shown(setting.world.now()).await, shown(until).await), (1, 2));
    let now = setting.world.now();
    let asked = setting.store.look_at_person(an.applicant, hidden, now).await.unwrap();
    assert_eq!(asked, None, "nobody asks about what is not shown");
    let none = (Timestamp::from_micros(0), mc_kernel::ids::AccessDelayId::from_bytes([0; 16]));
    let kept = setting.store.delays(&oversees(), none, PageSize::new(5)).await.unwrap().rows;
    assert_eq!(kept, std::slice::from_ref(&delay));
    setting.world.after_minutes(31);
    assert_eq!(ids().await, [hidden, before], "the time is over");
    let late = setting.commit(|batch| access_record::end_delay(batch, delay.id, until)).await;
    assert!(is_clash(&late, Clash::Row("delay")), "it has ended by itself");
}

on_both!(
    a_person_knows_the_looks_at_their_own_data,
    a_question_is_asked_once_and_answered_once,
    what_the_law_hides_is_shown_afterwards,
);
