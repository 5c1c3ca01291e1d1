//! One field of a form: what it is called, what it takes, when it is asked.

use super::{
    at_row, here,
    typed::{Boxes, Spot, Typed},
};
use crate::{
    Web,
    chrome::chrome,
    forms::error_summary,
    posted::Posted,
    reply::{Reply, page as drawn, page_with, see_other, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    eforms::FormWork,
    form::builder::{Blueprint, FieldSpec, Kind},
};
use mc_kernel::FieldProblems;
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Banner, BannerKind},
};
use serde::Deserialize;

/// The value that stands for the top of the form.
pub(super) const TOP: &str = "/";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    duong: String,
    #[serde(default)]
    trong: String,
    #[serde(default)]
    sau: String,
}

fn spot(path: &str, group: &str, behind: &str) -> Spot {
    let path = Some(path.to_owned()).filter(|path| !path.is_empty());
    let own = path.as_deref().map(|path| path.rsplit_once('.').map_or("", |(group, _)| group));
    Spot { group: own.unwrap_or(group).to_owned(), path, behind: behind.to_owned() }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let work = web.app.form_work(visit.ctx(), &code).await?;
    let spot = spot(&wanted.duong, &wanted.trong, &wanted.sau);
    let spec = match &spot.path {
        Some(path) => work.blueprint.spec(path).ok_or(AppError::NotFound)?,
        None => FieldSpec { kind: Some(Kind::Text), ..FieldSpec::default() },
    };
    let group = if spot.group.is_empty() { TOP.to_owned() } else { spot.group.clone() };
    let typed = Typed { spec, key: String::new(), group };
    drawn(&form(&web, &visit, &work, (&spot, &typed, &FieldProblems::none())))
}

fn form(
    web: &Web,
    visit: &Visit,
    work: &FormWork,
    (spot, typed, problems): (&Spot, &Typed, &FieldProblems),
) -> FormPage {
    let l = visit.l();
    let code = work.version.code.as_str();
    let mut intro = Vec::new();
    if spot.path.as_ref().is_some_and(|path| work.blueprint.is_shared(path)) {
        intro.push(l.t("builder-shared-intro").into_owned());
    }
    let named = [("title", typed.spec.title.as_str())];
    let title = match &spot.path {
        Some(_) => l.with("builder-field-title", &named).into_owned(),
        None => l.t("builder-new-title").into_owned(),
    };
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("builder-title"), here(code))),
        title,
        place: l.t("builder-title").into_owned(),
        intro,
        errors: error_summary(l, problems),
        fields: Boxes { l, blueprint: &work.blueprint, spot, typed, problems }.draw(),
        action: format!("{}/o", here(code)),
        hidden: vec![
            ("_rev".to_owned(), work.revision.to_string()),
            ("_path".to_owned(), spot.path.clone().unwrap_or_default()),
            ("_group".to_owned(), spot.group.clone()),
            ("_behind".to_owned(), spot.behind.clone()),
        ],
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
    let spot = spot(posted.text("_path"), posted.text("_group"), posted.text("_behind"));
    let typed = Typed::of(&posted);
    let mut path = String::new();
    let change = web.app.change_form(visit.ctx(), (&code, revision), |blueprint| {
        path = changed(blueprint, &spot, &typed)?;
        Ok(())
    });
    match change.await {
        Ok(()) => see_other(&at_row(&web, &visit, &code, &path).await?),
        Err(AppError::Invalid(invalid)) => {
            let work = web.app.form_work(visit.ctx(), &code).await?;
            let page = form(&web, &visit, &work, (&spot, &typed, &invalid.problems));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(AppError::Conflict(_)) => elsewhere(&web, &visit, (&code, &spot), &typed).await,
        Err(error) => Err(error.into()),
    }
}

fn changed(blueprint: &mut Blueprint, spot: &Spot, typed: &Typed) -> Result<String, FieldProblems> {
    let Some(path) = &spot.path else {
        let behind = Some(spot.behind.as_str()).filter(|behind| !behind.is_empty());
        return blueprint.add(&spot.group, behind, &typed.key, &typed.spec);
    };
    blueprint.change(path, &typed.spec)?;
    let group = if typed.group == TOP { "" } else { typed.group.as_str() };
    if typed.group.is_empty() || group == spot.group {
        return Ok(path.clone());
    }
    blueprint.move_into(path, group)
}

/// Somebody else changed the form: what was typed stays, on top of the newer state; sending once more
/// keeps it.
async fn elsewhere(web: &Web, visit: &Visit, (code, spot): (&str, &Spot), typed: &Typed) -> Reply {
    let l = visit.l();
    let work = web.app.form_work(visit.ctx(), code).await?;
    let is_gone = spot.path.as_ref().is_some_and(|path| work.blueprint.spec(path).is_none());
    if is_gone {
        return see_other_telling(web, &here(code), "form-elsewhere");
    }
    let mut page = form(web, visit, &work, (spot, typed, &FieldProblems::none()));
    let mut told = Banner::new(BannerKind::Warning, l.t("builder-elsewhere"));
    told.text = Some(l.t("builder-elsewhere-typed").into_owned());
    told.action = Some(Link::new(l.t("builder-elsewhere-look"), here(code)));
    page.chrome.flash = Some(told);
    page_with(StatusCode::CONFLICT, &page)
}
