//! What a folder says of itself.

use super::{CarryError, Chain};
use mc_gateway::archive::{Archive, Part};
use mc_kernel::Timestamp;
use mc_store::{Dialect, whole};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The form of the folders that this program writes. It reads this one and those before it.
pub const FORMAT: u32 = 1;
/// What a manifest is known by.
const NAME: &str = "motcua";

/// The manifest of an export or a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `motcua`.
    pub of: String,
    /// The number of the form, [`FORMAT`].
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// When, in microseconds since 1970 UTC.
    pub made_us: i64,
    /// Which database it was taken from: `sqlite` or `postgres`.
    pub source: String,
    /// The migrations of the schema, in their order.
    pub migrations: Vec<String>,
    /// What the database held.
    pub content: Content,
    /// The files.
    pub files: Files,
    /// The event chain.
    pub events: Chain,
}

/// The rows of an installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Every table as lines, each behind those that it refers to.
    Tables(Vec<TableOf>),
    /// A copy of the embedded database.
    Database(Part),
}

/// A table of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableOf {
    /// Its name.
    pub name: String,
    /// Its columns in their order.
    pub columns: Vec<ColumnOf>,
    /// The columns of its primary key, by which the lines are ordered.
    pub key: Vec<String>,
    /// Where its rows are; a line is a row.
    pub part: Part,
}

/// A column of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnOf {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: KindOf,
}

/// What a column holds, whichever database it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KindOf {
    /// A JSON number; truth values are 0 and 1, instants microseconds since 1970 UTC.
    Number,
    /// A JSON string.
    Text,
    /// A JSON string of hexadecimal digits; ids have 32 of them.
    Bytes,
}

impl From<whole::Kind> for KindOf {
    fn from(kind: whole::Kind) -> Self {
        match kind {
            whole::Kind::Number | whole::Kind::Flag => Self::Number,
            whole::Kind::Text => Self::Text,
            whole::Kind::Id | whole::Kind::Bytes => Self::Bytes,
        }
    }
}

/// The files of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// How many.
    pub count: u64,
    /// Their size in all.
    pub bytes: u64,
    /// Their list, a line each: key, size, digest. A file lies at `files/` and its key.
    pub list: Part,
}

impl Manifest {
    /// Begins a manifest.
    pub(super) fn new(
        (dialect, migrations): (Dialect, Vec<String>),
        now: Timestamp,
        content: Content,
        (files, events): (Files, Chain),
    ) -> Self {
        let source = match dialect {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
        };
        Self {
            of: NAME.to_owned(),
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made_us: now.micros(),
            source: source.to_owned(),
            migrations,
            content,
            files,
            events,
        }
    }

    /// Opens a folder and reads its manifest.
    pub fn open(folder: &Path) -> Result<(Archive, Self), CarryError> {
        let archive = Archive::open(folder)?;
        let manifest: Self = serde_json::from_slice(archive.manifest())
            .map_err(|e| CarryError::Manifest(e.to_string()))?;
        if manifest.of != NAME || manifest.format > FORMAT {
            let what =
                format!("it is {} {}; {NAME} {FORMAT} is read", manifest.of, manifest.format);
            return Err(CarryError::Manifest(what));
        }
        Ok((archive, manifest))
    }

    pub(super) fn bytes(&self) -> Result<Vec<u8>, CarryError> {
        serde_json::to_vec_pretty(self).map_err(|e| CarryError::Manifest(e.to_string()))
    }

    /// Rows of all tables; 0 of a copy of a database.
    pub fn rows(&self) -> u64 {
        match &self.content {
            Content::Tables(tables) => tables.iter().map(|t| t.part.lines).sum(),
            Content::Database(_) => 0,
        }
    }
}
