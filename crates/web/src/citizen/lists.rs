//! What a citizen has: drafts and dossiers, those with something asked first.

use super::timeline::state_words;
use crate::{
    Web,
    chrome::fresh_chrome,
    public::short_name,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    dossier::BusinessState,
    store::{dossiers::Brief, drafts::Draft},
};
use mc_kernel::Timestamp;
use mc_pages::{
    chrome::Link,
    citizen::MyDossiersPage,
    components::{Banner, BannerKind, DossierCard, DueState, Empty, Paging, PostButton, StateChip},
    format,
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    /// The key of the page: micros and id, joined by a full stop.
    #[serde(default)]
    sau: String,
    /// A draft that was just thrown away, to bring back.
    #[serde(default, rename = "da-xoa")]
    discarded: String,
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let drafts = web.app.my_drafts(visit.ctx(), None).await?;
    let page = web.app.my_dossiers(visit.ctx(), key(&at.sau)).await?;
    let mut around = fresh_chrome(&web, &visit);
    if at.discarded.parse::<mc_kernel::ids::DraftId>().is_ok() {
        around.flash = Some(undo(&visit, &at.discarded));
    }
    let next = page.next.map(|(time, id)| format!("/ho-so?sau={}.{id}", time.micros()));
    let mut dossiers: Vec<DossierCard> =
        page.rows.iter().map(|brief| dossier_card(&web, &visit, brief)).collect();
    // What is asked of the person comes first; the rest keeps its order.
    dossiers.sort_by_key(|card| card.asked.is_none());
    let shown = u64::try_from(dossiers.len()).unwrap_or(u64::MAX);
    drawn(&MyDossiersPage {
        chrome: around,
        drafts: drafts.rows.iter().map(|draft| draft_card(&web, &visit, draft)).collect(),
        dossiers,
        ways: vec![
            Link::new(l.t("mandates-link"), "/uy-quyen"),
            Link::new(l.t("looks-title"), super::looks::HERE),
            Link::new(l.t("rights-title"), super::rights::HERE),
        ],
        empty: Empty {
            title: l.t("no-dossiers").into_owned(),
            text: l.t("no-dossiers-text").into_owned(),
            action: Some(Link::new(l.t("all-procedures"), "/thu-tuc")),
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| "/ho-so".to_owned()),
            next,
            shown: l.n("dossiers-shown", shown).into_owned(),
        },
    })
}

/// Reads the key of a page.
pub(crate) fn key<K: std::str::FromStr>(text: &str) -> Option<(Timestamp, K)> {
    let (micros, id) = text.split_once('.')?;
    Some((Timestamp::from_micros(micros.parse().ok()?), id.parse().ok()?))
}

fn undo(visit: &Visit, draft: &str) -> Banner {
    let l = visit.l();
    let mut banner = Banner::new(BannerKind::Info, l.t("flash-draft-discarded"));
    banner.undo = Some(PostButton {
        action: format!("/nhap/{draft}/khoi-phuc"),
        label: l.t("undo").into_owned(),
        values: Vec::new(),
    });
    banner
}

/// The short name of a procedure; its code where it is not in force any more.
pub(crate) fn procedure_name(web: &Web, code: &str) -> String {
    let reference = web.app.reference();
    let procedure = reference.procedure(code, web.app.today());
    procedure.map_or_else(|| code.to_owned(), |p| short_name(&p.name))
}

pub(crate) fn draft_card(web: &Web, visit: &Visit, draft: &Draft) -> DossierCard {
    let l = visit.l();
    let at = format::moment_short(l, web.app.settings().zone.local(draft.changed));
    let text = if draft.dossier.is_some() { l.t("draft-supplement") } else { l.t("draft-open") };
    DossierCard {
        title: procedure_name(web, &draft.procedure),
        href: format!("/nhap/{}", draft.id),
        number: None,
        chip: StateChip::new(DueState::Waiting, l.t("chip-draft")),
        text: format!("{text} {}", l.with("saved-at", &[("at", at.as_str())])),
        asked: None,
    }
}

pub(crate) fn dossier_card(web: &Web, visit: &Visit, brief: &Brief) -> DossierCard {
    let l = visit.l();
    let zone = &web.app.settings().zone;
    let asked = match brief.state {
        BusinessState::SupplementAsked => Some(l.t("asked-supplement").into_owned()),
        BusinessState::FeeAsked => Some(l.t("asked-fee").into_owned()),
        BusinessState::Submitted
        | BusinessState::Accepted
        | BusinessState::Refused
        | BusinessState::Processing
        | BusinessState::Withdrawn
        | BusinessState::Paused
        | BusinessState::Finished
        | BusinessState::Returned => None,
    };
    let day = format::day_short(l, zone.day(brief.submitted));
    let due = brief.due.map(|due| format::day_short(l, zone.day(due)));
    let text = match (brief.returned, due) {
        (Some(returned), _) => {
            let day = format::day_short(l, zone.day(returned));
            l.with("card-returned", &[("day", day.as_str())])
        }
        (None, Some(due)) => l.with("card-due", &[("day", day.as_str()), ("due", due.as_str())]),
        (None, None) => l.with("card-submitted", &[("day", day.as_str())]),
    };
    DossierCard {
        title: procedure_name(web, &brief.procedure),
        href: format!("/ho-so/{}", brief.id),
        number: Some(brief.number.clone()),
        chip: chip(web, visit, brief.state, brief.due),
        text: text.into_owned(),
        asked,
    }
}

/// The state of a dossier as word, shape and colour.
pub(crate) fn chip(
    web: &Web,
    visit: &Visit,
    state: BusinessState,
    due: Option<Timestamp>,
) -> StateChip {
    let l = visit.l();
    let words = l.t(state_words(state));
    let now = web.app.now();
    let due_state = match state {
        BusinessState::Finished
        | BusinessState::Returned
        | BusinessState::Refused
        | BusinessState::Withdrawn => DueState::Done,
        BusinessState::SupplementAsked | BusinessState::FeeAsked | BusinessState::Paused => {
            DueState::Waiting
        }
        BusinessState::Submitted | BusinessState::Accepted | BusinessState::Processing => match due
        {
            Some(due) if due < now => DueState::Late,
            Some(due) if due < now.plus_minutes(24 * 60) => DueState::DueSoon,
            Some(_) => DueState::OnTime,
            None => DueState::Waiting,
        },
    };
    StateChip::new(due_state, words)
}
