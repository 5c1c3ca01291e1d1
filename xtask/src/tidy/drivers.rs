//! Libraries that have an owner: a database driver, the web framework, the clock. ARCHITECTURE.md
//! says who may use them, so that replacing one is the work of one crate.

use super::{Finding, crates::ARCHITECTURE, markdown, tree::Tree};

const SECTION: &str = "Libraries with an owner";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let text = tree.file(ARCHITECTURE).map_or("", |file| file.text.as_str());
    let rows = markdown::rows(text).into_iter().filter(|row| row.section == SECTION);
    let mut findings = Vec::new();
    for row in rows {
        let owners: Vec<&str> = markdown::code(row.cell(1)).collect();
        for library in markdown::code(row.cell(0)) {
            let users = tree.ours().filter(|p| p.dependencies.iter().any(|d| d == library));
            let users: Vec<&str> = users.map(|package| package.name.as_str()).collect();
            let mut at = |what| findings.push(Finding::new(ARCHITECTURE, row.line, what));
            for user in users.iter().filter(|user| !owners.contains(user)) {
                at(format!(
                    "`{user}` depends on `{library}`, which is of {} alone: ask there",
                    row.cell(1)
                ));
            }
            for owner in owners.iter().filter(|owner| !users.contains(owner)) {
                at(format!("`{owner}` does not depend on `{library}`: take it out of the row"));
            }
        }
    }
    if findings.is_empty() && !text.contains(SECTION) {
        findings.push(Finding::new(ARCHITECTURE, 1, format!("has no section “{SECTION}”: add it")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    #[test]
    fn a_library_is_used_by_its_owners_alone() {
        let text = format!(
            "## {SECTION}\n| libraries | of |\n|---|---|\n| `sql` `pool` | `store` |\n| `web` | `web` `api` |\n"
        );
        let tree =
            || Tree::of(&[(ARCHITECTURE, &text)]).with("web", &["web"]).with("api", &["web"]);
        expect_findings(check, &tree().with("store", &["sql", "pool", "other"]), &expect![[""]]);
        let wrong = tree().with("store", &["sql"]).with("app", &["sql", "web"]);
        expect_findings(
            check,
            &wrong,
            &expect![[r"
            ARCHITECTURE.md:4: `app` depends on `sql`, which is of `store` alone: ask there
            ARCHITECTURE.md:4: `store` does not depend on `pool`: take it out of the row
            ARCHITECTURE.md:5: `app` depends on `web`, which is of `web` `api` alone: ask there"]],
        );
        expect_findings(
            check,
            &Tree::of(&[(ARCHITECTURE, "")]),
            &expect![["ARCHITECTURE.md:1: has no section “Libraries with an owner”: add it"]],
        );
    }
}
