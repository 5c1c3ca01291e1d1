//! A file is one idea and is named after it.

use super::{Finding, tree::Tree};

const MOST_LINES: usize = 500;
/// Names that say nothing of the domain.
const NAMELESS: [&str; 8] =
    ["common", "helper", "helpers", "manager", "misc", "util", "utils", "utilities"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files_in("", ".rs") {
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            let what = format!(
                "has {lines} lines, {MOST_LINES} are allowed: it is two ideas, make it two files"
            );
            findings.push(Finding::new(&file.path, MOST_LINES + 1, what));
        }
        let mut parts = file.path.split('/').map(|part| part.trim_end_matches(".rs"));
        if let Some(part) = parts.find(|part| NAMELESS.contains(part)) {
            let what = format!("`{part}` says nothing of the domain: name it after what it is");
            findings.push(Finding::new(&file.path, 1, what));
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
    fn long_and_nameless_files_are_found() {
        let lines = |count: usize| "\n".repeat(count);
        let tree = Tree::of(&[
            ("a/long.rs", &lines(501)),
            ("a/just.rs", &lines(500)),
            ("a/long.css", &lines(501)),
            ("a/utils/mod.rs", ""),
            ("a/helpers.rs", ""),
        ]);
        expect_findings(
            check,
            &tree,
            &expect![[r"
            a/long.rs:501: has 501 lines, 500 are allowed: it is two ideas, make it two files
            a/utils/mod.rs:1: `utils` says nothing of the domain: name it after what it is
            a/helpers.rs:1: `helpers` says nothing of the domain: name it after what it is"]],
        );
    }
}
