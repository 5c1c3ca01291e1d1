//! Sessions, credentials and tokens: kept as digests, ended for good, and a code works once.

use super::{
    Setting, is_clash,
    sample::{staff, subject_id},
};
use crate::{
    Clash, StoreError, organisation,
    sessions::{self, ApiToken, Session, SessionActor},
};
use futures::future::join_all;
use mc_kernel::{Digest, Timestamp, ids::StaffId};
use mc_org::{Organisation, Staff};

pub(super) async fn employ(setting: &Setting, name: &str) -> StaffId {
    let member = Staff {
        id: staff(name),
        user_name: name.to_owned(),
        full_name: name.to_owned(),
        gender: None,
    };
    let organisation = Organisation { staff: vec![member], ..Organisation::default() };
    let now = setting.world.now();
    setting.write(|batch| organisation::import(batch, &organisation, now).unwrap()).await;
    staff(name)
}

async fn a_session_is_seen_and_ends(setting: Setting) {
    let now = setting.world.now();
    let ends = now.plus_minutes(480);
    let citizen = SessionActor::Citizen(subject_id("An"));
    let officer = SessionActor::Staff(staff("officer"));
    let (one, two) = (Digest::of(b"1"), Digest::of(b"2"));
    setting.write(|batch| sessions::begin(batch, one, citizen, now, ends)).await;
    setting.write(|batch| sessions::begin(batch, two, officer, now, now.plus_minutes(1))).await;
    let load = async |token| setting.store.session(token).await.unwrap();
    assert_eq!(load(one).await, Some(Session { actor: citizen, seen: now, ends }));
    assert_eq!(load(two).await.unwrap().actor, officer);
    assert_eq!(load(Digest::of(b"3")).await, None);
    let taken = setting.commit(|batch| sessions::begin(batch, one, officer, now, ends)).await;
    assert!(is_clash(&taken, Clash::Row("session")));

    let later = setting.world.after_minutes(1);
    setting.write(|batch| sessions::seen(batch, one, later)).await;
    assert_eq!(load(one).await, Some(Session { actor: citizen, seen: later, ends }));
    setting.write(|batch| sessions::drop_ended(batch, later)).await;
    assert!(load(two).await.is_some(), "it ends with this instant, not before");
    setting.write(|batch| sessions::drop_ended(batch, later.plus_minutes(1))).await;
    assert!(load(two).await.is_none() && load(one).await.is_some());
    setting.write(|batch| sessions::end(batch, one)).await;
    assert_eq!(load(one).await, None);
    setting.write(|batch| sessions::seen(batch, one, later)).await;
    assert_eq!(load(one).await, None, "an ended session does not come back");
}

async fn set(setting: &Setting, id: StaffId, secret: Option<Vec<u8>>) {
    let now = setting.world.now();
    setting.write(|batch| sessions::set_credential(batch, id, "$argon2id$1", secret, now)).await;
}

async fn a_credential_is_set_and_replaced(setting: Setting) {
    let id = employ(&setting, "officer").await;
    assert!(setting.store.credential(id).await.unwrap().is_none());
    // Sixteen bytes look like an id to one of the databases.
    for secret in [None, Some(vec![7; 16]), Some(vec![7; 20]), Some(vec![])] {
        set(&setting, id, secret.clone()).await;
        let found = setting.store.credential(id).await.unwrap().unwrap();
        assert_eq!((found.totp_secret, found.failures), (secret, 0));
        assert_eq!(found.password_hash, "$argon2id$1");
        assert_eq!(
            format!("{:?}", setting.store.credential(id).await.unwrap().unwrap()),
            "Credential { failures: 0, .. }"
        );
    }
    let nobody = setting
        .commit(|batch| {
            sessions::set_credential(batch, staff("nobody"), "x", None, setting.world.now());
        })
        .await;
    assert!(matches!(nobody, Err(StoreError::Broken(_))), "{nobody:?}");
}

