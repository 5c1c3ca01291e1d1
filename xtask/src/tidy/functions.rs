//! The 31 functions of TT 21/2023/TT-BTTTT stand in docs/functions.md, each with where it is done
//! and with a test that exists.

use super::{Finding, markdown, tree::Tree};
use std::collections::BTreeSet;

const DOCUMENT: &str = "docs/functions.md";
/// How many the annex has.
const COUNT: usize = 31;
/// Those that come with signatures and the National Portal; their rows say so.
const NOT_YET: [usize; 3] = [10, 11, 31];
/// How such a row says it.
const SAID: &str = "not yet";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(document) = tree.file(DOCUMENT) else {
        return vec![Finding::new(DOCUMENT, 1, "is missing: list the 31 functions there")];
    };
    let mut findings = Vec::new();
    let mut numbers = BTreeSet::new();
    for row in markdown::rows(&document.text) {
        let mut complain = |what: String| findings.push(Finding::new(DOCUMENT, row.line, what));
        let number = row.cell(0).trim().parse::<usize>().ok();
        match number.filter(|number| (1..=COUNT).contains(number)) {
            Some(number) if numbers.insert(number) => {}
            Some(number) => complain(format!("function {number} stands twice")),
            None => complain(format!("`{}` is no number of a function", row.cell(0))),
        }
        if number.is_some_and(|number| NOT_YET.contains(&number)) {
            if !row.cell(2).trim().starts_with(SAID) {
                complain(format!("say «{SAID}», or take the function out of xtask's list"));
            }
            continue;
        }
        if (1..4).any(|at| row.cell(at).trim().is_empty()) {
            complain("a cell is empty: say where it is done and which test shows it".to_owned());
        }
        for place in markdown::code(row.cell(2)).filter(|place| !is_there(tree, place)) {
            complain(format!("there is no `{place}`"));
        }
        let mut tests = markdown::code(row.cell(3)).peekable();
        if tests.peek().is_none() {
            complain("no test is named".to_owned());
        }
        for test in tests.filter(|test| !is_test(tree, test)) {
            complain(format!("there is no test `{test}`"));
        }
    }
    for number in (1..=COUNT).filter(|number| !numbers.contains(number)) {
        findings.push(Finding::new(DOCUMENT, 1, format!("function {number} is missing")));
    }
    findings
}

/// Whether an address is routed, a command of the program is known, or a file is there.
fn is_there(tree: &Tree, place: &str) -> bool {
    if place.starts_with('/') {
        let routed = format!("\"{place}\"");
        return sources(tree, "crates/").any(|text| text.contains(&routed));
    }
    match place.strip_prefix("motcua ") {
        Some(command) => {
            let name: String = command.split('-').map(capital).collect();
            let variants = [format!("{name}("), format!("{name},"), format!("{name} {{")];
            sources(tree, "crates/motcua/src/")
                .any(|text| variants.iter().any(|variant| text.contains(variant)))
        }
        None => tree.files.iter().any(|file| file.path == place || file.path.starts_with(place)),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a test of this name is written down: a function in Rust, a title in a browser test.
fn is_test(tree: &Tree, test: &str) -> bool {
    let function = format!("fn {test}(");
    let titles = [format!("test('{test}'"), format!("it('{test}'")];
    sources(tree, "").any(|text| text.contains(&function))
        || tree
            .files
            .iter()
            .filter(|file| file.path.starts_with("e2e/") && has_extension(&file.path, "js"))
            .any(|file| titles.iter().any(|title| file.text.contains(title)))
}

fn has_extension(path: &str, extension: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|it| it == extension)
}

fn sources<'t>(tree: &'t Tree, below: &'t str) -> impl Iterator<Item = &'t str> {
    let is_source = move |path: &str| path.starts_with(below) && has_extension(path, "rs");
    tree.files.iter().filter(move |file| is_source(&file.path)).map(|file| file.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;
    use std::fmt::Write;

    fn tree(change: impl Fn(usize) -> String) -> Tree {
        let change =
            |n| if NOT_YET.contains(&n) { format!("| {n} | it | not yet | |") } else { change(n) };
        let mut text = "| no. | function | where | test |\n|---|---|---|---|\n".to_owned();
        for number in 1..=COUNT {
            writeln!(text, "{}", change(number)).unwrap();
        }
        let web = ("crates/web/src/a.rs", ".at(\"/viec\", Staff)\nasync fn works() {}");
        let program = ("crates/motcua/src/main.rs", "enum Command { SettingsCheck(Args), Backup }");
        Tree::of(&[(DOCUMENT, &text), web, program])
    }

    #[test]
    fn every_function_has_a_place_and_a_test() {
        let right = |n: usize| format!("| {n} | it | `/viec`, `motcua settings-check` | `works` |");
        expect_findings(check, &tree(right), &expect![[""]]);
        expect_findings(
            check,
            &tree(|n| match n {
                1 => "| 1 | it |  | `works` |".to_owned(),
                2 => "| 2 | it | `/nowhere` | `fails` |".to_owned(),
                3 => "| 2 | it | `motcua fly` | by hand |".to_owned(),
                _ => right(n),
            }),
            &expect![[r"
                docs/functions.md:3: a cell is empty: say where it is done and which test shows it
                docs/functions.md:4: there is no `/nowhere`
                docs/functions.md:4: there is no test `fails`
                docs/functions.md:5: function 2 stands twice
                docs/functions.md:5: there is no `motcua fly`
                docs/functions.md:5: no test is named
                docs/functions.md:1: function 3 is missing"]],
        );
    }
}
