//! Reports that were made, and how far dossiers that are older than the counts have been counted.

use super::period::Days;
use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{DossierId, ReportId, StaffId, UnitId},
};

const KEEP: &str = "INSERT INTO report (id, kind, formula, from_day, until_day, agency, body, made_by, made_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const KEPT: &str = "SELECT id, kind, formula, from_day, until_day, agency, body, made_by, made_us FROM report WHERE id = $1";
const MADE_BY: &str = "SELECT id, kind, formula, from_day, until_day, agency, body, made_by, made_us FROM report WHERE made_by = $1 AND (made_us, id) < ($2, $3) ORDER BY made_us DESC, id DESC LIMIT $4";
const FILL: &str = "SELECT reached, is_done FROM report_fill WHERE id = 1";
const REACH: &str =
    "UPDATE report_fill SET reached = $2, is_done = $3 WHERE id = 1 AND reached = $1";
const BEGIN_AGAIN: &str = "UPDATE report_fill SET reached = $1, is_done = $2 WHERE id = 1";
const HAS_ROWS: &str =
    "SELECT dossier FROM standing WHERE dossier = $1 ORDER BY dossier, version, kind LIMIT 1";
const HOLD: &str = "UPDATE snapshot SET version = $2 WHERE stream = $1 AND version = $2";
const CLEAR: [&str; 7] = [
    "DELETE FROM standing",
    "DELETE FROM tally",
    "DELETE FROM stay",
    "DELETE FROM stay_tally",
    "DELETE FROM return_ground",
    "DELETE FROM quality_fact",
    "DELETE FROM quality_tally",
];

#[cfg(test)]
pub(super) const LISTS: [(&str, &str); 2] =
    [("reports somebody made", MADE_BY), ("whether a dossier is counted", HAS_ROWS)];

/// A report that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: ReportId,
    /// Which report.
    pub kind: String,
    /// The version of the formula it was made by.
    pub formula: String,
    /// The period.
    pub days: Days,
    /// The agency, where it is one agency's.
    pub agency: Option<UnitId>,
    /// What it said, as JSON.
    pub body: String,
    /// Who made it.
    pub made_by: StaffId,
    /// When.
    pub made: Timestamp,
}

/// Key of a list of reports: when made, and the id.
pub type KeptKey = (Timestamp, ReportId);

/// Keeps a report.
pub fn keep(batch: &mut Batch, kept: &Kept) {
    let values = vec![
        kept.id.into(),
        (&kept.kind).into(),
        (&kept.formula).into(),
        kept.days.from.into(),
        kept.days.until.into(),
        kept.agency.into(),
        (&kept.body).into(),
        kept.made_by.into(),
        kept.made.into(),
    ];
    batch.insert(KEEP, values, Clash::Row("report"));
}

/// Notes that dossiers up to one were counted; the batch fails where somebody else has gone on.
pub fn reach(batch: &mut Batch, from: DossierId, reached: DossierId, is_done: bool) {
    let values = vec![from.into(), reached.into(), is_done.into()];
    batch.change_one(REACH, values, Clash::Row("report_fill"));
}

/// Drops everything that is counted, to be counted anew.
pub fn begin_again(batch: &mut Batch) {
    for sql in CLEAR {
        batch.change_any(sql, Vec::new());
    }
    batch.change_any(BEGIN_AGAIN, vec![DossierId::from_bytes([0; 16]).into(), false.into()]);
}

/// Holds a dossier at the version it was read at: the batch fails when it has gone on.
pub fn hold(batch: &mut Batch, dossier: DossierId, version: u64) {
    batch.change_one(HOLD, vec![dossier.into(), version.into()], Clash::Version);
}

impl Store {
    /// A report that was made. Whose it may be is the use case's to ask.
    pub async fn kept_report(&self, id: ReportId) -> Result<Option<Kept>, StoreError> {
        let row = self.query_one(KEPT, vec![id.into()]).await?;
        row.as_ref().map(kept).transpose()
    }

    /// The reports somebody made, the newest first.
    pub async fn kept_reports(
        &self,
        made_by: StaffId,
        before: Option<KeptKey>,
        size: PageSize,
    ) -> Result<Page<Kept, KeptKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), ReportId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let values = vec![made_by.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(MADE_BY, values).await?;
        let rows = rows.iter().map(kept).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |kept| (kept.made, kept.id)))
    }

    /// How far older dossiers have been counted; `None` when all are.
    pub async fn report_fill(&self) -> Result<Option<DossierId>, StoreError> {
        let row = self.query_one(FILL, Vec::new()).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(if row.bool(1)? { None } else { Some(row.id(0)?) })
    }

    /// Whether a dossier is counted.
    pub async fn is_counted(&self, dossier: DossierId) -> Result<bool, StoreError> {
        Ok(self.query_one(HAS_ROWS, vec![dossier.into()]).await?.is_some())
    }
}

fn kept(row: &Row) -> Result<Kept, StoreError> {
    Ok(Kept {
        id: row.id(0)?,
        kind: row.text(1)?,
        formula: row.text(2)?,
        days: Days { from: row.day(3)?, until: row.day(4)? },
        agency: row.optional(5, Row::id)?,
        body: row.text(6)?,
        made_by: row.id(7)?,
        made: row.timestamp(8)?,
    })
}
