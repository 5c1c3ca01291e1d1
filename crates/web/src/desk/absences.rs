//! Who is away and who stands in: entered, listed, revoked.

use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::id,
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{AppError, absences::NewAbsence, form::read_day, store::absences::Absence};
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems,
    ids::{AbsenceId, AbsenceKind, StaffId},
};
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Column, Consequence, Empty, ErrorSummary, Paging, Table, Tabs},
    fields::{Choice, ChoiceOption, DateInput, FieldKind, FieldView, TextInput},
    format,
};
use serde::Deserialize;

const HERE: &str = "/can-bo/vang-mat";

/// Colleagues of whom somebody answers, shown as links.
const MOST_COLLEAGUES: usize = 50;

fn name(web: &Web, staff: StaffId) -> String {
    let reference = web.app.reference();
    reference.directory.staff(staff).map_or_else(String::new, |staff| staff.full_name.clone())
}

fn period(visit: &Visit, absence: &Absence) -> String {
    let l = visit.l();
    let day = |day| format::day_short(l, day);
    let days = [("from", day(absence.from)), ("to", day(absence.to))];
    l.with("absence-period-words", &days).into_owned()
}

/// On whose behalf whoever comes acts today, in a sentence each.
pub(super) async fn stands_in(web: &Web, visit: &Visit) -> Result<Vec<String>, AppError> {
    let l = visit.l();
    let staff = visit.ctx().staff()?;
    if staff.stands_in_for().next().is_none() {
        return Ok(Vec::new());
    }
    let held = web.app.absences_held(visit.ctx()).await?;
    let told = held.iter().map(|absence| {
        let to = format::day_short(l, absence.to);
        l.with("stands-in", &[("name", name(web, absence.staff)), ("to", to)]).into_owned()
    });
    Ok(told.collect())
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit) -> Reply {
    let l = visit.l();
    let absences = web.app.absences(visit.ctx()).await?;
    let today = web.app.today();
    let rows = absences.iter().map(|absence| {
        let state = if absence.from <= today { l.t("absence-now") } else { l.t("absence-later") };
        let may = web.app.may_arrange(visit.ctx(), absence.staff).is_ok();
        let revoke = Cell {
            text: l.t("absence-revoke").into_owned(),
            href: Some(format!("{HERE}/{}/huy", absence.id)),
        };
        vec![
            name(&web, absence.staff).into(),
            name(&web, absence.deputy).into(),
            period(&visit, absence).into(),
            absence.reason.as_str().into(),
            state.into_owned().into(),
            if may { revoke } else { "".into() },
        ]
    });
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: Tabs { label: l.t("work-views").into_owned(), tabs: Vec::new() },
        title: l.t("absences-title").into_owned(),
        intro: vec![l.t("absences-intro").into_owned()],
        actions: vec![Link::new(l.t("absence-add"), format!("{HERE}/moi"))],
        search: None,
        table: Table {
            caption: l.t("absences-title").into_owned(),
            columns: vec![
                Column::words(l.t("absence-who")),
                Column::words(l.t("absence-deputy")),
                Column::words(l.t("absence-period")),
                Column::words(l.t("absence-reason")),
                Column::words(l.t("work-state")),
                Column::words(l.t("absence-revoke")),
            ],
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("absences-none").into_owned(),
            text: l.t("absences-none-text").into_owned(),
            action: None,
        },
        paging: Paging { first: None, next: None, shown: String::new() },
    })
}

/// Of whom an absence is entered.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Of {
    #[serde(default)]
    nguoi: String,
}

/// What was typed.
#[derive(Debug, Default)]
struct Typed {
    deputy: String,
    from: String,
    to: String,
    reason: String,
}

pub(crate) async fn form(State(web): State<Web>, visit: Visit, Query(of): Query<Of>) -> Reply {
    let me = visit.ctx().staff()?.id;
    let staff: StaffId = if of.nguoi.is_empty() { me } else { id(&of.nguoi)? };
    web.app.may_arrange(visit.ctx(), staff)?;
    if web.app.possible_deputies(staff).is_empty() {
        return drawn(&nobody_to_ask(&web, &visit, staff));
    }
    let absence: AbsenceId = web.app.mint().id::<AbsenceKind>();
    let none = FieldProblems::none();
    drawn(&form_page(&web, &visit, (staff, absence), (&Typed::default(), &none)))
}

