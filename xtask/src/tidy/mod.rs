//! `cargo xtask tidy`: the rules of this repository that no compiler and no lint holds.
//!
//! A check is a function from the [`Tree`] to its findings, with a test that shows it can fail.

mod crates;
mod drivers;
mod errors;
mod events;
mod files;
mod functions;
mod licences;
mod limits;
mod links;
mod manifests;
mod markdown;
mod migrations;
mod rust;
mod secrets;
mod sql;
mod tree;
mod words;

use crate::Failure;
use clap::{Args, builder::PossibleValuesParser};
use std::fmt;
use tree::Tree;

/// Options of `cargo xtask tidy`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Run these checks only
    #[arg(long, value_name = "CHECK", value_delimiter = ',', value_parser = names())]
    only: Vec<String>,
    /// Take the migrations as they are into migrations.lock; refused for those of a release
    #[arg(long)]
    accept_migrations: bool,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(CHECKS.iter().map(|check| check.name))
}

/// One thing that is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

struct Check {
    name: &'static str,
    find: fn(&Tree) -> Vec<Finding>,
}

const CHECKS: [Check; 14] = [
    Check { name: "crates", find: crates::check },
    Check { name: "drivers", find: drivers::check },
    Check { name: "manifests", find: manifests::check },
    Check { name: "licences", find: licences::check },
    Check { name: "files", find: files::check },
    Check { name: "words", find: words::check },
    Check { name: "secrets", find: secrets::check },
    Check { name: "sql", find: sql::check },
    Check { name: "migrations", find: migrations::check },
    Check { name: "errors", find: errors::check },
    Check { name: "events", find: events::check },
    Check { name: "limits", find: limits::check },
    Check { name: "functions", find: functions::check },
    Check { name: "links", find: links::check },
];

/// Runs the chosen checks.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    if options.accept_migrations {
        migrations::accept(&Tree::read()?)?;
    }
    report(|check| options.only.is_empty() || options.only.iter().any(|name| name == check.name))
}

/// Runs every check.
pub(crate) fn check() -> Result<(), Failure> {
    report(|_| true)
}

fn report(is_chosen: impl Fn(&Check) -> bool) -> Result<(), Failure> {
    let tree = Tree::read()?;
    let mut count = 0;
    for check in CHECKS.iter().filter(|check| is_chosen(check)) {
        let mut findings = (check.find)(&tree);
        findings.sort();
        count += findings.len();
        for finding in findings {
            println!("{finding} [{}]", check.name);
        }
    }
    match count {
        0 => {
            println!("{} files are tidy", tree.files.len());
            Ok(())
        }
        _ => Err(Failure(format!("{count} findings"))),
    }
}

/// Holds the findings of a check, one on a line, against what is expected.
#[cfg(test)]
fn expect_findings(find: fn(&Tree) -> Vec<Finding>, tree: &Tree, expect: &expect_test::Expect) {
    let lines: Vec<String> = find(tree).iter().map(ToString::to_string).collect();
    expect.assert_eq(&lines.join("\n"));
}
