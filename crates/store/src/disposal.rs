//! Destroying the data of dossiers whose time is over (Luật 91/2025/QH15, Điều 14): what people wrote,
//! their files, their search words. The event log stays, and verifiable.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_kernel::{
    Digest, Page, PageSize, Timestamp,
    ids::{DisposalId, DossierId, StaffId, SubjectId},
};
use mc_policy::{Permit, actions};

// Counted, so that no planner joins what is read in order until there are enough.
const FINISHED: &str = "SELECT d.id, d.number, d.finished_us FROM dossier d WHERE d.procedure = $1 AND d.finished_us < $2 AND (SELECT count(*) FROM disposed x WHERE x.dossier = d.id) = 0 AND (SELECT count(*) FROM legal_hold h WHERE h.subject = d.applicant AND h.lifted_us IS NULL) = 0 ORDER BY d.finished_us, d.id LIMIT 200";
const WITHDRAWN: &str = "SELECT d.id, d.number, d.withdrawn_us FROM dossier d WHERE d.procedure = $1 AND d.withdrawn_us < $2 AND (SELECT count(*) FROM disposed x WHERE x.dossier = d.id) = 0 AND (SELECT count(*) FROM legal_hold h WHERE h.subject = d.applicant AND h.lifted_us IS NULL) = 0 ORDER BY d.withdrawn_us, d.id LIMIT 200";
const BEGIN: &str = "INSERT INTO disposal (id, procedure, ground, ended_before_us, decided_by, begun_us) VALUES ($1, $2, $3, $4, $5, $6)";
// A hold that was set meanwhile, and a dossier that is gone already, take nothing.
const TAKE: &str = "INSERT INTO disposed (dossier, disposal, number, files, waiting, taken_us) SELECT d.id, $2, d.number, $3, $4, $5 FROM dossier d WHERE d.id = $1 AND NOT EXISTS (SELECT 1 FROM disposed x WHERE x.dossier = d.id) AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.subject = d.applicant AND h.lifted_us IS NULL)";
/// What is taken away of a dossier. A result that stands in somebody's data store stays theirs.
const GONE: [&str; 4] = [
    "DELETE FROM event_private WHERE stream = $1",
    "DELETE FROM register_answer WHERE matter = $1",
    "UPDATE register_query SET keys = '{}' WHERE dossier = $1",
    "DELETE FROM file WHERE dossier = $1 AND id NOT IN (SELECT p.file FROM paper p WHERE p.dossier = $1)",
];
const FILES: &str = "SELECT f.owner, f.sha256 FROM file f WHERE f.dossier = $1 AND f.id NOT IN (SELECT p.file FROM paper p WHERE p.dossier = $1) ORDER BY f.id LIMIT 1000";
const WAITING: &str = "SELECT dossier, waiting FROM disposed WHERE disposal = $1 AND waiting IS NOT NULL ORDER BY number LIMIT 200";
const EMPTIED: &str = "UPDATE disposed SET waiting = NULL WHERE dossier = $1";
const OPEN: &str = "SELECT id, procedure, ground, ended_before_us, decided_by, begun_us, done_us FROM disposal WHERE done_us IS NULL AND id > $1 ORDER BY id LIMIT 20";
const DONE: &str = "UPDATE disposal SET done_us = $2 WHERE id = $1 AND done_us IS NULL";
const ONE: &str = "SELECT id, procedure, ground, ended_before_us, decided_by, begun_us, done_us FROM disposal WHERE id = $1";
const LIST: &str = "SELECT id, procedure, ground, ended_before_us, decided_by, begun_us, done_us FROM disposal WHERE (begun_us, id) < ($1, $2) ORDER BY begun_us DESC, id DESC LIMIT $3";
const TAKEN: &str = "SELECT dossier, number, files, taken_us FROM disposed WHERE disposal = $1 ORDER BY number LIMIT 200";

/// The most dossiers of one disposal.
pub const MOST_AT_ONCE: usize = 200;

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 7] = [
    ("finished dossiers whose time is over", FINISHED),
    ("withdrawn dossiers whose time is over", WITHDRAWN),
    ("files of a dossier that nobody keeps", FILES),
    ("contents of destroyed dossiers that are left", WAITING),
    ("disposals that are not finished", OPEN),
    ("disposals", LIST),
    ("dossiers of a disposal", TAKEN),
];

/// A dossier whose time is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    /// The dossier.
    pub id: DossierId,
    /// Its number.
    pub number: String,
    /// When it ended.
    pub ended: Timestamp,
}

/// A disposal: the certificate of what was destroyed, with [`Taken`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    /// Its id, which is the number of the certificate.
    pub id: DisposalId,
    /// The procedure.
    pub procedure: String,
    /// The provision on how long its data is kept.
    pub ground: String,
    /// Dossiers that ended before this.
    pub ended_before: Timestamp,
    /// Who decided it.
    pub by: StaffId,
    /// When.
    pub begun: Timestamp,
    /// When everything was gone.
    pub done: Option<Timestamp>,
}

