//! To what people consented (Luật 91/2025/QH15, Điều 9): each to one purpose, in the words of one
//! version, until it is withdrawn.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{ConsentId, ProcessingId, SubjectId},
};

const GIVE: &str =
    "INSERT INTO consent (id, subject, processing, version, given_us) VALUES ($1, $2, $3, $4, $5)";
const WITHDRAW: &str =
    "UPDATE consent SET withdrawn_us = $3 WHERE id = $1 AND subject = $2 AND withdrawn_us IS NULL";
const HOLDS: &str = "SELECT id, subject, processing, version, given_us, withdrawn_us FROM consent WHERE subject = $1 AND processing = $2 AND withdrawn_us IS NULL";
const ONE: &str = "SELECT id, subject, processing, version, given_us, withdrawn_us FROM consent WHERE id = $1 AND subject = $2";
const OF_PERSON: &str = "SELECT id, subject, processing, version, given_us, withdrawn_us FROM consent WHERE subject = $1 AND (given_us, id) < ($2, $3) ORDER BY given_us DESC, id DESC LIMIT $4";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("whether a person consents", HOLDS), ("consents of a person", OF_PERSON)];

/// A consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// Whose.
    pub subject: SubjectId,
    /// To which processing.
    pub processing: ProcessingId,
    /// In the words of which version.
    pub version: u32,
    /// When it was given.
    pub given: Timestamp,
    /// When it was withdrawn.
    pub withdrawn: Option<Timestamp>,
}

/// Key of the list of consents.
pub type ConsentKey = (Timestamp, ConsentId);

/// Writes a consent.
pub fn give(batch: &mut Batch, consent: &Consent) {
    let values = vec![
        consent.id.into(),
        consent.subject.into(),
        consent.processing.into(),
        consent.version.into(),
        consent.given.into(),
    ];
    batch.insert(GIVE, values, Clash::Row("consent"));
}

/// Withdraws a consent.
pub fn withdraw(batch: &mut Batch, consent: &Consent, now: Timestamp) {
    let values = vec![consent.id.into(), consent.subject.into(), now.into()];
    batch.change_one(WITHDRAW, values, Clash::Row("consent"));
}

impl Store {
    /// The consent of a person to a processing, while it holds.
    pub async fn consent_to(
        &self,
        subject: SubjectId,
        processing: ProcessingId,
    ) -> Result<Option<Consent>, StoreError> {
        let row = self.query_one(HOLDS, vec![subject.into(), processing.into()]).await?;
        row.as_ref().map(consent).transpose()
    }

    /// A consent of a person.
    pub async fn consent(
        &self,
        subject: SubjectId,
        id: ConsentId,
    ) -> Result<Option<Consent>, StoreError> {
        let row = self.query_one(ONE, vec![id.into(), subject.into()]).await?;
        row.as_ref().map(consent).transpose()
    }

    /// The consents of a person, newest first.
    pub async fn consents_of(
        &self,
        subject: SubjectId,
        before: Option<ConsentKey>,
        size: PageSize,
    ) -> Result<Page<Consent, ConsentKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), ConsentId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let values = vec![subject.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(OF_PERSON, values).await?;
        let rows = rows.iter().map(consent).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |c| (c.given, c.id)))
    }
}

fn consent(row: &Row) -> Result<Consent, StoreError> {
    Ok(Consent {
        id: row.id(0)?,
        subject: row.id(1)?,
        processing: row.id(2)?,
        version: u32::try_from(row.count(3)?).unwrap_or(u32::MAX),
        given: row.timestamp(4)?,
        withdrawn: row.optional(5, Row::timestamp)?,
    })
}
