//! Work lists, what is due first.

use super::{absences, bulk, filters, late_answers};
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
    bulk::{BulkAction, Picked},
    desk_settings::Column,
    dossier::{WorkKind, WorkState},
    narrowing::MOST_READ,
    sheet::Kind,
    store::work_lists::{WorkKey, WorkLine},
    work::{List, WorkPage},
};
use mc_kernel::{PageSize, fold};
use mc_pages::{
    chrome::Link,
    components::{DueState, Empty, HiddenColumns, Paging, StateChip, Tab, Tabs, WorkList, WorkRow},
    desk::{BulkAction as ShownAction, ListTools, Within, WorkListPage},
    format,
    words::{Lang, key},
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default, rename = "danh-sach")]
    list: String,
    #[serde(default)]
    loc: String,
    #[serde(default)]
    sau: String,
}

impl Where {
    /// The list that is meant, of those that the person has.
    pub(super) fn list(&self, lists: &[List]) -> Option<List> {
        let wanted = List::from_code(&self.list).filter(|list| lists.contains(list));
        wanted.or_else(|| lists.first().copied())
    }

    /// The words that narrow the list, as much of them as counts.
    pub(super) fn within(&self) -> &str {
        let text = self.loc.trim();
        text.char_indices()
            .nth(MOST_WITHIN_CHARS)
            .and_then(|(end, _)| text.get(..end))
            .unwrap_or(text)
    }
}

/// The longest words that narrow a list.
const MOST_WITHIN_CHARS: usize = 100;

/// What is due within so many working minutes is shown as due soon.
pub(super) const SOON_MINUTES: u32 = 4 * 60;

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    if web.app.scope(visit.ctx()).is_err() && web.app.may_read_organisation(visit.ctx()).is_ok() {
        // Administrators have no work list; signing on leads here all the same.
        return see_other("/quan-tri");
    }
    let lists = web.app.lists(visit.ctx())?;
    let list = at.list(&lists).ok_or(AppError::Forbidden)?;
    let counts = web.app.work_counts(visit.ctx()).await?;
    let words = at.within();
    let (page, read) = read(&web, &visit, (list, words), page_key(&at.sau)).await?;
    let here = address("/can-bo/viec", &[("danh-sach", list.code()), ("loc", words)]);
    let tools = tools(&web, &visit, (list, words), read).await?;
    let hides = hidden(&web.app.columns(visit.ctx()).await?);
    let bulk = bulk_actions(l, list);
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
    let mut chrome = fresh_chrome(&web, &visit);
    if chrome.flash.is_none() {
        chrome.flash = late_answers::news(&web, &visit).await?;
    }
    drawn(&WorkListPage {
        chrome,
        title: l.t("nav-work").into_owned(),
        views: Tabs { label: l.t("work-views").into_owned(), tabs: tabs.collect() },
        action: "/can-bo/tim".to_owned(),
        query: String::new(),
        filters: Vec::new(),
        kept: Vec::new(),
        list: WorkList {
            caption: l.t(list_words(list)).into_owned(),
            rows: page.rows.iter().map(|line| row(&web, &visit, list, line)).collect(),
            can_choose: !bulk.is_empty(),
            hides,
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
        bulk,
        bulk_action: format!("{}?danh-sach={}", bulk::PLAN, list.code()),
        tools,
        announce_url: Some(format!("/can-bo/viec/moi?luc={}", web.app.now().micros())),
        reload_url: here,
    })
}

/// A page of the list; narrowed by words a bounded way, with how many lines were looked at.
async fn read(
    web: &Web,
    visit: &Visit,
    (list, words): (List, &str),
    key: Option<WorkKey>,
) -> Result<(WorkPage, Option<usize>), AppError> {
    if words.is_empty() {
        let page = web.app.work(visit.ctx(), list, key, PageSize::SCREEN).await?;
        return Ok((page, None));
    }
    let fits = |line: &WorkLine| matching(web, line, words);
    let (page, read) = web.app.work_that(visit.ctx(), list, key, &fits).await?;
    Ok((page, Some(read)))
}

