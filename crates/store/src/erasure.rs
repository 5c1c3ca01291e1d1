//! Erasing a person: their key, what they wrote, their files and what identifies them. The event log
//! stays as it is, and verifiable: it holds seals of what is gone.

use crate::{Batch, Clash, Row, Store, StoreError, Value, json, sealing::keys};
use mc_kernel::{
    Digest, Page, PageSize, Timestamp,
    ids::{ErasureId, RightsRequestId, StaffId, SubjectId},
};
use mc_policy::{Permit, actions};

const BEGIN: &str = "INSERT INTO erasure (id, subject, request, decided_by, begun_us, body, waiting) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const DONE: &str =
    "UPDATE erasure SET waiting = NULL, done_us = $2 WHERE id = $1 AND done_us IS NULL";
const WAITING: &str = "SELECT id, subject, request, decided_by, begun_us, body, waiting, done_us FROM erasure WHERE done_us IS NULL AND id > $1 ORDER BY id LIMIT 20";
const LIST: &str = "SELECT id, subject, request, decided_by, begun_us, body, waiting, done_us FROM erasure WHERE (begun_us, id) < ($1, $2) ORDER BY begun_us DESC, id DESC LIMIT $3";
const OF_REQUEST: &str = "SELECT id, subject, request, decided_by, begun_us, body, waiting, done_us FROM erasure WHERE request = $1";
const FILES: &str =
    "SELECT id, sha256 FROM file WHERE owner = $1 AND id > $2 ORDER BY id LIMIT 500";
/// What is taken away, in this order: later statements need rows of earlier tables no more.
const TAKE: [&str; 17] = [
    "UPDATE ledger_salt SET salt = '' WHERE subject = $1",
    "DELETE FROM event_private WHERE subject = $1",
    "DELETE FROM parked_form WHERE draft IN (SELECT id FROM draft WHERE owner = $1)",
    "DELETE FROM scan_tray WHERE draft IN (SELECT id FROM draft WHERE owner = $1)",
    "DELETE FROM upload WHERE draft IN (SELECT id FROM draft WHERE owner = $1)",
    "DELETE FROM register_answer WHERE matter IN (SELECT id FROM draft WHERE owner = $1)",
    "DELETE FROM register_answer WHERE matter IN (SELECT id FROM dossier WHERE applicant = $1)",
    "UPDATE register_query SET keys = '{}' WHERE subject = $1",
    "DELETE FROM draft WHERE owner = $1",
    "DELETE FROM paper_use WHERE paper IN (SELECT id FROM paper WHERE owner = $1)",
    "DELETE FROM paper WHERE owner = $1",
    "DELETE FROM file WHERE owner = $1",
    "DELETE FROM mail_address WHERE subject = $1",
    "DELETE FROM sign_on_link WHERE subject = $1",
    "DELETE FROM notice WHERE subject = $1",
    "UPDATE ticket SET subject = NULL WHERE subject = $1",
    "DELETE FROM guidance WHERE owner = $1",
];
const SESSIONS: &str = "DELETE FROM session WHERE actor = $1 AND actor_kind = 'citizen'";
// Nothing is erased that was filed or put on hold since it was looked at.
const PERSON: &str = "UPDATE subject SET id_kind = 'ERASED', id_number = $2, name = '', name_folded = '', birth = '', phone = '', email = '', address = '' WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM legal_hold WHERE subject = $1 AND lifted_us IS NULL) AND (SELECT count(*) FROM (SELECT 1 FROM dossier WHERE applicant = $1 LIMIT 5001) AS counted) = $3";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 3] =
    [("erasures that are not finished", WAITING), ("erasures", LIST), ("files of a person", FILES)];

/// An erasure, which is the certificate of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Its id.
    pub id: ErasureId,
    /// Whose data it was.
    pub subject: SubjectId,
    /// The request that it carries out.
    pub request: RightsRequestId,
    /// Who decided it.
    pub decided_by: StaffId,
    /// When.
    pub begun: Timestamp,
    /// What was taken away.
    pub taken: Taken,
    /// Contents that lie open and are to be taken away yet.
    pub waiting: Vec<Digest>,
    /// When everything was gone.
    pub done: Option<Timestamp>,
}

/// What an erasure takes away.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Taken {
    /// The dossiers whose private parts are gone.
    pub dossiers: u64,
    /// The files.
    pub files: u64,
    /// The version of the key that was destroyed, where there was one.
    pub key: Option<u32>,
}

/// Key of the list of erasures.
pub type ErasureKey = (Timestamp, ErasureId);

/// Takes away what the database has of a person, and notes it. Search words are replaced beside it.
pub fn erase(batch: &mut Batch, erasure: &Erasure) -> Result<(), StoreError> {
    let subject = erasure.subject;
    let values = vec![
        erasure.id.into(),
        subject.into(),
        erasure.request.into(),
        erasure.decided_by.into(),
        erasure.begun.into(),
        json(&erasure.taken)?,
        json(&erasure.waiting)?,
    ];
    batch.insert(BEGIN, values, Clash::Row("erasure"));
    keys::destroy(batch, subject, erasure.begun);
    for sql in TAKE {
        batch.change_any(sql, vec![subject.into()]);
    }
    batch.change_any(SESSIONS, vec![subject.into()]);
    let number: Value = erasure.id.to_string().into();
    let known = erasure.taken.dossiers.into();
    batch.change_one(PERSON, vec![subject.into(), number, known], Clash::Row("subject"));
    Ok(())
}

/// Notes that the contents are gone as well.
pub fn done(batch: &mut Batch, id: ErasureId, now: Timestamp) {
    batch.change_any(DONE, vec![id.into(), now.into()]);
}

impl Store {
    /// Erasures whose contents may not be gone yet, at most 20.
    pub async fn unfinished_erasures(&self, after: ErasureId) -> Result<Vec<Erasure>, StoreError> {
        self.query(WAITING, vec![after.into()]).await?.iter().map(erasure).collect()
    }

    /// Erasures, newest first.
    pub async fn erasures(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        before: Option<ErasureKey>,
        size: PageSize,
    ) -> Result<Page<Erasure, ErasureKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), ErasureId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let rows = self.query(LIST, vec![at.into(), id.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(erasure).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |e| (e.begun, e.id)))
    }

    /// The erasure that carries a request out.
    pub async fn erasure_of(
        &self,
        request: RightsRequestId,
    ) -> Result<Option<Erasure>, StoreError> {
        self.query_one(OF_REQUEST, vec![request.into()]).await?.as_ref().map(erasure).transpose()
    }

    /// Digests of the files of a person, after one; at most 500.
    pub async fn contents_of(
        &self,
        owner: SubjectId,
        after: mc_kernel::Id<()>,
    ) -> Result<Vec<(mc_kernel::Id<()>, Digest)>, StoreError> {
        let rows = self.query(FILES, vec![owner.into(), after.into()]).await?;
        rows.iter().map(|row| Ok((row.id(0)?, row.digest(1)?))).collect()
    }
}

fn erasure(row: &Row) -> Result<Erasure, StoreError> {
    Ok(Erasure {
        id: row.id(0)?,
        subject: row.id(1)?,
        request: row.id(2)?,
        decided_by: row.id(3)?,
        begun: row.timestamp(4)?,
        taken: row.json(5)?,
        waiting: row.optional(6, Row::json)?.unwrap_or_default(),
        done: row.optional(7, Row::timestamp)?,
    })
}
