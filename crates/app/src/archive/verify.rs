//! Checking a folder: every part and file against its digest, every row against its columns, every
//! event against its leaf. No database is needed.

use super::{
    CarryError, Chain, Content, Manifest, Step, Tell, export, line,
    manifest::{KindOf, TableOf},
    papers,
};
use mc_gateway::{FileError, FileStore, archive::Archive, files::digest_of};
use mc_kernel::{Digest, ids::SubjectId};
use mc_store::{
    Location, Store,
    log::LEAF_COLUMNS,
    whole::{Column, Kind},
};
use std::path::Path;

/// Rows of files read at once.
const FILES_AT_ONCE: u16 = 500;

/// Checks a folder and returns what it says of itself.
pub async fn verify(folder: &Path, tell: Tell<'_>) -> Result<Manifest, CarryError> {
    let (archive, manifest) = Manifest::open(folder)?;
    check(&archive, &manifest, tell).await?;
    Ok(manifest)
}

/// What an installation was found to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its event chain.
    pub events: Chain,
    /// The files that its rows name.
    pub files: u64,
    /// Those of them that are sealed and could not be opened, because there is no key.
    pub unread: u64,
}

/// Checks an installation itself: every event against its leaf, every file that a row names against
/// its digest.
pub async fn installation(
    store: &Store,
    files: &FileStore,
    tell: Tell<'_>,
) -> Result<Found, CarryError> {
    let events = Chain::of_store(store, tell).await?;
    let view = store.view().await?;
    let table = view.tables().iter().find(|t| t.name == "file");
    let place = |name| table.and_then(|t| t.columns.iter().position(|c| c.name == name));
    let (sha256, owner) = (place("sha256"), place("owner"));
    let mut found = Found { events, files: 0, unread: 0 };
    let (Some(table), Some(sha256), Some(owner)) = (table, sha256, owner) else { return Ok(found) };
    let mut after = None;
    loop {
        let rows = view.rows(table, after.take(), FILES_AT_ONCE).await?;
        let Some(last) = rows.last() else { return Ok(found) };
        after = Some(table.key_of(last.values()));
        for row in &rows {
            let is_read = check_file((store, files), row.id(owner)?, row.digest(sha256)?).await?;
            found.files += 1;
            found.unread += u64::from(!is_read);
            tell(Step { what: "files", done: found.files, of: 0 });
        }
    }
}

/// Holds a file to its digest; `false` where it is sealed and there is no key, so that only its being
/// there was checked.
async fn check_file(
    (store, files): (&Store, &FileStore),
    owner: SubjectId,
    digest: Digest,
) -> Result<bool, CarryError> {
    let sealed = match store.data_key(owner).await? {
        Some(key) => files.stream_sealed(&digest, key).await?,
        None => None,
    };
    let stream = match sealed {
        Some(sealed) => Some(sealed),
        None => files.stream(&digest).await?,
    };
    let Some(stream) = stream else {
        let is_there = papers::is_there((store, files), owner, &digest).await?;
        return if is_there { Ok(false) } else { Err(CarryError::FileMissing(digest)) };
    };
    if digest_of(stream).await?.sha256 == digest {
        Ok(true)
    } else {
        Err(FileError::Corrupt(digest).into())
    }
}

/// Checks everything that the manifest names.
pub(super) async fn check(
    archive: &Archive,
    manifest: &Manifest,
    tell: Tell<'_>,
) -> Result<(), CarryError> {
    let chain = match &manifest.content {
        Content::Tables(tables) => {
            for table in tables {
                archive.check(&table.part)?;
            }
            let mut chain = Chain::default();
            for table in tables {
                check_rows(archive, table, &mut chain, tell)?;
            }
            chain
        }
        Content::Database(part) => {
            archive.check(part)?;
            check_copy(&archive.path(&part.name)?, tell).await?
        }
    };
    if chain != manifest.events {
        return Err(CarryError::ChainDiffers);
    }
    papers::check(archive, &manifest.files, tell)
}

/// Walks the log of a copy of an embedded database. It is read from another copy, so that opening
/// it leaves the folder as it is.
pub(super) async fn check_copy(file: &Path, tell: Tell<'_>) -> Result<Chain, CarryError> {
    let scratch = file.with_extension(format!("check-{}", std::process::id()));
    let io = |e| CarryError::Archive(mc_gateway::archive::ArchiveError::Io(scratch.clone(), e));
    std::fs::copy(file, &scratch).map_err(io)?;
    let checked = async {
        let store = Store::open(&Location::File(scratch.clone())).await?;
        Chain::of_store(&store, tell).await
    };
    let checked = checked.await;
    for ending in ["", "-wal", "-shm"] {
        let mut name = scratch.clone().into_os_string();
        name.push(ending);
        match std::fs::remove_file(&name) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(io(e)),
            Ok(()) | Err(_) => {}
        }
    }
    checked
}

fn check_rows(
    archive: &Archive,
    table: &TableOf,
    chain: &mut Chain,
    tell: Tell<'_>,
) -> Result<(), CarryError> {
    let columns: Vec<Column> = table.columns.iter().map(column).collect();
    let place = |name: &str| columns.iter().position(|c| c.name == name);
    let leaf: Vec<usize> = LEAF_COLUMNS.iter().filter_map(|c| place(c)).collect();
    let sha256 = place("sha256").zip(place("owner")).filter(|_| table.name == "file");
    let mut done = 0;
    for text in archive.lines(&table.part)? {
        done += 1;
        let bad = |what| CarryError::BadLine { part: table.part.name.clone(), line: done, what };
        let row = line::read(&columns, &text?).map_err(bad)?;
        if table.name == "event" {
            let values = leaf.iter().filter_map(|i| row.get(*i)).cloned().collect();
            export::add(chain, values)?;
        }
        if let Some((sha256, owner)) = sha256
            && let Some(digest) = row.get(sha256).and_then(export::digest)
            && !papers::is_in(archive, export::id(row.get(owner)), &digest)?
        {
            return Err(CarryError::FileMissing(digest));
        }
        if done % 1_000 == 0 {
            tell(Step { what: &table.name, done, of: table.part.lines });
        }
    }
    if done == table.part.lines {
        Ok(())
    } else {
        let wanted = table.part.lines;
        Err(CarryError::Count { what: table.name.clone(), found: done, wanted })
    }
}

fn column(of: &super::manifest::ColumnOf) -> Column {
    let kind = match of.kind {
        KindOf::Number => Kind::Number,
        KindOf::Text => Kind::Text,
        KindOf::Bytes => Kind::Bytes,
    };
    Column { name: of.name.clone(), kind }
}
