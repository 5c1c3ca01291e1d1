//! A PostgreSQL server of the tests' own: in a temporary folder, on a socket in that folder, gone
//! when the run is.
//!
//! A shell of its own process group holds the server. It reads from a pipe of which this program
//! has the other end: whatever ends this program, be it an error, Ctrl-C or a kill, closes the pipe,
//! and the shell stops the server and removes the folder.

use crate::{Failure, command, tools};
use clap::Args;
use std::{
    env, fs, io,
    os::unix::{ffi::OsStrExt, fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The variable by which tests find the server.
pub(crate) const VARIABLE: &str = "MOTCUA_TEST_POSTGRES";

/// The folder's name begins with this; what follows is the id of the process that made it.
const PREFIX: &str = "motcua-postgres-";
/// How long the server may take to start.
const START: Duration = Duration::from_mins(1);
const POLL: Duration = Duration::from_millis(50);

/// Holds the server until nobody writes to its input any more. `$1` is the folder.
const KEEPER: &str = r#"
folder=$1; shift
"$@" >"$folder/log" 2>&1 &
cat >/dev/null
kill -INT "$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null || echo $!)"
wait
rm -rf "$folder"
"#;

/// What the server does about a loss of power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Nothing: it is fast, and its data is of no worth.
    None,
    /// As in production, for tests that kill it.
    Full,
}

impl Durability {
    pub(crate) const fn of(is_full: bool) -> Self {
        if is_full { Self::Full } else { Self::None }
    }

    const fn settings(self) -> &'static [&'static str] {
        match self {
            Self::None => &["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
            Self::Full => &["fsync=on", "synchronous_commit=on", "full_page_writes=on"],
        }
    }
}

/// A running server; it stops and its folder goes when this value is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    folder: PathBuf,
    keeper: Child,
}

impl Server {
    /// Makes a cluster and starts a server on it.
    pub(crate) fn start(durability: Durability) -> Result<Self, Failure> {
        let programs = tools::postgres_programs().ok_or_else(|| tools::missing("PostgreSQL"))?;
        remove_stale_folders(&env::temp_dir());
        let user = User::for_server()?;
        let folder = make_folder(&user)?;
        let failed = |failure| {
            drop(fs::remove_dir_all(&folder));
            failure
        };
        make_cluster(&programs, &folder, &user).map_err(failed)?;
        let keeper = keep(&programs, &folder, &user, durability).map_err(failed)?;
        let server = Self { folder, keeper };
        server.wait_until_ready(&programs)?;
        Ok(server)
    }

    /// The address of its administrative database.
    pub(crate) fn address(&self) -> String {
        let bytes = self.folder.as_os_str().as_bytes().iter();
        let host = bytes.map(|&byte| match byte {
            b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        });
        format!("postgres://postgres@{}/postgres", host.collect::<Vec<_>>().concat())
    }

    fn wait_until_ready(&self, programs: &Path) -> Result<(), Failure> {
        let folder = self.folder.to_string_lossy();
        let started = Instant::now();
        while !command::succeeds(programs.join("pg_isready"), &["-q", "-h", &folder]) {
            if started.elapsed() > START {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(Failure(format!("PostgreSQL does not start:\n{log}")));
            }
            thread::sleep(POLL);
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
    }
}

/// As whom the server runs: it refuses to be root.
enum User {
    Oneself,
    Other { name: &'static str, uid: u32, gid: u32 },
}

impl User {
    fn for_server() -> Result<Self, Failure> {
        if !tools::is_root() {
            return Ok(Self::Oneself);
        }
        for name in ["postgres", "nobody"] {
            if let (Some(uid), Some(gid)) = (number_of("-u", name), number_of("-g", name)) {
                return Ok(Self::Other { name, uid, gid });
            }
        }
        Err(Failure("root cannot run PostgreSQL, and there is no user postgres or nobody".into()))
    }

