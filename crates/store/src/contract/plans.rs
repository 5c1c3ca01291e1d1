//! Every list and every count is read from one index, in the order in which it is shown.
//!
//! Some thousands of rows are loaded, so that a planner that knows its business would not take an
//! index that does not fit. SQLite is asked with and without statistics, PostgreSQL for a plan with
//! the values and for one without, which it comes to use for a statement that runs often.

use super::plan_lists::lists;
use super::{
    access_record::ACCESS_LOADS,
    documents::DOCUMENT_LOADS,
    ledger::LEDGER_LOADS,
    loads::LOADS,
    mandates::MANDATE_LOADS,
    migrations::{bare, bare_file},
    paper_loads::PAPER_LOADS,
    protection::PROTECTION_LOADS,
    quality_loads::QUALITY_LOADS,
    register::REGISTER_LOADS,
    rights::RIGHTS_LOADS,
    sealing::SEALING_LOADS,
    sign_on_loads::SIGN_ON_LOADS,
};
use crate::Dialect;
use expect_test::{ExpectFile, expect_file};
use mc_testkit::TestDatabase;
use std::{collections::BTreeSet, fmt::Write as _};

/// Lists that keep so few of the rows they read that PostgreSQL sorts what is left. They read from one
/// index all the same.
const NARROW: [&str; 3] =
    ["what stood at its end", "late dossiers of a period", "what a criterion lacks"];

fn check(plans: &[(&str, String)], expect: &ExpectFile) {
    let mut text = String::new();
    for (name, plan) in plans {
        writeln!(text, "{name}: {plan}").unwrap();
    }
    expect.assert_eq(&text);
}

#[tokio::test]
async fn sqlite_reads_every_list_from_one_index() {
    let database = TestDatabase::sqlite().await;
    let connection = bare_file(&database);
    for load in LOADS
        .iter()
        .chain(PAPER_LOADS)
        .chain(QUALITY_LOADS)
        .chain(REGISTER_LOADS)
        .chain(SIGN_ON_LOADS)
        .chain(ACCESS_LOADS)
        .chain(MANDATE_LOADS)
        .chain(DOCUMENT_LOADS)
        .chain(SEALING_LOADS)
        .chain(RIGHTS_LOADS)
        .chain(PROTECTION_LOADS)
        .chain(LEDGER_LOADS)
    {
        connection.execute_batch(&load.script(Dialect::Sqlite)).unwrap();
    }
    let plan = |sql: &str| {
        let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let rows = explained.raw_query().mapped(|row| row.get::<_, String>(3));
        rows.map(Result::unwrap).collect::<Vec<_>>().join("; ")
    };
    let plans: Vec<(&str, String)> =
        lists().into_iter().map(|(name, sql)| (name, plan(sql))).collect();
    for (name, plan) in &plans {
        let scans =
            plan.split("; ").any(|step| step.starts_with("SCAN ") && step != "SCAN counted");
        // Sums of a bounded period may be grouped apart from the order they were read in.
        let sorted = plan.replace("USE TEMP B-TREE FOR GROUP BY", "").contains("TEMP B-TREE");
        assert!(!scans && !sorted, "{name}: {plan}");
    }
    connection.execute_batch("ANALYZE").unwrap();
    for (name, sql) in lists() {
        let known = plans.iter().find(|(other, _)| *other == name).unwrap();
        // In which order other tables are looked into for a row is all the same.
        let steps = |plan: &str| plan.split("; ").map(str::to_owned).collect::<BTreeSet<_>>();
        assert_eq!(steps(&plan(sql)), steps(&known.1), "{name}, with statistics");
    }
    check(&plans, &expect_file!["./plans/sqlite.txt"]);
}

