//! `motcua bench`: how fast the server is, each figure with the ratio to a ceiling measured in the
//! same run.
//!
//! [`load`] fills a database with the rows that the program itself would write ([`filing`] makes the
//! applications, [`course`] takes them through their processes); [`server`] runs the server as a process
//! of its own; [`submissions`] and [`pages`] are what is measured, over [`http`], driven by [`drive`];
//! [`report`] prints. Everything stays on 127.0.0.1 and stops by itself.

mod connected;
mod course;
mod drive;
mod filing;
mod http;
mod load;
mod mixed;
mod pages;
mod people;
mod pgbench;
mod report;
mod server;
mod submissions;

use crate::{
    demo, hint,
    installation::{self, OpenError},
    master_key,
    progress::Progress,
    province::Scratch,
    serve,
    settings::Config,
};
use clap::Args;
use load::Load;
use mc_app::{App, store::Store};
use mc_kernel::{Clock, FixedClock, SystemClock};
use report::{Figure, Report};
use server::Server;
use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::net::TcpListener;

/// Clients at once, as many as the connections of the ceiling.
const CLIENTS: usize = 16;
/// The bounds of what can be asked for.
const MOST_DOSSIERS: u64 = 5_000_000;
const MOST_SUBMISSIONS: u64 = 100_000;
const MOST_SECONDS: u64 = 300;
/// Submissions that are ready for the mix; each of its senders sends one after the other.
const MIXED_SUBMISSIONS: usize = 1_600;
/// Every dossier, by a part of its number that all have, as the files that an inspector takes along.
const EXPORTS: [(&str, &str); 2] = [
    ("export as CSV", "/can-bo/tim/tai/csv?q=H62"),
    ("export as XLSX", "/can-bo/tim/tai/xlsx?q=H62"),
];
/// How often the server is started again.
const STARTS: usize = 3;

#[derive(Debug, Clone, Args)]
pub(crate) struct BenchArgs {
    /// How many dossiers the database shall hold; what it holds already counts
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(10..=MOST_DOSSIERS))]
    dossiers: u64,
    /// How many submissions are measured
    #[arg(long, default_value_t = 4_000, value_parser = clap::value_parser!(u64).range(16..=MOST_SUBMISSIONS))]
    submissions: u64,
    /// How long each page is asked for
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=MOST_SECONDS))]
    seconds: u64,
    /// How long officers and citizens work at once; 0 leaves it out
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u64).range(0..=MOST_SECONDS))]
    mixed_seconds: u64,
    /// Keeps the data in this folder; without it a temporary folder is used and removed
    #[arg(long)]
    keep: Option<PathBuf>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// Loads, measures and returns the report; told to stop, it stops its server too.
pub(crate) async fn run(args: &BenchArgs, config: &Config) -> Result<String, OpenError> {
    tokio::select! {
        report = Box::pin(report_of(args, config)) => report,
        () = serve::told_to_stop() => Err(OpenError("stopped before the end".to_owned())),
    }
}

async fn report_of(args: &BenchArgs, config: &Config) -> Result<String, OpenError> {
    let scratch = Scratch::new()?;
    let data = args.keep.clone().unwrap_or_else(|| scratch.0.clone());
    let config = config.at(&data, free_address().await?);
    let store = installation::store(&config, &SystemClock).await?;
    // A server's database stays when the folder with its key is removed.
    let store = if config.database().is_none() || args.keep.is_some() {
        master_key::of_demo(&config, store).await?
    } else {
        store
    };
    if store.installation().await?.is_some() && !demo::is_in(&store).await? {
        return Err(OpenError(
            "the database holds a real province; the bench only fills an empty one or its own"
                .to_owned(),
        ));
    }
    hint("motcua bench: demo province");
    demo::import(&store, &SystemClock, &Progress::default()).await?;
    let mut report = Report::new(&store, args.dossiers).await?;
    let loaded = fill(args, &config, &store).await?;
    report.loaded(loaded);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let app = installation::open(&config, store, clock, Some(demo::demo()?)).await?;
    measure(args, &config, &app, &mut report).await?;
    hint("motcua bench: signing on, and the register of the population");
    for figure in connected::figures(&config, app.store().clone(), args.seconds).await? {
        report.add(figure);
    }
    Ok(if args.json { report.json() } else { report.text() })
}

/// Brings the database to the number of dossiers asked for.
async fn fill(
    args: &BenchArgs,
    config: &Config,
    store: &Store,
) -> Result<Option<(u64, Duration)>, OpenError> {
    let present = load::count(store).await?;
    let missing = args.dossiers.saturating_sub(present);
    if missing == 0 {
        return Ok(None);
    }
    hint(&format!("motcua bench: {present} dossiers are there, {missing} are loaded"));
    let clock = Arc::new(FixedClock::new(SystemClock.now()));
    let open = || async {
        let clock: Arc<dyn Clock> = clock.clone();
        installation::open(config, store.clone(), clock, Some(demo::demo()?)).await
    };
    let progress = Progress::default();
    progress.begin(missing);
    let load = Load { clock: &clock, until: SystemClock.now(), first: present };
    let elapsed = load.run(missing, open, &progress).await?;
    progress.end();
    store.gather_statistics().await?;
    Ok(Some((missing, elapsed)))
}

