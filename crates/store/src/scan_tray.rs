//! The tray of scanned pages of a draft.

use crate::{Batch, Clash, Store, StoreError};
use mc_kernel::{Timestamp, ids::DraftId};
use mc_policy::{Action, DraftTarget, Permit};

const ONE: &str = "SELECT sheets, previous, revision FROM scan_tray WHERE draft = $1";
const BEGIN: &str = "INSERT INTO scan_tray (draft, sheets, previous, revision, changed_us) VALUES ($1, $2, $3, 1, $4)";
const CHANGE: &str = "UPDATE scan_tray SET sheets = $2, previous = $3, revision = revision + 1, changed_us = $4 WHERE draft = $1 AND revision = $5";

/// A tray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayRow {
    /// Its pages in order, as JSON.
    pub sheets: String,
    /// Its pages before the last change.
    pub previous: Option<String>,
    /// How often it was changed; 0 where there is none yet.
    pub revision: u64,
}

/// Writes a tray that was read at its revision; one that was changed meanwhile is a clash.
pub fn save(batch: &mut Batch, draft: DraftId, tray: &TrayRow, now: Timestamp) {
    let mut values =
        vec![draft.into(), (&tray.sheets).into(), tray.previous.as_ref().into(), now.into()];
    if tray.revision == 0 {
        batch.insert(BEGIN, values, Clash::Row("tray"));
    } else {
        values.push(tray.revision.into());
        batch.change_one(CHANGE, values, Clash::Row("tray"));
    }
}

impl Store {
    /// The tray of the draft that the permit was given for.
    pub async fn scan_tray<A: Action<Target = DraftTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<TrayRow, StoreError> {
        let Some(row) = self.query_one(ONE, vec![permit.key().into()]).await? else {
            return Ok(TrayRow { sheets: "[]".to_owned(), previous: None, revision: 0 });
        };
        let previous = row.optional(1, crate::Row::text)?;
        Ok(TrayRow { sheets: row.text(0)?, previous, revision: row.count(2)? })
    }
}
