//! The register of the population: a row a question, answers within their matter, quotas.

use super::{
    Setting,
    loads::{
        Cell::{Id, Plain},
        Load,
    },
    sample::{filed, staff, subject_id, unit},
};
use crate::{
    Batch, StoreError,
    register::{
        answers::{self, KeptAnswer, Matter},
        known::{self, Fate, KnownField},
        queries::{self, Purpose, RegisterQuery},
        quota::{self, Outcome, USED_UP, UnitQuota},
    },
};
use mc_dossier::Dossier;
use mc_kernel::{ActorRef, Digest, ids::DraftId};
use mc_org::Role;
use mc_policy::{DossierTarget, DraftTarget, Permit, RegisterTarget, actions};
use mc_testkit::{officer, permit};

pub(super) const REGISTER_LOADS: &[Load] = &[
    Load {
        table: "register_query",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("at_us", Plain("i")),
            ("actor", Plain("'program'")),
            ("officer", Plain("''")),
            ("agency", Id("i % 150 + 1")),
            ("subject", Id("i % 3000 + 1")),
            ("dossier", Id("i % 6000 + 1")),
            ("procedure", Plain("''")),
            ("purpose", Plain("'verify'")),
            ("person", Plain("''")),
            ("keys", Plain("''")),
            ("service", Plain("''")),
            ("ground", Plain("''")),
            ("result", Plain("''")),
        ],
    },
    Load {
        table: "register_answer",
        rows: 6_000,
        columns: &[
            ("matter", Id("i / 3 + 1")),
            ("person", Plain("'person ' || i")),
            ("query", Id("i")),
            ("body", Plain("''")),
            ("asked_us", Plain("i")),
            ("ends_us", Plain("i")),
        ],
    },
    Load {
        table: "register_reveal",
        rows: 6_000,
        columns: &[
            ("query", Id("i")),
            ("staff", Id("i % 50 + 1")),
            ("dossier", Id("i % 2000 + 1")),
            ("person", Plain("''")),
            ("reason", Plain("''")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "register_unit",
        rows: 3_000,
        columns: &[("unit", Id("i")), ("changed_by", Id("i")), ("changed_us", Plain("i"))],
    },
    Load {
        table: "register_tally",
        rows: 12_000,
        columns: &[
            ("unit", Id("i % 150 + 1")),
            ("period", Plain("'period ' || (1000 + i / 150)")),
            ("asked", Plain("i")),
            ("found", Plain("i")),
            ("unmatched", Plain("0")),
            ("failed", Plain("0")),
        ],
    },
    Load {
        table: "known_field",
        rows: 12_000,
        columns: &[
            ("dossier", Id("i")),
            ("procedure", Plain("''")),
            ("body", Plain("'[]'")),
            ("at_us", Plain("i")),
        ],
    },
];

fn asking(dossier: &Dossier) -> Permit<actions::AskRegister> {
    let target = DossierTarget {
        id: dossier.id,
        applicant: dossier.applicant,
        entered_by: None,
        representative: None,
        receiving_unit: dossier.receiving_unit,
        units: vec![dossier.receiving_unit],
        agencies: vec![dossier.receiving_agency],
    };
    let (unit, agency) = (dossier.receiving_unit, dossier.receiving_agency);
    let officer = officer(staff("desk"), Role::DeskOfficer, unit, agency);
    permit::<actions::AskRegister>(&officer, &target)
}

fn watching() -> Permit<actions::ReadRegisterUse> {
    let police = unit("police");
    let inspector = officer(staff("police"), Role::Inspector, police, police);
    permit(&inspector, &RegisterTarget { watched_by: Some(police) })
}

fn question(setting: &Setting, dossier: &Dossier, person: &str) -> RegisterQuery {
    RegisterQuery {
        id: setting.world.id(),
        at: setting.world.now(),
        actor: ActorRef::Staff(staff("desk")),
        officer: "026085000001".to_owned(),
        agency: dossier.receiving_agency,
        unit: Some(dossier.receiving_unit),
        subject: dossier.applicant,
        dossier: Some(dossier.id),
        draft: None,
        procedure: dossier.procedure.clone(),
        purpose: Purpose::Verify,
        person: person.to_owned(),
        keys: "{}".to_owned(),
        service: "037".to_owned(),
        ground: "ND107".to_owned(),
        result: "asked".to_owned(),
        answer: None,
        took_ms: None,
    }
}

async fn a_question_is_a_row_before_it_is_answered(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let permit = asking(&dossier);
    let asked = question(&setting, &dossier, "me");
    setting.write(|batch| queries::ask(batch, &asked)).await;
    assert_eq!(
        setting.store.register_queries(&permit).await.unwrap(),
        std::slice::from_ref(&asked)
    );
    let digest = Some(Digest::of(b"answer"));
    setting.write(|batch| queries::answered(batch, asked.id, "0", digest, 12)).await;
    let answered =
        RegisterQuery { result: "0".to_owned(), answer: digest, took_ms: Some(12), ..asked };
    assert_eq!(
        setting.store.register_queries(&permit).await.unwrap(),
        std::slice::from_ref(&answered)
    );
    let of_subject = setting.store.register_queries_of(dossier.applicant).await.unwrap();
    assert_eq!(of_subject, [answered]);
    assert!(setting.store.register_queries_of(subject_id("nobody")).await.unwrap().is_empty());
}

async fn an_answer_holds_in_its_matter_until_it_ends(setting: Setting) {
    let (dossier, other) = (filed(&setting, "An", 1).await, filed(&setting, "An", 2).await);
    let now = setting.world.now();
    let draft = DraftId::derived("test", "draft");
    let answer = |person: &str, body: &str| KeptAnswer {
        person: person.to_owned(),
        query: setting.world.id(),
        body: body.to_owned(),
        asked: now,
    };
    let (first, again) = (answer("me", "{}"), answer("me", "null"));
    let (father, of_draft) = (answer("cha", "{}"), answer("applicant", "{}"));
    setting
        .write(|batch| {
            let ends = now.plus_minutes(30);
            let of_dossier = (Matter::Dossier(dossier.id), dossier.applicant);
            answers::keep(batch, of_dossier, &first, ends);
            answers::keep(batch, of_dossier, &again, ends);
            answers::keep(batch, of_dossier, &father, now.plus_minutes(60));
            answers::keep(batch, (Matter::Draft(draft), dossier.applicant), &of_draft, ends);
        })
        .await;
    let permit = asking(&dossier);
    let held = |at| setting.store.register_answers(&permit, at);
    assert_eq!(held(now).await.unwrap(), [father.clone(), again], "the newest of each person");
    assert_eq!(held(now.plus_minutes(30)).await.unwrap(), std::slice::from_ref(&father));
    let elsewhere = asking(&other);
    assert!(setting.store.register_answers(&elsewhere, now).await.unwrap().is_empty());
    let target = DraftTarget::own(draft, dossier.applicant);
    let owner = mc_policy::Actor::Citizen(dossier.applicant);
    let drafts = mc_testkit::permit::<actions::EditDraft>(&owner, &target);
    let found = setting.store.register_answers_of_draft(&drafts, now).await.unwrap();
    assert_eq!(found, [of_draft]);
    setting.write(|batch| answers::forget(batch, now.plus_minutes(45))).await;
    assert_eq!(held(now).await.unwrap(), std::slice::from_ref(&father), "the others are gone");

    // Sensitive values are shown to the one who said why.
    let shown = |who| setting.store.register_reveals(&permit, staff(who));
    assert!(shown("desk").await.unwrap().is_empty());
    let reveal = |batch: &mut Batch| {
        answers::reveal(batch, (dossier.id, &father), (staff("desk"), "Đối chiếu"), now);
    };
    setting.write(reveal).await;
    setting.write(reveal).await;
    assert_eq!(shown("desk").await.unwrap(), [father.query]);
    assert!(shown("colleague").await.unwrap().is_empty());
}

async fn the_years_questions_are_used_up(setting: Setting) {
    let (agency, now) = (unit("agency"), setting.world.now());
    let take = |month: &'static str| {
        let mut batch = Batch::new();
        quota::take(&mut batch, agency, ("2023", month), 2);
        setting.store.commit(batch)
    };
    take("2023-05").await.unwrap();
    take("2023-06").await.unwrap();
    let refused = take("2023-06").await.unwrap_err();
    assert!(matches!(refused, StoreError::Conflict(clash) if clash == USED_UP), "{refused}");
    let outcomes = |batch: &mut Batch| {
        quota::done(batch, agency, ("2023", "2023-06"), Outcome::Found);
    };
    setting.write(outcomes).await;
    let year = setting.store.register_use(&watching(), "2023").await.unwrap();
    assert_eq!((year[0].asked, year[0].found, year[0].failed), (2, 1, 0));
    let june = setting.store.register_use(&watching(), "2023-06").await.unwrap();
    assert_eq!((june[0].unit, june[0].asked), (agency, 1), "what was refused is not counted");
    let quota = UnitQuota { unit: agency, yearly: Some(3), officer: Some(staff("desk")) };
    setting
        .write(|batch| quota::set(batch, &UnitQuota { yearly: None, ..quota }, staff("x"), now))
        .await;
    setting.write(|batch| quota::set(batch, &quota, staff("x"), now)).await;
    assert_eq!(setting.store.register_unit(agency).await.unwrap(), Some(quota));
    assert_eq!(setting.store.register_units(&watching()).await.unwrap(), [quota]);
}

