//! The register of breaches of personal data (Luật 91/2025/QH15, Điều 23): what happened, who was told
//! when, and how it ended.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{BreachId, StaffId},
};
use mc_policy::{Permit, actions};

const NOTE: &str = "INSERT INTO breach (id, discovered_us, notify_us, body, noted_by, noted_us) VALUES ($1, $2, $3, $4, $5, $6)";
const TOLD: &str = "UPDATE breach SET told_us = $2, told = $3 WHERE id = $1 AND told_us IS NULL AND closed_us IS NULL";
const PEOPLE_TOLD: &str = "UPDATE breach SET people_told_us = $2, people_told = $3 WHERE id = $1 AND people_told_us IS NULL AND closed_us IS NULL";
const CLOSE: &str =
    "UPDATE breach SET closed_us = $2, closed = $3 WHERE id = $1 AND closed_us IS NULL";
const ONE: &str = "SELECT id, discovered_us, notify_us, body, noted_by, noted_us, told_us, told, people_told_us, people_told, closed_us, closed FROM breach WHERE id = $1";
const LIST: &str = "SELECT id, discovered_us, notify_us, body, noted_by, noted_us, told_us, told, people_told_us, people_told, closed_us, closed FROM breach WHERE (discovered_us, id) < ($1, $2) ORDER BY discovered_us DESC, id DESC LIMIT $3";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("breaches", LIST)];

/// What an office says about a breach.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Said {
    /// What happened, and how.
    pub happened: String,
    /// Which data.
    pub data: String,
    /// How many people, as far as is known.
    pub people: Option<u64>,
    /// What may follow for them.
    pub harm: String,
    /// What was done against it.
    pub measures: String,
}

/// Something that was done after a breach, with its words: the number of a notice, how people were told,
/// how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// The words.
    pub words: String,
}

/// A breach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Its id.
    pub id: BreachId,
    /// When it was discovered.
    pub discovered: Timestamp,
    /// Until when the authority is told.
    pub notify_by: Timestamp,
    /// What is said about it.
    pub said: Said,
    /// Who noted it.
    pub by: StaffId,
    /// When it was noted.
    pub noted: Timestamp,
    /// The authority was told.
    pub told: Option<Done>,
    /// The people were told.
    pub people_told: Option<Done>,
    /// It was closed.
    pub closed: Option<Done>,
}

/// Key of the list of breaches.
pub type BreachKey = (Timestamp, BreachId);

/// Notes a breach.
pub fn note(batch: &mut Batch, breach: &Breach) -> Result<(), StoreError> {
    let values = vec![
        breach.id.into(),
        breach.discovered.into(),
        breach.notify_by.into(),
        json(&breach.said)?,
        breach.by.into(),
        breach.noted.into(),
    ];
    batch.insert(NOTE, values, Clash::Row("breach"));
    Ok(())
}

/// A step after a breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The authority is told.
    Told,
    /// The people are told.
    PeopleTold,
    /// It is closed.
    Close,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Told, Self::PeopleTold, Self::Close];

    /// The name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::PeopleTold => "people-told",
            Self::Close => "close",
        }
    }

    /// The step of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }
}

/// Notes a step, once each and while the breach is open.
pub fn step(batch: &mut Batch, id: BreachId, step: Step, done: &Done) {
    let sql = match step {
        Step::Told => TOLD,
        Step::PeopleTold => PEOPLE_TOLD,
        Step::Close => CLOSE,
    };
    let values = vec![id.into(), done.at.into(), (&done.words).into()];
    batch.change_one(sql, values, Clash::Row("breach"));
}

impl Store {
    /// Breaches, newest first.
    pub async fn breaches(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        before: Option<BreachKey>,
        size: PageSize,
    ) -> Result<Page<Breach, BreachKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), BreachId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let rows = self.query(LIST, vec![at.into(), id.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(breach).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |b| (b.discovered, b.id)))
    }

    /// A breach.
    pub async fn breach(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        id: BreachId,
    ) -> Result<Option<Breach>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.as_ref().map(breach).transpose()
    }
}

fn breach(row: &Row) -> Result<Breach, StoreError> {
    let done = |at: usize| -> Result<Option<Done>, StoreError> {
        let Some(when) = row.optional(at, Row::timestamp)? else { return Ok(None) };
        Ok(Some(Done { at: when, words: row.text(at + 1)? }))
    };
    Ok(Breach {
        id: row.id(0)?,
        discovered: row.timestamp(1)?,
        notify_by: row.timestamp(2)?,
        said: row.json(3)?,
        by: row.id(4)?,
        noted: row.timestamp(5)?,
        told: done(6)?,
        people_told: done(8)?,
        closed: done(10)?,
    })
}
