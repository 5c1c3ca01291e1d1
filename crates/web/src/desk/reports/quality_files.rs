//! The index of service quality as a spreadsheet: every criterion, and the parts side by side.

use super::{
    asked::Asked,
    files::sheet,
    quality::{COMPARED, criterion_words, outcome, wanted},
};
use crate::{Web, reply::Reply, visit::Visit};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    indicators::{Index, Line, Points, Share},
    sheet::{Cell, Column, Kind},
};
use mc_pages::words::Lang;

pub(crate) async fn file(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Reply {
    let (kind, l) = (Kind::of_ending(&kind).ok_or(AppError::NotFound)?, visit.l());
    let wanted = wanted(&asked, &web, &visit)?;
    let quality = web.app.quality_index(visit.ctx(), wanted.period, wanted.ask.agency).await?;
    let columns = [
        Column::new(l.t("column-criterion"), 48),
        Column::new(l.t("column-share-part"), 14),
        Column::new(l.t("column-share-whole"), 14),
        Column::new(l.t("column-share"), 12),
        Column::new(l.t("column-points"), 12),
        Column::new(l.t("column-most-points"), 12),
    ];
    let mut rows: Vec<Vec<Cell>> = quality.index.lines.iter().map(|line| cells(l, line)).collect();
    rows.push(total(&l.t("report-total"), &quality.index));
    rows.push(Vec::new());
    for row in &quality.rows {
        rows.push(total(&row.name, &row.index));
        let lines = COMPARED.iter().filter_map(|criterion| row.index.line(*criterion));
        rows.extend(lines.map(|line| cells(l, line)));
    }
    rows.push(Vec::new());
    let version = [("version", quality.index.edition.version())];
    rows.push(vec![Cell::text(l.with("report-formula", &version).into_owned())]);
    for line in &quality.index.lines {
        let name = criterion_words(l, line.criterion);
        rows.push(vec![Cell::text(format!("{name}: {}", line.criterion.formula(l.locale())))]);
    }
    let name = format!("chat-luong-{}-{}", quality.days.from, quality.days.until);
    sheet(kind, (&name, &l.t("quality-title")), &columns, &rows)
}

fn cells(l: Lang, line: &Line) -> Vec<Cell> {
    let whole = |value: u64| Cell::Whole(i64::try_from(value).unwrap_or(i64::MAX));
    let share = |of: fn(Share) -> u64| line.share.map_or(Cell::Empty, |share| whole(of(share)));
    let percent = line.share.and_then(Share::percent_hundredths);
    vec![
        Cell::text(criterion_words(l, line.criterion)),
        share(|share| share.part),
        share(|share| share.whole),
        percent.map_or(Cell::Empty, hundredths),
        line.points().map_or_else(|| Cell::text(outcome(l, line)), |Points(p)| hundredths(p)),
        hundredths(line.criterion.most().0),
    ]
}

fn total(name: &str, index: &Index) -> Vec<Cell> {
    let total = index.total();
    let mut cells = vec![Cell::text(name.to_owned()), Cell::Empty, Cell::Empty, Cell::Empty];
    cells.extend([hundredths(total.points.0), hundredths(total.of.0)]);
    cells
}

fn hundredths(value: u32) -> Cell {
    Cell::Decimal(f64::from(value) / 100.0)
}
