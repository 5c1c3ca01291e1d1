//! Ending a unit: what stands against it first, each with a way to it.

use super::{
    super::{
        keeping::{self, About, Told, day},
        organisation::HERE,
        place::{Part, columns, sections},
    },
    back, find, page_of, revision,
};
use crate::{
    Web,
    chrome::fresh_chrome,
    posted::Posted,
    reply::{Reply, page as drawn, page_with, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    form::read_day,
    org::{Position, StaffId, UnitId},
    organisation::{EditedUnit, Obstacles},
};
use mc_kernel::FieldProblem;
use mc_pages::{
    admin::FactsPage,
    components::{Cell, SummaryList, SummaryRow, Table},
    format,
    words::{Lang, key},
};

/// Obstacles of one kind that are listed.
const NAMED: usize = 25;

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(unit): Path<String>) -> Reply {
    let edited = find(&web, &visit, &unit).await?;
    let today = web.app.today();
    let obstacles = web.app.unit_obstacles(visit.ctx(), edited.unit.id, today).await?;
    if !obstacles.work.is_empty() {
        return drawn(&in_use(&web, &visit, &edited, &obstacles));
    }
    let last = format::day_short(visit.l(), today);
    keeping::draw(&web, &visit, about(visit.l(), &edited, &last), &Told::default())
}

fn about(l: Lang, edited: &EditedUnit, last: &str) -> About {
    About {
        back: back(edited),
        title: l.with("unit-end-title", &[("name", edited.unit.short_name.as_str())]).into(),
        intro: Vec::new(),
        fields: vec![day(l, "last", key("leaver-last"), last)],
        action: format!("{}/ket-thuc", page_of(edited)),
        hidden: revision(edited),
        submit: l.t("unit-end").into_owned(),
        effects: vec![
            l.t("unit-end-effect").into_owned(),
            l.t("unit-end-effect-codes").into_owned(),
        ],
    }
}

/// What stands against it, with where each can be mended.
fn in_use(web: &Web, visit: &Visit, edited: &EditedUnit, obstacles: &Obstacles) -> FactsPage {
    let l = visit.l();
    let counts = [
        (key("unit-below"), obstacles.children.len()),
        (key("unit-end-serving"), obstacles.serving.len()),
        (key("unit-people"), obstacles.held.len()),
        (key("unit-end-work"), obstacles.work.len()),
    ];
    let facts = counts.into_iter().filter(|(_, count)| *count > 0);
    let facts = facts.map(|(term, count)| SummaryRow::new(l.t(term), count.to_string()));
    let units = |caption: &'static str, ids: &[UnitId]| {
        table(l, caption, [key("column-unit")], ids, |id| vec![unit_cell(web, *id)])
    };
    let held = table(
        l,
        key("unit-people"),
        [key("column-name"), key("column-title")],
        &obstacles.held,
        |position: &Position| {
            vec![person_cell(web, l, position.staff), position.title.as_str().into()]
        },
    );
    let work = table(
        l,
        key("unit-end-work"),
        [key("work-number"), key("unit-end-assignee")],
        &obstacles.work,
        |open| vec![open.number.as_str().into(), person_cell(web, l, open.assignee)],
    );
    FactsPage {
        chrome: fresh_chrome(web, visit),
        sections: sections(web, visit, Part::Organisation),
        breadcrumbs: vec![back(edited)],
        title: l.with("unit-end-not", &[("name", edited.unit.short_name.as_str())]).into(),
        lead: Some(l.t("unit-end-not-text").into_owned()),
        actions: Vec::new(),
        facts: SummaryList { rows: facts.collect() },
        tables: vec![
            units(key("unit-below"), &obstacles.children),
            units(key("unit-end-serving"), &obstacles.serving),
            held,
            work,
        ],
        paging: None,
    }
}

fn table<T, const N: usize>(
    l: Lang,
    caption: &'static str,
    named: [&'static str; N],
    found: &[T],
    row: impl Fn(&T) -> Vec<Cell>,
) -> Table {
    let rows = found.iter().take(NAMED).map(row).collect();
    Table { caption: l.t(caption).into_owned(), columns: columns(l, named), rows }
}

fn unit_cell(web: &Web, id: UnitId) -> Cell {
    let reference = web.app.reference();
    let text = reference.directory.unit(id).map(|unit| unit.name.clone()).unwrap_or_default();
    Cell { text, href: Some(format!("{HERE}/{id}")) }
}

fn person_cell(web: &Web, l: Lang, staff: Option<StaffId>) -> Cell {
    let reference = web.app.reference();
    let found = staff.and_then(|staff| reference.directory.staff(staff));
    match found {
        Some(staff) => Cell {
            text: staff.full_name.clone(),
            href: Some(format!("/quan-tri/can-bo/{}", staff.id)),
        },
        None => l.t("unit-end-nobody").into_owned().into(),
    }
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    posted: Posted,
) -> Reply {
    let edited = find(&web, &visit, &unit).await?;
    let typed = posted.text("last");
    let at = (edited.unit.id, posted.parsed("_revision")?);
    let done = match read_day(typed) {
        Some(last) => {
            let obstacles = web.app.unit_obstacles(visit.ctx(), edited.unit.id, last).await?;
            if !obstacles.is_empty() {
                let page = in_use(&web, &visit, &edited, &obstacles);
                return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
            web.app.end_unit(visit.ctx(), at, last).await
        }
        None => Err(AppError::invalid(FieldProblem::new("last", "day"))),
    };
    match done {
        Ok(()) => see_other_telling(&web, &page_of(&edited), "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            let edited = find(&web, &visit, &unit).await?;
            keeping::draw(&web, &visit, about(visit.l(), &edited, typed), &told)
        }
    }
}
