//! The two schemas are one, and coming to them is safe.

use super::{Setting, location, schema};
use crate::{
    Clash, Dialect, MigrateError, Statement, Store, Touches,
    engine::Script,
    migrate::{MIGRATIONS, text},
};
use mc_testkit::{TestDatabase, World};
use std::{collections::BTreeSet, fs, path::Path};
use tokio::task::JoinSet;

const ALL: &str = "SELECT name FROM migration ORDER BY name LIMIT 100";
const FORGET: &str = "DELETE FROM migration WHERE name = $1";
const ALTER: &str = "UPDATE migration SET digest = 'other' WHERE name = $1";
const RECORD: &str = "INSERT INTO migration (name, digest, at_us) VALUES ($1, '', 0)";

/// A connection to a PostgreSQL test database that knows nothing of the store.
pub(super) async fn bare(database: &TestDatabase) -> (tokio_postgres::Client, JoinSet<()>) {
    let mc_testkit::Location::Postgres(address) = database.location() else {
        panic!("a PostgreSQL database is wanted")
    };
    let connected = tokio_postgres::connect(address, tokio_postgres::NoTls).await;
    let (client, connection) = connected.unwrap();
    let mut tasks = JoinSet::new();
    tasks.spawn(async move { drop(connection.await) });
    (client, tasks)
}

/// A connection to an SQLite test database that knows nothing of the store.
pub(super) fn bare_file(database: &TestDatabase) -> rusqlite::Connection {
    let mc_testkit::Location::File(path) = database.location() else {
        panic!("an SQLite database is wanted")
    };
    rusqlite::Connection::open(path).unwrap()
}

#[test]
fn both_folders_have_the_files_that_the_program_has() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let known: BTreeSet<String> = MIGRATIONS.iter().map(|m| format!("{}.sql", m.name)).collect();
    for dialect in ["sqlite", "postgres"] {
        let files = fs::read_dir(folder.join(dialect)).unwrap();
        let files: BTreeSet<String> =
            files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(files, known, "{dialect}");
    }
    let names: Vec<&str> = MIGRATIONS.iter().map(|m| m.name).collect();
    assert!(names.is_sorted(), "migrations run in the order of their names");
}

/// A script runs in a transaction of the engine's and must not end it.
#[test]
fn no_script_has_a_transaction_of_its_own() {
    for migration in MIGRATIONS {
        for dialect in [Dialect::Sqlite, Dialect::Postgres] {
            let text = text(migration, dialect).to_uppercase();
            for word in ["BEGIN", "COMMIT", "ROLLBACK", "CONCURRENTLY", "VACUUM"] {
                assert!(!text.split(|c: char| !c.is_alphanumeric()).any(|w| w == word), "{word}");
            }
        }
    }
}

#[tokio::test]
async fn the_two_schemas_agree() {
    let (file, server) = tokio::join!(TestDatabase::sqlite(), TestDatabase::postgres());
    let sqlite = schema::of_sqlite(&bare_file(&file));
    let postgres = schema::of_postgres(&bare(&server).await.0).await;
    let names = |schema: &schema::Schema| schema.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&sqlite), names(&postgres));
    assert!(sqlite.len() > 25, "{}", sqlite.len());
    for (name, table) in &sqlite {
        assert_eq!(Some(table), postgres.get(name), "{name}");
    }
}

