//! Leaving any day: export and import of the whole installation, backup, restore, verify.

use crate::{
    demo, hint,
    installation::{self, DATABASE_FILE, OpenError},
    master_key,
    progress::Progress,
    settings::Config,
};
use mc_app::{
    archive::{self, CarryError, Content, Manifest, Step},
    gateway::FileStore,
    store::{Dialect, Location, Store},
};
use mc_kernel::{Clock, Locale, SystemClock};
use std::{path::Path, sync::Arc, time::Instant};

/// Runs a long work with a bar that names what it is at.
macro_rules! with_bar {
    ($work:expr) => {{
        let progress = Progress::default();
        let mut tell = |step: Step<'_>| progress.at(step.what, step.done, step.of);
        let done = $work(&mut tell).await;
        progress.end();
        done
    }};
}

/// Writes the installation into a folder, while the server may run.
pub(crate) async fn export(
    config: &Config,
    folder: &Path,
    locale: Locale,
) -> Result<String, OpenError> {
    let (store, files) = existing(config).await?;
    let started = Instant::now();
    let now = SystemClock.now();
    let manifest = with_bar!(|tell| archive::export(&store, &files, now, folder, tell))?;
    Ok(written(&manifest, folder, started, locale))
}

/// Writes a backup into a folder, while the server runs.
pub(crate) async fn backup(
    config: &Config,
    folder: &Path,
    locale: Locale,
) -> Result<String, OpenError> {
    let (store, files) = existing(config).await?;
    let started = Instant::now();
    let now = SystemClock.now();
    let manifest = with_bar!(|tell| archive::backup(&store, &files, now, folder, tell))?;
    let mut text = written(&manifest, folder, started, locale);
    if store.dialect() == Dialect::Postgres {
        text.push('\n');
        text.push_str(match locale {
            Locale::Vi => {
                "Đây là bản xuất logic; sao lưu vật lý (pg_basebackup, WAL) là việc của công cụ \
PostgreSQL. Đưa về bằng: motcua import installation"
            }
            Locale::En => {
                "This is a logical export; physical backups (pg_basebackup, WAL) are the work of \
PostgreSQL's own tools. Bring it back with: motcua import installation"
            }
        });
    }
    Ok(text)
}

/// Brings an export into an empty database.
pub(crate) async fn import(
    config: &Config,
    folder: &Path,
    locale: Locale,
) -> Result<String, OpenError> {
    let data = config.data();
    std::fs::create_dir_all(&data).map_err(|e| OpenError(format!("{}: {e}", data.display())))?;
    installation::refuse_unrestored(&data)?;
    let store = Store::open(&installation::location(config)).await?;
    let files = installation::files(&data)?;
    let started = Instant::now();
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let now = clock.now();
    let open = || async {
        let sealed = master_key::attach(config, store.clone()).await;
        let sealed = sealed.map_err(|e| CarryError::Manifest(e.to_string()))?;
        let opened = installation::open(config, sealed, clock, None).await;
        opened.map_err(|e| CarryError::Manifest(e.to_string()))
    };
    let from = (&store, &files);
    let manifest = with_bar!(|tell| archive::import(from, now, folder, open, tell))?;
    let counts = counts(&manifest, started, locale);
    Ok(match locale {
        Locale::Vi => format!("Đã nhập toàn bộ: {counts}; chuỗi sự kiện đúng như khi xuất."),
        Locale::En => {
            format!("Everything was imported: {counts}; the event chain is that of the export.")
        }
    })
}

/// Brings a backup of an embedded database back into an empty data folder.
pub(crate) async fn restore(
    config: &Config,
    folder: &Path,
    locale: Locale,
) -> Result<String, OpenError> {
    if config.database().is_some() {
        return Err(OpenError(
            "restore is for the embedded database; into PostgreSQL goes an export: motcua import \
installation <folder>"
                .to_owned(),
        ));
    }
    let data = config.data();
    let places = (data.as_path(), data.join(DATABASE_FILE), data.join("files"));
    let places = (places.0, places.1.as_path(), places.2.as_path());
    let started = Instant::now();
    let manifest = with_bar!(|tell| archive::restore(folder, places, tell))?;
    let store = Store::open(&installation::location(config)).await?;
    if store.is_current().await?
        && let Err(error) = master_key::attach(config, store).await
    {
        hint(&format!("motcua: {error}"));
    }
    let (counts, data) = (counts(&manifest, started, locale), data.display());
    Ok(match locale {
        Locale::Vi => format!("Đã khôi phục vào {data}: {counts}; chuỗi sự kiện nguyên vẹn."),
        Locale::En => format!("Restored into {data}: {counts}; the event chain is whole."),
    })
}

