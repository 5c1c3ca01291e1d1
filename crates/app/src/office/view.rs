//! A document as somebody sees it, and its files.

use super::{Deed, holder, offered};
use crate::{App, AppError, Ctx, files::OpenFile};
use mc_document::{Authority, incoming, outgoing};
use mc_kernel::{
    ActorRef,
    ids::{FileId, OfficialDocumentId},
};
use mc_policy::actions;
use mc_store::documents::{Brief, CaseFileBrief, Standing};

/// A document with what happened to it and what can be done.
#[derive(Debug, Clone)]
pub struct OfficialView {
    /// The document.
    pub standing: Standing,
    /// What happened, oldest first.
    pub history: Vec<Happened>,
    /// What can be done by whoever looks, the usual first.
    pub offered: Vec<Deed>,
    /// The capacities in which they could sign it.
    pub authorities: Vec<Authority>,
    /// The question that it answers, where it may be seen.
    pub question: Option<Brief>,
    /// Drafts and documents that answer it.
    pub answers: Vec<Brief>,
    /// The case files in which it lies.
    pub case_files: Vec<CaseFileBrief>,
}

/// Something that happened, with who did it.
#[derive(Debug, Clone)]
pub enum Happened {
    /// To an incoming document.
    Incoming(ActorRef, incoming::Event),
    /// To an outgoing document.
    Outgoing(ActorRef, outgoing::Event),
}

impl App {
    /// A document, for whoever may read it.
    pub async fn official_view(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
    ) -> Result<OfficialView, AppError> {
        let standing = self.official(id).await?;
        let target = standing.target();
        let permit = self.official_permit::<actions::ReadDocument>(ctx, &target)?;
        let store = &self.parts.store;
        let facts = self.parts_in(ctx, target.agency)?;
        let (history, offered, authorities, question) = match &standing {
            Standing::Incoming(document) => {
                let events = store.official_events(&permit).await?.into_iter();
                let history = events.map(|(by, event)| Happened::Incoming(by, event)).collect();
                (history, offered::of_incoming(document, &facts), Vec::new(), None)
            }
            Standing::Outgoing(document) => {
                let events = store.official_events(&permit).await?.into_iter();
                let history = events.map(|(by, event)| Happened::Outgoing(by, event)).collect();
                let offered = offered::of_outgoing(document, &facts);
                let authorities = offered::authorities_of(document, &facts);
                let question = match document.drafted.answers {
                    Some(question) => self.seen_brief(ctx, question).await?,
                    None => None,
                };
                (history, offered, authorities, question)
            }
        };
        let answers = store.official_answers(&permit).await?;
        let case_files = store.case_files_with(&permit).await?;
        Ok(OfficialView { standing, history, offered, authorities, question, answers, case_files })
    }

    /// What lists show of another document, where it may be seen.
    async fn seen_brief(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
    ) -> Result<Option<Brief>, AppError> {
        let Some(standing) = self.parts.store.official_document(id).await? else {
            return Ok(None);
        };
        let permit = self.official_permit::<actions::ReadDocument>(ctx, &standing.target());
        if permit.is_err() {
            return Ok(None);
        }
        Ok(self.parts.store.official_brief(id).await?)
    }

    /// Opens a file of a document: one of those that came with it, or a version of its draft.
    pub async fn official_attachment(
        &self,
        ctx: &Ctx,
        id: OfficialDocumentId,
        file: FileId,
    ) -> Result<OpenFile, AppError> {
        let standing = self.official(id).await?;
        let target = standing.target();
        self.official_permit::<actions::ReadDocument>(ctx, &target)?;
        let is_of_it = match &standing {
            Standing::Incoming(document) => {
                document.received.files.iter().any(|attached| attached.file == file)
            }
            Standing::Outgoing(document) => {
                document.versions.iter().any(|version| version.file.file == file)
            }
        };
        if !is_of_it {
            return Err(AppError::NotFound);
        }
        let row = self.parts.store.file_row(file).await?.ok_or(AppError::NotFound)?;
        let bytes = self.content(holder(target.agency), &row.sha256).await?;
        let bytes = bytes.ok_or_else(|| AppError::internal(format!("no content of {file}")))?;
        Ok(OpenFile { row, bytes })
    }
}
