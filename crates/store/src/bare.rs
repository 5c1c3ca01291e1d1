//! The ceiling of a bench: batches written as plainly as the database allows, one prepared
//! transaction each, over connections that do nothing else.

use crate::{
    Batch, Location, StoreError, Value,
    engine::{PostgresEngine, SqliteEngine},
};
use std::{
    collections::BTreeMap,
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

/// The transaction of the first of two batches that are alike, as a script of `pgbench`. Where the
/// second one differs, a new value is made each time: ids and numbers of a random one. Rows that are
/// changed and not inserted are not found, so the script does a little less than the batch.
pub fn script([one, other]: &[Batch; 2]) -> String {
    let mut lines = vec![
        "\\set turn random(1, 9000000000000000)".to_owned(),
        "\\set count random(1, 2000000000)".to_owned(),
        "BEGIN;".to_owned(),
    ];
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for (mine, theirs) in one.statements().iter().zip(other.statements()) {
        let mut sql = mine.sql.to_owned();
        // From the last one down, so that $1 is not found in $10.
        for (i, (value, another)) in mine.values.iter().zip(&theirs.values).enumerate().rev() {
            let literal = literal(value, value == another, &mut ids);
            sql = sql.replace(&format!("${}", i + 1), &literal);
        }
        lines.push(format!("{sql};"));
    }
    lines.push("COMMIT;\n".to_owned());
    lines.join("\n")
}

fn literal(value: &Value, is_same: bool, ids: &mut BTreeMap<String, usize>) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Int(n) if is_same || *n > 1_000_000_000_000 => n.to_string(),
        Value::Int(_) => ":count".to_owned(),
        Value::Bool(b) => b.to_string(),
        // `pgbench` looks for variables in texts too: a colon before a letter would be one.
        Value::Text(text) if is_same || text.len() > 60 => {
            format!("'{}'", text.replace('\'', "''").replace(':', "="))
        }
        Value::Text(_) => "CAST(:turn AS TEXT)".to_owned(),
        Value::Id(id) if is_same => format!("'{id}'"),
        Value::Id(id) => {
            let next = ids.len();
            let which = *ids.entry(id.to_string()).or_insert(next);
            format!("md5('{which}-' || :turn)::uuid")
        }
        Value::Bytes(bytes) => {
            let hex: Vec<String> = bytes.iter().map(|b| format!("{b:02x}")).collect();
            format!("decode('{}', 'hex')", hex.concat())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Clash;

    #[test]
    fn what_differs_is_made_anew_each_time() {
        let batch = |number: &str, sequence: i64, id: u8| {
            let mut batch = Batch::new();
            let id = mc_kernel::ids::DossierId::from_bytes([id; 16]);
            let values = vec![id.into(), number.into(), sequence.into(), "it's 1:a".into()];
            batch.insert("INSERT INTO d VALUES ($1, $2, $3, $4)", values, Clash::Number);
            batch.insert("INSERT INTO e VALUES ($1)", vec![id.into()], Clash::Version);
            batch
        };
        let script = script(&[batch("000.1", 1, 1), batch("000.2", 2, 2)]);
        let id = "md5('0-' || :turn)::uuid";
        let text = "'it''s 1=a'";
        let first = format!("INSERT INTO d VALUES ({id}, CAST(:turn AS TEXT), :count, {text});");
        assert!(script.contains(&first), "{script}");
        assert!(script.contains(&format!("INSERT INTO e VALUES ({id});")), "{script}");
    }
}
