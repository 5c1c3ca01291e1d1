//! A member of staff: their positions, what lies before them, and what is to be done when they leave.

use super::{
    organisation::HERE as ORGANISATION,
    place::{Part, columns, many, sections},
};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, procedure_name},
    desk::told,
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    form::read_day,
    leaving::Given,
    members::{AccountState, StaffCard},
    org::{Position, Staff},
    store::work_lists::WorkLine,
};
use mc_kernel::{
    FieldProblem, FieldProblems,
    ids::{CommandId, StaffId},
};
use mc_pages::{
    FormPage,
    admin::FactsPage,
    chrome::Link,
    components::{Cell, ErrorSummary, Paging, SummaryList, SummaryRow, Table},
    desk::{BulkDonePage, BulkOutcome},
    fields::{Choice, ChoiceOption, DateInput, FieldKind, FieldView},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

/// The value that gives work back to the unit.
const TO_UNIT: &str = "unit";

fn here(staff: StaffId) -> String {
    format!("/quan-tri/can-bo/{staff}")
}

fn find(web: &Web, visit: &Visit, staff: &str) -> Result<Staff, crate::reply::Oops> {
    let staff: StaffId = id(staff)?;
    let reference = web.app.reference();
    let found = reference.directory.staff(staff).cloned().ok_or(AppError::NotFound)?;
    web.app.may_release(visit.ctx(), staff)?;
    Ok(found)
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
    Query(at): Query<Where>,
) -> Reply {
    let l = visit.l();
    let staff = find(&web, &visit, &staff)?;
    let count = web.app.open_work_count(visit.ctx(), staff.id).await?;
    let page = web.app.open_work(visit.ctx(), staff.id, at.sau.parse().ok()).await?;
    let card = match web.app.may_manage_member(visit.ctx(), staff.id) {
        Ok(()) => Some(web.app.staff_card(visit.ctx(), staff.id).await?),
        Err(_) => None,
    };
    let to = here(staff.id);
    let link = |words: &'static str, path: &str| Link::new(l.t(words), format!("{to}/{path}"));
    let absence = format!("/can-bo/vang-mat/moi?nguoi={}", staff.id);
    drawn(&FactsPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Organisation),
        breadcrumbs: vec![Link::new(l.t("nav-organisation"), ORGANISATION)],
        title: staff.full_name.clone(),
        lead: Some(l.t("leaver-lead").into_owned()),
        actions: actions(
            card.as_ref(),
            vec![
                link(key("leaver-hand-over"), "ban-giao"),
                link(key("leaver-end"), "ket-thuc"),
                Link::new(l.t("absence-add"), absence),
            ],
            &link,
        ),
        facts: SummaryList { rows: facts(&web, l, &staff, (counted(l, count), card.as_ref())) },
        tables: vec![
            positions(&web, l, staff.id, card.as_ref()),
            Table {
                caption: l.t("leaver-open").into_owned(),
                columns: columns(
                    l,
                    [
                        key("work-number"),
                        key("work-applicant"),
                        key("work-procedure"),
                        key("work-step"),
                        key("work-due"),
                    ],
                ),
                rows: page.rows.iter().map(|line| row(&web, l, line)).collect(),
            },
        ],
        paging: (!page.rows.is_empty()).then(|| Paging {
            first: (!at.sau.is_empty()).then(|| to.clone()),
            next: page.next.map(|after| format!("{to}?sau={after}")),
            shown: l.n("leaver-open-count", many(page.rows.len())).into_owned(),
        }),
    })
}

fn counted(l: Lang, count: u64) -> String {
    if count >= mc_app::store::work_lists::MOST_COUNTED {
        format!("{}+", format::count(l, count.saturating_sub(1)))
    } else {
        format::count(l, count)
    }
}

