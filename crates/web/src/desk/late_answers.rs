//! What members of staff are told: opinions that were not given in time; and the list of them for
//! those who lead a desk (NĐ 61/2018, Điều 19.5).

use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::{page_key, procedure_name},
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    AppError,
    dossier_view::unit_name,
    store::late_answers::{LateAnswer, StaffNotice},
};
use mc_kernel::Timestamp;
use mc_pages::{
    chrome::Link,
    components::{
        Banner, BannerKind, Cell, Column, Empty, Paging, Table, Timeline, TimelineEntry,
        TimelineTime,
    },
    desk::{LateAnswersPage, StaffNoticesPage},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

/// What a member of staff was told.
pub(super) const NOTICES: &str = "/can-bo/thong-bao";
/// The late answers at a desk.
pub(super) const LATE: &str = "/can-bo/y-kien-cham";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

/// That there is something new to read, above the work.
pub(super) async fn news(web: &Web, visit: &Visit) -> Result<Option<Banner>, AppError> {
    let unread = web.app.unread_staff_notices(visit.ctx()).await?;
    if unread == 0 {
        return Ok(None);
    }
    let l = visit.l();
    let mut banner = Banner::new(BannerKind::Warning, l.n("staff-notices-new", unread));
    banner.action = Some(Link::new(l.t("notices-title"), NOTICES));
    Ok(Some(banner))
}

pub(crate) async fn notices(
    State(web): State<Web>,
    visit: Visit,
    Query(at): Query<Where>,
) -> Reply {
    let l = visit.l();
    let page = web.app.staff_notices(visit.ctx(), page_key(&at.sau)).await?;
    if page.rows.iter().any(|notice| notice.read.is_none()) {
        web.app.read_staff_notices(visit.ctx()).await?;
    }
    let leads = web.app.leads_a_desk(visit.ctx());
    let shown = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
    drawn(&StaffNoticesPage {
        chrome: fresh_chrome(&web, &visit),
        back: Some(Link::new(l.t("nav-work"), "/can-bo/viec")),
        late: leads.then(|| Link::new(l.t("late-answers-title"), LATE)),
        notices: Timeline {
            entries: page.rows.iter().map(|notice| entry(&web, l, notice)).collect(),
        },
        empty: Empty {
            title: l.t("staff-notices-none").into_owned(),
            text: l.t("staff-notices-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| NOTICES.to_owned()),
            next: page.next.map(|(at, id)| format!("{NOTICES}?sau={}.{id}", at.micros())),
            shown: l.n("notices-shown", shown).into_owned(),
        },
    })
}

fn entry(web: &Web, l: Lang, notice: &StaffNotice) -> TimelineEntry {
    let values = [
        ("unit", unit_name(&web.app.reference(), notice.unit)),
        ("due", moment(web, l, notice.due)),
        ("procedure", procedure_name(web, &notice.procedure)),
    ];
    TimelineEntry {
        time: if notice.read.is_some() { TimelineTime::Past } else { TimelineTime::Now },
        when: moment(web, l, notice.at),
        text: l.with("staff-notice-late", &values).into_owned(),
        note: None,
        links: vec![Link::new(notice.number.clone(), format!("/can-bo/ho-so/{}", notice.dossier))],
    }
}

fn moment(web: &Web, l: Lang, at: Timestamp) -> String {
    format::moment_short(l, web.app.settings().zone.local(at))
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    if !web.app.leads_a_desk(visit.ctx()) {
        return Err(AppError::Forbidden.into());
    }
    let page = web.app.late_answers(visit.ctx(), page_key(&at.sau)).await?;
    let named = [
        key("column-dossier"),
        key("column-asked"),
        key("column-asker"),
        key("column-deadline"),
        key("column-outcome"),
    ];
    let shown = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
    drawn(&LateAnswersPage {
        chrome: fresh_chrome(&web, &visit),
        back: Some(Link::new(l.t("notices-title"), NOTICES)),
        table: Table {
            caption: l.t("late-answers-title").into_owned(),
            columns: named.map(|column| Column::words(l.t(column))).to_vec(),
            rows: page.rows.iter().map(|late| row(&web, l, late)).collect(),
        },
        empty: Empty {
            title: l.t("late-answers-none").into_owned(),
            text: l.t("late-answers-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| LATE.to_owned()),
            next: page.next.map(|(at, id)| format!("{LATE}?sau={}.{id}", at.micros())),
            shown: l.n("late-answers-shown", shown).into_owned(),
        },
    })
}

fn row(web: &Web, l: Lang, late: &LateAnswer) -> Vec<Cell> {
    let unit = |id| unit_name(&web.app.reference(), id);
    let outcome = match (late.answered, late.closed) {
        (Some(at), _) => l.with("late-answer-answered", &[("at", moment(web, l, at))]),
        (None, Some(at)) => l.with("late-answer-closed", &[("at", moment(web, l, at))]),
        (None, None) => l.t("late-answer-open"),
    };
    vec![
        Cell { text: late.number.clone(), href: Some(format!("/can-bo/ho-so/{}", late.dossier)) },
        unit(late.asked).into(),
        unit(late.asked_by).into(),
        moment(web, l, late.due).into(),
        outcome.into_owned().into(),
    ]
}
