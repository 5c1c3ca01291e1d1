//! What the store promises, held on both databases: one file a topic.

/// Stamps the tests of a topic on both databases. Each takes a [`Setting`](super::Setting).
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $test() {
                super::$test(crate::contract::Setting::sqlite().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $test() {
                super::$test(crate::contract::Setting::postgres().await).await;
            })+
        }
    };
}

mod absences;
mod access_record;
mod batches;
mod catalogue;
mod crash;
mod desk_settings;
mod disk_full;
mod documents;
mod dossiers;
mod drafts;
mod files;
mod form_work;
mod late_answers;
mod ledger;
mod loads;
mod log;
mod mail;
mod mandates;
mod migrations;
mod office_hours;
mod organisation;
mod outages;
mod outbox;
mod paper_loads;
mod papers;
mod plan_lists;
mod plans;
mod protection;
mod quality;
mod quality_loads;
mod queue;
mod records;
mod register;
mod reports;
mod rights;
mod sample;
mod scan_tray;
mod schema;
mod sealing;
mod search;
mod sessions;
mod sign_on;
mod sign_on_loads;
mod statements;
mod subjects;
mod values;
mod whole;
mod work_lists;

use crate::{Batch, Location, Store, StoreError};
use mc_testkit::{TestDatabase, World};

/// What a test of the contract has: a database of its own, and a world that repeats itself.
struct Setting {
    store: Store,
    world: World,
    database: TestDatabase,
}

impl Setting {
    async fn sqlite() -> Self {
        Self::on(TestDatabase::sqlite().await).await
    }

    async fn postgres() -> Self {
        Self::on(TestDatabase::postgres().await).await
    }

    async fn on(database: TestDatabase) -> Self {
        let store = Store::open(&location(&database)).await.unwrap();
        Self { store, world: World::new(1), database }
    }

    /// The same, with a server that looks for deadlocks at once instead of after a second.
    async fn that_finds_deadlocks_soon(mut self) -> Self {
        if let Location::Postgres(address) = location(&self.database) {
            let address = format!("{address}?options=-c%20deadlock_timeout%3D10ms");
            self.store = Store::open(&Location::Postgres(address)).await.unwrap();
        }
        self
    }

    /// Commits what `fill` puts into a batch.
    async fn commit(&self, fill: impl FnOnce(&mut Batch)) -> Result<(), StoreError> {
        let mut batch = Batch::new();
        fill(&mut batch);
        self.store.commit(batch).await
    }

    /// Commits what must be taken.
    async fn write(&self, fill: impl FnOnce(&mut Batch)) {
        self.commit(fill).await.unwrap();
    }

    /// Runs a script of the dialect.
    async fn script(&self, sqlite: &'static str, postgres: &'static str) {
        let sql = match self.store.dialect() {
            crate::Dialect::Sqlite => sqlite,
            crate::Dialect::Postgres => postgres,
        };
        let script = crate::engine::Script { sql, record: None };
        self.store.engine.run_script(script).await.unwrap();
    }

    async fn count(&self, sql: &'static str) -> u64 {
        let row = self.store.query_one(sql, Vec::new()).await.unwrap();
        row.unwrap().count(0).unwrap()
    }
}

/// The place of a test database, as this build of the store names it.
fn location(database: &TestDatabase) -> Location {
    match database.location() {
        mc_testkit::Location::File(path) => Location::File(path.clone()),
        mc_testkit::Location::Postgres(address) => Location::Postgres(address.clone()),
    }
}

/// Whether an error is a clash of a kind.
fn is_clash(result: &Result<(), StoreError>, clash: crate::Clash) -> bool {
    matches!(result, Err(StoreError::Conflict(found)) if *found == clash)
}
