//! The whole database at once: a view of it as it was at one moment, and the filling of an empty one.
//!
//! Which tables there are is asked of the database itself ([`tables`]), so that a new table travels
//! without anybody thinking of it. What is not copied is what the program makes itself: the record of
//! migrations and the search index. The statements of this module are made of the names that the
//! database gave; there is no other text in them.

mod filling;
mod statements;
pub mod tables;
mod view;

pub use filling::Filling;
pub use tables::{Column, Kind, Table};
pub use view::{MOST_ROWS, View};

use crate::{Dialect, MigrateError, Store, StoreError, migrate};
use mc_kernel::{Digest, Timestamp};
use std::path::Path;

/// How a database stands that is to be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// It has the schema asked for, and no row was looked at yet.
    Ready,
    /// It was filled from the source with this digest, and what comes after was not finished.
    Filled(Digest),
}

impl Store {
    /// The names of the migrations that the database has, in their order.
    pub async fn migrations(&self) -> Result<Vec<String>, MigrateError> {
        migrate::names(&self.engine).await
    }

    /// A view of the database as it is now: what is written meanwhile is not in it. Nobody waits for
    /// it; a server keeps what the view may still ask for until it ends.
    pub async fn view(&self) -> Result<View, StoreError> {
        View::of(self.engine.view().await?).await
    }

    /// Brings an empty database to exactly these migrations.
    ///
    /// # Errors
    /// [`MigrateError::Newer`] when this program does not know one of them, or when the database
    /// already has one that is not among them.
    pub async fn prepare_filling(
        &self,
        migrations: &[String],
        now: Timestamp,
    ) -> Result<Readiness, MigrateError> {
        migrate::migrate_to(&self.engine, migrations, now).await
    }

    /// Begins to fill the database: all of it or nothing.
    pub async fn fill(&self) -> Result<Filling, StoreError> {
        Filling::of(self.engine.filling().await?).await
    }

    /// Applies the migrations behind those that a filled database came with.
    pub async fn migrate_filled(&self, now: Timestamp) -> Result<Vec<&'static str>, MigrateError> {
        migrate::migrate_filled(&self.engine, now).await
    }

    /// Says that the filled database is whole; only now does [`Store::migrate`] take it.
    pub async fn finish_filling(&self) -> Result<(), StoreError> {
        migrate::finish(&self.engine).await
    }

    /// Writes a copy of an embedded database into a new file while others go on; `false` of a
    /// server's, which has tools of its own for that.
    pub async fn copy_to(&self, file: &Path) -> Result<bool, StoreError> {
        match (&self.engine, self.dialect()) {
            (crate::engine::Engine::Sqlite(engine), Dialect::Sqlite) => {
                engine.copy_to(file).await.map(|()| true)
            }
            _ => Ok(false),
        }
    }
}