/// A dossier whose data was destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The dossier.
    pub dossier: DossierId,
    /// Its number.
    pub number: String,
    /// How many files went.
    pub files: u64,
    /// When.
    pub at: Timestamp,
}

/// A content that is to be taken out of the file store: whose it was, and its digest.
pub type Content = (SubjectId, Digest);

/// Key of the list of disposals.
pub type DisposalKey = (Timestamp, DisposalId);

/// Begins a disposal.
pub fn begin(batch: &mut Batch, disposal: &Disposal) {
    let values = vec![
        disposal.id.into(),
        (&disposal.procedure).into(),
        (&disposal.ground).into(),
        disposal.ended_before.into(),
        disposal.by.into(),
        disposal.begun.into(),
    ];
    batch.insert(BEGIN, values, Clash::Row("disposal"));
}

/// Takes the data of a dossier away. Its search words are replaced beside it.
pub fn take(
    batch: &mut Batch,
    disposal: DisposalId,
    dossier: DossierId,
    contents: &[Content],
    now: Timestamp,
) -> Result<(), StoreError> {
    let files = u64::try_from(contents.len()).unwrap_or(u64::MAX);
    let values = vec![dossier.into(), disposal.into(), files.into(), json(&contents)?, now.into()];
    batch.change_one(TAKE, values, Clash::Row("disposed"));
    for sql in GONE {
        batch.change_any(sql, vec![dossier.into()]);
    }
    Ok(())
}

/// Notes that the contents of a dossier's files are gone.
pub fn emptied(batch: &mut Batch, dossier: DossierId) {
    batch.change_any(EMPTIED, vec![dossier.into()]);
}

/// Notes that everything of a disposal is gone.
pub fn done(batch: &mut Batch, id: DisposalId, now: Timestamp) {
    batch.change_any(DONE, vec![id.into(), now.into()]);
}

impl Store {
    /// Dossiers of a procedure that ended before an instant, and that no hold keeps; the oldest, at most
    /// 200.
    pub async fn dossiers_over(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        procedure: &str,
        ended_before: Timestamp,
    ) -> Result<Vec<Over>, StoreError> {
        let mut over = Vec::new();
        for sql in [FINISHED, WITHDRAWN] {
            let rows = self.query(sql, vec![procedure.into(), ended_before.into()]).await?;
            for row in &rows {
                over.push(Over { id: row.id(0)?, number: row.text(1)?, ended: row.timestamp(2)? });
            }
        }
        over.sort_by_key(|one| (one.ended, one.id));
        over.dedup_by_key(|one| one.id);
        over.truncate(MOST_AT_ONCE);
        Ok(over)
    }

    /// The contents of a dossier's files that nobody keeps beside it; at most 1,000.
    pub async fn contents_of_dossier(&self, id: DossierId) -> Result<Vec<Content>, StoreError> {
        let rows = self.query(FILES, vec![id.into()]).await?;
        rows.iter().map(|row| Ok((row.id(0)?, row.digest(1)?))).collect()
    }

    /// Destroyed dossiers of a disposal whose contents are left, at most 200.
    pub async fn contents_left(
        &self,
        id: DisposalId,
    ) -> Result<Vec<(DossierId, Vec<Content>)>, StoreError> {
        let rows = self.query(WAITING, vec![id.into()]).await?;
        rows.iter().map(|row| Ok((row.id(0)?, row.json(1)?))).collect()
    }

    /// Disposals that may not be finished, at most 20.
    pub async fn unfinished_disposals(
        &self,
        after: DisposalId,
    ) -> Result<Vec<Disposal>, StoreError> {
        self.query(OPEN, vec![after.into()]).await?.iter().map(disposal).collect()
    }

    /// A disposal with its dossiers, by number.
    pub async fn disposal(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        id: DisposalId,
    ) -> Result<Option<(Disposal, Vec<Taken>)>, StoreError> {
        let Some(row) = self.query_one(ONE, vec![id.into()]).await? else { return Ok(None) };
        let taken = self.query(TAKEN, vec![id.into()]).await?;
        let taken = taken.iter().map(|row| {
            Ok(Taken {
                dossier: row.id(0)?,
                number: row.text(1)?,
                files: row.count(2)?,
                at: row.timestamp(3)?,
            })
        });
        Ok(Some((disposal(&row)?, taken.collect::<Result<_, StoreError>>()?)))
    }

    /// Disposals, newest first.
    pub async fn disposals(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        before: Option<DisposalKey>,
        size: PageSize,
    ) -> Result<Page<Disposal, DisposalKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), DisposalId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let rows = self.query(LIST, vec![at.into(), id.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(disposal).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |d| (d.begun, d.id)))
    }
}

fn disposal(row: &Row) -> Result<Disposal, StoreError> {
    Ok(Disposal {
        id: row.id(0)?,
        procedure: row.text(1)?,
        ground: row.text(2)?,
        ended_before: row.timestamp(3)?,
        by: row.id(4)?,
        begun: row.timestamp(5)?,
        done: row.optional(6, Row::timestamp)?,
    })
}
