//! Dossiers of the past, read again to rehearse a changed process.

use crate::{Row, Store, StoreError};
use mc_kernel::{
    Timestamp,
    ids::{DossierId, ProcessVersionId},
};
use mc_policy::{Permit, actions};

const STAYS: &str = "SELECT d.id, d.number, d.finished_us, h.step, h.entered_us, h.left_us FROM dossier d JOIN hop h ON h.dossier = d.id WHERE d.process_version = $1 AND (d.finished_us, d.id) < ($2, $3) AND d.finished_us >= $4 ORDER BY d.finished_us DESC, d.id DESC LIMIT $5";
const PAPERS: &str = "SELECT d.id, d.finished_us, f.component FROM dossier d JOIN file f ON f.dossier = d.id WHERE d.process_version = $1 AND (d.finished_us, d.id) < ($2, $3) AND d.finished_us >= $4 ORDER BY d.finished_us DESC, d.id DESC LIMIT $5";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("stays of past dossiers", STAYS), ("papers of past dossiers", PAPERS)];

/// Rows of one answer.
pub const MOST_ROWS: i64 = 5_000;

/// The place in the list from which it goes on: the dossier read last.
pub type PastKey = (Timestamp, DossierId);

/// Before every dossier.
pub fn newest() -> PastKey {
    (Timestamp::from_micros(i64::MAX), DossierId::from_bytes([0xFF; 16]))
}

/// A stay of a past dossier at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastStay {
    /// The dossier.
    pub dossier: DossierId,
    /// Its number.
    pub number: String,
    /// When it was finished.
    pub finished: Timestamp,
    /// The step; 0 before acceptance.
    pub step: u64,
    /// When the stay began.
    pub entered: Timestamp,
    /// When it ended.
    pub left: Option<Timestamp>,
}

impl Store {
    /// Stays of dossiers of a process that were finished since an instant, the newest dossier first,
    /// after a key. A dossier cut off by the bound is left to the next answer: its key is that of
    /// the last whole one, and `None` at the end.
    pub async fn past_stays(
        &self,
        _permit: &Permit<actions::ManageProcesses>,
        process: ProcessVersionId,
        (before, since): (PastKey, Timestamp),
    ) -> Result<(Vec<PastStay>, Option<PastKey>), StoreError> {
        let values =
            vec![process.into(), before.0.into(), before.1.into(), since.into(), MOST_ROWS.into()];
        let rows = self.query(STAYS, values).await?;
        let mut stays = rows.iter().map(stay).collect::<Result<Vec<_>, _>>()?;
        let is_cut = i64::try_from(rows.len()).is_ok_and(|count| count >= MOST_ROWS);
        if !is_cut {
            return Ok((stays, None));
        }
        let cut = stays.last().map(|stay| stay.dossier);
        stays.retain(|stay| Some(stay.dossier) != cut);
        let next = stays.last().map(|stay| (stay.finished, stay.dossier));
        Ok((stays, next))
    }

    /// The components to which files were attached in these dossiers, with the dossier; the same
    /// component may come several times. At most [`MOST_ROWS`], the newest dossiers.
    pub async fn past_papers(
        &self,
        _permit: &Permit<actions::ManageProcesses>,
        process: ProcessVersionId,
        since: Timestamp,
    ) -> Result<Vec<(DossierId, String)>, StoreError> {
        let (at, id) = newest();
        let values = vec![process.into(), at.into(), id.into(), since.into(), MOST_ROWS.into()];
        let rows = self.query(PAPERS, values).await?;
        rows.iter().map(|row| Ok((row.id(0)?, row.text(2)?))).collect()
    }
}

fn stay(row: &Row) -> Result<PastStay, StoreError> {
    Ok(PastStay {
        dossier: row.id(0)?,
        number: row.text(1)?,
        finished: row.timestamp(2)?,
        step: row.count(3)?,
        entered: row.timestamp(4)?,
        left: row.optional(5, Row::timestamp)?,
    })
}
