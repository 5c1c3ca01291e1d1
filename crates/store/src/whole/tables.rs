//! The tables of a database, as it tells them itself.

use crate::{StoreError, Value, dialect, engine::Whole};
use std::collections::{BTreeMap, BTreeSet};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// A truth value; SQLite keeps it as the number 0 or 1.
    Flag,
    /// Text.
    Text,
    /// An id of sixteen bytes; SQLite knows it as bytes.
    Id,
    /// Bytes.
    Bytes,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table that travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns in their order.
    pub columns: Vec<Column>,
    /// The places, among the columns, of its primary key.
    pub key: Vec<usize>,
}

impl Table {
    /// The names of the primary key.
    pub fn key_names(&self) -> Vec<&str> {
        self.key.iter().filter_map(|i| self.columns.get(*i)).map(|c| c.name.as_str()).collect()
    }

    /// The key of a row.
    pub fn key_of(&self, row: &[Value]) -> Vec<Value> {
        self.key.iter().filter_map(|i| row.get(*i)).cloned().collect()
    }
}

/// The tables in an order in which each comes behind those that it refers to.
pub(super) async fn read(whole: &Whole) -> Result<Vec<Table>, StoreError> {
    let mut tables: BTreeMap<String, (Table, BTreeMap<i64, usize>)> = BTreeMap::new();
    let columns = dialect::schema::columns(whole.dialect());
    for row in whole.query(columns.to_owned(), Vec::new()).await? {
        let (table, name) = (row.text(0)?, row.text(1)?);
        if is_made_by_the_program(&table) {
            continue;
        }
        let kind = kind(&row.text(2)?).ok_or_else(|| unknown(&table, &name))?;
        let fresh = || {
            (Table { name: table.clone(), columns: Vec::new(), key: Vec::new() }, BTreeMap::new())
        };
        let (found, key) = tables.entry(table.clone()).or_insert_with(fresh);
        if row.int(3)? > 0 {
            key.insert(row.int(3)?, found.columns.len());
        }
        found.columns.push(Column { name, kind });
    }
    let mut waiting: Vec<Table> = Vec::new();
    for (mut table, key) in tables.into_values() {
        table.key = key.into_values().collect();
        if table.key.is_empty() {
            return Err(StoreError::Broken(format!("the table {} has no primary key", table.name)));
        }
        waiting.push(table);
    }
    ordered(waiting, &references(whole).await?)
}

/// The record of migrations, the search index, and what SQLite keeps for itself.
fn is_made_by_the_program(table: &str) -> bool {
    // An answer of a register belongs to one matter for a while, and to nothing that is carried away.
    matches!(table, "migration" | "register_answer")
        || table.starts_with("dossier_words")
        || table.starts_with("document_words")
        || table.starts_with("sqlite_")
}

fn kind(name: &str) -> Option<Kind> {
    match name {
        "INTEGER" | "BIGINT" | "bigint" => Some(Kind::Number),
        "boolean" => Some(Kind::Flag),
        "TEXT" | "text" => Some(Kind::Text),
        "uuid" => Some(Kind::Id),
        "BLOB" | "bytea" => Some(Kind::Bytes),
        _ => None,
    }
}

fn unknown(table: &str, column: &str) -> StoreError {
    StoreError::Broken(format!("nothing is known of the type of {table}.{column}"))
}

async fn references(whole: &Whole) -> Result<BTreeSet<(String, String)>, StoreError> {
    let references = dialect::schema::references(whole.dialect()).to_owned();
    let rows = whole.query(references, Vec::new()).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

fn ordered(
    mut waiting: Vec<Table>,
    references: &BTreeSet<(String, String)>,
) -> Result<Vec<Table>, StoreError> {
    let mut done: Vec<Table> = Vec::new();
    while !waiting.is_empty() {
        let open: BTreeSet<String> = waiting.iter().map(|t| t.name.clone()).collect();
        let is_free = |table: &Table| {
            !references
                .iter()
                .any(|(from, to)| *from == table.name && *to != table.name && open.contains(to))
        };
        let (free, others): (Vec<_>, Vec<_>) = waiting.into_iter().partition(is_free);
        if free.is_empty() {
            let what = "tables refer to each other in a circle";
            return Err(StoreError::Broken(what.to_owned()));
        }
        done.extend(free);
        waiting = others;
    }
    Ok(done)
}
