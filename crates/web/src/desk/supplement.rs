//! Asking for a supplement, once: each thing names the field, the paper or the page it is about, what
//! would be accepted, and the legal ground (NĐ 61/2018, Điều 15.3, 17).

use super::{
    rules,
    supplement_form::{ITEM, draw, items},
};
use crate::{
    Web,
    citizen::id,
    posted::Posted,
    reply::{Reply, page_with, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    choices::Deed,
    commands::{Done, Sent},
    dossier::{Command, Rejection, command::AskSupplement},
    dossier_view::DossierView,
    form::{Entries, read_day},
    policy::actions,
    process::TokenId,
};
use mc_kernel::{FieldProblem, FieldProblems, ids::DossierId};
use mc_pages::format;
use serde::Deserialize;

/// Days that an applicant is given to answer, where the officer does not change it.
const USUAL_DAYS: i32 = 10;

/// The step and the outcome from which it is asked; nothing at intake.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct From {
    #[serde(rename = "buoc")]
    token: Option<u32>,
    #[serde(default, rename = "ket-qua")]
    outcome: String,
}

impl From {
    /// The step with its outcome, as the command names it.
    fn step(&self) -> Option<(TokenId, String)> {
        self.token.map(|token| (TokenId(token), self.outcome.clone()))
    }

    fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(token) = self.token {
            query.append_pair("buoc", &token.to_string());
            query.append_pair("ket-qua", &self.outcome);
        }
        query.finish()
    }
}

/// What a page of this form is drawn from.
pub(super) struct Asking<'a> {
    pub(super) entries: &'a Entries,
    pub(super) problems: &'a FieldProblems,
    /// What the business said.
    pub(super) said: Option<Rejection>,
    /// Whether the dossier goes back later than three working days after reception.
    pub(super) is_late: bool,
    pub(super) command: String,
    pub(super) query: String,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    Query(from): Query<From>,
) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    let choices = web.app.choices(visit.ctx(), &view).await?;
    let wanted = from.step();
    let may = choices
        .iter()
        .find(|choice| matches!(&choice.deed, Deed::AskSupplement { from } if *from == wanted));
    let blocked = match may {
        None if view.dossier.supplements_asked > 0 => Some(Rejection::SupplementAlreadyAsked),
        None => Some(Rejection::SupplementNotNow),
        Some(choice) => choice.blocked,
    };
    if let Some(rejection) = blocked {
        return Err(AppError::from(rejection).into());
    }
    let asking = Asking {
        entries: &begun(&web, &visit, &view),
        problems: &FieldProblems::none(),
        said: None,
        is_late: is_late(&web, &view, &from),
        command: web.app.new_command().to_string(),
        query: from.query(),
    };
    page_with(StatusCode::OK, &draw(&web, &visit, &view, &asking))
}

/// Only what goes back after acceptance can be late.
fn is_late(web: &Web, view: &DossierView, from: &From) -> bool {
    from.token.is_some() && rules::is_return_late(web, view)
}

/// One empty thing, with the day and the contact that are usual.
fn begun(web: &Web, visit: &Visit, view: &DossierView) -> Entries {
    let mut entries = Entries::new();
    entries.add_item(ITEM);
    let day = web.app.today().plus_days(USUAL_DAYS);
    entries.set("answer_by", format::day_short(visit.l(), day));
    let name = visit.ctx().staff_id().map(|staff| view.staff_name(staff)).unwrap_or_default();
    let phone = &web.app.settings().help_phone;
    entries.set("contact", if phone.is_empty() { name } else { format!("{name}, {phone}") });
    entries
}

pub(crate) async fn ask(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    Query(from): Query<From>,
    posted: Posted,
) -> Reply {
    let dossier: DossierId = id(&dossier)?;
    let view = web.app.view_dossier(visit.ctx(), dossier).await?;
    let mut entries = posted.entries();
    let mut asking = Asking {
        entries: &posted.entries(),
        problems: &FieldProblems::none(),
        said: None,
        is_late: is_late(&web, &view, &from),
        command: posted.text("_command").to_owned(),
        query: from.query(),
    };
    if change_rows(&posted, &mut entries) {
        asking.entries = &entries;
        return page_with(StatusCode::OK, &draw(&web, &visit, &view, &asking));
    }
    match send(&web, &visit, &view, &from, &posted).await {
        Ok(done) => {
            let told = if done.was_done_before { "done-before" } else { "supplement-asked" };
            see_other_telling(&web, &format!("/can-bo/ho-so/{dossier}"), told)
        }
        Err(AppError::Invalid(invalid)) => {
            asking.problems = &invalid.problems;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &draw(&web, &visit, &view, &asking))
        }
        Err(AppError::Rejected(rejection)) => {
            asking.said = Some(rejection);
            page_with(StatusCode::CONFLICT, &draw(&web, &visit, &view, &asking))
        }
        Err(error) => Err(error.into()),
    }
}

/// Adds or takes off a thing; says whether the page stays.
fn change_rows(posted: &Posted, entries: &mut Entries) -> bool {
    let rows = entries.rows(ITEM);
    if posted.has("_add") && rows < AskSupplement::MOST_ITEMS {
        entries.add_item(ITEM);
    }
    let removed = posted.text("_remove");
    let index = removed.strip_prefix("item[").and_then(|rest| rest.strip_suffix(']'));
    if let Some(index) = index.and_then(|index| index.parse().ok()) {
        entries.remove_item(ITEM, index);
    }
    posted.has("_add") || posted.has("_remove")
}

async fn send(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    from: &From,
    posted: &Posted,
) -> Result<Done, AppError> {
    let mut problems = FieldProblems::none();
    let items = items(view, &posted.entries(), &mut problems);
    let answer_by = read_day(posted.text("answer_by"));
    if answer_by.is_none() {
        problems.push(FieldProblem::new("answer_by", "day"));
    }
    let (Some(answer_by), true) = (answer_by, problems.is_empty()) else {
        return Err(AppError::invalid(problems));
    };
    let contact = posted.text("contact").trim().to_owned();
    let raised_by = view.dossier.supplements_answered.last().map(|answer| answer.answered_in);
    let late = posted.text("late").to_owned();
    let ask = AskSupplement { from: from.step(), items, contact, answer_by, raised_by, late };
    let is_intake = ask.from.is_none();
    let sent = Sent::alone(posted.parsed("_command")?, Command::AskSupplement(ask));
    let (app, ctx, dossier) = (&web.app, visit.ctx(), view.dossier.id);
    if is_intake {
        app.command::<actions::TakeIn>(ctx, dossier, sent).await
    } else {
        app.command::<actions::Process>(ctx, dossier, sent).await
    }
}
