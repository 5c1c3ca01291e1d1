//! What the tests need beside Rust: looked for, and installed from Debian's packages where this
//! program may do so.

use crate::{Failure, command, test::Run};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The oldest Node.js that the assets and the browser tests run on.
const LEAST_NODE: u32 = 18;

/// Something that must be on the machine.
struct Tool {
    name: &'static str,
    /// What does not work without it.
    why: &'static str,
    /// Debian's packages, each an alternative name of the same.
    packages: &'static [&'static str],
    is_there: fn() -> bool,
    is_required: bool,
}

const TOOLS: [Tool; 10] = [
    Tool {
        name: "git",
        why: "tidy asks it which files there are",
        packages: &["git"],
        is_there: || command::find("git").is_some(),
        is_required: true,
    },
    Tool {
        name: "PostgreSQL",
        why: "the store is tested on both databases",
        packages: &["postgresql"],
        is_there: || postgres_programs().is_some(),
        is_required: true,
    },
    Tool {
        name: "Node.js 18 or newer",
        why: "the page assets are built and the browser tests run with it",
        packages: &["nodejs"],
        is_there: has_node,
        is_required: true,
    },
    Tool {
        name: "npm",
        why: "the page assets and the browser tests have npm packages",
        packages: &["npm"],
        is_there: || command::find("npm").is_some(),
        is_required: true,
    },
    Tool {
        name: "Chromium",
        why: "the browser tests drive it",
        packages: &["chromium", "chromium-browser"],
        is_there: || chromium().is_some(),
        is_required: true,
    },
    Tool {
        name: "Python with venv",
        why: "pyHanko judges our signatures with it",
        packages: &["python3-venv"],
        is_there: || python().is_some(),
        is_required: true,
    },
    Tool {
        name: "openssl",
        why: "it makes the certificates of the judges and judges signed messages",
        packages: &["openssl"],
        is_there: || command::find("openssl").is_some(),
        is_required: true,
    },
    Tool {
        name: "pdfsig",
        why: "it judges the signatures of PDF files",
        packages: &["poppler-utils"],
        is_there: || command::find("pdfsig").is_some(),
        is_required: true,
    },
    Tool {
        name: "SoftHSM",
        why: "it is the token that signatures are tried with",
        packages: &["softhsm2"],
        is_there: || command::find("softhsm2-util").is_some(),
        is_required: true,
    },
    Tool {
        name: "Liberation fonts",
        why: "printed forms fall back to another typeface without them",
        packages: &["fonts-liberation2", "fonts-liberation"],
        is_there: || has_file(Path::new("/usr/share/fonts"), "LiberationSerif-Regular.ttf"),
        is_required: false,
    },
];

/// Looks for every tool, installs what is missing when that is possible, and otherwise says what
/// to install.
pub(crate) fn ensure(_: &mut Run) -> Result<(), Failure> {
    let missing: Vec<&Tool> = TOOLS.iter().filter(|tool| !(tool.is_there)()).collect();
    if !missing.is_empty() && is_root() && command::find("apt-get").is_some() {
        install(&missing);
    }
    let (required, wished): (Vec<&Tool>, Vec<&Tool>) =
        missing.into_iter().filter(|tool| !(tool.is_there)()).partition(|t| t.is_required);
    if command::find("cargo-nextest").is_none() {
        println!("cargo-nextest is not installed: `cargo test` runs the tests instead, slower.");
    }
    for tool in &wished {
        println!("{} are not installed: {}. {}", tool.name, tool.why, way_out(&[tool]));
    }
    if required.is_empty() {
        println!("everything is there");
        return Ok(());
    }
    let lines = required.iter().map(|tool| format!("- {}: {}\n", tool.name, tool.why));
    let lines: String = lines.collect();
    Err(Failure(format!("what the tests need is missing:\n{lines}{}", way_out(&required))))
}

/// The failure of a step that needs a tool which is not there.
pub(crate) fn missing(name: &str) -> Failure {
    let tools: Vec<&Tool> = TOOLS.iter().filter(|tool| tool.name == name).collect();
    Failure(format!("{name} is missing. {}", way_out(&tools)))
}

fn way_out(tools: &[&Tool]) -> String {
    let packages: Vec<&str> = tools.iter().filter_map(|t| t.packages.first().copied()).collect();
    format!("On Debian or Ubuntu: sudo apt-get install {}", packages.join(" "))
}

/// Tries the alternative names of each package; what did not help is told by the caller.
fn install(tools: &[&Tool]) {
    let update = command::run(apt_get().arg("update"));
    for tool in tools {
        let installed = tool.packages.iter().any(|package| {
            let install = ["install", "--yes", "--no-install-recommends", package];
            command::run(apt_get().args(install)).is_ok() && (tool.is_there)()
        });
        if let (false, Err(failure)) = (installed, &update) {
            println!("{failure}");
        }
    }
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet=2");
    command
}

/// Whether this program runs as root.
pub(crate) fn is_root() -> bool {
    command::output(Command::new("id").arg("-u")).is_ok_and(|uid| uid.trim() == "0")
}

/// The folder of the newest PostgreSQL server's programs: Debian keeps them off the search path.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = debian
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .collect();
    versions.sort();
    let debian = versions.into_iter().rev().map(|(_, folder)| folder.join("bin"));
    let on_path = command::find("initdb").and_then(|file| file.canonicalize().ok());
    let on_path = on_path.and_then(|file| file.parent().map(Path::to_path_buf));
    debian.chain(on_path).find(|folder| {
        ["initdb", "postgres", "pg_isready"].iter().all(|program| folder.join(program).is_file())
    })
}

/// The browser of the browser tests.
pub(crate) fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(command::find)
}

/// The Python that can make folders of packages.
pub(crate) fn python() -> Option<PathBuf> {
    let found = command::find("python3")?;
    command::succeeds(&found, &["-c", "import venv, ensurepip"]).then_some(found)
}

fn has_node() -> bool {
    let said = command::output(Command::new("node").arg("--version")).unwrap_or_default();
    major(&said).is_some_and(|major| major >= LEAST_NODE)
}

/// The major version of `v20.20.2`.
fn major(said: &str) -> Option<u32> {
    said.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn has_file(folder: &Path, name: &str) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        path.file_name().is_some_and(|n| n == name) || (path.is_dir() && has_file(&path, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_out_names_the_packages() {
        let said = missing("PostgreSQL").0;
        let expect = "PostgreSQL is missing. On Debian or Ubuntu: sudo apt-get install postgresql";
        assert_eq!(said, expect);
        let tools: Vec<&Tool> = TOOLS.iter().filter(|tool| tool.is_required).collect();
        assert!(way_out(&tools).ends_with(
            "install git postgresql nodejs npm chromium python3-venv openssl poppler-utils softhsm2"
        ));
    }

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("20"), None);
    }

    #[test]
    fn a_file_is_found_in_the_folders_below() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/b")).unwrap();
        fs::write(folder.path().join("a/b/face.ttf"), "").unwrap();
        assert!(has_file(folder.path(), "face.ttf") && !has_file(folder.path(), "other.ttf"));
    }
}
