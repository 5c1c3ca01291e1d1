//! The register of processing: what personal data is processed for, on which ground. An entry is never
//! changed: a change is a new version, and a consent names the version that it was given to.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{ProcessingId, StaffId},
};

const ADD: &str = "INSERT INTO processing (id, version, name, ground, body, set_by, set_us) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const REPLACE: &str =
    "UPDATE processing SET replaced_us = $3 WHERE id = $1 AND version = $2 AND replaced_us IS NULL";
const ONE: &str = "SELECT id, version, name, ground, body, set_by, set_us, replaced_us FROM processing WHERE id = $1 AND replaced_us IS NULL";
const VERSION: &str = "SELECT id, version, name, ground, body, set_by, set_us, replaced_us FROM processing WHERE id = $1 AND version = $2";
const VERSIONS: &str = "SELECT id, version, name, ground, body, set_by, set_us, replaced_us FROM processing WHERE id = $1 AND version < $2 ORDER BY version DESC LIMIT $3";
const HOLDING: &str = "SELECT id, version, name, ground, body, set_by, set_us, replaced_us FROM processing WHERE replaced_us IS NULL AND (name, id) > ($1, $2) ORDER BY name, id LIMIT $3";
const ASKED: &str = "SELECT id, version, name, ground, body, set_by, set_us, replaced_us FROM processing WHERE replaced_us IS NULL AND ground = 'consent' ORDER BY name, id LIMIT 50";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 3] = [
    ("processing that goes on", HOLDING),
    ("processing that people are asked about", ASKED),
    ("versions of a processing", VERSIONS),
];

/// On what a processing rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// On the law, without consent (Luật 91/2025/QH15, Điều 19).
    Law,
    /// On the consent of each person (Điều 9).
    Consent,
}

impl Ground {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Law, Self::Consent];

    /// The name in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Consent => "consent",
        }
    }

    /// The ground of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// What an entry says, each in the office's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Said {
    /// For what the data is processed.
    pub purpose: String,
    /// The provision that demands or allows it; of a consent, what is asked.
    pub provision: String,
    /// Which data.
    pub data: String,
    /// Whose.
    pub people: String,
    /// Who gets it.
    pub recipients: String,
    /// For how long it is kept.
    pub kept: String,
    /// How it is protected.
    pub measures: String,
}

/// A version of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Processing {
    /// The entry.
    pub id: ProcessingId,
    /// The version, from 1 on.
    pub version: u32,
    /// What people call it.
    pub name: String,
    /// On what it rests.
    pub ground: Ground,
    /// What it says.
    pub said: Said,
    /// Who wrote it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// When it was replaced or ended.
    pub replaced: Option<Timestamp>,
}

/// Key of the list of entries.
pub type ProcessingKey = (String, ProcessingId);

/// Writes a version, in the place of the one before it.
pub fn set(batch: &mut Batch, entry: &Processing) -> Result<(), StoreError> {
    if entry.version > 1 {
        end(batch, (entry.id, entry.version - 1), entry.at);
    }
    let values = vec![
        entry.id.into(),
        entry.version.into(),
        (&entry.name).into(),
        entry.ground.code().into(),
        json(&entry.said)?,
        entry.by.into(),
        entry.at.into(),
    ];
    batch.insert(ADD, values, Clash::Row("processing"));
    Ok(())
}

/// Ends an entry at a version.
pub fn end(batch: &mut Batch, (id, version): (ProcessingId, u32), now: Timestamp) {
    let values = vec![id.into(), version.into(), now.into()];
    batch.change_one(REPLACE, values, Clash::Row("processing"));
}

impl Store {
    /// What goes on, by name: everybody may read it.
    pub async fn processing_register(
        &self,
        after: Option<ProcessingKey>,
        size: PageSize,
    ) -> Result<Page<Processing, ProcessingKey>, StoreError> {
        let (name, id) =
            after.unwrap_or_else(|| (String::new(), ProcessingId::from_bytes([0; 16])));
        let rows = self.query(HOLDING, vec![name.into(), id.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |e| (e.name.clone(), e.id)))
    }

    /// What people are asked to consent to, by name; at most 50.
    pub async fn processing_by_consent(&self) -> Result<Vec<Processing>, StoreError> {
        self.query(ASKED, Vec::new()).await?.iter().map(entry).collect()
    }

    /// The version of an entry that holds.
    pub async fn processing(&self, id: ProcessingId) -> Result<Option<Processing>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.as_ref().map(entry).transpose()
    }

    /// A version of an entry.
    pub async fn processing_version(
        &self,
        id: ProcessingId,
        version: u32,
    ) -> Result<Option<Processing>, StoreError> {
        let row = self.query_one(VERSION, vec![id.into(), version.into()]).await?;
        row.as_ref().map(entry).transpose()
    }

    /// The versions of an entry before one, newest first.
    pub async fn processing_versions(
        &self,
        id: ProcessingId,
        before: Option<u32>,
        size: PageSize,
    ) -> Result<Page<Processing, u32>, StoreError> {
        let before = before.unwrap_or(u32::MAX);
        let values = vec![id.into(), before.into(), size.limit().into()];
        let rows = self.query(VERSIONS, values).await?;
        let rows = rows.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |e| e.version))
    }
}

fn entry(row: &Row) -> Result<Processing, StoreError> {
    let ground = Ground::from_code(&row.text(3)?);
    Ok(Processing {
        id: row.id(0)?,
        version: u32::try_from(row.count(1)?).unwrap_or(u32::MAX),
        name: row.text(2)?,
        ground: ground.ok_or_else(|| row.corrupt(3, "ground"))?,
        said: row.json(4)?,
        by: row.id(5)?,
        at: row.timestamp(6)?,
        replaced: row.optional(7, Row::timestamp)?,
    })
}
