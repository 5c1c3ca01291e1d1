//! Every statement of the crate, found in its own source so that none can be forgotten.

use super::{
    migrations::{bare, bare_file},
    schema::{self, Schema},
};
use crate::migrate::{CREATE, MIGRATIONS};
use mc_testkit::TestDatabase;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

static TABLES: LazyLock<Schema> = LazyLock::new(|| {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.execute_batch(CREATE).unwrap();
    for migration in MIGRATIONS {
        connection.execute_batch(migration.sqlite).unwrap();
    }
    schema::of_sqlite(&connection)
});

/// A statement with where it stands.
pub(super) struct Found {
    /// `drafts.rs SAVE`.
    pub(super) place: String,
    pub(super) sql: String,
}

impl Found {
    /// Whether the other database has another one in its stead.
    fn is_only_for(&self, dialect: &str) -> bool {
        self.place.split(' ').any(|word| word.starts_with(dialect))
    }
}

/// The statements of the crate: every literal that begins like one, in every module but the engines,
/// which have none of their own, and the tests.
fn all() -> Vec<Found> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in files(&source) {
        let name = path.strip_prefix(&source).unwrap().display().to_string();
        if !name.starts_with("engine/") && !name.starts_with("contract/") {
            let text = fs::read_to_string(&path).unwrap();
            of_file(&name, text.split("#[cfg(test)]\nmod tests").next().unwrap(), &mut found);
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Where `columns!` stands in a file, its literals are the ends of the statement that it begins.
fn of_file(name: &str, text: &str, found: &mut Vec<Found>) {
    let begin = text.split_once("concat!(\"").map(|(_, rest)| rest.split('"').next().unwrap());
    let code: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.starts_with("//")).collect();
    let code = code.join("\n");
    let mut constant = String::new();
    for (i, part) in code.split('"').enumerate() {
        if i % 2 == 0 {
            if let Some((_, declared)) = part.rsplit_once("const ") {
                constant = declared.split(':').next().unwrap().to_owned();
            }
            continue;
        }
        let sql = match begin {
            Some(begin) if part == begin => continue,
            Some(begin) if part.starts_with("WHERE ") => format!("{begin}{part}"),
            _ if is_statement(part) => part.to_owned(),
            _ => continue,
        };
        assert!(!sql.contains('\\'), "{name} {constant}: an escape hides what is run");
        found.push(Found { place: format!("{name} {constant}"), sql });
    }
}

fn is_statement(text: &str) -> bool {
    ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "WITH ", "ALTER ", "DROP "]
        .iter()
        .any(|word| text.to_uppercase().starts_with(word))
}

#[test]
fn the_search_finds_them() {
    let found = all();
    let has = |place: &str, begin: &str| {
        let it = found.iter().find(|f| f.place == place);
        assert!(it.is_some_and(|f| f.sql.starts_with(begin)), "{place}");
    };
    assert!(found.len() > 110, "{}", found.len());
    has("drafts.rs SAVE", "UPDATE draft SET entries");
    has("drafts.rs OF_OWNER", "SELECT id, owner, entered_by, procedure");
    has("work_lists.rs OF_UNIT", "SELECT w.id, w.dossier");
    has("projections.rs CLEAR", "DELETE FROM work_item");
    has("dialect/search.rs SQLITE_SEARCH", "SELECT dossier FROM dossier_words");
    has("migrate.rs CREATE", "CREATE TABLE IF NOT EXISTS migration");
    has("records.rs ACCESS", "INSERT INTO access");
}

#[tokio::test]
async fn every_statement_is_prepared_by_both() {
    let (file, server) = tokio::join!(TestDatabase::sqlite(), TestDatabase::postgres());
    let sqlite = bare_file(&file);
    let (postgres, _connection) = bare(&server).await;
    for found in all() {
        if !found.is_only_for("POSTGRES") {
            let prepared = sqlite.prepare(&found.sql.replace('$', "?"));
            assert!(prepared.is_ok(), "{}: {:?}", found.place, prepared.err());
        }
        if !found.is_only_for("SQLITE") {
            let prepared = postgres.prepare(&found.sql).await;
            assert!(prepared.is_ok(), "{}: {:?}", found.place, prepared.err());
        }
    }
}

