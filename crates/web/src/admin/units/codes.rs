//! Giving a unit another code from a day on.

use super::{
    super::{
        keeping::{self, About, Told, choice, day, text},
        unit::system_words,
    },
    back, find, page_of, revision,
};
use crate::{
    Web,
    posted::Posted,
    reply::{Reply, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    org::CodeSystem,
    organisation::{CodeTyped, EditedUnit},
};
use mc_pages::{
    fields::ChoiceOption,
    format,
    words::{Lang, key},
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(unit): Path<String>) -> Reply {
    let edited = find(&web, &visit, &unit).await?;
    let from = format::day_short(visit.l(), web.app.today());
    let typed = CodeTyped { from, ..CodeTyped::default() };
    keeping::draw(&web, &visit, about(visit.l(), &edited, &typed), &Told::default())
}

fn about(l: Lang, edited: &EditedUnit, typed: &CodeTyped) -> About {
    let systems = CodeSystem::ALL.into_iter().map(|system| {
        ChoiceOption::new(system.code(), l.t(system_words(system))).chosen_if(&typed.system)
    });
    About {
        back: back(edited),
        title: l.with("unit-code-title", &[("name", edited.unit.short_name.as_str())]).into(),
        intro: Vec::new(),
        fields: vec![
            choice(l, "system", key("column-system"), systems.collect()),
            text(l, "code", key("column-code"), &typed.code, 40),
            day(l, "from", key("admin-from"), &typed.from),
        ],
        action: format!("{}/ma", page_of(edited)),
        hidden: revision(edited),
        submit: l.t("unit-code-give").into_owned(),
        effects: vec![l.t("unit-code-effect").into_owned()],
    }
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    posted: Posted,
) -> Reply {
    let edited = find(&web, &visit, &unit).await?;
    let of = |name: &str| posted.text(name).to_owned();
    let typed = CodeTyped { system: of("system"), code: of("code"), from: of("from") };
    let at = (edited.unit.id, posted.parsed("_revision")?);
    match web.app.give_code(visit.ctx(), at, &typed).await {
        Ok(()) => see_other_telling(&web, &page_of(&edited), "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            let edited = find(&web, &visit, &unit).await?;
            keeping::draw(&web, &visit, about(visit.l(), &edited, &typed), &told)
        }
    }
}
