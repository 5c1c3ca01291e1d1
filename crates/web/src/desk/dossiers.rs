//! The dossiers of a desk or of an agency, newest first.

use super::lists::{address, downloads};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::{chip, procedure_name},
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    dossier_view::unit_name,
    exports::DossierList,
    form::read_day,
    store::{
        dossier_lists::Listed,
        dossiers::{Brief, BriefKey},
    },
};
use mc_kernel::{PageSize, Timestamp};
use mc_pages::{
    admin::{ListPage, ListSearch},
    chrome::Link,
    components::{Cell, Column, Empty, Filter, FilterOption, Paging, Table, Tabs},
    format,
    words::Lang,
};
use serde::Deserialize;

const HERE: &str = "/can-bo/danh-sach";

/// Whose dossiers, and since when.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    /// The desk or the agency.
    #[serde(default)]
    cua: String,
    /// The day, as typed.
    #[serde(default)]
    q: String,
    #[serde(default)]
    sau: String,
}

impl Wanted {
    /// The list that is meant, of those that the person has.
    fn list(&self, lists: &[Listed]) -> Result<DossierList, AppError> {
        let wanted = lists.iter().find(|list| code(**list) == self.cua);
        let whose = wanted.or_else(|| lists.first()).ok_or(AppError::Forbidden)?;
        Ok(DossierList { whose: *whose, from: read_day(self.q.trim()), to: None })
    }
}

fn code(list: Listed) -> String {
    match list {
        Listed::Desk(unit) => format!("d-{unit}"),
        Listed::Agency(unit) => format!("a-{unit}"),
    }
}

fn words(web: &Web, l: Lang, list: Listed) -> String {
    let reference = web.app.reference();
    match list {
        Listed::Desk(unit) => l.with("dossiers-desk", &[("unit", unit_name(&reference, unit))]),
        Listed::Agency(unit) => l.with("dossiers-agency", &[("unit", unit_name(&reference, unit))]),
    }
    .into_owned()
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let l = visit.l();
    let lists = web.app.dossier_lists(visit.ctx())?;
    let list = wanted.list(&lists)?;
    let found = web.app.dossiers(visit.ctx(), &list, key_of(&wanted.sau), PageSize::SCREEN).await?;
    let chosen = code(list.whose);
    let query = [("cua", chosen.as_str()), ("q", wanted.q.trim())];
    let here = address(HERE, &query);
    let next = found.next.map(|(at, id)| format!("{here}&sau={}.{id}", at.micros()));
    let options =
        lists.iter().map(|list| FilterOption::new(code(*list), words(&web, l, *list), &chosen));
    let mut actions = downloads(l, &format!("{HERE}/tai"), &query);
    actions.push(Link::new(l.t("filter-keep"), address("/can-bo/bo-loc/moi", &[("ve", &here)])));
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: Tabs { label: l.t("work-views").into_owned(), tabs: Vec::new() },
        title: l.t("dossiers-title").into_owned(),
        intro: vec![l.t("dossiers-intro").into_owned()],
        actions,
        search: Some(ListSearch {
            action: HERE.to_owned(),
            label: l.t("dossiers-from").into_owned(),
            value: wanted.q.clone(),
            filters: vec![Filter {
                name: "cua".to_owned(),
                label: l.t("dossiers-whose").into_owned(),
                options: options.collect(),
            }],
        }),
        table: Table {
            caption: words(&web, l, list.whose),
            columns: vec![
                Column::words(l.t("work-number")),
                Column::words(l.t("work-applicant")),
                Column::words(l.t("work-procedure")),
                Column::words(l.t("work-state")),
                Column::words(l.t("column-submitted")),
                Column::words(l.t("column-promised")),
            ],
            rows: found.rows.iter().map(|brief| row(&web, &visit, brief)).collect(),
        },
        empty: Empty {
            title: l.t("dossiers-none").into_owned(),
            text: l.t("dossiers-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!wanted.sau.is_empty()).then(|| here.clone()),
            next,
            shown: l.n("dossiers-shown", super::bulk::many(found.rows.len())).into_owned(),
        },
    })
}

fn row(web: &Web, visit: &Visit, brief: &Brief) -> Vec<Cell> {
    let l = visit.l();
    let zone = &web.app.settings().zone;
    let moment = |at: Timestamp| format::moment_short(l, zone.local(at));
    vec![
        Cell { text: brief.number.clone(), href: Some(format!("/can-bo/ho-so/{}", brief.id)) },
        brief.applicant.as_str().into(),
        procedure_name(web, &brief.procedure).into(),
        chip(web, visit, brief.state, brief.due).text.into(),
        moment(brief.submitted).into(),
        brief.due.map(moment).unwrap_or_default().into(),
    ]
}

fn key_of(text: &str) -> Option<BriefKey> {
    let (at, id) = text.split_once('.')?;
    Some((Timestamp::from_micros(at.parse().ok()?), id.parse().ok()?))
}

pub(crate) async fn download(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let lists = web.app.dossier_lists(visit.ctx())?;
    let list = wanted.list(&lists)?;
    super::download::dossiers(web, visit, &kind, list).await
}
