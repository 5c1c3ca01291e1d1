//! Databases on the PostgreSQL server that the test runner started.
//!
//! Making the schema takes a second, copying a database some sixty milliseconds. So the first test
//! that needs one makes a template, named after the digest of the schema, and every test copies it.
//! Tests run in processes of their own: whoever makes the template holds an advisory lock, makes it
//! under another name and renames it when it is whole.

use crate::database::migrate;
use mc_kernel::{Digest, RandomSource, SystemRandom};
use mc_store::{Dialect, Location, Store};
use std::thread;
use tokio::{runtime, task::JoinSet};
use tokio_postgres::{Client, NoTls, error::SqlState};

/// The variable with the address of an administrative database, `postgres://user@host/postgres`,
/// whose user may make databases.
pub const VARIABLE: &str = "MOTCUA_TEST_POSTGRES";

/// The advisory lock under which the template is made.
const TEMPLATE_LOCK: i64 = 0x6d63_7465_6d70;

/// A database on the server; dropped with the value.
#[derive(Debug)]
pub(crate) struct Database {
    server: String,
    name: String,
}

impl Database {
    pub(crate) async fn empty() -> Self {
        let admin = Admin::connect().await;
        let database = Self { server: admin.server.clone(), name: fresh_name() };
        admin.must(&format!("CREATE DATABASE {}", database.name)).await;
        database
    }

    pub(crate) async fn with_schema() -> Self {
        let admin = Admin::connect().await;
        let database = Self { server: admin.server.clone(), name: fresh_name() };
        let template = template_name();
        let copy = format!("CREATE DATABASE {} TEMPLATE {template}", database.name);
        match admin.client.batch_execute(&copy).await {
            Ok(()) => {}
            Err(e) if e.code() == Some(&SqlState::INVALID_CATALOG_NAME) => {
                admin.make_template(&template).await;
                admin.must(&copy).await;
            }
            Err(e) => panic!("{copy}: {}", words(&e)),
        }
        database
    }

    /// Where the store finds it.
    pub(crate) fn address(&self) -> String {
        address_of(&self.server, &self.name)
    }
}

impl Drop for Database {
    /// A test is dropped inside a runtime that may be at its end, so a thread with a runtime of its
    /// own does the work. A server that has gone takes its databases along.
    fn drop(&mut self) {
        let (server, drop_it) =
            (self.server.clone(), format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        let work = move || {
            let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let Ok((client, connection)) = tokio_postgres::connect(&server, NoTls).await else {
                    return;
                };
                let mut tasks = JoinSet::new();
                tasks.spawn(async { drop(connection.await) });
                drop(client.batch_execute(&drop_it).await);
            });
            Ok::<_, std::io::Error>(())
        };
        drop(thread::spawn(work).join());
    }
}

/// The administrative database.
struct Admin {
    server: String,
    client: Client,
    _connection: JoinSet<()>,
}

impl Admin {
    async fn connect() -> Self {
        let server = server();
        let (client, connection) = tokio_postgres::connect(&server, NoTls)
            .await
            .unwrap_or_else(|e| panic!("{VARIABLE} leads to no server: {}", words(&e)));
        let mut tasks = JoinSet::new();
        tasks.spawn(async { drop(connection.await) });
        Self { server, client, _connection: tasks }
    }

    async fn must(&self, sql: &str) {
        if let Err(e) = self.client.batch_execute(sql).await {
            panic!("{sql}: {}", words(&e));
        }
    }

    /// Makes the template unless another process has made it by now.
    async fn make_template(&self, template: &str) {
        self.must(&format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
        let known = "SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1";
        let known = self.client.query_opt(known, &[&template]).await;
        if known.expect("the server lists its databases").is_none() {
            let unfinished = format!("{template}_unfinished");
            self.must(&format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await;
            self.must(&format!("CREATE DATABASE {unfinished}")).await;
            let location = Location::Postgres(address_of(&self.server, &unfinished));
            let store = Store::open(&location).await.expect("the template opens");
            migrate(&store).await;
            drop(store);
            self.must(&format!("ALTER DATABASE {unfinished} RENAME TO {template}")).await;
        }
        self.must(&format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await;
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test runner tells tests where its server is; the program reads no such thing"
)]
fn server() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!(
            "{VARIABLE} is not set. Run the tests with `cargo xtask test`, which starts a \
             PostgreSQL server for them, or set it to the address of an administrative database \
             of one: postgres://user@host/postgres"
        )
    })
}

fn template_name() -> String {
    let digest = Store::schema_digest(Dialect::Postgres).to_string();
    format!("motcua_template_{}", digest.get(..16).unwrap_or(&digest))
}

fn fresh_name() -> String {
    let mut bytes = [0; 32];
    SystemRandom.fill(&mut bytes);
    let digest = Digest::from_bytes(bytes).to_string();
    format!("motcua_test_{}", digest.get(..24).unwrap_or(&digest))
}

/// The address of another database of the same server, of an address like
/// `postgres://user@host:5432/postgres?connect_timeout=5`.
fn address_of(server: &str, name: &str) -> String {
    let (address, query) = server.split_once('?').unwrap_or((server, ""));
    let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
    let (authority, _) = rest.split_once('/').unwrap_or((rest, ""));
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    format!("{scheme}://{authority}/{name}{query}")
}

fn words(e: &tokio_postgres::Error) -> String {
    let said = e.as_db_error().map(|db| db.message().to_owned());
    let cause = std::error::Error::source(e).map(ToString::to_string);
    said.or(cause).unwrap_or_else(|| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_database_is_all_that_changes() {
        let check = |server: &str, expect: &str| assert_eq!(address_of(server, "x"), expect);
        check("postgres://me@%2Ftmp%2Fpg:5544/postgres", "postgres://me@%2Ftmp%2Fpg:5544/x");
        check("postgresql://h", "postgresql://h/x");
        check("postgres://h/a?sslmode=disable", "postgres://h/x?sslmode=disable");
        check("postgres://h?sslmode=disable", "postgres://h/x?sslmode=disable");
    }

    #[tokio::test]
    async fn a_database_has_the_schema_and_goes_with_its_value() {
        let (one, other) = tokio::join!(Database::with_schema(), Database::with_schema());
        assert_ne!(one.name, other.name);
        let store = Store::open(&Location::Postgres(one.address())).await.unwrap();
        assert!(store.is_current().await.unwrap());
        let name = one.name.clone();
        let mut tests = JoinSet::new();
        tests.spawn(async move {
            let _one = one;
            panic!("a test that fails while its store is in use");
        });
        assert!(tests.join_next().await.unwrap().unwrap_err().is_panic());
        drop(store);
        let admin = Admin::connect().await;
        let left = "SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1";
        assert!(admin.client.query_opt(left, &[&name]).await.unwrap().is_none());
        assert!(admin.client.query_opt(left, &[&other.name]).await.unwrap().is_some());
    }
}
