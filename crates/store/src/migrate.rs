//! Migrations: two folders with the same file names, one for each database, held against each other
//! by tests. A released file is never edited.

use crate::{
    Clash, Dialect, Statement, StoreError, Touches, dialect,
    engine::{Engine, Script},
};
use mc_kernel::{Digest, Timestamp};

/// One migration in both dialects.
pub(crate) struct Migration {
    pub(crate) name: &'static str,
    pub(crate) sqlite: &'static str,
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

pub(crate) const MIGRATIONS: &[Migration] = migrations!["0001_first", "0002_rules"];

pub(crate) const CREATE: &str = "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, digest TEXT NOT NULL, at_us BIGINT NOT NULL)";
const APPLIED: &str = "SELECT name, digest FROM migration ORDER BY name LIMIT 1000";
const RECORD: &str = "INSERT INTO migration (name, digest, at_us) VALUES ($1, $2, $3)";
const CLASH: Clash = Clash::Row("migration");

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

/// Applies what is missing and returns the names applied. Each migration stands and falls with its
/// record; what another process applies at the same time is not applied again.
pub(crate) async fn migrate(
    engine: &Engine,
    now: Timestamp,
) -> Result<Vec<&'static str>, MigrateError> {
    let mut done = Vec::new();
    for _ in 0..=MIGRATIONS.len() {
        let applied = applied(engine).await?;
        if applied.is_none() {
            create(engine).await?;
        }
        let pending = pending(&applied.unwrap_or_default(), engine.dialect())?;
        let Some(next) = pending.first() else { break };
        match apply(engine, next, now).await {
            Ok(()) => done.push(next.name),
            Err(StoreError::Conflict(CLASH)) => {}
            Err(e) => return Err(e.into()),
        }
    }
    Ok(done)
}

async fn apply(engine: &Engine, migration: &Migration, now: Timestamp) -> Result<(), StoreError> {
    let sql = text(migration, engine.dialect());
    let digest = Digest::of(sql.as_bytes()).to_string();
    let values = vec![migration.name.into(), digest.into(), now.into()];
    let touches = Touches::Exactly(1);
    let record = Some(Statement { sql: RECORD, values, touches, clash: CLASH });
    engine.run_script(Script { sql, record }).await
}

/// Makes the table of migrations. PostgreSQL fails one of two processes that do so at the same
/// time; the second try finds the table.
async fn create(engine: &Engine) -> Result<(), StoreError> {
    let script = || Script { sql: CREATE, record: None };
    match engine.run_script(script()).await {
        Ok(()) => Ok(()),
        Err(_) => engine.run_script(script()).await,
    }
}

/// Whether the schema is this program's, without changing anything.
pub(crate) async fn check(engine: &Engine) -> Result<bool, MigrateError> {
    let Some(applied) = applied(engine).await? else { return Ok(false) };
    Ok(pending(&applied, engine.dialect())?.is_empty())
}

/// The digest of everything that makes the schema in a dialect.
pub(crate) fn digest(dialect: Dialect) -> Digest {
    let texts: Vec<&[u8]> = MIGRATIONS.iter().map(|m| text(m, dialect).as_bytes()).collect();
    Digest::of_parts(&texts)
}

/// The migrations of the database; `None` of one that has no table of them yet.
async fn applied(engine: &Engine) -> Result<Option<Vec<(String, String)>>, StoreError> {
    let table =
        engine.query(dialect::schema::has_table(engine.dialect()), vec!["migration".into()]);
    if table.await?.is_empty() {
        return Ok(None);
    }
    let rows = engine.query(APPLIED, Vec::new()).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect::<Result<_, _>>().map(Some)
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

pub(crate) const fn text(migration: &Migration, dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => migration.sqlite,
        Dialect::Postgres => migration.postgres,
    }
}