/// A demonstration with so many dossiers, for tests of what works on a whole installation.
#[cfg(test)]
pub(crate) async fn filled(config: &Config, dossiers: u64) -> Store {
    let store = installation::store(config, &SystemClock).await.unwrap();
    let store = master_key::of_demo(config, store).await.unwrap();
    demo::import(&store, &SystemClock, &Progress::default()).await.unwrap();
    let args = BenchArgs {
        dossiers,
        submissions: 16,
        seconds: 1,
        mixed_seconds: 0,
        keep: None,
        json: false,
    };
    fill(&args, config, &store).await.unwrap();
    store
}

async fn measure(
    args: &BenchArgs,
    config: &Config,
    app: &App,
    report: &mut Report,
) -> Result<(), OpenError> {
    let seconds = Duration::from_secs(args.seconds);
    let count = usize::try_from(args.submissions).unwrap_or(usize::MAX);
    hint("motcua bench: bare insertion, the ceiling of submissions");
    let ceiling = submissions::ceiling(app, &installation::location(config), count).await?;
    let prepared = submissions::prepare(app, 2, count).await?;
    let mut server = Server::start(config).await?;
    report.add(Figure::memory("memory after start", server.memory()?));
    hint("motcua bench: submissions");
    let [submitted, processor] = submissions::run(&mut server, prepared, &ceiling).await?;
    let per_second = submitted.value;
    report.add(submitted);
    report.add(processor);
    report.add(Figure::memory("memory after submissions", server.memory()?));
    let scenes = pages::scenes(app).await?;
    let mut fixed = None;
    for scene in &scenes {
        hint(&format!("motcua bench: {}", scene.name));
        let figure = pages::run(&server, scene, seconds, fixed).await?;
        fixed = fixed.or(Some(figure.value));
        report.add(figure);
    }
    report.add(Figure::memory("memory after pages", server.memory()?));
    if let Some(cookie) = pages::reader_of_all(app).await? {
        for (name, path) in EXPORTS {
            hint(&format!("motcua bench: {name}"));
            report.add(mixed::export(&server, name, (path, &cookie)).await?);
        }
    }
    if args.mixed_seconds > 0 {
        hint("motcua bench: officers and citizens at once");
        let mut senders = Vec::new();
        for people in submissions::prepare(app, 3, MIXED_SUBMISSIONS).await? {
            senders.push(submissions::Sender::warmed_up(server.address, people).await?);
        }
        let time = Duration::from_secs(args.mixed_seconds);
        for figure in mixed::run(&server, &scenes, senders, time).await? {
            report.add(figure);
        }
    }
    hint("motcua bench: cold starts");
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        server.kill();
        server = Server::start(config).await?;
        starts.push(server.ready_after);
    }
    report.add(Figure::start(&mut starts));
    // What `pgbench` writes would stand among the dossiers of the next run.
    if args.keep.is_some() {
        return Ok(());
    }
    let location = installation::location(config);
    if let Some(ceiling) = submissions::pgbench(app, &location).await? {
        let figure = Figure::plain(submissions::FIGURE, per_second, "/s");
        report.add(figure.against("pgbench", ceiling));
    }
    Ok(())
}

/// A port of this machine that nobody uses.
async fn free_address() -> Result<SocketAddr, OpenError> {
    let bound = TcpListener::bind("127.0.0.1:0").await;
    bound.and_then(|l| l.local_addr()).map_err(|e| OpenError(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// The server is run by `tests/bench.rs`, which has the program.
    #[tokio::test(flavor = "multi_thread")]
    async fn a_tiny_load_and_its_ceiling() {
        let scratch = Scratch::new().unwrap();
        let config =
            Config::read(demo::settings().as_deref(), None, &BTreeMap::new(), &[]).unwrap();
        let config = config.at(&scratch.0, "127.0.0.1:0".parse().unwrap());
        let store = installation::store(&config, &SystemClock).await.unwrap();
        demo::import(&store, &SystemClock, &Progress::default()).await.unwrap();
        let args = BenchArgs {
            dossiers: 20,
            submissions: 16,
            seconds: 1,
            mixed_seconds: 0,
            keep: None,
            json: false,
        };
        let (loaded, _) = fill(&args, &config, &store).await.unwrap().unwrap();
        assert_eq!((loaded, load::count(&store).await.unwrap()), (20, 20));
        assert_eq!(fill(&args, &config, &store).await.unwrap(), None, "what is there counts");
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let demo = Some(demo::demo().unwrap());
        let app = installation::open(&config, store, clock, demo).await.unwrap();
        let whole = app.check_log(|_| {}).await.unwrap();
        assert!(matches!(whole, mc_app::rebuild::LogCheck::Whole { events } if events > 100));
        assert_eq!(app.rebuild(|_| {}).await.unwrap(), 20, "what was loaded is a real log");
        let location = installation::location(&config);
        let ceiling = submissions::ceiling(&app, &location, 16).await.unwrap();
        assert!(ceiling.per_second > 0.0);
        assert_eq!(load::count(app.store()).await.unwrap(), 36);
        assert!(pages::scenes(&app).await.unwrap().len() >= 6);
    }
}
