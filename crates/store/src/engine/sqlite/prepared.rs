//! Statements of one connection, prepared once each, and what goes in and out of them.

use crate::{
    Row, Statement, StoreError, Touches, Value,
    engine::{Script, clashed},
};
use rusqlite::{
    Connection, ErrorCode,
    ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE},
    types::{ToSqlOutput, ValueRef},
};
use std::collections::{HashMap, hash_map::Entry};

/// A connection with its prepared statements. There are as many as the program has texts.
pub(super) struct Prepared<'c> {
    connection: &'c Connection,
    /// By address and length of the text, which live as long as the program does.
    statements: HashMap<(usize, usize), rusqlite::Statement<'c>>,
}

impl<'c> Prepared<'c> {
    pub(super) fn on(connection: &'c Connection) -> Self {
        Self { connection, statements: HashMap::new() }
    }

    /// Whether no transaction is open, be it that the database itself gave it up.
    pub(super) fn is_idle(&self) -> bool {
        self.connection.is_autocommit()
    }

    /// Runs a statement without values.
    pub(super) fn run(&mut self, sql: &'static str) -> Result<(), StoreError> {
        self.bound(sql, &[])?.raw_execute().map(drop).map_err(|e| error(&e))
    }

    /// Runs a statement of a batch and holds it to its expectation.
    pub(super) fn execute(&mut self, statement: &Statement) -> Result<(), StoreError> {
        let run = self.bound(statement.sql, &statement.values)?.raw_execute();
        let touched = match run {
            Ok(touched) => u64::try_from(touched).unwrap_or(u64::MAX),
            Err(e) if is_taken(&e) => return Err(clashed(statement.clash)),
            Err(e) => return Err(error(&e)),
        };
        match statement.touches {
            Touches::Exactly(wanted) if touched != wanted => Err(clashed(statement.clash)),
            Touches::Exactly(_) | Touches::Any => Ok(()),
        }
    }

    pub(super) fn query(
        &mut self,
        sql: &'static str,
        values: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        let statement = self.bound(sql, values)?;
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        let mut out = Vec::new();
        while let Some(row) = rows.next().map_err(|e| error(&e))? {
            let values = (0..columns).map(|i| row.get_ref(i).map(value));
            out.push(Row::new(values.collect::<Result<_, _>>().map_err(|e| error(&e))?));
        }
        Ok(out)
    }

    /// Runs a script with its record in a transaction of its own.
    pub(super) fn run_script(&mut self, script: &Script) -> Result<(), StoreError> {
        self.run("BEGIN IMMEDIATE")?;
        let recorded = script.record.as_ref().map_or(Ok(()), |record| self.execute(record));
        let run = recorded
            .and_then(|()| self.connection.execute_batch(script.sql).map_err(|e| error(&e)))
            .and_then(|()| self.run("COMMIT"));
        if run.is_err() && !self.is_idle() {
            self.run("ROLLBACK")?;
        }
        run
    }

    /// A statement with its values.
    ///
    /// SQLite numbers `$1`, `$2`, … by first appearance and `?1`, `?2`, … by their number, as
    /// PostgreSQL does with `$1`, `$2`, …; so it gets the text with question marks.
    fn bound(
        &mut self,
        sql: &'static str,
        values: &[Value],
    ) -> Result<&mut rusqlite::Statement<'c>, StoreError> {
        let statement = match self.statements.entry((sql.as_ptr().addr(), sql.len())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let text = sql.replace('$', "?");
                new.insert(self.connection.prepare(&text).map_err(|e| error(&e))?)
            }
        };
        let (wanted, given) = (statement.parameter_count(), values.len());
        if wanted != given {
            let what = format!("{wanted} values are wanted and {given} given");
            return Err(StoreError::Broken(what));
        }
        for (value, index) in values.iter().zip(1..) {
            statement.raw_bind_parameter(index, value).map_err(|e| error(&e))?;
        }
        Ok(statement)
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(v) => ValueRef::Integer(*v),
            Self::Bool(v) => ValueRef::Integer(i64::from(*v)),
            Self::Text(v) => ValueRef::Text(v.as_bytes()),
            Self::Id(v) => ValueRef::Blob(v.as_bytes()),
            Self::Bytes(v) => ValueRef::Blob(v),
        }))
    }
}

pub(super) fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(v) => Value::Int(v),
        // No column of ours is REAL; a computed one reads as text and fails where it is used.
        ValueRef::Real(v) => Value::Text(v.to_string()),
        ValueRef::Text(v) => Value::Text(String::from_utf8_lossy(v).into_owned()),
        ValueRef::Blob(v) => match <[u8; 16]>::try_from(v) {
            Ok(id) => Value::Id(uuid::Uuid::from_bytes(id)),
            Err(_) => Value::Bytes(v.to_vec()),
        },
    }
}

/// Whether a unique key is taken.
fn is_taken(e: &rusqlite::Error) -> bool {
    let code = e.sqlite_error().map(|e| e.extended_code);
    matches!(code, Some(SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_UNIQUE))
}

pub(super) fn error(e: &rusqlite::Error) -> StoreError {
    match e.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        Some(
            ErrorCode::DiskFull
            | ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::PermissionDenied
            | ErrorCode::ReadOnly
            | ErrorCode::OutOfMemory
            | ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
            | ErrorCode::OperationInterrupted,
        ) => StoreError::Unavailable(e.to_string()),
        _ => StoreError::Broken(e.to_string()),
    }
}
