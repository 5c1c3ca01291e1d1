//! Sensitive answers of a dossier: the reason for which an officer has them shown.

use super::dossier::{Looking, desk_page};
use crate::{
    Web,
    citizen::id,
    forms::problem_words,
    posted::Posted,
    reply::{Reply, page_again, see_other},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{AppError, dossier_view::DossierView, sensitive::SHOWN_MINUTES};
use mc_kernel::{Locale, ids::DossierId};
use mc_pages::{
    desk::RevealForm,
    fields::{FieldKind, FieldView, LongText},
    words::Lang,
};

/// A reason that was not taken, and what is wrong with it.
#[derive(Debug, Clone)]
pub(super) struct Reason {
    text: String,
    error: String,
}

/// The form, where the dossier has sensitive answers at all.
pub(super) fn form(
    l: Lang,
    view: &DossierView,
    looking: &Looking,
    is_masked: bool,
) -> Option<RevealForm> {
    let has_any = view
        .form
        .summary(&view.answers, Locale::Vi, &mc_app::form::NoAreaNames)
        .iter()
        .any(|section| section.rows.iter().any(|row| row.is_sensitive));
    if !has_any || !is_masked {
        return None;
    }
    let tried = looking.reason.as_ref();
    let value = tried.map(|tried| tried.text.clone()).unwrap_or_default();
    let text = LongText { value, rows: 2, most: None };
    let minutes = SHOWN_MINUTES.to_string();
    let hint = l.with("answers-reveal-hint", &[("minutes", minutes.as_str())]).into_owned();
    let mut field =
        FieldView::new("reason", l.t("answers-reveal-reason"), FieldKind::LongText(text))
            .hinted(hint);
    field.error = tried.map(|tried| tried.error.clone());
    Some(RevealForm { action: format!("/can-bo/ho-so/{}/nhay-cam", view.dossier.id), field })
}

pub(crate) async fn reveal(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    posted: Posted,
) -> Reply {
    let dossier: DossierId = id(&dossier)?;
    let text = posted.text("reason").to_owned();
    match web.app.reveal_answers(visit.ctx(), dossier, &text).await {
        Ok(()) => see_other(&format!("/can-bo/ho-so/{dossier}")),
        Err(AppError::Invalid(invalid)) => {
            let problems = invalid.problems.iter();
            let error = problems.map(|problem| problem_words(visit.l(), problem)).collect();
            let view = web.app.view_dossier(visit.ctx(), dossier).await?;
            let reason = Some(Reason { text, error });
            let looking = Looking { reason, ..Looking::default() };
            page_again(&desk_page(&web, &visit, &view, &looking, None).await?)
        }
        Err(error) => Err(error.into()),
    }
}