/// What can be done with a person, the account last.
fn actions(
    card: Option<&StaffCard>,
    mut actions: Vec<Link>,
    link: &dyn Fn(&'static str, &str) -> Link,
) -> Vec<Link> {
    let Some(card) = card else { return actions };
    let close = if card.standing.is_active { key("account-close") } else { key("account-open") };
    actions.extend([
        link(key("unit-change"), "sua"),
        link(key("position-give"), "vi-tri"),
        link(key("password-issue"), "mat-khau"),
    ]);
    if card.account != AccountState::None {
        actions.push(link(key("factor-reset"), "xac-thuc"));
    }
    actions.push(link(close, "khoa"));
    actions
}

fn facts(
    web: &Web,
    l: Lang,
    staff: &Staff,
    (count, card): (String, Option<&StaffCard>),
) -> Vec<SummaryRow> {
    let mut rows = vec![SummaryRow::new(l.t("column-user"), staff.user_name.as_str())];
    if let Some(card) = card {
        let reached =
            [(key("unit-phone"), &card.standing.phone), (key("unit-email"), &card.standing.email)];
        let reached = reached.into_iter().filter(|(_, text)| !text.is_empty());
        rows.extend(reached.map(|(term, text)| SummaryRow::new(l.t(term), text.as_str())));
        let state = match card.account {
            _ if !card.standing.is_active => l.t("account-state-closed"),
            AccountState::None => l.t("account-state-none"),
            AccountState::Enrols => l.t("account-state-enrols"),
            AccountState::Own => l.t("account-state-own"),
            AccountState::Temporary { until } => {
                let until = format::moment_short(l, web.app.settings().zone.local(until));
                l.with("account-state-temporary", &[("until", until)])
            }
        };
        rows.push(SummaryRow::new(l.t("account-state"), state));
    }
    rows.push(SummaryRow::new(l.t("leaver-open"), count));
    rows
}

/// The positions of today; for those who keep the person all of them, with a way to end each.
fn positions(web: &Web, l: Lang, staff: StaffId, card: Option<&StaffCard>) -> Table {
    let reference = web.app.reference();
    let today = web.app.today();
    let held: Vec<&Position> = match card {
        Some(card) => card.positions.iter().collect(),
        None => reference.directory.positions_of(staff, today).collect(),
    };
    let rows = held.into_iter().map(|position| {
        let unit = mc_app::dossier_view::unit_name(&reference, position.unit);
        let last = position.validity.valid_to.map(|day| format::day_short(l, day));
        let can_end = position.validity.valid_to.is_none_or(|last| last > today);
        let ending = (card.is_some() && can_end).then(|| Cell {
            text: l.t("position-end").into_owned(),
            href: Some(format!("{}/vi-tri/{}", here(staff), position.id)),
        });
        vec![
            position.title.as_str().into(),
            position.role.words(l.locale()).into(),
            Cell { text: unit, href: Some(format!("{ORGANISATION}/{}", position.unit)) },
            format::day_short(l, position.validity.valid_from).into(),
            last.unwrap_or_default().into(),
            ending.unwrap_or_else(|| "".into()),
        ]
    });
    Table {
        caption: l.t("leaver-positions").into_owned(),
        columns: columns(
            l,
            [
                key("column-title"),
                key("column-role"),
                key("column-unit"),
                key("admin-from"),
                key("leaver-last"),
                key("position-end"),
            ],
        ),
        rows: rows.collect(),
    }
}

fn row(web: &Web, l: Lang, line: &WorkLine) -> Vec<Cell> {
    let due = format::moment_short(l, web.app.settings().zone.local(line.due));
    vec![
        line.number.as_str().into(),
        line.applicant.as_str().into(),
        procedure_name(web, &line.procedure).into(),
        line.step_name.as_str().into(),
        due.into(),
    ]
}

pub(crate) async fn hand_over_page(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
) -> Reply {
    let staff = find(&web, &visit, &staff)?;
    drawn(&hand_over_form(&web, &visit, &staff, &FieldProblems::none()).await?)
}

async fn hand_over_form(
    web: &Web,
    visit: &Visit,
    staff: &Staff,
    problems: &FieldProblems,
) -> Result<FormPage, AppError> {
    let l = visit.l();
    let count = counted(l, web.app.open_work_count(visit.ctx(), staff.id).await?);
    let people = web.app.successors(staff.id).into_iter();
    let people = people.map(|(id, name)| ChoiceOption::new(id.to_string(), name));
    let unit = ChoiceOption::new(TO_UNIT, l.t("leaver-to-unit"));
    let options = people.chain([unit]).collect();
    let kind = FieldKind::Choice(Choice { options, autocomplete: None });
    let mut field = FieldView::new("to", l.t("leaver-to"), kind);
    field.error = problems.at("to").map(|problem| problem_words(l, problem));
    let named = [("name", staff.full_name.as_str()), ("count", count.as_str())];
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(staff.full_name.clone(), here(staff.id))),
        title: l.with("leaver-hand-over-title", &named[..1]).into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro: vec![l.with("leaver-hand-over-intro", &named).into_owned()],
        errors: error_summary(l, problems),
        fields: vec![field],
        action: format!("{}/ban-giao", here(staff.id)),
        hidden: vec![("_command".to_owned(), web.app.new_command().to_string())],
        consequence: None,
        submit: l.t("leaver-hand-over").into_owned(),
        other: None,
    })
}