/// Checks a folder, or without one the installation itself.
pub(crate) async fn verify(
    config: &Config,
    folder: Option<&Path>,
    locale: Locale,
) -> Result<String, OpenError> {
    let started = Instant::now();
    if let Some(folder) = folder {
        let manifest = with_bar!(|tell| archive::verify(folder, tell))?;
        let counts = counts(&manifest, started, locale);
        return Ok(match locale {
            Locale::Vi => format!("Nguyên vẹn: {counts}."),
            Locale::En => format!("Whole: {counts}."),
        });
    }
    let (store, files) = existing(config).await?;
    let found = with_bar!(|tell| archive::verify::installation(&store, &files, tell))?;
    let (events, papers) = (found.events.count, found.files);
    Ok(match locale {
        Locale::Vi => {
            format!("Nguyên vẹn: {events} sự kiện, {papers} tệp{}.", unread(&found, locale))
        }
        Locale::En => format!("Whole: {events} events, {papers} files{}.", unread(&found, locale)),
    })
}

/// Files of which only the place could be checked.
fn unread(found: &archive::verify::Found, locale: Locale) -> String {
    match (found.unread, locale) {
        (0, _) => String::new(),
        (n, Locale::Vi) => format!(" ({n} tệp niêm phong, không có khóa để mở)"),
        (n, Locale::En) => format!(" ({n} of them sealed, without a key to open them)"),
    }
}

/// Database and files of an installation that exists, without changing anything.
async fn existing(config: &Config) -> Result<(Store, FileStore), OpenError> {
    let data = config.data();
    installation::refuse_unrestored(&data)?;
    let location = installation::location(config);
    if let Location::File(file) = &location
        && !file.exists()
    {
        return Err(OpenError(format!("there is no database at {}", file.display())));
    }
    let store = Store::open(&location).await?;
    if !store.is_current().await? {
        return Err(CarryError::NotCurrent.into());
    }
    let store = match master_key::attach(config, store.clone()).await {
        Ok(store) => store,
        // What is sealed is carried as it lies; it is checked as far as that goes without its key.
        Err(error) => {
            hint(&format!("motcua: {error}"));
            store
        }
    };
    if store.installation().await?.is_none() {
        return Err(OpenError("the database is empty: there is nothing to carry".to_owned()));
    }
    if demo::is_in(&store).await? {
        hint("motcua: the database holds the demonstration province");
    }
    Ok((store, installation::files(&data)?))
}

fn written(manifest: &Manifest, folder: &Path, started: Instant, locale: Locale) -> String {
    let (counts, folder) = (counts(manifest, started, locale), folder.display());
    match locale {
        Locale::Vi => format!(
            "Đã ghi vào {folder}: {counts}.\nThư mục chứa dữ liệu cá nhân và khóa đăng nhập: giữ kín như \
chính cơ sở dữ liệu. Kiểm tra: motcua verify {folder}"
        ),
        Locale::En => format!(
            "Written to {folder}: {counts}.\nThe folder holds personal data and secrets of accounts: keep it as \
closed as the database. To check it: motcua verify {folder}"
        ),
    }
}

fn counts(manifest: &Manifest, started: Instant, locale: Locale) -> String {
    let (rows, files, events) = (manifest.rows(), manifest.files.count, manifest.events.count);
    let seconds = started.elapsed().as_secs_f64();
    match (&manifest.content, locale) {
        (Content::Tables(tables), Locale::Vi) => {
            let tables = tables.len();
            format!("{tables} bảng, {rows} dòng, {files} tệp, {events} sự kiện ({seconds:.1} giây)")
        }
        (Content::Tables(tables), Locale::En) => {
            let tables = tables.len();
            format!("{tables} tables, {rows} rows, {files} files, {events} events ({seconds:.1} s)")
        }
        (Content::Database(_), Locale::Vi) => {
            format!("cơ sở dữ liệu, {files} tệp, {events} sự kiện ({seconds:.1} giây)")
        }
        (Content::Database(_), Locale::En) => {
            format!("the database, {files} files, {events} events ({seconds:.1} s)")
        }
    }
}

#[cfg(test)]
mod tests;
