//! People on their way to a provider and back: read by who has the secret, once.

use super::{Setting, is_clash};
use crate::{
    Clash,
    sign_on::{self, Arrival, Request},
    subjects::{self, Subject},
};
use futures::future::join_all;
use mc_kernel::{Digest, ids::SubjectId};

async fn a_request_is_answered_once(setting: Setting) {
    let now = setting.world.now();
    let state = Digest::of(b"state");
    let request = Request {
        browser: Digest::of(b"browser"),
        provider: "vneid".to_owned(),
        nonce: "nonce".to_owned(),
        verifier: "verifier".to_owned(),
        back: "/ho-so".to_owned(),
        session: Some(Digest::of(b"session")),
        ends: now.plus_minutes(15),
    };
    assert!(!format!("{request:?}").contains("verifier"));
    setting.write(|batch| sign_on::ask(batch, state, &request)).await;
    let load = async || setting.store.sign_on_request(state).await.unwrap();
    assert_eq!(load().await.as_ref(), Some(&request));
    let racing = join_all((0..4).map(|_| setting.commit(|b| sign_on::answered(b, state)))).await;
    assert_eq!(racing.iter().filter(|r| r.is_ok()).count(), 1);
    assert_eq!(load().await, None);
    setting.write(|batch| sign_on::ask(batch, state, &request)).await;
    setting.write(|batch| sign_on::drop_ended(batch, request.ends)).await;
    assert!(load().await.is_some());
    setting.write(|batch| sign_on::drop_ended(batch, request.ends.plus_minutes(1))).await;
    assert_eq!(load().await, None);
}

async fn an_arrival_is_welcomed_once(setting: Setting) {
    let now = setting.world.now();
    let token = Digest::of(b"token");
    let arrival = Arrival {
        browser: Digest::of(b"browser"),
        provider: "vneid".to_owned(),
        body: "{}".to_owned(),
        back: "/".to_owned(),
        ends: now.plus_minutes(30),
    };
    setting.write(|batch| sign_on::arrive(batch, token, &arrival)).await;
    assert_eq!(setting.store.sign_on_arrival(token).await.unwrap(), Some(arrival));
    setting.write(|batch| sign_on::welcomed(batch, token)).await;
    let again = setting.commit(|batch| sign_on::welcomed(batch, token)).await;
    assert!(is_clash(&again, Clash::Row("sign-on")));
}

async fn a_technical_id_leads_to_one_person(setting: Setting) {
    let now = setting.world.now();
    let mut people: Vec<SubjectId> = Vec::new();
    for number in ["026000000001", "026000000002"] {
        let subject = Subject {
            id: setting.world.id(),
            kind: "person".to_owned(),
            id_kind: "CCCD".to_owned(),
            id_number: number.to_owned(),
            name: "Mẫu".to_owned(),
            birth: String::new(),
            phone: String::new(),
            email: String::new(),
            address: String::new(),
        };
        people.push(subject.id);
        setting.write(|batch| subjects::insert(batch, &subject, now)).await;
    }
    let linked = async |provider| setting.store.linked_subject(provider, "t1").await.unwrap();
    assert_eq!(linked("vneid").await, None);
    for person in &people {
        setting.write(|batch| sign_on::link(batch, ("vneid", "t1"), *person, now)).await;
    }
    assert_eq!(linked("vneid").await, Some(people[0]), "the first note stands");
    assert_eq!(linked("portal").await, None);
    let both = (people[0], people[1]);
    let asked = async || setting.store.joining_asked(both.0, both.1).await.unwrap();
    assert_eq!(asked().await, None);
    for minutes in [0, 5] {
        let (id, at) = (setting.world.id(), now.plus_minutes(minutes));
        setting.write(|batch| sign_on::ask_to_join(batch, id, both, at)).await;
    }
    assert_eq!(asked().await, Some(now), "it is asked once");
}

on_both!(
    a_request_is_answered_once,
    an_arrival_is_welcomed_once,
    a_technical_id_leads_to_one_person,
);
