//! Officers who look at a draft beside the person who fills it in.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    Digest, Timestamp,
    ids::{DraftId, GuidanceId, StaffId, SubjectId, UnitId},
};

const BEGIN: &str = "INSERT INTO guidance (id, draft, owner, code, begun_us, until_us) VALUES ($1, $2, $3, $4, $5, $6)";
const END_OF_DRAFT: &str =
    "UPDATE guidance SET ended_us = $2 WHERE draft = $1 AND ended_us IS NULL AND until_us > $2";
const END: &str = "UPDATE guidance SET ended_us = $2 WHERE id = $1 AND ended_us IS NULL";
const JOIN: &str = "UPDATE guidance SET staff = $2, unit = $3, joined_us = $4, until_us = $5 WHERE id = $1 AND staff IS NULL AND ended_us IS NULL AND until_us > $4";
const POINT: &str = "UPDATE guidance SET pointed = $2 WHERE id = $1 AND staff = $3 AND ended_us IS NULL AND until_us > $4";
const BY_CODE: &str = "SELECT id, draft, owner, begun_us, until_us, staff, unit, joined_us, ended_us, pointed FROM guidance WHERE code = $1 AND staff IS NULL AND ended_us IS NULL AND until_us > $2 ORDER BY until_us, id LIMIT 2";
const OF_DRAFT: &str = "SELECT id, draft, owner, begun_us, until_us, staff, unit, joined_us, ended_us, pointed FROM guidance WHERE draft = $1 ORDER BY begun_us DESC, id DESC LIMIT 1";
const ONE: &str = "SELECT id, draft, owner, begun_us, until_us, staff, unit, joined_us, ended_us, pointed FROM guidance WHERE id = $1";
const OF_OWNER: &str = "SELECT id, draft, owner, begun_us, until_us, staff, unit, joined_us, ended_us, pointed FROM guidance WHERE owner = $1 AND joined_us IS NOT NULL ORDER BY joined_us DESC, id DESC LIMIT 50";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 3] = [
    ("guidance by its code", BY_CODE),
    ("the newest guidance of a draft", OF_DRAFT),
    ("who guided a person", OF_OWNER),
];

/// A time in which an officer may look at a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guidance {
    /// Its id.
    pub id: GuidanceId,
    /// The draft.
    pub draft: DraftId,
    /// Whose draft it is.
    pub owner: SubjectId,
    /// When its code was shown.
    pub begun: Timestamp,
    /// When it ends by itself.
    pub until: Timestamp,
    /// The officer who came, with the unit.
    pub officer: Option<(StaffId, UnitId)>,
    /// When they came.
    pub joined: Option<Timestamp>,
    /// When it was ended.
    pub ended: Option<Timestamp>,
    /// The field that the officer points to.
    pub pointed: Option<String>,
}

impl Guidance {
    /// Whether it goes on at an instant.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.ended.is_none() && now < self.until
    }
}

/// Begins one; what else was open at the draft ends.
pub fn begin(batch: &mut Batch, new: &Guidance, code: Digest) {
    batch.change_any(END_OF_DRAFT, vec![new.draft.into(), new.begun.into()]);
    let values = vec![
        new.id.into(),
        new.draft.into(),
        new.owner.into(),
        code.into(),
        new.begun.into(),
        new.until.into(),
    ];
    batch.insert(BEGIN, values, Clash::Row("guidance"));
}

/// An officer comes; the first one only.
pub fn join(
    batch: &mut Batch,
    id: GuidanceId,
    (staff, unit): (StaffId, UnitId),
    (now, until): (Timestamp, Timestamp),
) {
    let values = vec![id.into(), staff.into(), unit.into(), now.into(), until.into()];
    batch.change_one(JOIN, values, Clash::Row("guidance"));
}

/// The officer points to a field, or to none.
pub fn point(
    batch: &mut Batch,
    (id, staff): (GuidanceId, StaffId),
    field: Option<&str>,
    now: Timestamp,
) {
    let values = vec![id.into(), field.into(), staff.into(), now.into()];
    batch.change_one(POINT, values, Clash::Row("guidance"));
}

/// Ends one.
pub fn end(batch: &mut Batch, id: GuidanceId, now: Timestamp) {
    batch.change_any(END, vec![id.into(), now.into()]);
}

impl Store {
    /// The guidance that waits for an officer under a code. Two that share a code by chance are none.
    pub async fn guidance_by_code(
        &self,
        code: Digest,
        now: Timestamp,
    ) -> Result<Option<Guidance>, StoreError> {
        let rows = self.query(BY_CODE, vec![code.into(), now.into()]).await?;
        match rows.as_slice() {
            [row] => guidance(row).map(Some),
            _ => Ok(None),
        }
    }

    /// The newest guidance of a draft.
    pub async fn guidance_of_draft(&self, draft: DraftId) -> Result<Option<Guidance>, StoreError> {
        self.query_one(OF_DRAFT, vec![draft.into()]).await?.as_ref().map(guidance).transpose()
    }

    /// A guidance.
    pub async fn guidance(&self, id: GuidanceId) -> Result<Option<Guidance>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.as_ref().map(guidance).transpose()
    }

    /// The newest 50 times in which officers looked at drafts of a person.
    pub async fn guidance_of(&self, owner: SubjectId) -> Result<Vec<Guidance>, StoreError> {
        let rows = self.query(OF_OWNER, vec![owner.into()]).await?;
        rows.iter().map(guidance).collect()
    }
}

fn guidance(row: &Row) -> Result<Guidance, StoreError> {
    let officer = row.optional(5, Row::id)?.zip(row.optional(6, Row::id)?);
    Ok(Guidance {
        id: row.id(0)?,
        draft: row.id(1)?,
        owner: row.id(2)?,
        begun: row.timestamp(3)?,
        until: row.timestamp(4)?,
        officer,
        joined: row.optional(7, Row::timestamp)?,
        ended: row.optional(8, Row::timestamp)?,
        pointed: row.optional(9, Row::text)?,
    })
}
