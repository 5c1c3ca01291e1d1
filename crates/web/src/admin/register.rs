//! How often agencies ask the register of the population, for administrators and for the police; what
//! is set for an agency; and what forms asked although it was known.

use super::place::{Part, address, columns, many, page_after, sections};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, procedure_name},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    dossier_view::unit_name,
    register::usage::{AgencyUse, KnownCount},
};
use mc_kernel::{FieldProblem, FieldProblems, ids::UnitId};
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Column, Empty, Paging, Table},
    fields::{FieldKind, FieldView, NumberInput, TextInput, Width},
    words::{Lang, key},
};
use serde::Deserialize;

const HERE: &str = "/quan-tri/dan-cu";
const KNOWN: &str = "/quan-tri/dan-cu/da-biet";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let (_, may_set) = web.app.may_read_register_use(visit.ctx());
    let (year, rows) = web.app.register_use(visit.ctx()).await?;
    let total: u64 = rows.iter().map(|row| row.year.asked).sum();
    let total = total.to_string();
    let (shown, next) = page_after(&rows, &at.sau, |row| row.unit.to_string());
    let values = [("year", year.as_str()), ("count", total.as_str())];
    let mut actions = Vec::new();
    if may_set {
        actions.push(Link::new(l.t("known-title"), KNOWN));
    }
    let number = |words: &'static str| Column::numbers(l.t(words));
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Register),
        title: l.t("register-use-title").into_owned(),
        intro: vec![
            l.t("register-use-intro").into_owned(),
            l.with("register-use-total", &values).into_owned(),
        ],
        actions,
        search: None,
        table: Table {
            caption: l.with("register-use-caption", &[("year", year.as_str())]).into_owned(),
            columns: vec![
                Column::words(l.t("register-use-agency")),
                number(key("register-use-asked")),
                number(key("register-use-month")),
                number(key("register-use-found")),
                number(key("register-use-unmatched")),
                number(key("register-use-failed")),
                number(key("register-use-quota")),
                number(key("register-use-left")),
            ],
            rows: shown.iter().map(|row| cells(row, may_set)).collect(),
        },
        empty: Empty {
            title: l.t("register-use-none").into_owned(),
            text: l.t("register-use-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: next.map(|after| address(HERE, &[("sau", &after)])),
            shown: l.n("register-use-shown", many(rows.len())).into_owned(),
        },
    })
}

fn cells(row: &AgencyUse, may_set: bool) -> Vec<Cell> {
    let count = |number: u64| Cell::from(number.to_string());
    vec![
        Cell {
            text: row.name.clone(),
            href: may_set.then(|| format!("{HERE}/co-quan/{}", row.unit)),
        },
        count(row.year.asked),
        count(row.month),
        count(row.year.found),
        count(row.year.unmatched),
        count(row.year.failed),
        count(row.yearly),
        count(row.yearly.saturating_sub(row.year.asked)),
    ]
}

pub(crate) async fn form(State(web): State<Web>, visit: Visit, Path(unit): Path<String>) -> Reply {
    let unit: UnitId = id(&unit)?;
    let set = web.app.register_quota(visit.ctx(), unit).await?;
    let reference = web.app.reference();
    let officer = set.officer.and_then(|staff| reference.directory.staff(staff));
    let typed = [
        set.yearly.map(|yearly| yearly.to_string()).unwrap_or_default(),
        officer.map(|staff| staff.user_name.clone()).unwrap_or_default(),
    ];
    drawn(&draw(&web, &visit, unit, typed, &FieldProblems::none()))
}

fn draw(
    web: &Web,
    visit: &Visit,
    unit: UnitId,
    [yearly, officer]: [String; 2],
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let field = |name: &str, words: &'static str, kind: FieldKind| {
        let mut field = FieldView::new(name, l.t(words), kind).optional();
        field.error = problems.at(name).map(|problem| problem_words(l, problem));
        field
    };
    let usual = web.app.settings().register.yearly.to_string();
    let yearly =
        NumberInput { value: yearly, has_decimals: false, unit: None, width: Width::Short };
    let officer = TextInput { value: officer, width: Width::Half, ..TextInput::default() };
    let fields = vec![
        field("yearly", key("register-quota-yearly"), FieldKind::Number(yearly))
            .hinted(l.with("register-quota-yearly-hint", &[("usual", usual.as_str())])),
        field("officer", key("register-quota-officer"), FieldKind::Text(officer))
            .hinted(l.t("register-quota-officer-hint")),
    ];
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("register-use-title"), HERE)),
        title: unit_name(&web.app.reference(), unit),
        place: l.t("register-use-title").into_owned(),
        intro: vec![l.t("register-quota-intro").into_owned()],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("{HERE}/co-quan/{unit}"),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("register-quota-save").into_owned(),
        other: Some(Link::new(l.t("store-cancel"), HERE)),
    }
}

pub(crate) async fn save(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    posted: Posted,
) -> Reply {
    let unit: UnitId = id(&unit)?;
    let typed = [posted.text("yearly").trim().to_owned(), posted.text("officer").trim().to_owned()];
    let again = |problems: &FieldProblems| draw(&web, &visit, unit, typed.clone(), problems);
    let [typed_yearly, typed_officer] = &typed;
    let yearly: Option<u64> = typed_yearly.parse().ok();
    if yearly.is_none() && !typed_yearly.is_empty() {
        let problems: FieldProblems = FieldProblem::new("yearly", "whole-number").into();
        return page_again(&again(&problems));
    }
    match web.app.set_register_quota(visit.ctx(), unit, yearly, typed_officer).await {
        Ok(()) => see_other_telling(&web, HERE, "register-quota-saved"),
        Err(AppError::Invalid(invalid)) => page_again(&again(&invalid.problems)),
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn known(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let counts = web.app.asked_although_known(visit.ctx()).await?;
    let key_of = |count: &KnownCount| format!("{} {}", count.procedure, count.path);
    let (shown, next) = page_after(&counts, &at.sau, key_of);
    let mut rows = Vec::new();
    for count in shown {
        let label = field_name(&web, l, count).await;
        rows.push(vec![
            procedure_name(&web, &count.procedure).into(),
            label.into(),
            count.asked.to_string().into(),
            count.kept.to_string().into(),
            count.corrected.to_string().into(),
        ]);
    }
    let mut heads = columns(l, [key("known-procedure"), key("known-field")]);
    heads.extend(
        [key("known-asked"), key("known-kept"), key("known-corrected")]
            .map(|words| Column::numbers(l.t(words))),
    );
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Register),
        title: l.t("known-title").into_owned(),
        intro: vec![l.t("known-intro").into_owned()],
        actions: vec![Link::new(l.t("register-use-title"), HERE)],
        search: None,
        table: Table { caption: l.t("known-title").into_owned(), columns: heads, rows },
        empty: Empty {
            title: l.t("known-none").into_owned(),
            text: l.t("known-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| KNOWN.to_owned()),
            next: next.map(|after| address(KNOWN, &[("sau", &after)])),
            shown: l.n("known-shown", many(counts.len())).into_owned(),
        },
    })
}

/// The label of a field in the procedure's form of today; its path where that has it no more.
async fn field_name(web: &Web, l: Lang, count: &KnownCount) -> String {
    let label = web.app.field_label(&count.procedure, &count.path).await;
    label.map_or_else(|| count.path.clone(), |label| label.say(l.locale()).text.to_owned())
}
