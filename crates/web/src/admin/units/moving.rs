//! Moving a unit below another from a day on.

use super::{
    super::keeping::{self, About, Told, day, text},
    back, find, page_of, revision,
};
use crate::{
    Web,
    posted::Posted,
    reply::{Reply, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{AppError, form::read_day, organisation::EditedUnit};
use mc_kernel::FieldProblem;
use mc_pages::{
    format,
    words::{Lang, key},
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(unit): Path<String>) -> Reply {
    let edited = find(&web, &visit, &unit).await?;
    let from = format::day_short(visit.l(), web.app.today());
    let about = about(&web, visit.l(), &edited, ("", &from));
    keeping::draw(&web, &visit, about, &Told::default())
}

fn about(web: &Web, l: Lang, edited: &EditedUnit, (to, from): (&str, &str)) -> About {
    let reference = web.app.reference();
    let parent = edited.unit.parent.and_then(|id| reference.directory.unit(id));
    let parent = parent.map_or("–", |unit| unit.name.as_str());
    About {
        back: back(edited),
        title: l.with("unit-move-title", &[("name", edited.unit.short_name.as_str())]).into(),
        intro: vec![l.with("unit-move-now", &[("name", parent)]).into_owned()],
        fields: vec![
            text(l, "parent", key("unit-move-to"), to, 200).hinted(l.t("unit-find-hint")),
            day(l, "from", key("admin-from"), from),
        ],
        action: format!("{}/chuyen", page_of(edited)),
        hidden: revision(edited),
        submit: l.t("unit-move").into_owned(),
        effects: vec![l.t("unit-move-effect").into_owned()],
    }
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    posted: Posted,
) -> Reply {
    let edited = find(&web, &visit, &unit).await?;
    let (to, from) = (posted.text("parent"), posted.text("from"));
    let at = (edited.unit.id, posted.parsed("_revision")?);
    let done = match read_day(from) {
        Some(day) => web.app.move_unit(visit.ctx(), at, to, day).await,
        None => Err(AppError::invalid(FieldProblem::new("from", "day"))),
    };
    match done {
        Ok(()) => see_other_telling(&web, &page_of(&edited), "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            let edited = find(&web, &visit, &unit).await?;
            keeping::draw(&web, &visit, about(&web, visit.l(), &edited, (to, from)), &told)
        }
    }
}
