//! What the product stands on has a licence that deny.toml allows.

use super::{Finding, tree::Tree};
use toml::{Table, Value};

const LIST: &str = "deny.toml";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let list = tree.file(LIST).and_then(|file| file.text.parse::<Table>().ok());
    let allowed: Vec<&str> = list
        .as_ref()
        .and_then(|table| table.get("licenses")?.get("allow")?.as_array())
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let theirs = tree.packages.iter().filter(|package| !package.is_ours);
    let at = |what: String| Finding::new(LIST, 1, what);
    theirs
        .filter_map(|package| match &package.licence {
            None => Some(at(format!("{} states no licence: do without it", package.name))),
            Some(licence) if is_allowed(licence, &allowed) => None,
            Some(licence) => Some(at(format!(
                "{} is under {licence}, which is not allowed: do without it, or have the licence allowed",
                package.name
            ))),
        })
        .collect()
}

/// Whether an SPDX expression can be met with these licences alone.
fn is_allowed(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    any(&mut words, allowed)
}

type Words<'w> = std::iter::Peekable<std::str::SplitWhitespace<'w>>;

fn any(words: &mut Words<'_>, allowed: &[&str]) -> bool {
    let mut is_met = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        is_met |= all(words, allowed);
    }
    is_met
}

fn all(words: &mut Words<'_>, allowed: &[&str]) -> bool {
    let mut is_met = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        is_met &= one(words, allowed);
    }
    is_met
}

fn one(words: &mut Words<'_>, allowed: &[&str]) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let is_met = any(words, allowed);
        return words.next_if_eq(&")").is_some() && is_met;
    }
    let is_met = words.next().is_some_and(|name| allowed.contains(&name));
    // An exception only takes duties away.
    if words.next_if_eq(&"WITH").is_some() {
        words.next();
    }
    is_met
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{expect_findings, tree::Package};
    use expect_test::expect;

    #[test]
    fn expressions_are_met_or_not() {
        let check = |expression: &str, expect: bool| {
            assert_eq!(is_allowed(expression, &["MIT", "Apache-2.0"]), expect, "{expression}");
        };
        check("MIT", true);
        check("GPL-3.0", false);
        check("GPL-3.0 OR MIT", true);
        check("GPL-3.0/MIT", true);
        check("GPL-3.0 AND MIT", false);
        check("(MIT OR GPL-3.0) AND Apache-2.0 WITH LLVM-exception", true);
        check("(MIT AND GPL-3.0) OR Zlib", false);
        check("", false);
    }

    #[test]
    fn a_package_without_an_allowed_licence_is_found() {
        let mut tree = Tree::of(&[(LIST, "[licenses]\nallow = [\"MIT\"]")]).with("ours", &[]);
        let package = |name: &str, licence: Option<&str>| Package {
            name: name.to_owned(),
            is_ours: false,
            licence: licence.map(str::to_owned),
            dependencies: Vec::new(),
        };
        tree.packages.push(package("good", Some("MIT OR Zlib")));
        tree.packages.push(package("bad", Some("Zlib")));
        tree.packages.push(package("none", None));
        expect_findings(
            check,
            &tree,
            &expect![[r"
            deny.toml:1: bad is under Zlib, which is not allowed: do without it, or have the licence allowed
            deny.toml:1: none states no licence: do without it"]],
        );
    }
}
