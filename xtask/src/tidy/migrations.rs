//! Migrations exist for both databases with the same tables and columns, and never change once they
//! are released: an installation has applied them. `migrations.lock` holds their digests in the form
//! of `sha256sum`.

use super::{
    Finding,
    tree::{File, Tree},
};
use crate::{
    Failure,
    command::{output, root},
};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

const FOLDER: &str = "crates/store/migrations/";
const SQLITE: &str = "crates/store/migrations/sqlite/";
const POSTGRES: &str = "crates/store/migrations/postgres/";
const LOCK: &str = "crates/store/migrations/migrations.lock";
const ACCEPT: &str = "cargo xtask tidy --accept-migrations";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = pairs(tree);
    findings.extend(locked(tree));
    findings
}

fn pairs(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut lone = |file: &File, folder: &str, other: &str| -> Option<()> {
        let name = file.path.strip_prefix(folder)?;
        if tree.file(&format!("{other}{name}")).is_none() {
            let what =
                format!("has no counterpart in {other}: write the same for the other database");
            findings.push(Finding::new(&file.path, 1, what));
        }
        Some(())
    };
    for file in tree.files_in(FOLDER, ".sql") {
        lone(file, SQLITE, POSTGRES);
        lone(file, POSTGRES, SQLITE);
    }
    for one in tree.files_in(SQLITE, ".sql") {
        let name = one.path.strip_prefix(SQLITE).unwrap_or_default();
        if let Some(other) = tree.file(&format!("{POSTGRES}{name}")) {
            findings.extend(differences(one, other));
            findings.extend(differences(other, one));
        }
    }
    findings
}

