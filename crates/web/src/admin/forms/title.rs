//! What a form is called.

use super::here;
use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_with, see_other},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{AppError, eforms::FormWork};
use mc_kernel::FieldProblems;
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Banner, BannerKind},
    fields::{FieldKind, FieldView, TextInput},
    words::key,
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(code): Path<String>) -> Reply {
    let work = web.app.form_work(visit.ctx(), &code).await?;
    let title = work.blueprint.title();
    let typed = (title.vi(), title.en().unwrap_or_default());
    drawn(&form(&web, &visit, &work, (typed, &FieldProblems::none())))
}

fn form(
    web: &Web,
    visit: &Visit,
    work: &FormWork,
    ((vi, en), problems): ((&str, &str), &FieldProblems),
) -> FormPage {
    let l = visit.l();
    let code = work.version.code.as_str();
    let field = |name: &str, words, value: &str| {
        let input = TextInput { value: value.to_owned(), ..TextInput::default() };
        let mut field = FieldView::new(name, l.t(words), FieldKind::Text(input));
        field.error = problems.at(name).map(|problem| problem_words(l, problem));
        field
    };
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("builder-title"), here(code))),
        title: l.t("builder-rename").into_owned(),
        place: l.t("builder-title").into_owned(),
        intro: Vec::new(),
        errors: error_summary(l, problems),
        fields: vec![
            field("title", key("builder-title-vi"), vi),
            field("title_en", key("builder-title-en"), en).optional(),
        ],
        action: format!("{}/ten", here(code)),
        hidden: vec![("_rev".to_owned(), work.revision.to_string())],
        consequence: None,
        submit: l.t("builder-keep").into_owned(),
        other: Some(Link::new(l.t("builder-cancel"), here(code))),
    }
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
    posted: Posted,
) -> Reply {
    let revision: i64 = posted.parsed("_rev")?;
    let typed = (posted.text("title"), posted.text("title_en"));
    let change =
        |blueprint: &mut mc_app::form::builder::Blueprint| blueprint.set_title(typed.0, typed.1);
    let (status, problems) = match web.app.change_form(visit.ctx(), (&code, revision), change).await
    {
        Ok(()) => return see_other(&here(&code)),
        Err(AppError::Invalid(invalid)) => (StatusCode::UNPROCESSABLE_ENTITY, invalid.problems),
        Err(AppError::Conflict(_)) => (StatusCode::CONFLICT, FieldProblems::none()),
        Err(error) => return Err(error.into()),
    };
    let l = visit.l();
    let work = web.app.form_work(visit.ctx(), &code).await?;
    let mut page = form(&web, &visit, &work, (typed, &problems));
    if status == StatusCode::CONFLICT {
        let mut told = Banner::new(BannerKind::Warning, l.t("builder-elsewhere"));
        told.text = Some(l.t("builder-elsewhere-typed").into_owned());
        page.chrome.flash = Some(told);
    }
    page_with(status, &page)
}
