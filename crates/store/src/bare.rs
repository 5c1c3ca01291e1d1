//! The ceiling of a bench: batches written as plainly as the database allows, one prepared
//! transaction each, over connections that do nothing else.

use crate::{
    Batch, Location, StoreError,
    engine::{PostgresEngine, SqliteEngine},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Writes the batches and returns how long it took: over so many connections to PostgreSQL, over one
/// to SQLite, which has one writer whoever asks. Statements are prepared before the clock starts; an
/// expectation that does not hold is an error.
///
/// # Errors
/// What the database says; the batches before it stay written.
pub async fn write(
    location: &Location,
    batches: Vec<Batch>,
    connections: usize,
) -> Result<Duration, StoreError> {
    match location {
        Location::File(path) => {
            let path = path.clone();
            let written =
                tokio::task::spawn_blocking(move || SqliteEngine::write_bare(&path, &batches));
            written.await.map_err(|e| StoreError::Unavailable(e.to_string()))?
        }
        Location::Postgres(url) => write_postgres(url, batches, connections.max(1)).await,
    }
}

async fn write_postgres(
    url: &str,
    batches: Vec<Batch>,
    connections: usize,
) -> Result<Duration, StoreError> {
    let mut shares: Vec<Vec<Batch>> = (0..connections).map(|_| Vec::new()).collect();
    for (i, batch) in batches.into_iter().enumerate() {
        if let Some(share) = shares.get_mut(i % connections) {
            share.push(batch);
        }
    }
    let gate = Arc::new(tokio::sync::Barrier::new(connections + 1));
    let mut tasks = JoinSet::new();
    for share in shares {
        let engine = PostgresEngine::open(url).await?;
        let gate = Arc::clone(&gate);
        tasks.spawn(async move {
            let ready = engine.prepare_bare(share.first()).await;
            gate.wait().await;
            ready?;
            for batch in &share {
                engine.write_bare(batch).await?;
            }
            Ok::<_, StoreError>(())
        });
    }
    gate.wait().await;
    let started = Instant::now();
    while let Some(done) = tasks.join_next().await {
        done.map_err(|e| StoreError::Unavailable(e.to_string()))??;
    }
    Ok(started.elapsed())
}
