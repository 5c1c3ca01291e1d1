//! Dossiers of the past, read again to rehearse a changed process.

use crate::{Row, Store, StoreError};
use mc_kernel::{
    Timestamp,
    ids::{DossierId, ProcessVersionId},
};
use mc_policy::{Permit, actions};

const FINISHED: &str = "SELECT id, number, finished_us FROM dossier WHERE process_version = $1 AND (finished_us, id) < ($2, $3) AND finished_us >= $4 ORDER BY finished_us DESC, id DESC LIMIT $5";
const STAYS: &str =
    "SELECT step, entered_us, left_us FROM hop WHERE dossier = $1 ORDER BY token LIMIT 1000";
const PAPERS: &str = "SELECT component FROM file WHERE dossier = $1 ORDER BY id LIMIT 1000";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 3] = [
    ("past dossiers of a process", FINISHED),
    ("stays of a past dossier", STAYS),
    ("papers of a past dossier", PAPERS),
];

/// Dossiers of one answer.
pub const MOST_DOSSIERS: usize = 500;

/// A dossier that was finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastDossier {
    /// Its id.
    pub id: DossierId,
    /// Its number.
    pub number: String,
    /// When it was finished.
    pub finished: Timestamp,
    /// Its stays, in the order in which they began.
    pub stays: Vec<PastStay>,
    /// The components to which files were attached.
    pub papers: Vec<String>,
}

/// A stay of a past dossier at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastStay {
    /// The step; 0 before acceptance.
    pub step: u64,
    /// When the stay began.
    pub entered: Timestamp,
    /// When it ended.
    pub left: Option<Timestamp>,
}

impl Store {
    /// Dossiers of a process that were finished since an instant, the newest first, after the one
    /// given; at most [`MOST_DOSSIERS`].
    pub async fn past_dossiers(
        &self,
        _permit: &Permit<actions::ManageProcesses>,
        process: ProcessVersionId,
        before: Option<&PastDossier>,
        since: Timestamp,
    ) -> Result<Vec<PastDossier>, StoreError> {
        let first = (Timestamp::from_micros(i64::MAX), DossierId::from_bytes([0xFF; 16]));
        let (at, id) = before.map_or(first, |last| (last.finished, last.id));
        let most = i64::try_from(MOST_DOSSIERS).unwrap_or(i64::MAX);
        let values = vec![process.into(), at.into(), id.into(), since.into(), most.into()];
        let mut found = Vec::new();
        for row in self.query(FINISHED, values).await? {
            let id: DossierId = row.id(0)?;
            let stays = self.query(STAYS, vec![id.into()]).await?;
            let papers = self.query(PAPERS, vec![id.into()]).await?;
            found.push(PastDossier {
                id,
                number: row.text(1)?,
                finished: row.timestamp(2)?,
                stays: stays.iter().map(stay).collect::<Result<_, _>>()?,
                papers: papers.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?,
            });
        }
        Ok(found)
    }
}

fn stay(row: &Row) -> Result<PastStay, StoreError> {
    Ok(PastStay {
        step: row.count(0)?,
        entered: row.timestamp(1)?,
        left: row.optional(2, Row::timestamp)?,
    })
}
