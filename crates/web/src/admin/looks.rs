//! Questions of people about who looked at their data, for those who answer for it; and the looks that
//! are shown later on a ground in law.

use super::place::{Part, address, columns, many, sections};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, last_day, look_moment, look_sentence, page_key},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    access::NewDelay,
    form::read_day,
    store::access_record::{Delay, Look},
};
use mc_kernel::{
    FieldProblem, FieldProblems,
    ids::{AccessDelayId, AccessId},
};
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Consequence, Empty, ErrorSummary, Paging, Table},
    fields::{DateInput, FieldKind, FieldView, LongText, TextInput},
    words::{Lang, key},
};
use serde::Deserialize;

/// The questions.
pub(super) const HERE: &str = "/quan-tri/cau-hoi-truy-cap";
/// What is shown later.
const DELAYS: &str = "/quan-tri/hien-thi-sau";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
    #[serde(default)]
    xong: String,
}

/// The way here from the record, for those who may go it.
pub(super) async fn links(web: &Web, visit: &Visit) -> Result<Vec<Link>, AppError> {
    if web.app.may_oversee_access(visit.ctx()).is_err() {
        return Ok(Vec::new());
    }
    let l = visit.l();
    let waiting = web.app.look_questions_waiting(visit.ctx()).await?;
    let questions = l.with("look-questions-link", &[("count", waiting.to_string())]);
    Ok(vec![
        Link::new(questions, HERE),
        Link::new(l.t("look-delays"), DELAYS),
        Link::new(l.t("rights-desk"), super::rights::HERE),
    ])
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let answered = !at.xong.is_empty();
    let page = web.app.look_questions(visit.ctx(), answered, page_key(&at.sau)).await?;
    let named = [
        key("column-question"),
        key("column-look"),
        key("column-dossier"),
        if answered { key("column-answer") } else { key("column-deadline") },
    ];
    let here = if answered { format!("{HERE}?xong=1") } else { HERE.to_owned() };
    let other = if answered {
        Link::new(l.t("look-questions-open"), HERE)
    } else {
        Link::new(l.t("look-questions-answered"), format!("{HERE}?xong=1"))
    };
    let next = page.next.map(|(at, id)| {
        let key = format!("{}.{id}", at.micros());
        let mut parts = vec![("sau", key.as_str())];
        parts.extend(answered.then_some(("xong", "1")));
        address(HERE, &parts)
    });
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Record),
        title: l.t("look-questions-title").into_owned(),
        intro: vec![l.t("look-questions-intro").into_owned()],
        actions: vec![other, Link::new(l.t("look-delays"), DELAYS)],
        search: None,
        table: Table {
            caption: l.t("look-questions-title").into_owned(),
            columns: columns(l, named),
            rows: page.rows.iter().map(|look| row(&web, l, look)).collect(),
        },
        empty: Empty {
            title: l.t("look-questions-none").into_owned(),
            text: l.t("look-questions-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then_some(here),
            next,
            shown: l.n("look-questions-shown", many(page.rows.len())).into_owned(),
        },
    })
}

fn row(web: &Web, l: Lang, look: &Look) -> Vec<Cell> {
    let (question, last) = look.question.as_ref().map_or_else(Default::default, |question| {
        let due = || last_day(web, l, question.due);
        let last = question.answer.as_ref().map_or_else(due, |(answer, _)| answer.clone());
        (question.text.clone(), last)
    });
    let when = look_moment(web, l, look.access.at);
    vec![
        Cell { text: question, href: Some(format!("{HERE}/{}", look.id)) },
        format!("{when} – {}", look_sentence(web, l, look)).into(),
        Cell { text: look.number.clone(), href: Some(format!("/can-bo/ho-so/{}", look.dossier)) },
        last.into(),
    ]
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(look): Path<String>) -> Reply {
    let look = web.app.look_question(visit.ctx(), id(&look)?).await?;
    drawn(&form(&web, &visit, &look, "", &FieldProblems::none()))
}

fn form(web: &Web, visit: &Visit, look: &Look, typed: &str, problems: &FieldProblems) -> FormPage {
    let l = visit.l();
    let when = look_moment(web, l, look.access.at);
    let mut intro = vec![format!("{when} – {}", look_sentence(web, l, look))];
    let mut fields = Vec::new();
    if let Some(question) = &look.question {
        intro.push(l.with("look-question-was", &[("text", question.text.as_str())]).into_owned());
        if let Some((answer, _)) = &question.answer {
            let answer = [("answer", answer.as_str())];
            intro.push(l.with("look-question-answered", &answer).into_owned());
        } else {
            let value = typed.to_owned();
            let kind = FieldKind::LongText(LongText { value, rows: 5, most: Some(2000) });
            let field = FieldView::new("text", l.t("look-answer-text"), kind);
            let error = problems.at("text").map(|problem| problem_words(l, problem));
            fields.push(FieldView { error, ..field }.hinted(l.t("look-answer-hint")));
        }
    }
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("look-questions-title"), HERE)),
        title: l.t("look-question-title").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro,
        errors: error_summary(l, problems),
        fields,
        action: format!("{HERE}/{}", look.id),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("look-answer-send").into_owned(),
        other: Some(Link::new(look.number.clone(), format!("/can-bo/ho-so/{}", look.dossier))),
    }
}

