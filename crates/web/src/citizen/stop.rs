//! Stopping a dossier on its owner's wish, while nothing was decided (NĐ 118/2025, Điều 21; form 05).

use super::id;
use crate::{
    Web,
    chrome::chrome,
    forms::error_summary,
    posted::Posted,
    public::short_name,
    reply::{Reply, page_with, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    commands::Sent,
    dossier::{Command, Rejection, command::Stop},
    dossier_view::DossierView,
    policy::actions,
};
use mc_kernel::{FieldProblem, FieldProblems, ids::DossierId};
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Consequence, ErrorLink},
    fields::{FieldKind, FieldView, LongText},
};

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    if !can_stop(&view) {
        return Err(AppError::from(Rejection::CannotStop).into());
    }
    let command = web.app.new_command().to_string();
    page_with(StatusCode::OK, &form(&web, &visit, &view, &command, &FieldProblems::none(), None))
}

/// Whether the owner may stop it now: the same that the dossier decides.
pub(super) fn can_stop(view: &DossierView) -> bool {
    let dossier = &view.dossier;
    let is_decided = dossier.current_results().any(|result| result.approved_by.is_some());
    dossier.business.is_in_process() && dossier.stopped.is_none() && !is_decided
}

fn form(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    command: &str,
    problems: &FieldProblems,
    said: Option<Rejection>,
) -> FormPage {
    let l = visit.l();
    let reason = LongText { value: String::new(), rows: 3, most: Some(2000) };
    let mut field = FieldView::new("reason", l.t("stop-reason"), FieldKind::LongText(reason));
    field.error = problems.at("reason").map(|problem| crate::forms::problem_words(l, problem));
    let fields = vec![field];
    let mut errors = error_summary(l, problems).naming(&fields);
    if let Some(rejection) = said {
        let text = rejection.words(visit.locale()).to_owned();
        errors.errors.push(ErrorLink { href: None, text });
    }
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(view.dossier.number.clone(), format!("/ho-so/{}", view.dossier.id))),
        title: l.t("stop-title").into_owned(),
        place: short_name(&view.procedure.name),
        intro: vec![l.t("stop-intro").into_owned()],
        errors,
        fields,
        action: format!("/ho-so/{}/dung", view.dossier.id),
        hidden: vec![("_command".to_owned(), command.to_owned())],
        consequence: Some(Consequence {
            action: l.t("stop-link").into_owned(),
            effects: vec![l.t("effect-stop").into_owned()],
            is_final: false,
        }),
        submit: l.t("stop-submit").into_owned(),
        other: None,
    }
}

pub(crate) async fn stop(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    posted: Posted,
) -> Reply {
    let dossier: DossierId = id(&dossier)?;
    let reason = posted.text("reason").trim().to_owned();
    let mut problems = FieldProblems::none();
    if reason.is_empty() {
        problems.push(FieldProblem::new("reason", "required"));
    }
    let command = posted.text("_command").to_owned();
    if !problems.is_empty() {
        let view = web.app.view_dossier(visit.ctx(), dossier).await?;
        let page = form(&web, &visit, &view, &command, &problems, None);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let sent = Sent::alone(posted.parsed("_command")?, Command::Stop(Stop { reason }));
    match web.app.command::<actions::Stop>(visit.ctx(), dossier, sent).await {
        Ok(_) => see_other_telling(&web, &format!("/ho-so/{dossier}"), "stopped"),
        Err(AppError::Rejected(rejection)) => {
            let view = web.app.view_dossier(visit.ctx(), dossier).await?;
            let page = form(&web, &visit, &view, &command, &problems, Some(rejection));
            page_with(StatusCode::CONFLICT, &page)
        }
        Err(error) => Err(error.into()),
    }
}