async fn what_was_known_is_kept_once(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let held = asking(&dossier);
    let now = setting.world.now();
    let field = |fate| KnownField {
        path: "me.hoTen".to_owned(),
        fate,
        source: "register".to_owned(),
        day: Some("2023-05-25".parse().unwrap()),
    };
    for fate in [Fate::Corrected, Fate::Kept] {
        let of = (dossier.id, dossier.procedure.as_str());
        setting.write(|batch| known::keep(batch, of, &[field(fate)], now).unwrap()).await;
    }
    let fields = vec![field(Fate::Corrected)];
    assert_eq!(setting.store.known_fields(&held).await.unwrap(), fields);
    let admin = unit("province");
    let admin = officer(staff("admin"), Role::ProvinceAdministrator, admin, admin);
    let permit = permit::<actions::ManageRegister>(&admin, &RegisterTarget::default());
    let newest = setting.store.newest_known_fields(&permit, now).await.unwrap();
    assert_eq!(newest, [(dossier.procedure.clone(), fields)]);
    let later = setting.store.newest_known_fields(&permit, now.plus_minutes(1)).await.unwrap();
    assert!(later.is_empty());
}

on_both!(
    a_question_is_a_row_before_it_is_answered,
    an_answer_holds_in_its_matter_until_it_ends,
    the_years_questions_are_used_up,
    what_was_known_is_kept_once,
);
