//! Reports as files: spreadsheets, and the settlement report on paper.

use super::{
    asked::{Asked, Wanted},
    book,
    settlement::{figure_words, figures},
    tables::step_words,
};
use crate::{
    Web,
    citizen::id,
    reply::{Oops, Reply},
    visit::Visit,
};
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use mc_app::{
    AppError,
    reports::{FORMULA, KeptSettlement, SettlementRow},
    sheet::{Cell, Column, Kind, Sheet},
    store::reports::{Days, Figure},
};
use mc_kernel::{Timestamp, ids::ReportId};
use mc_pages::words::{Lang, key};

/// The kind of a settlement report on paper.
const PDF: &str = "pdf";

pub(crate) async fn settlement(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Reply {
    let wanted = asked.read(&web, &visit)?;
    let report = web.app.settlement(visit.ctx(), wanted.ask.clone()).await?;
    let (formula, days) = (report.formula, wanted.ask.days);
    let report = web.app.kept_form(report);
    file(&web, &visit, &kind, (days, formula, web.app.now()), report).await
}

pub(crate) async fn made(
    State(web): State<Web>,
    visit: Visit,
    Path((report, kind)): Path<(String, String)>,
) -> Reply {
    let made = web.app.made_report(visit.ctx(), id::<ReportId>(&report)?).await?;
    let of = (made.days, made.formula.as_str(), made.made);
    file(&web, &visit, &kind, of, made.settlement).await
}

/// A settlement report as a file of a kind.
async fn file(
    web: &Web,
    visit: &Visit,
    kind: &str,
    (days, formula, at): (Days, &str, Timestamp),
    report: KeptSettlement,
) -> Reply {
    let name = format!("bao-cao-{}-{}", days.from, days.until);
    if kind == PDF {
        let pdf = web.app.print_settlement(visit.ctx(), (days, formula), report, at).await?;
        return Ok(sent("application/pdf", &format!("{name}.pdf"), pdf));
    }
    let kind = Kind::of_ending(kind).ok_or(AppError::NotFound)?;
    let l = visit.l();
    let mut columns = vec![Column::new(first_words(l, &report.grouping), 40)];
    columns.extend(Figure::ALL.map(|figure| {
        let title = match figure_words(l, figure) {
            (own, Some(group)) => format!("{group}: {own}"),
            (own, None) => own,
        };
        Column::new(title, 14)
    }));
    let total = SettlementRow { name: l.t("report-total").into_owned(), ..report.total };
    let mut rows: Vec<Vec<Cell>> = report.rows.iter().chain([&total]).map(cells).collect();
    rows.push(Vec::new());
    let words = if formula == FORMULA.version { FORMULA.words(l.locale()) } else { "" };
    let version = l.with("report-formula", &[("version", formula)]);
    rows.push(vec![Cell::text(format!("{version} {words}"))]);
    sheet(kind, (&name, &l.t("report-settlement")), &columns, &rows)
}

fn first_words(l: Lang, grouping: &str) -> String {
    let words = match grouping {
        "agency" => key("report-by-agency"),
        "sector" => key("report-by-sector"),
        _ => key("report-by-procedure"),
    };
    l.t(words).into_owned()
}

fn cells(row: &SettlementRow) -> Vec<Cell> {
    let figures = figures(row).into_iter().map(|(_, value)| Cell::Whole(value));
    std::iter::once(Cell::text(row.name.clone())).chain(figures).collect()
}

pub(crate) async fn load(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Reply {
    let (kind, l) = (Kind::of_ending(&kind).ok_or(AppError::NotFound)?, visit.l());
    let wanted = asked.read(&web, &visit)?;
    let agency = wanted.ask.agency.ok_or(AppError::NotFound)?;
    let loads = web.app.officer_load(visit.ctx(), agency, wanted.ask.days).await?;
    let columns = [
        Column::new(l.t("column-officer"), 30),
        Column::new(l.t("column-open"), 12),
        Column::new(l.t("column-done"), 12),
        Column::new(l.t("column-done-late"), 12),
        Column::new(l.t("column-mean"), 14),
    ];
    let rows = loads.iter().map(|load| {
        let times = &load.times;
        vec![
            Cell::text(load.name.clone()),
            Cell::count(load.open),
            Cell::Whole(times.done),
            Cell::Whole(times.late),
            hours(times.mean()),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    sheet(kind, (&name(&wanted, "can-bo"), &l.t("report-load")), &columns, &rows)
}

pub(crate) async fn steps(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Reply {
    let (kind, l) = (Kind::of_ending(&kind).ok_or(AppError::NotFound)?, visit.l());
    let wanted = asked.read(&web, &visit)?;
    let agency = wanted.ask.agency.ok_or(AppError::NotFound)?;
    let steps = web.app.step_times(visit.ctx(), agency, wanted.ask.days).await?;
    let columns = [
        Column::new(l.t("column-step"), 30),
        Column::new(l.t("column-procedure"), 40),
        Column::new(l.t("column-done"), 12),
        Column::new(l.t("column-done-late"), 12),
        Column::new(l.t("column-mean"), 14),
        Column::new(l.t("column-median"), 14),
        Column::new(l.t("column-planned"), 14),
    ];
    let rows = steps.iter().map(|step| {
        let times = &step.times;
        vec![
            Cell::text(step_words(l, &step.step)),
            Cell::text(step.name.clone()),
            Cell::Whole(times.done),
            Cell::Whole(times.late),
            hours(times.mean()),
            hours(times.median()),
            times.planned_mean().map_or(Cell::Empty, hours),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    sheet(kind, (&name(&wanted, "buoc"), &l.t("report-steps")), &columns, &rows)
}

/// The follow-up book, written page by page.
pub(crate) async fn book(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Reply {
    let (kind, l) = (Kind::of_ending(&kind).ok_or(AppError::NotFound)?, visit.l());
    let wanted = asked.read(&web, &visit)?;
    let agency = wanted.ask.agency.ok_or(AppError::NotFound)?;
    let columns = book::COLUMNS.map(|(words, width)| Column::new(l.t(words), width));
    let mut sheet = Sheet::new(kind, &l.t("report-book"), &columns).map_err(broken)?;
    let (mut after, mut number) = (None, 0);
    let size = mc_kernel::PageSize::new(mc_kernel::PageSize::MOST);
    while !sheet.is_full() {
        let of = (agency, wanted.ask.days);
        let page = web.app.follow_up_book(visit.ctx(), of, after, size).await?;
        for row in &page.rows {
            number += 1;
            sheet.row(&book::cells(&web, l, number, row)).map_err(broken)?;
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let bytes = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        sheet.finish(&mut bytes).map(|()| bytes)
    });
    let bytes = bytes.await.map_err(AppError::internal)?.map_err(broken)?;
    let name = format!("{}.{}", name(&wanted, "so-theo-doi"), kind.ending());
    Ok(sent(kind.media_type(), &name, bytes))
}

fn name(wanted: &Wanted, report: &str) -> String {
    format!("{report}-{}-{}", wanted.ask.days.from, wanted.ask.days.until)
}

/// Working minutes as hours.
fn hours(minutes: i64) -> Cell {
    let tenths = i32::try_from((minutes * 10 + 30) / 60).unwrap_or(i32::MAX);
    Cell::Decimal(f64::from(tenths) / 10.0)
}

pub(super) fn sheet(
    kind: Kind,
    (file, title): (&str, &str),
    columns: &[Column],
    rows: &[Vec<Cell>],
) -> Reply {
    let rows = rows.iter().map(Vec::as_slice);
    let bytes = Sheet::whole(kind, title, columns, rows).map_err(broken)?;
    Ok(sent(kind.media_type(), &format!("{file}.{}", kind.ending()), bytes))
}

fn broken(error: impl std::fmt::Display) -> Oops {
    AppError::internal(error).into()
}

/// A file to be saved.
fn sent(media_type: &str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
