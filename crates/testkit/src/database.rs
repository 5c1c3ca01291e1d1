//! A database of a test's own.

use crate::server;
use mc_kernel::{Clock, SystemClock};
use mc_store::{Location, Store};
use tempfile::TempDir;

/// A database that nobody else uses; it is gone when the value is, also after a panic.
#[derive(Debug)]
pub struct TestDatabase {
    location: Location,
    /// What is taken away with the value.
    _kept: Kept,
}

#[derive(Debug)]
enum Kept {
    Folder(#[expect(dead_code, reason = "kept to be dropped")] TempDir),
    Server(#[expect(dead_code, reason = "kept to be dropped")] server::Database),
}

impl TestDatabase {
    /// An SQLite file in a temporary folder, with the schema.
    pub async fn sqlite() -> Self {
        let database = Self::empty_sqlite();
        migrate(&database.open().await).await;
        database
    }

    /// An SQLite file in a temporary folder, without any table.
    ///
    /// # Panics
    /// When no temporary folder can be made.
    pub fn empty_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let location = Location::File(folder.path().join("test.sqlite"));
        Self { location, _kept: Kept::Folder(folder) }
    }

    /// A PostgreSQL database with the schema, copied from a template.
    ///
    /// # Panics
    /// When no server is there; the message says how to have one started.
    pub async fn postgres() -> Self {
        Self::on_server(server::Database::with_schema().await)
    }

    /// A PostgreSQL database without any table.
    ///
    /// # Panics
    /// As [`TestDatabase::postgres`].
    pub async fn empty_postgres() -> Self {
        Self::on_server(server::Database::empty().await)
    }

    fn on_server(database: server::Database) -> Self {
        Self { location: Location::Postgres(database.address()), _kept: Kept::Server(database) }
    }

    /// Where it is.
    pub const fn location(&self) -> &Location {
        &self.location
    }

    /// Opens it.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub async fn open(&self) -> Store {
        Store::open(&self.location).await.expect("the test database opens")
    }
}

pub(crate) async fn migrate(store: &Store) {
    store.migrate(SystemClock.now()).await.expect("the test database takes the schema");
}
