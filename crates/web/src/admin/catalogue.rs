//! The catalogue: every procedure, and one with its versions and processes.

use super::place::{Part, address, columns, many, page_after, sections};
use crate::{
    Web,
    chrome::fresh_chrome,
    public::short_name,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{AppError, Reference, catalog::Procedure, store::catalogue::ProcedureVersion};
use mc_kernel::fold;
use mc_pages::{
    admin::{FactsPage, ListPage, ListSearch},
    chrome::Link,
    components::{Cell, Empty, Filter, FilterOption, Paging, SummaryList, SummaryRow, Table},
    format,
    words::{Lang, key},
};
use serde::Deserialize;
use std::{collections::BTreeSet, sync::Arc};

const HERE: &str = "/quan-tri/thu-tuc";

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default, rename = "linh-vuc")]
    sector: String,
    #[serde(default)]
    sau: String,
}

pub(crate) async fn list(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    Part::Procedures.permit(&web, &visit)?;
    let l = visit.l();
    let reference = web.app.reference();
    let found = find(&web, &reference, &wanted);
    let (shown, next) = page_after(&found, &wanted.sau, |p| p.code.to_string());
    let to = |after: &str| {
        let pairs = [("q", wanted.q.as_str()), ("linh-vuc", &wanted.sector), ("sau", after)];
        address(HERE, &pairs)
    };
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Procedures),
        title: l.t("admin-procedures").into_owned(),
        intro: vec![l.t("procedures-intro").into_owned()],
        actions: vec![Link::new(l.t("import-title"), format!("{HERE}/nhap"))],
        search: Some(search(l, &reference, &wanted)),
        table: Table {
            caption: l.t("admin-procedures").into_owned(),
            columns: columns(
                l,
                [
                    key("column-procedure"),
                    key("column-code"),
                    key("column-sector"),
                    key("column-level"),
                    key("column-form"),
                    key("column-version"),
                ],
            ),
            rows: shown.iter().map(|p| row(&web, l, &reference, p)).collect(),
        },
        empty: Empty {
            title: l.t("nothing-found").into_owned(),
            text: l.t("admin-nothing-found").into_owned(),
            action: Some(Link::new(l.t("all-procedures"), HERE)),
        },
        paging: Paging {
            first: (!wanted.sau.is_empty()).then(|| to("")),
            next: next.map(|after| to(&after)),
            shown: l.n("procedures-count", many(found.len())).into_owned(),
        },
    })
}

fn find(web: &Web, reference: &Reference, wanted: &Wanted) -> Vec<Arc<Procedure>> {
    let words = fold(&wanted.q);
    let today = web.app.today();
    let mut found: Vec<Arc<Procedure>> = if words.is_empty() {
        let mut all: Vec<_> = reference.procedures().cloned().collect();
        all.sort_by(|a, b| (&a.sector.name, &a.name).cmp(&(&b.sector.name, &b.name)));
        all
    } else {
        let codes = reference.search(&words).into_iter();
        codes.filter_map(|code| reference.procedure(code, today)).cloned().collect()
    };
    found.retain(|p| wanted.sector.is_empty() || p.sector.code.as_str() == wanted.sector);
    found
}

fn search(l: Lang, reference: &Reference, wanted: &Wanted) -> ListSearch {
    let sectors: BTreeSet<(String, String)> = reference
        .procedures()
        .map(|p| (p.sector.name.clone(), p.sector.code.to_string()))
        .collect();
    let all = FilterOption::new("", l.t("filter-all"), &wanted.sector);
    let options =
        sectors.into_iter().map(|(name, code)| FilterOption::new(code, name, &wanted.sector));
    ListSearch {
        action: HERE.to_owned(),
        label: l.t("procedures-search").into_owned(),
        value: wanted.q.clone(),
        filters: vec![Filter {
            name: "linh-vuc".to_owned(),
            label: l.t("filter-sector").into_owned(),
            options: std::iter::once(all).chain(options).collect(),
        }],
    }
}

fn row(web: &Web, l: Lang, reference: &Reference, procedure: &Procedure) -> Vec<Cell> {
    let code = procedure.code.as_str();
    let held = reference.procedure_version(code, web.app.today());
    let version = held.map(|version| {
        let from = format::day_short(l, version.valid_from);
        let values = [("number", version.number.to_string()), ("from", from)];
        l.with("version-from", &values).into_owned()
    });
    vec![
        Cell { text: short_name(&procedure.name), href: Some(format!("{HERE}/{code}")) },
        code.into(),
        procedure.sector.name.as_str().into(),
        levels(l, procedure).into(),
        form_words(l, held).into(),
        version.unwrap_or_default().into(),
    ]
}

