//! Keeping the content of files sealed for their owner, and sealing what lay open before.

use crate::{
    App, AppError,
    archive::{Step, Tell},
};
use bytes::{Bytes, BytesMut};
use futures::{TryStreamExt, stream::BoxStream};
use mc_gateway::{FileError, FileKey, FileSeal, Stored};
use mc_kernel::{Digest, Id, ids::SubjectId};
use mc_sealing::DataKey;
use mc_store::{
    Batch, Clash, StoreError,
    sealing::fill::{self, FILE_PLACE, OpenFile, Unsealed},
};
use std::sync::Arc;

/// How often a round of sealing is tried again because rows changed meanwhile.
const MOST_TRIES: usize = 20;

impl App {
    /// What seals files with a key.
    pub(crate) fn file_seal<'a>(&'a self, key: Option<&'a Arc<DataKey>>) -> Option<FileSeal<'a>> {
        key.map(|key| FileSeal { key, random: &*self.parts.random })
    }

    /// Stores bytes of a person, sealed where the installation seals.
    pub(crate) async fn keep_content(
        &self,
        owner: SubjectId,
        bytes: Bytes,
    ) -> Result<Stored, AppError> {
        let files = &self.parts.files;
        match self.parts.store.data_key_to_seal(owner).await? {
            Some(key) => {
                let seal = FileSeal { key: &key, random: &*self.parts.random };
                Ok(files.put_sealed(bytes, seal).await?)
            }
            None => Ok(files.put(bytes).await?),
        }
    }

    /// Streams the content of a file of a person; `None` when there is none.
    pub(crate) async fn content(
        &self,
        owner: SubjectId,
        sha256: &Digest,
    ) -> Result<Option<BoxStream<'static, Result<Bytes, FileError>>>, AppError> {
        let files = &self.parts.files;
        if let Some(key) = self.parts.store.data_key(owner).await?
            && let Some(stream) = files.stream_sealed(sha256, key).await?
        {
            return Ok(Some(stream));
        }
        Ok(files.stream(sha256).await?)
    }

    /// The same as a whole, held against its digest.
    pub(crate) async fn whole_content(
        &self,
        owner: SubjectId,
        sha256: &Digest,
    ) -> Result<Option<Bytes>, AppError> {
        let Some(stream) = self.content(owner, sha256).await? else { return Ok(None) };
        let bytes: BytesMut = stream.try_collect().await?;
        let bytes = bytes.freeze();
        if Digest::of(&bytes) == *sha256 {
            Ok(Some(bytes))
        } else {
            Err(FileError::Corrupt(*sha256).into())
        }
    }

    /// Whether rows or files may lie open that are to be sealed.
    pub async fn has_unsealed(&self) -> Result<bool, AppError> {
        Ok(self.parts.store.seals() && !self.parts.store.unsealed().await?.is_empty())
    }

    /// Seals what lay open before there was a master key. Begun again it goes on where it was; whatever
    /// moment it is stopped at, everything can be read.
    pub async fn seal_open_rows(&self, tell: Tell<'_>) -> Result<u64, AppError> {
        let store = &self.parts.store;
        if !store.seals() {
            return Ok(0);
        }
        let (mut done, mut tries) = (0, 0);
        while let Some(from) = store.unsealed().await?.into_iter().next() {
            let looked_at = if from.place == FILE_PLACE {
                self.seal_some_files(&from).await?
            } else {
                store.seal_some(&from).await?
            };
            done += looked_at;
            tries = if looked_at > 0 { 0 } else { tries + 1 };
            if tries > MOST_TRIES {
                return Err(AppError::Conflict("sealing"));
            }
            tell(Step { what: &from.place, done, of: 0 });
        }
        Ok(done)
    }

    async fn seal_some_files(&self, from: &Unsealed) -> Result<u64, AppError> {
        let files = self.parts.store.files_to_seal(from.reached).await?;
        for file in &files {
            self.seal_one_file(file).await?;
        }
        let mut batch = Batch::new();
        let reached: Id<()> = files.last().map_or(from.reached, |file| file.id);
        fill::reach(&mut batch, from, reached, files.is_empty());
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(u64::try_from(files.len()).unwrap_or(0)),
            // Another process seals as well.
            Err(StoreError::Conflict(Clash::Row(_))) => Ok(0),
            Err(error) => Err(error.into()),
        }
    }

    /// Seals a file for its owner. The open one goes when everybody who attached it has theirs.
    async fn seal_one_file(&self, file: &OpenFile) -> Result<(), AppError> {
        let open = FileKey::of(&file.sha256);
        let (store, files) = (&self.parts.store, &self.parts.files);
        let Some(bytes) = files.read(&file.sha256).await? else { return Ok(()) };
        self.keep_content(file.owner, bytes).await?;
        // A paper of a thousand people, a leaflet, stays open as well.
        let Some(owners) = store.owners_of_content(file.sha256).await? else { return Ok(()) };
        for owner in owners {
            let Some(key) = store.data_key(owner).await? else { return Ok(()) };
            let sealed = FileKey::sealed(key.holder(), key.version(), &file.sha256);
            if !files.has(&sealed).await? {
                return Ok(());
            }
        }
        Ok(files.remove(&open).await?)
    }
}
