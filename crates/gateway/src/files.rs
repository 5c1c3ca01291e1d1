//! Files under their digest, in an object store: a local folder, or later any S3-compatible store.
//!
//! A file's key is its SHA-256 (`ab/cd/abcd…`), so the same paper attached twice is kept once, and a
//! file can be checked against its name for ever. Uploads arrive in parts under `incoming/`; when
//! the last part is there the parts are joined, digested and moved to their key. What is sealed lies
//! below `sealed/` and its holder (`sealed.rs`); there it is not shared with anybody.

use crate::FileSeal;
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use mc_kernel::{Digest, digest::Digester, ids::UploadId};
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path::Path};
use std::sync::Arc;

/// An error of the file store.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The store cannot be reached or is full. Nothing was acknowledged; try again.
    #[error("the file store is not available: {0}")]
    Unavailable(String),
    /// What is stored under a digest does not have that digest.
    #[error("the stored file {0} does not have its digest")]
    Corrupt(Digest),
    /// What is sealed cannot be opened.
    #[error(transparent)]
    Sealed(#[from] mc_sealing::SealError),
}

impl From<object_store::Error> for FileError {
    fn from(error: object_store::Error) -> Self {
        Self::Unavailable(error.to_string())
    }
}

/// A file that is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// Its digest, which is its key.
    pub sha256: Digest,
    /// Its size.
    pub size_bytes: u64,
}

/// The files of an installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct FileStore {
    pub(crate) store: Arc<dyn ObjectStore>,
}

