//! PostgreSQL: a pool of connections; a batch travels in one flight.
//!
//! `BEGIN`, the statements and `COMMIT` are sent without waiting in between. Two things make that
//! safe. An expectation that does not hold is made an error of the server's own ([`text_of`]), and
//! after an error the server refuses every further statement and turns the `COMMIT` into a
//! rollback. And a connection is read-only until `BEGIN READ WRITE` has succeeded, so that no
//! statement behind a failed `BEGIN` commits by itself.

mod whole;

pub(crate) use whole::PostgresWhole;

use super::{Script, clashed};
use crate::{Batch, Row, Statement, StoreError, Touches, Value};
use bytes::BytesMut;
use deadpool_postgres::{
    Hook, HookError, Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime,
    Timeouts,
};
use std::{
    borrow::Cow,
    error::Error as _,
    pin::Pin,
    task::{Context, Poll, Waker},
    time::Duration,
};
use tokio_postgres::{
    NoTls,
    error::SqlState,
    types::{IsNull, ToSql, Type, to_sql_checked},
};

/// Connections at the most; a province's server has room for several web processes.
const CONNECTIONS: usize = 16;
/// How long a caller waits for a connection.
const WAIT: Duration = Duration::from_secs(10);
/// How often a batch is sent when the server gives it up to end a deadlock.
const MOST_TRIES: usize = 4;
/// What every connection starts with.
const SESSION: &str = "SET default_transaction_read_only = on; SET statement_timeout = '30s'; \
     SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'";
const BEGIN: &str = "BEGIN READ WRITE";
/// A migration may take its time.
const PATIENCE: &str = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0";

#[derive(Clone)]
pub(crate) struct PostgresEngine {
    pool: Pool,
}

/// What became of one try.
enum Tried {
    Committed,
    /// The server rolled it back in favour of another one.
    GivenUp,
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
            .post_create(Hook::async_fn(|client, _| {
                Box::pin(async { client.batch_execute(SESSION).await.map_err(HookError::Backend) })
            }))
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
        let statement = prepare(&client, sql, values).await?;
        let rows = client.query(&statement, &parameters(values)).await.map_err(|e| error(&e))?;
        rows.iter().map(row).collect()
    }

    /// Commits a batch. One that the server gave up is the same value still, so it is sent again.
    pub(crate) async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        for _ in 0..MOST_TRIES {
            if let Tried::Committed = self.try_commit(batch).await? {
                return Ok(());
            }
        }
        Err(StoreError::Busy)
    }

    async fn try_commit(&self, batch: &Batch) -> Result<Tried, StoreError> {
        let lease = Lease::of(self.pool.get().await.map_err(|e| pool_error(&e))?);
        let client = lease.client()?;
        let mut prepared = Vec::with_capacity(batch.statements().len());
        for statement in batch.statements() {
            prepared.push(prepare(client, &text_of(statement), &statement.values).await?);
        }
        let parameters: Vec<_> = batch.statements().iter().map(|s| parameters(&s.values)).collect();
        let begin = Sent::off(client.batch_execute(BEGIN))?;
        let mut runs = Vec::with_capacity(prepared.len());
        for (prepared, parameters) in prepared.iter().zip(&parameters) {
            runs.push(Sent::off(client.execute(prepared, parameters))?);
        }
        let commit = Sent::off(client.batch_execute("COMMIT"))?;
        begin.answer().await.map_err(|e| error(&e))?;
        let mut failed = None;
        for (statement, run) in batch.statements().iter().zip(runs) {
            // Those behind the first failure only say that the transaction is aborted.
            if let Err(e) = run.answer().await {
                failed = failed.or(Some((e, statement)));
            }
        }
        commit.answer().await.map_err(|e| error(&e))?;
        lease.give_back();
        match failed {
            None => Ok(Tried::Committed),
            Some((e, _)) if is_given_up(&e) => Ok(Tried::GivenUp),
            Some((e, statement)) => Err(clash_or_error(&e, statement)),
        }
    }

    /// Prepares the statements of a batch; see [`crate::bare`].
    pub(crate) async fn prepare_bare(&self, batch: Option<&Batch>) -> Result<(), StoreError> {
        let client = self.pool.get().await.map_err(|e| pool_error(&e))?;
        for statement in batch.iter().flat_map(|batch| batch.statements()) {
            prepare(&client, &text_of(statement), &statement.values).await?;
        }
        Ok(())
    }

    /// Writes a batch statement by statement, each awaited; see [`crate::bare`].
    pub(crate) async fn write_bare(&self, batch: &Batch) -> Result<(), StoreError> {
        let mut client = self.pool.get().await.map_err(|e| pool_error(&e))?;
        let begin = client.build_transaction().read_only(false).start();
        let transaction = begin.await.map_err(|e| error(&e))?;
        for statement in batch.statements() {
            let text = text_of(statement);
            let prepared = transaction.prepare_cached(&text).await.map_err(|e| error(&e))?;
            let run = transaction.execute(&prepared, &parameters(&statement.values)).await;
            run.map_err(|e| clash_or_error(&e, statement))?;
        }
        transaction.commit().await.map_err(|e| error(&e))
    }

    /// Runs a script, and the statement that records it, in one transaction. The record comes
    /// first: whoever runs the same script at the same time waits for its key and then clashes.
    pub(crate) async fn run_script(&self, script: &Script) -> Result<(), StoreError> {
        let mut client = self.pool.get().await.map_err(|e| pool_error(&e))?;
        let begin = client.build_transaction().read_only(false).start();
        let transaction = begin.await.map_err(|e| error(&e))?;
        transaction.batch_execute(PATIENCE).await.map_err(|e| error(&e))?;
        if let Some(record) = &script.record {
            let parameters = parameters(&record.values);
            let run = transaction.execute(&*text_of(record), &parameters).await;
            run.map_err(|e| clash_or_error(&e, record))?;
        }
        transaction.batch_execute(script.sql).await.map_err(|e| error(&e))?;
        transaction.commit().await.map_err(|e| error(&e))
    }
}

