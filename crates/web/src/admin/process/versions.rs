//! Versions of a process: the list of them, one to look at, and what differs between two.

use super::{HERE, differences, draw::head, picture::draw as picture, words::cell};
use crate::{
    Web,
    admin::place::{Part, columns, sections},
    chrome::fresh_chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    admin::{EditedProcess, rows_of},
    process::Definition,
    store::catalogue::ProcessVersion,
};
use mc_kernel::ActorRef;
use mc_pages::{
    admin::{FactsPage, VersionPage},
    chrome::Link,
    components::{Cell, Column, SummaryList, SummaryRow, Table},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

/// Versions named in the editor; all of them are kept.
const MOST_VERSIONS_SHOWN: usize = 50;

/// The versions, newest first, with the ways to look at them.
pub(super) fn table(web: &Web, l: Lang, edited: &EditedProcess) -> Table {
    let case = &edited.version.case;
    let newest = edited.versions.last().map_or(0, |version| version.number);
    let rows = edited.versions.iter().rev().take(MOST_VERSIONS_SHOWN).map(|version| {
        let number = version.number;
        let name = l.with("version-number", &[("number", number.to_string())]).into_owned();
        let compare = if number == newest {
            l.t("version-newest").into_owned().into()
        } else {
            let values = [("number", number.to_string()), ("newest", newest.to_string())];
            Cell {
                text: l.with("version-compare", &values).into_owned(),
                href: Some(format!("{HERE}/{case}/so-sanh?tu={number}&den={newest}")),
            }
        };
        vec![
            Cell { text: name, href: Some(format!("{HERE}/{case}/phien-ban/{number}")) },
            format::day_short(l, version.valid_from).into(),
            moment(web, l, version).into(),
            who(web, l, version).into(),
            compare,
        ]
    });
    let named = [
        key("column-version"),
        key("column-valid-from"),
        key("column-made"),
        key("column-who"),
        key("column-compare"),
    ];
    Table {
        caption: l.t("process-versions").into_owned(),
        columns: columns(l, named),
        rows: rows.collect(),
    }
}

fn moment(web: &Web, l: Lang, version: &ProcessVersion) -> String {
    format::moment_short(l, web.app.settings().zone.local(version.created))
}

fn who(web: &Web, l: Lang, version: &ProcessVersion) -> String {
    let reference = web.app.reference();
    match version.created_by.parse() {
        Ok(ActorRef::Staff(id) | ActorRef::Deputy { by: id, .. }) => reference
            .directory
            .staff(id)
            .map_or_else(|| l.t("who-former").into_owned(), |staff| staff.full_name.clone()),
        Ok(ActorRef::System(_)) => l.t("who-system").into_owned(),
        Ok(ActorRef::Citizen(_) | ActorRef::Mandated { .. }) => l.t("who-citizen").into_owned(),
        Ok(ActorRef::Program) | Err(_) => l.t("who-program").into_owned(),
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path((case, number)): Path<(String, u64)>,
) -> Reply {
    let l = visit.l();
    let edited = web.app.edited_process(visit.ctx(), &case, Some(number)).await?;
    let newest = edited.versions.last().map_or(number, |version| version.number);
    let compare = (newest != number).then(|| {
        let values = [("number", number.to_string()), ("newest", newest.to_string())];
        let to = format!("{HERE}/{case}/so-sanh?tu={number}&den={newest}");
        Link::new(l.with("version-compare", &values), to)
    });
    let made = [("who", who(&web, l, &edited.version)), ("at", moment(&web, l, &edited.version))];
    drawn(&VersionPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Processes),
        back: Link::new(l.t("process-editor"), format!("{HERE}/{case}")),
        head: head(&web, l, &edited.definition, &edited.version),
        made: l.with("version-made", &made).into_owned(),
        actions: compare.into_iter().collect(),
        steps: steps(l, &edited.definition),
        picture: picture(l, &edited.definition),
    })
}

fn steps(l: Lang, definition: &Definition) -> Table {
    let rows = rows_of(definition);
    let joined = |parts: &[String]| {
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        parts.join(" · ")
    };
    let rows = rows.iter().map(|row| {
        let of = |column: &str| cell(l, row, column);
        vec![
            of("step").into(),
            joined(&[of("name"), of("note")]).into(),
            joined(&[of("unit_kind"), of("agency"), of("role")]).into(),
            joined(&[of("working_hours"), of("clock")]).into(),
            of("outcomes").into(),
        ]
    });
    Table {
        caption: l.t("process-steps").into_owned(),
        columns: vec![
            Column::words(l.t("step-no")),
            Column::words(l.t("step-what")),
            Column::words(l.t("step-who")),
            Column::words(l.t("step-time")),
            Column::words(l.t("step-outcomes")),
        ],
        rows: rows.collect(),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Compared {
    tu: u64,
    den: u64,
}

pub(crate) async fn compare(
    State(web): State<Web>,
    visit: Visit,
    Path(case): Path<String>,
    Query(compared): Query<Compared>,
) -> Reply {
    let l = visit.l();
    let old = web.app.edited_process(visit.ctx(), &case, Some(compared.tu)).await?;
    let new = web.app.edited_process(visit.ctx(), &case, Some(compared.den)).await?;
    let values = [("number", compared.tu.to_string()), ("newest", compared.den.to_string())];
    let differences = differences::table(
        l,
        l.t("compare-table").into_owned(),
        (&rows_of(&old.definition), &rows_of(&new.definition)),
    );
    let same = differences.rows.is_empty().then(|| l.t("compare-same").into_owned());
    let version = |version: &ProcessVersion| {
        let from = format::day_short(l, version.valid_from);
        let values = [("from", from), ("who", who(&web, l, version))];
        l.with("compare-version", &values).into_owned()
    };
    let name = |version: &ProcessVersion| {
        l.with("version-number", &[("number", version.number.to_string())]).into_owned()
    };
    drawn(&FactsPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Processes),
        breadcrumbs: vec![
            Link::new(l.t("admin-processes"), HERE),
            Link::new(new.definition.case_name.clone(), format!("{HERE}/{case}")),
        ],
        title: l.with("compare-title", &values).into_owned(),
        lead: same,
        actions: Vec::new(),
        facts: SummaryList {
            rows: vec![
                SummaryRow::new(name(&old.version), version(&old.version)),
                SummaryRow::new(name(&new.version), version(&new.version)),
            ],
        },
        tables: vec![differences],
        paging: None,
    })
}
