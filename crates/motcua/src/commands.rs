//! The commands that work on an installation.

use crate::{
    Cli, Command, Import, bench, carry, demo, folder, hint,
    installation::{self, OpenError},
    keys, master_key, password,
    progress::Progress,
    province, say, serve,
    settings::Config,
    standin,
};
use mc_app::{
    App, AppError, accounts::LEAST_PASSWORD, import::Report, ledger::LedgerCheck,
    rebuild::LogCheck, store::Store, tlog::LedgerError,
};
use mc_kernel::{CivilDay, Clock, Locale};
use std::{path::Path, sync::Arc};

/// Runs a command and returns what it prints.
pub(crate) fn run(cli: &Cli, config: &Config, command: Command) -> Result<String, OpenError> {
    start_log(config)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| OpenError(e.to_string()))?;
    runtime.block_on(async {
        match command {
            Command::Serve => serve_command(cli, config).await,
            Command::Import(Import::Province { folder, valid_from }) => {
                import_province(config, &folder, valid_from, cli.lang).await
            }
            Command::Import(Import::Procedures { folder, valid_from }) => {
                import_procedures(config, &folder, valid_from, cli.lang).await
            }
            Command::Import(Import::Installation { folder }) => {
                carry::import(config, &folder, cli.lang).await
            }
            Command::Export { folder } => carry::export(config, &folder, cli.lang).await,
            Command::Backup { folder } => carry::backup(config, &folder, cli.lang).await,
            Command::Restore { folder } => carry::restore(config, &folder, cli.lang).await,
            Command::Verify { folder } => carry::verify(config, folder.as_deref(), cli.lang).await,
            Command::Keys(which) => keys::run(config, &which, cli.lang).await,
            Command::Account { user } => account(config, &user).await,
            Command::Rebuild => rebuild(config).await,
            Command::Bench(args) => bench::run(&args, config).await,
            Command::Demo
            | Command::Doctor(_)
            | Command::Deadline(_)
            | Command::Sign(_)
            | Command::VerifySignature(_)
            | Command::Edxml(_)
            | Command::VerifyProof(_)
            | Command::Settings => demo_command(config).await,
        }
    })
}

fn start_log(config: &Config) -> Result<(), OpenError> {
    let filter = tracing_subscriber::EnvFilter::try_new(config.log())
        .map_err(|e| OpenError(format!("log.level: {e}")))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.log_json()? {
        log.json().init();
    } else {
        log.init();
    }
    Ok(())
}

async fn demo_command(config: &Config) -> Result<String, OpenError> {
    let listener = serve::bind(config.listen()?).await?;
    let clock = installation::clock(config, true)?;
    let store = installation::store(config, &*clock).await?;
    let store = master_key::of_demo(config, store).await?;
    demo::import(&store, &*clock, &Progress::default()).await?;
    start_demo(config, store, clock, listener).await
}

async fn start_demo(
    config: &Config,
    store: Store,
    clock: Arc<dyn Clock>,
    listener: tokio::net::TcpListener,
) -> Result<String, OpenError> {
    let played = standin::play(&config.application()?.public_url, Arc::clone(&clock)).await?;
    let further =
        installation::Further { providers: played.providers, register: Some(played.register) };
    let app = installation::open_with(config, store, clock, Some(demo::demo()?), further).await?;
    say(&demo::greeting(config, &app.settings().public_url));
    let proxies = config.proxies()?;
    tokio::select! {
        served = serve::serve(app, listener, proxies) => served?,
        stopped = mc_standin::serve(played.listener, played.systems) => {
            stopped.map_err(|e| OpenError(format!("the stand-in stopped: {e}")))?;
        }
    }
    Ok(String::new())
}

/// Starts the server on what the database holds. An empty one becomes the demonstration when only
/// this machine can reach the server; anywhere else accounts with a published password would be an
/// open door.
async fn serve_command(cli: &Cli, config: &Config) -> Result<String, OpenError> {
    let listener = serve::bind(config.listen()?).await?;
    let store = installation::store(config, &mc_kernel::SystemClock).await?;
    let is_empty = store.installation().await?.is_none();
    if is_empty && !config.listen()?.ip().is_loopback() {
        return Err(OpenError(
            "the database is empty: import a province first (motcua import province <folder>), or \
start the demonstration (motcua demo)"
                .to_owned(),
        ));
    }
    if is_empty || demo::is_in(&store).await? {
        let config = cli.settings(true)?;
        let clock = installation::clock(&config, true)?;
        let store = master_key::of_demo(&config, store).await?;
        demo::import(&store, &*clock, &Progress::default()).await?;
        return start_demo(&config, store, clock, listener).await;
    }
    let clock = installation::clock(config, false)?;
    let app = installation::open(config, store, clock, None).await?;
    say(&format!("Một Cửa: {}", app.settings().public_url));
    serve::serve(app, listener, config.proxies()?).await?;
    Ok(String::new())
}

