//! Asking a database about its own schema.

use crate::Dialect;

const SQLITE_TABLE: &str =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1 ORDER BY name LIMIT 1";
const POSTGRES_TABLE: &str = "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = $1 ORDER BY tablename LIMIT 1";

/// Finds a table by its name.
pub(crate) const fn has_table(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => SQLITE_TABLE,
        Dialect::Postgres => POSTGRES_TABLE,
    }
}
