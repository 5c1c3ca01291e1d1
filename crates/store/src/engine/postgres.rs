//! PostgreSQL: a pool of connections; a batch is sent pipelined.

use crate::{Batch, Clash, Row, Statement, StoreError, Touches, Value};
use bytes::BytesMut;
use deadpool_postgres::{
    Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime, Timeouts,
};
use std::time::Duration;
use tokio_postgres::{
    NoTls,
    error::SqlState,
    types::{IsNull, ToSql, Type, to_sql_checked},
};

/// Connections at the most; a province's server has room for several web processes.
const CONNECTIONS: usize = 16;
const WAIT: Duration = Duration::from_secs(10);

#[derive(Clone)]
pub(crate) struct PostgresEngine {
    pool: Pool,
}

impl PostgresEngine {
    /// Makes the pool and proves that one connection works.
    pub(crate) async fn open(url: &str) -> Result<Self, StoreError> {
        let config: tokio_postgres::Config = url
            .parse()
            .map_err(|e: tokio_postgres::Error| StoreError::Unavailable(e.to_string()))?;
        let recycling_method = RecyclingMethod::Fast;
        let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method });
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .timeouts(Timeouts { wait: Some(WAIT), create: Some(WAIT), recycle: Some(WAIT) })
            .build()
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        let engine = Self { pool };
        engine.query("SELECT 1", &[]).await?;
        Ok(engine)
    }

    pub(crate) async fn query(
        &self,
        sql: &'static str,
        values: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        let client = self.pool.get().await.map_err(|e| pool_error(&e))?;
        let statement = client.prepare_cached(sql).await.map_err(|e| error(&e))?;
        let rows = client.query(&statement, &parameters(values)).await.map_err(|e| error(&e))?;
        rows.iter().map(row).collect()
    }

    /// Sends `BEGIN` and every statement without waiting in between, checks what they touched, then
    /// commits. A failed statement makes the server roll the whole transaction back.
    pub(crate) async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let mut client = self.pool.get().await.map_err(|e| pool_error(&e))?;
        let mut prepared = Vec::with_capacity(batch.statements().len());
        for statement in batch.statements() {
            prepared.push(client.prepare_cached(statement.sql).await.map_err(|e| error(&e))?);
        }
        let transaction = client.transaction().await.map_err(|e| error(&e))?;
        let parameters: Vec<_> = batch.statements().iter().map(|s| parameters(&s.values)).collect();
        let runs = batch.statements().iter().zip(&prepared).zip(&parameters).map(
            |((statement, prepared), parameters)| {
                let run = transaction.execute(prepared, parameters);
                async move {
                    let touched = run.await.map_err(|e| clash_or_error(&e, statement.clash))?;
                    check(statement, touched)
                }
            },
        );
        let results = futures::future::join_all(runs).await;
        if let Some(failed) = first_cause(results) {
            transaction.rollback().await.map_err(|e| error(&e))?;
            return Err(failed);
        }
        transaction.commit().await.map_err(|e| error(&e))
    }

    pub(crate) async fn run_script(&self, sql: &str) -> Result<(), StoreError> {
        let client = self.pool.get().await.map_err(|e| pool_error(&e))?;
        client.batch_execute(sql).await.map_err(|e| error(&e))
    }
}

/// The first failure in the order of the statements: those after it only say that the transaction
/// is aborted.
fn first_cause(results: Vec<Result<(), StoreError>>) -> Option<StoreError> {
    results.into_iter().find_map(Result::err)
}

fn check(statement: &Statement, touched: u64) -> Result<(), StoreError> {
    match statement.touches {
        Touches::Exactly(wanted) if touched != wanted => Err(clashed(statement.clash)),
        Touches::Exactly(_) | Touches::Any => Ok(()),
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|v| -> &(dyn ToSql + Sync) { v }).collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(v) => v.to_sql(ty, out),
            Self::Bool(v) => v.to_sql(ty, out),
            Self::Text(v) => v.to_sql(ty, out),
            Self::Id(v) => {
                out.extend_from_slice(v.as_bytes());
                Ok(IsNull::No)
            }
            Self::Bytes(v) => v.to_sql(ty, out),
        }
    }

    fn accepts(_ty: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

struct RawId(uuid::Uuid);

impl<'a> tokio_postgres::types::FromSql<'a> for RawId {
    fn from_sql(
        _ty: &Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(uuid::Uuid::from_slice(raw)?))
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::UUID
    }
}

fn row(row: &tokio_postgres::Row) -> Result<Row, StoreError> {
    let values = row.columns().iter().enumerate().map(|(i, column)| {
        let read = match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(i).map(|v| v.map(Value::Int)),
            Type::INT4 => row.try_get::<_, Option<i32>>(i).map(|v| v.map(|v| Value::Int(v.into()))),
            Type::BOOL => row.try_get::<_, Option<bool>>(i).map(|v| v.map(Value::Bool)),
            Type::UUID => row.try_get::<_, Option<RawId>>(i).map(|v| v.map(|v| Value::Id(v.0))),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(i).map(|v| v.map(Value::Bytes)),
            _ => row.try_get::<_, Option<String>>(i).map(|v| v.map(Value::Text)),
        };
        read.map(|v| v.unwrap_or(Value::Null)).map_err(|e| StoreError::Broken(e.to_string()))
    });
    values.collect::<Result<Vec<_>, _>>().map(Row::new)
}

fn clashed(clash: Clash) -> StoreError {
    match clash {
        Clash::Command => StoreError::Duplicate,
        Clash::Version | Clash::Number | Clash::Row(_) => StoreError::Conflict(clash),
    }
}

fn clash_or_error(e: &tokio_postgres::Error, clash: Clash) -> StoreError {
    if e.code() == Some(&SqlState::UNIQUE_VIOLATION) { clashed(clash) } else { error(e) }
}

fn error(e: &tokio_postgres::Error) -> StoreError {
    let Some(db) = e.as_db_error() else {
        return StoreError::Unavailable(e.to_string());
    };
    let code = db.code();
    if [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::LOCK_NOT_AVAILABLE,
    ]
    .contains(code)
    {
        return StoreError::Busy;
    }
    // Classes 53 (resources), 57 (operator intervention), 58 (system), 08 (connection), 25006 (standby).
    let down = ["53", "57", "58", "08"].iter().any(|class| code.code().starts_with(class));
    if down || *code == SqlState::READ_ONLY_SQL_TRANSACTION {
        return StoreError::Unavailable(db.message().to_owned());
    }
    StoreError::Broken(format!("{} ({})", db.message(), code.code()))
}

fn pool_error(e: &PoolError) -> StoreError {
    match e {
        PoolError::Timeout(_) => StoreError::Busy,
        PoolError::Backend(e) => error(e),
        PoolError::Closed | PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => {
            StoreError::Unavailable(e.to_string())
        }
    }
}
