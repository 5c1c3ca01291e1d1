//! What of a submitted form was known already: which fields were filled in, corrected, or asked
//! although known. No values.

use crate::{Batch, Row, Store, StoreError, json};
use mc_kernel::{CivilDay, Timestamp, ids::DossierId};
use mc_policy::{Action, DossierTarget, Permit, actions};
use serde::{Deserialize, Serialize};

const KEEP: &str = "INSERT INTO known_field (dossier, procedure, body, at_us) VALUES ($1, $2, $3, $4) ON CONFLICT (dossier) DO NOTHING";
const OF_DOSSIER: &str = "SELECT body FROM known_field WHERE dossier = $1";
const NEWEST: &str = "SELECT procedure, body FROM known_field WHERE at_us >= $1 ORDER BY at_us DESC, dossier DESC LIMIT 2000";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("what newest forms asked although known", NEWEST)];

/// What became of a field whose answer was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It was filled in and kept.
    Kept,
    /// It was filled in and corrected.
    Corrected,
    /// It was asked although it was known.
    Asked,
}

/// A field whose answer was known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownField {
    /// The path in the form, without places in lists.
    pub path: String,
    /// What became of it.
    pub fate: Fate,
    /// From where it was known: `account`, `register`, `dossier`, `paper`.
    pub source: String,
    /// The day of that source, where it has one.
    pub day: Option<CivilDay>,
}

/// Keeps what of a form was known.
///
/// # Errors
/// [`StoreError::Broken`] when it cannot be written as JSON, which does not happen.
pub fn keep(
    batch: &mut Batch,
    (dossier, procedure): (DossierId, &str),
    fields: &[KnownField],
    at: Timestamp,
) -> Result<(), StoreError> {
    let values = vec![dossier.into(), procedure.into(), json(&fields)?, at.into()];
    batch.change_any(KEEP, values);
    Ok(())
}

impl Store {
    /// What was known of the form of the dossier that the permit was given for.
    pub async fn known_fields<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Vec<KnownField>, StoreError> {
        let row = self.query_one(OF_DOSSIER, vec![permit.key().into()]).await?;
        row.map_or_else(|| Ok(Vec::new()), |row| row.json(0))
    }

    /// What was known of the newest forms since an instant, with their procedures, at most 2,000.
    pub async fn newest_known_fields(
        &self,
        _permit: &Permit<actions::ManageRegister>,
        since: Timestamp,
    ) -> Result<Vec<(String, Vec<KnownField>)>, StoreError> {
        let row = |row: &Row| Ok((row.text(0)?, row.json(1)?));
        self.query(NEWEST, vec![since.into()]).await?.iter().map(row).collect()
    }
}
