//! Name, gender and contact of a member of staff.

use super::{
    super::keeping::{self, About, Told, choice, reached, text},
    back, find, page_of, revision,
};
use crate::{
    Web,
    posted::Posted,
    reply::{Reply, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::members::{MemberTyped, StaffCard};
use mc_app::org::Gender;
use mc_pages::{
    fields::{ChoiceOption, FieldView, InputMode},
    words::{Lang, key},
};

fn typed_of(card: &StaffCard) -> MemberTyped {
    let gender = match card.staff.gender {
        Some(Gender::Male) => "male",
        Some(Gender::Female) => "female",
        None => "",
    };
    MemberTyped {
        user_name: card.staff.user_name.clone(),
        full_name: card.staff.full_name.clone(),
        gender: gender.to_owned(),
        id_number: String::new(),
        phone: card.standing.phone.clone(),
        email: card.standing.email.clone(),
    }
}

/// The fields of a person that may change.
pub(super) fn fields(l: Lang, typed: &MemberTyped) -> Vec<FieldView> {
    let genders = [("female", key("gender-female")), ("male", key("gender-male"))];
    let genders =
        genders.map(|(value, words)| ChoiceOption::new(value, l.t(words)).chosen_if(&typed.gender));
    vec![
        text(l, "full_name", key("column-name"), &typed.full_name, 200),
        choice(l, "gender", key("member-gender"), genders.to_vec()).optional(),
        reached(l, "phone", key("unit-phone"), &typed.phone, InputMode::Tel),
        reached(l, "email", key("unit-email"), &typed.email, InputMode::Email),
    ]
}

/// What was typed of a person.
pub(super) fn typed_in(posted: &Posted) -> MemberTyped {
    let of = |name: &str| posted.text(name).to_owned();
    MemberTyped {
        user_name: of("user_name"),
        full_name: of("full_name"),
        gender: of("gender"),
        id_number: of("id_number"),
        phone: of("phone"),
        email: of("email"),
    }
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(staff): Path<String>) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    keeping::draw(&web, &visit, about(visit.l(), &card, &typed_of(&card)), &Told::default())
}

fn about(l: Lang, card: &StaffCard, typed: &MemberTyped) -> About {
    About {
        back: back(card),
        title: l.with("unit-change-title", &[("name", card.staff.full_name.as_str())]).into(),
        intro: Vec::new(),
        fields: fields(l, typed),
        action: format!("{}/sua", page_of(card)),
        hidden: revision(card),
        submit: l.t("admin-save").into_owned(),
        effects: Vec::new(),
    }
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
    posted: Posted,
) -> Reply {
    let l = visit.l();
    let card = find(&web, &visit, &staff).await?;
    let typed = typed_in(&posted);
    let at = (card.staff.id, posted.parsed("_revision")?);
    match web.app.change_member(visit.ctx(), at, &typed).await {
        Ok(()) => see_other_telling(&web, &page_of(&card), "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            let card = find(&web, &visit, &staff).await?;
            let mut about = about(l, &card, &typed);
            if told.is_late {
                let stands = fields(l, &typed_of(&card));
                keeping::show_what_stands(l, &mut about.fields, &stands);
            } else {
                about.hidden = vec![("_revision".to_owned(), at.1.to_string())];
            }
            keeping::draw(&web, &visit, about, &told)
        }
    }
}
