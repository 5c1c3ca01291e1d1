//! The register of breaches of personal data, for whoever answers for it.

use super::place::{Part, columns, many, sections};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, look_moment, page_key},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    protection::breaches::{TELL_WITHIN_HOURS, TypedBreach, open_steps},
    rights::MOST_REQUEST_CHARS,
    store::protection::breaches::{Breach, Done, Said, Step},
};
use mc_kernel::{FieldProblems, ids::BreachId};
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Empty, Paging, Table},
    fields::{Choice, ChoiceOption, DateInput, FieldKind, FieldView, LongText, TextInput},
    words::{Lang, key},
};
use serde::Deserialize;

/// The register.
pub(super) const HERE: &str = "/quan-tri/vi-pham-du-lieu";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.breaches(visit.ctx(), page_key(&at.sau)).await?;
    let named = [key("column-discovered"), key("column-happened"), key("column-standing")];
    let rows = page.rows.iter().map(|breach| {
        vec![
            Cell {
                text: look_moment(&web, l, breach.discovered),
                href: Some(format!("{HERE}/{}", breach.id)),
            },
            breach.said.happened.as_str().into(),
            standing(&web, l, breach).join(" ").into(),
        ]
    });
    let hours = [("hours", TELL_WITHIN_HOURS.to_string())];
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Record),
        title: l.t("breaches-title").into_owned(),
        intro: vec![l.with("breaches-intro", &hours).into_owned()],
        actions: vec![
            Link::new(l.t("breach-note"), format!("{HERE}/moi")),
            Link::new(l.t("rights-desk"), super::rights::HERE),
        ],
        search: None,
        table: Table {
            caption: l.t("breaches-title").into_owned(),
            columns: columns(l, named),
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("breaches-none").into_owned(),
            text: l.t("breaches-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: page.next.map(|(at, id)| format!("{HERE}?sau={}.{id}", at.micros())),
            shown: l.n("breaches-shown", many(page.rows.len())).into_owned(),
        },
    })
}

/// How a breach stands, in sentences.
fn standing(web: &Web, l: Lang, breach: &Breach) -> Vec<String> {
    let done = |words: &'static str, done: &Done| {
        let values = [("at", look_moment(web, l, done.at)), ("words", done.words.clone())];
        l.with(words, &values).into_owned()
    };
    let mut said = Vec::new();
    said.push(if let Some(told) = &breach.told {
        done(key("breach-was-told"), told)
    } else {
        let by = [("at", look_moment(web, l, breach.notify_by))];
        let is_late = web.app.now() > breach.notify_by;
        let words = if is_late { key("breach-tell-late") } else { key("breach-tell-by") };
        l.with(words, &by).into_owned()
    });
    said.extend(breach.people_told.as_ref().map(|told| done(key("breach-people-were-told"), told)));
    said.extend(breach.closed.as_ref().map(|closed| done(key("breach-was-closed"), closed)));
    said
}

pub(crate) async fn new_page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    let breach = web.app.new_breach();
    drawn(&form(&web, &visit, breach, &TypedBreach::default(), &FieldProblems::none()))
}

fn form(
    web: &Web,
    visit: &Visit,
    breach: BreachId,
    typed: &TypedBreach,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let line = |value: &str| {
        FieldKind::Text(TextInput { value: value.to_owned(), ..TextInput::default() })
    };
    let long = |name: &str, label: &'static str, value: &str| {
        let text = LongText { value: value.to_owned(), rows: 3, most: Some(MOST_REQUEST_CHARS) };
        FieldView::new(name, l.t(label), FieldKind::LongText(text))
    };
    let day = DateInput { value: typed.day.clone(), may_be_partial: false, autocomplete: None };
    let mut fields = vec![
        FieldView::new("day", l.t("breach-day"), FieldKind::Date(day)),
        FieldView::new("time", l.t("breach-time"), line(&typed.time))
            .hinted(l.t("breach-time-hint")),
        long("happened", key("breach-happened"), &typed.said.happened),
        long("data", key("breach-data"), &typed.said.data),
        FieldView::new("people", l.t("breach-people"), line(&typed.people))
            .hinted(l.t("breach-people-hint"))
            .optional(),
        long("harm", key("breach-harm"), &typed.said.harm),
        long("measures", key("breach-measures"), &typed.said.measures),
    ];
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    let hours = [("hours", TELL_WITHIN_HOURS.to_string())];
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("breaches-title"), HERE)),
        title: l.t("breach-note").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro: vec![l.with("breaches-intro", &hours).into_owned()],
        errors: error_summary(l, problems),
        fields,
        action: format!("{HERE}/moi"),
        hidden: vec![("breach".to_owned(), breach.to_string())],
        consequence: None,
        submit: l.t("breach-note").into_owned(),
        other: None,
    }
}

