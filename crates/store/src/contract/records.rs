//! Who looked, who changed what, and how people rated.

use super::{
    Setting, is_clash,
    sample::{filed, staff, target, unit},
};
use crate::{
    Clash,
    records::{self, Access, Audit, Scores},
};
use mc_kernel::{ActorRef, Page, PageSize, ids::DossierId};
use mc_policy::{
    Office,
    actions::{ReadDossier, ReadRecord},
};
use mc_testkit::{citizen, inspector, permit};

async fn everybody_who_looked_is_told(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let other: DossierId = setting.world.id();
    let actors = [
        ActorRef::Citizen(dossier.applicant),
        ActorRef::Staff(staff("officer")),
        ActorRef::System(setting.world.id()),
        ActorRef::Program,
    ];
    let mut noted = Vec::new();
    for (i, actor) in actors.into_iter().cycle().take(205).enumerate() {
        let access = Access {
            actor,
            unit: (i % 2 == 0).then(|| unit("desk")),
            role: (i % 3 == 0).then(|| "desk-officer".to_owned()),
            purpose: ["dossier", "file", "print"][i % 3].to_owned(),
            at: setting.world.after_minutes(1),
        };
        let id = setting.world.id();
        setting.write(|batch| records::note_access(batch, id, dossier.id, &access)).await;
        noted.push(access);
    }
    let id = setting.world.id();
    setting.write(|batch| records::note_access(batch, id, other, &noted[0])).await;
    let permit = permit::<ReadDossier>(&citizen(dossier.applicant), &target(&dossier));
    let found = setting.store.accesses(&permit, setting.world.now()).await.unwrap();
    noted.reverse();
    noted.truncate(200);
    assert_eq!(found, noted);
}

async fn every_change_is_kept(setting: Setting) {
    let mut noted = Vec::new();
    for i in 0..7 {
        let audit = Audit {
            id: setting.world.id(),
            actor: ActorRef::Staff(staff("admin")),
            action: "process.changed".to_owned(),
            target: format!("1.00119{i}.01"),
            detail: "Thêm bước “Thẩm định”\nđổi 2 giờ thành 4 giờ".to_owned(),
            at: setting.world.now(),
        };
        setting.write(|batch| records::note_change(batch, &audit)).await;
        noted.push(audit);
        if i % 3 == 0 {
            setting.world.after_minutes(1);
        }
    }
    let permit = permit::<ReadRecord>(&inspector(staff("inspector"), unit("province")), &Office);
    let mut found = Vec::new();
    let mut before = None;
    loop {
        let page = setting.store.audits(&permit, before, PageSize::new(3)).await.unwrap();
        let Page { rows, next } = page;
        found.extend(rows);
        before = next;
        if before.is_none() {
            break;
        }
    }
    noted.sort_by_key(|a| (a.at, a.id));
    noted.reverse();
    assert_eq!(found, noted);
    let again = setting.commit(|batch| records::note_change(batch, &noted[0])).await;
    assert!(is_clash(&again, Clash::Row("audit")));
}

async fn a_dossier_is_rated_once(setting: Setting) {
    let now = setting.world.now();
    let scores = |n| Scores(vec![("thai-do".to_owned(), n), ("thoi-gian".to_owned(), 5)]);
    let rate = |name: &str, unit_name: &str, n, minute| {
        let dossier = DossierId::derived("dossier", name);
        let (unit, at) = (unit(unit_name), now.plus_minutes(minute));
        setting.commit(move |batch| {
            records::rate(batch, dossier, unit, (&scores(n), "Nhiệt tình"), at).unwrap();
        })
    };
    rate("a", "desk", 1, 0).await.unwrap();
    rate("b", "desk", 2, 1).await.unwrap();
    rate("c", "other desk", 3, 2).await.unwrap();
    assert!(is_clash(&rate("a", "desk", 5, 3).await, Clash::Row("rating")));
    let ratings = async |name| setting.store.ratings(unit(name)).await.unwrap();
    assert_eq!(ratings("desk").await, [scores(2), scores(1)]);
    assert_eq!(ratings("other desk").await, [scores(3)]);
    assert_eq!(ratings("third desk").await, []);
}

on_both!(everybody_who_looked_is_told, every_change_is_kept, a_dossier_is_rated_once);
