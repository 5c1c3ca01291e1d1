//! Load per officer, time per step, reasons for returns.

use super::{
    asked::{Asked, Wanted, tabs},
    settlement::{nothing, signed},
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
    AppError,
    reports::{Ground, OfficerLoad, StepTime, work::Times},
    sheet::Kind,
    store::{reports::counting::GroundKind, work_lists::MOST_COUNTED},
};
use mc_pages::{
    chrome::Link,
    components::{Cell, Column, Empty, Paging, Table},
    desk::ReportPage,
    format,
    words::{Lang, key},
};

pub(crate) async fn load(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let wanted = asked.read(&web, &visit)?;
    let Some(agency) = wanted.ask.agency else {
        return choose(&web, &visit, &wanted, Of::Load).await;
    };
    let loads = web.app.officer_load(visit.ctx(), agency, wanted.ask.days).await?;
    show(&web, &visit, &wanted, Of::Load, load_table(visit.l(), &loads)).await
}

pub(crate) async fn steps(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let wanted = asked.read(&web, &visit)?;
    let Some(agency) = wanted.ask.agency else {
        return choose(&web, &visit, &wanted, Of::Steps).await;
    };
    let steps = web.app.step_times(visit.ctx(), agency, wanted.ask.days).await?;
    show(&web, &visit, &wanted, Of::Steps, step_table(visit.l(), &steps)).await
}

pub(crate) async fn grounds(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let wanted = asked.read(&web, &visit)?;
    let found = web.app.return_grounds(visit.ctx(), wanted.ask.agency, wanted.ask.days).await?;
    let opens = web.app.scope(visit.ctx()).is_ok();
    let table = ground_table(visit.l(), &wanted, &found, opens);
    show(&web, &visit, &wanted, Of::Grounds, table).await
}

/// Which of these reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Load,
    Steps,
    Grounds,
}

impl Of {
    const fn path(self) -> &'static str {
        match self {
            Self::Load => "/can-bo",
            Self::Steps => "/buoc",
            Self::Grounds => "/ly-do",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Load => key("report-load"),
            Self::Steps => key("report-steps"),
            Self::Grounds => key("report-grounds"),
        }
    }
}

/// Without an agency there is no such report: the page asks for one.
async fn choose(web: &Web, visit: &Visit, wanted: &Wanted, of: Of) -> Reply {
    let l = visit.l();
    let mut page = page(web, visit, wanted, of).await?;
    page.empty = Some(choose_agency(l));
    page_with(StatusCode::OK, &page)
}

/// What stands there until an agency is chosen.
pub(super) fn choose_agency(l: Lang) -> Empty {
    Empty {
        title: l.t("report-agency-choose").into_owned(),
        text: l.t("report-choose-text").into_owned(),
        action: None,
    }
}

async fn show(web: &Web, visit: &Visit, wanted: &Wanted, of: Of, table: Table) -> Reply {
    let l = visit.l();
    let mut page = page(web, visit, wanted, of).await?;
    if table.rows.is_empty() {
        page.empty = Some(nothing(l));
    } else {
        let download =
            |kind: Kind| wanted.address(&format!("{}/{}", of.path(), kind.ending()), &[]);
        if of != Of::Grounds {
            page.downloads = vec![
                Link::new(l.t("report-download-xlsx"), download(Kind::Xlsx)),
                Link::new(l.t("report-download-csv"), download(Kind::Csv)),
            ];
            page.notices.push(l.t("report-times-note").into_owned());
        }
        page.table = Some(table);
    }
    let status = if wanted.is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page_with(status, &page)
}

async fn page(web: &Web, visit: &Visit, wanted: &Wanted, of: Of) -> Result<ReportPage, AppError> {
    let l = visit.l();
    Ok(ReportPage {
        chrome: fresh_chrome(web, visit),
        reports: tabs(l, wanted, of.path()),
        back: None,
        title: l.t(of.title()).into_owned(),
        about: wanted.about(web, l),
        errors: wanted.errors(l),
        notices: wanted.notices(web, l).await?,
        filters: Some(wanted.filters(web, l, of.path(), Vec::new())),
        chart: None,
        figures: None,
        table: None,
        list: None,
        empty: None,
        paging: Paging::default(),
        formula: None,
        downloads: Vec::new(),
        keep: None,
    })
}

