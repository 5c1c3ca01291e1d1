//! Papers of the owner's store that a draft may take instead of an upload.

use crate::{App, AppError, Ctx, drafts::OpenDraft, files::file_name};
use mc_catalog::Paper;
use mc_dossier::event::{DossierFile, Reused};
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems,
    ids::{DraftId, PaperId, SubjectId},
};
use mc_policy::Actor;
use mc_store::{
    Batch,
    files::{self, FileRow},
    papers::{PaperState, StoredPaper, looks},
};
use std::collections::BTreeMap;

/// A paper of the store that fits a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The paper.
    pub paper: StoredPaper,
    /// How it stands: only a valid one can be taken.
    pub state: PaperState,
    /// The last day on which it is valid.
    pub last_day: Option<CivilDay>,
}

/// A paper that a draft has taken from the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The paper as it is now.
    pub paper: StoredPaper,
    /// How it stands now.
    pub state: PaperState,
}

/// Whether somebody's store is opened for a draft: to themselves, and to the desk that they stand at. A
/// representative brings the papers that the principal gave them.
fn shows_store(ctx: &Ctx, owner: SubjectId) -> bool {
    ctx.actor.staff().is_some() || ctx.citizen().is_ok_and(|me| me == owner)
}

impl App {
    /// The papers of the store of a draft's owner that fit its components, by the component's code:
    /// those in force, and those that lost their force, to be shown with the reason.
    pub async fn offers(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
    ) -> Result<BTreeMap<String, Vec<Offer>>, AppError> {
        let owner = open.draft.owner;
        let mut offers = BTreeMap::new();
        if !shows_store(ctx, owner) {
            return Ok(offers);
        }
        let first = mc_kernel::PageSize::new(1);
        if self.parts.store.papers_of((owner, true), "", None, first).await?.rows.is_empty() {
            return Ok(offers);
        }
        for paper in open.procedure.papers() {
            if !offers.contains_key(paper.code.as_str()) {
                let fitting = self.fitting(owner, paper).await?;
                offers.insert(paper.code.to_string(), fitting);
            }
        }
        offers.retain(|_, fitting| !fitting.is_empty());
        if !offers.is_empty() {
            self.note_store_look(ctx, owner, "draft").await?;
        }
        Ok(offers)
    }

    async fn fitting(&self, owner: SubjectId, paper: &Paper) -> Result<Vec<Offer>, AppError> {
        let rules = self.kind_rules().await?;
        let today = self.today();
        let mut fitting = Vec::new();
        for kind in kinds_of(paper) {
            if !rules.of(kind).is_reusable {
                continue;
            }
            let found = self.parts.store.papers_of_kind(owner, kind).await?;
            fitting.extend(found.into_iter().map(|paper| {
                let (state, last_day) = (rules.state(&paper, today), rules.last_day(&paper));
                Offer { paper, state, last_day }
            }));
        }
        // What a newer version replaced is told by the newer version.
        fitting.retain(|offer| offer.state != PaperState::Replaced);
        Ok(fitting)
    }

