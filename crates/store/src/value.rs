//! What goes into a statement and what comes out of a row, the same for both databases.

use crate::StoreError;
use mc_kernel::{CivilDay, Digest, Dong, Id, Timestamp};
use serde::de::DeserializeOwned;
use std::str::FromStr;
use uuid::Uuid;

/// A value bound to a statement or read from a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// A 64-bit integer: counts, instants in microseconds, money.
    Int(i64),
    /// A truth value: `BOOLEAN` in PostgreSQL, 0 or 1 in SQLite.
    Bool(bool),
    /// Text, days (`YYYY-MM-DD`), enums and JSON.
    Text(String),
    /// Sixteen bytes: `UUID` in PostgreSQL, `BLOB` in SQLite.
    Id(Uuid),
    /// Bytes: digests, salts.
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(v: i64) -> Self {
        Self::Int(v)
    }
}
impl From<u16> for Value {
    fn from(v: u16) -> Self {
        Self::Int(v.into())
    }
}
impl From<u32> for Value {
    fn from(v: u32) -> Self {
        Self::Int(v.into())
    }
}
impl From<u64> for Value {
    /// Saturates: no count of ours comes near 2⁶³.
    fn from(v: u64) -> Self {
        Self::Int(i64::try_from(v).unwrap_or(i64::MAX))
    }
}
impl From<bool> for Value {
    fn from(v: bool) -> Self {
        Self::Bool(v)
    }
}
impl From<&str> for Value {
    fn from(v: &str) -> Self {
        v.to_owned().into()
    }
}
impl From<String> for Value {
    /// PostgreSQL takes no NUL character; one that somebody sent becomes the replacement character
    /// `U+FFFD` in both databases.
    fn from(v: String) -> Self {
        Self::Text(if v.contains('\0') { v.replace('\0', "\u{FFFD}") } else { v })
    }
}
impl From<&String> for Value {
    fn from(v: &String) -> Self {
        v.clone().into()
    }
}
impl<K> From<Id<K>> for Value {
    fn from(v: Id<K>) -> Self {
        Self::Id(v.uuid())
    }
}
impl From<Timestamp> for Value {
    fn from(v: Timestamp) -> Self {
        Self::Int(v.micros())
    }
}
impl From<CivilDay> for Value {
    fn from(v: CivilDay) -> Self {
        Self::Text(v.to_string())
    }
}
impl From<Dong> for Value {
    fn from(v: Dong) -> Self {
        Self::Int(v.0)
    }
}
impl From<Digest> for Value {
    fn from(v: Digest) -> Self {
        Self::Bytes(v.bytes().to_vec())
    }
}
impl From<Vec<u8>> for Value {
    fn from(v: Vec<u8>) -> Self {
        Self::Bytes(v)
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(v: Option<T>) -> Self {
        v.map_or(Self::Null, Into::into)
    }
}

/// Writes a value as JSON text for a `TEXT` column.
///
/// # Errors
/// [`StoreError::Broken`] when the value cannot be written as JSON (a map with keys that are no text).
pub fn json<T: serde::Serialize>(value: &T) -> Result<Value, StoreError> {
    serde_json::to_string(value).map(Value::Text).map_err(|e| StoreError::Broken(e.to_string()))
}

/// One row of an answer. The getters count columns from 0; a value that is not of the asked type is
/// [`StoreError::Corrupt`] with the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    values: Vec<Value>,
}

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self { values }
    }

    /// The values, in the order of the columns.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    fn at(&self, column: usize) -> Result<&Value, StoreError> {
        self.values.get(column).ok_or_else(|| self.corrupt(column, "a column"))
    }

    pub(crate) fn corrupt(&self, column: usize, wanted: &'static str) -> StoreError {
        let row = self.values.first().map_or_else(String::new, |v| format!("{v:?}"));
        StoreError::Corrupt { column, wanted, row }
    }

    pub(crate) fn set(&mut self, column: usize, value: Value) {
        if let Some(place) = self.values.get_mut(column) {
            *place = value;
        }
    }

    /// Whether the column is NULL.
    pub fn is_null(&self, column: usize) -> bool {
        matches!(self.values.get(column), Some(Value::Null) | None)
    }

    /// An integer.
    pub fn int(&self, column: usize) -> Result<i64, StoreError> {
        match self.at(column)? {
            Value::Int(v) => Ok(*v),
            Value::Bool(v) => Ok(i64::from(*v)),
            Value::Null | Value::Text(_) | Value::Id(_) | Value::Bytes(_) => {
                Err(self.corrupt(column, "an integer"))
            }
        }
    }

    /// A count.
    pub fn count(&self, column: usize) -> Result<u64, StoreError> {
        u64::try_from(self.int(column)?).map_err(|_ignored| self.corrupt(column, "a count"))
    }

    /// A truth value.
    pub fn bool(&self, column: usize) -> Result<bool, StoreError> {
        match self.int(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.corrupt(column, "a truth value")),
        }
    }

    /// Text.
    pub fn text(&self, column: usize) -> Result<String, StoreError> {
        match self.at(column)? {
            Value::Text(v) => Ok(v.clone()),
            Value::Null | Value::Int(_) | Value::Bool(_) | Value::Id(_) | Value::Bytes(_) => {
                Err(self.corrupt(column, "text"))
            }
        }
    }

    /// A typed id.
    pub fn id<K>(&self, column: usize) -> Result<Id<K>, StoreError> {
        match self.at(column)? {
            Value::Id(v) => Ok(Id::from_uuid(*v)),
            Value::Null | Value::Int(_) | Value::Bool(_) | Value::Text(_) | Value::Bytes(_) => {
                Err(self.corrupt(column, "an id"))
            }
        }
    }

    /// Bytes.
    pub fn bytes(&self, column: usize) -> Result<Vec<u8>, StoreError> {
        match self.at(column)? {
            Value::Bytes(v) => Ok(v.clone()),
            Value::Id(v) => Ok(v.as_bytes().to_vec()),
            Value::Null | Value::Int(_) | Value::Bool(_) | Value::Text(_) => {
                Err(self.corrupt(column, "bytes"))
            }
        }
    }

    /// A SHA-256 digest.
    pub fn digest(&self, column: usize) -> Result<Digest, StoreError> {
        let bytes = self.bytes(column)?;
        <[u8; 32]>::try_from(bytes.as_slice())
            .map(Digest::from_bytes)
            .map_err(|_ignored| self.corrupt(column, "a digest"))
    }

    /// An instant.
    pub fn timestamp(&self, column: usize) -> Result<Timestamp, StoreError> {
        self.int(column).map(Timestamp::from_micros)
    }

    /// A civil day.
    pub fn day(&self, column: usize) -> Result<CivilDay, StoreError> {
        self.text(column)?.parse().map_err(|_ignored| self.corrupt(column, "a day"))
    }

    /// A value that is kept as people write it.
    pub fn parsed<T: FromStr>(&self, column: usize, wanted: &'static str) -> Result<T, StoreError> {
        self.text(column)?.parse().map_err(|_ignored| self.corrupt(column, wanted))
    }

    /// A value kept as JSON.
    pub fn json<T: DeserializeOwned>(&self, column: usize) -> Result<T, StoreError> {
        match self.at(column)? {
            Value::Text(v) => {
                serde_json::from_str(v).map_err(|_ignored| self.corrupt(column, "JSON of its type"))
            }
            Value::Null | Value::Int(_) | Value::Bool(_) | Value::Id(_) | Value::Bytes(_) => {
                Err(self.corrupt(column, "JSON"))
            }
        }
    }

    /// `None` when NULL, else what `read` makes of the column.
    pub fn optional<T>(
        &self,
        column: usize,
        read: impl FnOnce(&Self, usize) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        if self.is_null(column) { Ok(None) } else { read(self, column).map(Some) }
    }
}
