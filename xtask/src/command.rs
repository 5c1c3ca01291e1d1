//! Running other programs.

use crate::Failure;
use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The cargo that runs this task, at the root. What cargo told this program about itself is taken
/// away: build scripts that look at it would run again for nothing.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_about_this_program) {
            command.env_remove(name);
        }
    }
    command
}

fn is_about_this_program(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_")
        || ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_BIN_NAME", "CARGO_CRATE_NAME"]
            .contains(&variable)
}

/// Runs a command on this terminal.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    println!("$ {}", line(command));
    let status = command.status().map_err(|e| cannot_start(command, &e))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure(format!("`{}` ended with {status}", line(command))))
    }
}

/// Runs a command and takes what it prints.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.output().map_err(|e| cannot_start(command, &e))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(Failure(format!("`{}` ended with {}: {said}", line(command), output.status)))
    }
}

/// Whether a command can be run and ends well; what it prints is not shown.
pub(crate) fn succeeds(program: impl AsRef<OsStr>, arguments: &[&str]) -> bool {
    let output = Command::new(program).args(arguments).current_dir(root()).output();
    output.is_ok_and(|o| o.status.success())
}

/// Where a program is found on the search path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Failure {
    Failure(format!("`{}` cannot be started: {error}", line(command)))
}

/// The command as one would type it, without the folders of the program.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named() {
        let failure = run(Command::new("/bin/sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(failure.0, "`sh -c exit 3` ended with exit status: 3");
        let failure = output(Command::new("sh").args(["-c", "echo no >&2; false"])).unwrap_err();
        assert!(failure.0.ends_with(": no\n"), "{failure}");
        assert!(run(&mut Command::new("no-such-program")).is_err());
    }

    #[test]
    fn programs_are_found_on_the_path() {
        assert!(find("sh").is_some_and(|sh| sh.is_absolute()));
        assert_eq!(find("no-such-program"), None);
        assert!(succeeds("sh", &["-c", "true"]) && !succeeds("sh", &["-c", "false"]));
    }

    #[test]
    fn cargo_is_not_told_about_this_program() {
        assert!(is_about_this_program("CARGO_PKG_NAME"));
        assert!(!is_about_this_program("CARGO_INCREMENTAL"));
        assert!(cargo().get_envs().any(|e| e == (OsStr::new("CARGO_PKG_NAME"), None)));
        assert!(root().join("Cargo.lock").is_file());
    }
}
