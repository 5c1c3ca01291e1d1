//! The dashboard of leaders.

use super::{
    lists,
    reports::{agency_filter, hours, step_words},
};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::procedure_name,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{AppError, reports::Steering, work::List};
use mc_kernel::ids::UnitId;
use mc_pages::{
    components::{Cell, Chart, Column, Empty, Point, Series, Table, WorkList},
    desk::{SteeringFigure, SteeringPage},
    format,
    words::Lang,
};
use serde::Deserialize;

const HERE: &str = "/can-bo/dieu-hanh";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Whose {
    #[serde(default, rename = "don-vi")]
    agency: String,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(whose): Query<Whose>,
) -> Reply {
    let l = visit.l();
    let agencies = web.app.report_agencies(visit.ctx())?;
    let chosen: Option<UnitId> = match (whose.agency.as_str(), agencies.as_slice()) {
        ("", [(only, _)]) => Some(*only),
        ("", _) => None,
        (id, _) => Some(id.parse().map_err(|_bad| AppError::NotFound)?),
    };
    let steering = web.app.steering(visit.ctx(), chosen).await?;
    let opens = web.app.scope(visit.ctx()).is_ok();
    let named = chosen.and_then(|id| agencies.iter().find(|(agency, _)| *agency == id));
    let whom = named.map_or_else(|| l.t("report-agency-all").into_owned(), |(_, n)| n.clone());
    let day = format::day(l, steering.today);
    let mut notices = Vec::new();
    if web.app.reports_are_filling().await? {
        notices.push(l.t("report-filling").into_owned());
    }
    let all = l.t("report-agency-all");
    let choose = (agencies.len() > 1).then(|| agency_filter(l, &agencies, chosen, &all));
    let waiting = steering.waiting.iter().map(|line| lists::row(&web, &visit, List::Agency, line));
    drawn(&SteeringPage {
        chrome: fresh_chrome(&web, &visit),
        about: l.with("steering-about", &[("whom", whom), ("day", day)]).into_owned(),
        notices,
        agency: choose,
        figures: figures(l, &steering, opens),
        trend: trend(l, &steering),
        trend_table: trend_table(l, &steering),
        agencies: agency_table(l, &steering),
        steps: step_table(&web, l, &steering),
        waiting: WorkList {
            caption: l.t("steering-waiting").into_owned(),
            rows: waiting.collect(),
            ..WorkList::default()
        },
        nothing: Empty {
            title: l.t("steering-nothing").into_owned(),
            text: l.t("steering-nothing-text").into_owned(),
            action: None,
        },
    })
}

fn count(l: Lang, value: i64) -> String {
    format::count(l, value.max(0).unsigned_abs())
}

/// The dossiers behind a figure of one day.
fn behind(steering: &Steering, figure: &str) -> String {
    let day = steering.today;
    let agency = steering.agency.map(|id| format!("&don-vi={id}")).unwrap_or_default();
    format!("/can-bo/bao-cao/ho-so?ky={day}_{day}{agency}&so-lieu={figure}")
}

fn figures(l: Lang, steering: &Steering, opens: bool) -> Vec<SteeringFigure> {
    let today = l.t("steering-hint-today").into_owned();
    let due = l.t("steering-hint-due").into_owned();
    let now = l.t("steering-hint-now").into_owned();
    let late =
        l.with("steering-hint-late", &[("count", count(l, steering.flow.late))]).into_owned();
    let figure = |label: std::borrow::Cow<'static, str>, value: i64, hint: &str| SteeringFigure {
        label: label.into_owned(),
        value: count(l, value),
        hint: hint.to_owned(),
        href: None,
        is_alarming: false,
    };
    let opening = |mut figure: SteeringFigure, value: i64, code: &str| {
        figure.href = (opens && value > 0).then(|| behind(steering, code));
        figure
    };
    let (flow, stock) = (&steering.flow, &steering.now);
    let mut overdue = figure(l.t("steering-overdue"), stock.overdue, &now);
    overdue.is_alarming = stock.overdue > 0;
    let mut due_today = figure(l.t("steering-due-today"), steering.due_today, &due);
    due_today.is_alarming = steering.due_today > 0;
    vec![
        opening(
            figure(l.t("steering-today-intake"), flow.received(), &today),
            flow.received(),
            "received",
        ),
        opening(
            figure(l.t("steering-today-settled"), flow.settled(), &late),
            flow.settled(),
            "settled",
        ),
        due_today,
        figure(l.t("steering-due-soon"), steering.due_soon, &due),
        opening(overdue, stock.overdue, "overdue"),
        figure(l.t("steering-in-process"), stock.in_process, &now),
        opening(
            figure(l.t("steering-suspended"), stock.suspended, &now),
            stock.suspended,
            "suspended",
        ),
    ]
}

