//! The tray of scans: pages of several files, turned, put in order, given to papers, made into one PDF
//! for each paper.
//!
//! Every change is made on the tray that the person saw: one that grew old is told. The last change can
//! be taken back. The files themselves are kept as the draft's until it is sent.

use crate::{
    App, AppError, Ctx, attachments::SUPPLEMENT_COMPONENT, drafts::OpenDraft, files::file_name,
};
use bytes::Bytes;
use mc_gateway::assemble::{AssembleError, Leaf, assemble};
use mc_kernel::{
    FieldProblem,
    ids::{DraftId, FileId},
};
use mc_store::{
    Batch, Clash, StoreError,
    drafts::DraftState,
    files::SCAN_COMPONENT,
    scan_tray::{self, TrayRow},
};
use serde::{Deserialize, Serialize};

/// The most pages of a tray.
pub const MOST_SHEETS: usize = 300;
/// The most bytes of the files whose pages lie in a tray.
const MOST_TRAY_BYTES: u64 = 256 * 1024 * 1024;

/// A page in the tray.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The file.
    pub file: FileId,
    /// What the person called it.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// The page, from 1.
    pub page: u32,
    /// How many pages the file has.
    pub pages: u32,
    /// Whether it is a picture, not a page of a PDF.
    pub is_picture: bool,
    /// How many quarters of a circle it is turned to the right.
    pub quarters: u8,
    /// The paper that it was given to.
    pub component: Option<String>,
}

/// A tray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tray {
    /// Its pages in order.
    pub sheets: Vec<Sheet>,
    /// What changes; the next change names it.
    pub revision: u64,
    /// Whether the last change can be taken back.
    pub can_undo: bool,
}

/// A change of a tray. Places count from 0.
#[derive(Debug, Clone)]
pub enum TrayChange {
    /// Puts files in, each by its name.
    Add(Vec<(String, Bytes)>),
    /// Turns a page by a quarter to the right.
    Turn(usize),
    /// Moves a page one place on towards the beginning.
    Forward(usize),
    /// Moves a page one place towards the end.
    Back(usize),
    /// Takes a page out.
    Drop(usize),
    /// Gives pages to a paper, or takes them from it again.
    Give {
        /// The first page.
        from: usize,
        /// The last page.
        to: usize,
        /// The paper's code.
        component: Option<String>,
    },
    /// Takes the last change back.
    Undo,
    /// Makes a PDF of the pages of each paper, and attaches it.
    Build,
}

impl App {
    /// The tray of a draft that may be worked on.
    pub async fn scan_tray(&self, ctx: &Ctx, draft: DraftId) -> Result<Tray, AppError> {
        let (permit, _) = self.draft_permit(ctx, draft).await?;
        let row = self.parts.store.scan_tray(&permit).await?;
        let can_undo = row.previous.is_some();
        Ok(Tray { sheets: read(&row.sheets)?, revision: row.revision, can_undo })
    }

    /// Changes a tray that was seen at a revision.
    pub async fn change_tray(
        &self,
        ctx: &Ctx,
        draft: DraftId,
        revision: u64,
        change: TrayChange,
    ) -> Result<(), AppError> {
        let (permit, _) = self.draft_permit(ctx, draft).await?;
        let row = self.parts.store.scan_tray(&permit).await?;
        let open = self.open_draft(ctx, draft).await?;
        if row.revision != revision || open.draft.state != DraftState::Open {
            return Err(AppError::Conflict("tray"));
        }
        let sheets = read(&row.sheets)?;
        let mut batch = Batch::new();
        let mut previous = Some(row.sheets.clone());
        let sheets = match change {
            TrayChange::Add(files) => {
                self.with_files(ctx, &open, sheets, files, &mut batch).await?
            }
            TrayChange::Build => {
                // The PDFs cannot be taken back into pages.
                previous = None;
                self.with_papers(ctx, &open, sheets, &mut batch).await?
            }
            TrayChange::Undo => {
                previous = None;
                read(&row.previous.ok_or(AppError::Conflict("tray"))?)?
            }
            TrayChange::Turn(place) => changed_at(sheets, place, |sheet| {
                sheet.quarters = (sheet.quarters + 1) % 4;
            })?,
            TrayChange::Forward(place) => swapped(sheets, place, place.wrapping_sub(1))?,
            TrayChange::Back(place) => swapped(sheets, place, place.saturating_add(1))?,
            TrayChange::Drop(place) if place < sheets.len() => without(sheets, place),
            TrayChange::Drop(_) => return Err(AppError::Conflict("tray")),
            TrayChange::Give { from, to, component } => {
                given(&open, sheets, from..=to, component.as_deref())?
            }
        };
        let sheets = serde_json::to_string(&sheets).map_err(AppError::internal)?;
        let row = TrayRow { sheets, previous, revision };
        scan_tray::save(&mut batch, draft, &row, self.now());
        match self.parts.store.commit(batch).await {
            Err(StoreError::Conflict(Clash::Row("tray"))) => Err(AppError::Conflict("tray")),
            done => Ok(done?),
        }
    }

