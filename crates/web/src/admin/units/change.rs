//! Names, areas, contact and opening hours of a unit.

use super::{
    super::keeping::{self, About, Told, lines, reached, text},
    back, find, page_of, revision,
};
use crate::{
    Web,
    posted::Posted,
    reply::{Reply, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::organisation::{EditedUnit, UnitTyped};
use mc_pages::{
    fields::{FieldView, InputMode},
    words::{Lang, key},
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(unit): Path<String>) -> Reply {
    let edited = find(&web, &visit, &unit).await?;
    let typed = UnitTyped::of(&edited.unit, &web.app.reference());
    keeping::draw(&web, &visit, about(visit.l(), &edited, &typed), &Told::default())
}

/// The fields of a unit that may change as long as it lives.
pub(super) fn fields(l: Lang, typed: &UnitTyped) -> Vec<FieldView> {
    vec![
        text(l, "name", key("unit-name"), &typed.name, 200),
        text(l, "name_en", key("unit-name-en"), &typed.name_en, 200).optional(),
        text(l, "short_name", key("unit-short"), &typed.short_name, 200),
        text(l, "abbreviation", key("unit-abbreviation"), &typed.abbreviation, 20).optional(),
        lines(l, "agency_types", key("unit-types"), &typed.agency_types)
            .hinted(l.t("unit-types-hint")),
        lines(l, "areas", key("unit-serves"), &typed.areas).hinted(l.t("unit-serves-hint")),
        text(l, "address", key("unit-address"), &typed.address, 300).optional(),
        reached(l, "phone", key("unit-phone"), &typed.phone, InputMode::Tel),
        reached(l, "email", key("unit-email"), &typed.email, InputMode::Email),
        text(l, "opening", key("unit-opening"), &typed.opening, 300)
            .optional()
            .hinted(l.t("unit-opening-hint")),
        text(l, "opening_en", key("unit-opening-en"), &typed.opening_en, 300).optional(),
    ]
}

/// What was typed of a unit.
pub(super) fn typed_in(posted: &Posted) -> UnitTyped {
    let of = |name: &str| posted.text(name).to_owned();
    UnitTyped {
        kind: of("kind"),
        level: of("level"),
        name: of("name"),
        name_en: of("name_en"),
        short_name: of("short_name"),
        abbreviation: of("abbreviation"),
        agency_types: of("agency_types").replace("\r\n", "\n"),
        areas: of("areas").replace("\r\n", "\n"),
        address: of("address"),
        phone: of("phone"),
        email: of("email"),
        opening: of("opening"),
        opening_en: of("opening_en"),
    }
}

fn about(l: Lang, edited: &EditedUnit, typed: &UnitTyped) -> About {
    About {
        back: back(edited),
        title: l.with("unit-change-title", &[("name", edited.unit.short_name.as_str())]).into(),
        intro: Vec::new(),
        fields: fields(l, typed),
        action: format!("{}/sua", page_of(edited)),
        hidden: revision(edited),
        submit: l.t("admin-save").into_owned(),
        effects: Vec::new(),
    }
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    posted: Posted,
) -> Reply {
    let l = visit.l();
    let edited = find(&web, &visit, &unit).await?;
    let typed = typed_in(&posted);
    let at = (edited.unit.id, posted.parsed("_revision")?);
    match web.app.change_unit(visit.ctx(), at, &typed).await {
        Ok(()) => see_other_telling(&web, &page_of(&edited), "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            // Whoever saves again has seen what stands there now.
            let edited = find(&web, &visit, &unit).await?;
            let mut about = about(l, &edited, &typed);
            if told.is_late {
                let stands = fields(l, &UnitTyped::of(&edited.unit, &web.app.reference()));
                keeping::show_what_stands(l, &mut about.fields, &stands);
            } else {
                about.hidden = vec![("_revision".to_owned(), at.1.to_string())];
            }
            keeping::draw(&web, &visit, about, &told)
        }
    }
}
