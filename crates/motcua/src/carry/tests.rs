//! A real installation of some hundred dossiers is carried between the databases; a backup is
//! brought back; damage is found; the data of the first schema is opened by this program.

use super::*;
use crate::{bench, province::Scratch};
use mc_app::{
    App, Ctx, archive::Chain, dossier_view::DossierView, policy::Actor, rebuild::LogCheck,
};
use mc_kernel::ids::{StaffId, SubjectId, UnitId};
use mc_testkit::TestDatabase;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

const DOSSIERS: u64 = 200;
/// An export of five dossiers that was made when there was the first migration alone.
const FIRST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/export-0001");

fn config(data: &Path) -> Config {
    let config = Config::read(demo::settings().as_deref(), None, &BTreeMap::new(), &[]).unwrap();
    config.at(data, "127.0.0.1:0".parse().unwrap())
}

fn on_server(data: &Path, database: &TestDatabase) -> Config {
    let mc_testkit::Location::Postgres(address) = database.location() else { panic!("a server") };
    let own = [("storage.database", address.clone())];
    let config = Config::read(demo::settings().as_deref(), None, &BTreeMap::new(), &own).unwrap();
    config.at(data, "127.0.0.1:0".parse().unwrap())
}

async fn opened(config: &Config) -> App {
    let store = Store::open(&installation::location(config)).await.unwrap();
    let store = master_key::attach(config, store).await.unwrap();
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    installation::open(config, store, clock, None).await.unwrap()
}

/// Brings the master key along, which no export and no backup has.
fn bring_key(from: &Config, to: &Config) {
    fs::create_dir_all(to.data()).unwrap();
    fs::copy(from.data().join(master_key::FILE), to.data().join(master_key::FILE)).unwrap();
}

/// Whether any file below a folder is, or has in it, the master key.
fn has_key(folder: &Path, key: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return has_key(&path, key);
        }
        let bytes = fs::read(&path).unwrap();
        bytes.windows(key.len()).any(|window| window == key.as_bytes())
    })
}

/// What two exports of the same installation have in common, whichever database they are of.
fn essence(folder: &Path) -> (Vec<(String, u64, String)>, BTreeSet<String>, Chain) {
    let (_, manifest) = Manifest::open(folder).unwrap();
    let Content::Tables(tables) = &manifest.content else { panic!("an export has tables") };
    let rows = |t: &mc_app::archive::manifest::TableOf| {
        (t.name.clone(), t.part.lines, t.part.sha256.to_string())
    };
    let files = fs::read_to_string(folder.join("files.ndjson")).unwrap();
    let files = files.lines().map(ToOwned::to_owned).collect();
    let mut tables: Vec<_> = tables.iter().map(rows).collect();
    tables.sort();
    (tables, files, manifest.events)
}