/// What is said where nobody else works in the unit: there is nothing to fill in.
fn nobody_to_ask(web: &Web, visit: &Visit, staff: StaffId) -> ListPage {
    let l = visit.l();
    let who = name(web, staff);
    ListPage {
        chrome: fresh_chrome(web, visit),
        sections: Tabs { label: l.t("work-views").into_owned(), tabs: Vec::new() },
        title: l.with("absence-form-title", &[("name", who.as_str())]).into_owned(),
        intro: Vec::new(),
        actions: vec![Link::new(l.t("absences-title"), HERE)],
        search: None,
        table: Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() },
        empty: Empty {
            title: l.t("absence-no-deputy").into_owned(),
            text: l.t("absence-no-deputy-text").into_owned(),
            action: None,
        },
        paging: Paging { first: None, next: None, shown: String::new() },
    }
}

fn form_page(
    web: &Web,
    visit: &Visit,
    (staff, absence): (StaffId, AbsenceId),
    (typed, problems): (&Typed, &FieldProblems),
) -> FormPage {
    let l = visit.l();
    let who = name(web, staff);
    let options = web
        .app
        .possible_deputies(staff)
        .into_iter()
        .map(|(id, name)| ChoiceOption::new(id.to_string(), name).chosen_if(&typed.deputy));
    let deputy = FieldKind::Choice(Choice { options: options.collect(), autocomplete: None });
    let day = |value: &str| {
        let value = value.to_owned();
        FieldKind::Date(DateInput { value, may_be_partial: false, autocomplete: None })
    };
    let reason = TextInput { value: typed.reason.clone(), most: Some(300), ..TextInput::default() };
    let mut fields = vec![
        FieldView::new("deputy", l.t("absence-deputy"), deputy),
        FieldView::new("from", l.t("absence-from"), day(&typed.from)),
        FieldView::new("to", l.t("absence-to"), day(&typed.to)),
        FieldView::new("reason", l.t("absence-reason"), FieldKind::Text(reason)).optional(),
    ];
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    let who_words = [("name", who.as_str())];
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("absences-title"), HERE)),
        title: l.with("absence-form-title", &who_words).into_owned(),
        place: l.t("desk-place").into_owned(),
        intro: Vec::new(),
        errors: error_summary(l, problems),
        fields,
        action: format!("{HERE}/moi?nguoi={staff}"),
        hidden: vec![("_id".to_owned(), absence.to_string())],
        consequence: Some(Consequence {
            action: l.t("absence-save").into_owned(),
            effects: vec![l.with("absence-effect", &who_words).into_owned()],
            is_final: false,
        }),
        submit: l.t("absence-save").into_owned(),
        other: colleague(web, visit, staff),
    }
}

/// Where the person answers for others, the way to enter an absence of one of them.
fn colleague(web: &Web, visit: &Visit, staff: StaffId) -> Option<Link> {
    let l = visit.l();
    let me = visit.ctx().staff().ok()?.id;
    let mut others = web.app.possible_deputies(me).into_iter().take(MOST_COLLEAGUES);
    let answers = others.any(|(id, _)| web.app.may_arrange(visit.ctx(), id).is_ok());
    (answers && staff == me).then(|| Link::new(l.t("absence-of-others"), format!("{HERE}/moi-cho")))
}

/// The colleagues of whom whoever comes answers.
pub(crate) async fn others(State(web): State<Web>, visit: Visit) -> Reply {
    let l = visit.l();
    let me = visit.ctx().staff()?.id;
    let people = web.app.possible_deputies(me).into_iter();
    let people = people.filter(|(id, _)| web.app.may_arrange(visit.ctx(), *id).is_ok());
    let rows = people
        .map(|(id, name)| vec![Cell { text: name, href: Some(format!("{HERE}/moi?nguoi={id}")) }]);
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: Tabs { label: l.t("work-views").into_owned(), tabs: Vec::new() },
        title: l.t("absence-of-others").into_owned(),
        intro: Vec::new(),
        actions: vec![Link::new(l.t("absences-title"), HERE)],
        search: None,
        table: Table {
            caption: l.t("absence-of-others").into_owned(),
            columns: vec![Column::words(l.t("absence-who"))],
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("nothing-found").into_owned(),
            text: l.t("absence-no-deputy").into_owned(),
            action: None,
        },
        paging: Paging { first: None, next: None, shown: String::new() },
    })
}

