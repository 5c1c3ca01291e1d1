//! Sessions, credentials and tokens: kept as digests, ended for good, and a code works once.

use super::{
    Setting, is_clash,
    sample::{staff, subject_id},
};
use crate::{
    Clash, StoreError, organisation,
    second_factors::{self, Tries},
    sessions::{self, ApiToken, Opening, SessionActor},
};
use futures::future::join_all;
use mc_kernel::{Digest, Timestamp, ids::StaffId};
use mc_org::{Organisation, Staff};
use mc_policy::Assurance;

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
    let opening = |actor, ends| Opening {
        way: "provider",
        provider: "vneid".to_owned(),
        id_token: "token".to_owned(),
        level: Assurance::Two,
        ..Opening::plain(setting.world.id(), actor, now, ends)
    };
    let (first, second) = (opening(citizen, ends), opening(officer, now.plus_minutes(1)));
    setting.write(|batch| sessions::begin(batch, one, &first)).await;
    setting.write(|batch| sessions::begin(batch, two, &second)).await;
    let load = async |token| setting.store.session(token).await.unwrap();
    let found = load(one).await.unwrap();
    assert_eq!((found.actor, found.seen, found.ends, found.proven), (citizen, now, ends, now));
    assert_eq!((found.id, found.level), (Some(first.id), Assurance::Two));
    assert_eq!((found.provider.as_str(), found.id_token.as_str()), ("vneid", "token"));
    assert!(!format!("{found:?} {first:?}").contains("token"));
    assert_eq!(load(two).await.unwrap().actor, officer);
    assert_eq!(load(Digest::of(b"3")).await, None);
    let taken = setting.commit(|batch| sessions::begin(batch, one, &second)).await;
    assert!(is_clash(&taken, Clash::Row("session")));

    let later = setting.world.after_minutes(1);
    setting.write(|batch| sessions::seen(batch, one, later)).await;
    assert_eq!(load(one).await.unwrap().seen, later);
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
        assert_eq!(found.totp_secret, secret);
        assert_eq!(found.password_hash, "$argon2id$1");
        assert_eq!(
            format!("{:?}", setting.store.credential(id).await.unwrap().unwrap()),
            "Credential"
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
    let (now, forgotten) = (setting.world.now(), setting.world.now().plus_minutes(60));
    let (here, there) = (Digest::of(b"account, here"), Digest::of(b"account, there"));
    let fail = |key, failures, until: Timestamp| {
        let tries = Tries { failures, until };
        setting.commit(move |batch| second_factors::failed(batch, key, tries, forgotten))
    };
    let load = async |key| {
        let found = setting.store.sign_in_tries(key).await.unwrap();
        found.map(|tries| (tries.failures, tries.until))
    };
    assert_eq!(load(here).await, None);
    fail(here, 1, now).await.unwrap();
    assert_eq!(load(here).await, Some((1, now)));
    // Guesses that were made at the same time, each as the second one, are all counted.
    let guesses = join_all((0..5).map(|_| fail(here, 2, now))).await;
    assert!(guesses.iter().all(Result::is_ok));
    assert_eq!(load(here).await, Some((6, now)));
    fail(here, 7, now.plus_minutes(15)).await.unwrap();
    fail(here, 7, now).await.unwrap();
    assert_eq!(load(here).await, Some((8, now.plus_minutes(15))), "the longer pause stands");
    assert_eq!(load(there).await, None, "another place is another matter");
    setting.write(|batch| second_factors::passed(batch, here)).await;
    assert_eq!(load(here).await, None);
    fail(here, 1, now).await.unwrap();
    setting.write(|batch| second_factors::drop_ended(batch, forgotten)).await;
    assert!(load(here).await.is_some());
    setting.write(|batch| second_factors::drop_ended(batch, forgotten.plus_minutes(1))).await;
    assert_eq!(load(here).await, None);
}

async fn a_recovery_code_works_once(setting: Setting) {
    let (id, other) = (employ(&setting, "officer").await, employ(&setting, "other").await);
    let now = setting.world.now();
    let codes = [Digest::of(b"one"), Digest::of(b"two")];
    setting.write(|batch| second_factors::set_recovery_codes(batch, id, &codes, now)).await;
    let has = async |staff, code| setting.store.has_recovery_code(staff, code).await.unwrap();
    assert!(has(id, codes[0]).await && !has(other, codes[0]).await);
    let used =
        |staff| setting.commit(move |b| second_factors::use_recovery_code(b, staff, codes[0]));
    assert!(is_clash(&used(other).await, Clash::Row("recovery code")));
    let racing = join_all((0..4).map(|_| used(id))).await;
    assert_eq!(racing.iter().filter(|r| r.is_ok()).count(), 1);
    assert_eq!(setting.store.recovery_codes_left(id).await.unwrap(), 1);
    // New ones void the old ones.
    let fresh = [Digest::of(b"three")];
    setting.write(|batch| second_factors::set_recovery_codes(batch, id, &fresh, now)).await;
    assert!(!has(id, codes[1]).await && has(id, fresh[0]).await);
}

async fn sessions_of_an_officer_are_listed_and_ended(setting: Setting) {
    let (mine, theirs) = (employ(&setting, "officer").await, employ(&setting, "other").await);
    let now = setting.world.now();
    let tokens = ["a", "b", "c"].map(|name| Digest::of(name.as_bytes()));
    let mut ids = Vec::new();
    for (token, minutes, staff) in
        [(tokens[0], 0, mine), (tokens[1], 5, mine), (tokens[2], 9, theirs)]
    {
        let at = now.plus_minutes(minutes);
        let actor = SessionActor::Staff(staff);
        let opening = Opening::plain(setting.world.id(), actor, at, at.plus_minutes(60));
        ids.push(opening.id);
        setting.write(|batch| sessions::begin(batch, token, &opening)).await;
    }
    let list = async |at: Timestamp| -> Vec<Digest> {
        let found = setting.store.sessions_of_staff(mine, at, now.plus_minutes(-1)).await.unwrap();
        found.iter().map(|listed| listed.token).collect()
    };
    assert_eq!(list(now).await, [tokens[1], tokens[0]]);
    assert_eq!(list(now.plus_minutes(61)).await, [tokens[1]], "the other one has ended");
    setting.write(|batch| sessions::end_of_staff(batch, mine, ids[2])).await;
    assert!(setting.store.session(tokens[2]).await.unwrap().is_some(), "it is somebody else's");
    setting.write(|batch| sessions::end_of_staff(batch, mine, ids[0])).await;
    assert_eq!(list(now).await, [tokens[1]]);
    setting.write(|batch| sessions::proven(batch, tokens[1], tokens[0], now.plus_minutes(7))).await;
    let raised = setting.store.session(tokens[0]).await.unwrap().unwrap();
    assert_eq!(raised.proven, now.plus_minutes(7));
    assert_eq!(setting.store.session(tokens[1]).await.unwrap(), None);
    let gone = setting.commit(|batch| sessions::proven(batch, tokens[1], tokens[0], now)).await;
    assert!(is_clash(&gone, Clash::Row("session")));
    setting.write(|batch| sessions::end_others(batch, mine, Digest::of(b"z"))).await;
    assert_eq!(list(now).await, []);
    assert!(setting.store.session(tokens[2]).await.unwrap().is_some());
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
    a_recovery_code_works_once,
    sessions_of_an_officer_are_listed_and_ended,
    a_token_is_given_listed_and_revoked,
);
