//! Rows of files and of uploads that are on their way. The bytes live in the file store.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    Digest, Timestamp,
    ids::{DossierId, DraftId, FileId, PaperId, SubjectId, UploadId},
};
use mc_policy::{Action, DossierTarget, DraftTarget, Permit};

macro_rules! columns {
    ($rest:literal) => {
        concat!("SELECT id, sha256, size_bytes, media_type, pages, name, owner, draft, dossier, component, uploaded_us, paper FROM file ", $rest)
    };
}

const INSERT: &str = "INSERT INTO file (id, sha256, size_bytes, media_type, pages, name, owner, draft, dossier, component, uploaded_us, uploaded_by, paper) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const ONE: &str = columns!("WHERE id = $1");
const OF_DRAFT: &str = columns!("WHERE draft = $1 AND component <> 'scan' ORDER BY id LIMIT 500");
const OF_DOSSIER: &str = columns!("WHERE dossier = $1 ORDER BY id LIMIT 1000");
const DROP: &str = "DELETE FROM file WHERE id = $1 AND draft = $2 AND dossier IS NULL";
const TO_DOSSIER: &str =
    "UPDATE file SET dossier = $2 WHERE draft = $1 AND dossier IS NULL AND component <> 'scan'";
const UPLOAD_NEW: &str = "INSERT INTO upload (id, draft, component, name, size_bytes, received_bytes, parts, state, changed_us) VALUES ($1, $2, $3, $4, $5, 0, 0, 'open', $6)";
const UPLOAD: &str = "SELECT id, draft, component, name, size_bytes, received_bytes, parts, state, file FROM upload WHERE id = $1";
const UPLOAD_PART: &str = "UPDATE upload SET received_bytes = $2, parts = parts + 1, changed_us = $3 WHERE id = $1 AND received_bytes = $4 AND state = 'open'";
const UPLOAD_DONE: &str = "UPDATE upload SET state = 'complete', file = $2, changed_us = $3 WHERE id = $1 AND state = 'open'";
const UPLOADS_STALE: &str = "SELECT id, draft, component, name, size_bytes, received_bytes, parts, state, file FROM upload WHERE state = $1 AND changed_us < $2 ORDER BY changed_us, id LIMIT 100";
const UPLOAD_DROP: &str = "DELETE FROM upload WHERE id = $1";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 3] = [
    ("files of a draft", OF_DRAFT),
    ("files of a dossier", OF_DOSSIER),
    ("stale uploads", UPLOADS_STALE),
];

/// The component of files whose pages lie in the tray of a draft: they are no papers of it, and stay
/// behind when it is sent.
pub const SCAN_COMPONENT: &str = "scan";

/// A file that somebody attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its id.
    pub id: FileId,
    /// Its digest.
    pub sha256: Digest,
    /// Its size.
    pub size_bytes: u64,
    /// Its type by content.
    pub media_type: String,
    /// Its pages.
    pub pages: u32,
    /// What the person called it.
    pub name: String,
    /// Whose paper it is.
    pub owner: SubjectId,
    /// The draft it was attached to.
    pub draft: Option<DraftId>,
    /// The dossier it belongs to.
    pub dossier: Option<DossierId>,
    /// The component, or `field:` and a path of the form.
    pub component: String,
    /// When.
    pub uploaded: Timestamp,
    /// The paper of the owner's data store that it is a copy of; `None` where it was uploaded.
    pub paper: Option<PaperId>,
}

/// An upload on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its id.
    pub id: UploadId,
    /// The draft it is for.
    pub draft: DraftId,
    /// The component it is for.
    pub component: String,
    /// What the person called it.
    pub name: String,
    /// How large it will be.
    pub size_bytes: u64,
    /// How much has arrived.
    pub received_bytes: u64,
    /// In how many parts.
    pub parts: u32,
    /// The file it became.
    pub file: Option<FileId>,
}

/// Adds a file; `by` says who uploaded it.
pub fn insert(batch: &mut Batch, file: &FileRow, by: &str) {
    let values = vec![
        file.id.into(),
        file.sha256.into(),
        file.size_bytes.into(),
        (&file.media_type).into(),
        file.pages.into(),
        (&file.name).into(),
        file.owner.into(),
        file.draft.into(),
        file.dossier.into(),
        (&file.component).into(),
        file.uploaded.into(),
        by.into(),
        file.paper.into(),
    ];
    batch.insert(INSERT, values, Clash::Row("file"));
}