    /// The command that runs a program as this user.
    fn command(&self, program: &Path, folder: &Path) -> Result<Command, Failure> {
        let mut command = match self {
            Self::Oneself => Command::new(program),
            Self::Other { uid, gid, .. } if command::find("setpriv").is_some() => {
                let mut command = Command::new("setpriv");
                command.args([format!("--reuid={uid}"), format!("--regid={gid}")]);
                command.args(["--clear-groups", "--"]).arg(program);
                command
            }
            Self::Other { name, .. } if command::find("runuser").is_some() => {
                let mut command = Command::new("runuser");
                command.args(["-u", name, "--"]).arg(program);
                command
            }
            Self::Other { name, .. } => {
                let way_out = "install util-linux (setpriv, runuser), or run this as another user";
                return Err(Failure(format!("cannot run PostgreSQL as {name}: {way_out}")));
            }
        };
        command.current_dir(folder).env("LC_ALL", "C.UTF-8").env("HOME", folder);
        Ok(command)
    }
}

fn number_of(which: &str, user: &str) -> Option<u32> {
    let said = command::output(Command::new("id").args([which, user])).ok()?;
    said.trim().parse().ok()
}

fn make_folder(user: &User) -> Result<PathBuf, Failure> {
    let folder = tempfile::Builder::new()
        .prefix(&format!("{PREFIX}{}-", std::process::id()))
        .tempdir()
        .map_err(|e| Failure(format!("no folder for PostgreSQL: {e}")))?
        .keep();
    if let User::Other { uid, gid, .. } = user {
        chown(&folder, Some(*uid), Some(*gid))
            .map_err(|e| Failure(format!("{}: {e}", folder.display())))?;
    }
    Ok(folder)
}

/// The databases compare text as Vietnamese do, so that no test passes by the order of bytes.
fn make_cluster(programs: &Path, folder: &Path, user: &User) -> Result<(), Failure> {
    let mut initdb = user.command(&programs.join("initdb"), folder)?;
    initdb.args(["--pgdata=data", "--username=postgres", "--auth=trust", "--no-sync"]);
    initdb.args(["--encoding=UTF8", "--locale=C.UTF-8"]);
    initdb.args(["--locale-provider=icu", "--icu-locale=vi-VN"]);
    command::output(&mut initdb).map(drop)
}

fn keep(
    programs: &Path,
    folder: &Path,
    user: &User,
    durability: Durability,
) -> Result<Child, Failure> {
    let mut server = user.command(&programs.join("postgres"), folder)?;
    let socket = format!("unix_socket_directories={}", folder.display());
    server.args(["-D", "data", "-c", "listen_addresses=", "-c", &socket]);
    server.args(["-c", "max_connections=200", "-c", "log_min_messages=warning"]);
    durability.settings().iter().for_each(|setting| {
        server.args(["-c", setting]);
    });
    let mut keeper = Command::new("/bin/sh");
    keeper.args(["-c", KEEPER, "keeper"]).arg(folder);
    keeper.arg(server.get_program()).args(server.get_args());
    keeper.current_dir(folder).env("LC_ALL", "C.UTF-8").env("HOME", folder).process_group(0);
    keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    keeper.spawn().map_err(|e| Failure(format!("PostgreSQL cannot be started: {e}")))
}

/// Removes what a run left that could not clean up: its folder names a process that is gone.
fn remove_stale_folders(temporary: &Path) {
    let entries = fs::read_dir(temporary).into_iter().flatten().filter_map(io::Result::ok);
    for entry in entries {
        let name = entry.file_name();
        let owner =
            name.to_str().and_then(|n| n.strip_prefix(PREFIX)).and_then(|n| n.split_once('-'));
        if let Some((owner, _)) = owner
            && !command::succeeds("kill", &["-0", owner])
        {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

/// Options of `cargo xtask postgres`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Survive a loss of power as in production (slower)
    #[arg(long)]
    durable: bool,
    /// What to run with its address in the environment; without it, the server stays until Enter or Ctrl-C
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<String>,
}

/// Starts a server for one command, or until Enter is pressed.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let server = Server::start(Durability::of(options.durable))?;
    let Some((program, arguments)) = options.command.split_first() else {
        println!("export {VARIABLE}={}", server.address());
        println!("It stays until Enter or Ctrl-C is pressed.");
        return io::stdin()
            .read_line(&mut String::new())
            .map(drop)
            .map_err(|e| Failure(e.to_string()));
    };
    command::run(Command::new(program).args(arguments).env(VARIABLE, server.address()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_whose_process_is_gone_is_removed() {
        let temporary = tempfile::tempdir().unwrap();
        let make = |name: &str| {
            let folder = temporary.path().join(name);
            fs::create_dir(&folder).unwrap();
            folder
        };
        let alive = make(&format!("{PREFIX}{}-a", std::process::id()));
        let stale = make(&format!("{PREFIX}999999999-a"));
        let other = make("another-program-1-a");
        remove_stale_folders(temporary.path());
        assert!(alive.exists() && other.exists() && !stale.exists());
    }

    #[test]
    fn the_server_goes_with_its_value() {
        let server = Server::start(Durability::Full).unwrap();
        let folder = server.folder.clone();
        assert!(server.address().starts_with("postgres://postgres@%2F"), "{}", server.address());
        assert!(folder.join("data/postmaster.pid").exists());
        drop(server);
        assert!(!folder.exists());
    }
}
