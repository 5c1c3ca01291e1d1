//! A person's mandates: those they gave, those they were given, and what they do with them.

use super::{
    form::{Typed, fields},
    words::{card, chip, facts, history, now_sentence, title},
};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{dossier_card, draft_card, id, page_key},
    forms::error_summary,
    posted::Posted,
    public::serve,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    mandate::{Command, Party, Stage, Standing},
    mandates::{MandateView, Told},
    store::mandates::MandateKey,
};
use mc_kernel::{FieldProblems, Page, ids::MandateId};
use mc_pages::{
    FormPage,
    chrome::Link,
    citizen::{MandateList, MandatePage, MandatesPage},
    components::{Consequence, Empty, ErrorLink, Paging, PostButton},
    words::{Lang, key},
};
use serde::Deserialize;

/// Where a person has their mandates.
pub(super) const HERE: &str = "/uy-quyen";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    /// Key of the list of those that were given to the person.
    #[serde(default)]
    nhan: String,
    /// Key of the list of those that the person gave.
    #[serde(default)]
    giao: String,
    /// Key of the list of dossiers.
    #[serde(default)]
    pub(super) sau: String,
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let received = web.app.mandates_i_have(visit.ctx(), page_key(&at.nhan)).await?;
    let given = web.app.mandates_i_gave(visit.ctx(), page_key(&at.giao)).await?;
    let lists = [
        list_of(
            &web,
            l,
            (key("mandates-received"), "nhan", at.nhan.as_str()),
            &received,
            (HERE, true),
        ),
        list_of(&web, l, (key("mandates-given"), "giao", at.giao.as_str()), &given, (HERE, false)),
    ];
    drawn(&MandatesPage {
        chrome: fresh_chrome(&web, &visit),
        back: Link::new(l.t("my-dossiers"), "/ho-so"),
        title: l.t("mandates-title").into_owned(),
        intro: vec![l.t("mandates-intro").into_owned(), l.t("mandates-law").into_owned()],
        give: Link::new(l.t("mandate-give"), format!("{HERE}/moi")),
        lists: lists.into_iter().flatten().collect(),
        empty: empty(l),
    })
}

pub(super) fn empty(l: Lang) -> Empty {
    Empty {
        title: l.t("mandates-none").into_owned(),
        text: l.t("mandates-none-text").into_owned(),
        action: None,
    }
}

/// A list of mandates; none where it has no rows.
pub(super) fn list_of(
    web: &Web,
    l: Lang,
    (heading, name, here): (&'static str, &str, &str),
    page: &Page<Told, MandateKey>,
    (base, is_asked): (&str, bool),
) -> Option<MandateList> {
    if page.rows.is_empty() {
        return None;
    }
    let cards = page
        .rows
        .iter()
        .map(|told| card(web, l, told, format!("{base}/{}", told.kept.mandate.id), is_asked));
    let shown = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
    Some(MandateList {
        title: l.t(heading).into_owned(),
        cards: cards.collect(),
        paging: Paging {
            first: (!here.is_empty()).then(|| base.to_owned()),
            next: page.next.map(|(at, id)| format!("{base}?{name}={}.{id}", at.micros())),
            shown: l.n("mandates-shown", shown).into_owned(),
        },
    })
}

pub(crate) async fn form(State(web): State<Web>, visit: Visit) -> Reply {
    let (typed, none) = (Typed::default(), FieldProblems::none());
    let command = web.app.new_command().to_string();
    drawn(&draw(&web, &visit, &typed, command, &none))
}

fn draw(
    web: &Web,
    visit: &Visit,
    typed: &Typed,
    command: String,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let fields = fields(web, l, typed, problems);
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("mandates-title"), HERE)),
        title: l.t("mandate-give").into_owned(),
        place: l.t("mandates-title").into_owned(),
        intro: vec![l.t("mandate-give-intro").into_owned()],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("{HERE}/moi"),
        hidden: vec![("_command".to_owned(), command)],
        consequence: Some(Consequence {
            action: l.t("mandate-give-send").into_owned(),
            effects: vec![
                l.t("mandate-give-effect").into_owned(),
                l.t("mandate-give-effect-notice").into_owned(),
            ],
            is_final: false,
        }),
        submit: l.t("mandate-give-send").into_owned(),
        other: None,
    }
}

