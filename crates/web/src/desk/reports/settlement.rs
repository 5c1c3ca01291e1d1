//! The settlement report on the screen.

use super::{
    HERE,
    asked::{Asked, Wanted, tabs},
};
use crate::{
    Web,
    chrome::fresh_chrome,
    reply::{Reply, page_with},
    visit::Visit,
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use mc_app::{
    reports::{FORMULA, Grouping, Settlement, SettlementRow},
    sheet::Kind,
    store::reports::Figure,
};
use mc_pages::{
    chrome::Link,
    components::{
        Cell, Chart, Empty, FigureGroup, FigureRow, FigureTable, Filter, FilterOption, Paging,
        Point, Series,
    },
    desk::{KeepReport, ReportPage},
    format,
    words::{Lang, key},
};

/// The most bars of the chart; the table has every row.
const MOST_BARS: usize = 12;

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let l = visit.l();
    let wanted = asked.read(&web, &visit)?;
    let report = web.app.settlement(visit.ctx(), wanted.ask.clone()).await?;
    let is_empty = report.rows.is_empty();
    let opens = web.app.scope(visit.ctx()).is_ok();
    let status = if wanted.is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let download = |kind: &str| wanted.address(&format!("/tai-ve/{kind}"), &[]);
    let downloads = vec![
        Link::new(l.t("report-download-xlsx"), download(Kind::Xlsx.ending())),
        Link::new(l.t("report-download-csv"), download(Kind::Csv.ending())),
        Link::new(l.t("report-download-pdf"), download("pdf")),
    ];
    let values = wanted.pairs().into_iter().map(|(name, value)| (name.to_owned(), value));
    let keep = KeepReport { action: format!("{HERE}/da-lap"), values: values.collect() };
    let page = ReportPage {
        chrome: fresh_chrome(&web, &visit),
        reports: tabs(l, &wanted, ""),
        back: wider(l, &wanted),
        title: l.t("report-settlement").into_owned(),
        about: wanted.about(&web, l),
        errors: wanted.errors(l),
        notices: wanted.notices(&web, l).await?,
        filters: Some(wanted.filters(&web, l, "", narrowing(&web, l, &wanted))),
        chart: (!is_empty).then(|| chart(l, &report.rows, &report.total)),
        figures: (!is_empty).then(|| table(l, &report, Some((&wanted, opens)))),
        table: None,
        list: None,
        empty: is_empty.then(|| nothing(l)),
        paging: Paging::default(),
        formula: Some((report.formula.to_owned(), FORMULA.words(l.locale()).to_owned())),
        downloads: if is_empty { Vec::new() } else { downloads },
        keep: (!is_empty).then_some(keep),
    };
    page_with(status, &page)
}

/// What stands there when a period has no figures.
pub(super) fn nothing(l: Lang) -> Empty {
    Empty {
        title: l.t("report-none").into_owned(),
        text: l.t("report-none-text").into_owned(),
        action: None,
    }
}

/// Back to the report that this one was narrowed from.
fn wider(l: Lang, wanted: &Wanted) -> Option<Link> {
    let mut wider = wanted.clone();
    if wider.ask.procedure.take().is_some() {
        wider.ask.grouping = Grouping::Procedure;
    } else if wider.ask.sector.take().is_some() {
        wider.ask.grouping = Grouping::Sector;
    } else if wider.ask.agency.is_some() && wider.agencies.len() > 1 {
        wider.ask.agency = None;
        wider.ask.grouping = Grouping::Agency;
    } else {
        return None;
    }
    Some(Link::new(l.t("report-back-wider"), wider.address("", &[])))
}

