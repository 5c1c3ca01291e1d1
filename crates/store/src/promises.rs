//! Promises that will not be kept, and withdrawn dossiers that are filed again.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_dossier::{BusinessState, Dossier, event::Follows};
use mc_kernel::{
    Timestamp,
    ids::{DossierId, SubjectId},
};

const DUE: &str = "SELECT due_us, id FROM dossier WHERE apology = 0 AND state = $1 AND (due_us, id) > ($2, $3) AND due_us < $4 ORDER BY due_us, id LIMIT $5";
const WITHDRAWN: &str = "SELECT d.id, d.number, d.since_us, d.withdrawn_us FROM dossier d WHERE d.applicant = $1 AND d.matter = $2 AND d.withdrawn_us >= $3 AND NOT EXISTS (SELECT 1 FROM dossier f WHERE f.follows = d.id) ORDER BY d.withdrawn_us DESC, d.id DESC LIMIT 1";
const SET_WITHDRAWN: &str =
    "UPDATE dossier SET withdrawn_us = $2, since_us = $3, matter = $4 WHERE id = $1";
const SET_FOLLOWS: &str = "UPDATE dossier SET follows = $2 WHERE id = $1";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("promises that run out", DUE), ("withdrawn dossier of a matter", WITHDRAWN)];

/// The matter of a dossier: the procedure with its case.
fn matter(procedure: &str, case: &str) -> String {
    format!("{procedure} {case}")
}

/// Notes that a dossier was withdrawn, so that the next one of the matter finds it.
pub(crate) fn withdrawn(batch: &mut Batch, dossier: &Dossier) {
    let Some(at) = dossier.withdrawn_at else { return };
    let since = dossier.follows.as_ref().map_or(dossier.submitted_at, |f| f.since);
    let matter = matter(&dossier.procedure, &dossier.case);
    let values = vec![dossier.id.into(), at.into(), since.into(), matter.into()];
    batch.change_one(SET_WITHDRAWN, values, Clash::Row("dossier"));
}

/// Notes which withdrawn dossier a new one follows.
pub(crate) fn follows(batch: &mut Batch, dossier: &Dossier) {
    if let Some(follows) = &dossier.follows {
        let values = vec![dossier.id.into(), follows.dossier.into()];
        batch.change_one(SET_FOLLOWS, values, Clash::Row("dossier"));
    }
}

/// Key of a list of promises: the promised instant, and the dossier.
pub type PromiseKey = (Timestamp, DossierId);

impl Store {
    /// Dossiers of a state whose promised instant comes before another one, and for which nobody
    /// prepared an apology, after a key. What is done with them is the program's own business: no
    /// person reads this list.
    pub async fn promises_due(
        &self,
        state: BusinessState,
        after: PromiseKey,
        until: Timestamp,
        most: u16,
    ) -> Result<Vec<PromiseKey>, StoreError> {
        let values =
            vec![state.code().into(), after.0.into(), after.1.into(), until.into(), most.into()];
        let rows = self.query(DUE, values).await?;
        rows.iter().map(|row| Ok((row.timestamp(0)?, row.id(1)?))).collect()
    }

    /// The dossier of a person and matter that was withdrawn last, not before an instant, and that no
    /// other one follows yet. Whose it is was decided by whoever files the next one.
    pub async fn withdrawn_before(
        &self,
        applicant: SubjectId,
        (procedure, case): (&str, &str),
        since: Timestamp,
    ) -> Result<Option<Follows>, StoreError> {
        let values = vec![applicant.into(), matter(procedure, case).into(), since.into()];
        let row = self.query_one(WITHDRAWN, values).await?;
        row.as_ref().map(read).transpose()
    }
}

fn read(row: &Row) -> Result<Follows, StoreError> {
    Ok(Follows {
        dossier: row.id(0)?,
        number: row.text(1)?,
        since: row.timestamp(2)?,
        withdrawn_at: row.timestamp(3)?,
    })
}