fn trend(l: Lang, steering: &Steering) -> Chart {
    let (mut received, mut settled) = (0, 0);
    let points = steering.trend.iter().map(|(day, came, went)| {
        received += came;
        settled += went;
        Point::new(format!("{:02}/{:02}", day.day(), day.month()), [*came, *went])
    });
    let points: Vec<Point> = points.collect();
    let words = [("received", count(l, received)), ("settled", count(l, settled))];
    Chart::days(
        "trend",
        (l.t("steering-trend").into_owned(), l.with("steering-trend-words", &words).into_owned()),
        vec![
            Series::new(l.t("steering-received"), "even"),
            Series::new(l.t("steering-settled"), "good"),
        ],
        &points,
    )
}

fn trend_table(l: Lang, steering: &Steering) -> Table {
    let rows = steering.trend.iter().rev().map(|(day, received, settled)| {
        vec![
            format::day_short(l, *day).into(),
            count(l, *received).into(),
            count(l, *settled).into(),
        ]
    });
    Table {
        caption: l.t("steering-trend").into_owned(),
        columns: vec![
            Column::words(l.t("column-day")),
            Column::numbers(l.t("steering-received")),
            Column::numbers(l.t("steering-settled")),
        ],
        rows: rows.collect(),
    }
}

fn agency_table(l: Lang, steering: &Steering) -> Table {
    let rows = steering.agencies.iter().map(|(id, name, now)| {
        // One agency leads to its report, several to the dashboard of each.
        let href = if steering.agency.is_some() {
            format!("/can-bo/bao-cao?don-vi={id}")
        } else {
            format!("{HERE}?don-vi={id}")
        };
        vec![
            Cell { text: name.clone(), href: Some(href) },
            count(l, now.overdue).into(),
            count(l, now.in_process).into(),
            count(l, now.suspended).into(),
        ]
    });
    Table {
        caption: l.t("steering-agencies").into_owned(),
        columns: vec![
            Column::words(l.t("column-agency")),
            Column::numbers(l.t("steering-overdue")),
            Column::numbers(l.t("column-in-process")),
            Column::numbers(l.t("steering-suspended")),
        ],
        rows: rows.collect(),
    }
}

fn step_table(web: &Web, l: Lang, steering: &Steering) -> Table {
    let rows = steering.steps.iter().map(|step| {
        let planned = step.times.planned_mean().map(|minutes| hours(l, minutes));
        vec![
            step_words(l, &step.step).into(),
            procedure_name(web, &step.procedure).into(),
            count(l, step.times.done).into(),
            count(l, step.times.late).into(),
            hours(l, step.times.mean()).into(),
            planned.unwrap_or_default().into(),
        ]
    });
    Table {
        caption: l.t("steering-steps").into_owned(),
        columns: vec![
            Column::words(l.t("column-step")),
            Column::words(l.t("column-procedure")),
            Column::numbers(l.t("column-done")),
            Column::numbers(l.t("column-done-late")),
            Column::numbers(l.t("column-mean")),
            Column::numbers(l.t("column-planned")),
        ],
        rows: rows.collect(),
    }
}
