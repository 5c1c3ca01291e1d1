//! Looking into a store: its owner, and officers through a dossier that they work on.

use crate::{App, AppError, Ctx, data_store::KindRules, files::OpenFile};
use mc_dossier::Dossier;
use mc_kernel::{
    Page, PageSize, fold,
    ids::{DossierId, PaperId, SubjectId},
};
use mc_policy::{Permit, actions};
use mc_store::{
    Batch,
    papers::{PaperKey, PaperUse, StoredPaper, looks},
};

/// Which papers of a store are listed.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Those that nobody verified, instead of the verified ones.
    pub unverified: bool,
    /// Words of the title or the number.
    pub words: String,
    /// The key of the page.
    pub before: Option<PaperKey>,
}

/// A page of a store.
#[derive(Debug)]
pub struct StorePage {
    /// The papers.
    pub page: Page<StoredPaper, PaperKey>,
    /// What holds of their kinds.
    pub rules: KindRules,
}

/// A paper with everything that its owner may know.
#[derive(Debug)]
pub struct PaperView {
    /// The paper.
    pub paper: StoredPaper,
    /// What holds of its kind.
    pub rules: KindRules,
    /// Every version of it, newest first.
    pub versions: Vec<StoredPaper>,
    /// The dossiers it was given to.
    pub uses: Vec<PaperUse>,
    /// Who looked at it.
    pub looks: Vec<looks::Look>,
}

impl App {
    /// A page of the store of the citizen who acts.
    pub async fn my_papers(&self, ctx: &Ctx, asked: &Asked) -> Result<StorePage, AppError> {
        self.store_page(ctx.citizen()?, asked).await
    }

    /// Who looked into the store of the citizen who acts, newest first.
    pub async fn who_looked_into_my_store(&self, ctx: &Ctx) -> Result<Vec<looks::Look>, AppError> {
        Ok(self.parts.store.looks_into(ctx.citizen()?).await?)
    }

    /// A paper of the citizen who acts.
    pub async fn my_paper(&self, ctx: &Ctx, id: PaperId) -> Result<PaperView, AppError> {
        let permit = self.paper_permit(ctx, id).await?;
        let store = &self.parts.store;
        let paper = store.paper(&permit).await?.ok_or(AppError::NotFound)?;
        Ok(PaperView {
            versions: store.paper_versions(id).await?,
            uses: store.paper_uses(id).await?,
            looks: store.looks_at(id).await?,
            rules: self.kind_rules().await?,
            paper,
        })
    }

    /// The file of a paper of the citizen who acts.
    pub async fn my_paper_file(&self, ctx: &Ctx, id: PaperId) -> Result<OpenFile, AppError> {
        let permit = self.paper_permit(ctx, id).await?;
        let paper = self.parts.store.paper(&permit).await?.ok_or(AppError::NotFound)?;
        self.file_of(&paper).await
    }

    async fn paper_permit(
        &self,
        ctx: &Ctx,
        id: PaperId,
    ) -> Result<Permit<actions::ReadPaper>, AppError> {
        let target = self.parts.store.paper_target(id).await?.ok_or(AppError::NotFound)?;
        // Somebody else's paper is not there.
        self.permit(ctx, &target).map_err(|error| {
            if matches!(error, AppError::Forbidden) { AppError::NotFound } else { error }
        })
    }

    /// A page of the store of a dossier's applicant, for those who work on the dossier. Looking is
    /// recorded, for the dossier and for the owner.
    pub async fn applicants_papers(
        &self,
        ctx: &Ctx,
        id: DossierId,
        asked: &Asked,
    ) -> Result<(Dossier, StorePage), AppError> {
        let (_, dossier) = self.store_permit(ctx, id).await?;
        self.note_look(ctx, &dossier, None, "list").await?;
        let page = self.store_page(dossier.applicant, asked).await?;
        Ok((dossier, page))
    }

    /// The file of a paper of a dossier's applicant, for those who work on the dossier.
    pub async fn applicants_paper_file(
        &self,
        ctx: &Ctx,
        id: DossierId,
        paper: PaperId,
    ) -> Result<OpenFile, AppError> {
        let (permit, dossier) = self.store_permit(ctx, id).await?;
        let store = &self.parts.store;
        let paper = store.paper_of_applicant(&permit, dossier.applicant, paper).await?;
        let paper = paper.ok_or(AppError::NotFound)?;
        self.note_look(ctx, &dossier, Some(paper.id), "file").await?;
        self.file_of(&paper).await
    }

    /// Whether whoever acts may look into the store of a dossier's applicant.
    pub async fn may_read_store(&self, ctx: &Ctx, id: DossierId) -> Result<(), AppError> {
        self.store_permit(ctx, id).await.map(|_granted| ())
    }

    async fn store_permit(
        &self,
        ctx: &Ctx,
        id: DossierId,
    ) -> Result<(Permit<actions::ReadStore>, Dossier), AppError> {
        let (target, _) = self.target_for(ctx, id).await?;
        let permit = self.dossier_permit::<actions::ReadStore>(ctx, &target)?;
        let dossier = self.parts.store.dossier(&permit).await?.ok_or(AppError::NotFound)?;
        Ok((permit, dossier))
    }

    async fn store_page(&self, owner: SubjectId, asked: &Asked) -> Result<StorePage, AppError> {
        let words = fold(&asked.words);
        let shelf = (owner, !asked.unverified);
        let store = &self.parts.store;
        let page = store.papers_of(shelf, &words, asked.before, PageSize::SCREEN).await?;
        Ok(StorePage { page, rules: self.kind_rules().await? })
    }

    pub(crate) async fn file_of(&self, paper: &StoredPaper) -> Result<OpenFile, AppError> {
        let row = self.parts.store.file_row(paper.file).await?.ok_or(AppError::NotFound)?;
        let bytes = self.content(row.owner, &row.sha256).await?;
        let missing = || AppError::internal(format!("paper {} has no content", paper.id));
        Ok(OpenFile { row, bytes: bytes.ok_or_else(missing)? })
    }

    async fn note_look(
        &self,
        ctx: &Ctx,
        dossier: &Dossier,
        paper: Option<PaperId>,
        purpose: &str,
    ) -> Result<(), AppError> {
        let look = looks::Look {
            paper,
            dossier: Some(dossier.id),
            actor: ctx.reference()?,
            unit: ctx.unit(),
            purpose: purpose.to_owned(),
            at: self.now(),
        };
        let mut batch = Batch::new();
        looks::note(&mut batch, self.mint().id(), dossier.applicant, &look);
        self.parts.store.commit(batch).await?;
        self.note_access(ctx, dossier.id, "store").await
    }
}