pub(crate) async fn give(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let typed = Typed::of(&posted);
    let command = posted.parsed("_command")?;
    let given = match typed.read() {
        Ok(new) => web.app.give_mandate(visit.ctx(), command, &new).await,
        Err(error) => Err(error),
    };
    let command = command.to_string();
    match given {
        Ok(id) => see_other_telling(&web, &format!("{HERE}/{id}"), "mandate-given"),
        Err(AppError::Invalid(invalid)) => {
            page_again(&draw(&web, &visit, &typed, command, &invalid.problems))
        }
        Err(AppError::Mandate(why)) => {
            let mut page = draw(&web, &visit, &typed, command, &FieldProblems::none());
            let text = why.words(visit.locale()).to_owned();
            page.errors.errors.push(ErrorLink { href: None, text });
            page_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(mandate): Path<String>,
    Query(at): Query<Where>,
) -> Reply {
    let id: MandateId = id(&mandate)?;
    let view = web.app.mandate_view(visit.ctx(), id, page_key(&at.sau)).await?;
    let back = Link::new(visit.l().t("mandates-title"), HERE);
    drawn(&mandate_page(&web, &visit, &view, back, &at.sau))
}

/// A mandate for one of its people, or for the officer who recorded it.
pub(super) fn mandate_page(
    web: &Web,
    visit: &Visit,
    view: &MandateView,
    back: Link,
    here: &str,
) -> MandatePage {
    let l = visit.l();
    let mandate = &view.told.kept.mandate;
    let standing = mandate.standing(web.app.now());
    let base = format!("{HERE}/{}", mandate.id);
    let paper =
        mandate.given.paper.map(|_| Link::new(l.t("mandate-paper-link"), format!("{base}/tep")));
    let asks_code = view.party == Party::Desk && standing == Standing::AwaitsCode;
    let code = asks_code.then(|| Link::new(l.t("mandate-code-enter"), format!("/can-bo{base}/ma")));
    let actions = actions(l, view, standing);
    let dossiers = view.dossiers.rows.iter().map(|brief| dossier_card(web, visit, brief));
    let shown = u64::try_from(view.dossiers.rows.len()).unwrap_or(u64::MAX);
    // A draft is the principal's: they open it as their own, the representative by the mandate.
    let drafts = view.drafts.iter().map(|draft| draft_card(web, visit, draft));
    MandatePage {
        chrome: fresh_chrome(web, visit),
        back,
        title: title(l, &view.told),
        chip: chip(l, standing),
        now: now_sentence(l, standing),
        facts: facts(web, l, &view.told),
        paper,
        code,
        ending: (!actions.is_empty()).then(|| l.t("mandate-ending").into_owned()),
        actions,
        drafts: drafts.collect(),
        dossiers: dossiers.collect(),
        paging: Paging {
            first: (!here.is_empty()).then(|| base.clone()),
            next: view.dossiers.next.map(|(at, id)| format!("{base}?sau={}.{id}", at.micros())),
            shown: l.n("dossiers-shown", shown).into_owned(),
        },
        history: history(web, l, view),
    }
}

fn actions(l: Lang, view: &MandateView, standing: Standing) -> Vec<PostButton> {
    let mandate = &view.told.kept.mandate;
    let lives =
        matches!(mandate.stage, Stage::AwaitsCode | Stage::AwaitsAcceptance | Stage::InForce);
    let button = |words: &'static str, action: String, answer: &str| PostButton {
        action,
        label: l.t(words).into_owned(),
        values: vec![("answer".to_owned(), answer.to_owned())],
    };
    let own = || format!("{HERE}/{}/tra-loi", mandate.id);
    if !lives || standing == Standing::Expired {
        return Vec::new();
    }
    match view.party {
        Party::Principal => vec![button(key("mandate-revoke"), own(), "revoke")],
        Party::Representative if standing == Standing::AwaitsAcceptance => vec![
            button(key("mandate-accept"), own(), "accept"),
            button(key("mandate-decline"), own(), "decline"),
        ],
        Party::Representative => vec![button(key("mandate-renounce"), own(), "renounce")],
        Party::Desk => {
            let action = format!("/can-bo{HERE}/{}/thu-hoi", mandate.id);
            vec![button(key("mandate-revoke"), action, "revoke")]
        }
    }
}

pub(crate) async fn answer(
    State(web): State<Web>,
    visit: Visit,
    Path(mandate): Path<String>,
    posted: Posted,
) -> Reply {
    let id: MandateId = id(&mandate)?;
    let (command, told) = match posted.text("answer") {
        "accept" => (Command::Accept, "mandate-accepted"),
        "decline" => (Command::Decline, "mandate-ended"),
        "revoke" => (Command::Revoke, "mandate-ended"),
        "renounce" => (Command::Renounce, "mandate-ended"),
        _ => return Err(AppError::NotFound.into()),
    };
    web.app.answer_mandate(visit.ctx(), id, &command).await?;
    see_other_telling(&web, &format!("{HERE}/{id}"), told)
}

pub(crate) async fn paper(
    State(web): State<Web>,
    visit: Visit,
    Path(mandate): Path<String>,
) -> Reply {
    Ok(serve(web.app.mandate_paper(visit.ctx(), id(&mandate)?).await?))
}
