//! The ceiling of PostgreSQL by its own tool: `pgbench` with the rows of one submission as its
//! transaction, prepared, over as many connections as there are clients.

use super::CLIENTS;
use crate::{installation::OpenError, province::Scratch};
use mc_app::store::{Batch, Value};
use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

/// How long it runs, in seconds.
const SECONDS: u32 = 10;
/// Where Debian keeps the programs of PostgreSQL.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Transactions a second; `None` where there is no `pgbench`.
pub(super) fn run(url: &str, two: &[Batch; 2]) -> Result<Option<f64>, OpenError> {
    let Some(program) = program() else { return Ok(None) };
    let scratch = Scratch::new()?;
    let path = scratch.0.join("submission.sql");
    fs::write(&path, script(two)).map_err(|e| OpenError(e.to_string()))?;
    let out = Command::new(program)
        .args(["-n", "-M", "prepared", "-j", "2", "-c", &CLIENTS.to_string()])
        .args(["-T", &SECONDS.to_string(), "-f"])
        .arg(&path)
        .arg(url)
        .output()
        .map_err(|e| OpenError(format!("pgbench: {e}")))?;
    let said = String::from_utf8_lossy(&out.stdout);
    let speed =
        said.lines().find_map(|l| l.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    match speed {
        Some(speed) if out.status.success() => Ok(Some(speed)),
        _ => Err(OpenError(format!("pgbench: {}", String::from_utf8_lossy(&out.stderr)))),
    }
}

fn program() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let debian = versions.map(|v| v.path().join("bin/pgbench")).filter(|p| p.exists()).max();
    let is_there = Command::new("pgbench").arg("--version").output().is_ok();
    debian.or_else(|| is_there.then(|| PathBuf::from("pgbench")))
}

/// The transaction of the first submission. Where the second one differs, a new value is made each
/// time: of an id by the client and its turn, of a number by a random one.
fn script([one, other]: &[Batch; 2]) -> String {
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
        // pgbench looks for variables in texts too: a colon before a letter would be one.
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
    use mc_app::store::Clash;

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
