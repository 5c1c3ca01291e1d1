//! How long the data of each procedure is kept, and what must not be erased while a hold stands.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{DossierId, LegalHoldId, StaffId, SubjectId},
};
use mc_policy::{Permit, actions};

const SET: &str = "INSERT INTO retention_class (procedure, years, ground, changed_by, changed_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (procedure) DO UPDATE SET years = excluded.years, ground = excluded.ground, changed_by = excluded.changed_by, changed_us = excluded.changed_us";
const CLASS: &str = "SELECT procedure, years, ground FROM retention_class WHERE procedure = $1";
const CLASSES: &str = "SELECT procedure, years, ground FROM retention_class WHERE procedure > $1 ORDER BY procedure LIMIT $2";
const HOLD: &str = "INSERT INTO legal_hold (id, subject, dossier, ground, set_by, set_us) VALUES ($1, $2, $3, $4, $5, $6)";
const LIFT: &str =
    "UPDATE legal_hold SET lifted_by = $2, lifted_us = $3 WHERE id = $1 AND lifted_us IS NULL";
const HOLD_OF: &str = "SELECT h.id, h.subject, h.dossier, d.number, h.ground, h.set_by, h.set_us FROM legal_hold h JOIN dossier d ON d.id = h.dossier WHERE h.subject = $1 AND h.lifted_us IS NULL ORDER BY h.id LIMIT 1";
const HOLDS: &str = "SELECT h.id, h.subject, h.dossier, d.number, h.ground, h.set_by, h.set_us FROM legal_hold h JOIN dossier d ON d.id = h.dossier WHERE h.lifted_us IS NULL AND (h.set_us, h.id) > ($1, $2) ORDER BY h.set_us, h.id LIMIT $3";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 3] = [
    ("retention by procedure", CLASSES),
    ("a hold on a person's data", HOLD_OF),
    ("holds that stand", HOLDS),
];

/// How long the data of a procedure is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// The procedure's code.
    pub procedure: String,
    /// For how many years after the dossier has ended; `None` for ever.
    pub years: Option<u32>,
    /// The provision that says so.
    pub ground: String,
}

/// That the data of a person must not be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its id.
    pub id: LegalHoldId,
    /// Whose data.
    pub subject: SubjectId,
    /// The dossier that it is about.
    pub dossier: DossierId,
    /// Its number.
    pub number: String,
    /// The ground: the provision, and the document that orders it.
    pub ground: String,
    /// Who set it.
    pub set_by: StaffId,
    /// When.
    pub set: Timestamp,
}

/// Key of the list of holds.
pub type HoldKey = (Timestamp, LegalHoldId);

/// Sets how long the data of a procedure is kept.
pub fn set(batch: &mut Batch, retention: &Retention, by: StaffId, now: Timestamp) {
    let values = vec![
        (&retention.procedure).into(),
        retention.years.into(),
        (&retention.ground).into(),
        by.into(),
        now.into(),
    ];
    batch.change_one(SET, values, Clash::Row("retention"));
}

/// Sets a hold.
pub fn hold(batch: &mut Batch, hold: &Hold) {
    let values = vec![
        hold.id.into(),
        hold.subject.into(),
        hold.dossier.into(),
        (&hold.ground).into(),
        hold.set_by.into(),
        hold.set.into(),
    ];
    batch.insert(HOLD, values, Clash::Row("hold"));
}

/// Lifts a hold.
pub fn lift(batch: &mut Batch, id: LegalHoldId, by: StaffId, now: Timestamp) {
    batch.change_one(LIFT, vec![id.into(), by.into(), now.into()], Clash::Row("hold"));
}

impl Store {
    /// How long the data of a procedure is kept; `None` while nothing is set.
    pub async fn retention(&self, procedure: &str) -> Result<Option<Retention>, StoreError> {
        self.query_one(CLASS, vec![procedure.into()]).await?.as_ref().map(retention).transpose()
    }

    /// What is set, by procedure, after a key.
    pub async fn retentions(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        after: &str,
        size: PageSize,
    ) -> Result<Page<Retention, String>, StoreError> {
        let rows = self.query(CLASSES, vec![after.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(retention).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |r| r.procedure.clone()))
    }

    /// The first hold that stands on the data of a person.
    pub async fn hold_of(&self, subject: SubjectId) -> Result<Option<Hold>, StoreError> {
        self.query_one(HOLD_OF, vec![subject.into()]).await?.as_ref().map(hold_row).transpose()
    }

    /// The holds that stand, oldest first.
    pub async fn holds(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        after: Option<HoldKey>,
        size: PageSize,
    ) -> Result<Page<Hold, HoldKey>, StoreError> {
        let first = (Timestamp::from_micros(i64::MIN + 1), LegalHoldId::from_bytes([0; 16]));
        let (at, id) = after.unwrap_or(first);
        let rows = self.query(HOLDS, vec![at.into(), id.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(hold_row).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |hold| (hold.set, hold.id)))
    }
}

fn retention(row: &Row) -> Result<Retention, StoreError> {
    let years = row.optional(1, Row::count)?;
    Ok(Retention {
        procedure: row.text(0)?,
        years: years.map(|years| u32::try_from(years).unwrap_or(u32::MAX)),
        ground: row.text(2)?,
    })
}

fn hold_row(row: &Row) -> Result<Hold, StoreError> {
    Ok(Hold {
        id: row.id(0)?,
        subject: row.id(1)?,
        dossier: row.id(2)?,
        number: row.text(3)?,
        ground: row.text(4)?,
        set_by: row.id(5)?,
        set: row.timestamp(6)?,
    })
}
