//! To what a person consented, what they are asked to, and taking it back (Luật 91/2025/QH15, Điều 9).

use super::{id, look_moment, page_key, rights};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    forms::{error_summary, problem_words},
    posted::Posted,
    public::processing_facts,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    protection::consents::GivenConsent,
    store::protection::processing::{Ground, Processing},
};
use mc_kernel::{FieldProblems, ids::ConsentId};
use mc_pages::{
    FormPage,
    chrome::Link,
    citizen::RightsPage,
    components::{Consequence, Empty, ErrorSummary, Paging, Timeline, TimelineEntry, TimelineTime},
    fields::{FieldKind, FieldView},
    words::Lang,
};
use serde::Deserialize;

/// Where a person finds it.
pub(crate) const HERE: &str = "/du-lieu-cua-toi/dong-y";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.my_consents(visit.ctx(), page_key(&at.sau)).await?;
    let shown = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
    let asked = web.app.asked_consents(visit.ctx()).await?;
    let actions = asked.iter().map(|asked| {
        let ask = l.with("consent-read", &[("name", asked.name.as_str())]);
        Link::new(ask, format!("{HERE}/cho/{}", asked.id))
    });
    let actions: Vec<_> = actions.collect();
    let none_asked = actions.is_empty().then(|| l.t("consents-none-asked").into_owned());
    drawn(&RightsPage {
        chrome: fresh_chrome(&web, &visit),
        back: Link::new(l.t("rights-title"), rights::HERE),
        title: l.t("consents-title").into_owned(),
        intro: [l.t("consents-intro").into_owned()].into_iter().chain(none_asked).collect(),
        actions,
        heading: l.t("consents-given").into_owned(),
        requests: Timeline { entries: page.rows.iter().map(|c| entry(&web, l, c)).collect() },
        empty: Empty {
            title: l.t("consents-none").into_owned(),
            text: l.t("consents-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: page.next.map(|(at, id)| format!("{HERE}?sau={}.{id}", at.micros())),
            shown: l.n("consents-shown", shown).into_owned(),
        },
    })
}

fn entry(web: &Web, l: Lang, given: &GivenConsent) -> TimelineEntry {
    let at = format!("{HERE}/{}", given.consent.id);
    let holds = given.consent.withdrawn.is_none();
    let mut links = vec![Link::new(l.t("consent-open"), at.clone())];
    if holds {
        links.push(Link::new(l.t("consent-withdraw"), format!("{at}/rut")));
    }
    TimelineEntry {
        time: if holds && given.is_current { TimelineTime::Now } else { TimelineTime::Past },
        when: look_moment(web, l, given.consent.given),
        text: given.processing.name.clone(),
        note: Some(standing(web, l, given)),
        links,
    }
}

fn standing(web: &Web, l: Lang, given: &GivenConsent) -> String {
    match given.consent.withdrawn {
        Some(at) => {
            l.with("consent-was-withdrawn", &[("at", look_moment(web, l, at))]).into_owned()
        }
        None if given.is_current => l.t("consent-holds").into_owned(),
        None => l.t("consent-outdated").into_owned(),
    }
}

/// What is asked, in lines.
fn asked(l: Lang, processing: &Processing) -> Vec<String> {
    let facts = processing_facts(l, processing).into_iter();
    facts.map(|row| format!("{}: {}", row.term, row.values.join(" "))).collect()
}

fn give_form(
    web: &Web,
    visit: &Visit,
    processing: &Processing,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let label = l.with("consent-agree", &[("name", processing.name.as_str())]).into_owned();
    // Never ticked beforehand: silence is no consent.
    let mut agree = FieldView::new("agree", label, FieldKind::Consent(false));
    agree.error = problems.at("agree").map(|problem| problem_words(l, problem));
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("consents-title"), HERE)),
        title: processing.name.clone(),
        place: l.t("consents-title").into_owned(),
        intro: asked(l, processing),
        errors: error_summary(l, problems),
        fields: vec![agree],
        action: format!("{HERE}/cho/{}", processing.id),
        hidden: vec![("version".to_owned(), processing.version.to_string())],
        consequence: None,
        submit: l.t("consent-give").into_owned(),
        other: Some(Link::new(l.t("consent-not-now"), HERE)),
    }
}

pub(crate) async fn give_page(
    State(web): State<Web>,
    visit: Visit,
    Path(processing): Path<String>,
) -> Reply {
    let processing = web.app.processing(id(&processing)?).await?;
    if processing.ground != Ground::Consent {
        return Err(AppError::NotFound.into());
    }
    drawn(&give_form(&web, &visit, &processing, &FieldProblems::none()))
}

pub(crate) async fn give(
    State(web): State<Web>,
    visit: Visit,
    Path(processing): Path<String>,
    posted: Posted,
) -> Reply {
    let processing = id(&processing)?;
    let version = posted.text("version").parse().unwrap_or_default();
    let is_ticked = posted.text("agree") == "true";
    match web.app.consent_to(visit.ctx(), (processing, version), is_ticked).await {
        Ok(()) => see_other_telling(&web, HERE, "consent-given"),
        Err(AppError::Invalid(invalid)) => {
            let processing = web.app.processing(processing).await?;
            page_again(&give_form(&web, &visit, &processing, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// A consent as it was given, to be printed.
pub(crate) async fn printed(
    State(web): State<Web>,
    visit: Visit,
    Path(consent): Path<String>,
) -> Reply {
    let given = web.app.my_consent(visit.ctx(), id(&consent)?).await?;
    let l = visit.l();
    let values = [
        ("at", look_moment(&web, l, given.consent.given)),
        ("version", given.consent.version.to_string()),
    ];
    let mut intro =
        vec![l.with("consent-given-at", &values).into_owned(), standing(&web, l, &given)];
    intro.extend(asked(l, &given.processing));
    drawn(&bare(&web, &visit, given.processing.name, intro))
}

fn bare(web: &Web, visit: &Visit, title: String, intro: Vec<String>) -> FormPage {
    let l = visit.l();
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("consents-title"), HERE)),
        title,
        place: l.t("consents-title").into_owned(),
        intro,
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: String::new(),
        hidden: Vec::new(),
        consequence: None,
        submit: String::new(),
        other: None,
    }
}

pub(crate) async fn withdraw_page(
    State(web): State<Web>,
    visit: Visit,
    Path(consent): Path<String>,
) -> Reply {
    let given = web.app.my_consent(visit.ctx(), id(&consent)?).await?;
    let l = visit.l();
    let intro = vec![given.processing.name.clone(), standing(&web, l, &given)];
    let mut page = bare(&web, &visit, l.t("consent-withdraw").into_owned(), intro);
    page.action = format!("{HERE}/{}/rut", given.consent.id);
    page.consequence = Some(Consequence {
        action: l.t("consent-withdraw").into_owned(),
        effects: vec![l.t("consent-withdraw-effect").into_owned()],
        is_final: false,
    });
    page.submit = l.t("consent-withdraw").into_owned();
    page.other = Some(Link::new(l.t("rights-keep"), HERE));
    drawn(&page)
}

pub(crate) async fn withdraw(
    State(web): State<Web>,
    visit: Visit,
    Path(consent): Path<String>,
    _posted: Posted,
) -> Reply {
    let consent: ConsentId = id(&consent)?;
    web.app.withdraw_consent(visit.ctx(), consent).await?;
    see_other_telling(&web, HERE, "consent-withdrawn")
}