fn narrowing(web: &Web, l: Lang, wanted: &Wanted) -> Vec<Filter> {
    let reference = web.app.reference();
    let mut sectors: Vec<(String, String)> = reference
        .procedures()
        .map(|p| (p.sector.code.to_string(), p.sector.name.clone()))
        .collect();
    sectors.sort_by(|a, b| a.1.cmp(&b.1));
    sectors.dedup();
    let chosen = wanted.ask.sector.clone().unwrap_or_default();
    let mut options = vec![FilterOption::new("", l.t("report-sector-all"), &chosen)];
    options.extend(sectors.into_iter().map(|(code, name)| FilterOption::new(code, name, &chosen)));
    let sector =
        Filter { name: "linh-vuc".to_owned(), label: l.t("report-sector").into_owned(), options };
    let chosen = wanted.ask.grouping.code();
    let by = |grouping: Grouping, words: &'static str| {
        FilterOption::new(grouping.code(), l.t(words), chosen)
    };
    let grouping = Filter {
        name: "theo".to_owned(),
        label: l.t("report-grouping").into_owned(),
        options: vec![
            by(Grouping::Agency, key("report-by-agency")),
            by(Grouping::Sector, key("report-by-sector")),
            by(Grouping::Procedure, key("report-by-procedure")),
        ],
    };
    vec![sector, grouping]
}

/// The figures of a row, in the order of the columns.
pub(super) fn figures(row: &SettlementRow) -> [(Figure, i64); 14] {
    let flow = &row.flow;
    [
        (Figure::Carried, row.carried),
        (Figure::Received, flow.received()),
        (Figure::ReceivedOnline, flow.received_online),
        (Figure::ReceivedDirect, flow.received_direct),
        (Figure::ReceivedPost, flow.received_post),
        (Figure::Settled, flow.settled()),
        (Figure::Early, flow.early),
        (Figure::OnTime, flow.on_time),
        (Figure::Late, flow.late),
        (Figure::WithinTime, row.within_time()),
        (Figure::Overdue, row.end.overdue),
        (Figure::Suspended, row.end.suspended),
        (Figure::GivenBack, flow.given_back),
        (Figure::NotAccepted, flow.not_accepted),
    ]
}

/// The words of a figure, with those of the group it stands in.
pub(super) fn figure_words(l: Lang, figure: Figure) -> (String, Option<String>) {
    let of = |group: &'static str, own: &'static str| {
        (l.t(own).into_owned(), Some(l.t(group).into_owned()))
    };
    let alone = |own: &'static str| (l.t(own).into_owned(), None);
    match figure {
        Figure::Carried => alone(key("report-carried")),
        Figure::Received => of(key("report-received"), key("report-sum")),
        Figure::ReceivedOnline => of(key("report-received"), key("report-online")),
        Figure::ReceivedDirect => of(key("report-received"), key("report-direct")),
        Figure::ReceivedPost => of(key("report-received"), key("report-post")),
        Figure::Settled => of(key("report-settled"), key("report-sum")),
        Figure::Early => of(key("report-settled"), key("report-early")),
        Figure::OnTime => of(key("report-settled"), key("report-on-time")),
        Figure::Late => of(key("report-settled"), key("report-late")),
        Figure::WithinTime => of(key("report-pending"), key("report-within-time")),
        Figure::Overdue => of(key("report-pending"), key("report-overdue")),
        Figure::Suspended => alone(key("report-suspended")),
        Figure::GivenBack => alone(key("report-given-back")),
        Figure::NotAccepted => alone(key("report-not-accepted")),
    }
}

/// The words of a figure in one line.
pub(super) fn figure_title(l: Lang, figure: Figure) -> String {
    match figure_words(l, figure) {
        (own, Some(group)) if own != l.t("report-sum") => format!("{group}: {own}"),
        (_, Some(group)) => group,
        (own, None) => own,
    }
}

