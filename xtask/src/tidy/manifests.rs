//! Every crate takes lints, licence and version from the workspace, and its dependencies too. What is
//! fuzzed is a workspace of its own, because it is built with flags of its own.

use super::{
    Finding,
    tree::{File, Tree},
};
use toml::{Table, Value};

const INHERITED: [&str; 5] = ["version", "edition", "rust-version", "license", "publish"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.files_in("", "/Cargo.toml");
    let manifests = manifests.filter(|file| file.path != "fuzz/Cargo.toml");
    manifests.flat_map(of_manifest).collect()
}

fn of_manifest(file: &File) -> Vec<Finding> {
    let at = |what: String| Finding::new(&file.path, 1, what);
    let manifest: Table = match file.text.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![at(format!("cannot be read: {error}"))],
    };
    let inherits = |value: Option<&Value>| {
        value.and_then(|v| v.get("workspace")).and_then(Value::as_bool) == Some(true)
    };
    let mut findings = Vec::new();
    if !inherits(manifest.get("lints")) {
        findings
            .push(at("has no lints of the workspace: add [lints] with workspace = true".into()));
    }
    let package = manifest.get("package");
    for key in INHERITED {
        if !inherits(package.and_then(|p| p.get(key))) {
            findings.push(at(format!("has its own {key}: write {key}.workspace = true")));
        }
    }
    for table in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let entries = manifest.get(table).and_then(Value::as_table).into_iter().flatten();
        for (name, _) in entries.filter(|(_, value)| !inherits(Some(value))) {
            findings.push(at(format!(
                "gives its own version of {name}: list it in the root's Cargo.toml and write {name}.workspace = true"
            )));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    #[test]
    fn what_is_not_inherited_is_found() {
        let inherited = INHERITED
            .iter()
            .map(|key| format!("{key}.workspace = true\n"))
            .collect::<Vec<_>>()
            .concat();
        let right = format!(
            "[package]\n{inherited}[lints]\nworkspace = true\n[dependencies]\na.workspace = true\n"
        );
        expect_findings(check, &Tree::of(&[("crates/a/Cargo.toml", &right)]), &expect![[""]]);
        let wrong = right.replace("license.workspace = true", "license = \"MIT\"");
        let wrong = wrong
            .replace("a.workspace = true", "a = \"1\"")
            .replace("[lints]\nworkspace = true", "");
        expect_findings(
            check,
            &Tree::of(&[("crates/a/Cargo.toml", &wrong)]),
            &expect![[r"
            crates/a/Cargo.toml:1: has no lints of the workspace: add [lints] with workspace = true
            crates/a/Cargo.toml:1: has its own license: write license.workspace = true
            crates/a/Cargo.toml:1: gives its own version of a: list it in the root's Cargo.toml and write a.workspace = true"]],
        );
    }
}
