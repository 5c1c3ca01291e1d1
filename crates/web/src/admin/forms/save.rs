//! Saving the work on a form as a new version of its procedure, with the day from which it holds.

use super::here;
use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_with, see_other, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{AppError, eforms::FormWork, form::read_day};
use mc_kernel::{FieldProblem, FieldProblems};
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Banner, BannerKind, Consequence},
    fields::{DateInput, FieldKind, FieldView},
    format,
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(code): Path<String>) -> Reply {
    let work = web.app.form_work(visit.ctx(), &code).await?;
    if work.revision == 0 || !work.blueprint.flaws().is_empty() {
        return see_other(&here(&code));
    }
    let today = format::day_short(visit.l(), web.app.today());
    drawn(&form(&web, &visit, &work, (&today, &FieldProblems::none())))
}

fn form(
    web: &Web,
    visit: &Visit,
    work: &FormWork,
    (typed, problems): (&str, &FieldProblems),
) -> FormPage {
    let l = visit.l();
    let code = work.version.code.as_str();
    let kind = FieldKind::Date(DateInput {
        value: typed.to_owned(),
        may_be_partial: false,
        autocomplete: None,
    });
    let mut day = FieldView::new("valid_from", l.t("builder-valid-from"), kind);
    day = day.hinted(l.t("builder-valid-from-hint"));
    day.error = problems.at("valid_from").map(|problem| problem_words(l, problem));
    let number = work.version.number;
    let next = [("number", number.saturating_add(1).to_string())];
    let mut page = FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("builder-title"), here(code))),
        title: l.t("builder-save").into_owned(),
        place: l.t("builder-title").into_owned(),
        intro: Vec::new(),
        errors: error_summary(l, problems),
        fields: vec![day],
        action: format!("{}/luu", here(code)),
        hidden: vec![
            ("_rev".to_owned(), work.revision.to_string()),
            ("_seen".to_owned(), number.to_string()),
        ],
        consequence: Some(Consequence {
            action: l.t("builder-save").into_owned(),
            effects: vec![
                l.with("builder-effect-new", &next).into_owned(),
                l.t("builder-effect-running").into_owned(),
                l.t("import-effect-record").into_owned(),
            ],
            is_final: false,
        }),
        submit: l.t("builder-save").into_owned(),
        other: Some(Link::new(l.t("builder-cancel"), here(code))),
    };
    if work.is_outrun {
        let values = [("number", number.to_string())];
        let mut told = Banner::new(BannerKind::Warning, l.with("builder-outrun", &values));
        told.text = Some(l.t("builder-outrun-text").into_owned());
        page.chrome.flash = Some(told);
    }
    page
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
    posted: Posted,
) -> Reply {
    let revision: i64 = posted.parsed("_rev")?;
    let seen: u64 = posted.parsed("_seen")?;
    let typed = posted.text("valid_from").trim();
    let saved = match read_day(typed) {
        Some(day) => web.app.save_form(visit.ctx(), (&code, revision), (day, seen)).await,
        None => Err(AppError::invalid(FieldProblem::new("valid_from", "day"))),
    };
    let l = visit.l();
    match saved {
        Ok(number) => {
            let to = format!("/quan-tri/thu-tuc/{code}");
            see_other_telling(&web, &to, &format!("form-saved-{number}"))
        }
        Err(AppError::Invalid(invalid)) => {
            let work = web.app.form_work(visit.ctx(), &code).await?;
            let page = form(&web, &visit, &work, (typed, &invalid.problems));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(AppError::Conflict(_)) => {
            let work = web.app.form_work(visit.ctx(), &code).await?;
            if work.revision == 0 {
                return see_other_telling(&web, &here(&code), "form-elsewhere");
            }
            let mut page = form(&web, &visit, &work, (typed, &FieldProblems::none()));
            if !work.is_outrun {
                let mut told = Banner::new(BannerKind::Warning, l.t("builder-elsewhere"));
                told.text = Some(l.t("builder-elsewhere-saving").into_owned());
                told.action = Some(Link::new(l.t("builder-elsewhere-look"), here(&code)));
                page.chrome.flash = Some(told);
            }
            page_with(StatusCode::CONFLICT, &page)
        }
        Err(error) => Err(error.into()),
    }
}
