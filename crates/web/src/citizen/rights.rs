//! What a person asks about their own data: asking, following, taking back, and the data in a file.

use super::{id, last_day, look_moment, page_key};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::IntoResponse,
};
use mc_app::{
    AppError,
    rights::{CONFIRM_WITHIN_DAYS, MOST_REQUEST_CHARS, days_of},
    store::rights::{Kind, RightsRequest, State as Standing},
};
use mc_kernel::{FieldProblems, ids::RightsRequestId};
use mc_pages::{
    FormPage,
    chrome::Link,
    citizen::RightsPage,
    components::{Consequence, Empty, ErrorSummary, Paging, Timeline, TimelineEntry, TimelineTime},
    fields::{Choice, ChoiceOption, FieldKind, FieldView, LongText},
    words::{Lang, key},
};
use serde::Deserialize;

/// Where a person finds it.
pub(crate) const HERE: &str = "/du-lieu-cua-toi";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) const fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::View => key("right-view"),
        Kind::Rectify => key("right-rectify"),
        Kind::Obtain => key("right-obtain"),
        Kind::Erase => key("right-erase"),
        Kind::Restrict => key("right-restrict"),
        Kind::Object => key("right-object"),
        Kind::Withdraw => key("right-withdraw"),
        Kind::Protect => key("right-protect"),
    }
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.my_requests(visit.ctx(), page_key(&at.sau)).await?;
    let shown = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
    let days = [("days", CONFIRM_WITHIN_DAYS.to_string())];
    drawn(&RightsPage {
        chrome: fresh_chrome(&web, &visit),
        back: Link::new(l.t("nav-my-dossiers"), "/ho-so"),
        title: l.t("rights-title").into_owned(),
        heading: l.t("rights-mine").into_owned(),
        intro: vec![l.with("rights-intro", &days).into_owned(), l.t("rights-law").into_owned()],
        actions: vec![
            Link::new(l.t("rights-ask"), format!("{HERE}/gui")),
            Link::new(l.t("rights-download"), format!("{HERE}/tai")),
            Link::new(l.t("rights-print"), format!("{HERE}/in")),
            Link::new(l.t("looks-title"), super::looks::HERE),
            Link::new(l.t("consents-title"), super::consents::HERE),
            Link::new(l.t("processing-title"), crate::public::PROCESSING),
        ],
        requests: Timeline { entries: page.rows.iter().map(|r| entry(&web, l, r)).collect() },
        empty: Empty {
            title: l.t("rights-none").into_owned(),
            text: l.t("rights-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: page.next.map(|(at, id)| format!("{HERE}?sau={}.{id}", at.micros())),
            shown: l.n("rights-shown", shown).into_owned(),
        },
    })
}

fn entry(web: &Web, l: Lang, request: &RightsRequest) -> TimelineEntry {
    let is_open = request.state == Standing::Open;
    let back = Link::new(l.t("rights-take-back"), format!("{HERE}/{}/rut", request.id));
    TimelineEntry {
        time: if is_open { TimelineTime::Now } else { TimelineTime::Past },
        when: look_moment(web, l, request.asked),
        text: format!("{}: {}", l.t(kind_words(request.kind)), request.text),
        note: Some(standing(web, l, request)),
        links: if is_open { vec![back] } else { Vec::new() },
    }
}

/// How a request stands, in sentences.
pub(crate) fn standing(web: &Web, l: Lang, request: &RightsRequest) -> String {
    let mut said = Vec::new();
    let answer = request.answer.as_deref().unwrap_or_default();
    match request.state {
        Standing::Open => {
            said.push(if let Some(at) = request.confirmed {
                l.with("right-confirmed", &[("at", look_moment(web, l, at))]).into_owned()
            } else {
                let by = last_day(web, l, request.confirm_by);
                l.with("right-to-confirm", &[("day", by)]).into_owned()
            });
            let due = [("day", last_day(web, l, request.due))];
            said.push(l.with("right-due", &due).into_owned());
        }
        Standing::Done => said.push(l.with("right-done", &[("answer", answer)]).into_owned()),
        Standing::Refused => said.push(l.with("right-refused", &[("answer", answer)]).into_owned()),
        Standing::Withdrawn => said.push(l.t("right-withdrawn").into_owned()),
    }
    if let Some((_, reason)) = &request.extended {
        said.push(l.with("right-extended", &[("reason", reason.as_str())]).into_owned());
    }
    said.join(" ")
}

