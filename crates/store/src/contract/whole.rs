//! A whole database is viewed at one moment and filled as one, whichever kind it is.

use super::{Setting, location, migrations::bare_file, sample};
use crate::{
    MigrateError, Store, StoreError, Value,
    whole::{Kind, Readiness, Table},
};
use mc_kernel::Digest;
use mc_testkit::TestDatabase;
use std::collections::{BTreeMap, BTreeSet};

/// Tables that do not travel: the program makes them itself.
const MADE_BY_THE_PROGRAM: [&str; 3] = ["dossier_words_fill", "migration", "register_answer"];
/// Tables that have one row by their own rule.
const ONE_ROW: [&str; 3] = ["installation", "ledger_tree", "report_fill"];

/// A table that a migration adds travels without anybody thinking of it; this fails when one does
/// not.
async fn every_table_travels(setting: Setting) {
    let view = setting.store.view().await.unwrap();
    let found: BTreeSet<&str> = view.tables().iter().map(|t| t.name.as_str()).collect();
    let file = TestDatabase::sqlite().await;
    let all = super::schema::of_sqlite(&bare_file(&file));
    let all: BTreeSet<&str> = all.keys().map(String::as_str).collect();
    let left: Vec<&str> = all.difference(&found).copied().collect();
    assert_eq!(left, MADE_BY_THE_PROGRAM);
    assert!(found.is_subset(&all));
    // Each stands behind those that it refers to.
    let place = |name: &str| view.tables().iter().position(|t| t.name == name).unwrap();
    assert!(place("unit") < place("unit_alias") && place("staff") < place("staff_credential"));
}

/// A row of each table, made of what its columns may hold.
fn row_of(table: &Table, choices: &BTreeMap<String, BTreeSet<String>>, n: u8) -> Vec<Value> {
    let value = |column: &crate::whole::Column| match column.kind {
        Kind::Text => match choices.get(&column.name) {
            Some(choices) => choices.first().unwrap().as_str().into(),
            None => format!("ừ {n}").into(),
        },
        // The one row of the installation has the number 1.
        Kind::Number => i64::from(n).into(),
        Kind::Flag => (n == 1).into(),
        Kind::Id | Kind::Bytes => mc_kernel::Id::<()>::from_bytes([n; 16]).into(),
    };
    table.columns.iter().map(value).collect()
}

async fn rows(store: &Store) -> BTreeMap<String, Vec<Vec<Value>>> {
    let view = store.view().await.unwrap();
    let mut all = BTreeMap::new();
    for table in view.tables() {
        let (mut found, mut after) = (Vec::new(), None);
        // Pages of one row: the key of each leads to the next.
        loop {
            let page = view.rows(table, after.take(), 1).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(table.key_of(last.values()));
            found.extend(page.iter().map(|row| row.values().iter().map(plain).collect()));
        }
        assert_eq!(view.count(table).await.unwrap(), u64::try_from(found.len()).unwrap());
        all.insert(table.name.clone(), found);
    }
    all
}

/// SQLite has no truth values of its own.
fn plain(value: &Value) -> Value {
    if let Value::Bool(b) = value { i64::from(*b).into() } else { value.clone() }
}

async fn every_table_is_filled_and_read_back(setting: Setting) {
    let file = TestDatabase::sqlite().await;
    let schema = super::schema::of_sqlite(&bare_file(&file));
    let store = &setting.store;
    let migrations = store.migrations().await.unwrap();
    let now = setting.world.now();
    assert_eq!(store.prepare_filling(&migrations, now).await.unwrap(), Readiness::Ready);
    let filling = store.fill().await.unwrap();
    assert_eq!(filling.was_filled(), None, "rows that a migration made do not count");
    for table in filling.tables() {
        let choices = &schema[&table.name].choices;
        let mut rows = vec![row_of(table, choices, 1)];
        if !ONE_ROW.contains(&table.name.as_str()) {
            rows.push(row_of(table, choices, 2));
        }
        filling.insert(table, rows).await.unwrap();
    }
    filling.commit(Digest::of(b"source"), now).await.unwrap();
    let found = rows(store).await;
    for (table, rows) in &found {
        let wanted = if ONE_ROW.contains(&table.as_str()) { 1 } else { 2 };
        assert_eq!(rows.len(), wanted, "{table}");
    }
    // Until it is finished nobody takes it as their own, and the source is known.
    assert!(matches!(store.migrate(now).await, Err(MigrateError::Unfinished)));
    assert!(matches!(store.is_current().await, Err(MigrateError::Unfinished)));
    let state = store.prepare_filling(&migrations, now).await.unwrap();
    assert_eq!(state, Readiness::Filled(Digest::of(b"source")));
    assert_eq!(store.migrate_filled(now).await.unwrap(), Vec::<&str>::new());
    store.finish_filling().await.unwrap();
    assert!(store.is_current().await.unwrap());
    let again = store.fill().await.unwrap();
    assert!(again.was_filled().is_some());
    drop(again);
    assert_eq!(rows(store).await, found, "nothing makes room where there is more");
}

