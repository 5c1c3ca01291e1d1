//! Work lists, what is due first.

use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::{page_key, procedure_name},
    reply::{Reply, page as drawn, see_other},
    visit::Visit,
};
use axum::{
    Json,
    extract::{Query, State},
    response::IntoResponse,
};
use mc_app::{
    AppError,
    dossier::{WorkKind, WorkState},
    store::work_lists::WorkLine,
    work::List,
};
use mc_kernel::PageSize;
use mc_pages::{
    components::{DueState, Empty, Paging, StateChip, Tab, Tabs, WorkList, WorkRow},
    desk::WorkListPage,
    format,
    words::{Lang, key},
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default, rename = "danh-sach")]
    list: String,
    #[serde(default)]
    sau: String,
}

/// What is due within so many working minutes is shown as due soon.
pub(super) const SOON_MINUTES: u32 = 4 * 60;

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    if web.app.scope(visit.ctx()).is_err() && web.app.may_read_organisation(visit.ctx()).is_ok() {
        // Administrators have no work list; signing on leads here all the same.
        return see_other("/quan-tri");
    }
    let lists = web.app.lists(visit.ctx())?;
    let wanted = List::from_code(&at.list).filter(|list| lists.contains(list));
    let list = wanted.or_else(|| lists.first().copied()).ok_or(AppError::Forbidden)?;
    let counts = web.app.work_counts(visit.ctx()).await?;
    let page = web.app.work(visit.ctx(), list, page_key(&at.sau), PageSize::SCREEN).await?;
    let here = format!("/can-bo/viec?danh-sach={}", list.code());
    let tabs = lists.iter().map(|one| {
        let count = counts.iter().find(|(of, _)| of == one).map(|(_, count)| *count);
        Tab {
            label: l.t(list_words(*one)).into_owned(),
            href: format!("/can-bo/viec?danh-sach={}", one.code()),
            count: count.filter(|n| *n > 0).map(|n| count_words(l, n)),
            is_current: *one == list,
        }
    });
    let next = page.next.map(|(due, id)| format!("{here}&sau={}.{id}", due.micros()));
    let shown = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
    drawn(&WorkListPage {
        chrome: fresh_chrome(&web, &visit),
        title: l.t("nav-work").into_owned(),
        views: Tabs { label: l.t("work-views").into_owned(), tabs: tabs.collect() },
        action: "/can-bo/tim".to_owned(),
        query: String::new(),
        filters: Vec::new(),
        kept: Vec::new(),
        list: WorkList {
            caption: l.t(list_words(list)).into_owned(),
            rows: page.rows.iter().map(|line| row(&web, &visit, list, line)).collect(),
            can_choose: false,
        },
        empty: Empty {
            title: l.t("no-work").into_owned(),
            text: l.t("no-work-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| here.clone()),
            next,
            shown: l.n("dossiers-shown", shown).into_owned(),
        },
        bulk: Vec::new(),
        bulk_action: String::new(),
        announce_url: Some(format!("/can-bo/viec/moi?luc={}", web.app.now().micros())),
        reload_url: here,
    })
}

/// Beyond this a count only says that it is more.
fn count_words(l: Lang, count: u64) -> String {
    if count >= mc_app::store::work_lists::MOST_COUNTED {
        format!("{}+", format::count(l, count.saturating_sub(1)))
    } else {
        format::count(l, count)
    }
}

const fn list_words(list: List) -> &'static str {
    match list {
        List::Todo => key("list-todo"),
        List::Mine => key("list-mine"),
        List::Unit => key("list-unit"),
        List::Agency => key("list-agency"),
        List::Soon => key("list-soon"),
        List::Overdue => key("list-overdue"),
        List::WaitingApplicant => key("list-waiting-applicant"),
        List::WaitingOthers => key("list-waiting-others"),
        List::Done => key("list-done"),
    }
}

pub(super) fn row(web: &Web, visit: &Visit, list: List, line: &WorkLine) -> WorkRow {
    let l = visit.l();
    let reference = web.app.reference();
    let person = line.assignee.and_then(|id| reference.directory.staff(id));
    let step = match line.kind {
        WorkKind::Intake => l.t("work-intake").into_owned(),
        WorkKind::Step => line.step_name.clone(),
        WorkKind::Consultation => l.t("work-consultation").into_owned(),
        WorkKind::Apology => l.t("work-apology").into_owned(),
        WorkKind::Order => l.t("work-order").into_owned(),
    };
    let zone = &web.app.settings().zone;
    let mut marks = Vec::new();
    if line.kind == WorkKind::Consultation {
        marks.push(l.t("mark-consultation").into_owned());
    }
    WorkRow {
        value: line.dossier.to_string(),
        href: format!("/can-bo/ho-so/{}?danh-sach={}", line.dossier, list.code()),
        number: line.number.clone(),
        applicant: line.applicant.clone(),
        procedure: procedure_name(web, &line.procedure),
        step,
        person: person.map(|p| p.full_name.clone()),
        due: format::moment_short(l, zone.local(line.due)),
        chip: chip(web, l, line),
        marks,
    }
}

fn chip(web: &Web, l: Lang, line: &WorkLine) -> StateChip {
    let zone = &web.app.settings().zone;
    match line.state {
        WorkState::Done => {
            let day = line.done.map(|at| format::day_short(l, zone.day(at))).unwrap_or_default();
            StateChip::new(DueState::Done, l.with("work-done-on", &[("day", day.as_str())]))
        }
        WorkState::WaitingApplicant => {
            StateChip::new(DueState::Waiting, l.t("work-waits-applicant"))
        }
        WorkState::WaitingOthers => StateChip::new(DueState::Waiting, l.t("work-waits-others")),
        WorkState::Todo => {
            let left = remaining_chip(web, l, line.due);
            match super::rules::warning(web, l, line.entered, line.due) {
                Some(warned) if left.state != DueState::Late => {
                    StateChip::new(warned.state, format!("{} · {}", left.text, warned.text))
                }
                Some(_) | None => left,
            }
        }
    }
}

/// How much working time is left until something is due.
pub(super) fn remaining_chip(web: &Web, l: Lang, due: mc_kernel::Timestamp) -> StateChip {
    let left = web.app.remaining(due);
    let state = match (left.late, left.working_minutes) {
        (true, _) => DueState::Late,
        (false, ..=SOON_MINUTES) => DueState::DueSoon,
        (false, _) => DueState::OnTime,
    };
    StateChip::new(state, left.words(l.locale()))
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Since {
    #[serde(default)]
    luc: i64,
}

#[derive(Debug, Serialize)]
struct News {
    count: u64,
    text: String,
}

/// How much work has come since the list was drawn, for the line above it.
pub(crate) async fn news(
    State(web): State<Web>,
    visit: Visit,
    Query(since): Query<Since>,
) -> Reply {
    let l = visit.l();
    let since = mc_kernel::Timestamp::from_micros(since.luc);
    let page = web.app.work(visit.ctx(), List::Todo, None, PageSize::SCREEN).await?;
    let new = page.rows.iter().filter(|line| line.entered > since).count();
    let count = u64::try_from(new).unwrap_or(u64::MAX);
    let text = l.n("new-work", count).into_owned();
    Ok(Json(News { count, text }).into_response())
}