/// A connection in the middle of a transaction. Dropped without being given back, it is closed, so
/// that the next one to take a connection never finds a transaction that is not theirs.
struct Lease(Option<Object>);

impl Lease {
    fn of(client: Object) -> Self {
        Self(Some(client))
    }

    fn client(&self) -> Result<&Object, StoreError> {
        self.0.as_ref().ok_or_else(|| StoreError::Broken("the connection was given back".into()))
    }

    fn give_back(mut self) {
        drop(self.0.take());
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(client) = self.0.take() {
            drop(Object::take(client));
        }
    }
}

/// A request on the wire.
struct Sent<F: Future> {
    request: Pin<Box<F>>,
    answer: Option<F::Output>,
}

impl<T, F: Future<Output = Result<T, tokio_postgres::Error>>> Sent<F> {
    /// Polls a request for the first time, which puts it on the wire behind those before it.
    ///
    /// # Errors
    /// When it failed without the server: it may never have left, so no `COMMIT` may follow it.
    fn off(request: F) -> Result<Self, StoreError> {
        let mut request = Box::pin(request);
        match request.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Err(e)) if e.as_db_error().is_none() => Err(error(&e)),
            Poll::Ready(answer) => Ok(Self { request, answer: Some(answer) }),
            Poll::Pending => Ok(Self { request, answer: None }),
        }
    }

    async fn answer(self) -> F::Output {
        match self.answer {
            Some(answer) => answer,
            None => self.request.await,
        }
    }
}

/// Prepares a statement once per connection.
async fn prepare(
    client: &Object,
    sql: &str,
    values: &[Value],
) -> Result<tokio_postgres::Statement, StoreError> {
    let statement = client.prepare_cached(sql).await.map_err(|e| error(&e))?;
    let (wanted, given) = (statement.params().len(), values.len());
    if wanted != given {
        let what = format!("{wanted} values are wanted and {given} given");
        return Err(StoreError::Broken(what));
    }
    Ok(statement)
}

/// The text of a statement of a batch, made to fail by itself when it touches another number of
/// rows than it must.
fn text_of(statement: &Statement) -> Cow<'static, str> {
    match statement.touches {
        Touches::Exactly(1) if inserts_one(statement.sql) => statement.sql.into(),
        Touches::Exactly(rows) => {
            let sql = statement.sql;
            format!("WITH touched AS ({sql} RETURNING 1) SELECT 1 / (count(*) = {rows})::int FROM touched")
                .into()
        }
        Touches::Any => statement.sql.into(),
    }
}

/// Whether a statement inserts one row or fails.
fn inserts_one(sql: &str) -> bool {
    sql.starts_with("INSERT INTO ")
        && sql.contains(" VALUES (")
        && !["), (", " DO NOTHING", " WHERE "].iter().any(|other| sql.contains(other))
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

/// Whether the server rolled the transaction back in favour of another one.
fn is_given_up(e: &tokio_postgres::Error) -> bool {
    [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED]
        .iter()
        .any(|code| e.code() == Some(code))
}

fn clash_or_error(e: &tokio_postgres::Error, statement: &Statement) -> StoreError {
    let is_clash = [SqlState::UNIQUE_VIOLATION, SqlState::DIVISION_BY_ZERO]
        .iter()
        .any(|code| e.code() == Some(code));
    if is_clash { clashed(statement.clash) } else { error(e) }
}

fn error(e: &tokio_postgres::Error) -> StoreError {
    let Some(db) = e.as_db_error() else {
        let cause = e.source().map_or_else(String::new, |cause| format!(": {cause}"));
        return StoreError::Unavailable(format!("{e}{cause}"));
    };
    let code = db.code();
    let busy = [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::QUERY_CANCELED,
        SqlState::TOO_MANY_CONNECTIONS,
    ];
    if busy.contains(code) {
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
        PoolError::Backend(e) | PoolError::PostCreateHook(HookError::Backend(e)) => error(e),
        PoolError::Closed | PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => {
            StoreError::Unavailable(e.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Clash;

    #[test]
    fn what_may_touch_another_number_of_rows_fails_by_itself() {
        let check = |sql: &'static str, touches, expect: &str| {
            let statement = Statement { sql, values: Vec::new(), touches, clash: Clash::Version };
            assert_eq!(text_of(&statement), expect, "{sql}");
        };
        let plain = "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET b = excluded.b";
        check(plain, Touches::Exactly(1), plain);
        check("DELETE FROM t", Touches::Any, "DELETE FROM t");
        let guard = |sql: &str, rows| {
            format!(
                "WITH touched AS ({sql} RETURNING 1) SELECT 1 / (count(*) = {rows})::int FROM touched"
            )
        };
        for sql in [
            "UPDATE t SET a = $1",
            "INSERT INTO t (a) VALUES ($1), ($2)",
            "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO NOTHING",
            "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET b = 1 WHERE t.b = 2",
            "INSERT INTO t (a) SELECT a FROM s",
        ] {
            check(sql, Touches::Exactly(1), &guard(sql, 1));
        }
        check(plain, Touches::Exactly(2), &guard(plain, 2));
    }
}
