//! The account of a person: a temporary password shown once, a new second factor, closing and opening.

use super::{
    super::{
        keeping::{self, About, Told},
        place::{Part, sections},
    },
    back, find, page_of, revision,
};
use crate::{
    Web,
    chrome::chrome,
    posted::Posted,
    reply::{Reply, page as drawn, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::members::{StaffCard, TEMPORARY_DAYS};
use mc_pages::{
    admin::TokenPage,
    components::{Confirmation, SummaryList, SummaryRow},
    format,
    words::{Lang, key},
};

/// A question with one button: its address and its words.
struct Question {
    to: &'static str,
    title: &'static str,
    submit: &'static str,
    effects: Vec<String>,
}

fn about(l: Lang, card: &StaffCard, question: Question) -> About {
    let name = [("name", card.staff.full_name.as_str())];
    About {
        back: back(card),
        title: l.with(question.title, &name).into_owned(),
        intro: Vec::new(),
        fields: Vec::new(),
        action: format!("{}/{}", page_of(card), question.to),
        hidden: revision(card),
        submit: l.t(question.submit).into_owned(),
        effects: question.effects,
    }
}

fn password(l: Lang) -> Question {
    let days = [("days", TEMPORARY_DAYS.to_string())];
    Question {
        to: "mat-khau",
        title: key("password-issue-title"),
        submit: key("password-issue"),
        effects: vec![
            l.with("password-effect-once", &days).into_owned(),
            l.t("password-effect-change").into_owned(),
            l.t("password-effect-signed-off").into_owned(),
        ],
    }
}

fn factor(l: Lang) -> Question {
    Question {
        to: "xac-thuc",
        title: key("factor-reset-title"),
        submit: key("factor-reset"),
        effects: vec![
            l.t("factor-effect").into_owned(),
            l.t("password-effect-signed-off").into_owned(),
        ],
    }
}

fn closing(l: Lang, card: &StaffCard) -> Question {
    if card.standing.is_active {
        Question {
            to: "khoa",
            title: key("account-close-title"),
            submit: key("account-close"),
            effects: vec![
                l.t("account-close-effect").into_owned(),
                l.t("account-close-effect-work").into_owned(),
            ],
        }
    } else {
        Question {
            to: "khoa",
            title: key("account-open-title"),
            submit: key("account-open"),
            effects: vec![l.t("account-open-effect").into_owned()],
        }
    }
}

pub(crate) async fn password_page(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    let l = visit.l();
    keeping::draw(&web, &visit, about(l, &card, password(l)), &Told::default())
}

pub(crate) async fn issue(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
    _posted: Posted,
) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    let l = visit.l();
    let issued = web.app.issue_password(visit.ctx(), card.staff.id).await?;
    let until = format::moment_short(l, web.app.settings().zone.local(issued.until));
    drawn(&TokenPage {
        chrome: chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Organisation),
        given: Confirmation {
            title: l.with("password-issued", &[("name", &issued.staff.full_name)]).into_owned(),
            number_label: l.t("password-temporary").into_owned(),
            number: issued.password,
            text: Some(l.t("password-once").into_owned()),
        },
        facts: SummaryList {
            rows: vec![
                SummaryRow::new(l.t("column-user"), issued.staff.user_name),
                SummaryRow::new(l.t("password-until"), until),
            ],
        },
        back: back(&card),
    })
}

pub(crate) async fn factor_page(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    let l = visit.l();
    keeping::draw(&web, &visit, about(l, &card, factor(l)), &Told::default())
}

pub(crate) async fn reset_factor(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
    _posted: Posted,
) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    web.app.reset_second_factor(visit.ctx(), card.staff.id).await?;
    see_other_telling(&web, &page_of(&card), "factor-reset")
}

pub(crate) async fn closing_page(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    let l = visit.l();
    keeping::draw(&web, &visit, about(l, &card, closing(l, &card)), &Told::default())
}

pub(crate) async fn close_or_open(
    State(web): State<Web>,
    visit: Visit,
    Path(staff): Path<String>,
    posted: Posted,
) -> Reply {
    let card = find(&web, &visit, &staff).await?;
    let l = visit.l();
    let at = (card.staff.id, posted.parsed("_revision")?);
    match web.app.set_account_open(visit.ctx(), at, !card.standing.is_active).await {
        Ok(()) => see_other_telling(&web, &page_of(&card), "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            keeping::draw(&web, &visit, about(l, &card, closing(l, &card)), &told)
        }
    }
}
