//! Which of our crates may know which: the table of ARCHITECTURE.md is what cargo sees, and its
//! arrows point down.

use super::{
    Finding,
    markdown::{self, Row},
    tree::Tree,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const ARCHITECTURE: &str = "ARCHITECTURE.md";
const SECTION: &str = "Levels and crates";
/// The level whose crates may know each other, as far as the table says.
const DOMAIN: &str = "L1";
/// The level of what the product never stands on.
const DEVELOPMENT: &str = "dev";

/// A row of the table.
struct Allowed<'t> {
    line: usize,
    level: &'t str,
    edges: BTreeSet<&'t str>,
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(file) = tree.file(ARCHITECTURE) else {
        return vec![Finding::new(ARCHITECTURE, 1, "is missing: write it, it is read first")];
    };
    let table = table(&file.text);
    let mut findings = Vec::new();
    for package in tree.ours() {
        let Some(row) = table.get(package.name.as_str()) else {
            let what = format!("`{}` has no row under “{SECTION}”: add it", package.name);
            findings.push(Finding::new(ARCHITECTURE, 1, what));
            continue;
        };
        let ours = |name: &&str| tree.ours().any(|p| p.name == *name);
        let real = package.dependencies.iter().map(String::as_str).filter(ours).collect();
        findings.extend(edges(&package.name, row, &real));
        findings.extend(levels(&package.name, row, &table));
    }
    let is_gone = |name: &&str| tree.ours().all(|package| package.name != **name);
    for (name, row) in table.iter().filter(|(name, _)| is_gone(name)) {
        let what = format!("there is no crate `{name}`: take the row out");
        findings.push(Finding::new(ARCHITECTURE, row.line, what));
    }
    findings
}

fn table(text: &str) -> BTreeMap<&str, Allowed<'_>> {
    let rows = markdown::rows(text).into_iter().filter(|row| row.section == SECTION);
    rows.filter_map(|row| allowed(&row)).collect()
}

fn allowed<'t>(row: &Row<'t>) -> Option<(&'t str, Allowed<'t>)> {
    let name = markdown::code(row.cell(0)).next()?;
    let edges = markdown::code(row.cell(3)).collect();
    Some((name, Allowed { line: row.line, level: row.cell(1), edges }))
}

fn edges(name: &str, row: &Allowed<'_>, real: &BTreeSet<&str>) -> Vec<Finding> {
    let at = |what: String| Finding::new(ARCHITECTURE, row.line, what);
    let unknown = real.difference(&row.edges).map(|edge| {
        at(format!("`{name}` depends on `{edge}`, which its row does not allow: meet one level up, or add the edge and say why in the commit"))
    });
    let idle = row.edges.difference(real).map(|edge| {
        at(format!("`{name}` may use `{edge}` and does not: take the edge out of its row"))
    });
    unknown.chain(idle).collect()
}

fn levels(name: &str, row: &Allowed<'_>, table: &BTreeMap<&str, Allowed<'_>>) -> Vec<Finding> {
    let level_of = |edge: &&str| table.get(*edge).map_or("no level", |other| other.level);
    let is_upward = |edge: &&&str| {
        let level = level_of(edge);
        let is_development = level == DEVELOPMENT && row.level != DEVELOPMENT;
        let is_sideways = level == row.level && level != DOMAIN;
        let is_up = level > row.level && row.level != DEVELOPMENT;
        is_development || is_sideways || is_up
    };
    let upward = row.edges.iter().filter(is_upward);
    upward
        .map(|edge| {
            let (own, other) = (row.level, level_of(edge));
            let what = format!("`{name}` ({own}) may not stand on `{edge}` ({other}): arrows point to a lower level");
            Finding::new(ARCHITECTURE, row.line, what)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::{Expect, expect};

    fn check_rows(rows: &str, tree: impl Fn(Tree) -> Tree, expect: &Expect) {
        let text =
            format!("## {SECTION}\n| crate | level | knows | may use |\n|---|---|---|---|\n{rows}");
        expect_findings(check, &tree(Tree::of(&[(ARCHITECTURE, &text)])), expect);
    }

    #[test]
    fn the_table_is_what_cargo_sees() {
        let rows = "| `a` | L0 | | |\n| `b` | L1 | | `a` |\n| `c` | L1 | | `a` `b` |\n| `x` | dev | | `c` |\n";
        let right = |tree: Tree| {
            let tree = tree.with("a", &["serde"]).with("b", &["a"]);
            tree.with("c", &["a", "b"]).with("x", &["c"])
        };
        check_rows(rows, right, &expect![[""]]);
        let wrong = |tree: Tree| {
            tree.with("a", &[]).with("b", &["c"]).with("c", &["a", "b"]).with("y", &[])
        };
        check_rows(
            rows,
            wrong,
            &expect![[r"
            ARCHITECTURE.md:5: `b` depends on `c`, which its row does not allow: meet one level up, or add the edge and say why in the commit
            ARCHITECTURE.md:5: `b` may use `a` and does not: take the edge out of its row
            ARCHITECTURE.md:1: `y` has no row under “Levels and crates”: add it
            ARCHITECTURE.md:7: there is no crate `x`: take the row out"]],
        );
    }

    #[test]
    fn arrows_point_down() {
        let rows =
            "| `a` | L0 | | `b` |\n| `b` | L2 | | `c` |\n| `c` | L2 | | `x` |\n| `x` | dev | | |\n";
        let tree =
            |tree: Tree| tree.with("a", &["b"]).with("b", &["c"]).with("c", &["x"]).with("x", &[]);
        check_rows(
            rows,
            tree,
            &expect![[r"
            ARCHITECTURE.md:4: `a` (L0) may not stand on `b` (L2): arrows point to a lower level
            ARCHITECTURE.md:5: `b` (L2) may not stand on `c` (L2): arrows point to a lower level
            ARCHITECTURE.md:6: `c` (L2) may not stand on `x` (dev): arrows point to a lower level"]],
        );
    }
}
