//! An officer's own account, and proving anew who one is.

use super::ways::{code_field, password_field};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    forms::error_summary,
    posted::Posted,
    public::{safe, sign_in_problem, signed_on},
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::store::sessions::Listed;
use mc_kernel::{Digest, FieldProblems, Timestamp};
use mc_pages::{
    FormPage,
    chrome::Link,
    components::PostButton,
    desk::{OpenSession, OwnAccountPage},
    format,
    words::Lang,
};
use serde::Deserialize;

const PAGE: &str = "/can-bo/tai-khoan";

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    own(&web, &visit, Vec::new()).await
}

async fn own(web: &Web, visit: &Visit, codes: Vec<String>) -> Reply {
    let l = visit.l();
    let here = visit.session().map(|token| Digest::of(token));
    let all = web.app.own_sessions(visit.ctx()).await?;
    let has_others = all.len() > 1;
    let mut sessions: Vec<OpenSession> =
        all.iter().map(|listed| open(web, visit, listed, here)).collect();
    sessions.sort_by_key(|session| !session.is_here);
    let left = web.app.own_recovery_codes(visit.ctx()).await?;
    drawn(&OwnAccountPage {
        chrome: fresh_chrome(web, visit),
        codes,
        left: l.n("codes-left", left).into_owned(),
        make: Link::new(l.t("codes-make"), "/can-bo/tai-khoan/ma-khoi-phuc"),
        sessions,
        end_others: has_others.then(|| PostButton {
            action: "/can-bo/tai-khoan/phien-khac".to_owned(),
            label: l.t("sessions-end-others").into_owned(),
            values: Vec::new(),
        }),
    })
}

fn open(web: &Web, visit: &Visit, listed: &Listed, here: Option<Digest>) -> OpenSession {
    let l = visit.l();
    let moment = |at: Timestamp| format::moment(l, web.app.settings().zone.local(at));
    let is_here = here == Some(listed.token);
    let way = match listed.way.as_str() {
        "provider" => web
            .app
            .way(&listed.provider, visit.locale())
            .map_or_else(|| l.t("way-provider").into_owned(), |way| way.name),
        "recovery" => l.t("way-recovery").into_owned(),
        _password => l.t("way-password").into_owned(),
    };
    let mut lines = vec![
        l.with("session-began", &[("at", moment(listed.began)), ("way", way)]).into_owned(),
        l.with("session-seen", &[("at", moment(listed.seen))]).into_owned(),
    ];
    if !listed.place.is_empty() {
        let place = l.with("session-place", &[("place", listed.place.as_str())]);
        lines.push(place.into_owned());
    }
    let end = listed.id.filter(|_| !is_here).map(|id| PostButton {
        action: "/can-bo/tai-khoan/phien".to_owned(),
        label: l.t("session-end").into_owned(),
        values: vec![("session".to_owned(), id.to_string())],
    });
    OpenSession { device: device(l, &listed.device), lines, is_here, end }
}

/// Browser and system out of what a browser says of itself; what is not known is said so.
fn device(l: Lang, agent: &str) -> String {
    let first = |names: &[(&'static str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    // The order counts: each browser also names those that it descends from.
    let browser = first(&[
        ("Edg/", "Edge"),
        ("CocCoc", "Cốc Cốc"),
        ("coc_coc", "Cốc Cốc"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => l.t("device-unknown").into_owned(),
    }
}

pub(crate) async fn end(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.app.end_own_session(visit.ctx(), posted.parsed("session")?).await?;
    see_other_telling(&web, PAGE, "session-ended")
}

pub(crate) async fn end_others(State(web): State<Web>, visit: Visit, _form: Posted) -> Reply {
    if let Some(token) = visit.session() {
        web.app.end_other_sessions(visit.ctx(), token).await?;
    }
    see_other_telling(&web, PAGE, "session-ended")
}

pub(crate) async fn ask_codes(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.require_fresh(visit.ctx())?;
    let l = visit.l();
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(l.t("own-account-title"), PAGE)),
        title: l.t("codes-make").into_owned(),
        place: l.t("own-account-title").into_owned(),
        intro: vec![l.t("codes-text").into_owned(), l.t("codes-void").into_owned()],
        errors: error_summary(l, &FieldProblems::none()),
        fields: Vec::new(),
        action: "/can-bo/tai-khoan/ma-khoi-phuc".to_owned(),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("codes-make").into_owned(),
        other: Some(Link::new(l.t("own-account-title"), PAGE)),
    })
}

pub(crate) async fn make_codes(State(web): State<Web>, visit: Visit, _form: Posted) -> Reply {
    let made = web.app.new_recovery_codes(visit.ctx()).await?;
    own(&web, &visit, made.0).await
}

/// Where to go back to.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    ve: String,
}

pub(crate) async fn prove_page(
    State(web): State<Web>,
    visit: Visit,
    Query(back): Query<Back>,
) -> Reply {
    drawn(&proof_form(&web, &visit, &back.ve, &FieldProblems::none()))
}

fn proof_form(web: &Web, visit: &Visit, back: &str, problems: &FieldProblems) -> FormPage {
    let l = visit.l();
    let back = safe(back, "/can-bo/viec");
    FormPage {
        chrome: chrome(web, visit),
        back: None,
        title: l.t("prove-title").into_owned(),
        place: l.t("sign-in").into_owned(),
        intro: vec![l.t("prove-intro").into_owned()],
        errors: error_summary(l, problems),
        fields: vec![password_field(visit), code_field(web, visit)],
        action: "/can-bo/xac-nhan-lai".to_owned(),
        hidden: vec![("_back".to_owned(), back)],
        consequence: None,
        submit: l.t("prove-submit").into_owned(),
        other: Some(Link::new(l.t("received-cancel"), "/can-bo/viec")),
    }
}

pub(crate) async fn prove(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.limiter.sign_in(visit.address())?;
    let Some(token) = visit.session() else {
        return Err(mc_app::AppError::Unauthenticated.into());
    };
    let (password, code) = (posted.text("password"), posted.text("code"));
    match web.app.prove_again(&visit.browser(), token, password, code).await {
        Ok(begun) => signed_on(&web, &begun.token, &safe(posted.text("_back"), "/can-bo/viec")),
        Err(error) => {
            let problems = FieldProblems::from(sign_in_problem(error, "password")?);
            page_again(&proof_form(&web, &visit, posted.text("_back"), &problems))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::Locale;

    #[test]
    fn devices_are_told_by_their_names() {
        let l = Lang::new(Locale::Vi);
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/113.0 Safari/537.36";
        for (agent, expect) in [
            (chrome, "Chrome, Windows"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) Version/16.5 Safari/604.1",
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:113.0) Gecko/20100101 Firefox/113.0",
                "Firefox, Linux",
            ),
            ("curl/8", "Thiết bị không rõ"),
        ] {
            assert_eq!(device(l, agent), expect, "{agent}");
        }
    }
}
