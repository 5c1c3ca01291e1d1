//! The step `judges`: programs that others wrote check our signatures, and ours checks theirs.

use crate::{
    Failure,
    command::{cargo, root, run},
    steps::target_folder,
    test::Run,
    tools,
};
use std::{fs, path::Path, process::Command};

/// Where the scripts are, with the versions of what they need.
const SCRIPTS: &str = "crates/signing/judges";

/// Installs the Python packages into a folder of their own, and runs the scripts.
pub(crate) fn judge(_: &mut Run) -> Result<(), Failure> {
    let folder = target_folder()?.join("judges");
    let scripts = root().join(SCRIPTS);
    let python = folder.join("python/bin/python");
    install(&folder, &scripts.join("requirements.txt"), &python)?;
    run(cargo().args(["build", "--workspace", "--bin", "motcua", "--locked"]))?;
    let program = target_folder()?.join("debug/motcua");
    let mut judge = Command::new(&python);
    // Nothing is written beside the scripts.
    judge.arg("-B").arg(scripts.join("judge.py")).arg(program).arg(folder.join("files"));
    run(&mut judge)
}

fn install(folder: &Path, wanted: &Path, python: &Path) -> Result<(), Failure> {
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let (list, done) = (read(wanted), folder.join("installed.txt"));
    if python.is_file() && read(&done) == list {
        return Ok(());
    }
    let base = tools::python().ok_or_else(|| tools::missing("Python with venv"))?;
    run(Command::new(base).args(["-m", "venv", "--clear"]).arg(folder.join("python")))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    run(Command::new(python).args(pip).arg(wanted))?;
    fs::write(&done, list).map_err(|e| Failure(format!("{}: {e}", done.display())))
}