/// Whether a line has every word, without diacritics: in its number, applicant, procedure, step or
/// person.
pub(super) fn matching(web: &Web, line: &WorkLine, words: &str) -> bool {
    if words.is_empty() {
        return true;
    }
    let reference = web.app.reference();
    let person = line.assignee.and_then(|id| reference.directory.staff(id));
    let text = [
        line.number.as_str(),
        &line.applicant,
        &procedure_name(web, &line.procedure),
        &line.step_name,
        person.map_or("", |person| person.full_name.as_str()),
    ];
    let text = fold(&text.join(" "));
    fold(words).split_whitespace().all(|word| text.contains(word))
}

fn token_of(line: &WorkLine) -> u32 {
    u32::try_from(line.token).unwrap_or(0)
}

/// What can be done with many rows of a list at once.
fn bulk_actions(l: Lang, list: List) -> Vec<ShownAction> {
    match list {
        List::WaitingApplicant | List::WaitingOthers | List::Done => Vec::new(),
        List::Todo | List::Mine | List::Unit | List::Agency | List::Soon | List::Overdue => {
            let shown = |action: BulkAction| ShownAction {
                value: action.code().to_owned(),
                label: l.t(bulk::action_words(action)).into_owned(),
            };
            BulkAction::ALL.into_iter().map(shown).collect()
        }
    }
}

fn hidden(shown: &[Column]) -> HiddenColumns {
    let hides = |column| !shown.contains(&column);
    HiddenColumns {
        procedure: hides(Column::Procedure),
        step: hides(Column::Step),
        person: hides(Column::Person),
        number: hides(Column::Number),
    }
}

async fn tools(
    web: &Web,
    visit: &Visit,
    (list, words): (List, &str),
    read: Option<usize>,
) -> Result<ListTools, AppError> {
    let l = visit.l();
    let query = [("danh-sach", list.code()), ("loc", words)];
    let here = address("/can-bo/viec", &query);
    let most_read = read.filter(|read| *read >= MOST_READ);
    Ok(ListTools {
        notes: absences::stands_in(web, visit).await?,
        saved: filters::links(web, visit).await?,
        within: Some(Within {
            action: "/can-bo/viec".to_owned(),
            kept: vec![("danh-sach".to_owned(), list.code().to_owned())],
            value: words.to_owned(),
            read: most_read.map(|read| l.n("within-read", bulk::many(read)).into_owned()),
        }),
        downloads: downloads(l, "/can-bo/viec/tai", &query),
        links: vec![
            Link::new(l.t("filter-keep"), address("/can-bo/bo-loc/moi", &[("ve", &here)])),
            Link::new(l.t("filter-manage"), "/can-bo/bo-loc"),
            Link::new(l.t("columns-choose"), "/can-bo/cot"),
            Link::new(l.t("dossiers-title"), "/can-bo/danh-sach"),
            Link::new(l.t("nav-absences"), "/can-bo/vang-mat"),
            Link::new(l.t("notices-title"), late_answers::NOTICES),
            Link::new(l.t("keys"), "/can-bo/phim-tat"),
        ],
    })
}

/// A list as a file of each kind.
pub(super) fn downloads(l: Lang, path: &str, query: &[(&str, &str)]) -> Vec<Link> {
    let link = |kind: Kind| {
        let words = match kind {
            Kind::Xlsx => key("download-xlsx"),
            Kind::Csv => key("download-csv"),
        };
        Link::new(l.t(words), address(&format!("{path}/{}", kind.ending()), query))
    };
    Kind::ALL.into_iter().map(link).collect()
}

/// An address with the values that are not empty.
pub(super) fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
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
    let stands_in = visit.ctx().staff().is_ok_and(|staff| {
        line.assignee.is_some_and(|id| staff.stands_in_for().any(|absent| absent == id))
    });
    if let (true, Some(person)) = (stands_in, person) {
        marks.push(l.with("mark-stands-in", &[("name", person.full_name.as_str())]).into_owned());
    }
    WorkRow {
        value: Picked { dossier: line.dossier, token: token_of(line) }.to_string(),
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
