//! Prepares the page assets into `OUT_DIR/assets`, where `src/assets.rs` embeds them.
//!
//! With `MOTCUA_ASSETS` set to a folder of prepared assets (what `node build.mjs --out <folder>`
//! writes), those are taken and neither Node.js nor a network is needed: this is for packagers.
//! Otherwise the npm packages of `assets/package-lock.json` are installed under `OUT_DIR`, so the
//! source tree stays clean and may be read-only, and `assets/build.mjs` is run. Both happen only
//! when an input changed.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

const LEAST_NODE: u32 = 18;
/// Lines of a failed command that are worth showing.
const MOST_LINES: usize = 8;
const PREPARED: &str = "MOTCUA_ASSETS";
const INPUTS: [&str; 9] = [
    "build.rs",
    "assets/build.mjs",
    "assets/css",
    "assets/favicon.svg",
    "assets/icons",
    "assets/icons.json",
    "assets/js",
    "assets/package.json",
    "assets/package-lock.json",
];

/// What a person has to do, in one or more lines.
type Advice = String;

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed={PREPARED}");
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
    }
    match prepare() {
        Ok(()) => ExitCode::SUCCESS,
        Err(advice) => {
            for line in advice.lines().filter(|line| !line.trim().is_empty()) {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn prepare() -> Result<(), Advice> {
    let out = folder_from("OUT_DIR")?;
    let assets = out.join("assets");
    if let Some(prepared) = env::var_os(PREPARED).filter(|value| !value.is_empty()) {
        println!("cargo::rerun-if-changed={}", Path::new(&prepared).display());
        return take_prepared(Path::new(&prepared), &assets);
    }
    let sources = folder_from("CARGO_MANIFEST_DIR")?.join("assets");
    let modules = out.join("npm");
    check_node()?;
    install_packages(&sources, &modules)?;
    let mut node = Command::new("node");
    node.arg(sources.join("build.mjs")).arg("--out").arg(&assets).arg("--modules").arg(&modules);
    run(node, "could not prepare the page assets (crates/web/assets)")
}

fn folder_from(variable: &str) -> Result<PathBuf, Advice> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| format!("cargo did not set {variable}"))
}

/// Copies assets that somebody prepared; a missing manifest means that the folder is another one.
fn take_prepared(from: &Path, to: &Path) -> Result<(), Advice> {
    let failed = |problem: std::io::Error| format!("{PREPARED}={}: {problem}", from.display());
    if !from.join("manifest.json").is_file() {
        return Err(format!(
            "{PREPARED}={} has no manifest.json: point it to the folder that `node build.mjs --out` wrote",
            from.display()
        ));
    }
    if to.exists() {
        fs::remove_dir_all(to).map_err(failed)?;
    }
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).map_err(failed)?;
        }
    }
    Ok(())
}

fn check_node() -> Result<(), Advice> {
    let advice = |found: &str| {
        format!(
            "The page assets need Node.js {LEAST_NODE} or newer with npm; {found}.\n\
             Install it (Debian and Ubuntu: apt install nodejs npm; others: https://nodejs.org), \
             or set {PREPARED} to a folder of prepared assets."
        )
    };
    let output = Command::new("node").arg("--version").output();
    let version = match output {
        Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Err(_) => return Err(advice("no `node` was found")),
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
    match major {
        Some(major) if LEAST_NODE <= major => Ok(()),
        Some(_) | None => Err(advice(&format!("found `node {version}`"))),
    }
}

/// Installs the locked packages, unless the same lock file was installed here before.
fn install_packages(sources: &Path, modules: &Path) -> Result<(), Advice> {
    let failed = |problem: std::io::Error| format!("{}: {problem}", modules.display());
    let lock = fs::read(sources.join("package-lock.json")).map_err(failed)?;
    let installed = modules.join("installed-lock.json");
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    fs::create_dir_all(modules).map_err(failed)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(sources.join(file), modules.join(file)).map_err(failed)?;
    }
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"])
        .arg("--loglevel=error")
        .current_dir(modules);
    run(
        npm,
        &format!(
            "`npm ci` failed: the page assets need npm and its registry (or a filled npm cache).\n\
             Where there is no network, set {PREPARED} to a folder of prepared assets."
        ),
    )?;
    fs::write(installed, lock).map_err(failed)
}

fn run(mut command: Command, advice: &str) -> Result<(), Advice> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let said: Vec<_> = said.lines().take(MOST_LINES).collect();
            Err(format!("{advice}\n{}", said.join("\n")))
        }
        Err(problem) => {
            Err(format!("{advice}\n{}: {problem}", command.get_program().to_string_lossy()))
        }
    }
}
