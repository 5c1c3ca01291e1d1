//! The steps of `cargo xtask test`, in the order in which they are run: what is quick comes first.

use crate::{
    Failure,
    command::{self, cargo, root, run},
    judges::judge,
    postgres,
    test::Run,
    tidy, tools,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// One step.
#[derive(Debug)]
pub(crate) struct Step {
    /// What it is called on the command line.
    pub(crate) name: &'static str,
    /// What it does.
    pub(crate) says: &'static str,
    /// Does it.
    pub(crate) run: fn(&mut Run) -> Result<(), Failure>,
}

/// Every step.
pub(crate) const STEPS: [Step; 9] = [
    Step { name: "tools", says: "what the tests need is installed", run: tools::ensure },
    Step { name: "format", says: "the sources are formatted", run: format },
    Step { name: "tidy", says: "the repository holds its own rules", run: |_| tidy::check() },
    Step { name: "clippy", says: "no warning", run: clippy },
    Step { name: "doc", says: "the documentation has no warning", run: doc },
    Step { name: "test", says: "all tests, the store's on both databases", run: test },
    Step { name: "doctest", says: "the examples in the documentation run", run: doctest },
    Step { name: "browser", says: "the journeys in Chromium", run: browser },
    Step { name: "judges", says: "others judge our signatures, and we theirs", run: judge },
];

/// The list of the steps for `--help`.
pub(crate) fn help() -> String {
    let lines = STEPS.iter().map(|step| format!("\n  {:<9} {}", step.name, step.says));
    format!("Steps, in this order:{}", lines.collect::<String>())
}

fn format(_: &mut Run) -> Result<(), Failure> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(_: &mut Run) -> Result<(), Failure> {
    let arguments = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    run(cargo().args(arguments))
}

fn doc(_: &mut Run) -> Result<(), Failure> {
    let arguments = ["doc", "--workspace", "--no-deps", "--locked"];
    run(cargo().args(arguments).env("RUSTDOCFLAGS", "-D warnings"))
}

fn test(shared: &mut Run) -> Result<(), Failure> {
    let arguments: &[&str] = if command::find("cargo-nextest").is_some() {
        &["nextest", "run", "--workspace", "--locked"]
    } else {
        &["test", "--workspace", "--lib", "--bins", "--tests", "--locked"]
    };
    run(cargo().args(arguments).env(postgres::VARIABLE, shared.server_address()?))
}

fn doctest(_: &mut Run) -> Result<(), Failure> {
    run(cargo().args(["test", "--workspace", "--doc", "--locked"]))
}

/// The journeys against the program that the tests were built with.
fn browser(shared: &mut Run) -> Result<(), Failure> {
    let folder = root().join("e2e");
    if !folder.join("package-lock.json").is_file() {
        return Err(Failure("e2e/package-lock.json is missing: there are no browser tests".into()));
    }
    let chromium = tools::chromium().ok_or_else(|| tools::missing("Chromium"))?;
    run(cargo().args(["build", "--workspace", "--bin", "motcua", "--locked"]))?;
    if !is_installed(&folder) {
        run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    let mut tests = Command::new("npm");
    tests.arg("test").current_dir(&folder).env("MOTCUA_BIN", target_folder()?.join("debug/motcua"));
    tests.env("CHROMIUM", chromium).env(postgres::VARIABLE, shared.server_address()?);
    run(&mut tests)
}

/// Whether npm has installed what the lock file says, and not before the lock file changed.
fn is_installed(folder: &Path) -> bool {
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|m| m.modified()).ok();
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Some(installed), Some(wanted)) => installed >= wanted,
        _ => false,
    }
}

/// Where cargo builds.
pub(crate) fn target_folder() -> Result<PathBuf, Failure> {
    let arguments = ["metadata", "--format-version=1", "--no-deps", "--locked"];
    let text = command::output(cargo().args(arguments))?;
    let said: serde_json::Value =
        serde_json::from_str(&text).map_err(|e| Failure(format!("cargo metadata: {e}")))?;
    let folder = said.get("target_directory").and_then(serde_json::Value::as_str);
    folder.map(PathBuf::from).ok_or_else(|| Failure("cargo metadata names no target folder".into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn packages_are_installed_again_when_the_lock_file_changes() {
        let folder = tempfile::tempdir().unwrap();
        let write = |file: &str| fs::write(folder.path().join(file), "{}").unwrap();
        write("package-lock.json");
        assert!(!is_installed(folder.path()));
        fs::create_dir(folder.path().join("node_modules")).unwrap();
        write("node_modules/.package-lock.json");
        assert!(is_installed(folder.path()));
        let lock = fs::File::options().write(true).open(folder.path().join("package-lock.json"));
        let later = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
        lock.unwrap().set_modified(later).unwrap();
        assert!(!is_installed(folder.path()));
    }

    #[test]
    fn the_target_folder_is_known() {
        assert!(target_folder().unwrap().is_absolute());
    }
}