fn load_table(l: Lang, loads: &[OfficerLoad]) -> Table {
    let rows = loads.iter().map(|load| {
        let open = if load.open >= MOST_COUNTED {
            format!("{}+", format::count(l, MOST_COUNTED - 1))
        } else {
            format::count(l, load.open)
        };
        vec![
            load.name.clone().into(),
            open.into(),
            signed(l, load.times.done).into(),
            signed(l, load.times.late).into(),
            times(l, &load.times, Times::mean).into(),
        ]
    });
    Table {
        caption: l.t("report-load").into_owned(),
        columns: vec![
            Column::words(l.t("column-officer")),
            Column::numbers(l.t("column-open")),
            Column::numbers(l.t("column-done")),
            Column::numbers(l.t("column-done-late")),
            Column::numbers(l.t("column-mean")),
        ],
        rows: rows.collect(),
    }
}

fn step_table(l: Lang, steps: &[StepTime]) -> Table {
    let rows = steps.iter().map(|step| {
        let planned = step.times.planned_mean().map(|minutes| hours(l, minutes));
        vec![
            step_words(l, &step.step).into(),
            step.name.clone().into(),
            signed(l, step.times.done).into(),
            signed(l, step.times.late).into(),
            times(l, &step.times, Times::mean).into(),
            times(l, &step.times, Times::median).into(),
            planned.unwrap_or_default().into(),
        ]
    });
    Table {
        caption: l.t("report-steps").into_owned(),
        columns: vec![
            Column::words(l.t("column-step")),
            Column::words(l.t("column-procedure")),
            Column::numbers(l.t("column-done")),
            Column::numbers(l.t("column-done-late")),
            Column::numbers(l.t("column-mean")),
            Column::numbers(l.t("column-median")),
            Column::numbers(l.t("column-planned")),
        ],
        rows: rows.collect(),
    }
}

/// The name of a step; before acceptance a dossier waits at the desk.
pub(crate) fn step_words(l: Lang, step: &str) -> String {
    if step.is_empty() { l.t("step-intake").into_owned() } else { step.to_owned() }
}

fn times(l: Lang, times: &Times, of: impl Fn(&Times) -> i64) -> String {
    if times.done == 0 { String::new() } else { hours(l, of(times)) }
}

/// Working minutes as hours with one decimal.
pub(crate) fn hours(l: Lang, minutes: i64) -> String {
    let tenths = (minutes * 10 + 30) / 60;
    let mark = match l.locale() {
        mc_kernel::Locale::Vi => ',',
        mc_kernel::Locale::En => '.',
    };
    let hours = format!("{}{mark}{}", signed(l, tenths / 10), tenths % 10);
    l.with("working-hours-tenths", &[("hours", hours)]).into_owned()
}

pub(super) fn ground_words(l: Lang, kind: GroundKind) -> String {
    let words = match kind {
        GroundKind::Intake => key("ground-intake"),
        GroundKind::Refusal => key("ground-refusal"),
        GroundKind::Supplement => key("ground-supplement"),
    };
    l.t(words).into_owned()
}

fn ground_table(l: Lang, wanted: &Wanted, grounds: &[Ground], opens: bool) -> Table {
    let rows = grounds.iter().map(|ground| {
        let more = [("loai", ground.kind.code()), ("can-cu", ground.ground.as_str())];
        let href = opens.then(|| wanted.address("/ly-do/ho-so", &more));
        vec![
            ground.ground.clone().into(),
            ground_words(l, ground.kind).into(),
            Cell { text: format::count(l, ground.count), href },
        ]
    });
    Table {
        caption: l.t("report-grounds").into_owned(),
        columns: vec![
            Column::words(l.t("column-ground")),
            Column::words(l.t("column-ground-kind")),
            Column::numbers(l.t("column-count")),
        ],
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::Locale;

    #[test]
    fn minutes_are_told_as_hours_with_one_decimal() {
        let (vi, en) = (Lang::new(Locale::Vi), Lang::new(Locale::En));
        for (minutes, vietnamese, english) in [
            (0, "0,0 giờ", "0.0 h"),
            (3, "0,1 giờ", "0.1 h"),
            (90, "1,5 giờ", "1.5 h"),
            (60_000, "1.000,0 giờ", "1,000.0 h"),
        ] {
            assert_eq!(hours(vi, minutes), vietnamese);
            assert_eq!(hours(en, minutes), english);
        }
    }
}
