//! The server as a process of its own, so that its memory and its processor time are its own.

use super::http::Client;
use crate::{
    installation::OpenError,
    settings::{Config, variable},
};
use std::{
    fs::{self, File},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How long it may take to be ready.
const MOST_START: Duration = Duration::from_mins(1);
/// The pause between two looks whether it is ready.
const LOOK_EVERY: Duration = Duration::from_millis(2);
/// Processor time is told in hundredths of a second.
const TICKS_A_SECOND: f64 = 100.0;

/// Memory of a process in MiB.
#[derive(Debug, Clone, Copy)]
pub(super) struct Memory {
    /// What it holds of its own.
    pub(super) own: f64,
    /// What is in memory, pages of mapped files included.
    pub(super) resident: f64,
    /// The most that was in memory at once.
    pub(super) peak: f64,
}

impl Memory {
    /// The larger of two.
    pub(super) fn larger(self, other: Self) -> Self {
        if other.own > self.own { other } else { self }
    }
}

/// The server; it is killed when this value is dropped.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
    pub(super) address: SocketAddr,
    pub(super) ready_after: Duration,
}

impl Server {
    /// Starts the server on a data folder and waits until it answers.
    pub(super) async fn start(config: &Config) -> Result<Self, OpenError> {
        let program = program()?;
        let address = config.listen()?;
        let data = config.data();
        let log = File::create(data.join("bench-server.log"))
            .map_err(|e| OpenError(format!("{}: {e}", data.display())))?;
        let mut command = Command::new(&program);
        command.arg("--data").arg(&data).arg("--listen").arg(address.to_string());
        if let Some(url) = config.database() {
            command.arg("--database").arg(url);
        }
        let started = Instant::now();
        let child = command
            .arg("serve")
            .env(variable("log.level"), "warn")
            // A few clients ask as often as a province does.
            .env(variable("limits.person_requests"), "1000000")
            .env(variable("limits.address_requests"), "1000000")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|e| OpenError(format!("{}: {e}", program.display())))?;
        let mut server = Self { child, address, ready_after: Duration::ZERO };
        while !is_ready(address).await {
            if started.elapsed() > MOST_START || server.has_ended() {
                let log = fs::read_to_string(data.join("bench-server.log")).unwrap_or_default();
                return Err(OpenError(format!("the server does not start: {log}")));
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        server.ready_after = started.elapsed();
        Ok(server)
    }

    fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Stops it at once, as a loss of power would.
    pub(super) fn kill(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }

    /// Its memory.
    pub(super) fn memory(&self) -> Result<Memory, OpenError> {
        let status = self.read("status")?;
        let mib = |key: &str| {
            let line = status.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(':'));
            let kib: Option<u32> = line.and_then(|l| l.split_whitespace().next()?.parse().ok());
            kib.map_or(0.0, |kib| f64::from(kib) / 1024.0)
        };
        Ok(Memory { own: mib("RssAnon"), resident: mib("VmRSS"), peak: mib("VmHWM") })
    }

    /// Its processor time so far, in seconds.
    pub(super) fn processor(&self) -> Result<f64, OpenError> {
        let stat = self.read("stat")?;
        // The name in brackets may have blanks; the numbers stand behind it.
        let numbers = stat.rsplit(')').next().unwrap_or_default();
        let ticks: u32 =
            numbers.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<u32>().ok()).sum();
        Ok(f64::from(ticks) / TICKS_A_SECOND)
    }

    fn read(&self, name: &str) -> Result<String, OpenError> {
        let path = Path::new("/proc").join(self.child.id().to_string()).join(name);
        fs::read_to_string(&path).map_err(|e| OpenError(format!("{}: {e}", path.display())))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// This program itself.
fn program() -> Result<PathBuf, OpenError> {
    std::env::current_exe().map_err(|e| OpenError(format!("where this program is: {e}")))
}

async fn is_ready(address: SocketAddr) -> bool {
    let Ok(mut client) = Client::connect(address, None).await else { return false };
    client.get("/healthz", "").await.is_ok_and(|answer| answer.status == 200)
}
