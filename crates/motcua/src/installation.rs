//! Opening an installation: folder, database, files, application.

use crate::{
    ledger_key, master_key,
    progress::Progress,
    providers,
    settings::{Config, SettingsError},
};
use mc_app::{
    App, AppError, Demo, Parts,
    archive::backup::UNRESTORED,
    gateway::{
        FileStore,
        mail::Smtp,
        population::{Register, RegisterSettings},
        sign_on::{Provider, ProviderSettings},
    },
    mail::Mail,
    policy::Policy,
    print::{FontSource, Printer},
    store::{Location, MigrateError, Store, StoreError},
};
use mc_kernel::{Clock, ShiftedClock, SystemClock, SystemRandom};
use std::{fmt, path::Path, sync::Arc};

/// Why an installation does not open, in words for the operator.
#[derive(Debug)]
pub(crate) struct OpenError(pub(crate) String);

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! from {
    ($($error:ty),+) => {$(
        impl From<$error> for OpenError {
            fn from(error: $error) -> Self {
                Self(error.to_string())
            }
        }
    )+};
}
from!(
    SettingsError,
    StoreError,
    MigrateError,
    AppError,
    mc_app::import::ImportError,
    mc_app::archive::CarryError
);

/// The name of the embedded database in the data folder.
pub(crate) const DATABASE_FILE: &str = "motcua.db";

/// Where the database lives.
pub(crate) fn location(config: &Config) -> Location {
    match config.database() {
        Some(url) => Location::Postgres(url.to_owned()),
        None => Location::File(config.data().join(DATABASE_FILE)),
    }
}

/// Opens the database and brings its schema up to date.
pub(crate) async fn store(config: &Config, clock: &dyn Clock) -> Result<Store, OpenError> {
    let data = config.data();
    std::fs::create_dir_all(&data).map_err(|e| {
        OpenError(format!("the data folder {} cannot be made: {e}", data.display()))
    })?;
    refuse_unrestored(&data)?;
    let store = Store::open(&location(config)).await?;
    store.migrate(clock.now()).await?;
    master_key::attach(config, store).await
}

/// A data folder into which a backup was not brought back to its end is no installation.
pub(crate) fn refuse_unrestored(data: &Path) -> Result<(), OpenError> {
    if data.join(UNRESTORED).exists() {
        let data = data.display();
        return Err(OpenError(format!(
            "the restoration into {data} was not finished: run motcua restore again"
        )));
    }
    Ok(())
}

/// The clock: the machine's, or the demonstration's.
pub(crate) fn clock(config: &Config, is_demo: bool) -> Result<Arc<dyn Clock>, OpenError> {
    match config.demo_clock()? {
        None => Ok(Arc::new(SystemClock)),
        Some(_) if !is_demo => {
            Err(OpenError("demo.clock is only for the demonstration".to_owned()))
        }
        Some(start) => Ok(Arc::new(ShiftedClock::starting_at(config.zone()?.instant(start)))),
    }
}

/// Opens the application.
pub(crate) async fn open(
    config: &Config,
    store: Store,
    clock: Arc<dyn Clock>,
    demo: Option<Demo>,
) -> Result<App, OpenError> {
    open_with(config, store, clock, demo, Further::default()).await
}

/// What an installation is connected to beside its settings.
#[derive(Default)]
pub(crate) struct Further {
    /// Identity providers, behind those of the settings.
    pub(crate) providers: Vec<ProviderSettings>,
    /// The register of the population where the settings name none.
    pub(crate) register: Option<RegisterSettings>,
}

/// The same, connected to further systems.
pub(crate) async fn open_with(
    config: &Config,
    store: Store,
    clock: Arc<dyn Clock>,
    demo: Option<Demo>,
    further: Further,
) -> Result<App, OpenError> {
    let files = files(&config.data())?;
    let policy = Policy::new().map_err(|e| OpenError(e.to_string()))?;
    let printer = Printer::new(FontSource::default()).map_err(|e| OpenError(e.to_string()))?;
    let mut settings = config.application()?;
    settings.demo = demo;
    let random = Arc::new(SystemRandom);
    let mut providers = Vec::new();
    for one in providers::read(config)?.into_iter().chain(further.providers) {
        let back = format!("{}/dang-nhap/{}/ve", settings.public_url, one.id);
        let provider = Provider::new(one, &back, Arc::clone(&clock), random.clone());
        providers.push(provider.map_err(OpenError)?);
    }
    let mail = mail(config)?;
    let register = config.register()?.or(further.register);
    let register = register.map(Register::new).transpose().map_err(OpenError)?;
    let trust = Arc::new(crate::signature::trusted(config.trust_folder()).map_err(OpenError)?);
    let ledger = Some(ledger_key::open(config, &store).await?);
    let parts = Parts {
        store,
        files,
        policy,
        printer,
        mail,
        register,
        ledger,
        providers,
        trust,
        clock,
        random,
        settings,
    };
    let app = App::open(parts).await?;
    count_for_reports(&app).await?;
    fill_search(&app).await?;
    seal(&app).await?;
    app.finish_erasures().await?;
    Ok(app)
}

/// The way by which letters leave, where one is set.
fn mail(config: &Config) -> Result<Option<Mail>, OpenError> {
    let Some(settings) = config.mail()? else { return Ok(None) };
    let smtp = Smtp::new(&settings).map_err(|e| OpenError(e.to_string()))?;
    Ok(Some(Mail {
        carrier: Arc::new(smtp),
        server: format!("{}:{}", settings.host, settings.port),
        from: settings.from,
    }))
}

/// Counts dossiers that are older than the counts of reports; soon over where there are none.
async fn count_for_reports(app: &App) -> Result<(), OpenError> {
    let progress = Progress::default();
    if app.reports_are_filling().await? {
        progress.begin(0);
        let counted = app.fill_reports(|done| progress.reached(done)).await?;
        progress.end();
        if counted > 0 {
            tracing::info!(counted, "older dossiers were counted for reports");
        }
    }
    Ok(())
}

/// Puts dossiers into the search index that are older than it; soon over where there are none.
async fn fill_search(app: &App) -> Result<(), OpenError> {
    let progress = Progress::default();
    if app.search_is_filling().await? {
        progress.begin(0);
        let found = app.fill_search_words(&mut |step| progress.reached(step.done)).await?;
        progress.end();
        if found > 0 {
            tracing::info!(found, "older dossiers were put into the search index");
        }
    }
    Ok(())
}

/// Seals what lay open before there was a master key; soon over where nothing does.
async fn seal(app: &App) -> Result<(), OpenError> {
    let progress = Progress::default();
    if app.has_unsealed().await? {
        progress.begin(0);
        let looked_at = app.seal_open_rows(&mut |step| progress.reached(step.done)).await?;
        progress.end();
        tracing::info!(looked_at, "what lay open is sealed");
    }
    Ok(())
}

/// The files of an installation.
pub(crate) fn files(data: &Path) -> Result<FileStore, OpenError> {
    FileStore::in_folder(&data.join("files")).map_err(|e| OpenError(e.to_string()))
}
