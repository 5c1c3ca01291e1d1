//! The papers of a draft: several files for each component, with progress where a script runs, and by
//! plain forms everywhere.

use super::{draft::to_dossier, id, offers::offers as offers_of};
use crate::{
    Web,
    chrome::chrome,
    forms::{Drawing, Refused, error_summary, papers},
    posted::{Posted, PostedFile},
    public::short_name,
    reply::{Oops, Reply, page_with, see_other},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{
    AppError, attachments::SUPPLEMENT_COMPONENT, drafts::OpenDraft, form::Entries,
    store::drafts::DraftState,
};
use mc_kernel::{FieldProblems, ids::DraftId};
use mc_pages::{
    chrome::Link,
    citizen::AttachPage,
    components::Offers,
    fields::{FieldKind, FieldView, Group},
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(draft): Path<String>) -> Reply {
    let open = web.app.open_draft(visit.ctx(), id(&draft)?).await?;
    if open.draft.state == DraftState::Submitted {
        return to_dossier(&visit, &open);
    }
    draw(&web, &visit, &open, &FieldProblems::none(), StatusCode::OK).await
}

async fn draw(
    web: &Web,
    visit: &Visit,
    open: &OpenDraft,
    problems: &FieldProblems,
    status: StatusCode,
) -> Reply {
    let l = visit.l();
    let base = format!("/nhap/{}", open.draft.id);
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
        files: &open.files,
        upload_url: format!("{base}/tep"),
        most_bytes: web.app.settings().limits.file_bytes,
        marks: std::collections::BTreeMap::new(),
        pointed: None,
    };
    let offers = web.app.offers(visit.ctx(), open).await?;
    let rules = web.app.kind_rules().await?;
    let mut fields = Vec::new();
    if open.draft.dossier.is_some() {
        let label = l.t("supplement-files").into_owned();
        fields.push(control(&drawing, SUPPLEMENT_COMPONENT, label, None, Offers::default()));
    }
    for (title, group) in papers(open) {
        let controls = group.into_iter().map(|paper| {
            let code = paper.code.as_str();
            let fitting = offers.get(code).map_or(&[][..], Vec::as_slice);
            let offers = offers_of(web, visit, code, fitting, &rules);
            control(&drawing, code, paper.name, Some(paper.form_name), offers)
        });
        let group = FieldKind::Group(Group { fields: controls.collect() });
        let name = format!("group-{}", mc_kernel::fold(&title).replace(' ', "-"));
        fields.push(FieldView::new(name, title, group));
    }
    let rules = drawing.upload_rules();
    let last = open.form.sections_to_show(&open.answers).last().map(|s| s.key.clone());
    let back = match last {
        Some(last) => Link::new(l.t("back"), format!("{base}/muc/{last}")),
        None => Link::new(l.t("draft-title"), base.clone()),
    };
    page_with(
        status,
        &AttachPage {
            tray: Link::new(l.t("tray-link"), format!("{base}/ban-quet")),
            back: Some(back),
            title: l.t("task-papers").into_owned(),
            place: short_name(&open.procedure.name),
            intro: vec![l.t("papers-intro").into_owned(), rules],
            errors: error_summary(l, problems),
            fields,
            action: format!("{base}/giay-to"),
            hidden: Vec::new(),
            consequence: None,
            submit: l.t("save-and-continue").into_owned(),
            other: Some(Link::new(l.t("leave-and-continue-later"), base)),
            chrome: around,
        },
    )
}

/// The control of one component. The file fields are named by the component, which the plain form
/// sends back.
fn control(
    drawing: &Drawing<'_>,
    component: &str,
    label: String,
    form_name: Option<String>,
    offers: Offers,
) -> FieldView {
    let mut upload = drawing.upload(component, &label, component, true);
    // Said once, above all papers.
    upload.rules.clear();
    upload.offers = offers;
    let mut field = FieldView::new(component, label, FieldKind::File(Box::new(upload))).optional();
    field.hint = form_name.filter(|name| !name.is_empty());
    field
}

pub(crate) async fn save(
    State(web): State<Web>,
    visit: Visit,
    Path(draft): Path<String>,
    posted: Posted,
) -> Reply {
    let draft: DraftId = id(&draft)?;
    if posted.has("_remove") {
        match web.app.detach(visit.ctx(), draft, posted.parsed("_remove")?).await {
            // Taken off already: here, or in another tab.
            Ok(()) | Err(AppError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let mut problems = attach(&web, &visit, draft, &posted.files).await?;
    if posted.has("_take") {
        problems.extend(take(&web, &visit, draft, posted.text("_take")).await?);
    }
    let stays = ["_remove", "_upload", "_take"].into_iter().any(|button| posted.has(button));
    if problems.is_empty() && !stays {
        web.app.open_draft(visit.ctx(), draft).await?;
        return see_other(&format!("/nhap/{draft}/kiem-tra"));
    }
    if problems.is_empty() {
        return see_other(&format!("/nhap/{draft}/giay-to"));
    }
    let open = web.app.open_draft(visit.ctx(), draft).await?;
    draw(&web, &visit, &open, &problems, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Takes a paper of the owner's store for a component.
async fn take(
    web: &Web,
    visit: &Visit,
    draft: DraftId,
    value: &str,
) -> Result<FieldProblems, Oops> {
    let (component, paper) = value.rsplit_once(' ').ok_or(AppError::NotFound)?;
    match web.app.take_paper(visit.ctx(), draft, component, id(paper)?).await {
        Ok(_) => Ok(FieldProblems::none()),
        Err(AppError::Invalid(invalid)) => Ok(invalid.problems),
        Err(error) => Err(error.into()),
    }
}

async fn attach(
    web: &Web,
    visit: &Visit,
    draft: DraftId,
    files: &[PostedFile],
) -> Result<FieldProblems, Oops> {
    let mut problems = FieldProblems::none();
    let mut refused = Refused::default();
    for file in files {
        let bytes = file.bytes.clone();
        match web.app.attach(visit.ctx(), draft, &file.field, &file.name, bytes).await {
            Ok(_) => {}
            Err(AppError::FileRefused(refusal)) => {
                refused.push(visit.l(), (&file.field, &file.name), &refusal);
            }
            Err(AppError::Invalid(invalid)) => problems.extend(invalid.problems),
            Err(error) => return Err(error.into()),
        }
    }
    problems.extend(refused.problems());
    Ok(problems)
}
