//! Files that are sealed for a holder: `sealed/<holder>/<version of their key>/<digest of what is in it>`.
//!
//! They are written and read in pieces. The same paper of two people lies there twice, so that the one
//! can be destroyed without the other.

use crate::{FileError, FileKey, FileStore, Stored};
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use mc_kernel::{Digest, RandomSource};
use mc_sealing::{DataKey, FileOpener, Holder, SealError, seal_file};
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, path::Path};
use std::sync::Arc;

/// Where sealed files lie.
const FOLDER: &str = "sealed";

/// What seals files: the key of their holder.
#[derive(Clone, Copy)]
pub struct FileSeal<'a> {
    /// The key.
    pub key: &'a Arc<DataKey>,
    /// Where salts come from.
    pub random: &'a dyn RandomSource,
}

impl std::fmt::Debug for FileSeal<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileSeal({:?})", self.key)
    }
}

impl FileSeal<'_> {
    pub(crate) fn seal(&self, name: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
        seal_file(self.key, name, plain, self.random)
    }

    pub(crate) fn open(&self, name: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let mut opener = FileOpener::new(self.key, name);
        let mut plain = opener.push(self.key, sealed)?;
        plain.append(&mut opener.finish()?);
        Ok(plain)
    }
}

pub(crate) fn key(holder: Holder, version: u32, sha256: &Digest) -> Path {
    Path::from(format!("{FOLDER}/{holder}/{version}/{sha256}"))
}

/// Whether a text is the key of a sealed file.
pub(crate) fn is_key(text: &str) -> bool {
    let steps: Vec<&str> = text.split('/').collect();
    let [FOLDER, holder, version, sha256] = steps.as_slice() else { return false };
    let is_holder = holder.len() == 32
        && holder.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    let is_version = version.parse::<u32>().is_ok_and(|v| v.to_string() == *version);
    is_holder && is_version && sha256.parse::<Digest>().is_ok_and(|d| d.to_string() == *sha256)
}

impl FileStore {
    /// Stores bytes sealed for the holder of a key. They are on the disk when this returns.
    pub async fn put_sealed(&self, bytes: Bytes, seal: FileSeal<'_>) -> Result<Stored, FileError> {
        let sha256 = Digest::of(&bytes);
        let size_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let key = key(seal.key.holder(), seal.key.version(), &sha256);
        if self.store.head(&key).await.is_err() {
            let sealed = seal.seal(sha256.bytes(), &bytes)?;
            self.store.put(&key, PutPayload::from_bytes(sealed.into())).await?;
        }
        Ok(Stored { sha256, size_bytes })
    }

