//! Asking a database about itself: its schema, its version, its clock.

use crate::Dialect;

const SQLITE_TABLE: &str =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1 ORDER BY name LIMIT 1";
const POSTGRES_TABLE: &str = "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = $1 ORDER BY tablename LIMIT 1";

const SQLITE_FACTS: &str = "SELECT sqlite_version() AS version, NULL AS now_us";
// The only place where the server's clock is read: a doctor holds ours against it.
const POSTGRES_FACTS: &str = "SELECT current_setting('server_version') AS version, CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) AS now_us";

/// Asks for the version of the engine, and for its clock where it has one.
pub(crate) const fn facts(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => SQLITE_FACTS,
        Dialect::Postgres => POSTGRES_FACTS,
    }
}

/// Finds a table by its name.
pub(crate) const fn has_table(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => SQLITE_TABLE,
        Dialect::Postgres => POSTGRES_TABLE,
    }
}

/// What gathers the figures by which a planner chooses its ways. SQLite is asked for none: its plans
/// are held by tests with and without them.
pub(crate) const fn statistics(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::Sqlite => None,
        Dialect::Postgres => Some("ANALYZE"),
    }
}
