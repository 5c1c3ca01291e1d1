//! Attaching files to a draft: in one piece, or in parts that resume where they stopped.
//!
//! What a file is, is found by its content. Its digest and page count are kept and shown. A part
//! that is sent twice does no harm; an upload that was cut off goes on from what had arrived.

use crate::{
    App, AppError, Ctx,
    drafts::{OpenDraft, field_component},
};
use bytes::Bytes;
use mc_gateway::{Refusal, inspect::inspect};
use mc_kernel::{
    FieldProblem,
    ids::{DraftId, FileId, SubjectId, UploadId},
};
use mc_policy::DraftTarget;
use mc_store::{
    Batch, StoreError,
    files::{self, FileRow, Upload},
};

/// The size of a part that a client should send; the last one may be smaller.
pub const PART_BYTES: u64 = 1024 * 1024;
/// The longest file name.
const MOST_NAME_CHARS: usize = 200;

/// A file that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginUpload {
    /// The component's code, or `field:` and the path of a field.
    pub component: String,
    /// What the person calls the file.
    pub name: String,
    /// How large it will be.
    pub size_bytes: u64,
}

/// How far an upload has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Its id.
    pub id: UploadId,
    /// What has arrived and is safe.
    pub received_bytes: u64,
    /// The whole.
    pub size_bytes: u64,
}

impl App {
    /// Attaches a file that arrived in one piece.
    pub async fn attach(
        &self,
        ctx: &Ctx,
        draft: DraftId,
        component: &str,
        name: &str,
        bytes: Bytes,
    ) -> Result<FileRow, AppError> {
        let (_, target) = self.draft_permit(ctx, draft).await?;
        self.may_attach(ctx, draft, component).await?;
        let mut batch = Batch::new();
        let file = self.store_file(ctx, &target, component, (name, bytes), &mut batch).await?;
        self.parts.store.commit(batch).await?;
        Ok(file)
    }

    /// Begins an upload that may be resumed.
    pub async fn begin_upload(
        &self,
        ctx: &Ctx,
        draft: DraftId,
        begin: &BeginUpload,
    ) -> Result<Progress, AppError> {
        self.draft_permit(ctx, draft).await?;
        self.may_attach(ctx, draft, &begin.component).await?;
        let (size_bytes, most_bytes) = (begin.size_bytes, self.settings().limits.file_bytes);
        if size_bytes == 0 {
            return Err(Refusal::Empty.into());
        }
        if size_bytes > most_bytes {
            return Err(Refusal::TooLarge { size_bytes, most_bytes }.into());
        }
        let upload = Upload {
            id: self.mint().id(),
            draft,
            component: begin.component.clone(),
            name: clean_name(&begin.name),
            size_bytes,
            received_bytes: 0,
            parts: 0,
            file: None,
        };
        let mut batch = Batch::new();
        files::begin_upload(&mut batch, &upload, self.now());
        self.parts.store.commit(batch).await?;
        Ok(progress(&upload))
    }

    /// How far an upload has come.
    pub async fn upload_progress(&self, ctx: &Ctx, id: UploadId) -> Result<Progress, AppError> {
        Ok(progress(&self.upload(ctx, id).await?))
    }

    /// Takes the next part. A part that arrived before is acknowledged again; one that leaves a gap
    /// is refused with what has arrived.
    pub async fn upload_part(
        &self,
        ctx: &Ctx,
        id: UploadId,
        offset: u64,
        bytes: Bytes,
    ) -> Result<Progress, AppError> {
        let upload = self.upload(ctx, id).await?;
        let (_, target) = self.draft_permit(ctx, upload.draft).await?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let is_known = offset.saturating_add(length) <= upload.received_bytes;
        if is_known || length == 0 {
            return Ok(progress(&upload));
        }
        let fits = offset == upload.received_bytes
            && length <= PART_BYTES
            && offset.saturating_add(length) <= upload.size_bytes;
        if !fits {
            return Err(AppError::Conflict("upload"));
        }
        let key = self.parts.store.data_key_to_seal(target.owner).await?;
        let seal = self.file_seal(key.as_ref());
        self.parts.files.put_part((id, upload.parts), bytes, seal).await?;
        let mut batch = Batch::new();
        files::part_arrived(&mut batch, &upload, length, self.now());
        self.parts.store.commit(batch).await?;
        Ok(progress(&Upload { received_bytes: upload.received_bytes + length, ..upload }))
    }

    /// Makes a file of an upload whose parts have all arrived. Asked again it gives the same file.
    pub async fn complete_upload(&self, ctx: &Ctx, id: UploadId) -> Result<FileRow, AppError> {
        let upload = self.upload(ctx, id).await?;
        if let Some(file) = upload.file {
            return self.parts.store.file_row(file).await?.ok_or(AppError::NotFound);
        }
        if upload.received_bytes != upload.size_bytes {
            return Err(AppError::Conflict("upload"));
        }
        let (_, target) = self.draft_permit(ctx, upload.draft).await?;
        self.may_attach(ctx, upload.draft, &upload.component).await?;
        let key = self.parts.store.data_key(target.owner).await?;
        let seal = self.file_seal(key.as_ref());
        let bytes = self.parts.files.joined(id, upload.parts, seal).await?;
        let mut batch = Batch::new();
        let whole = (upload.name.as_str(), bytes);
        let stored = self.store_file(ctx, &target, &upload.component, whole, &mut batch).await;
        if let Ok(file) = &stored {
            files::upload_done(&mut batch, id, file.id, self.now());
            self.parts.store.commit(batch).await?;
        }
        if !matches!(stored, Err(AppError::Unavailable(_))) {
            self.parts.files.drop_parts(id, upload.parts).await?;
        }
        stored
    }

