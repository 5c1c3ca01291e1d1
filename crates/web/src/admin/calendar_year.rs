//! The year's table of days off and swapped days by spreadsheet: a template to fill in, every problem
//! with its row and column, a preview, all or nothing.

use super::{
    calendar_change::{CALENDAR, effects},
    calendar_day::kind_words,
    place::{Part, columns, many, sections},
    sheets,
};
use crate::{
    Web,
    chrome::chrome,
    forms::problem_words,
    posted::Posted,
    reply::{Reply, page as drawn, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    AppError,
    calendar::TableKind,
    calendar_year::{KIND_WORDS, MOST_YEAR_ROWS, RowProblem, YEAR_COLUMNS, YearPlan, YearRefusal},
    import::Texts,
    sheet::{self, Cell},
};
use mc_kernel::{CivilDay, Locale};
use mc_pages::{
    admin::SheetImportPage,
    chrome::Link,
    components::{Consequence, ErrorSummary, Table},
    format,
    words::{Lang, key},
};

const HERE: &str = "/quan-tri/lich/nhap";
/// The names of the file that waits, and of what the calendar said when it was looked at.
const FILE: &str = "days.json";
const STOOD: &str = "stood";

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    drawn(&empty(&web, &visit))
}

fn empty(web: &Web, visit: &Visit) -> SheetImportPage {
    let l = visit.l();
    let values = [
        ("size", format::file_size(l, many(sheet::MOST_READ_BYTES))),
        ("rows", format::count(l, many(MOST_YEAR_ROWS))),
    ];
    let kinds = KIND_WORDS.iter().flat_map(|(_, words)| words.iter().map(|w| (*w).to_owned()));
    SheetImportPage {
        chrome: chrome(web, visit),
        sections: sections(web, visit, Part::Calendar),
        back: Link::new(l.t("admin-calendar"), CALENDAR),
        title: l.t("year-title").into_owned(),
        intro: l.t("year-intro").into_owned(),
        file_label: l.t("year-file").into_owned(),
        action: HERE.to_owned(),
        errors: ErrorSummary::default(),
        rules: l.with("year-rules", &values).into_owned(),
        templates: sheets::templates(l, HERE),
        words: (l.t("year-kinds").into_owned(), kinds.collect()),
        problems: Vec::new(),
        more_problems: None,
        summary: None,
        touched: Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() },
        reopen: None,
        token: None,
        consequence: Consequence {
            action: l.t("year-save").into_owned(),
            effects: Vec::new(),
            is_final: false,
        },
    }
}

/// A template with its headings and one row of each kind.
pub(crate) async fn template(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let year = web.app.today().year().saturating_add(1);
    let row = |day: &str, kind: TableKind, name: &str| {
        let words = KIND_WORDS.iter().find(|(known, _)| *known == kind);
        let words = words.and_then(|(_, words)| words.first()).copied().unwrap_or_default();
        [format!("{day}/{year}"), words.to_owned(), name.to_owned(), "Thông báo số …".to_owned()]
            .map(Cell::text)
    };
    let rows = [
        row("02/09", TableKind::Holiday, "Quốc khánh"),
        row("…", TableKind::SwappedOff, "Nghỉ hoán đổi dịp …"),
        row("…", TableKind::SwappedWorking, "Làm bù cho ngày …"),
    ];
    let heads = YEAR_COLUMNS.map(|(_, heading, _)| heading);
    let file = format!("lich-{year}");
    sheets::template(&kind, ("Lịch", &file), &heads, rows.iter().map(<[Cell; 4]>::as_slice))
}

