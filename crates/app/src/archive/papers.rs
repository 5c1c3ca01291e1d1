//! The files of an installation in a folder: a list, and each at its key.

use super::{CarryError, Step, Tell, manifest::Files};
use futures::StreamExt;
use mc_gateway::{
    FileKey, FileStore,
    archive::{Archive, ArchiveWriter, Part},
};
use mc_kernel::{Digest, ids::SubjectId};
use mc_store::Store;
use serde::{Deserialize, Serialize};

/// Where the files lie.
const FOLDER: &str = "files";
/// Their list.
const LIST: &str = "files.ndjson";
/// How often the key of one person is made anew at most: once after each erasure.
const MOST_KEY_VERSIONS: u32 = 50;

/// A file in the list.
#[derive(Debug, Serialize, Deserialize)]
struct Listed {
    key: String,
    bytes: u64,
    sha256: Digest,
}

fn place(key: &str) -> String {
    format!("{FOLDER}/{key}")
}

/// Copies every file out. A file that is kept never changes, so those of a running server are those
/// of the view, and perhaps some more.
pub(super) async fn copy_out(
    files: &FileStore,
    archive: &ArchiveWriter,
    tell: Tell<'_>,
) -> Result<Files, CarryError> {
    let mut list = archive.part(LIST)?;
    let (mut count, mut size) = (0, 0);
    let mut keys = files.keys();
    while let Some(key) = keys.next().await {
        let key = key?;
        let name = place(key.as_str());
        let path = archive.path(&name)?;
        // A part of an upload may be gone: the upload was finished.
        let Some(stored) = files.copy_out(&key, &path).await? else { continue };
        let (bytes, sha256) = (stored.size_bytes, stored.sha256);
        let listed = Listed { key: key.as_str().to_owned(), bytes, sha256 };
        list.line(
            &serde_json::to_string(&listed).map_err(|e| CarryError::Manifest(e.to_string()))?,
        )?;
        count += 1;
        size += stored.size_bytes;
        tell(Step { what: "files", done: count, of: 0 });
    }
    Ok(Files { count, bytes: size, list: list.finish()? })
}

/// Whether the content that a row names is there, open or sealed for its owner.
pub(super) async fn is_there(
    (store, files): (&Store, &FileStore),
    owner: SubjectId,
    digest: &Digest,
) -> Result<bool, CarryError> {
    if files.has(&FileKey::of(digest)).await? {
        return Ok(true);
    }
    let Some(key) = store.holder_key(owner).await? else { return Ok(false) };
    Ok(files.has(&FileKey::sealed(owner.into(), key.version, digest)).await?)
}

/// Whether a folder has the content that a row names.
pub(super) fn is_in(
    archive: &Archive,
    owner: SubjectId,
    digest: &Digest,
) -> Result<bool, CarryError> {
    if archive.path(&place(FileKey::of(digest).as_str()))?.exists() {
        return Ok(true);
    }
    for version in 1..=MOST_KEY_VERSIONS {
        let key = FileKey::sealed(owner.into(), version, digest);
        if archive.path(&place(key.as_str()))?.exists() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Every file of a folder with its key, as the list has them.
fn listed<'a>(
    archive: &'a Archive,
    files: &Files,
) -> Result<impl Iterator<Item = Result<(FileKey, Part), CarryError>> + 'a, CarryError> {
    let list = files.list.name.clone();
    let lines = archive.lines(&files.list)?;
    Ok((1..).zip(lines).map(move |(line, text)| {
        let bad =
            |what: &str| CarryError::BadLine { part: list.clone(), line, what: what.to_owned() };
        let listed: Listed = serde_json::from_str(&text?).map_err(|e| bad(&e.to_string()))?;
        let key = FileKey::parse(&listed.key).ok_or_else(|| bad("no key of a file"))?;
        let name = place(key.as_str());
        Ok((key, Part { name, bytes: listed.bytes, lines: 0, sha256: listed.sha256 }))
    }))
}

/// Holds the list and every file to its digest.
pub(super) fn check(archive: &Archive, files: &Files, tell: Tell<'_>) -> Result<(), CarryError> {
    archive.check(&files.list)?;
    let mut count = 0;
    for found in listed(archive, files)? {
        let (_, part) = found?;
        archive.check(&part)?;
        count += 1;
        tell(Step { what: "files", done: count, of: files.count });
    }
    if count == files.count {
        Ok(())
    } else {
        Err(CarryError::Count { what: "files".to_owned(), found: count, wanted: files.count })
    }
}

/// Puts every file into a store; those that are there already stay.
pub(super) async fn copy_in(
    archive: &Archive,
    files: &Files,
    store: &FileStore,
    tell: Tell<'_>,
) -> Result<(), CarryError> {
    for (done, found) in (1..).zip(listed(archive, files)?) {
        let (key, part) = found?;
        let path = archive.path(&part.name)?;
        let bytes = std::fs::read(&path)
            .map_err(|e| mc_gateway::archive::ArchiveError::Io(path.clone(), e))?;
        store.copy_in(&key, bytes.into()).await?;
        tell(Step { what: "files", done, of: files.count });
    }
    Ok(())
}