    /// All files go in, or none.
    async fn with_files(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
        mut sheets: Vec<Sheet>,
        added: Vec<(String, Bytes)>,
        batch: &mut Batch,
    ) -> Result<Vec<Sheet>, AppError> {
        if added.is_empty() {
            return Err(AppError::invalid(FieldProblem::new("files", "choose-scans")));
        }
        let (_, target) = self.draft_permit(ctx, open.draft.id).await?;
        for file in added {
            let file = (file.0.as_str(), file.1);
            let row = self.store_file(ctx, &target, SCAN_COMPONENT, file, batch).await?;
            let is_picture = row.media_type.starts_with("image/");
            sheets.extend((1..=row.pages).map(|page| Sheet {
                file: row.id,
                name: row.name.clone(),
                bytes: row.size_bytes,
                page,
                pages: row.pages,
                is_picture,
                quarters: 0,
                component: None,
            }));
        }
        if sheets.len() > MOST_SHEETS {
            let problem = FieldProblem::new("files", "tray-full").with("most", MOST_SHEETS);
            return Err(AppError::invalid(problem.with("pages", sheets.len())));
        }
        if bytes_of(&sheets) > MOST_TRAY_BYTES {
            let most = MOST_TRAY_BYTES / 1024 / 1024;
            let problem = FieldProblem::new("files", "tray-heavy").with("most", most);
            return Err(AppError::invalid(problem));
        }
        Ok(sheets)
    }

    /// Makes the PDFs; what was given to no paper stays.
    async fn with_papers(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
        sheets: Vec<Sheet>,
        batch: &mut Batch,
    ) -> Result<Vec<Sheet>, AppError> {
        let components = papers_of(&sheets);
        if components.is_empty() {
            return Err(AppError::invalid(FieldProblem::new("give", "tray-nothing-given")));
        }
        let (_, target) = self.draft_permit(ctx, open.draft.id).await?;
        let most = self.settings().limits.files_a_dossier;
        if open.files.len() + components.len() > most {
            let problem = FieldProblem::new("give", "too-many-files").with("most", most);
            return Err(AppError::invalid(problem));
        }
        let contents = self.contents(&sheets).await?;
        for component in components {
            self.may_attach(ctx, open.draft.id, &component).await?;
            let mine: Vec<(usize, &Sheet)> = (1..)
                .zip(&sheets)
                .filter(|(_, s)| s.component.as_ref() == Some(&component))
                .collect();
            let leaves: Vec<Leaf> =
                mine.iter().filter_map(|(_, sheet)| leaf(&contents, sheet)).collect();
            let files: Vec<Bytes> = contents.iter().map(|(_, bytes)| bytes.clone()).collect();
            let made = tokio::task::spawn_blocking(move || assemble(&files, &leaves));
            let made = made.await.map_err(AppError::internal)?;
            let made = made.map_err(|why| refused(&why, &mine))?;
            let name = file_name(&paper_name(open, &component), "application/pdf");
            let file = (name.as_str(), Bytes::from(made));
            self.store_file(ctx, &target, &component, file, batch).await?;
        }
        Ok(sheets.into_iter().filter(|sheet| sheet.component.is_none()).collect())
    }

    /// The bytes of the files whose pages were given to papers.
    async fn contents(&self, sheets: &[Sheet]) -> Result<Vec<(FileId, Bytes)>, AppError> {
        let mut contents: Vec<(FileId, Bytes)> = Vec::new();
        for sheet in sheets.iter().filter(|sheet| sheet.component.is_some()) {
            if contents.iter().any(|(file, _)| *file == sheet.file) {
                continue;
            }
            let row = self.parts.store.file_row(sheet.file).await?.ok_or(AppError::NotFound)?;
            let bytes = self.whole_content(row.owner, &row.sha256).await?;
            contents.push((sheet.file, bytes.ok_or(AppError::NotFound)?));
        }
        Ok(contents)
    }
}

fn leaf(contents: &[(FileId, Bytes)], sheet: &Sheet) -> Option<Leaf> {
    let file = contents.iter().position(|(file, _)| *file == sheet.file)?;
    Some(Leaf { file, page: sheet.page, quarters: sheet.quarters })
}

