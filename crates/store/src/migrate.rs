//! Migrations: two folders with the same file names, one for each database, held against each other
//! by tests. A released file is never edited.

use crate::{Batch, Clash, Dialect, StoreError, engine::Engine};
use mc_kernel::{Digest, Timestamp};

/// One migration in both dialects.
struct Migration {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migrations {
    ($($name:literal),+ $(,)?) => {
        &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }),+]
    };
}

const MIGRATIONS: &[Migration] = migrations!["0001_first"];

const CREATE: &str = "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, digest TEXT NOT NULL, at_us BIGINT NOT NULL)";
const APPLIED: &str = "SELECT name, digest FROM migration ORDER BY name LIMIT 1000";
const RECORD: &str = "INSERT INTO migration (name, digest, at_us) VALUES ($1, $2, $3)";

/// Why a database cannot be brought to this program's schema.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database has migrations that this program does not know: it is older than the data.
    #[error("the database was made by a newer version of the program (it has the migration {0})")]
    Newer(String),
    /// A migration that was applied differs from the one this program has.
    #[error("the migration {0} in the database differs from the program's")]
    Changed(String),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Applies what is missing and returns the names applied.
pub(crate) async fn migrate(
    engine: &Engine,
    now: Timestamp,
) -> Result<Vec<&'static str>, MigrateError> {
    engine.run_script(CREATE.to_owned()).await?;
    let applied = applied(engine).await?;
    let mut done = Vec::new();
    for migration in pending(&applied, engine.dialect())? {
        let script = text(migration, engine.dialect());
        engine.run_script(format!("BEGIN;\n{script}\nCOMMIT;")).await?;
        let digest = Digest::of(script.as_bytes()).to_string();
        let mut batch = Batch::new();
        let values = vec![migration.name.into(), digest.into(), now.into()];
        batch.insert(RECORD, values, Clash::Row("migration"));
        engine.commit(batch).await?;
        done.push(migration.name);
    }
    Ok(done)
}

/// Whether the schema is this program's, without changing anything.
pub(crate) async fn check(engine: &Engine) -> Result<bool, MigrateError> {
    let applied = applied(engine).await?;
    Ok(pending(&applied, engine.dialect())?.is_empty())
}

async fn applied(engine: &Engine) -> Result<Vec<(String, String)>, StoreError> {
    let rows = engine.query(APPLIED, Vec::new()).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

fn pending(
    applied: &[(String, String)],
    dialect: Dialect,
) -> Result<Vec<&'static Migration>, MigrateError> {
    for (name, digest) in applied {
        let Some(known) = MIGRATIONS.iter().find(|m| m.name == name) else {
            return Err(MigrateError::Newer(name.clone()));
        };
        if Digest::of(text(known, dialect).as_bytes()).to_string() != *digest {
            return Err(MigrateError::Changed(name.clone()));
        }
    }
    Ok(MIGRATIONS.iter().filter(|m| !applied.iter().any(|(name, _)| name == m.name)).collect())
}

const fn text(migration: &Migration, dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => migration.sqlite,
        Dialect::Postgres => migration.postgres,
    }
}
