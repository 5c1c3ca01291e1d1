//! `motcua`: one program for a commune's laptop and a province's servers.
//!
//! Without a command it starts the demonstration province. [`settings`] is the one table of settings,
//! [`installation`] opens database and files, [`serve`] runs pages, API and worker.

mod deadline;
mod demo;
mod installation;
mod progress;
mod serve;
mod settings;

use clap::{Parser, Subcommand};
use installation::OpenError;
use progress::Progress;
use settings::{Config, Environment};
use std::{path::PathBuf, process::ExitCode};

#[derive(Debug, Parser)]
#[command(name = "motcua", version, about = "Một Cửa: the one door of a province's administration")]
struct Cli {
    /// File of settings (TOML); also MOTCUA_CONFIG
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
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts the demonstration province, importing it first where that is needed
    Demo,
    /// Starts the server on an existing installation
    Serve,
    /// Computes a due date and shows how
    Deadline(deadline::DeadlineArgs),
    /// Prints the document of all settings
    Settings,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let config = match config(&cli) {
        Ok(config) => config,
        Err(error) => return failed(&error.to_string()),
    };
    let result = match &cli.command {
        Some(Command::Deadline(args)) => return printed(deadline::run(args, &config)),
        Some(Command::Settings) => return printed(Ok(settings::document())),
        Some(Command::Serve) => run(&config, serve_command(&config)),
        Some(Command::Demo) | None => run(&config, demo_command(&config)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error.to_string()),
    }
}

/// The settings: file, environment, command line.
fn config(cli: &Cli) -> Result<Config, settings::SettingsError> {
    let environment: Environment = std::env::vars().collect();
    let named = environment.get("MOTCUA_CONFIG").map(PathBuf::from);
    let file = cli.config.clone().or(named);
    let text = |path: &PathBuf| path.display().to_string();
    let own = [
        ("storage.data", cli.data.as_ref().map(text)),
        ("storage.database", cli.database.clone()),
        ("server.listen", cli.listen.clone()),
    ];
    let own: Vec<(&'static str, String)> =
        own.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    Config::read(file.as_deref(), &environment, &own)
}

fn run(
    config: &Config,
    command: impl Future<Output = Result<(), OpenError>>,
) -> Result<(), OpenError> {
    let filter = tracing_subscriber::EnvFilter::try_new(config.log())
        .map_err(|e| OpenError(format!("log.level: {e}")))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.log_json()? {
        log.json().init();
    } else {
        log.init();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| OpenError(e.to_string()))?;
    runtime.block_on(command)
}

async fn demo_command(config: &Config) -> Result<(), OpenError> {
    let listener = serve::bind(config.listen()?).await?;
    let clock = installation::clock(config, true)?;
    let store = installation::store(config, &*clock).await?;
    demo::import(&store, &*clock, &Progress::default()).await?;
    let app = installation::open(config, store, clock, Some(demo::demo()?)).await?;
    say(&demo::greeting(config, &app.settings().public_url));
    serve::serve(app, listener).await
}

async fn serve_command(config: &Config) -> Result<(), OpenError> {
    let listener = serve::bind(config.listen()?).await?;
    let clock = installation::clock(config, false)?;
    let store = installation::store(config, &*clock).await?;
    if store.installation().await?.is_none() {
        return Err(OpenError(
            "the database is empty: import a province first (motcua import province <folder>)"
                .to_owned(),
        ));
    }
    let app = installation::open(config, store, clock, None).await?;
    say(&format!("Một Cửa: {}", app.settings().public_url));
    serve::serve(app, listener).await
}

fn printed(result: Result<String, String>) -> ExitCode {
    match result {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

/// Says something to whoever started the program.
#[expect(clippy::print_stdout, reason = "the terminal is where the operator reads")]
fn say(text: &str) {
    println!("{text}");
}

#[expect(clippy::print_stderr, reason = "the terminal is where the operator reads")]
fn failed(error: &str) -> ExitCode {
    eprintln!("motcua: {error}");
    ExitCode::FAILURE
}
