//! Rating the service after the result.

use super::id;
use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, problem_words},
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{AppError, dossier_view::DossierView, rating::ITEMS};
use mc_kernel::{FieldProblems, ids::DossierId};
use mc_pages::{
    FormPage,
    chrome::Link,
    fields::{Choice, ChoiceOption, FieldKind, FieldView, LongText},
    words::{Lang, key},
};

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    let command = web.app.new_command().to_string();
    let given = Given { scores: Vec::new(), comment: String::new(), command };
    drawn(&form(&web, &visit, &view, &given, &FieldProblems::none()))
}

/// What was given so far.
struct Given {
    scores: Vec<(String, String)>,
    comment: String,
    command: String,
}

fn form(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    given: &Given,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let mut fields: Vec<FieldView> = ITEMS
        .into_iter()
        .map(|item| {
            let chosen = given.scores.iter().find(|(name, _)| name == item);
            let chosen = chosen.map_or("", |(_, points)| points.as_str());
            let options =
                [("2", key("very-satisfied")), ("1", key("satisfied")), ("0", key("dissatisfied"))]
                    .map(|(points, words)| ChoiceOption::new(points, l.t(words)).chosen_if(chosen));
            let choice = Choice { options: options.to_vec(), autocomplete: None };
            let mut field =
                FieldView::new(item, item_words(l, item), FieldKind::Choice(choice)).optional();
            field.error = problems.at(item).map(|p| problem_words(l, p));
            field
        })
        .collect();
    let comment = LongText { value: given.comment.clone(), rows: 4, most: Some(2000) };
    fields.push(
        FieldView::new("comment", l.t("rate-comment"), FieldKind::LongText(comment)).optional(),
    );
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(view.dossier.number.clone(), format!("/ho-so/{}", view.dossier.id))),
        title: l.t("rate-title").into_owned(),
        place: short_name(&view.procedure.name),
        intro: vec![l.t("rate-intro").into_owned()],
        errors: error_summary(l, problems),
        fields,
        action: format!("/ho-so/{}/danh-gia", view.dossier.id),
        hidden: vec![("_command".to_owned(), given.command.clone())],
        consequence: None,
        submit: l.t("rate-submit").into_owned(),
        other: None,
    }
}

fn item_words(l: Lang, item: &str) -> String {
    let words = match item {
        "time" => key("rate-time"),
        "contacts" => key("rate-contacts"),
        "agencies" => key("rate-agencies"),
        "information" => key("rate-information"),
        "attitude" => key("rate-attitude"),
        "feedback" => key("rate-feedback"),
        _ => key("rate-online"),
    };
    l.t(words).into_owned()
}

pub(crate) async fn rate(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    posted: Posted,
) -> Reply {
    let dossier: DossierId = id(&dossier)?;
    let scores: Vec<(String, Option<u8>)> = ITEMS
        .into_iter()
        .filter(|item| posted.has(item))
        .map(|item| (item.to_owned(), Some(posted.text(item).parse().unwrap_or(u8::MAX))))
        .collect();
    let comment = posted.text("comment");
    let command = posted.parsed("_command")?;
    match web.app.rate(visit.ctx(), dossier, command, &scores, comment).await {
        Ok(_) => see_other_telling(&web, &format!("/ho-so/{dossier}"), "rated"),
        Err(AppError::Invalid(invalid)) => {
            let view = web.app.view_dossier(visit.ctx(), dossier).await?;
            let text =
                |(name, _): &(String, Option<u8>)| (name.clone(), posted.text(name).to_owned());
            let given = Given {
                scores: scores.iter().map(text).collect(),
                comment: comment.to_owned(),
                command: posted.text("_command").to_owned(),
            };
            page_again(&form(&web, &visit, &view, &given, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}
