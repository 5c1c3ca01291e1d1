//! Requests of people about their own data, for whoever answers for them; how long data is kept, and
//! holds.

use super::place::{Part, address, columns, many, sections};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, look_moment, page_key, right_kind, right_standing},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    rights::{Deed, MOST_REQUEST_CHARS, days_of},
    store::{
        erasure::Erasure,
        rights::{Kind, RightsRequest, State as Standing},
    },
};
use mc_kernel::{FieldProblem, FieldProblems, ids::RightsRequestId};
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Consequence, Empty, Paging, Table},
    fields::{Choice, ChoiceOption, FieldKind, FieldView, LongText, TextInput},
    words::{Lang, key},
};
use serde::Deserialize;

/// The requests.
pub(super) const HERE: &str = "/quan-tri/yeu-cau-du-lieu";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
    #[serde(default)]
    xong: String,
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let is_closed = !at.xong.is_empty();
    let page = web.app.rights_requests(visit.ctx(), is_closed, page_key(&at.sau)).await?;
    let named = [key("column-right"), key("column-right-asked"), key("column-standing")];
    let here = if is_closed { format!("{HERE}?xong=1") } else { HERE.to_owned() };
    let other = if is_closed {
        Link::new(l.t("rights-open"), HERE)
    } else {
        Link::new(l.t("rights-closed"), format!("{HERE}?xong=1"))
    };
    let next = page.next.map(|(at, id)| {
        let key = format!("{}.{id}", at.micros());
        let mut parts = vec![("sau", key.as_str())];
        parts.extend(is_closed.then_some(("xong", "1")));
        address(HERE, &parts)
    });
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Record),
        title: l.t("rights-desk").into_owned(),
        intro: vec![l.t("rights-desk-intro").into_owned()],
        actions: vec![
            other,
            Link::new(l.t("retention-title"), super::retention::HERE),
            Link::new(l.t("holds-title"), super::retention::HOLDS),
            Link::new(l.t("processing-title"), super::processing::HERE),
            Link::new(l.t("breaches-title"), super::breaches::HERE),
        ],
        search: None,
        table: Table {
            caption: l.t("rights-desk").into_owned(),
            columns: columns(l, named),
            rows: page.rows.iter().map(|request| row(&web, l, request)).collect(),
        },
        empty: Empty {
            title: l.t("rights-desk-none").into_owned(),
            text: l.t("rights-desk-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then_some(here),
            next,
            shown: l.n("rights-shown", many(page.rows.len())).into_owned(),
        },
    })
}

fn row(web: &Web, l: Lang, request: &RightsRequest) -> Vec<Cell> {
    vec![
        Cell {
            text: l.t(right_kind(request.kind)).into_owned(),
            href: Some(format!("{HERE}/{}", request.id)),
        },
        look_moment(web, l, request.asked).into(),
        right_standing(web, l, request).into(),
    ]
}

#[derive(Debug, Default)]
struct Typed {
    deed: String,
    days: String,
    text: String,
    /// The dossiers that an erasure would take the contents of, once it was looked at.
    erased: Option<usize>,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(request): Path<String>,
) -> Reply {
    let request = id(&request)?;
    drawn(&form(&web, &visit, request, &Typed::default(), &FieldProblems::none()).await?)
}

async fn form(
    web: &Web,
    visit: &Visit,
    request: RightsRequestId,
    typed: &Typed,
    problems: &FieldProblems,
) -> Result<FormPage, AppError> {
    let l = visit.l();
    let (request, name) = web.app.rights_request(visit.ctx(), request).await?;
    let mut intro = vec![
        l.with("right-of", &[("name", name.as_str())]).into_owned(),
        format!("{} – {}", l.t(right_kind(request.kind)), request.text),
        right_standing(web, l, &request),
    ];
    let certificate = web.app.erasure_certificate(visit.ctx(), &request).await?;
    intro.extend(certificate.map(|erasure| certified(web, l, &erasure)));
    let mut fields =
        if request.state == Standing::Open { fields(l, &request, typed) } else { Vec::new() };
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("rights-desk"), HERE)),
        title: l.t(right_kind(request.kind)).into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro,
        errors: error_summary(l, problems),
        fields,
        action: format!("{HERE}/{}", request.id),
        hidden: typed.erased.map(|_| ("_sure".to_owned(), "yes".to_owned())).into_iter().collect(),
        consequence: typed.erased.map(|dossiers| erasing(l, dossiers)),
        submit: match (request.state, typed.erased) {
            (Standing::Open, None) => l.t("right-carry-out").into_owned(),
            (Standing::Open, Some(_)) => l.t("right-erase-now").into_owned(),
            (Standing::Done | Standing::Refused | Standing::Withdrawn, _) => String::new(),
        },
        other: None,
    })
}

