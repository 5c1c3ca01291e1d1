//! Adding a person with a first position.

use super::{
    super::{
        keeping::{self, About, Told, text},
        organisation::HERE,
    },
    change::{fields, typed_in},
    positions,
};
use crate::{
    Web,
    posted::Posted,
    reply::{Reply, see_other_telling},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    AppError,
    members::{MemberTyped, PositionTyped},
    org::UnitId,
};
use mc_pages::{
    chrome::Link,
    format,
    words::{Lang, key},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct At {
    #[serde(default, rename = "don-vi")]
    unit: String,
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<At>) -> Reply {
    let unit: UnitId = at.unit.parse().map_err(|_bad| AppError::NotFound)?;
    let reference = web.app.reference();
    let unit = reference.directory.unit(unit).ok_or(AppError::NotFound)?;
    web.app.may_staff_unit(visit.ctx(), unit.id)?;
    let position = PositionTyped {
        unit: unit.name.clone(),
        from: format::day_short(visit.l(), web.app.today()),
        ..PositionTyped::default()
    };
    let back = Link::new(unit.short_name.clone(), format!("{HERE}/{}", unit.id));
    let about = about(visit.l(), back, &MemberTyped::default(), &position);
    keeping::draw(&web, &visit, about, &Told::default())
}

fn about(l: Lang, back: Link, typed: &MemberTyped, position: &PositionTyped) -> About {
    let mut all = vec![
        text(l, "user_name", key("column-user"), &typed.user_name, 64)
            .hinted(l.t("member-user-hint")),
    ];
    all.extend(fields(l, typed));
    all.push(
        text(l, "id_number", key("member-id-number"), &typed.id_number, 20)
            .optional()
            .because(l.t("member-id-why")),
    );
    all.extend(positions::fields(l, position));
    About {
        hidden: vec![("_back".to_owned(), back.href.clone())],
        back,
        title: l.t("member-add").into_owned(),
        intro: vec![l.t("member-add-intro").into_owned()],
        fields: all,
        action: "/quan-tri/can-bo/them".to_owned(),
        submit: l.t("member-add").into_owned(),
        effects: Vec::new(),
    }
}

pub(crate) async fn send(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let (typed, position) = (typed_in(&posted), positions::typed_in(&posted));
    match web.app.add_member(visit.ctx(), &typed, &position).await {
        Ok(id) => see_other_telling(&web, &format!("/quan-tri/can-bo/{id}"), "member-added"),
        Err(error) => {
            let told = Told::of(error)?;
            let l = visit.l();
            let came_from = posted.text("_back");
            let to = if came_from.starts_with(HERE) { came_from } else { HERE };
            let back = Link::new(l.t("nav-organisation"), to);
            keeping::draw(&web, &visit, about(l, back, &typed, &position), &told)
        }
    }
}
