//! The first time: what a provider said of a person, before anything of it is kept.

use super::failed;
use crate::{
    Web,
    chrome::chrome,
    posted::Posted,
    public::{safe, signed_on},
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::sign_on::{Received, SignOnFailure};
use mc_kernel::{CivilDay, Digest};
use mc_pages::{
    chrome::Link,
    components::{SummaryList, SummaryRow},
    fields::{FieldKind, FieldView},
    format,
    public::{ReceivedPage, Twice},
    words::Lang,
};

fn token(text: &str) -> Result<[u8; 32], SignOnFailure> {
    let digest: Result<Digest, _> = text.parse();
    digest.map(|digest| *digest.bytes()).map_err(|_bad| SignOnFailure::NobodyWaits)
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(arrival): Path<String>,
) -> Reply {
    let found = match token(&arrival) {
        Ok(token) => web.app.received(&visit.browser(), &token).await,
        Err(failure) => Err(failure),
    };
    let (received, provider) = match found {
        Ok(found) => found,
        Err(failure) => return failed::page(&web, &visit, "", failure),
    };
    let l = visit.l();
    let name = web.app.way(&provider, visit.locale()).map_or(provider, |way| way.name);
    let becomes = if received.is_known() { l.t("received-joins") } else { l.t("received-begins") };
    let twice = received.is_kept_twice().then(|| Twice {
        title: l.t("twice-title").into_owned(),
        text: l.t("twice-text").into_owned(),
        wish: FieldView::new("join", l.t("twice-wish"), FieldKind::Consent(false)),
    });
    drawn(&ReceivedPage {
        chrome: chrome(&web, &visit),
        title: l.with("received-title", &[("name", received.name.as_str())]).into_owned(),
        intro: vec![l.with("received-intro", &[("name", name)]).into_owned(), becomes.into_owned()],
        facts: facts(l, &received),
        twice,
        action: format!("/lan-dau-dang-nhap/{arrival}"),
        submit: l.t("received-submit").into_owned(),
        cancel: Link::new(l.t("received-cancel"), "/dang-nhap"),
    })
}

fn facts(l: Lang, received: &Received) -> SummaryList {
    let birth: Result<CivilDay, _> = received.birth.parse();
    let birth = birth.map_or_else(|_year| received.birth.clone(), |day| format::day_short(l, day));
    let level = if received.is_level_two() { l.t("level-two") } else { l.t("level-one") };
    let number = if received.is_organisation { l.t("tax-number") } else { l.t("identity-number") };
    let rows = [
        (l.t("received-name").into_owned(), received.name.clone()),
        (number.into_owned(), received.number.clone()),
        (l.t("received-birth").into_owned(), birth),
        (l.t("received-phone").into_owned(), received.phone.clone()),
        (l.t("received-email").into_owned(), received.email.clone()),
        (l.t("received-address").into_owned(), received.address.clone()),
        (l.t("received-level").into_owned(), level.into_owned()),
    ];
    let given = rows.into_iter().filter(|(_, value)| !value.is_empty());
    SummaryList { rows: given.map(|(term, value)| SummaryRow::new(term, value)).collect() }
}

pub(crate) async fn accept(
    State(web): State<Web>,
    visit: Visit,
    Path(arrival): Path<String>,
    posted: Posted,
) -> Reply {
    let join = posted.has("join");
    let accepted = match token(&arrival) {
        Ok(token) => web.app.accept(&visit.browser(), &token, join).await,
        Err(failure) => Err(failure),
    };
    match accepted {
        Ok((begun, back)) => {
            let to = if back == "/" { "/ho-so".to_owned() } else { safe(&back, "/ho-so") };
            signed_on(&web, &begun.token, &to)
        }
        Err(failure) => failed::page(&web, &visit, "", failure),
    }
}