/// What an erasure does, said before it is done.
fn erasing(l: Lang, dossiers: usize) -> Consequence {
    Consequence {
        action: l.t("right-erase-now").into_owned(),
        effects: vec![
            l.t("erase-effect-key").into_owned(),
            l.n("erase-effect-dossiers", many(dossiers)).into_owned(),
            l.t("erase-effect-log").into_owned(),
        ],
        is_final: true,
    }
}

/// What an erasure took away, to be printed as its certificate.
fn certified(web: &Web, l: Lang, erasure: &Erasure) -> String {
    let by = web.app.reference().directory.staff(erasure.decided_by).map(|s| s.full_name.clone());
    let values = [
        ("number", erasure.id.to_string()),
        ("at", look_moment(web, l, erasure.begun)),
        ("by", by.unwrap_or_else(|| l.t("who-former").into_owned())),
        ("dossiers", erasure.taken.dossiers.to_string()),
        ("files", erasure.taken.files.to_string()),
    ];
    l.with("erasure-certificate", &values).into_owned()
}

fn fields(l: Lang, request: &RightsRequest, typed: &Typed) -> Vec<FieldView> {
    let mut deeds = Vec::new();
    if request.confirmed.is_none() {
        deeds.push(("confirm", key("deed-confirm")));
    }
    if request.extended.is_none() {
        deeds.push(("extend", key("deed-extend")));
    }
    let done = if request.kind == Kind::Erase { key("deed-erase") } else { key("deed-done") };
    deeds.extend([("done", done), ("refuse", key("deed-refuse"))]);
    let option = |(code, words): (&'static str, &'static str)| {
        ChoiceOption::new(code, l.t(words)).chosen_if(&typed.deed)
    };
    let options = deeds.into_iter().map(option).collect();
    let days = TextInput { value: typed.days.clone(), ..TextInput::default() };
    let text = LongText { value: typed.text.clone(), rows: 5, most: Some(MOST_REQUEST_CHARS) };
    let most = [("most", days_of(request.kind).to_string())];
    vec![
        FieldView::new(
            "deed",
            l.t("right-deed"),
            FieldKind::Choice(Choice { options, autocomplete: None }),
        ),
        FieldView::new("days", l.t("right-more-days"), FieldKind::Text(days))
            .hinted(l.with("right-more-days-hint", &most)),
        FieldView::new("text", l.t("right-answer"), FieldKind::LongText(text))
            .hinted(l.t("right-answer-hint")),
    ]
}

pub(crate) async fn handle(
    State(web): State<Web>,
    visit: Visit,
    Path(request): Path<String>,
    posted: Posted,
) -> Reply {
    let request: RightsRequestId = id(&request)?;
    let text = |name: &str| posted.text(name).to_owned();
    let mut typed =
        Typed { deed: text("deed"), days: text("days"), text: text("text"), erased: None };
    if posted.text("_sure").is_empty() {
        match look_first(&web, &visit, request, &typed).await {
            Ok(None) => {}
            Ok(Some(dossiers)) => {
                typed.erased = Some(dossiers);
                let page = form(&web, &visit, request, &typed, &FieldProblems::none()).await?;
                return drawn(&page);
            }
            Err(AppError::Invalid(invalid)) => {
                return page_again(&form(&web, &visit, request, &typed, &invalid.problems).await?);
            }
            Err(error) => return Err(error.into()),
        }
    }
    let handled = match deed(&typed) {
        Ok(deed) => web.app.handle_request(visit.ctx(), request, deed).await,
        Err(problem) => Err(AppError::invalid(problem)),
    };
    match handled {
        Ok(()) => see_other_telling(&web, &format!("{HERE}/{request}"), "right-handled"),
        Err(AppError::Invalid(invalid)) => {
            page_again(&form(&web, &visit, request, &typed, &invalid.problems).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// What cannot be undone is looked at first: how many dossiers an erasure takes the contents of.
async fn look_first(
    web: &Web,
    visit: &Visit,
    request: RightsRequestId,
    typed: &Typed,
) -> Result<Option<usize>, AppError> {
    let (request, _) = web.app.rights_request(visit.ctx(), request).await?;
    if request.kind != Kind::Erase || typed.deed != "done" || request.state != Standing::Open {
        return Ok(None);
    }
    if typed.text.trim().is_empty() {
        return Err(AppError::invalid(FieldProblem::new("text", "required")));
    }
    web.app.look_at_erasure(visit.ctx(), &request).await.map(Some)
}

fn deed(typed: &Typed) -> Result<Deed, FieldProblem> {
    let text = typed.text.clone();
    Ok(match typed.deed.as_str() {
        "confirm" => Deed::Confirm,
        "extend" => {
            let days = typed.days.trim().parse();
            let days = days.map_err(|_bad| FieldProblem::new("days", "whole-number"))?;
            Deed::Extend { days, reason: text }
        }
        "done" => Deed::Do { answer: text },
        "refuse" => Deed::Refuse { answer: text },
        _ => return Err(FieldProblem::new("deed", "not-an-option")),
    })
}