fn unit_of(filling: &crate::whole::Filling) -> Table {
    filling.tables().iter().find(|t| t.name == "unit").unwrap().clone()
}

async fn a_filling_that_is_not_committed_leaves_nothing(setting: Setting) {
    let filling = setting.store.fill().await.unwrap();
    let unit = unit_of(&filling);
    filling.insert(&unit, vec![row_of(&unit, &BTreeMap::new(), 1)]).await.unwrap();
    assert_eq!(filling.count(&unit).await.unwrap(), 1);
    drop(filling);
    let filling = setting.store.fill().await.unwrap();
    assert_eq!(filling.was_filled(), None);
    assert_eq!(filling.count(&unit_of(&filling)).await.unwrap(), 0);
    // A row that breaks a rule fails, and with it everything.
    let alias = filling.tables().iter().find(|t| t.name == "unit_alias").unwrap().clone();
    let lost = filling.insert(&alias, vec![row_of(&alias, &BTreeMap::new(), 9)]).await;
    assert!(matches!(lost, Err(StoreError::Broken(_))), "{lost:?}");
}

async fn a_view_stays_what_it_was(setting: Setting) {
    sample::filed(&setting, "An", 1).await;
    let view = setting.store.view().await.unwrap();
    let event = view.tables().iter().find(|t| t.name == "event").unwrap();
    let before = view.count(event).await.unwrap();
    assert!(before > 0);
    sample::filed(&setting, "Bình", 2).await;
    assert_eq!(view.count(event).await.unwrap(), before);
    let rows = view.rows(event, None, 2_000).await.unwrap().len();
    assert_eq!(u64::try_from(rows).unwrap(), before);
    drop(view);
    let view = setting.store.view().await.unwrap();
    let event = view.tables().iter().find(|t| t.name == "event").unwrap();
    assert!(view.count(event).await.unwrap() > before);
}

/// Positions go on behind those that were brought along.
async fn the_log_goes_on_behind_what_was_filled(setting: Setting) {
    let filling = setting.store.fill().await.unwrap();
    let event = filling.tables().iter().find(|t| t.name == "event").unwrap().clone();
    let place = event.columns.iter().position(|c| c.name == "position").unwrap();
    let mut row = row_of(&event, &BTreeMap::new(), 7);
    row[place] = 5_000_i64.into();
    filling.insert(&event, vec![row]).await.unwrap();
    filling.commit(Digest::of(b"source"), setting.world.now()).await.unwrap();
    sample::filed(&setting, "An", 1).await;
    let newest = "SELECT max(position) FROM event";
    assert!(setting.count(newest).await > 5_000);
}

on_both!(
    every_table_travels,
    every_table_is_filled_and_read_back,
    a_filling_that_is_not_committed_leaves_nothing,
    a_view_stays_what_it_was,
    the_log_goes_on_behind_what_was_filled,
);

#[tokio::test]
async fn a_copy_is_the_database_as_it_was() {
    let setting = Setting::sqlite().await;
    sample::filed(&setting, "An", 1).await;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    assert!(setting.store.copy_to(&copy).await.unwrap());
    let before = rows(&setting.store).await;
    sample::filed(&setting, "Bình", 2).await;
    let copied = Store::open(&crate::Location::File(copy.clone())).await.unwrap();
    assert_eq!(rows(&copied).await, before);
    assert!(setting.store.copy_to(&copy).await.is_err(), "a copy overwrites nothing");
    let server = Setting::postgres().await;
    assert!(!server.store.copy_to(&folder.path().join("other.db")).await.unwrap());
    assert!(matches!(location(&server.database), crate::Location::Postgres(_)));
}
