//! How far dossiers that are older than the search index were put into it.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_dossier::Private;
use mc_kernel::ids::DossierId;

const FILL: &str = "SELECT reached, is_done FROM dossier_words_fill WHERE id = 1";
const REACH: &str =
    "UPDATE dossier_words_fill SET reached = $2, is_done = $3 WHERE id = 1 AND reached = $1";
const LATEST_ANSWERS: &str = "SELECT p.body, e.version FROM event e JOIN event_private p ON p.stream = e.stream AND p.version = e.version WHERE e.stream = $1 AND e.kind IN ('submitted', 'supplement_answered') ORDER BY e.version DESC LIMIT 1";

#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("answers given last", LATEST_ANSWERS)];

/// Notes that dossiers up to one are in the index; the batch fails where somebody else has gone on.
pub fn reach(batch: &mut Batch, from: DossierId, reached: DossierId, is_done: bool) {
    let values = vec![from.into(), reached.into(), is_done.into()];
    batch.change_one(REACH, values, Clash::Row("dossier_words_fill"));
}

impl Store {
    /// How far older dossiers are in the search index; `None` when all are.
    pub async fn words_fill(&self) -> Result<Option<DossierId>, StoreError> {
        let row = self.query_one(FILL, Vec::new()).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(if row.bool(1)? { None } else { Some(row.id(0)?) })
    }

    /// The answers of a dossier as they were given last, for indexing; nothing of them is shown to
    /// anybody. `None` where the person was erased.
    pub async fn latest_answers(&self, dossier: DossierId) -> Result<Option<Private>, StoreError> {
        let rows = self.query(LATEST_ANSWERS, vec![dossier.into()]).await?;
        let spot = |row: &Row| Ok(crate::log::private_spot(dossier, row.count(1)?));
        let rows = self.opened(rows, 0, spot).await?;
        rows.first().map_or(Ok(None), |row| row.optional(0, Row::json))
    }
}