/// What is asked for, by the type of the placeholder: the numbers of a page in the middle.
fn values(sql: &str, types: &[String]) -> String {
    let last = types.len();
    let value = |(i, kind): (usize, &String)| match kind.as_str() {
        "bytea" => "'\\x07'::bytea".to_owned(),
        "uuid" => format!("lpad(to_hex({}), 32, '0')::uuid", 7),
        "bigint" if i + 1 == last && sql.ends_with(&format!("LIMIT ${last}")) => "26".to_owned(),
        "bigint" if sql.contains(&format!("due_us < ${}", i + 1)) => "20000".to_owned(),
        "bigint" if sql.contains(&format!(" < (${},", i + 1)) => "11000".to_owned(),
        "bigint" if sql.starts_with("DELETE ") => "50".to_owned(),
        "bigint" => "3000".to_owned(),
        "boolean" => "true".to_owned(),
        "text" if sql.contains("FROM absence") => "'day 7'".to_owned(),
        "text" if sql.contains(&format!("queue = ${}", i + 1)) => "'one-stop'".to_owned(),
        "text" if sql.contains(&format!("number_day = ${}", i + 1)) => "'day 7'".to_owned(),
        "text" if sql.contains(&format!("topic = ${}", i + 1)) => "'mail'".to_owned(),
        "text" if sql.contains("FROM outbox") => "'dead'".to_owned(),
        "text" if sql.contains(&format!("locale = ${}", i + 1)) => "'vi'".to_owned(),
        "text" if sql.contains("FROM letter_template") => "'kind 7'".to_owned(),
        "text" if sql.contains("FROM upload") => "'open'".to_owned(),
        "text" if sql.contains(&format!("id_kind = ${}", i + 1)) => "'CCCD'".to_owned(),
        "text" if sql.contains("FROM work_item") => "'todo'".to_owned(),
        "text" => "'number 7'".to_owned(),
        other => panic!("{sql}: a value of type {other}"),
    };
    types.iter().enumerate().map(value).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn postgres_reads_every_list_from_one_index() {
    let database = TestDatabase::postgres().await;
    let (client, _connection) = bare(&database).await;
    for load in LOADS
        .iter()
        .chain(PAPER_LOADS)
        .chain(QUALITY_LOADS)
        .chain(REGISTER_LOADS)
        .chain(SIGN_ON_LOADS)
        .chain(ACCESS_LOADS)
        .chain(MANDATE_LOADS)
        .chain(DOCUMENT_LOADS)
        .chain(SEALING_LOADS)
        .chain(RIGHTS_LOADS)
        .chain(PROTECTION_LOADS)
        .chain(LEDGER_LOADS)
    {
        client.batch_execute(&load.script(Dialect::Postgres)).await.unwrap();
    }
    client.batch_execute("VACUUM ANALYZE").await.unwrap();
    let mut plans = Vec::new();
    for (name, sql) in lists() {
        client.batch_execute(&format!("PREPARE list AS {sql}")).await.unwrap();
        let types =
            "SELECT parameter_types::text[] FROM pg_prepared_statements WHERE name = 'list'";
        let types: Vec<String> = client.query_one(types, &[]).await.unwrap().get(0);
        let values = values(sql, &types);
        let values = if values.is_empty() { values } else { format!("({values})") };
        for mode in ["force_custom_plan", "force_generic_plan"] {
            client.batch_execute(&format!("SET plan_cache_mode = {mode}")).await.unwrap();
            let explain = format!("EXPLAIN (COSTS OFF) EXECUTE list{values}");
            let steps: Vec<String> =
                client.query(&explain, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
            let whole = steps.join("\n");
            // What is shown whole may be sorted: the few hops or files of one dossier.
            let is_paged = sql.contains(" LIMIT $") && !NARROW.contains(&name);
            let is_bad =
                |step: &String| step.contains("Seq Scan") || (is_paged && step.contains("Sort"));
            assert!(!steps.iter().any(is_bad), "{name}, {mode}:\n{whole}");
            if mode == "force_custom_plan" {
                let indexes = steps.iter().filter_map(|step| index_of(step));
                plans.push((name, indexes.collect::<Vec<_>>().join(", ")));
            }
        }
        client.batch_execute("DEALLOCATE list").await.unwrap();
    }
    check(&plans, &expect_file!["./plans/postgres.txt"]);
}

/// The index that a step of a plan reads.
fn index_of(step: &str) -> Option<&str> {
    let (_, index) =
        step.split_once(" using ").or_else(|| step.split_once("Bitmap Index Scan on "))?;
    index.split(' ').next()
}

/// A list that nobody holds the plan of would one day read a whole table.
#[test]
fn every_list_of_the_crate_is_among_them() {
    let known: Vec<&str> = lists().into_iter().map(|(_, sql)| sql).collect();
    // Read whole into memory, small for ever, or a look-up that the search found to be a list.
    let whole = [
        "catalogue.rs",
        "organisation.rs",
        "migrate.rs",
        // The whole log is read, when it is checked.
        "ledger.rs PASSED",
        "sessions.rs TOKENS",
        "sessions.rs WITH_CREDENTIAL",
        "org_changes.rs INACTIVE",
        "sealing/fill.rs FILL",
        "sealing/fill.rs SECRETS",
        "sealing/keys.rs MASTERS",
    ];
    for found in super::statements::lists() {
        let is_whole = whole.iter().any(|place| found.place.starts_with(place));
        assert!(is_whole || known.contains(&found.sql.as_str()), "{}", found.place);
    }
}
