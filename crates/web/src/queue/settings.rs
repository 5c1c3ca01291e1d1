//! How a desk gives hours.

use super::{booking::desk_of, desk_name};
use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{AppError, org::Unit, store::queue::QueueRules};
use mc_kernel::FieldProblems;
use mc_pages::{
    FormPage,
    chrome::Link,
    fields::{FieldKind, FieldView, InputMode, TextInput, Width},
    words::key,
};

const FIELDS: [(&str, &str); 3] = [
    ("slot_minutes", key("queue-slot-minutes")),
    ("places", key("queue-places")),
    ("days_ahead", key("queue-days-ahead")),
];

fn draw(
    web: &Web,
    visit: &Visit,
    desk: &Unit,
    values: [String; 3],
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let name = desk_name(desk);
    let fields: Vec<FieldView> = FIELDS
        .into_iter()
        .zip(values)
        .map(|((name, words), value)| {
            let input = TextInput {
                value,
                mode: InputMode::Numeric,
                width: Width::Short,
                ..TextInput::default()
            };
            let mut field = FieldView::new(name, l.t(words), FieldKind::Text(input));
            field.error = problems.at(name).map(|problem| problem_words(l, problem));
            field
        })
        .collect();
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("nav-queue"), "/can-bo/hang-cho")),
        title: l.with("queue-settings-title", &[("desk", name.as_str())]).into_owned(),
        place: name,
        intro: vec![l.t("queue-settings-intro").into_owned()],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("/can-bo/hang-cho/{}/cach-cho-hen", desk.id),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("queue-save").into_owned(),
        other: None,
    }
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(unit): Path<String>) -> Reply {
    let desk = desk_of(&web, &unit)?;
    web.app.may_manage_queue(visit.ctx(), desk.id)?;
    let rules = web.app.queue_rules(desk.id).await?;
    let values = [rules.slot_minutes, rules.places, rules.days_ahead].map(|n| n.to_string());
    drawn(&draw(&web, &visit, &desk, values, &FieldProblems::none()))
}

pub(crate) async fn save(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    posted: Posted,
) -> Reply {
    let desk = desk_of(&web, &unit)?;
    // What is no number is out of every range, and told as such.
    let number = |name: &str| posted.text(name).trim().parse().unwrap_or(0);
    let rules = QueueRules {
        slot_minutes: number("slot_minutes"),
        places: number("places"),
        days_ahead: number("days_ahead"),
    };
    match web.app.set_queue_rules(visit.ctx(), desk.id, rules).await {
        Ok(()) => {
            let to = format!("/can-bo/hang-cho/{}/cach-cho-hen", desk.id);
            see_other_telling(&web, &to, "queue-saved")
        }
        Err(AppError::Invalid(invalid)) => {
            let values = FIELDS.map(|(name, _)| posted.text(name).to_owned());
            page_again(&draw(&web, &visit, &desk, values, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}
