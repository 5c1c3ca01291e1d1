//! Papers of people: versions of a series, shelves, uses, looks, kinds, shares.

use super::{
    Setting,
    sample::{Filing, person, staff, subject_id, unit},
};
use crate::{
    papers::{
        PaperState, StoredPaper,
        looks::{self, Look},
        project,
        settings::{self, Basis, KindRule},
    },
    subjects,
};
use mc_dossier::{
    Dossier, PaperChange, PaperEntry, Share,
    event::{DossierFile, PaperSource, Reused},
};
use mc_kernel::{
    ActorRef, CivilDay, Digest, PageSize, Timestamp,
    ids::{FileId, PaperId},
};
use mc_org::Role;
use mc_policy::{Office, actions::ManageStore};
use mc_testkit::{officer, permit};

fn day(text: &str) -> CivilDay {
    text.parse().unwrap()
}

async fn filed(setting: &Setting, applicant: &str, sequence: u32) -> Dossier {
    let person = person(applicant);
    if setting.store.subject(person.id).await.unwrap().is_none() {
        setting.write(|batch| subjects::insert(batch, &person, setting.world.now())).await;
    }
    Filing::new(&setting.world, applicant, sequence).file(setting).await
}

fn paper_id(name: &str) -> PaperId {
    PaperId::derived("paper", name)
}

fn file(name: &str, reused: Option<Reused>) -> DossierFile {
    DossierFile {
        file: FileId::derived("file", name),
        sha256: Digest::of(name.as_bytes()),
        size_bytes: 1_000,
        pages: 2,
        component: "KQ2".to_owned(),
        reused,
    }
}

fn entry(name: &str, number: &str, source: PaperSource, at: i64) -> PaperEntry {
    PaperEntry {
        paper: paper_id(name),
        kind: "KQ.G15.000031".to_owned(),
        source,
        title: "Giấy khai sinh".to_owned(),
        number: number.to_owned(),
        issuer: String::new(),
        issuing_unit: Some(unit("commune")),
        issued_on: Some(day("2023-05-20")),
        valid_until: None,
        agency: unit("commune"),
        event: 3,
        checked_by: Some(staff("chairman")),
        file: file(name, None),
        at: Timestamp::from_micros(at),
    }
}

async fn enter(setting: &Setting, dossier: &Dossier, entry: PaperEntry) {
    let change = PaperChange::Entered(Box::new(entry));
    setting.write(|batch| project::change(batch, dossier, &change)).await;
}

async fn stored(setting: &Setting, name: &str) -> StoredPaper {
    setting.store.paper_row(paper_id(name)).await.unwrap().unwrap()
}

