//! Every bound of the product stands in docs/limits.md with its value, and nothing else does.
//!
//! A bound is a constant whose name says so, any constant of a `bounds.rs` or `limits.rs`, and a
//! setting of the table `limits`. The last column of a row names it: `` `MOST_WORDS` in `file.rs` ``
//! or the setting's key. Other constants may be listed too; a row may also name nothing.

use super::{
    Finding, markdown,
    rust::{self, Kind, Token},
    tree::Tree,
};
use std::collections::BTreeMap;

const DOCUMENT: &str = "docs/limits.md";
const SETTINGS: &str = "crates/motcua/src/settings.rs";
/// How the names of bounds begin or end.
const BEGINNINGS: [&str; 5] = ["MOST", "MAX", "LONGEST", "DEEPEST", "LEAST"];
const ENDINGS: [&str; 2] = ["_BYTES", "_CHARS"];

/// A bound: `NAME in path`, or the key of a setting.
type Bounds = BTreeMap<String, Bound>;

#[derive(Debug)]
struct Bound {
    /// `None` where it is more than whole numbers, products and shifts.
    value: Option<u64>,
    path: String,
    line: usize,
    must_be_listed: bool,
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(document) = tree.file(DOCUMENT) else {
        return vec![Finding::new(DOCUMENT, 1, "is missing: list every bound there")];
    };
    let mut real = constants(tree);
    real.extend(settings(tree));
    let told: BTreeMap<String, (usize, Option<u64>)> = markdown::rows(&document.text)
        .iter()
        .map(|row| {
            let names: Vec<&str> =
                markdown::code(row.cells.last().copied().unwrap_or_default()).collect();
            (names.join(" in "), (row.line, number(row.cell(1))))
        })
        .collect();
    let mut findings = Vec::new();
    for (name, bound) in &real {
        let at = |what: String| Finding::new(&bound.path, bound.line, what);
        match (told.get(name), bound.value) {
            (None, _) if !bound.must_be_listed => {}
            (None, _) => {
                findings.push(at(format!("the bound {name} is not listed: add it to {DOCUMENT}")));
            }
            (Some((line, Some(told))), Some(value)) if *told != value => {
                let what = format!("says {told} for {name}, which is {value}: correct the row");
                findings.push(Finding::new(DOCUMENT, *line, what));
            }
            (Some((line, None)), _) => {
                findings.push(Finding::new(
                    DOCUMENT,
                    *line,
                    "gives no number: begin the cell with it",
                ));
            }
            (Some(_), _) => {}
        }
    }
    let is_gone = |name: &str| !name.is_empty() && !real.contains_key(name);
    for (name, (line, _)) in told.iter().filter(|(name, _)| is_gone(name)) {
        let what =
            format!("there is no bound {name}: take the row out, or name the bound as it is");
        findings.push(Finding::new(DOCUMENT, *line, what));
    }
    findings
}

/// The number with which a cell begins: `20,000 rows`, `8 MiB`.
fn number(cell: &str) -> Option<u64> {
    let mut words = cell.split_whitespace();
    let digits: String = words.next()?.chars().filter(|c| *c != ',').collect();
    let unit = match words.next() {
        Some("KiB") => 1 << 10,
        Some("MiB") => 1 << 20,
        _ => 1,
    };
    digits.parse::<u64>().ok()?.checked_mul(unit)
}

fn constants(tree: &Tree) -> Bounds {
    let mut bounds = Bounds::new();
    for file in tree.product() {
        let code = rust::code(&file.text);
        let all = file.path.ends_with("/bounds.rs") || file.path.ends_with("/limits.rs");
        for declaration in rust::places(&code, &["const"]) {
            let [_, name, colon, rest @ ..] = declaration else { continue };
            let begins = BEGINNINGS.iter().any(|begin| begins_with_word(name.text, begin));
            let ends = ENDINGS.iter().any(|end| name.text.ends_with(end));
            let must_be_listed = all || begins || ends;
            if colon.is(":") {
                let (value, path) = (value(rest), file.path.clone());
                let bound = Bound { value, path, line: name.line, must_be_listed };
                bounds.insert(format!("{} in {}", name.text, file.path), bound);
            }
        }
    }
    bounds
}