pub(crate) async fn ask_page(State(web): State<Web>, visit: Visit) -> Reply {
    let request = web.app.new_request().to_string();
    drawn(&form(&web, &visit, &request, ("", ""), &FieldProblems::none()))
}

fn form(
    web: &Web,
    visit: &Visit,
    request: &str,
    (chosen, typed): (&str, &str),
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let option = |kind: Kind| {
        let days = [("days", days_of(kind).to_string())];
        let label = format!("{} ({})", l.t(kind_words(kind)), l.with("right-days", &days));
        ChoiceOption::new(kind.code(), label).chosen_if(chosen)
    };
    let options = Kind::ALL.map(option).to_vec();
    let kind = FieldKind::Choice(Choice { options, autocomplete: None });
    let text = LongText { value: typed.to_owned(), rows: 5, most: Some(MOST_REQUEST_CHARS) };
    let mut fields = vec![
        FieldView::new("kind", l.t("rights-kind"), kind),
        FieldView::new("text", l.t("rights-text"), FieldKind::LongText(text))
            .hinted(l.t("rights-text-hint")),
    ];
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("rights-title"), HERE)),
        title: l.t("rights-ask").into_owned(),
        place: l.t("rights-title").into_owned(),
        intro: vec![l.t("rights-law").into_owned()],
        errors: error_summary(l, problems),
        fields,
        action: format!("{HERE}/gui"),
        hidden: vec![("request".to_owned(), request.to_owned())],
        consequence: None,
        submit: l.t("rights-send").into_owned(),
        other: None,
    }
}

pub(crate) async fn ask(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let (kind, text) = (posted.text("kind"), posted.text("text"));
    let request: RightsRequestId = id(posted.text("request"))?;
    match web.app.ask_for_right(visit.ctx(), request, kind, text).await {
        Ok(()) => see_other_telling(&web, HERE, "right-asked"),
        Err(AppError::Invalid(invalid)) => {
            let request = request.to_string();
            page_again(&form(&web, &visit, &request, (kind, text), &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn back_page(
    State(web): State<Web>,
    visit: Visit,
    Path(request): Path<String>,
) -> Reply {
    let request = web.app.my_request(visit.ctx(), id(&request)?).await?;
    let l = visit.l();
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(l.t("rights-title"), HERE)),
        title: l.t("rights-take-back").into_owned(),
        place: l.t("rights-title").into_owned(),
        intro: vec![format!("{}: {}", l.t(kind_words(request.kind)), request.text)],
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: format!("{HERE}/{}/rut", request.id),
        hidden: Vec::new(),
        consequence: Some(Consequence {
            action: l.t("rights-take-back").into_owned(),
            effects: vec![l.t("rights-take-back-effect").into_owned()],
            is_final: true,
        }),
        submit: l.t("rights-take-back").into_owned(),
        other: Some(Link::new(l.t("rights-keep"), HERE)),
    })
}

pub(crate) async fn back(
    State(web): State<Web>,
    visit: Visit,
    Path(request): Path<String>,
    _posted: Posted,
) -> Reply {
    web.app.withdraw_request(visit.ctx(), id(&request)?).await?;
    see_other_telling(&web, HERE, "right-taken-back")
}

/// The person's own data to be read and kept.
pub(crate) async fn printed(State(web): State<Web>, visit: Visit) -> Reply {
    let pdf = web.app.print_own_data(visit.ctx()).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"du-lieu-cua-toi.pdf\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, pdf).into_response())
}

/// The person's own data in a file.
pub(crate) async fn download(State(web): State<Web>, visit: Visit) -> Reply {
    let data = web.app.own_data(visit.ctx()).await?;
    let text = serde_json::to_string_pretty(&data).map_err(AppError::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"du-lieu-cua-toi.json\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, text).into_response())
}