/// A code that was looked over the shoulder is worth nothing.
async fn a_one_time_code_works_once(setting: Setting) {
    let id = employ(&setting, "officer").await;
    set(&setting, id, Some(vec![7; 20])).await;
    let pass = |step| setting.commit(move |batch| sessions::passed(batch, id, step));
    pass(100).await.unwrap();
    for step in [100, 99, 1] {
        assert!(is_clash(&pass(step).await, Clash::Row("one-time code")), "{step}");
    }
    pass(101).await.unwrap();
    let racing = join_all((0..8).map(|_| pass(102))).await;
    assert_eq!(racing.iter().filter(|r| r.is_ok()).count(), 1);
    // A new secret does not bring the old steps back.
    set(&setting, id, Some(vec![8; 20])).await;
    assert!(is_clash(&pass(102).await, Clash::Row("one-time code")));
    assert_eq!(setting.store.credential(id).await.unwrap().unwrap().totp_last_step, 102);
}

async fn wrong_tries_add_up_until_a_right_one(setting: Setting) {
    let id = employ(&setting, "officer").await;
    set(&setting, id, None).await;
    let fail = |failures, until: Timestamp| {
        setting.commit(move |batch| sessions::failed(batch, id, failures, until))
    };
    let now = setting.world.now();
    let load = async || {
        let found = setting.store.credential(id).await.unwrap().unwrap();
        (found.failures, found.locked_until)
    };
    fail(1, now).await.unwrap();
    assert_eq!(load().await, (1, now));
    // Guesses that were made at the same time, each as the second one, are all counted.
    let guesses = join_all((0..5).map(|_| fail(2, now))).await;
    assert!(guesses.iter().all(Result::is_ok));
    assert_eq!(load().await, (6, now));
    fail(7, now.plus_minutes(15)).await.unwrap();
    fail(7, now).await.unwrap();
    assert_eq!(load().await, (8, now.plus_minutes(15)), "the longer lock stands");
    setting.write(|batch| sessions::passed_without_code(batch, id)).await;
    assert_eq!(load().await, (0, Timestamp::from_micros(0)));
    fail(1, now).await.unwrap();
    setting.write(|batch| sessions::passed(batch, id, 1)).await;
    assert_eq!(load().await.0, 0);
    fail(1, now).await.unwrap();
    set(&setting, id, None).await;
    assert_eq!(load().await.0, 0);
    let nobody = setting.commit(|batch| sessions::failed(batch, staff("nobody"), 1, now)).await;
    assert!(is_clash(&nobody, Clash::Row("credential")));
    let nobody = setting.commit(|batch| sessions::passed_without_code(batch, staff("nobody")));
    assert!(is_clash(&nobody.await, Clash::Row("credential")));
}

async fn a_token_is_given_listed_and_revoked(setting: Setting) {
    let id = employ(&setting, "officer").await;
    let now = setting.world.now();
    let mut tokens = Vec::new();
    for name in ["Cổng Dịch vụ công", "báo cáo"] {
        let token = ApiToken {
            id: setting.world.id(),
            name: name.to_owned(),
            staff: id,
            scopes: vec!["dossiers.read".to_owned(), "dossiers.submit".to_owned()],
            created: setting.world.after_minutes(1),
            ends: now.plus_minutes(60 * 24 * 365),
            revoked: None,
        };
        let digest = Digest::of(name.as_bytes());
        setting.write(|batch| sessions::add_token(batch, digest, &token).unwrap()).await;
        tokens.push(token);
    }
    let load =
        async |name: &str| setting.store.api_token(Digest::of(name.as_bytes())).await.unwrap();
    assert_eq!(load("báo cáo").await.as_ref(), Some(&tokens[1]));
    assert_eq!(load("khác").await, None);
    let newest_first = [tokens[1].clone(), tokens[0].clone()];
    assert_eq!(setting.store.api_tokens().await.unwrap(), newest_first);
    let (early, late) = (setting.world.after_minutes(1), setting.world.after_minutes(1));
    setting.write(|batch| sessions::revoke_token(batch, tokens[0].id, early)).await;
    setting.write(|batch| sessions::revoke_token(batch, tokens[0].id, late)).await;
    assert_eq!(load("Cổng Dịch vụ công").await.unwrap().revoked, Some(early));
    assert_eq!(load("báo cáo").await.unwrap().revoked, None);
    let again = setting.commit(|batch| {
        sessions::add_token(batch, Digest::of("báo cáo".as_bytes()), &tokens[1]).unwrap();
    });
    assert!(is_clash(&again.await, Clash::Row("token")));
}

on_both!(
    a_session_is_seen_and_ends,
    a_credential_is_set_and_replaced,
    a_one_time_code_works_once,
    wrong_tries_add_up_until_a_right_one,
    a_token_is_given_listed_and_revoked,
);