pub(crate) async fn answer(
    State(web): State<Web>,
    visit: Visit,
    Path(look): Path<String>,
    posted: Posted,
) -> Reply {
    let look: AccessId = id(&look)?;
    match web.app.answer_look_question(visit.ctx(), look, posted.text("text")).await {
        Ok(()) => see_other_telling(&web, HERE, "look-answered"),
        Err(AppError::Invalid(invalid)) => {
            let look = web.app.look_question(visit.ctx(), look).await?;
            page_again(&form(&web, &visit, &look, posted.text("text"), &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn delays(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.look_delays(visit.ctx(), page_key(&at.sau)).await?;
    let named = [
        key("column-dossier"),
        key("column-ground"),
        key("column-from"),
        key("column-until"),
        key("column-decided-by"),
        key("column-end"),
    ];
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Record),
        title: l.t("look-delays").into_owned(),
        intro: vec![l.t("look-delays-intro").into_owned()],
        actions: vec![
            Link::new(l.t("look-delay-new"), format!("{DELAYS}/moi")),
            Link::new(l.t("look-questions-title"), HERE),
        ],
        search: None,
        table: Table {
            caption: l.t("look-delays").into_owned(),
            columns: columns(l, named),
            rows: page.rows.iter().map(|delay| delay_row(&web, l, delay)).collect(),
        },
        empty: Empty {
            title: l.t("look-delays-none").into_owned(),
            text: l.t("look-delays-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| DELAYS.to_owned()),
            next: page.next.map(|(at, id)| format!("{DELAYS}?sau={}.{id}", at.micros())),
            shown: l.n("look-delays-shown", many(page.rows.len())).into_owned(),
        },
    })
}

fn delay_row(web: &Web, l: Lang, delay: &Delay) -> Vec<Cell> {
    let by = web.app.reference().directory.staff(delay.decided_by).map(|s| s.full_name.clone());
    vec![
        Cell { text: delay.number.clone(), href: Some(format!("/can-bo/ho-so/{}", delay.dossier)) },
        delay.ground.as_str().into(),
        look_moment(web, l, delay.from).into(),
        last_day(web, l, delay.until).into(),
        by.unwrap_or_else(|| l.t("who-former").into_owned()).into(),
        Cell {
            text: l.t("look-delay-end").into_owned(),
            href: Some(format!("{DELAYS}/{}/ket-thuc", delay.id)),
        },
    ]
}

#[derive(Debug, Default)]
struct Typed {
    number: String,
    ground: String,
    until: String,
}

pub(crate) async fn new_page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    drawn(&delay_form(&web, &visit, Typed::default(), &FieldProblems::none()))
}

fn delay_form(web: &Web, visit: &Visit, typed: Typed, problems: &FieldProblems) -> FormPage {
    let l = visit.l();
    let number = TextInput { value: typed.number, ..TextInput::default() };
    let ground = LongText { value: typed.ground, rows: 3, most: Some(2000) };
    let until = DateInput { value: typed.until, may_be_partial: false, autocomplete: None };
    let mut fields = vec![
        FieldView::new("number", l.t("look-delay-number"), FieldKind::Text(number)),
        FieldView::new("ground", l.t("look-delay-ground"), FieldKind::LongText(ground))
            .hinted(l.t("look-delay-ground-hint")),
        FieldView::new("until", l.t("look-delay-until"), FieldKind::Date(until)),
    ];
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("look-delays"), DELAYS)),
        title: l.t("look-delay-new").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro: vec![l.t("look-delays-intro").into_owned()],
        errors: error_summary(l, problems),
        fields,
        action: format!("{DELAYS}/moi"),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("look-delay-decide").into_owned(),
        other: None,
    }
}

pub(crate) async fn decide(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    let text = |name: &str| posted.text(name).to_owned();
    let typed = Typed { number: text("number"), ground: text("ground"), until: text("until") };
    let decided = match read_day(&typed.until) {
        Some(until) => {
            let (number, ground) = (typed.number.clone(), typed.ground.clone());
            web.app.delay_looks(visit.ctx(), &NewDelay { number, ground, until }).await
        }
        None => Err(AppError::invalid(FieldProblem::new("until", "day"))),
    };
    match decided {
        Ok(()) => see_other_telling(&web, DELAYS, "look-delayed"),
        Err(AppError::Invalid(invalid)) => {
            page_again(&delay_form(&web, &visit, typed, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn end_page(
    State(web): State<Web>,
    visit: Visit,
    Path(delay): Path<String>,
) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    let (l, delay) = (visit.l(), id::<AccessDelayId>(&delay)?);
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(l.t("look-delays"), DELAYS)),
        title: l.t("look-delay-end").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro: Vec::new(),
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: format!("{DELAYS}/{delay}/ket-thuc"),
        hidden: Vec::new(),
        consequence: Some(Consequence {
            action: l.t("look-delay-end").into_owned(),
            effects: vec![l.t("look-delay-end-effect").into_owned()],
            is_final: true,
        }),
        submit: l.t("look-delay-end").into_owned(),
        other: Some(Link::new(l.t("look-delay-keep"), DELAYS)),
    })
}

pub(crate) async fn end(
    State(web): State<Web>,
    visit: Visit,
    Path(delay): Path<String>,
    _posted: Posted,
) -> Reply {
    let delay: AccessDelayId = id(&delay)?;
    web.app.end_look_delay(visit.ctx(), delay).await?;
    see_other_telling(&web, DELAYS, "look-delay-ended")
}
