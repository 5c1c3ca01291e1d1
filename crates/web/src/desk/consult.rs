//! Asking another unit for its opinion, with a deadline; its silence is never consent.

use crate::{
    Web,
    chrome::chrome,
    citizen::id,
    forms::{error_summary, problem_words},
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError, commands::Done, desk::Question, dossier_view::DossierView, form::read_day,
    process::TokenId,
};
use mc_kernel::{FieldProblem, FieldProblems, Timestamp, ids::UnitId};
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Consequence, ErrorLink},
    fields::{
        Address, ChoiceOption, DateInput, FieldKind, FieldView, LongText, OptionGroup, Select,
        id_of,
    },
    format,
    words::key,
};
use serde::Deserialize;

/// Calendar days that the other unit is given, where the officer does not change it.
const USUAL_DAYS: i32 = 5;

/// The step from which it is asked.
#[derive(Debug, Deserialize)]
pub(crate) struct From {
    #[serde(rename = "buoc")]
    token: u32,
}

/// What was typed so far.
#[derive(Debug, Default)]
struct Typed {
    unit: String,
    day: String,
    question: String,
    command: String,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    Query(from): Query<From>,
) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    let typed = Typed {
        day: format::day_short(visit.l(), web.app.today().plus_days(USUAL_DAYS)),
        command: web.app.new_command().to_string(),
        ..Typed::default()
    };
    drawn(&form(&web, &visit, &view, &from, (&typed, &FieldProblems::none())))
}

fn form(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    from: &From,
    (typed, problems): (&Typed, &FieldProblems),
) -> FormPage {
    let l = visit.l();
    let dossier = &view.dossier;
    let field = |name: &str, words: &'static str, kind: FieldKind| {
        let mut field = FieldView::new(name, l.t(words), kind);
        field.error = problems.at(name).map(|problem| problem_words(l, problem));
        field
    };
    let day = DateInput { value: typed.day.clone(), may_be_partial: false, autocomplete: None };
    let question = LongText { value: typed.question.clone(), rows: 5, most: Some(2000) };
    let fields = vec![
        unit_field(web, visit, typed, problems),
        field("due", key("answer-by"), FieldKind::Date(day)),
        field("question", key("question"), FieldKind::LongText(question)),
    ];
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(dossier.number.clone(), format!("/can-bo/ho-so/{}", dossier.id))),
        title: l.t("do-ask-consultation").into_owned(),
        place: short_name(&view.procedure.name),
        intro: vec![l.t("consultation-intro").into_owned()],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("/can-bo/ho-so/{}/lay-y-kien?buoc={}", dossier.id, from.token),
        hidden: vec![("_command".to_owned(), typed.command.clone())],
        consequence: Some(Consequence {
            action: l.t("send-question").into_owned(),
            effects: vec![l.t("effect-consultation").into_owned()],
            is_final: false,
        }),
        submit: l.t("send-question").into_owned(),
        other: None,
    }
}

/// The units that can be asked, by agency.
fn unit_field(web: &Web, visit: &Visit, typed: &Typed, problems: &FieldProblems) -> FieldView {
    let l = visit.l();
    let mut groups: Vec<OptionGroup> = Vec::new();
    for (unit, name, agency) in web.app.units_to_ask() {
        let option = ChoiceOption::new(unit.to_string(), name).chosen_if(&typed.unit);
        match groups.last_mut().filter(|group| group.label == agency) {
            Some(group) => group.options.push(option),
            None => groups.push(OptionGroup { label: agency, options: vec![option] }),
        }
    }
    let select = Select {
        name: "unit".to_owned(),
        id: id_of("unit"),
        label: l.t("unit-to-ask").into_owned(),
        groups,
        autocomplete: None,
        error: problems.at("unit").map(|problem| problem_words(l, problem)),
    };
    let unit = Address {
        country: None,
        province: None,
        commune: Some(select),
        refresh: None,
        elsewhere: None,
        detail: None,
    };
    let error = unit.commune.as_ref().and_then(|select| select.error.clone());
    let field = FieldView::new("unit", l.t("whom-to-ask"), FieldKind::Address(Box::new(unit)));
    FieldView { error, ..field }
}

pub(crate) async fn ask(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    Query(from): Query<From>,
    posted: Posted,
) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    match send(&web, &visit, &view, &from, &posted).await {
        Ok(done) => {
            let told = if done.was_done_before { "done-before" } else { "done" };
            see_other_telling(&web, &format!("/can-bo/ho-so/{}", view.dossier.id), told)
        }
        Err(AppError::Invalid(invalid)) => {
            page_again(&form(&web, &visit, &view, &from, (&typed(&posted), &invalid.problems)))
        }
        Err(AppError::Rejected(rejection)) => {
            let typed = typed(&posted);
            let mut page = form(&web, &visit, &view, &from, (&typed, &FieldProblems::none()));
            let text = rejection.words(visit.locale()).to_owned();
            page.errors.errors.push(ErrorLink { href: None, text });
            page_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

fn typed(posted: &Posted) -> Typed {
    Typed {
        unit: posted.text("unit").to_owned(),
        day: posted.text("due").to_owned(),
        question: posted.text("question").to_owned(),
        command: posted.text("_command").to_owned(),
    }
}

async fn send(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    from: &From,
    posted: &Posted,
) -> Result<Done, AppError> {
    let mut problems = FieldProblems::none();
    let unit: Option<UnitId> = posted.text("unit").parse().ok();
    let unit = unit.filter(|unit| web.app.units_to_ask().iter().any(|(known, _, _)| known == unit));
    if unit.is_none() {
        problems.push(FieldProblem::new("unit", "not-an-option"));
    }
    let day = read_day(posted.text("due"));
    if day.is_none() {
        problems.push(FieldProblem::new("due", "day"));
    }
    let text = posted.text("question").trim().to_owned();
    if text.is_empty() {
        problems.push(FieldProblem::new("question", "required"));
    }
    let (Some(unit), Some(day), true) = (unit, day, problems.is_empty()) else {
        return Err(AppError::invalid(problems));
    };
    let closing = web.app.reference().calendar.closing(day);
    let due: Timestamp = web.app.settings().zone.instant(closing);
    let question = Question { token: TokenId(from.token), unit, due, text };
    let command = posted.parsed("_command")?;
    web.app.ask_consultation(visit.ctx(), view.dossier.id, command, question).await
}
