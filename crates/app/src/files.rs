//! Opening files: only through the draft or the dossier they belong to.

use crate::{App, AppError, Ctx};
use bytes::Bytes;
use futures::stream::BoxStream;
use mc_gateway::{FileError, inspect::MediaType};
use mc_kernel::ids::FileId;
use mc_policy::actions;
use mc_store::files::FileRow;

/// A file that may be opened.
pub struct OpenFile {
    /// What it is.
    pub row: FileRow,
    /// Its bytes.
    pub bytes: BoxStream<'static, Result<Bytes, FileError>>,
}

impl std::fmt::Debug for OpenFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OpenFile({})", self.row.id)
    }
}

impl App {
    /// Opens a file for whoever may see the draft or the dossier it belongs to.
    ///
    /// Results that are not approved yet are drafts of the agency: the applicant does not see them.
    pub async fn open_file(&self, ctx: &Ctx, id: FileId) -> Result<OpenFile, AppError> {
        let row = self.parts.store.file_row(id).await?.ok_or(AppError::NotFound)?;
        match (row.dossier, row.draft) {
            (Some(dossier), _) => {
                let (target, ctx) = &self.target_for(ctx, dossier).await?;
                let permit = self.dossier_permit::<actions::ReadDossierFile>(ctx, target)?;
                if ctx.actor.staff().is_none() && !is_for_applicant(&row) {
                    let dossier = self.parts.store.dossier(&permit).await?;
                    let dossier = dossier.ok_or(AppError::NotFound)?;
                    let shown = dossier.ended.is_some()
                        && dossier.current_results().any(|r| r.file.file == id);
                    if !shown {
                        return Err(AppError::NotFound);
                    }
                    ctx.require_level_two()?;
                }
                self.note_access(ctx, dossier, "file").await?;
            }
            (None, Some(draft)) => {
                self.draft_permit(ctx, draft).await?;
            }
            (None, None) => return Err(AppError::NotFound),
        }
        let bytes = self.content(row.owner, &row.sha256).await?;
        let bytes = bytes.ok_or_else(|| AppError::internal(format!("file {id} has no content")))?;
        Ok(OpenFile { row, bytes })
    }
}

/// Whether a file came from the applicant: components and fields, not results and opinions.
fn is_for_applicant(row: &FileRow) -> bool {
    !matches!(row.component.as_str(), "result" | "consultation")
}

/// A name for a file that is made here: its title with the extension of its type.
pub(crate) fn file_name(title: &str, media_type: &str) -> String {
    let extension = match MediaType::from_mime(media_type) {
        Some(kind) => kind.extensions().first().copied().unwrap_or("pdf"),
        None => "pdf",
    };
    let title: String = title.chars().filter(|c| !c.is_control() && !"/\\".contains(*c)).collect();
    let title: String = title.trim().chars().take(150).collect();
    format!("{title}.{extension}")
}
