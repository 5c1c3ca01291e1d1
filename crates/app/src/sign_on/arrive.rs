//! Back from a provider.

use super::{Browser, Received, SignOnFailure, assurance};
use crate::{App, AppError, sign_in::Begun};
use mc_form::identity::number_problem;
use mc_gateway::sign_on::{Identified, Kept, SignOnError};
use mc_kernel::{Digest, ids::StaffId};
use mc_store::{
    Batch, Clash, StoreError,
    sessions::{self, Opening, SessionActor},
    sign_on::{self, Arrival, Request},
};

/// How long a person may read what was received.
const ARRIVAL_MINUTES: i64 = 30;

/// What a provider sends a person back with.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The provider whose address was called.
    pub provider: &'a str,
    /// What was sent along.
    pub state: &'a str,
    /// The code; empty without one.
    pub code: &'a str,
    /// The provider's code for why there is none; empty without one.
    pub error: &'a str,
}

impl std::fmt::Debug for Answer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({})", self.provider)
    }
}

/// Somebody whom a provider recognised.
#[derive(Debug)]
pub enum Arrived {
    /// Signed on; the page to go on to.
    SignedOn(Begun, String),
    /// Something has to be seen first: what was received, or that there are two records. The secret
    /// leads to it.
    ToRead([u8; 32]),
}

impl App {
    /// Takes a provider's answer: once, and only by the browser that was sent.
    ///
    /// # Errors
    /// [`SignOnFailure`]; nobody is signed on then.
    pub async fn arrive_from(
        &self,
        browser: &Browser,
        answer: &Answer<'_>,
    ) -> Result<Arrived, SignOnFailure> {
        let state = Digest::of(answer.state.as_bytes());
        let request = self.parts.store.sign_on_request(state).await?;
        let is_awaited = |r: &Request| r.provider == answer.provider && r.ends > self.now();
        let request = request.filter(is_awaited).ok_or(SignOnFailure::NobodyWaits)?;
        if !request.browser.matches(&browser.secret) {
            return Err(SignOnFailure::OtherBrowser);
        }
        let mut batch = Batch::new();
        sign_on::answered(&mut batch, state);
        match self.parts.store.commit(batch).await {
            Err(StoreError::Conflict(Clash::Row(_))) => return Err(SignOnFailure::NobodyWaits),
            other => other?,
        }
        let provider = self.provider(answer.provider).ok_or(AppError::NotFound)?;
        match answer.error {
            "" => {}
            "access_denied" | "login_required" => return Err(SignOnError::Cancelled.into()),
            other => {
                let code = other.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(60);
                return Err(SignOnError::Refused(code.collect()).into());
            }
        }
        let kept = Kept { nonce: request.nonce.clone(), verifier: request.verifier.clone() };
        let found = provider.answer(answer.code, &kept).await?;
        if provider.is_for_officers() {
            self.officer_arrives(browser, &request, &found).await
        } else {
            self.citizen_arrives(browser, &request, &found).await
        }
    }

    async fn citizen_arrives(
        &self,
        browser: &Browser,
        request: &Request,
        found: &Identified,
    ) -> Result<Arrived, SignOnFailure> {
        check_number(found)?;
        let store = &self.parts.store;
        let linked = store.linked_subject(&request.provider, &found.tech_id).await?;
        let by_number = store.subject_by_number(number_kind(found), &found.number).await?;
        let known = linked.or(by_number.map(|subject| subject.id));
        let other = self.other_record(found, known).await?;
        let is_asked = match known.zip(other.as_ref()) {
            Some((known, other)) => store.joining_asked(known, other.id).await?.is_some(),
            None => true,
        };
        let mut batch = Batch::new();
        if let Some(subject) = known.filter(|_| linked.is_some() && is_asked) {
            let actor = SessionActor::Citizen(subject);
            let begun = self.begin_at_provider(&mut batch, browser, request, (actor, found));
            store.commit(batch).await?;
            return Ok(Arrived::SignedOn(begun, request.back.clone()));
        }
        let received = Received::of(found, request.session, known, other.map(|o| o.id));
        let token = self.mint().secret();
        let arrival = Arrival {
            browser: browser.secret,
            provider: request.provider.clone(),
            body: serde_json::to_string(&received).map_err(AppError::internal)?,
            back: request.back.clone(),
            ends: self.now().plus_minutes(ARRIVAL_MINUTES),
        };
        sign_on::arrive(&mut batch, Digest::of(&token), &arrival);
        store.commit(batch).await?;
        Ok(Arrived::ToRead(token))
    }

    /// A second record of the same person: under the number where the technical id leads elsewhere,
    /// or under the old nine-digit number.
    async fn other_record(
        &self,
        found: &Identified,
        known: Option<mc_kernel::ids::SubjectId>,
    ) -> Result<Option<mc_store::subjects::Subject>, AppError> {
        let store = &self.parts.store;
        for (kind, number) in [(number_kind(found), &found.number), ("CMND", &found.old_number)] {
            if number.is_empty() {
                continue;
            }
            let record = store.subject_by_number(kind, number).await?;
            if let Some(record) = record.filter(|r| Some(r.id) != known) {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    async fn officer_arrives(
        &self,
        browser: &Browser,
        request: &Request,
        found: &Identified,
    ) -> Result<Arrived, SignOnFailure> {
        let staff = self.officer_of(found).await?.ok_or(SignOnFailure::NoOfficer)?;
        let mut batch = Batch::new();
        let actor = SessionActor::Staff(staff);
        let begun = self.begin_at_provider(&mut batch, browser, request, (actor, found));
        self.parts.store.commit(batch).await?;
        Ok(Arrived::SignedOn(begun, request.back.clone()))
    }

    /// The officer who is the person with this number, and works here today.
    async fn officer_of(&self, found: &Identified) -> Result<Option<StaffId>, SignOnFailure> {
        check_number(found)?;
        let store = &self.parts.store;
        let Some(subject) = store.subject_by_number(number_kind(found), &found.number).await?
        else {
            return Ok(None);
        };
        let staff = store.staff_of_subject(subject.id).await?;
        let reference = self.reference();
        Ok(staff.filter(|id| reference.directory.staff(*id).is_some()))
    }

    /// A session that began at a provider; the one that it takes the place of ends.
    pub(super) fn begin_at_provider(
        &self,
        batch: &mut Batch,
        browser: &Browser,
        request: &Request,
        (actor, found): (SessionActor, &Identified),
    ) -> Begun {
        if let Some(before) = request.session {
            sessions::end(batch, before);
        }
        let opening = Opening {
            level: assurance(found.level),
            way: "provider",
            provider: request.provider.clone(),
            id_token: found.id_token.clone(),
            ..self.opening(actor, browser)
        };
        self.begin_session(batch, &opening)
    }
}

/// The kind of number by which somebody is kept.
pub(super) const fn number_kind(found: &Identified) -> &'static str {
    if found.is_organisation { "MST" } else { "CCCD" }
}

fn check_number(found: &Identified) -> Result<(), SignOnFailure> {
    if found.is_organisation {
        return Ok(());
    }
    match number_problem(&found.number, &found.birth) {
        Some(flaw) => Err(SignOnFailure::BadNumber(flaw)),
        None => Ok(()),
    }
}
