//! What a database says of its own tables, in the same words for both.

use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// The tables, without those of the search box, which differ by design.
pub(super) type Schema = BTreeMap<String, Table>;

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    /// Primary and unique keys, each with its columns in order.
    pub(super) keys: BTreeSet<Vec<String>>,
    /// Other indexes by name.
    pub(super) indexes: BTreeMap<String, Vec<String>>,
    /// Column, and the table it refers to.
    pub(super) references: BTreeSet<(String, String)>,
    /// What a column may hold, where that is a closed set.
    pub(super) choices: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) is_nullable: bool,
}

/// The kinds of values that both databases know under one name or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Bytes,
}

/// The objects of the search box.
pub(super) fn differs_by_design(name: &str) -> bool {
    name.starts_with("document_words")
        || name.starts_with("dossier_words") && name != "dossier_words_fill"
}

pub(super) fn of_sqlite(connection: &Connection) -> Schema {
    let tables =
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'";
    let mut tables = connection.prepare(tables).unwrap();
    let tables = tables.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    tables
        .map(Result::<(String, String), _>::unwrap)
        .filter(|(name, _)| !differs_by_design(name))
        .map(|(name, sql)| {
            let table = sqlite_table(connection, &name, &sql);
            (name, table)
        })
        .collect()
}

fn sqlite_table(connection: &Connection, name: &str, sql: &str) -> Table {
    let mut table = Table::default();
    let mut primary = BTreeMap::new();
    for [column, kind, not_null, place] in
        pragma(connection, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1)", name)
    {
        let kind = match kind.as_str() {
            "INTEGER" | "BIGINT" => Kind::Number,
            "TEXT" => Kind::Text,
            "BLOB" => Kind::Bytes,
            other => panic!("{name}.{column} is {other}"),
        };
        if place != "0" {
            primary.insert(place.clone(), column.clone());
        }
        let is_nullable = not_null == "0" && place == "0";
        table.columns.push(Column { name: column, kind, is_nullable });
    }
    table.keys.insert(primary.into_values().collect());
    let lists = "SELECT name, \"unique\", origin, '' FROM pragma_index_list(?1)";
    for [index, unique, _, _] in pragma(connection, lists, name) {
        let info = "SELECT name, '', '', '' FROM pragma_index_info(?1) ORDER BY seqno";
        let columns = pragma(connection, info, &index).into_iter().map(|[c, ..]| c).collect();
        if unique == "1" {
            table.keys.insert(columns);
        } else {
            table.indexes.insert(index, columns);
        }
    }
    let references = "SELECT \"from\", \"table\", '', '' FROM pragma_foreign_key_list(?1)";
    let references = pragma(connection, references, name);
    table.references = references.into_iter().map(|[from, to, ..]| (from, to)).collect();
    for line in sql.lines().filter(|line| line.contains(" CHECK (") && line.contains(" IN (")) {
        let column = line.split_whitespace().next().unwrap().to_owned();
        table.choices.insert(column, literals(line));
    }
    table
}

fn pragma(connection: &Connection, sql: &str, name: &str) -> Vec<[String; 4]> {
    let mut statement = connection.prepare(sql).unwrap();
    let text = |row: &rusqlite::Row<'_>, i| {
        let value = row.get_ref_unwrap(i);
        value.as_i64().map_or_else(|_| value.as_str().unwrap().to_owned(), |v| v.to_string())
    };
    let rows = statement.query_map([name], |row| Ok([0, 1, 2, 3].map(|i| text(row, i))));
    rows.unwrap().map(Result::unwrap).collect()
}

fn literals(text: &str) -> BTreeSet<String> {
    text.split('\'').skip(1).step_by(2).map(ToOwned::to_owned).collect()
}

pub(super) async fn of_postgres(client: &tokio_postgres::Client) -> Schema {
    let mut schema = Schema::new();
    let columns = "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position";
    for [table, column, kind, nullable] in texts(client, columns).await {
        let kind = match kind.as_str() {
            "bigint" | "boolean" => Kind::Number,
            "text" => Kind::Text,
            "uuid" | "bytea" => Kind::Bytes,
            "tsvector" if differs_by_design(&table) => continue,
            other => panic!("{table}.{column} is {other}"),
        };
        let table = schema.entry(table).or_default();
        table.columns.push(Column { name: column, kind, is_nullable: nullable == "YES" });
    }
    let indexes = "SELECT t.relname::text, i.relname::text, x.indisunique::text, string_agg(a.attname, ',' ORDER BY k.place) FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = t.relnamespace CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k (number, place) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number WHERE n.nspname = current_schema() GROUP BY 1, 2, 3";
    for [table, index, unique, columns] in texts(client, indexes).await {
        let columns = columns.split(',').map(ToOwned::to_owned).collect();
        let table = schema.entry(table).or_default();
        if unique == "true" {
            table.keys.insert(columns);
        } else {
            table.indexes.insert(index, columns);
        }
    }
    let constraints = "SELECT t.relname::text, a.attname::text, c.contype::text, CASE c.contype WHEN 'f' THEN c.confrelid::regclass::text ELSE pg_get_constraintdef(c.oid) END FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1] JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = current_schema() AND c.contype IN ('c', 'f')";
    for [table, column, kind, text] in texts(client, constraints).await {
        let table = schema.entry(table).or_default();
        if kind == "f" {
            table.references.insert((column, text));
        } else if text.contains('\'') {
            table.choices.insert(column, literals(&text));
        }
    }
    schema.retain(|name, _| !differs_by_design(name));
    schema
}

async fn texts(client: &tokio_postgres::Client, sql: &str) -> Vec<[String; 4]> {
    let rows = client.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| [row.get(0), row.get(1), row.get(2), row.get(3)]).collect()
}