pub(crate) async fn receive(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let l = visit.l();
    if posted.text("_do") == "save" {
        return save(&web, &visit, &posted).await;
    }
    let rows = match sheets::rows(&posted) {
        Ok(rows) => rows,
        Err(why) => return sheets::refuse(empty(&web, &visit), l.t(why).into_owned()),
    };
    let plan = match web.app.plan_year(visit.ctx(), &rows) {
        Ok(plan) => plan,
        Err(YearRefusal::Problems(problems)) => return tell(&web, &visit, &problems),
        Err(YearRefusal::App(error)) => return Err(error.into()),
    };
    let mut effect = Vec::new();
    let mut token = None;
    if let Some(first) = plan.first() {
        effect = effects(l, web.app.calendar_effect(visit.ctx(), first).await?);
        let text = serde_json::to_string(&rows).map_err(AppError::internal)?;
        let texts = [(FILE.to_owned(), text), (STOOD.to_owned(), plan.stands.clone())];
        token = Some(sheets::wait(&web, &visit, Texts::from(texts))?);
    }
    let page = empty(&web, &visit);
    drawn(&SheetImportPage {
        summary: Some(summary(l, &plan)),
        touched: touched(l, &plan),
        token,
        consequence: Consequence { effects: effect, ..page.consequence.clone() },
        ..page
    })
}

fn tell(web: &Web, visit: &Visit, problems: &[RowProblem]) -> Reply {
    let l = visit.l();
    let told = |one: &RowProblem| {
        let column = YEAR_COLUMNS.iter().find(|(field, ..)| *field == one.problem.path);
        let place = match (column, l.locale()) {
            (None, _) => one.row.to_string(),
            (Some((_, heading, _)), Locale::Vi) | (Some((_, _, heading)), Locale::En) => {
                format!("{} · {heading}", one.row)
            }
        };
        (place, problem_words(l, &one.problem))
    };
    sheets::tell(l, empty(web, visit), problems.iter().map(told).collect())
}

fn summary(l: Lang, plan: &YearPlan) -> String {
    let count = |is: fn(&mc_app::calendar_year::YearRow) -> bool| {
        plan.rows.iter().filter(|row| is(row)).count().to_string()
    };
    let counts = [
        ("added", count(|row| row.is_new)),
        ("changed", count(|row| !row.is_new && !row.is_known)),
        ("unchanged", count(|row| row.is_known)),
    ];
    l.with("year-counts", &counts).into_owned()
}

fn touched(l: Lang, plan: &YearPlan) -> Table {
    let rows = plan.rows.iter().map(|row| {
        let words = match (row.is_new, row.is_known) {
            (true, _) => key("year-added"),
            (false, true) => key("staff-unchanged"),
            (false, false) => key("staff-changed"),
        };
        vec![
            format::day(l, row.day.day).into(),
            l.t(kind_words(row.day.kind)).into_owned().into(),
            row.day.name.as_str().into(),
            row.row.to_string().into(),
            l.t(words).into_owned().into(),
        ]
    });
    Table {
        caption: l.t("calendar-days").into_owned(),
        columns: columns(
            l,
            [
                key("column-day"),
                key("column-kind"),
                key("column-name"),
                key("staff-line"),
                key("column-change"),
            ],
        ),
        rows: rows.collect(),
    }
}

async fn save(web: &Web, visit: &Visit, posted: &Posted) -> Reply {
    let kept = sheets::waiting(web, visit, posted)?;
    let text = |name: &str| kept.as_ref().and_then(|texts| texts.get(name));
    let rows = text(FILE).and_then(|text| serde_json::from_str::<Vec<Vec<String>>>(text).ok());
    let (Some(rows), Some(stood)) = (rows, text(STOOD)) else {
        let gone = visit.l().t("problem-files-gone").into_owned();
        return sheets::refuse(empty(web, visit), gone);
    };
    match web.app.import_year(visit.ctx(), &rows, stood).await {
        Ok(plan) => {
            let year = plan.first().map_or_else(|| web.app.today().year(), CivilDay::year);
            see_other_telling(web, &format!("{CALENDAR}?nam={year}"), "year-imported")
        }
        Err(YearRefusal::Problems(problems)) => tell(web, visit, &problems),
        Err(YearRefusal::App(AppError::Conflict(_))) => {
            sheets::refuse(empty(web, visit), visit.l().t("year-late").into_owned())
        }
        Err(YearRefusal::App(error)) => Err(error.into()),
    }
}