pub(crate) async fn hand_over(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
    posted: Posted,
) -> Reply {
    let l = visit.l();
    let staff = find(&web, &visit, &staff)?;
    let form: CommandId = posted.parsed("_command")?;
    let to = match posted.text("to") {
        TO_UNIT => Ok(None),
        other => other.parse().map(Some),
    };
    let Ok(to) = to else {
        let problems = FieldProblem::new("to", "required").into();
        return page_again(&hand_over_form(&web, &visit, &staff, &problems).await?);
    };
    let handover = web.app.hand_over_work(visit.ctx(), form, staff.id, to).await?;
    let failed = handover.rows.iter().filter(|given| given.result.is_err()).count();
    let done = handover.rows.len().saturating_sub(failed);
    let mut rows: Vec<(bool, BulkOutcome)> =
        handover.rows.iter().map(|given| (given.result.is_ok(), outcome(&visit, given))).collect();
    rows.sort_by_key(|(is_done, _)| *is_done);
    let title = match (many(done), many(failed)) {
        (0, 0) => l.t("leaver-nothing").into_owned(),
        (done, 0) => l.n("leaver-done-title", done).into_owned(),
        (done, failed) => {
            let counts = [("done", format::count(l, done)), ("failed", format::count(l, failed))];
            l.with("leaver-mixed-title", &counts).into_owned()
        }
    };
    drawn(&BulkDonePage {
        chrome: fresh_chrome(&web, &visit),
        title,
        intro: if handover.has_more { vec![l.t("leaver-more").into_owned()] } else { Vec::new() },
        rows: rows.into_iter().map(|(_, outcome)| outcome).collect(),
        links: vec![Link::new(staff.full_name, here(staff.id))],
    })
}

/// Administrators see numbers and names, but not the dossier.
fn outcome(visit: &Visit, given: &Given) -> BulkOutcome {
    let (chip, why) = told(visit, &given.result);
    let number = format!("{} – {}", given.line.applicant, given.line.number);
    BulkOutcome { number: number.into(), applicant: String::new(), chip, why }
}

pub(crate) async fn end_page(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
) -> Reply {
    let staff = find(&web, &visit, &staff)?;
    drawn(&end_form(&web, &visit, &staff, ("", &FieldProblems::none())).await?)
}

async fn end_form(
    web: &Web,
    visit: &Visit,
    staff: &Staff,
    (typed, problems): (&str, &FieldProblems),
) -> Result<FormPage, AppError> {
    let l = visit.l();
    let open = web.app.open_work_count(visit.ctx(), staff.id).await?;
    let named = [("name", staff.full_name.as_str())];
    let mut intro = vec![l.with("leaver-end-intro", &named).into_owned()];
    if open > 0 {
        let count = counted(l, open);
        intro.push(l.with("leaver-effect-open", &[("count", count)]).into_owned());
    }
    let value = typed.to_owned();
    let kind = FieldKind::Date(DateInput { value, may_be_partial: false, autocomplete: None });
    let mut field = FieldView::new("last", l.t("leaver-last"), kind);
    field.error = problems.at("last").map(|problem| problem_words(l, problem));
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(staff.full_name.clone(), here(staff.id))),
        title: l.with("leaver-end-title", &named).into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro,
        errors: if problems.is_empty() {
            ErrorSummary::default()
        } else {
            error_summary(l, problems)
        },
        fields: vec![field],
        action: format!("{}/ket-thuc", here(staff.id)),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("leaver-end").into_owned(),
        other: None,
    })
}

pub(crate) async fn end(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
    posted: Posted,
) -> Reply {
    let staff = find(&web, &visit, &staff)?;
    let typed = posted.text("last").trim();
    let told = match read_day(typed) {
        Some(last) => web.app.end_positions(visit.ctx(), staff.id, last).await,
        None => Err(AppError::invalid(FieldProblem::new("last", "day"))),
    };
    match told {
        Ok(()) => see_other_telling(&web, ORGANISATION, "leaver-ended"),
        Err(AppError::Invalid(invalid)) => {
            page_again(&end_form(&web, &visit, &staff, (typed, &invalid.problems)).await?)
        }
        Err(error) => Err(error.into()),
    }
}
