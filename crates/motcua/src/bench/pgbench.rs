//! The ceiling of PostgreSQL by its own tool: `pgbench` with the rows of one submission as its
//! transaction, prepared, over as many connections as there are clients.

use super::CLIENTS;
use crate::{installation::OpenError, province::Scratch};
use mc_app::store::{Batch, bare::script};
use std::{fs, path::PathBuf, process::Command};

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
