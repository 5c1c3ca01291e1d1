//! Asking a database about itself: its schema, its version, its clock.

use crate::Dialect;

const SQLITE_TABLE: &str =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1 ORDER BY name LIMIT 1";
const POSTGRES_TABLE: &str = "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = $1 ORDER BY tablename LIMIT 1";

const SQLITE_FACTS: &str = "SELECT sqlite_version() AS version, NULL AS now_us";
// The only place where the server's clock is read: a doctor holds ours against it.
const POSTGRES_FACTS: &str = "SELECT current_setting('server_version') AS version, CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) AS now_us";

// Every column of every table, with its place in the primary key, or 0.
const SQLITE_COLUMNS: &str = "SELECT t.name, c.name, c.type, c.pk FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY t.name, c.cid";
const POSTGRES_COLUMNS: &str = "SELECT CAST(t.relname AS TEXT), CAST(a.attname AS TEXT), format_type(a.atttypid, NULL), coalesce((SELECT k.place FROM pg_index x CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k (number, place) WHERE x.indrelid = t.oid AND x.indisprimary AND k.number = a.attnum), 0) FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid WHERE n.nspname = current_schema() AND t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY t.relname, a.attnum";

// Which table refers to which.
const SQLITE_REFERENCES: &str = "SELECT t.name, f.[table] FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY t.name, f.id, f.seq";
const POSTGRES_REFERENCES: &str = "SELECT CAST(t.relname AS TEXT), CAST(r.relname AS TEXT) FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = current_schema() AND c.contype = 'f' ORDER BY 1, 2";

// Columns that the server numbers. SQLite goes on behind the highest number by itself.
const POSTGRES_NUMBERED: &str = "SELECT CAST(t.relname AS TEXT), CAST(a.attname AS TEXT) FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = current_schema() AND t.relkind = 'r' AND a.attidentity <> '' ORDER BY 1, 2";

/// Asks for every column: table, name, type, place in the primary key.
pub(crate) const fn columns(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => SQLITE_COLUMNS,
        Dialect::Postgres => POSTGRES_COLUMNS,
    }
}

/// Asks which table refers to which.
pub(crate) const fn references(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => SQLITE_REFERENCES,
        Dialect::Postgres => POSTGRES_REFERENCES,
    }
}

/// Asks for the columns, as table and name, whose numbers must be told to go on after a load.
pub(crate) const fn numbered(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::Sqlite => None,
        Dialect::Postgres => Some(POSTGRES_NUMBERED),
    }
}

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