pub(crate) async fn enter(
    State(web): State<Web>,
    visit: Visit,
    Query(of): Query<Of>,
    posted: Posted,
) -> Reply {
    let staff: StaffId = id(&of.nguoi)?;
    let absence: AbsenceId = posted.parsed("_id")?;
    let text = |name: &str| posted.text(name).trim().to_owned();
    let typed = Typed {
        deputy: text("deputy"),
        from: text("from"),
        to: text("to"),
        reason: text("reason"),
    };
    let told = match read(staff, absence, &typed) {
        Ok(new) => web.app.enter_absence(visit.ctx(), &new).await,
        Err(problems) => Err(AppError::invalid(problems)),
    };
    match told {
        Ok(()) => see_other_telling(&web, HERE, "absence-entered"),
        Err(AppError::Invalid(invalid)) => {
            web.app.may_arrange(visit.ctx(), staff)?;
            let said = (&typed, &invalid.problems);
            page_again(&form_page(&web, &visit, (staff, absence), said))
        }
        Err(error) => Err(error.into()),
    }
}

fn read(staff: StaffId, id: AbsenceId, typed: &Typed) -> Result<NewAbsence, FieldProblems> {
    let mut problems = FieldProblems::none();
    let deputy: Option<StaffId> = typed.deputy.parse().ok();
    if deputy.is_none() {
        problems.push(FieldProblem::new("deputy", "required"));
    }
    let mut day = |name: &str, text: &str| -> Option<CivilDay> {
        let day = read_day(text);
        if day.is_none() {
            problems.push(FieldProblem::new(name, "day"));
        }
        day
    };
    let (from, to) = (day("from", &typed.from), day("to", &typed.to));
    match (deputy, from, to) {
        (Some(deputy), Some(from), Some(to)) => {
            let reason = typed.reason.clone();
            Ok(NewAbsence { id, staff, deputy, from, to, reason })
        }
        _ => Err(problems),
    }
}

async fn find(web: &Web, visit: &Visit, absence: &str) -> Result<Absence, crate::reply::Oops> {
    let wanted: AbsenceId = id(absence)?;
    let held = web.app.absences(visit.ctx()).await?;
    let found = held.into_iter().find(|absence| absence.id == wanted);
    let found = found.ok_or(AppError::NotFound)?;
    web.app.may_arrange(visit.ctx(), found.staff)?;
    Ok(found)
}

pub(crate) async fn revoke_page(
    State(web): State<Web>,
    visit: Visit,
    Path(absence): Path<String>,
) -> Reply {
    let l = visit.l();
    let absence = find(&web, &visit, &absence).await?;
    let names = [("name", name(&web, absence.staff)), ("deputy", name(&web, absence.deputy))];
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(l.t("absences-title"), HERE)),
        title: l.with("absence-revoke-title", &names).into_owned(),
        place: l.t("desk-place").into_owned(),
        intro: vec![period(&visit, &absence)],
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: format!("{HERE}/{}/huy", absence.id),
        hidden: Vec::new(),
        consequence: Some(Consequence {
            action: l.t("absence-revoke").into_owned(),
            effects: vec![l.with("absence-revoke-effect", &names).into_owned()],
            is_final: true,
        }),
        submit: l.t("absence-revoke").into_owned(),
        other: Some(Link::new(l.t("absence-keep"), HERE)),
    })
}

pub(crate) async fn revoke(
    State(web): State<Web>,
    visit: Visit,
    Path(absence): Path<String>,
    _posted: Posted,
) -> Reply {
    web.app.revoke_absence(visit.ctx(), id(&absence)?).await?;
    see_other_telling(&web, HERE, "absence-revoked")
}