async fn found(app: &App, words: &str) -> usize {
    let inspector =
        mc_testkit::inspector(StaffId::derived("staff", "a"), UnitId::derived("unit", "a"));
    let everything = mc_testkit::scope(&inspector);
    app.store().search_dossiers(&everything, words, None, 200).await.unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn from_sqlite_to_postgres_and_back() {
    let scratch = Scratch::new().unwrap();
    let at = |name: &str| scratch.0.join(name);
    let here = config(&at("here"));
    let store = bench::filled(&here, DOSSIERS).await;
    export(&here, &at("one"), Locale::En).await.unwrap();
    let again = export(&here, &at("one"), Locale::En).await.unwrap_err();
    assert!(again.0.contains("is there already"), "{again}");

    let database = TestDatabase::empty_postgres().await;
    let server = on_server(&at("server"), &database);
    bring_key(&here, &server);
    super::import(&server, &at("one"), Locale::En).await.unwrap();
    export(&server, &at("two"), Locale::En).await.unwrap();
    assert_eq!(essence(&at("one")), essence(&at("two")));
    let twice = super::import(&server, &at("one"), Locale::En).await.unwrap_err();
    assert!(twice.0.contains("is not empty"), "{twice}");

    let there = config(&at("there"));
    bring_key(&here, &there);
    super::import(&there, &at("two"), Locale::En).await.unwrap();
    export(&there, &at("three"), Locale::En).await.unwrap();
    assert_eq!(essence(&at("one")), essence(&at("three")));
    assert!(verify(&there, Some(&at("three")), Locale::En).await.unwrap().starts_with("Whole: "));
    assert!(verify(&there, None, Locale::En).await.unwrap().contains("files"));

    // The search index does not travel: it is made anew, on both.
    let (before, moved, back) = (opened(&here).await, opened(&server).await, opened(&there).await);
    let wanted = found(&before, "khai sinh").await;
    assert!(wanted > 20, "{wanted}");
    assert_eq!(found(&moved, "khai sinh").await, wanted);
    assert_eq!(found(&back, "khai sinh").await, wanted);
    assert!(matches!(moved.check_log(|_| {}).await.unwrap(), LogCheck::Whole { .. }));
    drop(store);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_brought_back_whole() {
    let scratch = Scratch::new().unwrap();
    let at = |name: &str| scratch.0.join(name);
    let here = config(&at("here"));
    let store = bench::filled(&here, 20).await;
    backup(&here, &at("backup"), Locale::En).await.unwrap();
    let events = Chain::of_store(&store, &mut |_| {}).await.unwrap();
    // What comes after the backup is not in it.
    bench::filled(&here, 25).await;

    let full = restore(&here, &at("backup"), Locale::En).await.unwrap_err();
    assert!(full.0.contains("is there already"), "{full}");
    let there = config(&at("there"));
    restore(&there, &at("backup"), Locale::En).await.unwrap();
    // Without its key nothing starts on it, and the way out is told; with it everything is there.
    let key = fs::read_to_string(here.data().join(master_key::FILE)).unwrap();
    let key = key.lines().last().unwrap();
    assert!(!has_key(&at("backup"), key), "a backup carries no usable key");
    let keyless = installation::store(&there, &SystemClock).await.unwrap_err();
    assert!(keyless.0.contains("its master key") && keyless.0.contains("sealing.key_file"));
    let text = verify(&there, None, Locale::En).await.unwrap();
    assert!(text.starts_with("Whole"), "the log is checked without the key: {text}");
    bring_key(&here, &there);
    let restored = installation::store(&there, &SystemClock).await.unwrap();
    assert_eq!(Chain::of_store(&restored, &mut |_| {}).await.unwrap(), events);
    let text = verify(&there, None, Locale::Vi).await.unwrap();
    assert!(text.starts_with("Nguyên vẹn") && !text.contains("niêm phong"), "{text}");
    let wrong = super::import(&config(&at("other")), &at("backup"), Locale::En).await.unwrap_err();
    assert!(wrong.0.contains("motcua restore"), "{wrong}");
}

/// Flips one bit in the middle of a file.
fn flip(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}

/// The first file below a folder.
fn first(folder: &Path) -> PathBuf {
    let mut path = folder.to_owned();
    while path.is_dir() {
        path = fs::read_dir(&path).unwrap().next().unwrap().unwrap().path();
    }
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn damage_is_found_before_anything_is_written() {
    let scratch = Scratch::new().unwrap();
    let at = |name: &str| scratch.0.join(name);
    let here = config(&at("here"));
    bench::filled(&here, 10).await;
    export(&here, &at("export"), Locale::En).await.unwrap();
    backup(&here, &at("backup"), Locale::En).await.unwrap();
    let refused = async |folder: &str, wanted: &str| {
        let checked = verify(&here, Some(&at(folder)), Locale::En).await.unwrap_err();
        assert!(checked.0.contains(wanted), "{checked}");
        let fresh = config(&at(&format!("fresh-{folder}")));
        let taken = if folder == "export" {
            super::import(&fresh, &at(folder), Locale::En).await
        } else {
            restore(&fresh, &at(folder), Locale::En).await
        };
        assert!(taken.unwrap_err().0.contains(wanted));
    };
    for file in ["tables/dossier.ndjson", "tables/event.ndjson", "files.ndjson"] {
        flip(&at("export").join(file));
        refused("export", "was changed after it was written").await;
        flip(&at("export").join(file));
    }
    flip(&at("backup").join("motcua.db"));
    refused("backup", "was changed after it was written").await;
    flip(&at("backup").join("motcua.db"));
    for folder in ["export", "backup"] {
        let paper = first(&at(folder).join("files"));
        flip(&paper);
        refused(folder, "was changed after it was written").await;
        fs::remove_file(&paper).unwrap();
        refused(folder, "missing").await;
    }
    // A restoration that was refused leaves a folder that says so, and that no server opens.
    let opened = installation::store(&config(&at("fresh-backup")), &SystemClock).await.unwrap_err();
    assert!(opened.0.contains("was not finished"), "{opened}");
}

/// The rows were taken, then the machine stopped: the database says so, and the same import goes on.
#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_stopped_goes_on() {
    let scratch = Scratch::new().unwrap();
    let there = config(&scratch.0.join("there"));
    fs::create_dir_all(there.data()).unwrap();
    let store = Store::open(&installation::location(&there)).await.unwrap();
    let files = installation::files(&there.data()).unwrap();
    let stops = || async { Err(CarryError::Manifest("the power failed".to_owned())) };
    let now = SystemClock.now();
    let stopped =
        archive::import((&store, &files), now, Path::new(FIRST), stops, &mut |_| {}).await;
    assert!(stopped.is_err());
    let opened = installation::store(&there, &SystemClock).await.unwrap_err();
    assert!(opened.0.contains("motcua import installation"), "{opened}");
    super::import(&there, Path::new(FIRST), Locale::En).await.unwrap();
    installation::store(&there, &SystemClock).await.unwrap();
}

/// What a dossier's page is made of.
async fn view(app: &App, actor: SubjectId, number: &str) -> DossierView {
    let ctx = Ctx::new(Actor::Citizen(actor), Locale::Vi, "test");
    app.view_dossier_by_number(&ctx, number).await.unwrap()
}

/// The counts of the indicators in each year of the old log, with those of all that is open now.
async fn quality(app: &App) -> Vec<mc_app::store::quality::QualitySum> {
    let mut sums = Vec::new();
    let this_year = app.today().year();
    for year in this_year - 5..=this_year {
        let day = mc_kernel::CivilDay::new(year, 12, 31).unwrap();
        let until = mc_app::store::quality::Until { scale: mc_app::indicators::Scale::Year, day };
        sums.extend(app.store().quality_sums(None, until).await.unwrap());
    }
    sums
}

/// The data of an installation that had the first migration alone, opened by this program.
async fn upgraded(config: &Config) {
    let (archive, manifest) = Manifest::open(Path::new(FIRST)).unwrap();
    assert_eq!(manifest.migrations, ["0001_first"]);
    let Content::Tables(tables) = &manifest.content else { panic!("an export has tables") };
    fs::create_dir_all(config.data()).unwrap();
    let store = Store::open(&installation::location(config)).await.unwrap();
    let now = SystemClock.now();
    mc_app::archive::import::fill(&store, (&archive, &manifest, tables), now, &mut |_| {})
        .await
        .unwrap();
    store.finish_filling().await.unwrap();
    assert_eq!(store.migrations().await.unwrap(), ["0001_first"]);
    // The program starts on it, with a master key for what lay open.
    master_key::make(&config.data().join(master_key::FILE)).unwrap();
    let store = installation::store(config, &SystemClock).await.unwrap();
    assert!(store.is_current().await.unwrap());
    let app = opened(config).await;
    assert!(
        matches!(app.check_log(|_| {}).await.unwrap(), LogCheck::Whole { events } if events > 0)
    );
    assert!(!app.has_unsealed().await.unwrap(), "everything is sealed");
    let keyless = Store::open(&installation::location(config)).await.unwrap();
    assert!(!keyless.missing_master_keys().await.unwrap().is_empty());
    let text = fs::read_to_string(archive.path("tables/dossier.ndjson").unwrap()).unwrap();
    let mut states = BTreeSet::new();
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let applicant = row["applicant"].as_str().unwrap();
        let applicant =
            SubjectId::from_bytes(u128::from_str_radix(applicant, 16).unwrap().to_be_bytes());
        let number = row["number"].as_str().unwrap();
        let seen = view(&app, applicant, number).await;
        assert_eq!(seen.dossier.number, number);
        assert!(!seen.told.is_empty() && seen.told.iter().any(|t| t.private.is_some()));
        let ctx = Ctx::new(Actor::Citizen(applicant), Locale::Vi, "test");
        let mine = app.my_dossiers(&ctx, None).await.unwrap();
        assert!(mine.rows.iter().any(|brief| brief.number == number), "{number}");
        states.insert(row["state"].as_str().unwrap().to_owned());
    }
    assert_eq!(states.len(), 5, "{states:?}");
    let kept_up = quality(&app).await;
    assert!(!kept_up.is_empty(), "older dossiers are counted at the start");
    assert_eq!(app.rebuild(|_| {}).await.unwrap(), 5, "the old log is read whole");
    assert_eq!(quality(&app).await, kept_up, "a rebuild gives the same figures");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_schema_is_upgraded_on_sqlite() {
    let scratch = Scratch::new().unwrap();
    upgraded(&config(&scratch.0)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_schema_is_upgraded_on_postgres() {
    let scratch = Scratch::new().unwrap();
    let database = TestDatabase::empty_postgres().await;
    upgraded(&on_server(&scratch.0, &database)).await;
}
