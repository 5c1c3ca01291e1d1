//! Every kind of event is explained in docs/events.md with the fields it has, and nothing else is.

use super::{
    Finding, markdown,
    rust::{self, Kind},
    tree::Tree,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const DOCUMENT: &str = "docs/events.md";
const DECLARED: &str = "crates/dossier/src/event.rs";
const GOLDEN: &str = "crates/dossier/events/";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(document) = tree.file(DOCUMENT) else {
        return vec![Finding::new(DOCUMENT, 1, "is missing: explain every kind of event there")];
    };
    let kinds = kinds(tree.file(DECLARED).map_or("", |file| file.text.as_str()));
    let mut findings = Vec::new();
    if kinds.is_empty() {
        findings.push(Finding::new(DECLARED, 1, "declares no event: say in xtask where they are"));
    }
    let rows: BTreeMap<&str, (usize, BTreeSet<String>)> = markdown::rows(&document.text)
        .iter()
        .filter_map(|row| {
            let fields = markdown::code(row.cell(2)).map(str::to_owned).collect();
            Some((markdown::code(row.cell(0)).next()?, (row.line, fields)))
        })
        .collect();
    for (kind, (version, line)) in &kinds {
        let Some((row, told)) = rows.get(kind) else {
            let what = format!("the event `{kind}` is not explained: add it to {DOCUMENT}");
            findings.push(Finding::new(DECLARED, *line, what));
            continue;
        };
        let real = fields(tree, kind, version);
        for field in real.symmetric_difference(told) {
            let what = if told.contains(field) { "has no field" } else { "has the field" };
            let what = format!("`{kind}` {what} `{field}`: correct the row");
            findings.push(Finding::new(DOCUMENT, *row, what));
        }
    }
    for (kind, (line, _)) in rows.iter().filter(|(kind, _)| !kinds.contains_key(**kind)) {
        let what = format!("there is no event `{kind}`: take the row out");
        findings.push(Finding::new(DOCUMENT, *line, what));
    }
    findings
}

/// The kinds in the macro that declares them, each with its version and the line.
fn kinds(source: &str) -> BTreeMap<&str, (&str, usize)> {
    let code = rust::code(source);
    let declarations = rust::places(&code, &["events", "!", "{"]);
    let mut kinds = BTreeMap::new();
    for window in declarations.into_iter().flat_map(|events| rust::body(events).windows(3)) {
        if let [kind, v, version] = window
            && (kind.kind, version.kind) == (Kind::Text, Kind::Number)
            && v.is("v")
        {
            kinds.insert(kind.text, (version.text, kind.line));
        }
    }
    kinds
}

/// The fields in the example that is kept of a kind.
fn fields(tree: &Tree, kind: &str, version: &str) -> BTreeSet<String> {
    let example = tree.file(&format!("{GOLDEN}{kind}.v{version}.json"));
    let value = example.and_then(|file| serde_json::from_str::<Value>(&file.text).ok());
    let fields = value.as_ref().and_then(Value::as_object).into_iter().flatten();
    fields.map(|(name, _)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    #[test]
    fn every_kind_and_field_is_explained() {
        let tree = |rows: &str| {
            let text = format!("| kind | meaning | fields |\n|---|---|---|\n{rows}");
            Tree::of(&[
                (DOCUMENT, &text),
                (DECLARED, "events! {\n /// It.\n A(A) = \"a\" v 1;\n B(B) = \"b\" v 2; }"),
                ("crates/dossier/events/a.v1.json", r#"{"x": 1, "at": 2}"#),
                ("crates/dossier/events/b.v2.json", r#"{"at": 2}"#),
            ])
        };
        let right = "| `a` | it | `x` `at` |\n| `b` | that | `at` |\n";
        expect_findings(check, &tree(right), &expect![[""]]);
        expect_findings(
            check,
            &tree("| `a` | it | `y` `at` |\n| `c` | | |\n"),
            &expect![[r"
            docs/events.md:3: `a` has the field `x`: correct the row
            docs/events.md:3: `a` has no field `y`: correct the row
            crates/dossier/src/event.rs:4: the event `b` is not explained: add it to docs/events.md
            docs/events.md:4: there is no event `c`: take the row out"]],
        );
    }
}