    /// Takes a file off a draft. Its content stays in the store for other dossiers that have it.
    pub async fn detach(&self, ctx: &Ctx, draft: DraftId, file: FileId) -> Result<(), AppError> {
        self.draft_permit(ctx, draft).await?;
        let mut batch = Batch::new();
        files::remove_from_draft(&mut batch, file, draft);
        match self.parts.store.commit(batch).await {
            // Already taken off, here or in another tab.
            Err(StoreError::Conflict(_)) => Err(AppError::NotFound),
            result => Ok(result?),
        }
    }

    async fn upload(&self, ctx: &Ctx, id: UploadId) -> Result<Upload, AppError> {
        let upload = self.parts.store.upload(id).await?.ok_or(AppError::NotFound)?;
        self.draft_permit(ctx, upload.draft).await?;
        Ok(upload)
    }

    /// Whether the draft takes another file, and one for this component.
    pub(crate) async fn may_attach(
        &self,
        ctx: &Ctx,
        draft: DraftId,
        component: &str,
    ) -> Result<OpenDraft, AppError> {
        let open = self.open_draft(ctx, draft).await?;
        let most = self.settings().limits.files_a_dossier;
        if open.files.len() >= most {
            let problem = FieldProblem::new(component, "too-many-files").with("most", most);
            return Err(AppError::invalid(problem));
        }
        let is_paper = open.procedure.paper(component).is_some();
        let is_field = component
            .strip_prefix("field:")
            .and_then(|path| open.form.field(path))
            .is_some_and(|field| matches!(field.kind, mc_form::FieldKind::File));
        let is_supplement = component == SUPPLEMENT_COMPONENT;
        if is_paper || is_field || is_supplement { Ok(open) } else { Err(AppError::NotFound) }
    }

    /// Inspects the bytes, stores them and adds the row to a batch.
    pub(crate) async fn store_file(
        &self,
        ctx: &Ctx,
        target: &DraftTarget,
        component: &str,
        (name, bytes): (&str, Bytes),
        batch: &mut Batch,
    ) -> Result<FileRow, AppError> {
        let checked = self.check_file(target.owner, name, bytes).await?;
        let file = FileRow {
            id: self.mint().id(),
            draft: Some(target.id),
            dossier: None,
            component: component.to_owned(),
            uploaded: self.now(),
            ..checked
        };
        files::insert(batch, &file, &ctx.reference()?.to_string());
        Ok(file)
    }

    /// Inspects and stores bytes of a person; the row still lacks what it belongs to.
    pub(crate) async fn check_file(
        &self,
        owner: SubjectId,
        name: &str,
        bytes: Bytes,
    ) -> Result<FileRow, AppError> {
        let most_bytes = self.settings().limits.file_bytes;
        let size_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size_bytes > most_bytes {
            return Err(Refusal::TooLarge { size_bytes, most_bytes }.into());
        }
        let name = clean_name(name);
        let (inspected, bytes) = {
            let name = name.clone();
            // Reading a large PDF takes long enough to hold up other requests.
            tokio::task::spawn_blocking(move || (inspect(&name, &bytes), bytes))
                .await
                .map_err(AppError::internal)?
        };
        let inspection = inspected?;
        let stored = self.keep_content(owner, bytes).await?;
        Ok(FileRow {
            id: self.mint().id(),
            sha256: stored.sha256,
            size_bytes: stored.size_bytes,
            media_type: inspection.media_type.mime().to_owned(),
            pages: inspection.pages,
            name,
            owner,
            draft: None,
            dossier: None,
            component: String::new(),
            uploaded: self.now(),
            paper: None,
        })
    }
}

/// The component of files that answer a supplement request as a whole.
pub const SUPPLEMENT_COMPONENT: &str = "supplement";

/// The component of files of a form's field.
pub fn component_of_field(path: &str) -> String {
    field_component(path)
}

/// What a person calls a file, without folders and control characters, and not too long.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).collect();
    let clean = clean.trim();
    if clean.is_empty() {
        return "tep".to_owned();
    }
    let count = clean.chars().count();
    if count <= MOST_NAME_CHARS {
        return clean.to_owned();
    }
    // The extension at the end says what the person thinks it is.
    clean.chars().skip(count - MOST_NAME_CHARS).collect()
}

const fn progress(upload: &Upload) -> Progress {
    Progress { id: upload.id, received_bytes: upload.received_bytes, size_bytes: upload.size_bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_folders_and_control_characters() {
        assert_eq!(clean_name("C:\\Users\\me\\giấy chứng sinh.pdf"), "giấy chứng sinh.pdf");
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("a\u{0}b\n.pdf"), "ab.pdf");
        assert_eq!(clean_name("  "), "tep");
        let long = format!("{}.pdf", "ă".repeat(300));
        assert_eq!(clean_name(&long).chars().count(), MOST_NAME_CHARS);
        assert!(clean_name(&long).ends_with("ă.pdf"));
    }
}