fn begins_with_word(name: &str, word: &str) -> bool {
    name.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

/// The value of `u64 = 8 * 1024 * 1024;`.
fn value(declaration: &[Token<'_>]) -> Option<u64> {
    let begin = declaration.iter().position(|token| token.is("="))? + 1;
    let end = declaration.iter().position(|token| token.is(";"))?;
    let mut tokens = declaration.get(begin..end)?.iter();
    let mut value = integer(tokens.next()?)?;
    while let Some(sign) = tokens.next() {
        match sign.text {
            "*" => value = value.checked_mul(integer(tokens.next()?)?)?,
            "<" => {
                tokens.next().filter(|token| token.is("<"))?;
                let bits = u32::try_from(integer(tokens.next()?)?).ok()?;
                value = value.checked_shl(bits)?;
            }
            _ => return None,
        }
    }
    Some(value)
}

fn integer(token: &Token<'_>) -> Option<u64> {
    let digits = token.text.split(['u', 'i']).next()?;
    (token.kind == Kind::Number).then(|| digits.replace('_', "").parse().ok()).flatten()
}

/// The settings of the table `limits`, with their defaults.
fn settings(tree: &Tree) -> Bounds {
    let text = tree.file(SETTINGS).map_or("", |file| file.text.as_str());
    let code = rust::code(text);
    let limits = code.windows(3).filter_map(|window| match window {
        [key, comma, default] if comma.is(",") && key.text.starts_with("limits.") => {
            let value = default.text.parse().ok();
            let bound =
                Bound { value, path: SETTINGS.to_owned(), line: key.line, must_be_listed: true };
            Some((key.text.to_owned(), bound))
        }
        _ => None,
    });
    limits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    #[test]
    fn numbers_are_read_with_their_unit() {
        let check = |cell: &str, expect: Option<u64>| assert_eq!(number(cell), expect, "{cell}");
        check("20,000 rows", Some(20_000));
        check("8 MiB", Some(8 << 20));
        check("50 (1 to 200)", Some(50));
        check("many", None);
        check("", None);
    }

    #[test]
    fn a_bound_is_told_with_its_value() {
        let tree = |rows: &str| {
            let text = format!("| what | limit | where |\n|---|---|---|\n{rows}");
            Tree::of(&[
                (DOCUMENT, &text),
                (
                    "crates/a/src/a.rs",
                    "const MOST_B: usize = 8 * 1024;\nconst MOSTLY: u8 = 1;\nconst MAX: [u8; 2] = all();",
                ),
                ("crates/a/src/bounds.rs", "pub const STEPS: u8 = 1 << 4;"),
                (
                    SETTINGS,
                    "A = \"limits.files\", \"20\", \"Most files.\"; B = \"log.level\", \"9\", \"\";",
                ),
            ])
        };
        let right = "| b | 8 KiB | `MOST_B` in `crates/a/src/a.rs` |\n\
                     | m | 2 | `MAX` in `crates/a/src/a.rs` |\n\
                     | s | 16 steps | `STEPS` in `crates/a/src/bounds.rs` |\n\
                     | f | 20 | `limits.files` |\n";
        expect_findings(check, &tree(right), &expect![[""]]);
        let wrong = right
            .replace("16 steps", "15 steps")
            .replace("MOST_B", "MOST_C")
            .replace("| 20 |", "| some |");
        expect_findings(
            check,
            &tree(&wrong),
            &expect![[r"
            crates/a/src/a.rs:1: the bound MOST_B in crates/a/src/a.rs is not listed: add it to docs/limits.md
            docs/limits.md:5: says 15 for STEPS in crates/a/src/bounds.rs, which is 16: correct the row
            docs/limits.md:6: gives no number: begin the cell with it
            docs/limits.md:3: there is no bound MOST_C in crates/a/src/a.rs: take the row out, or name the bound as it is"]],
        );
    }
}