impl FileStore {
    /// Files in a folder of this machine; the folder is made when absent. Every write is on the disk
    /// before it is acknowledged.
    pub fn in_folder(folder: &std::path::Path) -> Result<Self, FileError> {
        std::fs::create_dir_all(folder).map_err(|e| FileError::Unavailable(e.to_string()))?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self { store: Arc::new(store) })
    }

    /// Stores bytes that are already in memory.
    pub async fn put(&self, bytes: Bytes) -> Result<Stored, FileError> {
        let sha256 = Digest::of(&bytes);
        let size_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let key = key(&sha256);
        if self.store.head(&key).await.is_err() {
            self.store.put(&key, PutPayload::from_bytes(bytes)).await?;
        }
        Ok(Stored { sha256, size_bytes })
    }

    /// Streams a file; `None` when no file has the digest.
    pub async fn stream(
        &self,
        sha256: &Digest,
    ) -> Result<Option<BoxStream<'static, Result<Bytes, FileError>>>, FileError> {
        match self.store.get(&key(sha256)).await {
            Ok(found) => Ok(Some(found.into_stream().map_err(FileError::from).boxed())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    /// Reads a whole file and checks its digest; `None` when no file has it.
    pub async fn read(&self, sha256: &Digest) -> Result<Option<Bytes>, FileError> {
        let bytes = match self.store.get(&key(sha256)).await {
            Ok(found) => found.bytes().await?,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(e) => return Err(e.into()),
        };
        if Digest::of(&bytes) == *sha256 {
            Ok(Some(bytes))
        } else {
            Err(FileError::Corrupt(*sha256))
        }
    }

    /// Keeps one part of an upload, sealed where it is to be. Writing the same part again replaces it,
    /// so a repeated request does no harm.
    pub async fn put_part(
        &self,
        (upload, part): (UploadId, u32),
        bytes: Bytes,
        seal: Option<FileSeal<'_>>,
    ) -> Result<(), FileError> {
        let key = part_key(upload, part);
        let bytes = match seal {
            Some(seal) => seal.seal(key.as_ref().as_bytes(), &bytes)?.into(),
            None => bytes,
        };
        self.store.put(&key, PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }

    /// Reads the parts of an upload, one after the other, as one whole.
    pub async fn joined(
        &self,
        upload: UploadId,
        parts: u32,
        seal: Option<FileSeal<'_>>,
    ) -> Result<Bytes, FileError> {
        let mut whole = Vec::new();
        for part in 0..parts {
            let key = part_key(upload, part);
            let bytes = self.store.get(&key).await?.bytes().await?;
            // A part that came before there was a key lies open.
            match seal.filter(|_| mc_sealing::is_sealed_file(&bytes)) {
                Some(seal) => whole.extend(seal.open(key.as_ref().as_bytes(), &bytes)?),
                None => whole.extend_from_slice(&bytes),
            }
        }
        Ok(whole.into())
    }

    /// Drops what is left of an upload. Parts that are not there do not matter.
    pub async fn drop_parts(&self, upload: UploadId, parts: u32) -> Result<(), FileError> {
        for part in 0..parts {
            match self.store.delete(&part_key(upload, part)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(e) => return Err(e.into()),
            }
        }
        Ok(())
    }

    /// Proves that the store can be written and read, for `doctor`.
    pub async fn check(&self) -> Result<(), FileError> {
        let probe = Path::from("incoming/probe");
        self.store.put(&probe, PutPayload::from_static(b"probe")).await?;
        self.store.get(&probe).await?.bytes().await?;
        self.store.delete(&probe).await?;
        Ok(())
    }
}

/// Digests a stream without keeping it.
pub async fn digest_of(
    mut stream: BoxStream<'static, Result<Bytes, FileError>>,
) -> Result<Stored, FileError> {
    let mut digester = Digester::default();
    let mut size_bytes = 0_u64;
    while let Some(piece) = stream.next().await {
        let piece = piece?;
        digester.update(&piece);
        size_bytes = size_bytes.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
    }
    Ok(Stored { sha256: digester.finish(), size_bytes })
}

pub(crate) fn key(sha256: &Digest) -> Path {
    let [first, second, ..] = sha256.bytes();
    Path::from(format!("{first:02x}/{second:02x}/{sha256}"))
}

fn part_key(upload: UploadId, part: u32) -> Path {
    Path::from(format!("incoming/{}/{part:06}", upload.simple()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, FileStore) {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::in_folder(folder.path()).unwrap();
        (folder, store)
    }

    #[tokio::test]
    async fn equal_files_are_kept_once_and_read_back() {
        let (folder, store) = store();
        let first = store.put(Bytes::from_static(b"giay")).await.unwrap();
        let second = store.put(Bytes::from_static(b"giay")).await.unwrap();
        assert_eq!(first, second);
        assert_eq!(store.read(&first.sha256).await.unwrap().unwrap(), "giay");
        assert_eq!(store.read(&Digest::of(b"other")).await.unwrap(), None);
        let stored = folder.path().join(key(&first.sha256).as_ref());
        std::fs::write(stored, b"changed").unwrap();
        assert!(matches!(store.read(&first.sha256).await, Err(FileError::Corrupt(_))));
    }

    #[tokio::test]
    async fn parts_join_in_order_even_when_one_is_sent_twice() {
        let (_folder, store) = store();
        let upload = UploadId::derived("test", "upload");
        store.put_part((upload, 1), Bytes::from_static(b"hai"), None).await.unwrap();
        store.put_part((upload, 0), Bytes::from_static(b"xx"), None).await.unwrap();
        store.put_part((upload, 0), Bytes::from_static(b"mot "), None).await.unwrap();
        assert_eq!(store.joined(upload, 2, None).await.unwrap(), "mot hai");
        store.drop_parts(upload, 2).await.unwrap();
        assert!(store.joined(upload, 2, None).await.is_err());
        store.drop_parts(upload, 2).await.unwrap();
    }

    #[tokio::test]
    async fn a_stream_has_the_digest_of_its_file() {
        let (_folder, store) = store();
        let stored = store.put(Bytes::from(vec![7; 300_000])).await.unwrap();
        let stream = store.stream(&stored.sha256).await.unwrap().unwrap();
        assert_eq!(digest_of(stream).await.unwrap(), stored);
        assert!(store.stream(&Digest::of(b"none")).await.unwrap().is_none());
    }
}
