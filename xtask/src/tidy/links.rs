//! Links among the documents lead somewhere, and paths that ARCHITECTURE.md names exist.

use super::{
    Finding,
    crates::ARCHITECTURE,
    markdown,
    tree::{File, Tree},
};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        tree.files_in("", ".md").flat_map(|file| broken_links(tree, file)).collect();
    findings.extend(tree.file(ARCHITECTURE).into_iter().flat_map(|file| lost_paths(tree, file)));
    findings
}

fn broken_links(tree: &Tree, file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for line in markdown::lines(&file.text) {
        for link in markdown::links(line.text) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if path.is_empty() { file.path.clone() } else { resolve(&file.path, path) };
            if !exists(tree, &target) {
                let what = format!("links to {target}, which does not exist: correct the link");
                findings.push(Finding::new(&file.path, line.number, what));
            } else if !anchor.is_empty() && !has_anchor(tree, &target, anchor) {
                let what = format!(
                    "links to #{anchor}, and {target} has no such heading: correct the link"
                );
                findings.push(Finding::new(&file.path, line.number, what));
            }
        }
    }
    findings
}

/// The path from the root of one that is relative to a file.
fn resolve(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether there is such a file, or a folder with a file in it.
fn exists(tree: &Tree, path: &str) -> bool {
    let folder = format!("{}/", path.trim_end_matches('/'));
    path.is_empty() || tree.files.iter().any(|f| f.path == path || f.path.starts_with(&folder))
}

fn has_anchor(tree: &Tree, path: &str, wanted: &str) -> bool {
    let lines = tree.file(path).map(|file| markdown::lines(&file.text)).unwrap_or_default();
    let mut headings = lines.iter().filter_map(|line| markdown::heading(line.text));
    headings.any(|heading| markdown::anchor(heading) == wanted)
}

fn lost_paths(tree: &Tree, file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for line in markdown::lines(&file.text) {
        for path in markdown::code(line.text).filter(|code| is_path(code)) {
            if !exists(tree, path) {
                let what = format!("`{path}` does not exist: name the path as it is now");
                findings.push(Finding::new(&file.path, line.number, what));
            }
        }
    }
    findings
}

/// Whether a piece of code is meant as a path from the root: no address, pattern or expression.
fn is_path(code: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    code.contains('/') && !code.starts_with('/') && code.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    #[test]
    fn links_lead_to_files_folders_and_headings() {
        let text = "# Đầu trang\n[a](b.md#two-words) [c](../src) [d](#đầu-trang) [e](https://x.vn/no.md)\n[f](no.md) [g](b.md#three) [h](#none)\n";
        let tree =
            Tree::of(&[("docs/a.md", text), ("docs/b.md", "## Two words"), ("src/x.rs", "")]);
        expect_findings(
            check,
            &tree,
            &expect![[r"
            docs/a.md:3: links to docs/no.md, which does not exist: correct the link
            docs/a.md:3: links to #three, and docs/b.md has no such heading: correct the link
            docs/a.md:3: links to #none, and docs/a.md has no such heading: correct the link"]],
        );
    }

    #[test]
    fn paths_of_the_architecture_exist() {
        let text = "`src/x.rs`, `src/`, `src/y.rs`, `/address/x`, `a/<b>`, `mc-store`";
        let tree = Tree::of(&[(ARCHITECTURE, text), ("src/x.rs", "")]);
        expect_findings(
            check,
            &tree,
            &expect![["ARCHITECTURE.md:1: `src/y.rs` does not exist: name the path as it is now"]],
        );
    }
}