#[tokio::test]
async fn every_table_of_sqlite_is_strict() {
    let database = TestDatabase::sqlite().await;
    let loose = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT IN ('sqlite_schema', 'sqlite_sequence', 'migration')";
    let connection = bare_file(&database);
    let mut loose = connection.prepare(loose).unwrap();
    let loose = loose.query_map([], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(loose.map(Result::unwrap).collect::<Vec<_>>(), Vec::<String>::new());
}

/// A key that compares by the server's locale gives other orders elsewhere, and breaks when the
/// locale's rules change under it.
#[tokio::test]
async fn every_indexed_text_of_postgres_compares_byte_by_byte() {
    let database = TestDatabase::postgres().await;
    let (client, _connection) = bare(&database).await;
    let localised = "SELECT DISTINCT x.indrelid::regclass::text || '.' || a.attname FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey) JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = current_schema() AND t.relname <> 'migration' AND a.atttypid = 'text'::regtype AND a.attcollation <> (SELECT oid FROM pg_collation WHERE collname = 'C')";
    let localised = client.query(localised, &[]).await.unwrap();
    let localised: Vec<String> = localised.iter().map(|row| row.get(0)).collect();
    assert_eq!(localised, Vec::<String>::new());
}

/// An empty database of each kind, opened.
async fn empty(database: TestDatabase) -> Setting {
    Setting::on(database).await
}

async fn migrating_twice_does_nothing(setting: Setting) {
    let (store, now) = (&setting.store, setting.world.now());
    assert!(!store.is_current().await.unwrap());
    assert!(!store.is_current().await.unwrap(), "asking changes nothing");
    let names: Vec<&str> = MIGRATIONS.iter().map(|m| m.name).collect();
    assert_eq!(store.migrate(now).await.unwrap(), names);
    assert!(store.is_current().await.unwrap());
    assert_eq!(store.migrate(now).await.unwrap(), Vec::<&str>::new());
    assert_eq!(store.query(ALL, Vec::new()).await.unwrap().len(), names.len());
}

async fn programs_that_migrate_at_once_do_it_once(setting: Setting) {
    let mut programs = JoinSet::new();
    for _ in 0..4 {
        let location = location(&setting.database);
        programs.spawn(async move {
            let store = Store::open(&location).await.unwrap();
            store.migrate(World::new(1).now()).await.unwrap()
        });
    }
    let mut applied = programs.join_all().await.concat();
    applied.sort_unstable();
    let names: Vec<&str> = MIGRATIONS.iter().map(|m| m.name).collect();
    assert_eq!(applied, names);
    assert!(setting.store.is_current().await.unwrap());
}

async fn a_newer_or_changed_database_is_refused(setting: Setting) {
    let (store, now) = (&setting.store, setting.world.now());
    store.migrate(now).await.unwrap();
    let row = Clash::Row("migration");
    setting
        .write(|batch| {
            batch.insert(RECORD, vec!["9999_of_tomorrow".into()], row);
        })
        .await;
    let refused = [store.migrate(now).await.map(drop), store.is_current().await.map(drop)];
    for refused in refused {
        let Err(MigrateError::Newer(name)) = refused else { panic!("{refused:?}") };
        assert_eq!(name, "9999_of_tomorrow");
    }
    setting
        .write(|batch| {
            batch.change_one(FORGET, vec!["9999_of_tomorrow".into()], row);
            batch.change_one(ALTER, vec!["0001_first".into()], row);
        })
        .await;
    let refused = [store.migrate(now).await.map(drop), store.is_current().await.map(drop)];
    for refused in refused {
        let Err(MigrateError::Changed(name)) = refused else { panic!("{refused:?}") };
        assert_eq!(name, "0001_first");
    }
}

/// A script that breaks in its middle leaves neither tables nor its record, and a database that
/// everything else can go on with.
async fn a_broken_migration_leaves_nothing(setting: Setting) {
    const HALF: &str = "CREATE TABLE half (id BIGINT); CREATE TABLE half (id BIGINT);";
    const WHOLE: &str = "CREATE TABLE half (id BIGINT);";
    let (store, now) = (&setting.store, setting.world.now());
    store.migrate(now).await.unwrap();
    let script = |sql| {
        let values = vec!["0002_half".into()];
        let (touches, clash) = (Touches::Exactly(1), Clash::Row("migration"));
        let record = Some(Statement { sql: RECORD, values, touches, clash });
        store.engine.run_script(Script { sql, record })
    };
    for _ in 0..20 {
        script(HALF).await.unwrap_err();
    }
    assert!(store.is_current().await.unwrap());
    super::sample::filed(&setting, "An", 1).await;
    script(WHOLE).await.unwrap();
    let Err(MigrateError::Newer(name)) = store.is_current().await else { panic!("recorded") };
    assert_eq!(name, "0002_half");
    // Whoever comes second with the same script clashes on its record and runs nothing.
    assert!(super::is_clash(&script(WHOLE).await, Clash::Row("migration")));
}

macro_rules! on_both_empty {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $test() {
                super::$test(super::empty(mc_testkit::TestDatabase::empty_sqlite()).await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $test() {
                let database = mc_testkit::TestDatabase::empty_postgres().await;
                super::$test(super::empty(database).await).await;
            })+
        }
    };
}

on_both_empty!(
    migrating_twice_does_nothing,
    programs_that_migrate_at_once_do_it_once,
    a_newer_or_changed_database_is_refused,
    a_broken_migration_leaves_nothing,
);
