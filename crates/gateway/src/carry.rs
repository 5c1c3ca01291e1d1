//! Carrying all files of an installation out of its store, and into another one.

use crate::{FileError, FileStore, Stored};
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use mc_kernel::{Digest, digest::Digester};
use mc_sealing::Holder;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, path::Path};
use std::{fs::File, io::Write};

/// Parts of uploads that are on their way stand below this name, and may be gone at any time.
const INCOMING: &str = "incoming/";

/// The key of a file in the store: `ab/cd/abcd…`, `sealed/…` of one that is sealed, or `incoming/…` of a
/// part of an upload.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileKey(String);

impl FileKey {
    /// Reads a key as it stands in a list of files.
    pub fn parse(text: &str) -> Option<Self> {
        let key = Self(text.to_owned());
        let is_upload = text.strip_prefix(INCOMING).is_some_and(|rest| {
            let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            let steps: Vec<&str> = rest.split('/').collect();
            steps.len() == 2 && steps.iter().all(|s| !s.is_empty() && s.chars().all(is_plain))
        });
        let is_sealed = crate::sealed::is_key(text);
        (is_upload || is_sealed || key.digest().is_some()).then_some(key)
    }

    /// The key of a file that is kept.
    pub fn of(sha256: &Digest) -> Self {
        Self(crate::files::key(sha256).to_string())
    }

    /// The key of a file that is sealed for a holder with a version of their key.
    pub fn sealed(holder: Holder, version: u32, sha256: &Digest) -> Self {
        Self(crate::sealed::key(holder, version, sha256).to_string())
    }

    /// The digest that the stored bytes must have; `None` of a part of an upload, and of what is sealed,
    /// which only its key can check.
    pub fn digest(&self) -> Option<Digest> {
        let digest: Digest = self.0.rsplit('/').next()?.parse().ok()?;
        (crate::files::key(&digest).as_ref() == self.0).then_some(digest)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FileStore {
    /// The keys of everything that is stored, in no order.
    pub fn keys(&self) -> BoxStream<'static, Result<FileKey, FileError>> {
        let found = self.store.list(None).map_err(FileError::from);
        found
            .try_filter_map(|object| async move { Ok(FileKey::parse(object.location.as_ref())) })
            .boxed()
    }

    /// Whether a file is there.
    pub async fn has(&self, key: &FileKey) -> Result<bool, FileError> {
        match self.store.head(&Path::from(key.as_str())).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(e) => Err(e.into()),
        }
    }

    /// Writes a stored file to a place outside and digests it on the way; `None` when it is gone.
    ///
    /// # Errors
    /// [`FileError::Corrupt`] when it does not have the digest it is stored under.
    pub async fn copy_out(
        &self,
        key: &FileKey,
        to: &std::path::Path,
    ) -> Result<Option<Stored>, FileError> {
        let mut stream = match self.store.get(&Path::from(key.as_str())).await {
            Ok(found) => found.into_stream(),
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(e) => return Err(e.into()),
        };
        let failed = |e: std::io::Error| FileError::Unavailable(format!("{}: {e}", to.display()));
        let mut out = File::create(to).map_err(failed)?;
        let (mut digester, mut size_bytes) = (Digester::default(), 0);
        while let Some(piece) = stream.next().await {
            let piece = piece?;
            digester.update(&piece);
            size_bytes += u64::try_from(piece.len()).unwrap_or(u64::MAX);
            out.write_all(&piece).map_err(failed)?;
        }
        out.sync_all().map_err(failed)?;
        let sha256 = digester.finish();
        match key.digest() {
            Some(wanted) if wanted != sha256 => Err(FileError::Corrupt(wanted)),
            Some(_) | None => Ok(Some(Stored { sha256, size_bytes })),
        }
    }

    /// Stores bytes under the key that they had elsewhere.
    pub async fn copy_in(&self, key: &FileKey, bytes: Bytes) -> Result<(), FileError> {
        if let Some(wanted) = key.digest() {
            let stored = self.put(bytes).await?;
            return if stored.sha256 == wanted { Ok(()) } else { Err(FileError::Corrupt(wanted)) };
        }
        self.store.put(&Path::from(key.as_str()), PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::ids::UploadId;

    #[tokio::test]
    async fn everything_is_carried_and_checked() {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let [from, to] = folders.each_ref().map(|f| FileStore::in_folder(f.path()).unwrap());
        let stored = from.put(Bytes::from_static(b"giay")).await.unwrap();
        let upload = UploadId::derived("test", "upload");
        from.put_part((upload, 0), Bytes::from_static(b"phan"), None).await.unwrap();
        let keys: Vec<FileKey> = from.keys().try_collect().await.unwrap();
        assert_eq!(keys.len(), 2);
        let scratch = tempfile::tempdir().unwrap();
        for key in &keys {
            let place = scratch.path().join("one");
            let copied = from.copy_out(key, &place).await.unwrap().unwrap();
            assert!(key.digest().is_none_or(|d| d == copied.sha256));
            to.copy_in(key, std::fs::read(&place).unwrap().into()).await.unwrap();
        }
        assert_eq!(to.read(&stored.sha256).await.unwrap().unwrap(), "giay");
        assert_eq!(to.joined(upload, 1, None).await.unwrap(), "phan");
        let key = FileKey::of(&stored.sha256);
        assert!(to.has(&key).await.unwrap());
        assert!(matches!(
            to.copy_in(&key, Bytes::from_static(b"x")).await,
            Err(FileError::Corrupt(_))
        ));
        std::fs::write(folders[0].path().join(key.as_str()), b"changed").unwrap();
        let damaged = from.copy_out(&key, &scratch.path().join("one")).await;
        assert!(matches!(damaged, Err(FileError::Corrupt(_))));
    }

    #[test]
    fn keys_are_of_two_kinds() {
        let digest = Digest::of(b"x");
        assert_eq!(FileKey::parse(FileKey::of(&digest).as_str()).unwrap().digest(), Some(digest));
        assert!(FileKey::parse("incoming/0190aa/000001").unwrap().digest().is_none());
        for other in ["", "incoming/probe", "../x", "ab/cd/ef", "incoming/../000001"] {
            assert_eq!(FileKey::parse(other), None, "{other}");
        }
    }
}
