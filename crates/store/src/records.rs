//! Who looked, who changed what, and how people rated the service.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_kernel::{
    ActorRef, Page, PageSize, Timestamp,
    ids::{AccessId, AuditId, DossierId, UnitId},
};
use mc_policy::{Action, DossierTarget, Permit, actions};
use serde::{Deserialize, Serialize};

const ACCESS: &str = "INSERT INTO access (id, dossier, subject, actor, unit, role, purpose, at_us) VALUES ($1, $2, (SELECT applicant FROM dossier WHERE id = $2), $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
const ACCESSES: &str = "SELECT a.actor, a.unit, a.role, a.purpose, a.at_us FROM access a WHERE a.dossier = $1 AND NOT EXISTS (SELECT 1 FROM access_delay y WHERE y.dossier = a.dossier AND y.until_us > $2 AND y.from_us <= a.at_us) ORDER BY a.at_us DESC, a.id DESC LIMIT 200";
const AUDIT: &str =
    "INSERT INTO audit (id, actor, action, target, detail, at_us) VALUES ($1, $2, $3, $4, $5, $6)";
const AUDITS: &str = "SELECT id, actor, action, target, detail, at_us FROM audit WHERE (at_us, id) < ($1, $2) ORDER BY at_us DESC, id DESC LIMIT $3";
const RATE: &str =
    "INSERT INTO rating (dossier, unit, scores, comment, at_us) VALUES ($1, $2, $3, $4, $5)";
const RATINGS: &str =
    "SELECT scores FROM rating WHERE unit = $1 ORDER BY at_us DESC, dossier DESC LIMIT 1000";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 3] =
    [("who looked", ACCESSES), ("who changed what", AUDITS), ("ratings of a unit", RATINGS)];

/// That somebody looked at a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Who.
    pub actor: ActorRef,
    /// The unit in which they work.
    pub unit: Option<UnitId>,
    /// The code of the function in which they looked, as [`mc_org::Role::code`].
    pub role: Option<String>,
    /// Why: `dossier`, `file`, `print`, `search`, `export`, `store`, `register`, `api`.
    pub purpose: String,
    /// When.
    pub at: Timestamp,
}

/// Notes that somebody looked; the same id again is the same look.
pub fn note_access(batch: &mut Batch, id: AccessId, dossier: DossierId, access: &Access) {
    let values = vec![
        id.into(),
        dossier.into(),
        access.actor.to_string().into(),
        access.unit.into(),
        access.role.as_ref().into(),
        (&access.purpose).into(),
        access.at.into(),
    ];
    batch.change_any(ACCESS, values);
}

/// That somebody changed something beside dossiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Its id.
    pub id: AuditId,
    /// Who.
    pub actor: ActorRef,
    /// What: `procedures.imported`, `process.changed`, `token.given`, `token.revoked`.
    pub action: String,
    /// On what.
    pub target: String,
    /// What exactly, in words.
    pub detail: String,
    /// When.
    pub at: Timestamp,
}

/// Notes a change.
pub fn note_change(batch: &mut Batch, audit: &Audit) {
    let values = vec![
        audit.id.into(),
        audit.actor.to_string().into(),
        (&audit.action).into(),
        (&audit.target).into(),
        (&audit.detail).into(),
        audit.at.into(),
    ];
    batch.insert(AUDIT, values, Clash::Row("audit"));
}

/// The answers of a rating, the items of NĐ 61/2018, Điều 31 khoản 1, each 0, 1 or 2 points (TT
/// 01/2018, Điều 13).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Scores(pub Vec<(String, u8)>);

/// Adds a rating. It names the unit, never the person who rated.
pub fn rate(
    batch: &mut Batch,
    dossier: DossierId,
    unit: UnitId,
    (scores, comment): (&Scores, &str),
    at: Timestamp,
) -> Result<(), StoreError> {
    let values = vec![dossier.into(), unit.into(), json(scores)?, comment.into(), at.into()];
    batch.insert(RATE, values, Clash::Row("rating"));
    Ok(())
}

/// Key of the record of changes.
pub type AuditKey = (Timestamp, AuditId);

impl Store {
    /// Who looked at the dossier that the permit was given for, newest first, at most 200; without
    /// what the law hides at an instant.
    pub async fn accesses<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
        shown_at: Timestamp,
    ) -> Result<Vec<Access>, StoreError> {
        let rows = self.query(ACCESSES, vec![permit.key().into(), shown_at.into()]).await?;
        rows.iter().map(|row| access(row, 0)).collect()
    }

    /// Who changed what, newest first, before a key.
    pub async fn audits(
        &self,
        _permit: &Permit<actions::ReadRecord>,
        before: Option<AuditKey>,
        size: PageSize,
    ) -> Result<Page<Audit, AuditKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), AuditId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let rows = self.query(AUDITS, vec![at.into(), id.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(audit).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |a| (a.at, a.id)))
    }

    /// The newest ratings of a unit, without names, at most 1000.
    pub async fn ratings(&self, unit: UnitId) -> Result<Vec<Scores>, StoreError> {
        let rows = self.query(RATINGS, vec![unit.into()]).await?;
        rows.iter().map(|row| row.json(0)).collect()
    }
}

pub(crate) fn actor(row: &Row, column: usize) -> Result<ActorRef, StoreError> {
    let text = row.text(column)?;
    text.parse().map_err(|_ignored| StoreError::Corrupt { column, wanted: "an actor", row: text })
}

/// An access whose columns begin at one: actor, unit, role, purpose, instant.
pub(crate) fn access(row: &Row, first: usize) -> Result<Access, StoreError> {
    Ok(Access {
        actor: actor(row, first)?,
        unit: row.optional(first + 1, Row::id)?,
        role: row.optional(first + 2, Row::text)?,
        purpose: row.text(first + 3)?,
        at: row.timestamp(first + 4)?,
    })
}

fn audit(row: &Row) -> Result<Audit, StoreError> {
    Ok(Audit {
        id: row.id(0)?,
        actor: actor(row, 1)?,
        action: row.text(2)?,
        target: row.text(3)?,
        detail: row.text(4)?,
        at: row.timestamp(5)?,
    })
}