/// An application on an installation that exists.
pub(crate) async fn existing(config: &Config) -> Result<App, OpenError> {
    let clock = installation::clock(config, false)?;
    let store = installation::store(config, &*clock).await?;
    if store.installation().await?.is_none() {
        let import = "motcua import province <folder>";
        return Err(OpenError(format!(
            "the database is empty: import a province first ({import})"
        )));
    }
    installation::open(config, store, clock, None).await
}

async fn import_province(
    config: &Config,
    path: &Path,
    valid_from: Option<CivilDay>,
    locale: Locale,
) -> Result<String, OpenError> {
    let texts = folder::read(path)?;
    let clock = installation::clock(config, false)?;
    province::rehearse(&texts, locale).await?;
    let store = installation::store(config, &*clock).await?;
    let today = config.zone()?.day(clock.now());
    let day = match valid_from {
        Some(day) => day,
        None => province::first_day(&store).await?.unwrap_or(today),
    };
    let plan = province::Plan { texts: &texts, valid_from: day, now: clock.now(), locale };
    let done = province::import(&store, &plan, &Progress::default()).await?;
    province::begin(&store, &*clock).await?;
    Ok(format!(
        "Đã nhập tỉnh từ ngày {day}: {}.\nThe province is imported, valid from {day}: {}.\n\n\
Tài khoản đầu tiên | The first account: motcua account <user name of staff.csv>",
        done.words(Locale::Vi),
        done.words(Locale::En),
    ))
}

async fn import_procedures(
    config: &Config,
    path: &Path,
    valid_from: Option<CivilDay>,
    locale: Locale,
) -> Result<String, OpenError> {
    let texts = province::catalogue(&folder::read(path)?);
    let clock = installation::clock(config, false)?;
    let store = installation::store(config, &*clock).await?;
    let day = valid_from.unwrap_or(config.zone()?.day(clock.now()));
    let report = mc_app::import::procedures(&store, &texts, day, clock.now())
        .await
        .map_err(|e| province::failed(e, locale))?;
    province::note(&store, &*clock, &province::counts(&report, Locale::En)).await?;
    Ok(procedures_report(&report, locale))
}

fn procedures_report(report: &Report, locale: Locale) -> String {
    let mut lines = vec![province::counts(report, locale)];
    lines.extend(report.warnings.iter().map(|p| province::line(p, locale)));
    lines.join("\n")
}

async fn account(config: &Config, user: &str) -> Result<String, OpenError> {
    let app = existing(config).await?;
    let reference = app.reference();
    if reference.directory.staff_by_user_name(&user.trim().to_lowercase()).is_none() {
        return Err(OpenError(format!("nobody has the user name “{user}”; staff.csv names them")));
    }
    let password = password::read(LEAST_PASSWORD)?;
    let account = match app.set_account(user, &password).await {
        Err(AppError::Invalid(_)) => {
            let least = LEAST_PASSWORD;
            return Err(OpenError(format!("the password is shorter than {least} characters")));
        }
        other => other?,
    };
    Ok(format!(
        "{} ({})\n{}\n\nMở địa chỉ trên bằng ứng dụng mã xác thực; nó chỉ hiện một lần.\n\
Give this address to an authenticator app; it is shown once.",
        account.user_name, account.full_name, account.otpauth_url
    ))
}

/// Goes through the ledger; one that does not fit the log is told, and the log is not to blame.
async fn check_ledger(app: &App) -> Result<(), OpenError> {
    match app.check_ledger().await? {
        LedgerCheck::Whole { leaves, mute } => {
            hint(&format!(
                "ledger: {leaves} leaves fit their events, {mute} of erased people are mute"
            ));
            Ok(())
        }
        LedgerCheck::Passed { events } => {
            hint(&format!("ledger: {events} events have no leaf yet"));
            Ok(())
        }
        LedgerCheck::Broken(LedgerError::Tile) => {
            hint("ledger: a tile is missing or altered; the server writes it anew");
            Ok(())
        }
        LedgerCheck::Changed { leaf } => Err(OpenError(format!(
            "leaf {leaf} of the ledger is not that of its event: nothing was rebuilt; compare with a backup"
        ))),
        LedgerCheck::Broken(why) => Err(OpenError(format!(
            "the ledger is not whole ({}): nothing was rebuilt; compare with a backup",
            why.code()
        ))),
    }
}

async fn rebuild(config: &Config) -> Result<String, OpenError> {
    let app = existing(config).await?;
    let progress = Progress::default();
    progress.begin(0);
    let check = app.check_log(|events| progress.reached(events.unsigned_abs())).await?;
    let events = match check {
        LogCheck::Whole { events } => events,
        LogCheck::Changed { dossier, version } => {
            return Err(OpenError(format!(
                "event {version} of dossier {dossier} was changed after it was written: nothing was \
rebuilt; compare with a backup"
            )));
        }
    };
    hint(&format!("log: {events} events are what they were when they were written"));
    check_ledger(&app).await?;
    let done = app.rebuild(|done| progress.reached(done)).await?;
    progress.end();
    Ok(format!("Đã dựng lại {done} hồ sơ từ nhật ký.\n{done} dossiers were rebuilt from the log."))
}
