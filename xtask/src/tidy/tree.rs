//! What the checks look at: the text files of the repository, and its packages as cargo sees them.

use crate::{
    Failure,
    command::{cargo, output, root},
};
use serde_json::Value;
use std::{fs, process::Command};

/// The repository.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Its text files: what git tracks, and what it would if it were added.
    pub(super) files: Vec<File>,
    /// Its packages and those they stand on, on this machine's platform.
    pub(super) packages: Vec<Package>,
}

/// A text file.
#[derive(Debug)]
pub(super) struct File {
    /// The path from the root, with `/`.
    pub(super) path: String,
    /// What it says.
    pub(super) text: String,
}

/// A package.
#[derive(Debug, Clone)]
pub(super) struct Package {
    pub(super) name: String,
    /// Whether it is one of this repository's.
    pub(super) is_ours: bool,
    /// Its licence as an SPDX expression.
    pub(super) licence: Option<String>,
    /// The names of the packages that it, or its build script, depends on; not of its tests'.
    pub(super) dependencies: Vec<String>,
}

impl Tree {
    /// Reads the repository. The lock file must be in step with the manifests.
    pub(super) fn read() -> Result<Self, Failure> {
        let mut git = Command::new("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let list = output(git.current_dir(root()))?;
        let mut paths: Vec<&str> = list.split_terminator('\0').collect();
        paths.sort_unstable();
        paths.dedup();
        // What is not text, and what was deleted but is still tracked, holds nothing to check.
        let read = |path: &str| fs::read_to_string(root().join(path)).ok();
        let file = |path: &str| Some(File { path: path.to_owned(), text: read(path)? });
        let files = paths.into_iter().filter_map(file).collect();
        Ok(Self { files, packages: packages()? })
    }

    /// A file by its path.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The files whose path begins and ends so.
    pub(super) fn files_in<'t>(
        &'t self,
        folder: &'t str,
        ending: &'t str,
    ) -> impl Iterator<Item = &'t File> {
        let is_meant = move |f: &&File| f.path.starts_with(folder) && f.path.ends_with(ending);
        self.files.iter().filter(is_meant)
    }

    /// The Rust files of the product, without those that hold tests alone.
    pub(super) fn product(&self) -> impl Iterator<Item = &File> {
        self.files_in("crates/", ".rs").filter(|file| {
            let is_test = |part: &str| ["tests", "tests.rs", "contract"].contains(&part);
            file.path.contains("/src/") && !file.path.split('/').any(is_test)
        })
    }

    /// The packages of this repository.
    pub(super) fn ours(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.is_ours)
    }
}

fn packages() -> Result<Vec<Package>, Failure> {
    let host = output(Command::new("rustc").args(["--print", "host-tuple"]))?;
    let mut metadata = cargo();
    metadata.args(["metadata", "--format-version=1", "--locked"]);
    metadata.args(["--filter-platform", host.trim()]);
    let text = output(&mut metadata)?;
    let said: Value =
        serde_json::from_str(&text).map_err(|e| Failure(format!("cargo metadata: {e}")))?;
    Ok(list(&said, "packages").filter_map(package).collect())
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn package(said: &Value) -> Option<Package> {
    let text = |key: &str| said.get(key).and_then(Value::as_str);
    let is_of_tests = |d: &&Value| d.get("kind").and_then(Value::as_str) == Some("dev");
    let dependencies = list(said, "dependencies").filter(|d| !is_of_tests(d));
    let name = |d: &Value| d.get("name").and_then(Value::as_str).map(str::to_owned);
    Some(Package {
        name: text("name")?.to_owned(),
        // A package of a registry has a source, one of this repository has none.
        is_ours: text("source").is_none(),
        licence: text("license").map(str::to_owned),
        dependencies: dependencies.filter_map(name).collect(),
    })
}

#[cfg(test)]
impl Tree {
    /// A repository of these files.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let file = |&(path, text): &(&str, &str)| File { path: path.into(), text: text.into() };
        Self { files: files.iter().map(file).collect(), packages: Vec::new() }
    }

    /// Adds a package of this repository.
    pub(super) fn with(mut self, name: &str, dependencies: &[&str]) -> Self {
        self.packages.push(Package {
            name: name.to_owned(),
            is_ours: true,
            licence: None,
            dependencies: dependencies.iter().map(|&d| d.to_owned()).collect(),
        });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_repository_is_read() {
        let tree = Tree::read().unwrap();
        assert!(tree.file("xtask/src/tidy/tree.rs").is_some());
        let us = tree.ours().find(|package| package.name == "xtask").unwrap();
        assert!(us.dependencies.iter().any(|d| d == "clap"));
        assert!(!us.dependencies.iter().any(|d| d == "expect-test"), "of the tests alone");
        assert!(
            tree.packages.iter().any(|p| p.name == "clap" && !p.is_ours && p.licence.is_some())
        );
    }

    #[test]
    fn tests_are_no_product() {
        let files = [
            "crates/a/src/lib.rs",
            "crates/a/src/tests/b.rs",
            "crates/a/src/tests.rs",
            "crates/a/build.rs",
        ];
        let tree = Tree::of(&files.map(|path| (path, "")));
        let product: Vec<&str> = tree.product().map(|file| file.path.as_str()).collect();
        assert_eq!(product, ["crates/a/src/lib.rs"]);
    }
}
