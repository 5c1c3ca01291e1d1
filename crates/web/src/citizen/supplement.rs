//! Answering a supplement request, with the same pages that the dossier was filled with.

use super::id;
use crate::{
    Web,
    chrome::chrome,
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, see_other},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    AppError,
    desk::supplement_words,
    dossier::{Rejection, event::SupplementTarget},
    dossier_view::DossierView,
};
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Consequence, ErrorSummary},
    format,
};

/// What is asked for, each thing with its ground, before one begins.
pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
) -> Reply {
    let l = visit.l();
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    let awaited = view.dossier.supplement.as_ref();
    let awaited = awaited.ok_or(AppError::Rejected(Rejection::NoSupplementAwaited))?;
    let (items, contact) = supplement_words(view.words_of(awaited.asked_in));
    let mut intro: Vec<String> = awaited
        .items
        .iter()
        .zip(items)
        .map(|(item, what)| {
            let target = target_words(&view, visit.locale(), &item.target);
            format!("{target}: {what} ({})", item.ground)
        })
        .collect();
    let by = format::day(l, awaited.answer_by);
    intro.push(l.with("supplement-by", &[("day", by.as_str())]).into_owned());
    if !contact.is_empty() {
        intro.push(l.with("supplement-contact", &[("contact", contact)]).into_owned());
    }
    let is_staff = visit.ctx().staff().is_ok();
    let back = if is_staff { "/can-bo/ho-so" } else { "/ho-so" };
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(view.dossier.number.clone(), format!("{back}/{}", view.dossier.id))),
        title: l.t("answer-supplement").into_owned(),
        place: short_name(&view.procedure.name),
        intro,
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: format!("/ho-so/{}/bo-sung", view.dossier.id),
        hidden: Vec::new(),
        consequence: Some(Consequence {
            action: l.t("answer-supplement").into_owned(),
            effects: vec![l.t("answer-supplement-effect").into_owned()],
            is_final: false,
        }),
        submit: l.t("begin").into_owned(),
        other: None,
    })
}

/// What a thing to be supplemented refers to, in words.
pub(crate) fn target_words(
    view: &DossierView,
    locale: mc_kernel::Locale,
    target: &SupplementTarget,
) -> String {
    match target {
        SupplementTarget::Field { path } => view
            .form
            .field(path)
            .map_or_else(|| path.clone(), |field| field.title.say(locale).text.to_owned()),
        SupplementTarget::Component { code } => {
            view.procedure.paper(code).map_or_else(|| code.clone(), |paper| paper.name.clone())
        }
        SupplementTarget::Page { file, page } => {
            let name = view.file(*file).map_or("", |f| f.name.as_str());
            format!("{name}, {page}")
        }
    }
}

pub(crate) async fn start(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    _form: Posted,
) -> Reply {
    let draft = web.app.start_supplement(visit.ctx(), id(&dossier)?).await?;
    see_other(&format!("/nhap/{draft}"))
}