    /// Takes a paper of the owner's store for a component of a draft. Taken twice it is one file.
    ///
    /// # Errors
    /// [`AppError::NotFound`] of a paper that is not the owner's or does not fit the component;
    /// [`AppError::Invalid`] of one that is not in force.
    pub async fn take_paper(
        &self,
        ctx: &Ctx,
        draft: DraftId,
        component: &str,
        paper: PaperId,
    ) -> Result<FileRow, AppError> {
        let open = self.may_attach(ctx, draft, component).await?;
        if !shows_store(ctx, open.draft.owner) {
            return Err(AppError::NotFound);
        }
        let known = open.files.iter().find(|f| f.paper == Some(paper) && f.component == component);
        if let Some(file) = known {
            return Ok(file.clone());
        }
        let wanted = open.procedure.paper(component).ok_or(AppError::NotFound)?;
        let stored = self.parts.store.paper_row(paper).await?.ok_or(AppError::NotFound)?;
        let fits = kinds_of(wanted).any(|kind| kind == stored.kind);
        if stored.owner != open.draft.owner || !fits {
            return Err(AppError::NotFound);
        }
        let rules = self.kind_rules().await?;
        let is_usable = rules.of(&stored.kind).is_reusable
            && rules.state(&stored, self.today()) == PaperState::Valid;
        if !is_usable {
            return Err(AppError::invalid(FieldProblem::new(component, "paper-not-in-force")));
        }
        let original = self.parts.store.file_row(stored.file).await?.ok_or(AppError::NotFound)?;
        let file = FileRow {
            id: self.mint().id(),
            name: file_name(&stored.title, &original.media_type),
            draft: Some(draft),
            dossier: None,
            component: component.to_owned(),
            uploaded: self.now(),
            paper: Some(paper),
            ..original
        };
        let mut batch = Batch::new();
        files::insert(&mut batch, &file, &ctx.reference()?.to_string());
        self.parts.store.commit(batch).await?;
        Ok(file)
    }

    /// The papers that files of a draft are copies of, as they are now.
    pub(crate) async fn taken(
        &self,
        files: &[FileRow],
    ) -> Result<BTreeMap<PaperId, Taken>, AppError> {
        let mut taken = BTreeMap::new();
        if files.iter().all(|file| file.paper.is_none()) {
            return Ok(taken);
        }
        let rules = self.kind_rules().await?;
        for id in files.iter().filter_map(|file| file.paper) {
            if let Some(paper) = self.parts.store.paper_row(id).await? {
                let state = rules.state(&paper, self.today());
                taken.insert(id, Taken { paper, state });
            }
        }
        Ok(taken)
    }

    /// Notes that an officer saw what a person has.
    pub(crate) async fn note_store_look(
        &self,
        ctx: &Ctx,
        owner: SubjectId,
        purpose: &str,
    ) -> Result<(), AppError> {
        if !matches!(ctx.actor, Actor::Staff(_)) {
            return Ok(());
        }
        let look = looks::Look {
            paper: None,
            dossier: None,
            actor: ctx.reference()?,
            unit: ctx.unit(),
            purpose: purpose.to_owned(),
            at: self.now(),
        };
        let mut batch = Batch::new();
        looks::note(&mut batch, self.mint().id(), owner, &look);
        Ok(self.parts.store.commit(batch).await?)
    }
}

/// The kinds of papers that serve as a component: the result that replaces it, and the paper itself.
pub(crate) fn kinds_of(paper: &Paper) -> impl Iterator<Item = &str> {
    let replaced = paper.replaced_by_result.iter().map(mc_catalog::ResultCode::as_str);
    replaced.chain(std::iter::once(paper.code.as_str()))
}

impl OpenDraft {
    /// A file as the log gets it, with the evidence where it is a copy from the store.
    pub(crate) fn given(&self, file: &FileRow) -> DossierFile {
        let taken = file.paper.and_then(|paper| self.taken.get(&paper));
        let reused = taken.map(|Taken { paper, .. }| Reused {
            paper: paper.id,
            version: paper.version,
            source: paper.source,
            dossier: paper.dossier,
            checked_by: paper.checked_by,
            checked_at: paper.entered,
        });
        DossierFile { reused, ..crate::submission::dossier_file(file) }
    }

    /// Papers from the store that lost their force since they were taken.
    pub(crate) fn papers_out_of_force(&self) -> FieldProblems {
        let mut problems = FieldProblems::none();
        for file in &self.files {
            let Some(paper) = file.paper else { continue };
            let is_valid = self.taken.get(&paper).is_some_and(|t| t.state == PaperState::Valid);
            // What belongs to the dossier already was judged when it came.
            if !is_valid && file.dossier.is_none() {
                problems.push(FieldProblem::new(&file.component, "paper-not-in-force"));
            }
        }
        problems
    }
}
