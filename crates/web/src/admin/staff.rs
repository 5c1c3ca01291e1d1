//! Staff by spreadsheet: a template to fill in, every problem with its row and column, a preview, all
//! or nothing.

use super::{
    organisation::HERE as ORGANISATION,
    place::{Part, columns, many, sections},
    sheets,
};
use crate::{
    Web,
    chrome::chrome,
    posted::Posted,
    reply::{Reply, page as drawn, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    AppError,
    import::{Change, ImportError, Problem, Report, Texts},
    org::Role,
    sheet::{self, Cell},
    staff_import::STAFF_COLUMNS,
};
use mc_pages::{
    admin::SheetImportPage,
    chrome::Link,
    components::{Consequence, ErrorSummary, Table},
    fields::{ChoiceOption, FieldKind, FieldView, ManyChoice},
    format,
    words::{Lang, key},
};
use std::collections::BTreeSet;

const HERE: &str = "/quan-tri/nhap-can-bo";
/// The name of the one file that waits.
const FILE: &str = "staff.json";

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    drawn(&empty(&web, &visit))
}

fn empty(web: &Web, visit: &Visit) -> SheetImportPage {
    let l = visit.l();
    let values = [
        ("size", format::file_size(l, many(sheet::MOST_READ_BYTES))),
        ("rows", format::count(l, many(mc_app::staff_import::MOST_STAFF_ROWS))),
    ];
    SheetImportPage {
        chrome: chrome(web, visit),
        sections: sections(web, visit, Part::Organisation),
        back: Link::new(l.t("nav-organisation"), ORGANISATION),
        title: l.t("staff-title").into_owned(),
        intro: l.t("staff-intro").into_owned(),
        file_label: l.t("staff-file").into_owned(),
        action: HERE.to_owned(),
        errors: ErrorSummary::default(),
        rules: l.with("staff-rules", &values).into_owned(),
        templates: sheets::templates(l, HERE),
        words: (
            l.t("staff-roles").into_owned(),
            Role::ALL.map(|role| role.words(l.locale()).to_owned()).to_vec(),
        ),
        problems: Vec::new(),
        more_problems: None,
        summary: None,
        touched: Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() },
        reopen: None,
        token: None,
        consequence: Consequence {
            action: l.t("staff-save").into_owned(),
            effects: vec![
                l.t("staff-effect").into_owned(),
                l.t("staff-effect-account").into_owned(),
                l.t("import-effect-record").into_owned(),
            ],
            is_final: false,
        },
    }
}

/// A template with its headings and one invented row.
pub(crate) async fn template(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let example = [
        "xa.mau.motcua",
        "Nguyễn Thị Mẫu",
        "Nữ",
        "026190000001",
        "000.00.01.H62",
        Role::DeskOfficer.words(mc_kernel::Locale::Vi),
        "Công chức Một cửa",
        "01/06/2023",
    ]
    .map(Cell::text);
    let heads = STAFF_COLUMNS.map(|(_, heading, _)| heading);
    sheets::template(&kind, ("Cán bộ", "can-bo"), &heads, [example.as_slice()])
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
    let report = match web.app.preview_staff(visit.ctx(), &rows).await {
        Ok(report) => report,
        Err(ImportError::Problems(problems)) => return tell(&web, &visit, &problems),
        Err(ImportError::App(error)) => return Err(error.into()),
    };
    let reopen = reopening(l, &report);
    let does_something = report.added + report.changed > 0 || reopen.is_some();
    let token = if does_something {
        let text = serde_json::to_string(&rows).map_err(AppError::internal)?;
        Some(sheets::wait(&web, &visit, Texts::from([(FILE.to_owned(), text)]))?)
    } else {
        None
    };
    drawn(&SheetImportPage {
        summary: Some(summary(l, &report)),
        touched: touched(l, &report),
        reopen,
        token,
        ..empty(&web, &visit)
    })
}

fn tell(web: &Web, visit: &Visit, problems: &[Problem]) -> Reply {
    let l = visit.l();
    let told = |problem: &Problem| (problem.place.clone(), problem.words(l.locale()).to_owned());
    sheets::tell(l, empty(web, visit), problems.iter().map(told).collect())
}

/// The counts of an import in a sentence.
pub(super) fn summary(l: Lang, report: &Report) -> String {
    let counts = [
        ("added", report.added.to_string()),
        ("changed", report.changed.to_string()),
        ("unchanged", report.unchanged.to_string()),
    ];
    l.with("staff-counts", &counts).into_owned()
}

fn touched(l: Lang, report: &Report) -> Table {
    let rows = report.touched.iter().map(|touched| {
        let words = match touched.change {
            Change::Added => key("staff-added"),
            Change::Changed => key("staff-changed"),
            Change::Unchanged => key("staff-unchanged"),
            Change::Ended => key("staff-ended-line"),
        };
        vec![
            touched.name.as_str().into(),
            touched.code.as_str().into(),
            touched.number.to_string().into(),
            l.t(words).into_owned().into(),
        ]
    });
    Table {
        caption: l.t("staff-touched").into_owned(),
        columns: columns(
            l,
            [key("column-name"), key("column-user"), key("staff-line"), key("column-change")],
        ),
        rows: rows.collect(),
    }
}

/// Positions that came to an end and stand in the file again: each begins anew only when ticked.
fn reopening(l: Lang, report: &Report) -> Option<FieldView> {
    let ended = report.touched.iter().filter(|touched| touched.change == Change::Ended);
    let options: Vec<ChoiceOption> = ended
        .map(|touched| {
            let line = l.with("staff-row", &[("row", touched.number.to_string())]);
            ChoiceOption::new(touched.number.to_string(), format!("{line}: {}", touched.name))
        })
        .collect();
    if options.is_empty() {
        return None;
    }
    let kind = FieldKind::ManyChoice(ManyChoice { options });
    let field = FieldView::new("reopen", l.t("staff-reopen"), kind).optional();
    Some(field.hinted(l.t("staff-reopen-hint")))
}

async fn save(web: &Web, visit: &Visit, posted: &Posted) -> Reply {
    let reopen: BTreeSet<u64> = posted.all("reopen").filter_map(|row| row.parse().ok()).collect();
    let kept = sheets::waiting(web, visit, posted)?;
    let text = kept.as_ref().and_then(|texts| texts.get(FILE));
    let rows: Option<Vec<Vec<String>>> = text.and_then(|text| serde_json::from_str(text).ok());
    let Some(rows) = rows else {
        let gone = visit.l().t("problem-files-gone").into_owned();
        return sheets::refuse(empty(web, visit), gone);
    };
    match web.app.import_staff(visit.ctx(), &rows, &reopen).await {
        Ok(_) => see_other_telling(web, ORGANISATION, "staff-imported"),
        Err(ImportError::Problems(problems)) => tell(web, visit, &problems),
        Err(ImportError::App(error)) => Err(error.into()),
    }
}
