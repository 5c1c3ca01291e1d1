//! `cargo xtask test`: the steps one after the other, and a table of how it went.

use crate::{
    Failure,
    postgres::{Durability, Server},
    steps::{self, STEPS, Step},
};
use clap::{Args, builder::PossibleValuesParser};
use std::{
    fmt,
    time::{Duration, Instant},
};

/// Options of `cargo xtask test`.
#[derive(Debug, Args)]
#[command(after_help = steps::help())]
pub(crate) struct Options {
    /// Run these steps only
    #[arg(long, value_name = "STEP", value_delimiter = ',', value_parser = names())]
    only: Vec<String>,
    /// Leave these steps out
    #[arg(long, value_name = "STEP", value_delimiter = ',', value_parser = names())]
    skip: Vec<String>,
    /// Run all steps even when one fails
    #[arg(long)]
    keep_going: bool,
    /// Let the PostgreSQL of the tests survive a loss of power as in production (slower)
    #[arg(long)]
    durable: bool,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(STEPS.iter().map(|step| step.name))
}

impl Options {
    fn chosen(&self) -> impl Iterator<Item = &'static Step> {
        let is_chosen = |step: &&Step| {
            let named = |list: &[String]| list.iter().any(|name| name == step.name);
            (self.only.is_empty() || named(&self.only)) && !named(&self.skip)
        };
        STEPS.iter().filter(is_chosen)
    }
}

/// What the steps of one run share.
#[derive(Debug)]
pub(crate) struct Run {
    durability: Durability,
    server: Option<Server>,
}

impl Run {
    /// The address of the test server, which the first step that asks starts.
    pub(crate) fn server_address(&mut self) -> Result<String, Failure> {
        let server = match self.server.take() {
            Some(server) => server,
            None => Server::start(self.durability)?,
        };
        Ok(self.server.insert(server).address())
    }
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed,
}

/// A line of the table.
struct Line {
    name: &'static str,
    verdict: Verdict,
    took: Duration,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match self.verdict {
            Verdict::Passed => "ok",
            Verdict::Failed => "FAILED",
        };
        write!(f, "{:<9} {verdict:<7} {:>12}", self.name, minutes(self.took))
    }
}

/// Runs the chosen steps.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let mut shared = Run { durability: Durability::of(options.durable), server: None };
    let mut lines: Vec<Line> = Vec::new();
    let started = Instant::now();
    for step in options.chosen() {
        println!("\n== {}: {}", step.name, step.says);
        let begun = Instant::now();
        let done = (step.run)(&mut shared);
        let verdict = if done.is_ok() { Verdict::Passed } else { Verdict::Failed };
        lines.push(Line { name: step.name, verdict, took: begun.elapsed() });
        if let Err(failure) = done {
            println!("{}: {failure}", step.name);
            if !options.keep_going {
                break;
            }
        }
    }
    drop(shared);
    println!("\n{}", table(&lines, started.elapsed()));
    let failed: Vec<&str> =
        lines.iter().filter(|l| l.verdict == Verdict::Failed).map(|l| l.name).collect();
    match failed.as_slice() {
        [] => Ok(()),
        _ => Err(Failure(format!("failed: {}", failed.join(", ")))),
    }
}

fn table(lines: &[Line], took: Duration) -> String {
    let rows = lines.iter().map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
    format!("{rows}{:<17} {:>12}", "in all", minutes(took))
}

fn minutes(took: Duration) -> String {
    match took.as_secs() {
        seconds @ 60.. => format!("{} min {:02} s", seconds / 60, seconds % 60),
        seconds => format!("{seconds}.{} s", took.subsec_millis() / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use expect_test::expect;

    #[derive(Parser)]
    struct CommandLine {
        #[command(flatten)]
        options: Options,
    }

    fn check(arguments: &str, expect: &str) {
        let words = std::iter::once("test").chain(arguments.split_whitespace());
        let chosen = CommandLine::try_parse_from(words)
            .map(|line| line.options.chosen().map(|step| step.name).collect::<Vec<_>>().join(" "));
        assert_eq!(chosen.unwrap_or_else(|_| "refused".to_owned()), expect, "{arguments}");
    }

    #[test]
    fn steps_are_chosen_by_name() {
        check("", "tools format tidy clippy doc test doctest browser judges");
        check("--only clippy,format", "format clippy");
        check("--only clippy --only doc --skip doc", "clippy");
        check("--skip test,doctest,browser,judges,clippy,doc", "tools format tidy");
        check("--only unknown", "refused");
    }

    #[test]
    fn the_table_says_what_failed_and_what_took_long() {
        let line =
            |name, verdict, millis| Line { name, verdict, took: Duration::from_millis(millis) };
        let lines =
            [line("format", Verdict::Passed, 1_290), line("clippy", Verdict::Failed, 125_000)];
        expect![[r"
            format    ok             1.2 s
            clippy    FAILED    2 min 05 s
            in all              2 min 06 s"]]
        .assert_eq(&table(&lines, Duration::from_millis(126_290)));
    }
}
