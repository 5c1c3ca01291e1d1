//! Where people are reached by mail, letters in their queue, and the words of letters.

use super::{
    Setting, is_clash,
    sample::{filed, person, staff, subject_id, unit},
};
use crate::{
    Clash,
    mail::{self, AddressState, LetterVersion, MailAddress},
    outbox, subjects,
};
use mc_dossier::{
    Outgoing,
    effects::{NoticeGroup, NoticeKind, Topic},
};
use mc_kernel::{Locale, PageSize, Timestamp, ids::OutboxId};
use mc_org::Role;
use mc_policy::{Office, Permit, actions::ManageLetters};
use mc_testkit::{officer, permit};

fn managing() -> Permit<ManageLetters> {
    let committee = unit("province");
    let administrator =
        officer(staff("administrator"), Role::ProvinceAdministrator, committee, committee);
    permit::<ManageLetters>(&administrator, &Office)
}

fn address(setting: &Setting, text: &str) -> MailAddress {
    let now = setting.world.now();
    MailAddress {
        address: text.to_owned(),
        state: AddressState::Asked,
        locale: Locale::En,
        unwanted: vec![NoticeGroup::Time],
        letter: setting.world.id(),
        asked: now,
        day: now,
        asked_times: 1,
        confirmed: None,
        refused: None,
        revision: 0,
    }
}

async fn keep(setting: &Setting, kept: &MailAddress) -> Result<(), crate::StoreError> {
    setting.commit(|batch| mail::set_address(batch, subject_id("An"), kept).unwrap()).await
}

async fn kept(setting: &Setting) -> MailAddress {
    setting.store.mail_address(subject_id("An")).await.unwrap().unwrap()
}

/// Of two who change an address at once, one is told.
async fn an_address_is_kept_and_changed(setting: Setting) {
    assert_eq!(setting.store.mail_address(subject_id("An")).await.unwrap(), None);
    let asked = address(&setting, "an@thu.example");
    keep(&setting, &asked).await.unwrap();
    let first = kept(&setting).await;
    assert_eq!(first, MailAddress { revision: 1, ..asked.clone() });
    assert!(is_clash(&keep(&setting, &asked).await, Clash::Row("address")), "it is there already");
    let now = setting.world.after_minutes(1);
    let refused = MailAddress {
        state: AddressState::Undeliverable,
        confirmed: Some(now),
        refused: Some(("550".to_owned(), now)),
        ..first.clone()
    };
    keep(&setting, &refused).await.unwrap();
    assert!(is_clash(&keep(&setting, &refused).await, Clash::Row("address")));
    assert_eq!(kept(&setting).await, MailAddress { revision: 2, ..refused.clone() });
    assert!(!format!("{refused:?}").contains("thu.example"), "{refused:?}");
}

/// A letter is written only where an address is known to be the person's.
async fn letters_are_for_those_who_are_reached(setting: Setting) {
    let dossier = filed(&setting, "An", 1).await;
    let (subject, now) = (dossier.applicant, setting.world.now());
    let letter = Outgoing::Mail { subject, dossier: dossier.id, kind: NoticeKind::TakenIn };
    let write = async || {
        let id: OutboxId = setting.world.id();
        let fill = |batch: &mut crate::Batch| {
            outbox::enqueue_to_reached(batch, (id, subject), &letter, now).unwrap();
        };
        setting.write(fill).await;
    };
    let waiting = async || setting.store.outbox_due(Topic::Mail, now, 100).await.unwrap();
    write().await;
    let asked = address(&setting, "an@thu.example");
    keep(&setting, &asked).await.unwrap();
    write().await;
    assert_eq!(waiting().await, []);
    let confirmed = MailAddress { state: AddressState::Confirmed, ..kept(&setting).await };
    keep(&setting, &confirmed).await.unwrap();
    write().await;
    let due = waiting().await;
    assert_eq!(due.iter().map(|w| &w.message).collect::<Vec<_>>(), [&letter]);
    setting.write(|batch| outbox::forget(batch, due[0].id)).await;
    assert_eq!(waiting().await, []);

    let about = setting.store.letter_about(dossier.id).await.unwrap().unwrap();
    assert_eq!((about.number, about.name.as_str()), (dossier.number, "An"));
    assert_eq!((about.desk, about.due), (dossier.receiving_unit, None));
}

