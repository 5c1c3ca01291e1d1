//! Statements made of the names of tables and columns that the database gave.

use super::Table;

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(quoted).collect::<Vec<_>>().join(", ")
}

fn columns(table: &Table) -> String {
    list(table.columns.iter().map(|c| c.name.as_str()))
}

fn places(from: usize, count: usize) -> String {
    (from..from + count).map(|i| format!("${i}")).collect::<Vec<_>>().join(", ")
}

/// A page of rows in the order of the key: behind a key, or from the first one on.
pub(super) fn page(table: &Table, is_first: bool, most: u16) -> String {
    let key = list(table.key_names().into_iter());
    let behind = if is_first {
        String::new()
    } else {
        format!(" WHERE ({key}) > ({})", places(1, table.key.len()))
    };
    let (columns, name) = (columns(table), quoted(&table.name));
    format!("{} {columns} FROM {name}{behind} ORDER BY {key} LIMIT {most}", "SELECT")
}

/// How many rows there are.
pub(super) fn count(table: &Table) -> String {
    format!("{} count(*) FROM {}", "SELECT", quoted(&table.name))
}

/// Whether there is a row.
pub(super) fn any(table: &Table) -> String {
    format!("{} 1 FROM {} LIMIT 1", "SELECT", quoted(&table.name))
}

/// Takes all rows away.
pub(super) fn clear(table: &Table) -> String {
    format!("{} FROM {}", "DELETE", quoted(&table.name))
}

/// Inserts a row, for SQLite.
pub(super) fn insert(table: &Table) -> String {
    let (name, columns) = (quoted(&table.name), columns(table));
    format!("{} INTO {name} ({columns}) VALUES ({})", "INSERT", places(1, table.columns.len()))
}

/// Takes rows in by the stream, for PostgreSQL.
pub(super) fn copy(table: &Table) -> String {
    format!("COPY {} ({}) FROM STDIN BINARY", quoted(&table.name), columns(table))
}

/// Has a server number on behind the highest number of a column.
pub(super) fn number_on(table: &str, column: &str) -> String {
    let (name, quoted_column) = (quoted(table), quoted(column));
    format!(
        "{} setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({quoted_column}), 1), max({quoted_column}) IS NOT NULL) FROM {name}",
        "SELECT"
    )
}