/// What the first has and the second has not.
fn differences(one: &File, other: &File) -> Vec<Finding> {
    let (ours, theirs) = (tables(&one.text), tables(&other.text));
    let mut findings = Vec::new();
    let mut at = |what: String| findings.push(Finding::new(&one.path, 1, what));
    for (table, columns) in &ours {
        match (columns, theirs.get(table)) {
            (_, None) => {
                at(format!("makes the table {table}, and {} does not: add it there", other.path));
            }
            (Some(columns), Some(Some(others))) => columns.difference(others).for_each(|column| {
                let (name, rule) =
                    (&column.name, if column.is_required { "NOT NULL" } else { "NULL" });
                at(format!(
                    "has {table}.{name} ({rule}), and {} has not: make both the same",
                    other.path
                ));
            }),
            // What an index made by the database itself holds is its own affair.
            (None, Some(_)) | (Some(_), Some(None)) => {}
        }
    }
    findings
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Column {
    name: String,
    is_required: bool,
}

/// The tables that a migration makes or adds to; `None` stands for the columns of a virtual table.
fn tables(sql: &str) -> BTreeMap<String, Option<BTreeSet<Column>>> {
    let lines = sql.lines().map(|line| line.split_once("--").map_or(line, |(code, _)| code));
    let sql: String = lines.collect::<Vec<_>>().join("\n");
    let mut tables: BTreeMap<String, Option<BTreeSet<Column>>> = BTreeMap::new();
    for statement in sql.split(';').map(str::trim) {
        let (head, body) = statement.split_once('(').unwrap_or((statement, ""));
        let words: Vec<&str> = head.split_whitespace().collect();
        match words.as_slice() {
            ["CREATE", "VIRTUAL", "TABLE", table, ..] => {
                tables.insert((*table).to_owned(), None);
            }
            ["CREATE", "TABLE", .., table] => {
                tables.insert((*table).to_owned(), Some(columns(body)));
            }
            ["ALTER", "TABLE", table, "ADD", "COLUMN", ..] => {
                let added = statement.split_once("COLUMN").map_or("", |(_, column)| column);
                let known =
                    tables.entry((*table).to_owned()).or_insert_with(|| Some(BTreeSet::new()));
                if let Some(known) = known {
                    known.extend(column(added));
                }
            }
            _ => {}
        }
    }
    tables
}

/// The columns in the body of a table, up to the parenthesis that closes it.
fn columns(body: &str) -> BTreeSet<Column> {
    let mut depth = 0_u32;
    let mut parts = vec![String::new()];
    for char in body.chars() {
        match char {
            ')' if depth == 0 => break,
            ',' if depth == 0 => parts.push(String::new()),
            _ => {
                depth = match char {
                    '(' => depth + 1,
                    ')' => depth - 1,
                    _ => depth,
                };
                parts.last_mut().into_iter().for_each(|part| part.push(char));
            }
        }
    }
    parts.iter().filter_map(|part| column(part)).collect()
}

fn column(text: &str) -> Option<Column> {
    let name = text.split_whitespace().next()?;
    let is_rule = ["PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "CONSTRAINT"].contains(&name);
    let is_required = text.contains("NOT NULL") || text.contains("PRIMARY KEY");
    (!is_rule).then(|| Column { name: name.to_owned(), is_required })
}

fn locked(tree: &Tree) -> Vec<Finding> {
    let lock = tree.file(LOCK).map_or("", |file| file.text.as_str());
    let known = read_lock(lock);
    let mut findings = Vec::new();
    let mut at = |path: &str, what: String| findings.push(Finding::new(path, 1, what));
    for file in tree.files_in(FOLDER, ".sql") {
        match known.get(name(file)) {
            None => at(&file.path, format!("is not in {LOCK}: run `{ACCEPT}`")),
            Some(digest) if *digest != sha256(&file.text) => {
                at(
                    &file.path,
                    format!(
                        "has changed. When no release has it, run `{ACCEPT}`; otherwise undo the change and write a new migration"
                    ),
                );
            }
            Some(_) => {}
        }
    }
    let is_gone = |name: &&&str| tree.file(&format!("{FOLDER}{name}")).is_none();
    for name in known.keys().filter(is_gone) {
        at(
            LOCK,
            format!("{name} is gone: bring it back, or run `{ACCEPT}` when no release has it"),
        );
    }
    findings
}

fn name(file: &File) -> &str {
    file.path.strip_prefix(FOLDER).unwrap_or(&file.path)
}

/// The digests of a lock by the name of the migration.
fn read_lock(lock: &str) -> BTreeMap<&str, &str> {
    lock.lines().filter_map(|line| line.split_once("  ")).map(|(sum, name)| (name, sum)).collect()
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat()
}

/// Writes the lock anew. What a release has stays as it was released.
pub(super) fn accept(tree: &Tree) -> Result<(), Failure> {
    let known = tree.file(LOCK).map_or_else(BTreeMap::new, |file| read_lock(&file.text));
    let mut lines = Vec::new();
    for file in tree.files_in(FOLDER, ".sql") {
        let digest = sha256(&file.text);
        let is_changed = known.get(name(file)).is_some_and(|old| *old != digest);
        if let Some(release) = is_changed.then(|| release_with(&file.path)).transpose()?.flatten() {
            let path = &file.path;
            return Err(Failure(format!(
                "{path} is part of {release} and was applied by others: undo the change and write a new migration"
            )));
        }
        lines.push(format!("{digest}  {}\n", name(file)));
    }
    fs::write(root().join(LOCK), lines.concat()).map_err(|e| Failure(format!("{LOCK}: {e}")))
}

/// A release that has the file.
fn release_with(path: &str) -> Result<Option<String>, Failure> {
    let git = |arguments: &[&str]| output(Command::new("git").args(arguments).current_dir(root()));
    for tag in git(&["tag", "--list", "v*"])?.lines() {
        if !git(&["ls-tree", "--name-only", tag, path])?.is_empty() {
            return Ok(Some(tag.to_owned()));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    const ONE: &str = "-- a table (of a; b)\nCREATE TABLE a (\n  id BLOB PRIMARY KEY,\n  n INTEGER NOT NULL CHECK (n IN (1, 2)),\n  UNIQUE (n, id)\n) STRICT;\nCREATE VIRTUAL TABLE w USING fts5 (words);\nALTER TABLE a ADD COLUMN later TEXT;";
    const OTHER: &str = "CREATE TABLE a (id UUID PRIMARY KEY, n BIGINT NOT NULL);\nCREATE TABLE w (words TSVECTOR);\nALTER TABLE a ADD COLUMN later TEXT;";

    fn tree(one: &str, other: &str, lock: &str) -> Tree {
        let (sqlite, postgres) = (format!("{SQLITE}1.sql"), format!("{POSTGRES}1.sql"));
        Tree::of(&[(&sqlite, one), (&postgres, other), (LOCK, lock)])
    }

    fn lock(one: &str, other: &str) -> String {
        format!("{}  sqlite/1.sql\n{}  postgres/1.sql\n", sha256(one), sha256(other))
    }

    #[test]
    fn both_databases_have_the_same_tables_and_columns() {
        expect_findings(check, &tree(ONE, OTHER, &lock(ONE, OTHER)), &expect![[""]]);
        let other = OTHER.replace("n BIGINT NOT NULL", "n BIGINT, m TEXT").replace("w (", "v (");
        expect_findings(
            check,
            &tree(ONE, &other, &lock(ONE, &other)),
            &expect![[r"
            crates/store/migrations/sqlite/1.sql:1: has a.n (NOT NULL), and crates/store/migrations/postgres/1.sql has not: make both the same
            crates/store/migrations/sqlite/1.sql:1: makes the table w, and crates/store/migrations/postgres/1.sql does not: add it there
            crates/store/migrations/postgres/1.sql:1: has a.m (NULL), and crates/store/migrations/sqlite/1.sql has not: make both the same
            crates/store/migrations/postgres/1.sql:1: has a.n (NULL), and crates/store/migrations/sqlite/1.sql has not: make both the same
            crates/store/migrations/postgres/1.sql:1: makes the table v, and crates/store/migrations/sqlite/1.sql does not: add it there"]],
        );
    }

    #[test]
    fn a_changed_new_or_lost_migration_is_found() {
        let changed = ONE.replace("later", "sooner");
        let tree = tree(
            &changed,
            &OTHER.replace("later", "sooner"),
            &format!("{}  sqlite/1.sql\nabc  sqlite/0.sql\n", sha256(ONE)),
        );
        expect_findings(
            check,
            &tree,
            &expect![[r"
            crates/store/migrations/sqlite/1.sql:1: has changed. When no release has it, run `cargo xtask tidy --accept-migrations`; otherwise undo the change and write a new migration
            crates/store/migrations/postgres/1.sql:1: is not in crates/store/migrations/migrations.lock: run `cargo xtask tidy --accept-migrations`
            crates/store/migrations/migrations.lock:1: sqlite/0.sql is gone: bring it back, or run `cargo xtask tidy --accept-migrations` when no release has it"]],
        );
    }

    #[test]
    fn a_migration_for_one_database_alone_is_found() {
        let sqlite = format!("{SQLITE}2.sql");
        let lock = format!("{}  sqlite/2.sql\n", sha256(""));
        expect_findings(
            check,
            &Tree::of(&[(&sqlite, ""), (LOCK, &lock)]),
            &expect![[
                "crates/store/migrations/sqlite/2.sql:1: has no counterpart in crates/store/migrations/postgres/: write the same for the other database"
            ]],
        );
    }
}
