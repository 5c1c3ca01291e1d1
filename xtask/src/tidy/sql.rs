//! SQL stands in `mc-store` alone; the test kit makes and drops databases.

use super::{
    Finding,
    rust::{self, Kind},
    tree::Tree,
};

const OWNERS: [&str; 2] = ["crates/store/", "crates/testkit/"];
const STATEMENTS: [&str; 9] = [
    "SELECT ",
    "INSERT INTO ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "ALTER TABLE ",
    "DROP TABLE ",
    "PRAGMA ",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let is_meant = |path: &str| !OWNERS.iter().any(|owner| path.starts_with(owner));
    let mut findings = Vec::new();
    for file in tree.files_in("crates/", ".rs").filter(|file| is_meant(&file.path)) {
        let texts = rust::tokens(&file.text).into_iter().filter(|t| t.kind == Kind::Text);
        for text in texts.filter(|t| is_sql(t.text)) {
            let what = "SQL outside of mc-store: give the store a function that does it";
            findings.push(Finding::new(&file.path, text.line, what));
        }
    }
    findings
}

fn is_sql(text: &str) -> bool {
    STATEMENTS.iter().any(|statement| text.trim_start().starts_with(statement))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    #[test]
    fn statements_are_found_outside_of_the_store() {
        let text = "// SELECT in a comment\nconst A: &str = \"Select a file\";\nconst B: &str = \"SELECT 1\";";
        let files = [("crates/web/src/a.rs", text), ("crates/store/src/a.rs", text)];
        expect_findings(
            check,
            &Tree::of(&files),
            &expect![[
                "crates/web/src/a.rs:3: SQL outside of mc-store: give the store a function that does it"
            ]],
        );
    }
}
