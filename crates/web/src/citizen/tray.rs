//! The tray of scans of a draft: several files come in, pages are turned, put in order and given to
//! papers, and each paper becomes one PDF.

use super::id;
use crate::{
    Web,
    chrome::chrome,
    forms::{Drawing, Refused, error_summary, papers},
    posted::Posted,
    public::short_name,
    reply::{Reply, page_with, see_other, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    attachments::SUPPLEMENT_COMPONENT,
    drafts::OpenDraft,
    form::Entries,
    scan_tray::{MOST_SHEETS, Sheet, Tray, TrayChange},
};
use mc_kernel::{FieldProblem, FieldProblems, ids::DraftId};
use mc_pages::{
    chrome::Link,
    citizen::{TrayPage, TraySheet},
    fields::{ChoiceOption, FieldKind, FieldView},
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(draft): Path<String>) -> Reply {
    let draft = id(&draft)?;
    let typed = Posted::default();
    draw(&web, &visit, draft, &typed, &FieldProblems::none(), StatusCode::OK).await
}

/// One change, then the tray again: where the page stood, as far as a browser can.
pub(crate) async fn change(
    State(web): State<Web>,
    visit: Visit,
    Path(draft): Path<String>,
    posted: Posted,
) -> Reply {
    let draft: DraftId = id(&draft)?;
    let changed = match wanted(&posted) {
        Ok(change) => {
            let revision = posted.parsed("_revision")?;
            web.app.change_tray(visit.ctx(), draft, revision, change).await
        }
        Err(error) => Err(error),
    };
    let problems = match changed {
        Ok(()) if posted.has("_build") => {
            return see_other_telling(&web, &format!("/nhap/{draft}/giay-to"), "tray-built");
        }
        Ok(()) => return see_other(&format!("/nhap/{draft}/ban-quet{}", stands_at(&posted))),
        Err(AppError::Invalid(invalid)) => invalid.problems,
        Err(AppError::FileRefused(refusal)) => {
            let name = posted.files.first().map_or("", |file| file.name.as_str());
            let mut refused = Refused::default();
            refused.push(visit.l(), ("files", name), &refusal);
            refused.problems()
        }
        Err(error) => return Err(error.into()),
    };
    draw(&web, &visit, draft, &posted, &problems, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// The change that the pressed button means.
fn wanted(posted: &Posted) -> Result<TrayChange, AppError> {
    let place = |button: &str| -> Result<usize, AppError> {
        posted.parsed::<usize>(button)?.checked_sub(1).ok_or(AppError::NotFound)
    };
    Ok(if posted.has("_turn") {
        TrayChange::Turn(place("_turn")?)
    } else if posted.has("_forward") {
        TrayChange::Forward(place("_forward")?)
    } else if posted.has("_back") {
        TrayChange::Back(place("_back")?)
    } else if posted.has("_drop") {
        TrayChange::Drop(place("_drop")?)
    } else if posted.has("_give") {
        give(posted)?
    } else if posted.has("_undo") {
        TrayChange::Undo
    } else if posted.has("_build") {
        TrayChange::Build
    } else {
        let files = posted.files.iter().map(|file| (file.name.clone(), file.bytes.clone()));
        TrayChange::Add(files.collect())
    })
}

fn give(posted: &Posted) -> Result<TrayChange, AppError> {
    let place = |field: &str| {
        let number = posted.text(field).trim().parse::<usize>().ok();
        let wrong = || AppError::invalid(FieldProblem::new("from", "tray-range"));
        number.and_then(|number| number.checked_sub(1)).ok_or_else(wrong)
    };
    let component = Some(posted.text("component").to_owned()).filter(|code| !code.is_empty());
    Ok(TrayChange::Give { from: place("from")?, to: place("to")?, component })
}

/// The part of the page where the person was, and where their page went.
fn stands_at(posted: &Posted) -> String {
    let moved = |button: &str, by: isize| {
        let place = posted.parsed::<isize>(button).ok()?;
        Some(format!("#trang-{}", (place + by).max(1)))
    };
    let at = moved("_turn", 0).or_else(|| moved("_forward", -1)).or_else(|| moved("_back", 1));
    at.or_else(|| posted.has("_give").then(|| "#f-give".to_owned())).unwrap_or_default()
}

async fn draw(
    web: &Web,
    visit: &Visit,
    draft: DraftId,
    typed: &Posted,
    problems: &FieldProblems,
    status: StatusCode,
) -> Reply {
    let l = visit.l();
    let open = web.app.open_draft(visit.ctx(), draft).await?;
    let tray = web.app.scan_tray(visit.ctx(), draft).await?;
    let base = format!("/nhap/{draft}");
    let most = MOST_SHEETS.to_string();
    let mut components = vec![ChoiceOption::new("", l.t("tray-no-component"))];
    components.extend(
        choices(visit, &open).into_iter().map(|(code, name)| ChoiceOption::new(code, name)),
    );
    let count = tray.sheets.len().to_string();
    page_with(
        status,
        &TrayPage {
            back: Link::new(l.t("task-papers"), format!("{base}/giay-to")),
            place: short_name(&open.procedure.name),
            intro: vec![l.with("tray-intro", &[("most", most.as_str())]).into_owned()],
            errors: error_summary(l, problems),
            upload: upload(web, visit, &open, problems),
            sheets: sheets(visit, &open, &tray),
            count: l.with("tray-pages", &[("count", count.as_str())]).into_owned(),
            components,
            action: format!("{base}/ban-quet"),
            revision: tray.revision.to_string(),
            can_undo: tray.can_undo,
            can_build: tray.sheets.iter().any(|sheet| sheet.component.is_some()),
            range: (typed.text("from").to_owned(), typed.text("to").to_owned()),
            chrome: chrome(web, visit),
        },
    )
}

/// The papers that pages can be given to.
fn choices(visit: &Visit, open: &OpenDraft) -> Vec<(String, String)> {
    let l = visit.l();
    let supplement = open.draft.dossier.is_some();
    let answer = (SUPPLEMENT_COMPONENT.to_owned(), l.t("supplement-files").into_owned());
    let of_case = papers(open).into_iter().flat_map(|(_, papers)| papers);
    let papers = of_case.map(|paper| (paper.code.to_string(), paper.name));
    supplement.then_some(answer).into_iter().chain(papers).collect()
}

/// The control by which files come in, several at once.
fn upload(web: &Web, visit: &Visit, open: &OpenDraft, problems: &FieldProblems) -> FieldView {
    let around = chrome(web, visit);
    let reference = web.app.reference();
    let (entries, visibility) = (Entries::new(), open.form.visible(&open.answers));
    let drawing = Drawing {
        chrome: &around,
        reference: &reference,
        day: web.app.today(),
        form: &open.form,
        entries: &entries,
        visibility: &visibility,
        problems,
        files: &[],
        upload_url: String::new(),
        most_bytes: web.app.settings().limits.file_bytes,
        marks: std::collections::BTreeMap::new(),
        pointed: None,
    };
    let label = visit.l().t("tray-files").into_owned();
    let upload = drawing.upload("files", &label, "files", true);
    FieldView::new("files", label, FieldKind::File(Box::new(upload)))
}

fn sheets(visit: &Visit, open: &OpenDraft, tray: &Tray) -> Vec<TraySheet> {
    let choices = choices(visit, open);
    let name_of = |code: &String| {
        let known = choices.iter().find(|(known, _)| known == code);
        known.map_or_else(|| code.clone(), |(_, name)| name.clone())
    };
    let sheet = |(place, sheet): (usize, &Sheet)| TraySheet {
        place,
        name: sheet_name(visit, sheet),
        href: if sheet.is_picture {
            format!("/tep/{}", sheet.file)
        } else {
            format!("/tep/{}#page={}", sheet.file, sheet.page)
        },
        is_picture: sheet.is_picture,
        quarters: sheet.quarters,
        component: sheet.component.as_ref().map(name_of).unwrap_or_default(),
    };
    (1..).zip(&tray.sheets).map(sheet).collect()
}

fn sheet_name(visit: &Visit, sheet: &Sheet) -> String {
    if sheet.pages == 1 {
        return sheet.name.clone();
    }
    let page = sheet.page.to_string();
    let args = [("name", sheet.name.as_str()), ("page", page.as_str())];
    visit.l().with("tray-page-of", &args).into_owned()
}
