//! Forms in the hands of administrators: every change a row, until the form is saved or dropped.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::Timestamp;
use mc_policy::{Permit, actions};

const NEWEST: &str = "SELECT revision, step, back, base, body, changed_by, at_us FROM form_work WHERE procedure = $1 ORDER BY revision DESC LIMIT 1";
const ONE: &str = "SELECT revision, step, back, base, body, changed_by, at_us FROM form_work WHERE procedure = $1 AND revision = $2";
const ADD: &str = "INSERT INTO form_work (procedure, revision, step, back, base, body, changed_by, at_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const FORGET: &str = "DELETE FROM form_work WHERE procedure = $1 AND step <= $2";
const DROP: &str = "DELETE FROM form_work WHERE procedure = $1";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("newest work on a form", NEWEST)];

/// Changes of a form that can be undone; older ones are forgotten.
pub const MOST_STEPS: i64 = 200;

/// One state of the work on a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormWorkRow {
    /// Names the state; grows with every change and is never given twice.
    pub revision: i64,
    /// Counts the changes since the work began.
    pub step: i64,
    /// The state that undoing leads to; nothing at the beginning.
    pub back: Option<i64>,
    /// The number of the procedure's version that the work began with.
    pub base: u64,
    /// The schema.
    pub body: String,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub at: Timestamp,
}

/// Adds a state. [`Clash::Row`] when somebody else changed the form at the same moment.
pub fn add(batch: &mut Batch, procedure: &str, row: &FormWorkRow) {
    let values = vec![
        procedure.into(),
        row.revision.into(),
        row.step.into(),
        row.back.into(),
        row.base.into(),
        (&row.body).into(),
        (&row.changed_by).into(),
        row.at.into(),
    ];
    batch.insert(ADD, values, Clash::Row("form_work"));
    if row.step > MOST_STEPS {
        batch.change_any(FORGET, vec![procedure.into(), (row.step - MOST_STEPS).into()]);
    }
}

/// Drops the work on a form.
pub fn drop_all(batch: &mut Batch, procedure: &str) {
    batch.change_any(DROP, vec![procedure.into()]);
}

impl Store {
    /// The newest state of the work on a procedure's form.
    pub async fn form_work(
        &self,
        _permit: &Permit<actions::ManageCatalogue>,
        procedure: &str,
    ) -> Result<Option<FormWorkRow>, StoreError> {
        let row = self.query_one(NEWEST, vec![procedure.into()]).await?;
        row.as_ref().map(work).transpose()
    }

    /// One state of the work on a procedure's form.
    pub async fn form_work_at(
        &self,
        _permit: &Permit<actions::ManageCatalogue>,
        procedure: &str,
        revision: i64,
    ) -> Result<Option<FormWorkRow>, StoreError> {
        let row = self.query_one(ONE, vec![procedure.into(), revision.into()]).await?;
        row.as_ref().map(work).transpose()
    }
}

fn work(row: &Row) -> Result<FormWorkRow, StoreError> {
    Ok(FormWorkRow {
        revision: row.int(0)?,
        step: row.int(1)?,
        back: row.optional(2, Row::int)?,
        base: row.count(3)?,
        body: row.text(4)?,
        changed_by: row.text(5)?,
        at: row.timestamp(6)?,
    })
}
