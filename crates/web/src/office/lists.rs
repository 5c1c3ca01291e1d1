//! The in-box, one's own documents, and what a search finds.

use super::{HERE, words};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::page_key,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::store::documents::{AskKey, Brief};
use mc_kernel::{CivilDay, ids::OfficialDocumentId};
use mc_pages::{
    chrome::Link,
    components::{Cell, Column, Empty, Paging, Tab, Table, Tabs},
    format,
    office::OfficeListPage,
    words::{Lang, key},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
    #[serde(default)]
    q: String,
}

/// The parts of these pages, those alone to which the person may come.
pub(super) fn sections(web: &Web, visit: &Visit, here: &str) -> Tabs {
    let l = visit.l();
    let mut all = vec![
        (HERE.to_owned(), key("office-in-box")),
        (format!("{HERE}/cua-toi"), key("office-mine")),
    ];
    if web.app.has_books(visit.ctx()) {
        all.push((format!("{HERE}/so"), key("office-registers")));
    }
    let tab = |(href, label): (String, &'static str)| Tab {
        label: l.t(label).into_owned(),
        is_current: href == here,
        href,
        count: None,
    };
    Tabs { label: l.t("nav-office").into_owned(), tabs: all.into_iter().map(tab).collect() }
}

/// What can be begun.
fn beginnings(web: &Web, visit: &Visit) -> Vec<Link> {
    let l = visit.l();
    let mut links = vec![Link::new(l.t("office-draft-new"), format!("{HERE}/di/moi"))];
    if web.app.agencies_kept(visit.ctx()).is_ok_and(|agencies| !agencies.is_empty()) {
        links.insert(0, Link::new(l.t("office-receive-new"), format!("{HERE}/den/moi")));
    }
    links
}

fn day(l: Lang, day: Option<CivilDay>) -> String {
    day.map(|day| format::day_short(l, day)).unwrap_or_default()
}

/// Number or, of what has none, the kind, as a way to the document.
pub(super) fn named(l: Lang, brief: &Brief) -> Cell {
    let text =
        if brief.number.is_empty() { words::kind(l, &brief.kind) } else { brief.number.clone() };
    Cell { text, href: Some(format!("{HERE}/{}", brief.id)) }
}

/// Documents as rows.
pub(super) fn briefs(l: Lang, caption: &'static str, rows: &[Brief]) -> Table {
    let columns = [
        key("office-column-number"),
        key("office-column-subject"),
        key("office-column-issuer"),
        key("office-column-day"),
        key("office-column-stage"),
    ];
    let row = |brief: &Brief| {
        vec![
            named(l, brief),
            brief.subject.as_str().into(),
            brief.issuer.as_str().into(),
            day(l, brief.day).into(),
            words::stage(l, &brief.stage).into(),
        ]
    };
    Table {
        caption: l.t(caption).into_owned(),
        columns: columns.map(|column| Column::words(l.t(column))).to_vec(),
        rows: rows.iter().map(row).collect(),
    }
}

pub(super) fn empty(l: Lang, title: &'static str, text: &'static str) -> Empty {
    Empty { title: l.t(title).into_owned(), text: l.t(text).into_owned(), action: None }
}

fn shown(l: Lang, rows: usize) -> String {
    l.n("office-shown", u64::try_from(rows).unwrap_or(u64::MAX)).into_owned()
}

/// Reads the key of the in-box: day, document, what is asked.
fn ask_key(text: &str) -> Option<AskKey> {
    let mut parts = text.splitn(3, '.');
    let (day, document, what) = (parts.next()?, parts.next()?, parts.next()?);
    Some((day.to_owned(), document.parse().ok()?, what.to_owned()))
}

pub(crate) async fn in_box(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.official_in_box(visit.ctx(), ask_key(&at.sau)).await?;
    let today = web.app.today();
    let columns = [
        key("office-column-number"),
        key("office-column-asked"),
        key("office-column-subject"),
        key("office-column-issuer"),
        key("office-column-due"),
        key("office-column-urgency"),
    ];
    let row = |asked: &mc_app::store::documents::AskedFor| {
        let due = asked.brief.due.map(|due| {
            let shown = format::day_short(l, due);
            if due < today { l.with("office-late", &[("day", shown)]).into_owned() } else { shown }
        });
        vec![
            named(l, &asked.brief),
            l.t(words::asked(asked.what)).into(),
            asked.brief.subject.as_str().into(),
            asked.brief.issuer.as_str().into(),
            due.unwrap_or_default().into(),
            l.t(words::urgency(asked.brief.urgency)).into(),
        ]
    };
    let table = Table {
        caption: l.t("office-in-box").into_owned(),
        columns: columns.map(|column| Column::words(l.t(column))).to_vec(),
        rows: page.rows.iter().map(row).collect(),
    };
    let next = page.next.map(|(day, document, what)| format!("{HERE}?sau={day}.{document}.{what}"));
    drawn(&OfficeListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, HERE),
        title: l.t("office-in-box").into_owned(),
        intro: vec![l.t("office-in-box-intro").into_owned()],
        actions: beginnings(&web, &visit),
        search: Some(String::new()),
        tables: (!table.rows.is_empty()).then_some(table).into_iter().collect(),
        empty: empty(l, key("office-in-box-none"), key("office-in-box-none-text")),
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next,
            shown: shown(l, page.rows.len()),
        },
    })
}

pub(crate) async fn mine(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let here = format!("{HERE}/cua-toi");
    let page = web.app.my_official_documents(visit.ctx(), page_key(&at.sau)).await?;
    let table = briefs(l, key("office-mine"), &page.rows);
    drawn(&OfficeListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, &here),
        title: l.t("office-mine").into_owned(),
        intro: Vec::new(),
        actions: beginnings(&web, &visit),
        search: Some(String::new()),
        tables: (!table.rows.is_empty()).then_some(table).into_iter().collect(),
        empty: empty(l, key("office-mine-none"), key("office-mine-none-text")),
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| here.clone()),
            next: page.next.map(|(at, id)| format!("{here}?sau={}.{id}", at.micros())),
            shown: shown(l, page.rows.len()),
        },
    })
}

pub(crate) async fn found(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let here = format!("{HERE}/tim");
    let before: Option<OfficialDocumentId> = at.sau.parse().ok();
    let page = web.app.find_documents(visit.ctx(), &at.q, before).await?;
    let table = briefs(l, key("office-found"), &page.rows);
    let query: String = form_urlencoded::byte_serialize(at.q.as_bytes()).collect();
    drawn(&OfficeListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, &here),
        title: l.t("office-found").into_owned(),
        intro: vec![l.t("office-found-intro").into_owned()],
        actions: Vec::new(),
        search: Some(at.q),
        tables: (!table.rows.is_empty()).then_some(table).into_iter().collect(),
        empty: empty(l, key("office-found-none"), key("office-found-none-text")),
        paging: Paging {
            first: before.map(|_| format!("{here}?q={query}")),
            next: page.next.map(|id| format!("{here}?q={query}&sau={id}")),
            shown: shown(l, page.rows.len()),
        },
    })
}
