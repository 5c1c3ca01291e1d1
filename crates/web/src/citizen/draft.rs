//! The overview of a draft: its sections, its papers, and the way on.

use super::id;
use crate::{
    Web,
    chrome::fresh_chrome,
    guidance::banner as guided,
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, see_other, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{AppError, drafts::OpenDraft, store::drafts::DraftState};
use mc_pages::{
    chrome::Link,
    citizen::DraftPage,
    components::{PostButton, Task, TaskGroup, TaskList, TaskState},
    format,
    words::Lang,
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(draft): Path<String>) -> Reply {
    let open = web.app.open_draft(visit.ctx(), id(&draft)?).await?;
    if open.draft.state == DraftState::Submitted {
        return to_dossier(&visit, &open);
    }
    let mut page = overview(&web, &visit, &open);
    page.acting = acting(&web, &visit, &open).await?;
    if let Some((banner, _)) = guided(&web, &visit, &open).await? {
        page.chrome.flash.get_or_insert(banner);
    }
    drawn(&page)
}

/// By whom or for whom a draft is filled in, where that is by a mandate.
async fn acting(web: &Web, visit: &Visit, open: &OpenDraft) -> Result<Option<String>, AppError> {
    let Some((principal, representative)) = web.app.people_of_draft(open).await? else {
        return Ok(None);
    };
    let is_representative =
        visit.ctx().citizen().is_ok_and(|me| Some(me) == open.draft.representative);
    let l = visit.l();
    Ok(Some(if is_representative {
        l.with("mandate-draft-for", &[("name", principal.as_str())]).into_owned()
    } else {
        l.with("mandate-draft-by", &[("name", representative.as_str())]).into_owned()
    }))
}

/// Where a draft that was submitted leads.
pub(super) fn to_dossier(visit: &Visit, open: &OpenDraft) -> Reply {
    match open.draft.dossier {
        Some(dossier) if visit.ctx().staff().is_ok() => {
            see_other(&format!("/can-bo/ho-so/{dossier}"))
        }
        Some(dossier) => see_other(&format!("/ho-so/{dossier}")),
        None => see_other("/ho-so"),
    }
}

pub(super) fn overview(web: &Web, visit: &Visit, open: &OpenDraft) -> DraftPage {
    let l = visit.l();
    let tasks = tasks(l, open);
    let all = tasks.len();
    let done = tasks.iter().filter(|t| t.state == TaskState::Done).count();
    let base = format!("/nhap/{}", open.draft.id);
    let local = web.app.settings().zone.local(open.draft.changed);
    let at = format::moment_short(l, local);
    let first = Task {
        title: l.t("task-papers").into_owned(),
        hint: Some(l.n("files-count", count(open.files.len())).into_owned()),
        href: Some(format!("{base}/giay-to")),
        state: if open.files.is_empty() { TaskState::ToDo } else { TaskState::Done },
    };
    let is_ready = done == all;
    let check = Task {
        title: l.t("task-check").into_owned(),
        hint: None,
        href: Some(format!("{base}/kiem-tra")),
        state: if is_ready { TaskState::ToDo } else { TaskState::Later },
    };
    let group = |title: &'static str, tasks| TaskGroup { title: l.t(title).into_owned(), tasks };
    DraftPage {
        chrome: fresh_chrome(web, visit),
        back: back(l, visit),
        procedure: short_name(&open.procedure.name),
        done: l
            .with("draft-done", &[("done", done.to_string()), ("all", all.to_string())])
            .into_owned(),
        kept: l.with("draft-kept", &[("at", at.as_str())]).into_owned(),
        tasks: TaskList {
            groups: vec![
                group(mc_pages::words::key("group-declare"), tasks),
                group(mc_pages::words::key("group-papers"), vec![first]),
                group(mc_pages::words::key("group-send"), vec![check]),
            ],
        },
        acting: None,
        guide: visit
            .ctx()
            .citizen()
            .is_ok()
            .then(|| Link::new(l.t("guide-link"), format!("{base}/huong-dan"))),
        register: register(l, open, &base),
        discard: Some(PostButton {
            action: format!("{base}/xoa"),
            label: l.t("draft-discard").into_owned(),
            values: Vec::new(),
        }),
    }
}

/// Having the draft filled from the register, where that can be.
fn register(l: Lang, open: &OpenDraft, base: &str) -> Option<(String, PostButton)> {
    if !open.can_ask_register {
        return None;
    }
    let (text, label) = if open.is_register_asked {
        (mc_pages::words::key("fill-done"), mc_pages::words::key("fill-again"))
    } else {
        (mc_pages::words::key("fill-offer"), mc_pages::words::key("fill-button"))
    };
    let button = PostButton {
        action: format!("{base}/dan-cu"),
        label: l.t(label).into_owned(),
        values: Vec::new(),
    };
    Some((l.t(text).into_owned(), button))
}

/// The way back: the citizen's own list, or the officer's.
pub(super) fn back(l: Lang, visit: &Visit) -> Link {
    if visit.ctx().staff().is_ok() {
        Link::new(l.t("nav-walk-in"), "/can-bo/tiep-nhan")
    } else {
        Link::new(l.t("my-dossiers"), "/ho-so")
    }
}

fn tasks(l: Lang, open: &OpenDraft) -> Vec<Task> {
    let problems = open.form.problems(&open.reading_problems, &open.answers);
    open.form
        .sections_to_show(&open.answers)
        .into_iter()
        .map(|section| {
            let is_typed = open.typed.contains_key(&section.key);
            let is_wrong = problems.iter().any(|problem| section.holds(&problem.path));
            let state = match (is_typed, is_wrong) {
                (true, false) => TaskState::Done,
                (true, true) => TaskState::Wrong,
                // A section that asks for nothing necessary is done without being opened.
                (false, _) => TaskState::ToDo,
            };
            Task {
                title: section.title.say(l.locale()).text.to_owned(),
                hint: None,
                href: Some(format!("/nhap/{}/muc/{}", open.draft.id, section.key)),
                state,
            }
        })
        .collect()
}

pub(super) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

pub(crate) async fn discard(
    State(web): State<Web>,
    visit: Visit,
    Path(draft): Path<String>,
    _form: Posted,
) -> Reply {
    web.app.discard_draft(visit.ctx(), id(&draft)?, true).await?;
    let to = if visit.ctx().staff().is_ok() { "/can-bo/tiep-nhan" } else { "/ho-so" };
    see_other_telling(&web, &format!("{to}?da-xoa={draft}"), "draft-discarded")
}

pub(crate) async fn restore(
    State(web): State<Web>,
    visit: Visit,
    Path(draft): Path<String>,
    _form: Posted,
) -> Reply {
    web.app.discard_draft(visit.ctx(), id(&draft)?, false).await?;
    see_other_telling(&web, &format!("/nhap/{draft}"), "draft-restored")
}
