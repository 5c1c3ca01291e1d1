//! The officer's digitising step at the desk (TT 01/2023/TT-VPCP, Điều 8): a paper of a dossier
//! becomes a checked digital copy in the applicant's store.

use crate::{
    App, AppError, Ctx,
    commands::{Done, Sent},
    desk::Attached,
    submission::dossier_file,
};
use mc_dossier::{Command, command::DigitisePaper};
use mc_gateway::scan::scan_quality;
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems,
    ids::{CommandId, DossierId, FileId},
};
use mc_policy::actions;
use mc_store::{
    Batch,
    files::{self, FileRow},
};

/// The fewest dots per inch of a scanned page (TT 02/2019/TT-BNV on digitising paper documents; the
/// figure is general knowledge, to be checked against the text).
pub const LEAST_DOTS_PER_INCH: u32 = 200;

/// What the officer says of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFacts {
    /// The component it belongs to.
    pub component: String,
    /// The code of the component, or of the result that replaces it.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The number on it.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// The day on it.
    pub issued_on: CivilDay,
    /// The last day on which it is valid.
    pub valid_until: Option<CivilDay>,
    /// How many pages the original has.
    pub original_pages: u32,
    /// Pages with a sticky note.
    pub noted_pages: u32,
}

/// The copy: a file that the dossier has, or a new scan.
#[derive(Debug, Clone)]
pub enum Copy {
    /// A file of the dossier.
    Given(FileId),
    /// A new scan.
    New(Attached),
}

impl App {
    /// Whether whoever acts digitises papers of a dossier.
    pub async fn may_digitise(&self, ctx: &Ctx, id: DossierId) -> Result<(), AppError> {
        let (target, _) = self.target_for(ctx, id).await?;
        self.dossier_permit::<actions::Digitise>(ctx, &target).map(|_permit| ())
    }

    /// Digitises a paper of a dossier. The officer who acts is the one who checked it against the
    /// original.
    ///
    /// # Errors
    /// [`AppError::Invalid`] names every quality that the copy lacks.
    pub async fn digitise(
        &self,
        ctx: &Ctx,
        id: DossierId,
        command: CommandId,
        facts: PaperFacts,
        copy: Copy,
    ) -> Result<Done, AppError> {
        let (target, _) = self.target_for(ctx, id).await?;
        let permit = self.dossier_permit::<actions::Digitise>(ctx, &target)?;
        let mut beside = Batch::new();
        let file = match copy {
            Copy::Given(file) => {
                let given = self.parts.store.files_of_dossier(&permit).await?;
                let file = given.into_iter().find(|f| f.id == file).ok_or(AppError::NotFound)?;
                let is_paper = !matches!(file.component.as_str(), "result" | "consultation");
                if is_paper { file } else { return Err(AppError::NotFound) }
            }
            Copy::New((name, bytes)) => {
                let checked = self.check_file(target.applicant, &name, bytes).await?;
                let file = FileRow { dossier: Some(id), ..checked };
                let file = FileRow { component: facts.component.clone(), ..file };
                files::insert(&mut beside, &file, &ctx.reference()?.to_string());
                file
            }
        };
        let dots = self.quality(&file, &facts).await?;
        let component = facts.component;
        let paper = DigitisePaper {
            paper: self.mint().id(),
            kind: facts.kind,
            title: facts.title,
            number: facts.number,
            issuer: facts.issuer,
            issued_on: facts.issued_on,
            valid_until: facts.valid_until,
            original_pages: facts.original_pages,
            noted_pages: facts.noted_pages,
            dots_per_inch: dots,
            file: mc_dossier::event::DossierFile { component, ..dossier_file(&file) },
        };
        let command_body = Command::DigitisePaper(Box::new(paper));
        let sent = Sent { id: command, command: command_body, beside };
        self.command::<actions::Digitise>(ctx, id, sent).await
    }

    /// The dots per inch of the poorest page; every quality that is missing is named at once.
    async fn quality(&self, file: &FileRow, facts: &PaperFacts) -> Result<Option<u32>, AppError> {
        let mut problems = FieldProblems::none();
        let mut poorest = None;
        if file.media_type == "application/pdf" {
            let bytes = self.whole_content(file.owner, &file.sha256).await?;
            let bytes = bytes.ok_or_else(|| AppError::internal("a file has no content"))?;
            let found = tokio::task::spawn_blocking(move || scan_quality(&bytes)).await;
            let found = found.map_err(AppError::internal)?;
            poorest = found.as_ref().and_then(mc_gateway::scan::ScanQuality::poorest);
            if found.is_none() {
                problems.push(FieldProblem::new("file", "scan-not-pdf"));
            }
        } else {
            problems.push(FieldProblem::new("file", "scan-not-pdf"));
        }
        if let Some((dots, page)) = poorest.filter(|(dots, _)| *dots < LEAST_DOTS_PER_INCH) {
            let problem = FieldProblem::new("file", "scan-too-coarse").with("dots", dots);
            let problem = problem.with("page", page).with("least", LEAST_DOTS_PER_INCH);
            problems.push(problem);
        }
        if facts.original_pages.checked_add(facts.noted_pages) != Some(file.pages) {
            let problem = FieldProblem::new("original_pages", "scan-pages-differ");
            problems.push(problem.with("pages", file.pages));
        }
        if facts.issued_on > self.today() {
            problems.push(FieldProblem::new("issued_on", "day-in-future"));
        }
        if facts.valid_until.is_some_and(|until| until < facts.issued_on) {
            problems.push(FieldProblem::new("valid_until", "day-before-issue"));
        }
        if problems.is_empty() {
            Ok(poorest.map(|(dots, _)| dots))
        } else {
            Err(AppError::invalid(problems))
        }
    }
}
