//! `motcua doctor`: what is wrong with a set-up, in plain words, each with the way out.
//!
//! [`machine`] looks at folder, disk, port and fonts, [`database`] at the database and the clocks;
//! [`mail`] at the mail server; [`finding`] is what a check says. The doctor changes nothing.

mod database;
mod finding;
mod machine;
mod mail;

use crate::{
    say,
    settings::{Config, SettingsError},
};
use clap::Args;
use finding::{Finding, Grade, text};
use mc_kernel::Locale;
use std::process::ExitCode;

#[derive(Debug, Clone, Args)]
pub(crate) struct DoctorArgs {
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// Runs every check; fails when one found an error.
pub(crate) fn run(args: &DoctorArgs, config: &Config, locale: Locale) -> ExitCode {
    let mut findings = machine::check(config);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    findings.extend(match runtime {
        Ok(runtime) => runtime.block_on(async {
            let mut findings = database::check(config).await;
            findings.push(mail::check(config).await);
            findings
        }),
        Err(error) => vec![Finding::error("runtime", text(error.to_string(), error.to_string()))],
    });
    report(args, &findings, locale)
}

/// Reports settings that cannot be read; nothing else can be checked then.
pub(crate) fn without_settings(
    args: &DoctorArgs,
    error: &SettingsError,
    locale: Locale,
) -> ExitCode {
    report(args, &[machine::settings(Err(error))], locale)
}

fn report(args: &DoctorArgs, findings: &[Finding], locale: Locale) -> ExitCode {
    say(&if args.json {
        finding::json(findings, locale)
    } else {
        finding::lines(findings, locale)
    });
    let has_error = findings.iter().any(|f| f.grade == Grade::Error);
    if has_error { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
