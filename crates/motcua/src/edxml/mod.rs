//! `motcua edxml`: packages of the document axis as JSON, and back.

mod files;
mod read;
#[cfg(test)]
mod tests;
mod write;

use crate::{hint, say};
use clap::Subcommand;
use mc_kernel::Locale;
use std::process::ExitCode;

#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Edxml {
    /// Says what a package or a status message holds
    Read(read::ReadArgs),
    /// Writes a package or a status message from JSON as `read --json` prints it
    Write(write::WriteArgs),
}

/// Reads or writes, and prints. 0: done; 1: not; 4: read, but an attachment is missing or is not what
/// the package's signature says.
pub(crate) fn run(command: &Edxml, locale: Locale) -> ExitCode {
    let result = match command {
        Edxml::Read(args) => read::run(args, locale),
        Edxml::Write(args) => write::run(args, locale).map(|text| (text, true)),
    };
    match result {
        Ok((text, is_whole)) => {
            say(&text);
            if is_whole { ExitCode::SUCCESS } else { ExitCode::from(4) }
        }
        Err(error) => {
            hint(&format!("motcua: {error}"));
            ExitCode::FAILURE
        }
    }
}
