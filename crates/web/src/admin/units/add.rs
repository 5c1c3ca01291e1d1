//! Adding a unit below another, or at the top.

use super::{
    super::{
        keeping::{self, About, Told, choice, day, text},
        organisation::{HERE, kind_words},
        unit::system_words,
    },
    change::{fields, typed_in},
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
    org::{AreaLevel, CodeSystem, Unit, UnitId, UnitKind},
    organisation::{CodeTyped, UnitTyped},
};
use mc_pages::{
    chrome::Link,
    fields::ChoiceOption,
    format,
    words::{Lang, key},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Below {
    #[serde(default)]
    tren: String,
}

/// The unit above; none for the top.
fn above(web: &Web, text: &str) -> Result<Option<Unit>, AppError> {
    if text.is_empty() {
        return Ok(None);
    }
    let id: UnitId = text.parse().map_err(|_bad| AppError::NotFound)?;
    let found = web.app.reference().directory.unit(id).cloned();
    found.ok_or(AppError::NotFound).map(Some)
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(below): Query<Below>,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let above = above(&web, &below.tren)?;
    let reference = web.app.reference();
    // Most parts of an agency serve what the agency serves.
    let areas = above.as_ref().map(|unit| UnitTyped::of(unit, &reference).areas);
    let typed = UnitTyped {
        kind: UnitKind::Division.code().to_owned(),
        areas: areas.unwrap_or_default(),
        ..UnitTyped::default()
    };
    let from = format::day_short(visit.l(), web.app.today());
    let about = about(visit.l(), above.as_ref(), &typed, (&from, &CodeTyped::default()));
    keeping::draw(&web, &visit, about, &Told::default())
}

fn about(
    l: Lang,
    above: Option<&Unit>,
    typed: &UnitTyped,
    (from, code): (&str, &CodeTyped),
) -> About {
    let kinds = UnitKind::ALL
        .into_iter()
        .map(|kind| ChoiceOption::new(kind.code(), l.t(kind_words(kind))).chosen_if(&typed.kind));
    let levels = [AreaLevel::PROVINCE, AreaLevel::DISTRICT, AreaLevel::COMMUNE];
    let levels = levels.into_iter().map(|level| {
        ChoiceOption::new(level.number().to_string(), level.words(l.locale()))
            .chosen_if(&typed.level)
    });
    let systems = CodeSystem::ALL.into_iter().map(|system| {
        ChoiceOption::new(system.code(), l.t(system_words(system))).chosen_if(&code.system)
    });
    let mut all = vec![
        choice(l, "kind", key("column-kind"), kinds.collect()),
        choice(l, "level", key("unit-level"), levels.collect())
            .optional()
            .hinted(l.t("unit-level-hint")),
    ];
    all.extend(fields(l, typed));
    all.extend([
        choice(l, "system", key("column-system"), systems.collect()).optional(),
        text(l, "code", key("column-code"), &code.code, 40).optional(),
        day(l, "from", key("admin-from"), from),
    ]);
    let parent = above.map(|unit| unit.id.to_string()).unwrap_or_default();
    let back = above.map_or_else(
        || Link::new(l.t("nav-organisation"), HERE),
        |unit| Link::new(unit.short_name.clone(), format!("{HERE}/{}", unit.id)),
    );
    let title = match above {
        None => l.t("unit-add-top").into_owned(),
        Some(unit) => l.with("unit-add-below", &[("name", unit.short_name.as_str())]).into(),
    };
    About {
        back,
        title,
        intro: vec![l.t("unit-add-intro").into_owned()],
        fields: all,
        action: format!("{HERE}/them"),
        hidden: vec![("_above".to_owned(), parent)],
        submit: l.t("unit-add").into_owned(),
        effects: Vec::new(),
    }
}

pub(crate) async fn send(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let above = above(&web, posted.text("_above"))?;
    let typed = typed_in(&posted);
    let of = |name: &str| posted.text(name).to_owned();
    let code = CodeTyped { system: of("system"), code: of("code"), from: String::new() };
    let from = posted.text("from");
    let parent = above.as_ref().map(|unit| unit.id);
    match web.app.add_unit(visit.ctx(), parent, &typed, (from, &code)).await {
        Ok(id) => see_other_telling(&web, &format!("{HERE}/{id}"), "unit-added"),
        Err(error) => {
            let told = Told::of(error)?;
            let about = about(visit.l(), above.as_ref(), &typed, (from, &code));
            keeping::draw(&web, &visit, about, &told)
        }
    }
}