/// The table; with what was asked for its figures are links, where dossiers may be listed.
pub(super) fn table(l: Lang, report: &Settlement, links: Option<(&Wanted, bool)>) -> FigureTable {
    let mut groups: Vec<FigureGroup> = Vec::new();
    for figure in Figure::ALL {
        match figure_words(l, figure) {
            (own, None) => groups.push(FigureGroup::new(own, Vec::new())),
            (own, Some(group)) => match groups.last_mut().filter(|last| last.label == group) {
                Some(last) => last.columns.push(own),
                None => groups.push(FigureGroup::new(group, vec![own])),
            },
        }
    }
    let first = match report.ask.grouping {
        Grouping::Agency => key("report-by-agency"),
        Grouping::Sector => key("report-by-sector"),
        Grouping::Procedure => key("report-by-procedure"),
    };
    let rows = report.rows.iter().map(|row| {
        let narrowed = links.map(|(wanted, opens)| (narrowed(wanted, &row.key), opens));
        let href = narrowed.as_ref().filter(|_| report.ask.procedure.is_none());
        FigureRow {
            name: Cell {
                text: row.name.clone(),
                href: href.map(|(wanted, _)| wanted.address("", &[])),
            },
            figures: cells(l, row, narrowed.as_ref().map(|(wanted, opens)| (wanted, *opens))),
        }
    });
    let rows: Vec<FigureRow> = rows.collect();
    FigureTable {
        caption: l.t("report-settlement").into_owned(),
        first: l.t(first).into_owned(),
        groups,
        rows,
        total: FigureRow {
            name: l.t("report-total").into_owned().into(),
            figures: cells(l, &report.total, links),
        },
    }
}

fn cells(l: Lang, row: &SettlementRow, links: Option<(&Wanted, bool)>) -> Vec<Cell> {
    let cell = |(figure, value): (Figure, i64)| {
        let opens = links.filter(|(_, opens)| *opens && value > 0);
        let href = opens.map(|(wanted, _)| wanted.address("/ho-so", &[("so-lieu", figure.code())]));
        Cell { text: signed(l, value), href }
    };
    figures(row).map(cell).to_vec()
}

/// A whole number; a dossier that was opened again takes away what it had added.
pub(super) fn signed(l: Lang, value: i64) -> String {
    let count = format::count(l, value.unsigned_abs());
    if value < 0 { format!("−{count}") } else { count }
}

/// What is asked for, narrowed to a row.
fn narrowed(wanted: &Wanted, key: &str) -> Wanted {
    let mut narrowed = wanted.clone();
    match wanted.ask.grouping {
        Grouping::Agency => {
            narrowed.ask.agency = key.parse().ok();
            narrowed.ask.grouping = Grouping::Sector;
        }
        Grouping::Sector => {
            narrowed.ask.sector = Some(key.to_owned());
            narrowed.ask.grouping = Grouping::Procedure;
        }
        Grouping::Procedure => {
            narrowed.ask.procedure = Some(key.to_owned());
            narrowed.ask.grouping = Grouping::Agency;
        }
    }
    narrowed
}

/// The rows with the most dossiers: settled in time, settled late, in process, overdue.
pub(super) fn chart(l: Lang, rows: &[SettlementRow], total: &SettlementRow) -> Chart {
    let series = vec![
        Series::new(l.t("chart-settled-in-time"), "good"),
        Series::new(l.t("chart-settled-late"), "late"),
        Series::new(l.t("chart-within-time"), "even"),
        Series::new(l.t("chart-overdue"), "over"),
    ];
    let values = |row: &SettlementRow| {
        [row.flow.early + row.flow.on_time, row.flow.late, row.within_time(), row.end.overdue]
    };
    let mut longest: Vec<&SettlementRow> = rows.iter().collect();
    longest.sort_by_key(|row| std::cmp::Reverse(values(row).iter().sum::<i64>()));
    longest.truncate(MOST_BARS);
    let points: Vec<Point> =
        longest.into_iter().map(|row| Point::new(&row.name, values(row))).collect();
    let figure = |name, value| (name, signed(l, value));
    let words = [
        figure("early", total.flow.early),
        figure("ontime", total.flow.on_time),
        figure("late", total.flow.late),
        figure("within", total.within_time()),
        figure("overdue", total.end.overdue),
    ];
    let words =
        (l.t("report-chart").into_owned(), l.with("report-chart-words", &words).into_owned());
    Chart::bars("settlement", words, series, &points)
}