    /// Streams what is sealed with a key; `None` when it has sealed no such file.
    pub async fn stream_sealed(
        &self,
        sha256: &Digest,
        data_key: Arc<DataKey>,
    ) -> Result<Option<BoxStream<'static, Result<Bytes, FileError>>>, FileError> {
        let found = self.store.get(&key(data_key.holder(), data_key.version(), sha256)).await;
        let sealed = match found {
            Ok(found) => found.into_stream().map_err(FileError::from).boxed(),
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(e) => return Err(e.into()),
        };
        let opener = FileOpener::new(&data_key, sha256.bytes());
        let state = Some((sealed, opener, data_key));
        let opened = futures::stream::try_unfold(state, |state| async move {
            let Some((mut sealed, mut opener, key)) = state else { return Ok(None) };
            match sealed.next().await {
                Some(came) => {
                    let plain = opener.push(&key, &came?)?;
                    Ok(Some((Bytes::from(plain), Some((sealed, opener, key)))))
                }
                None => Ok(Some((Bytes::from(opener.finish()?), None))),
            }
        });
        let is_some = |bytes: &Bytes| futures::future::ready(!bytes.is_empty());
        Ok(Some(opened.try_filter(is_some).boxed()))
    }

    /// Takes stored bytes away. What is not there does not matter.
    pub async fn remove(&self, key: &FileKey) -> Result<(), FileError> {
        match self.store.delete(&Path::from(key.as_str())).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(e.into()),
        }
    }

    /// Takes all sealed files of a holder away, with every version of their key; says how many.
    pub async fn remove_sealed(&self, holder: Holder) -> Result<u64, FileError> {
        let folder = Path::from(format!("{FOLDER}/{holder}"));
        let found: Vec<Path> =
            self.store.list(Some(&folder)).map_ok(|object| object.location).try_collect().await?;
        let mut removed = 0;
        for path in found {
            match self.store.delete(&path).await {
                Ok(()) => removed += 1,
                Err(object_store::Error::NotFound { .. }) => {}
                Err(e) => return Err(e.into()),
            }
        }
        Ok(removed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::{SeededRandom, ids::UploadId};
    use mc_sealing::{KeyRing, PIECE_BYTES, new_master_key};

    fn data_key(holder: u8, version: u32) -> Arc<DataKey> {
        let line = new_master_key(&SeededRandom::new(1)).1.to_string();
        let ring: KeyRing = line.parse().unwrap();
        let holder = Holder::from_bytes([holder; 16]);
        let random = SeededRandom::new(u64::from(version));
        let wrapped = DataKey::make(holder, version, &ring, &random).unwrap();
        Arc::new(DataKey::unwrap(&wrapped, &ring).unwrap())
    }

    async fn read(store: &FileStore, sha256: &Digest, key: &Arc<DataKey>) -> Option<Vec<u8>> {
        let stream = store.stream_sealed(sha256, Arc::clone(key)).await.unwrap()?;
        let pieces: Vec<Bytes> = stream.try_collect().await.unwrap();
        Some(pieces.concat())
    }

    #[tokio::test]
    async fn a_sealed_file_is_read_with_its_key_alone_and_lies_nowhere_open() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::in_folder(folder.path()).unwrap();
        let (an, binh) = (data_key(1, 1), data_key(2, 1));
        let random = SeededRandom::new(4);
        let seal = |key| FileSeal { key, random: &random };
        let plain = Bytes::from("căn cước ".repeat(PIECE_BYTES / 4));
        let stored = store.put_sealed(plain.clone(), seal(&an)).await.unwrap();
        assert_eq!(stored.sha256, Digest::of(&plain));
        assert_eq!(read(&store, &stored.sha256, &an).await.unwrap(), plain);
        assert_eq!(read(&store, &stored.sha256, &binh).await, None);
        assert!(store.read(&stored.sha256).await.unwrap().is_none(), "it does not lie open");
        store.put_sealed(plain.clone(), seal(&binh)).await.unwrap();
        let keys: Vec<FileKey> = store.keys().try_collect().await.unwrap();
        assert_eq!(keys.len(), 2, "the same paper of two people lies there twice");
        for key in &keys {
            let bytes = std::fs::read(folder.path().join(key.as_str())).unwrap();
            assert!(!bytes.windows(9).any(|w| w == "căn cư".as_bytes()));
        }
        assert_eq!(store.remove_sealed(an.holder()).await.unwrap(), 1);
        assert_eq!(read(&store, &stored.sha256, &an).await, None);
        assert_eq!(read(&store, &stored.sha256, &binh).await.unwrap(), plain);
    }

    #[tokio::test]
    async fn a_changed_file_fails_and_is_not_given_in_part_as_whole() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::in_folder(folder.path()).unwrap();
        let (key, random) = (data_key(1, 1), SeededRandom::new(4));
        let seal = FileSeal { key: &key, random: &random };
        let stored = store.put_sealed(vec![7; 3 * PIECE_BYTES].into(), seal).await.unwrap();
        let place = FileKey::sealed(key.holder(), 1, &stored.sha256);
        let path = folder.path().join(place.as_str());
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.truncate(2 * PIECE_BYTES + 100);
        std::fs::write(&path, bytes).unwrap();
        let stream = store.stream_sealed(&stored.sha256, key).await.unwrap().unwrap();
        let read: Result<Vec<Bytes>, FileError> = stream.try_collect().await;
        assert!(matches!(read, Err(FileError::Sealed(SealError::Damaged))));
    }

    #[tokio::test]
    async fn parts_of_an_upload_are_sealed_too() {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::in_folder(folder.path()).unwrap();
        let (key, random) = (data_key(1, 1), SeededRandom::new(4));
        let seal = FileSeal { key: &key, random: &random };
        let upload = UploadId::derived("test", "upload");
        store.put_part((upload, 0), Bytes::from_static(b"mot "), None).await.unwrap();
        store.put_part((upload, 1), Bytes::from_static(b"hai"), Some(seal)).await.unwrap();
        assert_eq!(store.joined(upload, 2, Some(seal)).await.unwrap(), "mot hai");
        assert_ne!(store.joined(upload, 2, None).await.unwrap(), "mot hai");
    }

    #[test]
    fn keys_of_sealed_files_are_known() {
        let holder = Holder::from_bytes([0xAB; 16]);
        let key = FileKey::sealed(holder, 3, &Digest::of(b"x"));
        assert_eq!(FileKey::parse(key.as_str()), Some(key.clone()));
        assert_eq!(key.digest(), None, "only its key can check what is sealed");
        for other in ["sealed/x/1/y", "sealed/../1/x", "sealed/ab/03/x"] {
            assert_eq!(FileKey::parse(other), None, "{other}");
        }
    }
}
