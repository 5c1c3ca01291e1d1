//! A connection of its own for work on the whole database: one long read, or one long write.

use super::{Lease, PostgresEngine, error, parameters, pool_error, row};
use crate::{Row, StoreError, Value};
use tokio_postgres::{binary_copy::BinaryCopyInWriter, types::Type};

/// A connection in a transaction. Dropped without a commit, it is closed, which rolls back.
pub(crate) struct PostgresWhole(Lease);

impl PostgresEngine {
    /// Begins a read that sees the database as it is now until it ends.
    pub(crate) const VIEW: &'static str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";
    /// Begins a write that may take its time.
    pub(crate) const FILLING: &'static str = "BEGIN READ WRITE; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

    pub(crate) async fn whole(&self, begin: &'static str) -> Result<PostgresWhole, StoreError> {
        let lease = Lease::of(self.pool.get().await.map_err(|e| pool_error(&e))?);
        lease.client()?.batch_execute(begin).await.map_err(|e| error(&e))?;
        Ok(PostgresWhole(lease))
    }
}

impl PostgresWhole {
    pub(crate) async fn query(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let client = self.0.client()?;
        let statement = client.prepare(sql).await.map_err(|e| error(&e))?;
        let rows = client.query(&statement, &parameters(values)).await.map_err(|e| error(&e))?;
        rows.iter().map(row).collect()
    }

    /// Copies rows in by a `COPY … FROM STDIN BINARY` whose columns have these types.
    pub(crate) async fn copy(
        &self,
        sql: &str,
        types: &[Type],
        rows: &[Vec<Value>],
    ) -> Result<(), StoreError> {
        let sink = self.0.client()?.copy_in(sql).await.map_err(|e| error(&e))?;
        let mut writer = Box::pin(BinaryCopyInWriter::new(sink, types));
        for row in rows {
            writer.as_mut().write(&parameters(row)).await.map_err(|e| error(&e))?;
        }
        writer.as_mut().finish().await.map(drop).map_err(|e| error(&e))
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        self.0.client()?.batch_execute("COMMIT").await.map_err(|e| error(&e))?;
        self.0.give_back();
        Ok(())
    }
}