/// The page that cannot go into a PDF, by its number in the tray.
fn refused(why: &AssembleError, mine: &[(usize, &Sheet)]) -> AppError {
    let problem = match why {
        AssembleError::Unreadable { .. } => FieldProblem::new("give", "scan-page-unreadable"),
        AssembleError::TooManyDots { .. } => FieldProblem::new("give", "scan-picture-large"),
    };
    let place = mine.get(why.leaf()).map_or(0, |(place, _)| *place);
    AppError::invalid(problem.with("page", place))
}

fn read(sheets: &str) -> Result<Vec<Sheet>, AppError> {
    serde_json::from_str(sheets).map_err(AppError::internal)
}

/// The papers that pages were given to, in the order of their first page.
fn papers_of(sheets: &[Sheet]) -> Vec<String> {
    let mut papers: Vec<String> = Vec::new();
    for component in sheets.iter().filter_map(|sheet| sheet.component.as_ref()) {
        if !papers.contains(component) {
            papers.push(component.clone());
        }
    }
    papers
}

fn bytes_of(sheets: &[Sheet]) -> u64 {
    let first = sheets.iter().enumerate().filter(|(place, sheet)| {
        sheets.iter().position(|other| other.file == sheet.file) == Some(*place)
    });
    first.map(|(_, sheet)| sheet.bytes).sum()
}

/// What a paper is called, also the answer to a supplement request.
fn paper_name(open: &OpenDraft, component: &str) -> String {
    open.procedure.paper(component).map_or_else(|| component.to_owned(), |paper| paper.name.clone())
}

fn changed_at(
    mut sheets: Vec<Sheet>,
    place: usize,
    change: impl FnOnce(&mut Sheet),
) -> Result<Vec<Sheet>, AppError> {
    change(sheets.get_mut(place).ok_or(AppError::Conflict("tray"))?);
    Ok(sheets)
}

/// Two pages change places; at either end nothing happens.
fn swapped(mut sheets: Vec<Sheet>, a: usize, b: usize) -> Result<Vec<Sheet>, AppError> {
    if a >= sheets.len() {
        return Err(AppError::Conflict("tray"));
    }
    if b < sheets.len() {
        sheets.swap(a, b);
    }
    Ok(sheets)
}

fn without(mut sheets: Vec<Sheet>, place: usize) -> Vec<Sheet> {
    sheets.remove(place);
    sheets
}

fn given(
    open: &OpenDraft,
    mut sheets: Vec<Sheet>,
    places: std::ops::RangeInclusive<usize>,
    component: Option<&str>,
) -> Result<Vec<Sheet>, AppError> {
    if let Some(component) = component
        && open.procedure.paper(component).is_none()
        && (component != SUPPLEMENT_COMPONENT || open.draft.dossier.is_none())
    {
        return Err(AppError::invalid(FieldProblem::new("component", "not-an-option")));
    }
    let wanted = sheets.get_mut(places).filter(|wanted| !wanted.is_empty());
    let wanted =
        wanted.ok_or_else(|| AppError::invalid(FieldProblem::new("from", "tray-range")))?;
    for sheet in wanted {
        sheet.component = component.map(str::to_owned);
    }
    Ok(sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(file: u8, bytes: u64, component: Option<&str>) -> Sheet {
        Sheet {
            file: FileId::from_bytes([file; 16]),
            name: format!("{file}.pdf"),
            bytes,
            page: 1,
            pages: 1,
            is_picture: false,
            quarters: 0,
            component: component.map(str::to_owned),
        }
    }

    #[test]
    fn a_file_of_several_pages_weighs_once() {
        let sheets = [sheet(1, 10, None), sheet(1, 10, None), sheet(2, 5, None)];
        assert_eq!(bytes_of(&sheets), 15);
    }

    #[test]
    fn papers_come_in_the_order_of_their_first_page() {
        let sheets = [
            sheet(1, 1, Some("b")),
            sheet(2, 1, None),
            sheet(3, 1, Some("a")),
            sheet(4, 1, Some("b")),
        ];
        assert_eq!(papers_of(&sheets), ["b", "a"]);
    }

    #[test]
    fn at_either_end_a_page_stays() {
        let sheets = vec![sheet(1, 1, None), sheet(2, 1, None)];
        assert_eq!(swapped(sheets.clone(), 0, 0_usize.wrapping_sub(1)).unwrap(), sheets);
        assert_eq!(swapped(sheets.clone(), 1, 2).unwrap(), sheets);
        assert_eq!(swapped(sheets.clone(), 1, 0).unwrap()[0].name, "2.pdf");
        assert!(swapped(sheets, 2, 1).is_err(), "there is no such page");
    }
}
