//! People on their way to a provider and back, and under which technical id a provider knows them.
//!
//! Whoever signs on is nobody yet: there is no permit for these rows. A row is read by a secret that
//! only the browser has to which it was given, and only once.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    Digest, Timestamp,
    ids::{JoiningId, SubjectId},
};

const ASK: &str = "INSERT INTO sign_on_request (state, browser, provider, nonce, verifier, back, session, ends_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const ASKED: &str = "SELECT browser, provider, nonce, verifier, back, session, ends_us FROM sign_on_request WHERE state = $1";
const ANSWERED: &str = "DELETE FROM sign_on_request WHERE state = $1";
const DROP_ASKED: &str = "DELETE FROM sign_on_request WHERE ends_us < $1";
const ARRIVE: &str = "INSERT INTO sign_on_arrival (token, browser, provider, body, back, ends_us) VALUES ($1, $2, $3, $4, $5, $6)";
const ARRIVED: &str =
    "SELECT browser, provider, body, back, ends_us FROM sign_on_arrival WHERE token = $1";
const WELCOMED: &str = "DELETE FROM sign_on_arrival WHERE token = $1";
const DROP_ARRIVED: &str = "DELETE FROM sign_on_arrival WHERE ends_us < $1";
const LINK: &str = "INSERT INTO sign_on_link (provider, tech_id, subject, linked_us) VALUES ($1, $2, $3, $4) ON CONFLICT (provider, tech_id) DO NOTHING";
const LINKED: &str = "SELECT subject FROM sign_on_link WHERE provider = $1 AND tech_id = $2";
const JOIN: &str = "INSERT INTO joining (id, kept, other, asked_us, decided_by, note) VALUES ($1, $2, $3, $4, '', '') ON CONFLICT (kept, other) DO NOTHING";
const IS_ASKED: &str = "SELECT asked_us FROM joining WHERE kept = $1 AND other = $2";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] = [
    ("requests that nobody answered", DROP_ASKED),
    ("arrivals that went no further", DROP_ARRIVED),
];

/// A person who was sent to a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The digest of what the browser has.
    pub browser: Digest,
    /// The provider.
    pub provider: String,
    /// What its token has to bring again.
    pub nonce: String,
    /// What proves that the code was asked for by us.
    pub verifier: String,
    /// The page to come back to.
    pub back: String,
    /// The session that is raised, where there is one: the digest of its token.
    pub session: Option<Digest>,
    /// Nobody comes back after this instant.
    pub ends: Timestamp,
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Request({})", self.provider)
    }
}

/// Somebody whom a provider recognised for the first time.
#[derive(Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The digest of what the browser has.
    pub browser: Digest,
    /// The provider.
    pub provider: String,
    /// What it said, as JSON of the application.
    pub body: String,
    /// The page to come back to.
    pub back: String,
    /// It holds no longer after this instant.
    pub ends: Timestamp,
}

impl std::fmt::Debug for Arrival {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Arrival({})", self.provider)
    }
}

/// Keeps a request under the digest of its state.
pub fn ask(batch: &mut Batch, state: Digest, request: &Request) {
    let values = vec![
        state.into(),
        request.browser.into(),
        (&request.provider).into(),
        (&request.nonce).into(),
        (&request.verifier).into(),
        (&request.back).into(),
        request.session.into(),
        request.ends.into(),
    ];
    batch.insert(ASK, values, Clash::Row("sign-on"));
}

/// Takes a request away; [`Clash::Row`] when somebody has done so: an answer counts once.
pub fn answered(batch: &mut Batch, state: Digest) {
    batch.change_one(ANSWERED, vec![state.into()], Clash::Row("sign-on"));
}

/// Keeps an arrival under the digest of its token.
pub fn arrive(batch: &mut Batch, token: Digest, arrival: &Arrival) {
    let values = vec![
        token.into(),
        arrival.browser.into(),
        (&arrival.provider).into(),
        (&arrival.body).into(),
        (&arrival.back).into(),
        arrival.ends.into(),
    ];
    batch.insert(ARRIVE, values, Clash::Row("sign-on"));
}

/// Takes an arrival away; [`Clash::Row`] when somebody has done so.
pub fn welcomed(batch: &mut Batch, token: Digest) {
    batch.change_one(WELCOMED, vec![token.into()], Clash::Row("sign-on"));
}

/// Notes under which technical id a provider knows a person; the first note stands.
pub fn link(batch: &mut Batch, known: (&str, &str), subject: SubjectId, now: Timestamp) {
    let (provider, tech_id) = known;
    batch.change_any(LINK, vec![provider.into(), tech_id.into(), subject.into(), now.into()]);
}

/// Keeps the wish that two records of one person become one; once.
pub fn ask_to_join(
    batch: &mut Batch,
    id: JoiningId,
    records: (SubjectId, SubjectId),
    now: Timestamp,
) {
    let (kept, other) = records;
    batch.change_any(JOIN, vec![id.into(), kept.into(), other.into(), now.into()]);
}

/// Drops requests and arrivals that nobody comes back for.
pub fn drop_ended(batch: &mut Batch, now: Timestamp) {
    batch.change_any(DROP_ASKED, vec![now.into()]);
    batch.change_any(DROP_ARRIVED, vec![now.into()]);
}

impl Store {
    /// The request of a state.
    pub async fn sign_on_request(&self, state: Digest) -> Result<Option<Request>, StoreError> {
        let row = self.query_one(ASKED, vec![state.into()]).await?;
        row.map(|row| {
            Ok(Request {
                browser: row.digest(0)?,
                provider: row.text(1)?,
                nonce: row.text(2)?,
                verifier: row.text(3)?,
                back: row.text(4)?,
                session: row.optional(5, Row::digest)?,
                ends: row.timestamp(6)?,
            })
        })
        .transpose()
    }

    /// The arrival of a token.
    pub async fn sign_on_arrival(&self, token: Digest) -> Result<Option<Arrival>, StoreError> {
        let row = self.query_one(ARRIVED, vec![token.into()]).await?;
        row.map(|row| {
            Ok(Arrival {
                browser: row.digest(0)?,
                provider: row.text(1)?,
                body: row.text(2)?,
                back: row.text(3)?,
                ends: row.timestamp(4)?,
            })
        })
        .transpose()
    }

    /// Whom a provider means by a technical id.
    pub async fn linked_subject(
        &self,
        provider: &str,
        tech_id: &str,
    ) -> Result<Option<SubjectId>, StoreError> {
        let row = self.query_one(LINKED, vec![provider.into(), tech_id.into()]).await?;
        row.map(|row| row.id(0)).transpose()
    }

    /// When it was asked that two records become one.
    pub async fn joining_asked(
        &self,
        kept: SubjectId,
        other: SubjectId,
    ) -> Result<Option<Timestamp>, StoreError> {
        let row = self.query_one(IS_ASKED, vec![kept.into(), other.into()]).await?;
        row.map(|row| row.timestamp(0)).transpose()
    }
}