/// Takes a file off a draft.
pub fn remove_from_draft(batch: &mut Batch, file: FileId, draft: DraftId) {
    batch.change_one(DROP, vec![file.into(), draft.into()], Clash::Row("file"));
}

/// Hands the files of a draft over to the dossier it became.
pub fn hand_over(batch: &mut Batch, draft: DraftId, dossier: DossierId) {
    batch.change_any(TO_DOSSIER, vec![draft.into(), dossier.into()]);
}

/// Adds an upload of which nothing has arrived yet.
pub fn begin_upload(batch: &mut Batch, upload: &Upload, now: Timestamp) {
    let values = vec![
        upload.id.into(),
        upload.draft.into(),
        (&upload.component).into(),
        (&upload.name).into(),
        upload.size_bytes.into(),
        now.into(),
    ];
    batch.insert(UPLOAD_NEW, values, Clash::Row("upload"));
}

/// Notes a part that has arrived, when nothing else arrived in between.
pub fn part_arrived(batch: &mut Batch, upload: &Upload, part_bytes: u64, now: Timestamp) {
    let received = upload.received_bytes.saturating_add(part_bytes);
    let values = vec![upload.id.into(), received.into(), now.into(), upload.received_bytes.into()];
    batch.change_one(UPLOAD_PART, values, Clash::Row("upload"));
}

/// Notes the file that an upload became.
pub fn upload_done(batch: &mut Batch, upload: UploadId, file: FileId, now: Timestamp) {
    let values = vec![upload.into(), file.into(), now.into()];
    batch.change_one(UPLOAD_DONE, values, Clash::Row("upload"));
}

/// Drops an upload.
pub fn drop_upload(batch: &mut Batch, upload: UploadId) {
    batch.change_any(UPLOAD_DROP, vec![upload.into()]);
}

impl Store {
    /// The files of the draft that the permit was given for.
    pub async fn files_of_draft<A: Action<Target = DraftTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Vec<FileRow>, StoreError> {
        self.query(OF_DRAFT, vec![permit.key().into()]).await?.iter().map(file).collect()
    }

    /// The files of the dossier that the permit was given for.
    pub async fn files_of_dossier<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Vec<FileRow>, StoreError> {
        self.query(OF_DOSSIER, vec![permit.key().into()]).await?.iter().map(file).collect()
    }

    /// What a file belongs to. Whether it may be opened is decided on that, not on the file.
    pub async fn file_row(&self, id: FileId) -> Result<Option<FileRow>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.as_ref().map(file).transpose()
    }

    /// An upload.
    pub async fn upload(&self, id: UploadId) -> Result<Option<Upload>, StoreError> {
        self.query_one(UPLOAD, vec![id.into()]).await?.as_ref().map(upload).transpose()
    }

    /// Uploads in a state (`open` or `complete`) that did not move since an instant.
    pub async fn stale_uploads(
        &self,
        state: &str,
        since: Timestamp,
    ) -> Result<Vec<Upload>, StoreError> {
        let rows = self.query(UPLOADS_STALE, vec![state.into(), since.into()]).await?;
        rows.iter().map(upload).collect()
    }
}

fn file(row: &Row) -> Result<FileRow, StoreError> {
    Ok(FileRow {
        id: row.id(0)?,
        sha256: row.digest(1)?,
        size_bytes: row.count(2)?,
        media_type: row.text(3)?,
        pages: u32::try_from(row.count(4)?).unwrap_or(u32::MAX),
        name: row.text(5)?,
        owner: row.id(6)?,
        draft: row.optional(7, Row::id)?,
        dossier: row.optional(8, Row::id)?,
        component: row.text(9)?,
        uploaded: row.timestamp(10)?,
        paper: row.optional(11, Row::id)?,
    })
}

fn upload(row: &Row) -> Result<Upload, StoreError> {
    Ok(Upload {
        id: row.id(0)?,
        draft: row.id(1)?,
        component: row.text(2)?,
        name: row.text(3)?,
        size_bytes: row.count(4)?,
        received_bytes: row.count(5)?,
        parts: u32::try_from(row.count(6)?).unwrap_or(u32::MAX),
        file: row.optional(8, Row::id)?,
    })
}
