//! Settlement reports that were kept, each with its formula.

use super::{
    HERE,
    asked::{Asked, tabs},
    settlement::{chart, table},
};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::{id, page_key},
    posted::Posted,
    reply::{Reply, page as drawn, see_other},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    reports::{Ask, FORMULA, Grouping, MadeReport, Settlement},
    sheet::Kind,
};
use mc_kernel::ids::ReportId;
use mc_pages::{
    chrome::Link,
    components::{Cell, Column, Empty, ErrorSummary, Paging, Table},
    desk::ReportPage,
    format,
    words::Lang,
};

/// Keeps the report that is asked for, as it is now.
pub(crate) async fn keep(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let asked = Asked::of_form(|name| posted.text(name).to_owned());
    let wanted = asked.read(&web, &visit)?;
    let id = web.app.keep_settlement(visit.ctx(), wanted.ask).await?;
    see_other(&format!("{HERE}/da-lap/{id}"))
}

pub(crate) async fn list(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let l = visit.l();
    let wanted = asked.read(&web, &visit)?;
    let found = web.app.made_reports(visit.ctx(), page_key(&asked.sau)).await?;
    let zone = &web.app.settings().zone;
    let rows = found.rows.iter().map(|report| {
        vec![
            Cell {
                text: format::moment_short(l, zone.local(report.made)),
                href: Some(format!("{HERE}/da-lap/{}", report.id)),
            },
            report.settlement.title.clone().into(),
            period(l, report).into(),
            report.formula.clone().into(),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let is_empty = rows.is_empty();
    let here = format!("{HERE}/da-lap");
    let columns = [l.t("made-when"), l.t("made-what"), l.t("made-period"), l.t("made-formula")];
    let table = Table {
        caption: l.t("report-made").into_owned(),
        columns: columns.map(Column::words).to_vec(),
        rows,
    };
    drawn(&ReportPage {
        title: l.t("report-made").into_owned(),
        table: (!is_empty).then_some(table),
        empty: is_empty.then(|| Empty {
            title: l.t("made-none").into_owned(),
            text: l.t("made-none-text").into_owned(),
            action: Some(Link::new(l.t("report-settlement"), HERE)),
        }),
        paging: Paging {
            next: found.next.map(|(at, id)| format!("{here}?sau={}.{id}", at.micros())),
            first: (!asked.sau.is_empty()).then_some(here),
            shown: String::new(),
        },
        reports: tabs(l, &wanted, "/da-lap"),
        ..bare(&web, &visit)
    })
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(report): Path<String>,
) -> Reply {
    let l = visit.l();
    let made = web.app.made_report(visit.ctx(), id::<ReportId>(&report)?).await?;
    let wanted = Asked::default().read(&web, &visit)?;
    let zone = &web.app.settings().zone;
    let moment = format::moment_short(l, zone.local(made.made));
    let words = if made.formula == FORMULA.version { FORMULA.words(l.locale()) } else { "" };
    let about = format!("{} · {}", made.settlement.title, period(l, &made));
    let here = format!("{HERE}/da-lap/{}", made.id);
    let is_empty = made.settlement.rows.is_empty();
    let grouping = Grouping::from_code(&made.settlement.grouping).unwrap_or(Grouping::Agency);
    let ask = Ask { days: made.days, agency: None, sector: None, procedure: None, grouping };
    let shown = Settlement {
        ask,
        formula: FORMULA.version,
        rows: made.settlement.rows,
        total: made.settlement.total,
    };
    drawn(&ReportPage {
        title: l.t("report-settlement").into_owned(),
        about,
        notices: vec![l.with("made-at", &[("moment", moment)]).into_owned()],
        back: Some(Link::new(l.t("report-made"), format!("{HERE}/da-lap"))),
        chart: (!is_empty).then(|| chart(l, &shown.rows, &shown.total)),
        figures: Some(table(l, &shown, None)),
        formula: Some((made.formula, words.to_owned())),
        downloads: vec![
            Link::new(l.t("report-download-xlsx"), format!("{here}/{}", Kind::Xlsx.ending())),
            Link::new(l.t("report-download-csv"), format!("{here}/{}", Kind::Csv.ending())),
            Link::new(l.t("report-download-pdf"), format!("{here}/pdf")),
        ],
        reports: tabs(l, &wanted, "/da-lap"),
        ..bare(&web, &visit)
    })
}

fn period(l: Lang, report: &MadeReport) -> String {
    let (from, until) = (report.days.from, report.days.until);
    format!("{} – {}", format::day_short(l, from), format::day_short(l, until))
}

/// A report page with nothing on it.
fn bare(web: &Web, visit: &Visit) -> ReportPage {
    ReportPage {
        chrome: fresh_chrome(web, visit),
        reports: mc_pages::components::Tabs { label: String::new(), tabs: Vec::new() },
        back: None,
        title: String::new(),
        about: String::new(),
        errors: ErrorSummary { errors: Vec::new() },
        notices: Vec::new(),
        filters: None,
        chart: None,
        figures: None,
        table: None,
        list: None,
        empty: None,
        paging: Paging::default(),
        formula: None,
        downloads: Vec::new(),
        keep: None,
    }
}
