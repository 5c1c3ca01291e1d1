//! The in-box, one's own documents, and the search.

use crate::{App, AppError, Ctx};
use mc_kernel::{Page, PageSize, fold, ids::OfficialDocumentId};
use mc_policy::DocumentScope;
use mc_store::documents::{AskKey, AskedFor, Brief, BriefKey};

impl App {
    /// What is asked of whoever acts, the soonest first.
    pub async fn official_in_box(
        &self,
        ctx: &Ctx,
        after: Option<AskKey>,
    ) -> Result<Page<AskedFor, AskKey>, AppError> {
        let permit = self.lists_documents(ctx)?;
        let parts = Self::parts_of(ctx)?;
        Ok(self.parts.store.official_asks(&permit, &parts, after, PageSize::SCREEN).await?)
    }

    /// The documents that whoever acts drafted or entered, newest first.
    pub async fn my_official_documents(
        &self,
        ctx: &Ctx,
        before: Option<BriefKey>,
    ) -> Result<Page<Brief, BriefKey>, AppError> {
        let permit = self.lists_documents(ctx)?;
        let me = ctx.staff()?.id;
        let size = PageSize::SCREEN;
        Ok(self.parts.store.official_documents_of(&permit, me, before, size).await?)
    }

    /// Documents whose number, symbol, subject or issuer has the words, however they are accented; those
    /// alone that whoever acts may read, and no secrets. Newest first.
    pub async fn find_documents(
        &self,
        ctx: &Ctx,
        words: &str,
        before: Option<OfficialDocumentId>,
    ) -> Result<Page<Brief, OfficialDocumentId>, AppError> {
        let permit = self.lists_documents(ctx)?;
        let scope = DocumentScope::of(&permit, &ctx.actor);
        let store = &self.parts.store;
        let size = PageSize::SCREEN;
        let found = store.search_documents(&scope, &fold(words), before, size.limit()).await?;
        let mut rows = Vec::with_capacity(found.len());
        for id in found {
            rows.extend(store.official_brief(id).await?);
        }
        Ok(Page::cut(rows, size, |brief| brief.id))
    }
}
