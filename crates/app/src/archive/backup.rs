//! Backups while the server runs, and bringing one back.

use super::{CarryError, Chain, Content, Manifest, Tell, export, papers, verify};
use mc_gateway::{
    FileStore,
    archive::{ArchiveError, ArchiveWriter},
};
use mc_kernel::Timestamp;
use mc_store::{Location, Store};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The copy of the database in a backup.
const DATABASE: &str = "motcua.db";
/// What says that a data folder was not restored to its end.
pub const UNRESTORED: &str = "RESTORE-UNFINISHED.txt";
const UNRESTORED_TEXT: &str = "Việc khôi phục vào thư mục này chưa xong: hãy chạy lại motcua restore.\n\
The restoration into this folder was not finished: run motcua restore again.\n";

/// Writes a backup into a folder that does not exist. Of an embedded database it is a copy as it was
/// at one moment, with its files; of a server's database it is an export.
pub async fn backup(
    store: &Store,
    files: &FileStore,
    now: Timestamp,
    folder: &Path,
    tell: Tell<'_>,
) -> Result<Manifest, CarryError> {
    let migrations = store.migrations().await?;
    let archive = ArchiveWriter::create(folder)?;
    let copy = archive.path(DATABASE)?;
    if !store.copy_to(&copy).await? {
        // Nothing was written yet but the mark of the unfinished, which an export writes again.
        drop(archive);
        let io = |e| CarryError::Archive(ArchiveError::Io(folder.to_owned(), e));
        fs::remove_dir_all(folder).map_err(io)?;
        return export::export(store, files, now, folder, tell).await;
    }
    let part = archive.adopt(DATABASE)?;
    let chain = verify::check_copy(&copy, tell).await?;
    let papers = papers::copy_out(files, &archive, tell).await?;
    let of = (store.dialect(), migrations);
    let manifest = Manifest::new(of, now, Content::Database(part), (papers, chain));
    archive.seal(&manifest.bytes()?)?;
    Ok(manifest)
}

/// Brings a backup of an embedded database back into a data folder that is empty or does not exist:
/// the database as `database`, the files below `files`. Everything is checked before, and the event
/// chain of what was brought back after.
pub async fn restore(
    folder: &Path,
    (data, database, files): (&Path, &Path, &Path),
    tell: Tell<'_>,
) -> Result<Manifest, CarryError> {
    let (archive, manifest) = Manifest::open(folder)?;
    let Content::Database(part) = &manifest.content else {
        return Err(CarryError::OtherKind(
            "the folder is an export: motcua import installation brings it into an empty database",
        ));
    };
    begin(data)?;
    verify::check(&archive, &manifest, tell).await?;
    let store = FileStore::in_folder(files)?;
    papers::copy_in(&archive, &manifest.files, &store, tell).await?;
    copy(&archive.path(&part.name)?, database)?;
    let store = Store::open(&Location::File(database.to_owned())).await?;
    if Chain::of_store(&store, tell).await? != manifest.events {
        return Err(CarryError::ChainDiffers);
    }
    let mark = data.join(UNRESTORED);
    fs::remove_file(&mark).map_err(|e| ArchiveError::Io(mark, e))?;
    Ok(manifest)
}

/// Takes an empty folder, or one of a restoration that was not finished, which begins anew.
fn begin(data: &Path) -> Result<(), CarryError> {
    let io = |e| ArchiveError::Io(data.to_owned(), e);
    let mark = data.join(UNRESTORED);
    if data.exists() && !mark.exists() && fs::read_dir(data).map_err(io)?.next().is_some() {
        return Err(ArchiveError::Exists(data.to_owned()).into());
    }
    fs::create_dir_all(data).map_err(io)?;
    fs::write(&mark, UNRESTORED_TEXT).map_err(|e| ArchiveError::Io(mark, e))?;
    Ok(())
}

/// Copies the database beside its place and moves it there, so that it is never there in part.
fn copy(from: &Path, to: &Path) -> Result<(), CarryError> {
    let beside: PathBuf = to.with_extension("restored");
    let written = fs::copy(from, &beside)
        .and_then(|_| fs::File::open(&beside)?.sync_all())
        .and_then(|()| fs::rename(&beside, to));
    for ending in ["-wal", "-shm"] {
        let mut log = to.as_os_str().to_owned();
        log.push(ending);
        // What an earlier, unfinished restoration left belongs to another file.
        drop(fs::remove_file(log));
    }
    Ok(written.map_err(|e| ArchiveError::Io(to.to_owned(), e))?)
}