/// Letters wait apart from notices; those put aside are tried again, or dropped.
async fn letters_put_aside_are_decided_on(setting: Setting) {
    setting.write(|batch| subjects::insert(batch, &person("An"), setting.world.now())).await;
    let (subject, start) = (subject_id("An"), setting.world.now());
    let mut ids: Vec<OutboxId> = Vec::new();
    for _ in 0..30 {
        let id = setting.world.id();
        let now = setting.world.after_minutes(1);
        setting
            .write(|batch| {
                outbox::enqueue(batch, id, &Outgoing::Confirm { subject }, start).unwrap();
                outbox::put_aside(batch, id, now, "bận");
            })
            .await;
        ids.push(id);
    }
    let counts = async || setting.store.outbox_counts(Topic::Mail).await.unwrap();
    assert_eq!(counts().await, (0, 30));
    assert_eq!(setting.store.outbox_counts(Topic::Notice).await.unwrap(), (0, 0));
    let permit = managing();
    let size = PageSize::new(20);
    let page = setting.store.outbox_dead(&permit, Topic::Mail, None, size).await.unwrap();
    let rest = setting.store.outbox_dead(&permit, Topic::Mail, page.next, size).await.unwrap();
    let listed: Vec<OutboxId> = page.rows.iter().chain(&rest.rows).map(|dead| dead.id).collect();
    assert_eq!(listed, ids.iter().rev().copied().collect::<Vec<_>>(), "newest first");
    assert_eq!((rest.next, page.rows[0].error.as_str()), (None, "bận"));

    let now = setting.world.now();
    setting.write(|batch| outbox::revive(batch, &permit, ids[0], now)).await;
    setting.write(|batch| outbox::drop_dead(batch, &permit, ids[1])).await;
    assert_eq!(counts().await, (1, 28));
    let due = setting.store.outbox_due(Topic::Mail, now, 100).await.unwrap();
    assert_eq!((due[0].id, due[0].attempts, due[0].due), (ids[0], 0, now));
    assert_eq!(setting.store.outbox_due(Topic::Notice, now, 100).await.unwrap(), []);
    for id in [ids[0], ids[1]] {
        let again = setting.commit(|batch| outbox::revive(batch, &permit, id, now)).await;
        assert!(is_clash(&again, Clash::Row("outbox")));
        let again = setting.commit(|batch| outbox::drop_dead(batch, &permit, id)).await;
        assert!(is_clash(&again, Clash::Row("outbox")));
    }
}

async fn words_have_versions(setting: Setting) {
    let letter = ("taken_in", Locale::Vi);
    let permit = managing();
    let newest = async |kind, locale| setting.store.letter_words(kind, locale).await.unwrap();
    assert_eq!(newest(letter.0, letter.1).await, None);
    let version = |number, words: Option<(&str, &str)>| LetterVersion {
        number,
        words: words.map(|(s, b)| (s.to_owned(), b.to_owned())),
        at: Timestamp::from_micros(7),
        by: staff("administrator"),
    };
    let one = version(1, Some(("Tiêu đề", "Nội dung\nhai dòng")));
    let two = version(2, None);
    for version in [&one, &two] {
        setting.write(|batch| mail::add_letter(batch, &permit, letter, version)).await;
    }
    let again = setting.commit(|batch| mail::add_letter(batch, &permit, letter, &two)).await;
    assert!(is_clash(&again, Clash::Row("letter")));
    assert_eq!(newest("taken_in", Locale::Vi).await, Some(two.clone()));
    assert_eq!(newest("taken_in", Locale::En).await, None);
    let all = setting.store.letter_versions(&permit, "taken_in", Locale::Vi).await.unwrap();
    assert_eq!(all, [two, one]);
}

on_both!(
    an_address_is_kept_and_changed,
    letters_are_for_those_who_are_reached,
    letters_put_aside_are_decided_on,
    words_have_versions,
);
