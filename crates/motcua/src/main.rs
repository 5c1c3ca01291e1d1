//! `motcua`: one program for a commune's laptop and a province's servers.
//!
//! Without a command it starts the demonstration province. [`settings`] is the one table of settings,
//! [`installation`] opens database and files, [`commands`] runs what was asked for, [`serve`] runs
//! pages, API and worker, [`doctor`] says what is wrong with a set-up, [`mod@bench`] measures, [`signature`] signs files and checks
//! signatures, [`edxml`] reads and writes packages of the document axis.

mod bench;
mod carry;
mod commands;
mod deadline;
mod demo;
mod doctor;
mod edxml;
mod folder;
mod installation;
mod keys;
mod ledger_key;
mod master_key;
mod password;
mod progress;
mod proof;
mod providers;
mod province;
mod proxies;
mod secret_file;
mod serve;
mod settings;
mod signature;
mod standin;

use clap::{Parser, Subcommand};
use mc_kernel::{CivilDay, Locale};
use settings::{Config, Environment};
use std::{path::PathBuf, process::ExitCode};

#[derive(Debug, Parser)]
#[command(name = "motcua", version, about = "Một Cửa: the one door of a province's administration")]
struct Cli {
    /// File of settings (TOML); also the variable `MOTCUA_CONFIG`
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    /// Data folder
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// PostgreSQL address instead of the embedded database
    #[arg(long, global = true)]
    database: Option<String>,
    /// Address and port to listen on
    #[arg(long, global = true)]
    listen: Option<String>,
    /// Language of what is printed: vi or en
    #[arg(long, global = true, default_value = "vi", value_parser = language)]
    lang: Locale,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Clone, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one of it, at the start")]
enum Command {
    /// Starts the demonstration province, importing it first where that is needed
    Demo,
    /// Starts the server; an empty database on this machine's own address becomes the demonstration
    Serve,
    /// Imports a province, procedures with their forms, or a whole installation: all or nothing
    #[command(subcommand)]
    Import(Import),
    /// Writes the whole installation into a new folder, readable without this program; the server may run
    Export {
        /// The folder, which must not exist
        folder: PathBuf,
    },
    /// Writes a backup into a new folder while the server runs
    Backup {
        /// The folder, which must not exist
        folder: PathBuf,
    },
    /// Brings a backup of an embedded database back into an empty data folder
    Restore {
        /// The folder of the backup
        folder: PathBuf,
    },
    /// Checks an export or a backup, or without a folder the installation: every digest, every event
    Verify {
        /// The folder
        folder: Option<PathBuf>,
    },
    /// Sets password and second factor of a member of staff; the password comes by standard input
    Account {
        /// The user name, as the province's staff.csv has it
        user: String,
    },
    /// Writes every projection anew from the event log, after checking the log
    Rebuild,
    /// Keys of what is sealed: how they stand, another master key, sealing what lies open
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Says in plain words what is wrong with a set-up
    Doctor(doctor::DoctorArgs),
    /// Loads dossiers into a database of its own and measures the server against ceilings
    Bench(bench::BenchArgs),
    /// Computes a due date and shows how
    Deadline(deadline::DeadlineArgs),
    /// Signs a PDF by appending to it
    Sign(signature::SignArgs),
    /// Says what the signatures of a PDF are worth, in codes and plain words
    VerifySignature(signature::VerifyArgs),
    /// Packages of the document axis
    #[command(subcommand)]
    Edxml(edxml::Edxml),
    /// Says in plain words what a proof file is worth: what happened, in which order, by when
    VerifyProof(proof::ProofArgs),
    /// Prints the document of all settings
    Settings,
}

#[derive(Debug, Clone, Subcommand)]
enum Import {
    /// Units, staff, calendar, procedures, forms, processes and life events of a province
    Province {
        /// The folder: areas.csv, agencies.csv, staff.csv, names.csv, calendar.csv, processes.csv,
        /// life-events.csv, procedures/, forms/
        folder: PathBuf,
        /// The first day on which it holds; today, or what was said at the first import
        #[arg(long)]
        valid_from: Option<CivilDay>,
    },
    /// A whole installation that was exported, into an empty database of either kind
    Installation {
        /// The folder of the export
        folder: PathBuf,
    },
    /// National procedure packets and their forms
    Procedures {
        /// The folder, with the packets in it or in procedures/, and the forms in forms/
        folder: PathBuf,
        /// The first day on which they hold; today when nothing is said
        #[arg(long)]
        valid_from: Option<CivilDay>,
    },
}

fn language(tag: &str) -> Result<Locale, String> {
    Locale::from_tag(tag).ok_or_else(|| "vi or en is expected".to_owned())
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let is_demo = matches!(cli.command, None | Some(Command::Demo | Command::Bench(_)));
    let config = match cli.settings(is_demo) {
        Ok(config) => config,
        Err(error) => return unreadable(&cli, &error),
    };
    let result = match cli.command.clone() {
        Some(Command::Deadline(args)) => deadline::run(&args, &config, cli.lang),
        Some(Command::Settings) => Ok(settings::document().trim_end().to_owned()),
        Some(Command::Doctor(args)) => return doctor::run(&args, &config, cli.lang),
        Some(Command::Sign(args)) => signature::sign(&args, cli.lang),
        Some(Command::Edxml(command)) => return edxml::run(&command, cli.lang),
        Some(Command::VerifySignature(args)) => return signature::verify(&args, cli.lang),
        Some(Command::VerifyProof(args)) => return proof::run(&args, cli.lang),
        Some(command) => commands::run(&cli, &config, command).map_err(|e| e.to_string()),
        None => commands::run(&cli, &config, Command::Demo).map_err(|e| e.to_string()),
    };
    match result {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

/// Settings that cannot be read; the doctor reports even that.
fn unreadable(cli: &Cli, error: &settings::SettingsError) -> ExitCode {
    match &cli.command {
        Some(Command::Doctor(args)) => doctor::without_settings(args, error, cli.lang),
        Some(_) | None => failed(&error.to_string()),
    }
}

impl Cli {
    /// The settings: the demonstration's own where it is one, file, environment, command line.
    fn settings(&self, is_demo: bool) -> Result<Config, settings::SettingsError> {
        let environment: Environment = std::env::vars().collect();
        let named = environment.get("MOTCUA_CONFIG").map(PathBuf::from);
        let file = self.config.clone().or(named);
        let text = |path: &PathBuf| path.display().to_string();
        let own = [
            ("storage.data", self.data.as_ref().map(text)),
            ("storage.database", self.database.clone()),
            ("server.listen", self.listen.clone()),
        ];
        let own: Vec<(&'static str, String)> =
            own.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
        let province = if is_demo { demo::settings() } else { None };
        Config::read(province.as_deref(), file.as_deref(), &environment, &own)
    }
}

/// Says something to whoever started the program.
#[expect(clippy::print_stdout, reason = "the terminal is where the operator reads")]
fn say(text: &str) {
    if !text.is_empty() {
        println!("{text}");
    }
}

/// Says something beside the output proper.
#[expect(clippy::print_stderr, reason = "the terminal is where the operator reads")]
fn hint(text: &str) {
    eprintln!("{text}");
}

fn failed(error: &str) -> ExitCode {
    hint(&format!("motcua: {error}"));
    ExitCode::FAILURE
}