/// What would make the same text mean different things: the server's clock, its alphabet, chance.
#[test]
fn no_statement_asks_what_only_the_program_knows() {
    let banned = [
        "now()",
        "current_",
        "lower(",
        "upper(",
        " like ",
        " ilike ",
        " offset ",
        "random(",
        "returning",
        "collate",
        "strftime",
        "date(",
    ];
    for found in all() {
        let sql = found.sql.to_lowercase();
        let is_own = found.place.starts_with("dialect/schema.rs");
        for word in banned.iter().filter(|word| !(is_own && **word == "current_")) {
            assert!(!sql.contains(word), "{}: {word}", found.place);
        }
    }
}

#[test]
fn placeholders_are_numbered_from_one_without_a_gap() {
    for found in all() {
        let numbers: BTreeSet<u32> = found
            .sql
            .split('$')
            .skip(1)
            .map(|rest| {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                digits.parse().unwrap_or_else(|_| panic!("{}: a bare $", found.place))
            })
            .collect();
        let expect: BTreeSet<u32> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, expect, "{}", found.place);
    }
}

/// The selects that may find many rows; the others find one by a unique key.
pub(super) fn lists() -> Vec<Found> {
    let selects = all().into_iter().filter(|found| found.sql.starts_with("SELECT "));
    let selects = selects.filter(|found| !found.place.starts_with("dialect/"));
    selects
        .filter(|found| {
            let is_count = found.sql.starts_with("SELECT count(*) FROM (");
            let select = Select::of(&found.sql);
            is_count || !select.is_unique(&TABLES, &select.equal)
        })
        .collect()
}

/// A list is in an order that ends in a unique key, so that no row is skipped or shown twice between
/// pages, and has a limit; a count has one too.
#[test]
fn every_list_has_a_whole_order_and_a_limit() {
    let lists = lists();
    assert!(lists.len() > 30, "{}", lists.len());
    for found in lists {
        if found.sql.starts_with("SELECT count(*)") {
            assert!(found.sql.ends_with(" LIMIT 100) AS counted"), "{}: no limit", found.place);
            continue;
        }
        assert!(found.sql.contains(" LIMIT "), "{}: no limit", found.place);
        // Sums are in the order of what they are summed by, one row each.
        if let Some((_, by)) = found.sql.split_once(" GROUP BY ") {
            let (groups, order) = by.split_once(" ORDER BY ").unwrap_or((by, ""));
            assert_eq!(Some(groups), order.split(" LIMIT ").next(), "{}", found.place);
            continue;
        }
        let select = Select::of(&found.sql);
        let known: Vec<&str> = select.equal.iter().chain(&select.order).copied().collect();
        assert!(select.is_unique(&TABLES, &known), "{}: {:?}", found.place, select.order);
    }
}

/// The parts of a select that matter for its order, of its first table.
struct Select<'a> {
    table: &'a str,
    /// Columns that are bound to a value.
    equal: Vec<&'a str>,
    /// Columns of the order.
    order: Vec<&'a str>,
}

impl<'a> Select<'a> {
    fn of(sql: &'a str) -> Self {
        let (_, from) = sql.split_once(" FROM ").unwrap();
        let table = from.split(' ').next().unwrap();
        let (conditions, order) = from.split_once(" ORDER BY ").unwrap_or((from, ""));
        let conditions = conditions.split_once(" WHERE ").map_or("", |(_, c)| c);
        let column = |text: &'a str| text.rsplit('.').next().unwrap();
        let equal = conditions.split(" AND ").filter_map(|condition| {
            let (left, right) = condition.split_once(" = ")?;
            let is_value = right.starts_with(['$', '\'']) || right.parse::<i64>().is_ok();
            is_value.then_some(column(left))
        });
        let order = order.split(" LIMIT ").next().unwrap();
        let order = order.split(", ").map(|part| column(part.split(' ').next().unwrap()));
        Self { table, equal: equal.collect(), order: order.collect() }
    }

    fn is_unique(&self, schema: &Schema, columns: &[&str]) -> bool {
        let keys = &schema[self.table].keys;
        keys.iter().any(|key| key.iter().all(|column| columns.contains(&column.as_str())))
    }
}