/// The same number is the same paper: a newer version replaces, in whatever order they are written.
async fn a_newer_version_replaces_and_the_older_is_kept(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let result = PaperSource::Result;
    enter(&setting, &dossier, entry("second", "21/2023", result, 20)).await;
    enter(&setting, &dossier, entry("first", "21 / 2023", result, 10)).await;
    enter(&setting, &dossier, entry("other", "22/2023", result, 15)).await;
    enter(&setting, &dossier, entry("nameless", "", result, 16)).await;
    enter(&setting, &dossier, entry("nameless too", "", result, 17)).await;
    let other = filed(&setting, "Bình", 2).await;
    enter(&setting, &other, entry("of another", "21/2023", result, 30)).await;
    let mut found = Vec::new();
    for name in ["first", "second", "other", "nameless", "nameless too", "of another"] {
        let paper = stored(&setting, name).await;
        found.push((name, paper.version, paper.is_latest));
    }
    let expect = [
        ("first", 1, false),
        ("second", 2, true),
        ("other", 1, true),
        ("nameless", 1, true),
        ("nameless too", 1, true),
        ("of another", 1, true),
    ];
    assert_eq!(found, expect);
    let versions = setting.store.paper_versions(paper_id("first")).await.unwrap();
    assert_eq!(versions.iter().map(|p| p.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(versions[1].state(day("2023-06-01")), PaperState::Replaced);

    setting.write(|batch| setting.store.clear_projections(batch, other.id)).await;
    assert_eq!(setting.count("SELECT count(*) FROM paper").await, 5);
}

async fn shelves_words_and_pages(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    for at in 1..=5 {
        let name = format!("paper {at}");
        enter(&setting, &dossier, entry(&name, &format!("{at}/2023"), PaperSource::Digitised, at))
            .await;
    }
    let upload =
        PaperEntry { title: "Ảnh chụp".to_owned(), ..entry("u", "", PaperSource::Upload, 9) };
    enter(&setting, &dossier, upload).await;
    let (an, store) = (subject_id("An"), &setting.store);
    let listed = async |is_verified, words: &str, before| {
        let size = PageSize::new(2);
        let page = store.papers_of((an, is_verified), words, before, size).await.unwrap();
        (page.rows.into_iter().map(|p| p.number).collect::<Vec<_>>(), page.next)
    };
    let (first, next) = listed(true, "", None).await;
    assert_eq!(first, ["5/2023", "4/2023"]);
    let (second, next) = listed(true, "", next).await;
    assert_eq!(second, ["3/2023", "2/2023"]);
    assert_eq!(listed(true, "", next).await.0, ["1/2023"]);
    assert_eq!(listed(true, "giay khai", None).await.0.len(), 2);
    assert_eq!(listed(true, "3 2023", None).await.0, ["3/2023"]);
    assert_eq!(listed(true, "%", None).await.0.len(), 0, "a mark alone is no word");
    assert_eq!(listed(false, "", None).await.0, [""]);
    let (_, none) = listed(true, "anh chup", None).await;
    assert_eq!(none, None);
    let kind = store.papers_of_kind(an, "KQ.G15.000031").await.unwrap();
    assert_eq!(kind.len(), 5, "what nobody verified is no paper of the kind");
    assert_eq!(stored(&setting, "u").await.state(day("2023-06-01")), PaperState::Unverified);
    assert!(
        store
            .papers_of((subject_id("Bình"), true), "", None, PageSize::SCREEN)
            .await
            .unwrap()
            .rows
            .is_empty()
    );
}

async fn uses_and_revoking(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let source = PaperSource::Result;
    enter(&setting, &dossier, entry("paper", "21/2023", source, 10)).await;
    let next = filed(&setting, "An", 2).await;
    let evidence = Reused {
        paper: paper_id("paper"),
        version: 1,
        source,
        dossier: dossier.id,
        checked_by: None,
        checked_at: Timestamp::from_micros(10),
    };
    let at = Timestamp::from_micros(50);
    let used = PaperChange::Reused { file: file("copy", Some(evidence)), evidence, at };
    setting.write(|batch| project::change(batch, &next, &used)).await;
    let uses = setting.store.paper_uses(paper_id("paper")).await.unwrap();
    assert_eq!(uses.iter().map(|u| (u.dossier, u.at)).collect::<Vec<_>>(), [(next.id, at)]);
    let revoked = |reason: &str, replaced_by| PaperChange::Revoked {
        paper: paper_id("paper"),
        replaced_by,
        by: staff("administrator"),
        at,
        reason: reason.to_owned(),
    };
    setting.write(|batch| project::change(batch, &dossier, &revoked("Cấp sai", None))).await;
    setting.write(|batch| project::change(batch, &dossier, &revoked("Lần hai", None))).await;
    let paper = stored(&setting, "paper").await;
    assert_eq!(paper.revoked.as_ref().unwrap().reason, "Cấp sai", "what was revoked stays so");
    assert_eq!(paper.state(day("2023-06-01")), PaperState::Revoked);
    setting.write(|batch| setting.store.clear_projections(batch, next.id)).await;
    assert_eq!(setting.store.paper_uses(paper_id("paper")).await.unwrap(), []);
}

async fn who_looked(setting: Setting) {
    let look = |paper: Option<PaperId>, purpose: &str, at| Look {
        paper,
        dossier: None,
        actor: ActorRef::Staff(staff("officer")),
        unit: Some(unit("desk")),
        purpose: purpose.to_owned(),
        at: Timestamp::from_micros(at),
    };
    let an = subject_id("An");
    let (list, opened) = (look(None, "list", 1), look(Some(paper_id("paper")), "file", 2));
    for look in [&list, &opened] {
        let id = setting.world.id();
        setting.write(|batch| looks::note(batch, id, an, look)).await;
    }
    let found = setting.store.looks_into(an).await.unwrap();
    assert_eq!(found, [opened.clone(), list]);
    assert_eq!(setting.store.looks_at(paper_id("paper")).await.unwrap(), [opened]);
    assert_eq!(setting.store.looks_into(subject_id("Bình")).await.unwrap(), []);
}

async fn kinds_and_shares(setting: Setting) {
    let usual = setting.store.paper_kind("KQ").await.unwrap();
    assert_eq!(usual, KindRule::usual("KQ"));
    for months in [Some(6), None] {
        let rule = KindRule {
            code: "KQ".to_owned(),
            is_reusable: false,
            valid_months: months,
            basis: Basis::Sector,
        };
        let now = setting.world.now();
        setting.write(|batch| settings::set_kind(batch, &rule, staff("a"), now)).await;
        assert_eq!(setting.store.paper_kind("KQ").await.unwrap(), rule);
        assert_eq!(setting.store.paper_kinds().await.unwrap(), [rule]);
    }
    let mut dossier = filed(&setting, "An", 1).await;
    let none = Share::default();
    dossier.clock.received = Some(setting.world.now());
    let accepted = Share::of(&dossier);
    let month = day("2023-05-31");
    setting.write(|batch| project::share(batch, &dossier, month, none)).await;
    setting.write(|batch| project::share(batch, &dossier, month, accepted)).await;
    let evidence = Reused {
        paper: paper_id("paper"),
        version: 1,
        source: PaperSource::Result,
        dossier: dossier.id,
        checked_by: None,
        checked_at: Timestamp::from_micros(10),
    };
    dossier.files.push(file("copy", Some(evidence)));
    setting.write(|batch| project::share(batch, &dossier, month, accepted)).await;
    let admin =
        officer(staff("a"), Role::ProvinceAdministrator, unit("province"), unit("province"));
    let permit = permit::<ManageStore>(&admin, &Office);
    let read = async |from, until| {
        let rows = setting.store.paper_shares(&permit, (from, until)).await.unwrap();
        rows.into_iter()
            .map(|r| (r.month, r.received, r.digitised, r.reused, r.electronic))
            .collect::<Vec<_>>()
    };
    assert_eq!(read("2023-05", "2023-05").await, [("2023-05".to_owned(), 1, 1, 1, 0)]);
    assert_eq!(read("2023-06", "2023-07").await, []);
    setting.write(project::forget_shares).await;
    assert_eq!(read("2023-01", "2023-12").await, []);
}

on_both!(
    a_newer_version_replaces_and_the_older_is_kept,
    shelves_words_and_pages,
    uses_and_revoking,
    who_looked,
    kinds_and_shares,
);
