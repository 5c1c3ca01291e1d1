//! `cargo xtask`: everything about this repository that is not the product itself.
//!
//! `test` runs every check there is, `tidy` the ones of this repository alone, `postgres` lends its
//! test server to one command. Start with `steps.rs` for what is run, and with `tidy/mod.rs` for
//! what is held. Nothing here depends on a crate of the product, so that it builds in seconds.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for the terminal, whose reports are read there"
)]

mod command;
mod judges;
mod postgres;
mod steps;
mod test;
mod tidy;
mod tools;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Checks of this repository.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Run everything: tools, format, tidy, clippy, docs, tests on both databases, browser
    Test(test::Options),
    /// Hold the repository to its own rules: crate edges, catalogues, migrations, links, words
    Tidy(tidy::Options),
    /// Start the PostgreSQL server of the tests and run a command with its address
    Postgres(postgres::Options),
}

/// Why a task ended badly, in words for the terminal.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Failure(String);

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Test(options) => test::run(&options),
        Task::Tidy(options) => tidy::run(&options),
        Task::Postgres(options) => postgres::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
