//! Who had the sensitive answers of a dossier shown, why, and until when.

use crate::{Batch, Clash, Store, StoreError};
use mc_kernel::{Id, Timestamp, ids::StaffId};
use mc_policy::{Permit, actions};

const REVEAL: &str = "INSERT INTO answer_reveal (id, dossier, staff, reason, at_us, until_us) VALUES ($1, $2, $3, $4, $5, $6)";
const REVEALED: &str = "SELECT until_us FROM answer_reveal WHERE dossier = $1 AND staff = $2 AND until_us > $3 ORDER BY until_us DESC, id DESC LIMIT 1";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("whether sensitive answers are shown", REVEALED)];

/// That somebody has the sensitive answers of a dossier shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reveal {
    /// Its id.
    pub id: Id<()>,
    /// Who.
    pub staff: StaffId,
    /// Why, in their own words.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// Until when they are shown.
    pub until: Timestamp,
}

/// Notes that the sensitive answers of the dossier of the permit are shown to somebody.
pub fn reveal(batch: &mut Batch, permit: &Permit<actions::ReadDossier>, reveal: &Reveal) {
    let values = vec![
        reveal.id.into(),
        permit.key().into(),
        reveal.staff.into(),
        (&reveal.reason).into(),
        reveal.at.into(),
        reveal.until.into(),
    ];
    batch.insert(REVEAL, values, Clash::Row("answer_reveal"));
}

impl Store {
    /// Whether the sensitive answers of the dossier of the permit are shown to somebody now.
    pub async fn are_answers_revealed(
        &self,
        permit: &Permit<actions::ReadDossier>,
        staff: StaffId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let values = vec![permit.key().into(), staff.into(), now.into()];
        Ok(self.query_one(REVEALED, values).await?.is_some())
    }
}