fn levels(l: Lang, procedure: &Procedure) -> String {
    let levels: Vec<&str> = procedure.levels.iter().map(|v| v.words(l.locale())).collect();
    levels.join(", ")
}

fn form_words(l: Lang, version: Option<&ProcedureVersion>) -> String {
    let has_form = version.is_some_and(|v| v.form.is_some());
    (if has_form { l.t("form-own") } else { l.t("form-general") }).into_owned()
}

pub(crate) async fn procedure(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
) -> Reply {
    Part::Procedures.permit(&web, &visit)?;
    let l = visit.l();
    let reference = web.app.reference();
    let today = web.app.today();
    let held = reference.procedure_version(&code, today);
    let version = held.or_else(|| reference.versions_of(&code).last());
    let version = version.ok_or(AppError::NotFound)?;
    let procedure = web.app.procedure(version.id).await?;
    let mut versions: Vec<&ProcedureVersion> = reference.versions_of(&code).collect();
    versions.reverse();
    let zone = &web.app.settings().zone;
    let named = [
        key("column-version"),
        key("column-valid-from"),
        key("column-valid-to"),
        key("column-form"),
        key("column-imported"),
        key("column-compare"),
    ];
    let newest = versions.first().map_or(0, |v| v.number);
    let rows = versions.iter().map(|v| {
        let number = l.with("version-number", &[("number", v.number.to_string())]).into_owned();
        let holds = held.is_some_and(|held| held.id == v.id);
        let number = if holds { format!("{number} ({})", l.t("version-holds")) } else { number };
        let end =
            v.valid_to.map_or_else(|| l.t("open-end").into_owned(), |d| format::day_short(l, d));
        let imported = format::moment_short(l, zone.local(v.imported));
        let from = format::day_short(l, v.valid_from);
        let own = v.number.to_string();
        let compare = if v.number == newest {
            l.t("version-newest").into_owned().into()
        } else {
            let values = [("number", own), ("newest", newest.to_string())];
            Cell {
                text: l.with("version-compare", &values).into_owned(),
                href: Some(super::procedure_versions::address(&code, v.number, newest)),
            }
        };
        let form = form_words(l, Some(v));
        vec![number.into(), from.into(), end.into(), form.into(), imported.into(), compare]
    });
    drawn(&FactsPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Procedures),
        breadcrumbs: vec![Link::new(l.t("admin-procedures"), HERE)],
        title: short_name(&procedure.name),
        lead: None,
        actions: vec![
            Link::new(l.t("builder-open"), super::forms::here(&code)),
            Link::new(l.t("procedure-public"), format!("/thu-tuc/{code}")),
        ],
        facts: facts(l, &procedure),
        tables: vec![
            Table {
                caption: l.t("procedure-versions").into_owned(),
                columns: columns(l, named),
                rows: rows.collect(),
            },
            cases(l, &reference, &procedure),
        ],
        paging: None,
    })
}

fn facts(l: Lang, procedure: &Procedure) -> SummaryList {
    let laws = many(procedure.legal_bases.len());
    SummaryList {
        rows: vec![
            SummaryRow::new(l.t("column-code"), procedure.code.as_str()),
            SummaryRow::new(l.t("column-sector"), procedure.sector.name.as_str()),
            SummaryRow::new(l.t("column-level"), levels(l, procedure)),
            SummaryRow::new(l.t("fact-service"), procedure.service_level.words(l.locale())),
            SummaryRow::new(l.t("column-laws"), format::count(l, laws)),
        ],
    }
}

/// The cases with the processes that carry them out.
fn cases(l: Lang, reference: &Reference, procedure: &Procedure) -> Table {
    let rows = procedure.cases.iter().map(|case| {
        let code = case.code.as_str();
        let version = reference.process_versions_of(code).last();
        let process = match version {
            Some(version) => {
                l.with("version-number", &[("number", version.number.to_string())]).into_owned()
            }
            None => l.t("process-none").into_owned(),
        };
        let href = version.map(|_| format!("/quan-tri/quy-trinh/{code}"));
        vec![Cell { text: case.name.clone(), href }, code.into(), process.into()]
    });
    Table {
        caption: l.t("procedure-cases").into_owned(),
        columns: columns(l, [key("column-case"), key("column-code"), key("column-process")]),
        rows: rows.collect(),
    }
}
