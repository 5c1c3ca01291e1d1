//! The list of processes: hours against the limit of the law, and what should be looked at.

use super::{HERE, words};
use crate::{
    Web,
    admin::place::{Part, address, columns, many, page_after, sections},
    chrome::fresh_chrome,
    public::short_name,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{AppError, Reference, process::Severity, store::catalogue::ProcessVersion};
use mc_kernel::fold;
use mc_pages::{
    admin::{ListPage, ListSearch},
    chrome::Link,
    components::{Cell, Empty, Paging, Table},
    format,
    words::key,
};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sau: String,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    Part::Processes.permit(&web, &visit)?;
    let l = visit.l();
    let reference = web.app.reference();
    let found = find(&reference, &wanted.q);
    let (shown, next) = page_after(&found, &wanted.sau, |version| version.case.clone());
    let mut rows = Vec::with_capacity(shown.len());
    for version in shown {
        rows.push(row(&web, &visit, version).await?);
    }
    let to = |after: &str| address(HERE, &[("q", wanted.q.as_str()), ("sau", after)]);
    let named = [
        key("column-case"),
        key("column-code"),
        key("column-procedure"),
        key("column-version"),
        key("column-hours"),
        key("column-check"),
    ];
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Processes),
        title: l.t("admin-processes").into_owned(),
        intro: vec![l.t("processes-intro").into_owned()],
        actions: Vec::new(),
        search: Some(ListSearch {
            action: HERE.to_owned(),
            label: l.t("procedures-search").into_owned(),
            value: wanted.q.clone(),
            filters: Vec::new(),
        }),
        table: Table {
            caption: l.t("admin-processes").into_owned(),
            columns: columns(l, named),
            rows,
        },
        empty: Empty {
            title: l.t("nothing-found").into_owned(),
            text: l.t("admin-nothing-found").into_owned(),
            action: Some(Link::new(l.t("processes-all"), HERE)),
        },
        paging: Paging {
            first: (!wanted.sau.is_empty()).then(|| to("")),
            next: next.map(|after| to(&after)),
            shown: l.n("processes-count", many(found.len())).into_owned(),
        },
    })
}

/// The newest versions of the cases whose code or procedure has the words.
fn find<'a>(reference: &'a Reference, text: &str) -> Vec<&'a ProcessVersion> {
    let words = fold(text);
    let procedures: BTreeSet<&str> = reference.search(&words).into_iter().collect();
    let newest = reference.process_cases().filter_map(|c| reference.process_versions_of(c).last());
    newest
        .filter(|version| {
            words.is_empty()
                || fold(&version.case).contains(&words)
                || procedures.contains(version.procedure.as_str())
        })
        .collect()
}

async fn row(web: &Web, visit: &Visit, version: &ProcessVersion) -> Result<Vec<Cell>, AppError> {
    let l = visit.l();
    let definition = web.app.process(version.id).await?;
    let reference = web.app.reference();
    let procedure = reference.procedure(&version.procedure, web.app.today());
    let values = [
        ("number", version.number.to_string()),
        ("from", format::day_short(l, version.valid_from)),
    ];
    let problems = mc_app::process::validate(&definition);
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    let warnings = problems.len() - errors;
    let check = match (errors, warnings) {
        (0, 0) => l.t("check-good"),
        (0, warnings) => l.n("process-warnings", many(warnings)),
        (errors, _) => l.n("check-errors", many(errors)),
    };
    let name = definition.case_name.clone();
    Ok(vec![
        Cell { text: name, href: Some(format!("{HERE}/{}", version.case)) },
        version.case.as_str().into(),
        procedure.map_or_else(|| version.procedure.clone(), |p| short_name(&p.name)).into(),
        l.with("version-from", &values).into_owned().into(),
        words::hours_sum(l, &definition).into(),
        check.into_owned().into(),
    ])
}
