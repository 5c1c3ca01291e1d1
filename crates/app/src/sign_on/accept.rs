//! The first time: a person sees what was received, and says that they want to go on.

use super::{Browser, SignOnFailure, arrive::number_kind};
use crate::{App, AppError, sign_in::Begun};
use mc_gateway::sign_on::{Identified, Level};
use mc_kernel::{Digest, ids::SubjectId};
use mc_store::{
    Batch, Clash, StoreError,
    sessions::SessionActor,
    sign_on::{self, Arrival, Request},
    subjects::{self, Subject},
};
use serde::{Deserialize, Serialize};

/// What was received of a person; kept for minutes, until they have read it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The technical id.
    tech_id: String,
    /// Whether it is an organisation.
    pub is_organisation: bool,
    /// The number.
    pub number: String,
    /// The name.
    pub name: String,
    /// The date of birth; may be empty.
    pub birth: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Electronic mail; may be empty.
    pub email: String,
    /// Address; may be empty.
    pub address: String,
    is_level_two: bool,
    id_token: String,
    /// The session that ends when this one begins.
    session: Option<String>,
    /// Whose record it becomes, where there is one already.
    known: Option<SubjectId>,
    /// A second record of the same person.
    other: Option<SubjectId>,
}

impl std::fmt::Debug for Received {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Received")
    }
}

impl Received {
    pub(super) fn of(
        found: &Identified,
        session: Option<Digest>,
        known: Option<SubjectId>,
        other: Option<SubjectId>,
    ) -> Self {
        let found = found.clone();
        Self {
            tech_id: found.tech_id,
            is_organisation: found.is_organisation,
            number: found.number,
            name: found.name,
            birth: found.birth,
            phone: found.phone,
            email: found.email,
            address: found.address,
            is_level_two: found.level == Level::Two,
            id_token: found.id_token,
            session: session.map(|digest| digest.to_string()),
            known,
            other,
        }
    }

    /// Whether the person was recognised on level 02.
    pub const fn is_level_two(&self) -> bool {
        self.is_level_two
    }

    /// Whether there is a record of the person already.
    pub const fn is_known(&self) -> bool {
        self.known.is_some()
    }

    /// Whether there are two records of the person.
    pub const fn is_kept_twice(&self) -> bool {
        self.known.is_some() && self.other.is_some()
    }

    fn identified(&self) -> Identified {
        Identified {
            tech_id: self.tech_id.clone(),
            is_organisation: self.is_organisation,
            number: self.number.clone(),
            old_number: String::new(),
            name: self.name.clone(),
            birth: self.birth.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            address: self.address.clone(),
            level: if self.is_level_two { Level::Two } else { Level::One },
            id_token: self.id_token.clone(),
        }
    }

    fn subject(&self, id: SubjectId) -> Subject {
        let kind = if self.is_organisation { "organisation" } else { "person" };
        Subject {
            id,
            kind: kind.to_owned(),
            id_kind: number_kind(&self.identified()).to_owned(),
            id_number: self.number.clone(),
            name: self.name.clone(),
            birth: self.birth.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            address: self.address.clone(),
        }
    }
}

impl App {
    /// What was received of whoever holds a secret, and by which provider.
    ///
    /// # Errors
    /// [`SignOnFailure::NobodyWaits`] when it holds no longer, [`SignOnFailure::OtherBrowser`].
    pub async fn received(
        &self,
        browser: &Browser,
        token: &[u8; 32],
    ) -> Result<(Received, String), SignOnFailure> {
        let arrival = self.arrival(browser, token).await?;
        let received = serde_json::from_str(&arrival.body).map_err(AppError::internal)?;
        Ok((received, arrival.provider))
    }

    async fn arrival(&self, browser: &Browser, token: &[u8; 32]) -> Result<Arrival, SignOnFailure> {
        let arrival = self.parts.store.sign_on_arrival(Digest::of(token)).await?;
        let arrival = arrival.filter(|a| a.ends > self.now()).ok_or(SignOnFailure::NobodyWaits)?;
        if arrival.browser.matches(&browser.secret) {
            Ok(arrival)
        } else {
            Err(SignOnFailure::OtherBrowser)
        }
    }

    /// Signs a person on who has read what was received. With `join` they ask that their two records
    /// become one; until that is done both are kept as they are.
    ///
    /// # Errors
    /// As [`App::received`].
    pub async fn accept(
        &self,
        browser: &Browser,
        token: &[u8; 32],
        join: bool,
    ) -> Result<(Begun, String), SignOnFailure> {
        let arrival = self.arrival(browser, token).await?;
        let received: Received = serde_json::from_str(&arrival.body).map_err(AppError::internal)?;
        let now = self.now();
        let mut batch = Batch::new();
        sign_on::welcomed(&mut batch, Digest::of(token));
        let subject = if let Some(known) = received.known {
            self.completed(&mut batch, known, &received).await?
        } else {
            let subject = received.subject(self.mint().id());
            subjects::insert(&mut batch, &subject, now);
            subject.id
        };
        sign_on::link(&mut batch, (&arrival.provider, &received.tech_id), subject, now);
        if let Some(other) = received.other.filter(|_| join && received.is_kept_twice()) {
            sign_on::ask_to_join(&mut batch, self.mint().id(), (subject, other), now);
        }
        let request = Request {
            browser: arrival.browser,
            provider: arrival.provider,
            nonce: String::new(),
            verifier: String::new(),
            back: arrival.back.clone(),
            session: received.session.as_ref().and_then(|digest| digest.parse().ok()),
            ends: now,
        };
        let found = received.identified();
        let actor = SessionActor::Citizen(subject);
        let begun = self.begin_at_provider(&mut batch, browser, &request, (actor, &found));
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok((begun, arrival.back)),
            Err(StoreError::Conflict(Clash::Row("sign-on"))) => Err(SignOnFailure::NobodyWaits),
            Err(error) => Err(error.into()),
        }
    }

    /// Fills in how a known person is reached, where nothing is known; what they gave stands.
    async fn completed(
        &self,
        batch: &mut Batch,
        known: SubjectId,
        received: &Received,
    ) -> Result<SubjectId, AppError> {
        let subject = self.parts.store.subject(known).await?.ok_or(AppError::NotFound)?;
        let or =
            |own: &str, said: &str| if own.is_empty() { said.to_owned() } else { own.to_owned() };
        let filled = Subject {
            phone: or(&subject.phone, &received.phone),
            address: or(&subject.address, &received.address),
            ..subject.clone()
        };
        if filled != subject {
            subjects::change_contact(batch, &filled);
        }
        Ok(known)
    }
}