pub(crate) async fn note(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let text = |name: &str| posted.text(name).to_owned();
    let typed = TypedBreach {
        day: text("day"),
        time: text("time"),
        people: text("people"),
        said: Said {
            happened: text("happened"),
            data: text("data"),
            people: None,
            harm: text("harm"),
            measures: text("measures"),
        },
    };
    let breach: BreachId = id(posted.text("breach"))?;
    match web.app.note_breach(visit.ctx(), breach, &typed).await {
        Ok(()) => see_other_telling(&web, &format!("{HERE}/{breach}"), "breach-noted"),
        Err(AppError::Invalid(invalid)) => {
            page_again(&form(&web, &visit, breach, &typed, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

const fn step_words(step: Step) -> &'static str {
    match step {
        Step::Told => key("breach-step-told"),
        Step::PeopleTold => key("breach-step-people-told"),
        Step::Close => key("breach-step-close"),
    }
}

/// A breach with what was done; what it says is what the notice to the authority needs, and the page is
/// made to be printed.
fn shown(
    web: &Web,
    visit: &Visit,
    breach: &Breach,
    (chosen, typed): (&str, &str),
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let by = web.app.reference().directory.staff(breach.by).map(|s| s.full_name.clone());
    let noted = [
        ("at", look_moment(web, l, breach.noted)),
        ("by", by.unwrap_or_else(|| l.t("who-former").into_owned())),
    ];
    let people = breach.said.people.map_or_else(
        || l.t("breach-people-unknown").into_owned(),
        |people| mc_pages::format::count(l, people),
    );
    let line = |label: &'static str, value: &str| format!("{}: {value}", l.t(label));
    let mut intro = vec![
        line(key("column-discovered"), &look_moment(web, l, breach.discovered)),
        line(key("breach-happened"), &breach.said.happened),
        line(key("breach-data"), &breach.said.data),
        line(key("breach-people"), &people),
        line(key("breach-harm"), &breach.said.harm),
        line(key("breach-measures"), &breach.said.measures),
        l.with("breach-noted-by", &noted).into_owned(),
    ];
    intro.extend(standing(web, l, breach));
    let steps = open_steps(breach);
    let mut fields = Vec::new();
    if !steps.is_empty() {
        let option =
            |step: &Step| ChoiceOption::new(step.code(), l.t(step_words(*step))).chosen_if(chosen);
        let options = steps.iter().map(option).collect();
        let step = FieldKind::Choice(Choice { options, autocomplete: None });
        fields.push(FieldView::new("step", l.t("breach-step"), step));
        let text = LongText { value: typed.to_owned(), rows: 3, most: Some(MOST_REQUEST_CHARS) };
        fields.push(
            FieldView::new("text", l.t("breach-step-text"), FieldKind::LongText(text))
                .hinted(l.t("breach-step-text-hint")),
        );
    }
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    FormPage {
        chrome: fresh_chrome(web, visit),
        back: Some(Link::new(l.t("breaches-title"), HERE)),
        title: l.t("breach-title").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro,
        errors: error_summary(l, problems),
        submit: if fields.is_empty() {
            String::new()
        } else {
            l.t("breach-step-save").into_owned()
        },
        fields,
        action: format!("{HERE}/{}", breach.id),
        hidden: Vec::new(),
        consequence: None,
        other: None,
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(breach): Path<String>,
) -> Reply {
    let breach = web.app.breach(visit.ctx(), id(&breach)?).await?;
    drawn(&shown(&web, &visit, &breach, ("", ""), &FieldProblems::none()))
}

pub(crate) async fn step(
    State(web): State<Web>,
    visit: Visit,
    Path(breach): Path<String>,
    posted: Posted,
) -> Reply {
    let breach: BreachId = id(&breach)?;
    let (step, text) = (posted.text("step"), posted.text("text"));
    match web.app.step_of_breach(visit.ctx(), breach, step, text).await {
        Ok(()) => see_other_telling(&web, &format!("{HERE}/{breach}"), "breach-stepped"),
        Err(AppError::Invalid(invalid)) => {
            let breach = web.app.breach(visit.ctx(), breach).await?;
            page_again(&shown(&web, &visit, &breach, (step, text), &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}
