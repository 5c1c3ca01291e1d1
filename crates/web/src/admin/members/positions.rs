//! Giving somebody a position, and ending one.

use super::{
    super::keeping::{self, About, Told, choice, day, text},
    back, find, page_of,
};
use crate::{
    Web,
    citizen::id,
    posted::Posted,
    reply::{Oops, Reply, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    AppError,
    form::read_day,
    members::{PositionTyped, StaffCard},
    org::{Position, PositionId, Role},
};
use mc_kernel::FieldProblem;
use mc_pages::{
    fields::{ChoiceOption, FieldView},
    format,
    words::{Lang, key},
};

/// The fields of a position.
pub(super) fn fields(l: Lang, typed: &PositionTyped) -> Vec<FieldView> {
    let roles = Role::ALL
        .into_iter()
        .map(|role| ChoiceOption::new(role.code(), role.words(l.locale())).chosen_if(&typed.role));
    vec![
        text(l, "unit", key("column-unit"), &typed.unit, 200).hinted(l.t("unit-find-hint")),
        choice(l, "role", key("column-role"), roles.collect()),
        text(l, "title", key("column-title"), &typed.title, 200).hinted(l.t("member-title-hint")),
        day(l, "from", key("admin-from"), &typed.from),
        day(l, "until", key("leaver-last"), &typed.until).optional(),
    ]
}

/// What was typed of a position.
pub(super) fn typed_in(posted: &Posted) -> PositionTyped {
    let of = |name: &str| posted.text(name).to_owned();
    PositionTyped {
        unit: of("unit"),
        role: of("role"),
        title: of("title"),
        from: of("from"),
        until: of("until"),
    }
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(staff): Path<String>) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    let reference = web.app.reference();
    let unit = card.positions.first().and_then(|p| reference.directory.unit(p.unit));
    let typed = PositionTyped {
        unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        from: format::day_short(visit.l(), web.app.today()),
        ..PositionTyped::default()
    };
    keeping::draw(&web, &visit, about(visit.l(), &card, &typed), &Told::default())
}

fn about(l: Lang, card: &StaffCard, typed: &PositionTyped) -> About {
    About {
        back: back(card),
        title: l.with("position-give-title", &[("name", card.staff.full_name.as_str())]).into(),
        intro: Vec::new(),
        fields: fields(l, typed),
        action: format!("{}/vi-tri", page_of(card)),
        hidden: Vec::new(),
        submit: l.t("position-give").into_owned(),
        effects: Vec::new(),
    }
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
    posted: Posted,
) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    let typed = typed_in(&posted);
    match web.app.give_position(visit.ctx(), card.staff.id, &typed).await {
        Ok(()) => see_other_telling(&web, &page_of(&card), "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            keeping::draw(&web, &visit, about(visit.l(), &card, &typed), &told)
        }
    }
}

fn held(card: &StaffCard, position: &str) -> Result<Position, Oops> {
    let wanted: PositionId = id(position)?;
    let found = card.positions.iter().find(|held| held.id == wanted);
    Ok(found.cloned().ok_or(AppError::NotFound)?)
}

pub(crate) async fn end_page(
    State(web): State<Web>,
    visit: Visit,
    Path((staff, position)): Path<(String, String)>,
) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    let position = held(&card, &position)?;
    let last = format::day_short(visit.l(), web.app.today());
    let about = ending(&web, visit.l(), &card, (&position, &last));
    keeping::draw(&web, &visit, about, &Told::default())
}

fn ending(web: &Web, l: Lang, card: &StaffCard, (held, last): (&Position, &str)) -> About {
    let unit = mc_app::dossier_view::unit_name(&web.app.reference(), held.unit);
    let named = [("name", card.staff.full_name.as_str()), ("title", &held.title), ("unit", &unit)];
    About {
        back: back(card),
        title: l.with("position-end-title", &named).into_owned(),
        intro: vec![l.with("position-end-intro", &named).into_owned()],
        fields: vec![day(l, "last", key("leaver-last"), last)],
        action: format!("{}/vi-tri/{}", page_of(card), held.id),
        hidden: Vec::new(),
        submit: l.t("position-end").into_owned(),
        effects: vec![l.t("position-end-effect").into_owned()],
    }
}

pub(crate) async fn end(
    State(web): State<Web>,
    visit: Visit,
    Path((staff, position)): Path<(String, String)>,
    posted: Posted,
) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    let position = held(&card, &position)?;
    let last = posted.text("last");
    let at = (card.staff.id, position.id);
    let done = match read_day(last) {
        Some(day) => web.app.end_position(visit.ctx(), at, day).await,
        None => Err(AppError::invalid(FieldProblem::new("last", "day"))),
    };
    match done {
        Ok(()) => see_other_telling(&web, &page_of(&card), "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            let about = ending(&web, visit.l(), &card, (&position, last));
            keeping::draw(&web, &visit, about, &told)
        }
    }
}
