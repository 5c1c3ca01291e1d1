//! Signing at a service that asks its holder: confirmed, refused, forgotten, and with lost answers.

use super::{
    documents::plain,
    levels::request,
    now,
    pki::{Identity, WORLD},
};
use crate::{
    Level, Lost, Obstacle, Offline, RemoteAnswer, RemoteKey, RemoteRequest, RemoteService,
    SigningKey as _, Verdict, key::LONGEST_WAIT, sign_pdf, verify_pdf,
};
use std::{cell::RefCell, collections::BTreeMap, time::Duration};

/// A service in the shape of those that exist.
struct Phone<'a> {
    holder: &'a Identity,
    /// After so many questions the holder confirms.
    confirms_after: usize,
    refuses: bool,
    /// Answers of these numbers do not arrive, counted from one.
    lost: &'a [usize],
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    answers: usize,
    polls: usize,
    waited: Duration,
    asked: BTreeMap<String, Vec<u8>>,
    made: BTreeMap<String, Vec<u8>>,
    signatures: usize,
}

impl<'a> Phone<'a> {
    fn new(confirms_after: usize, lost: &'a [usize]) -> Self {
        let state = RefCell::default();
        Self { holder: &WORLD.p256, confirms_after, refuses: false, lost, state }
    }

    fn answer(&self, name: &str) -> Result<RemoteAnswer, Lost> {
        let mut state = self.state.borrow_mut();
        state.answers += 1;
        let answer = if self.refuses {
            RemoteAnswer::Refused("no".into())
        } else if state.polls < self.confirms_after {
            RemoteAnswer::Waiting
        } else {
            if !state.made.contains_key(name) {
                let signature = self.holder.key(&[]).sign(&state.asked[name]).unwrap();
                state.made.insert(name.to_owned(), signature);
                state.signatures += 1;
            }
            RemoteAnswer::Signed(state.made[name].clone())
        };
        if self.lost.contains(&state.answers) { Err(Lost("cut off".into())) } else { Ok(answer) }
    }
}

impl RemoteService for Phone<'_> {
    fn ask(&self, request: &RemoteRequest<'_>) -> Result<RemoteAnswer, Lost> {
        let known = self.state.borrow().asked.get(request.name).cloned();
        if known.is_some_and(|known| known != request.message) {
            return Ok(RemoteAnswer::Refused("another message under this name".into()));
        }
        self.state.borrow_mut().asked.insert(request.name.into(), request.message.to_vec());
        self.answer(request.name)
    }

    fn poll(&self, name: &str) -> Result<RemoteAnswer, Lost> {
        self.state.borrow_mut().polls += 1;
        self.answer(name)
    }

    fn pause(&self, time: Duration) {
        self.state.borrow_mut().waited += time;
    }
}

fn sign(phone: &Phone<'_>, version: &str) -> Result<Vec<u8>, Obstacle> {
    let world = &*WORLD;
    let certificates = world.p256.key(&world.issuers()).certificates().to_vec();
    let key = RemoteKey::new(phone, certificates, version, "Quyết định số 12").unwrap();
    sign_pdf(&plain(), &key, &request(Level::Basic, now(), None)).map_err(|e| e.obstacle)
}

#[test]
fn the_holder_confirms_on_the_phone() {
    let phone = Phone::new(5, &[]);
    let pdf = sign(&phone, "12/QĐ, bản 3").unwrap();
    let report = verify_pdf(&pdf, &WORLD.trust_at(0), now(), &Offline);
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    assert_eq!(phone.state.borrow().signatures, 1);
}

#[test]
fn a_lost_answer_never_makes_a_second_signature() {
    // The first answer, one in the middle, and the one that brings the signature.
    for lost in [&[1][..], &[2], &[1, 2, 4], &[3, 4]] {
        let phone = Phone::new(2, lost);
        let pdf = sign(&phone, "v1").unwrap();
        // The whole program ended, and signs again with the same instant.
        assert_eq!(sign(&phone, "v1").unwrap(), pdf, "{lost:?}");
        assert_eq!(phone.state.borrow().signatures, 1, "{lost:?}");
    }
    let phone = Phone::new(0, &[1, 2, 3]);
    assert_eq!(sign(&phone, "v1"), Err(Obstacle::KeyRefused), "nothing ever came");
    sign(&phone, "v1").unwrap();
    assert_eq!(phone.state.borrow().signatures, 1);
}

#[test]
fn who_does_not_confirm_is_not_waited_for_longer() {
    let phone = Phone::new(usize::MAX, &[]);
    assert_eq!(sign(&phone, "v1"), Err(Obstacle::NotConfirmed));
    assert_eq!(phone.state.borrow().waited, LONGEST_WAIT);
}

#[test]
fn a_refusal_and_a_wrong_signature_sign_nothing() {
    let phone = Phone { refuses: true, ..Phone::new(0, &[]) };
    assert_eq!(sign(&phone, "v1"), Err(Obstacle::KeyRefused));
    let phone = Phone { holder: &WORLD.old, ..Phone::new(0, &[]) };
    assert_eq!(sign(&phone, "v1"), Err(Obstacle::KeyRefused));
}
