//! Migrations: two folders with the same file names, one for each database, held against each other
//! by tests. A released file is never edited.

use crate::{
    Batch, Clash, Dialect, Statement, StoreError, Touches, dialect,
    engine::{Engine, Script},
    whole::Readiness,
};
use mc_kernel::{Digest, Timestamp};
use std::collections::BTreeSet;

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

pub(crate) const MIGRATIONS: &[Migration] = migrations![
    "0001_first",
    "0002_rules",
    "0003_desk",
    "0004_reports",
    "0006_queue",
    "0007_notices",
    "0008_papers",
    "0009_builders",
    "0010_search",
    "0011_administration",
    "0012_sign_on",
    "0013_register",
    "0014_tray",
    "0015_looks",
    "0016_mandates",
    "0017_sealing",
    "0018_rights",
    "0019_hours",
    "0020_documents",
    "0021_ledger",
    "0022_quality",
    "0023_protection",
];

pub(crate) const CREATE: &str = "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, digest TEXT NOT NULL, at_us BIGINT NOT NULL)";
const APPLIED: &str = "SELECT name, digest FROM migration ORDER BY name LIMIT 1000";
pub(crate) const RECORD: &str = "INSERT INTO migration (name, digest, at_us) VALUES ($1, $2, $3)";
const FINISH: &str = "DELETE FROM migration WHERE name = $1";
const CLASH: Clash = Clash::Row("migration");

/// Stands among the migrations of a database that was filled from an export and is not finished. No
/// program has a migration of this name, so none works on such a database.
pub(crate) const UNFINISHED: &str = "an import that is not finished";

/// Why a database cannot be brought to this program's schema.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database has migrations that this program does not know: it is older than the data.
    #[error("the database was made by a newer version of the program (it has the migration {0})")]
    Newer(String),
    /// An import of a whole installation into it was begun and not finished.
    #[error(
        "an import into this database was begun and not finished: repeat “motcua import installation” \
with the same folder, or empty the database"
    )]
    Unfinished,
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
    let found = applied(engine).await?.unwrap_or_default();
    if found.iter().any(|(name, _)| name == UNFINISHED) {
        return Err(MigrateError::Unfinished);
    }
    migrate_some(engine, now, |_| true).await
}

/// Applies what is missing of a database whose filling is not finished.
pub(crate) async fn migrate_filled(
    engine: &Engine,
    now: Timestamp,
) -> Result<Vec<&'static str>, MigrateError> {
    migrate_some(engine, now, |_| true).await
}

/// Brings an empty database to exactly the migrations that are named.
pub(crate) async fn migrate_to(
    engine: &Engine,
    names: &[String],
    now: Timestamp,
) -> Result<Readiness, MigrateError> {
    if let Some(unknown) = names.iter().find(|name| !MIGRATIONS.iter().any(|m| m.name == **name)) {
        return Err(MigrateError::Newer(unknown.clone()));
    }
    let found = applied(engine).await?.unwrap_or_default();
    if let Some((_, source)) = found.iter().find(|(name, _)| name == UNFINISHED) {
        let source = source.parse().map_err(|_ignored| MigrateError::Unfinished)?;
        return Ok(Readiness::Filled(source));
    }
    if let Some((other, _)) = found.iter().find(|(name, _)| !names.contains(name)) {
        return Err(MigrateError::Newer(other.clone()));
    }
    migrate_some(engine, now, |name| names.iter().any(|wanted| wanted == name)).await?;
    Ok(Readiness::Ready)
}

/// Says that the filling of a database is finished.
pub(crate) async fn finish(engine: &Engine) -> Result<(), StoreError> {
    let mut batch = Batch::new();
    batch.change_one(FINISH, vec![UNFINISHED.into()], CLASH);
    engine.commit(batch).await
}

/// The names of the migrations that a database has.
pub(crate) async fn names(engine: &Engine) -> Result<Vec<String>, MigrateError> {
    let found = applied(engine).await?.unwrap_or_default();
    pending(&found, engine.dialect())?;
    Ok(found.into_iter().map(|(name, _)| name).collect())
}

async fn migrate_some(
    engine: &Engine,
    now: Timestamp,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<&'static str>, MigrateError> {
    let mut done = Vec::new();
    for _ in 0..=MIGRATIONS.len() {
        let applied = applied(engine).await?;
        if applied.is_none() {
            create(engine).await?;
        }
        let applied = applied.unwrap_or_default();
        let applied: Vec<_> = applied.into_iter().filter(|(name, _)| name != UNFINISHED).collect();
        let pending = pending(&applied, engine.dialect())?;
        let Some(next) = pending.iter().find(|m| is_wanted(m.name)) else { break };
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
    if applied.iter().any(|(name, _)| name == UNFINISHED) {
        return Err(MigrateError::Unfinished);
    }
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

/// Tables into which a migration puts rows of its own. Such rows are no data of an installation: a
/// database that has nothing else is empty, and they make room for those of an export.
pub(crate) fn seeded(dialect: Dialect) -> BTreeSet<&'static str> {
    let mut tables = BTreeSet::new();
    for migration in MIGRATIONS {
        let lines = text(migration, dialect).lines().filter(|line| !line.trim().starts_with("--"));
        let words: Vec<&'static str> = lines.flat_map(str::split_whitespace).collect();
        for window in words.windows(3) {
            if let ["INSERT", "INTO", table] = window {
                tables.insert(*table);
            }
        }
    }
    tables
}

pub(crate) const fn text(migration: &Migration, dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => migration.sqlite,
        Dialect::Postgres => migration.postgres,
    }
}
