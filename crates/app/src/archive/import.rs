//! Carrying an installation in: into an empty database of either kind, all or nothing.
//!
//! Everything is checked before anything is written. The rows are one transaction; after it the
//! database says of itself that the import is not finished, and no program works on it, until the
//! schema is this program's, the search index is made and the event chain was checked. The same
//! import begun again goes on from there.

use super::{
    CarryError, Chain, Content, Manifest, Step, Tell, line, manifest::TableOf, papers, verify,
};
use crate::App;
use mc_gateway::{FileStore, archive::Archive};
use mc_kernel::Timestamp;
use mc_store::{
    Store,
    whole::{Filling, Readiness, Table},
};
use std::path::Path;

/// Bytes of lines that are inserted at once.
const CHUNK_BYTES: usize = 4 * 1024 * 1024;
/// Rows that are inserted at once.
const CHUNK_ROWS: usize = 2_000;

/// Brings an export into an empty database and an empty store of files. `open` opens the application
/// on the database when its rows are there.
pub async fn import<F: Future<Output = Result<App, CarryError>>>(
    (store, files): (&Store, &FileStore),
    now: Timestamp,
    folder: &Path,
    open: impl FnOnce() -> F,
    tell: Tell<'_>,
) -> Result<Manifest, CarryError> {
    let (archive, manifest) = Manifest::open(folder)?;
    let Content::Tables(tables) = &manifest.content else {
        return Err(CarryError::OtherKind(
            "the folder is a backup of an embedded database: motcua restore brings it back",
        ));
    };
    verify::check(&archive, &manifest, tell).await?;
    fill(store, (&archive, &manifest, tables), now, tell).await?;
    papers::copy_in(&archive, &manifest.files, files, tell).await?;
    store.migrate_filled(now).await?;
    store.gather_statistics().await?;
    let app = open().await?;
    app.fill_search_words(tell).await?;
    if Chain::of_store(store, tell).await? != manifest.events {
        return Err(CarryError::ChainDiffers);
    }
    store.finish_filling().await?;
    Ok(manifest)
}

/// Fills the database, unless this very export did already.
pub async fn fill(
    store: &Store,
    (archive, manifest, tables): (&Archive, &Manifest, &[TableOf]),
    now: Timestamp,
    tell: Tell<'_>,
) -> Result<(), CarryError> {
    match store.prepare_filling(&manifest.migrations, now).await? {
        Readiness::Filled(source) if source == archive.digest() => return Ok(()),
        Readiness::Filled(_) => return Err(CarryError::OtherImport),
        Readiness::Ready => {}
    }
    let filling = store.fill().await?;
    if let Some(table) = filling.was_filled() {
        return Err(CarryError::NotEmpty(table.to_owned()));
    }
    for of in tables {
        let table = filling.tables().iter().find(|t| t.name == of.name);
        let table = table.ok_or_else(|| unknown(of))?;
        fill_table(&filling, table, (archive, of), tell).await?;
        let found = filling.count(table).await?;
        if found != of.part.lines {
            let what = of.name.clone();
            return Err(CarryError::Count { what, found, wanted: of.part.lines });
        }
    }
    Ok(filling.commit(archive.digest(), now).await?)
}

fn unknown(of: &TableOf) -> CarryError {
    CarryError::Manifest(format!("there is no table {} in this schema", of.name))
}

async fn fill_table(
    filling: &Filling,
    table: &Table,
    (archive, of): (&Archive, &TableOf),
    tell: Tell<'_>,
) -> Result<(), CarryError> {
    let (mut rows, mut bytes, mut done) = (Vec::new(), 0, 0);
    for text in archive.lines(&of.part)? {
        let text = text?;
        done += 1;
        bytes += text.len();
        let bad = |what| CarryError::BadLine { part: of.part.name.clone(), line: done, what };
        rows.push(line::read(&table.columns, &text).map_err(bad)?);
        if bytes >= CHUNK_BYTES || rows.len() >= CHUNK_ROWS {
            filling.insert(table, std::mem::take(&mut rows)).await?;
            bytes = 0;
            tell(Step { what: &of.name, done, of: of.part.lines });
        }
    }
    if !rows.is_empty() {
        filling.insert(table, rows).await?;
    }
    Ok(())
}
