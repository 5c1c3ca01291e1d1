//! Nobody was signed on: what the person is told.

use crate::{
    Web,
    chrome::chrome,
    reply::{Oops, Reply, page_with},
    visit::Visit,
};
use axum::http::StatusCode;
use mc_app::{
    gateway::sign_on::SignOnError,
    sign_on::{SignOnFailure, Way},
};
use mc_pages::{chrome::Link, public::ProblemPage, words::key};

/// Title and text of a failure, in keys, and its status.
const fn words(failure: &SignOnFailure) -> (&'static str, &'static str, StatusCode) {
    match failure {
        SignOnFailure::Provider(error) => match error {
            SignOnError::Unavailable(_) => (
                key("sign-on-unavailable-title"),
                key("sign-on-unavailable-text"),
                StatusCode::SERVICE_UNAVAILABLE,
            ),
            SignOnError::Cancelled => (
                key("sign-on-cancelled-title"),
                key("sign-on-cancelled-text"),
                StatusCode::UNAUTHORIZED,
            ),
            SignOnError::Refused(_) => (
                key("sign-on-refused-title"),
                key("sign-on-refused-text"),
                StatusCode::UNAUTHORIZED,
            ),
            SignOnError::CodeNotTaken => {
                (key("sign-on-used-title"), key("sign-on-used-text"), StatusCode::UNAUTHORIZED)
            }
            SignOnError::Unreadable(_)
            | SignOnError::Signature(_)
            | SignOnError::Issuer
            | SignOnError::Audience
            | SignOnError::Nonce
            | SignOnError::Time
            | SignOnError::OtherPerson => (
                key("sign-on-untrusted-title"),
                key("sign-on-untrusted-text"),
                StatusCode::UNAUTHORIZED,
            ),
            SignOnError::NoIdentity(_) => {
                (key("sign-on-number-title"), key("sign-on-no-number"), StatusCode::UNAUTHORIZED)
            }
        },
        SignOnFailure::NobodyWaits => {
            (key("sign-on-used-title"), key("sign-on-used-text"), StatusCode::UNAUTHORIZED)
        }
        SignOnFailure::OtherBrowser => {
            (key("sign-on-browser-title"), key("sign-on-browser-text"), StatusCode::UNAUTHORIZED)
        }
        SignOnFailure::BadNumber(_) => {
            (key("sign-on-number-title"), key("sign-on-bad-number"), StatusCode::UNAUTHORIZED)
        }
        SignOnFailure::NoOfficer => {
            (key("sign-on-officer-title"), key("sign-on-no-officer"), StatusCode::UNAUTHORIZED)
        }
        SignOnFailure::App(_) => {
            (key("internal-title"), key("internal-text"), StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// The page of a failure, with the ways on. The log gets the precise reason.
pub(super) fn page(web: &Web, visit: &Visit, provider: &str, failure: SignOnFailure) -> Reply {
    let request_id = visit.ctx().request_id.clone();
    failure.log(provider, &request_id);
    let (title, text, status) = words(&failure);
    if let SignOnFailure::App(error) = failure {
        return Err(Oops::from(error));
    }
    let l = visit.l();
    let way = web.app.way(provider, visit.locale());
    let name = way.as_ref().map_or_else(String::new, |way| way.name.clone());
    let again =
        way.map(|Way { id, .. }| Link::new(l.t("sign-on-again"), format!("/dang-nhap/{id}?lai=1")));
    let is_officer = web.app.ways(true, visit.locale()).iter().any(|way| way.id == provider);
    let door = if is_officer { "/can-bo/dang-nhap" } else { "/dang-nhap" };
    let mut ways: Vec<Link> = again.into_iter().collect();
    ways.push(Link::new(l.t("sign-on-other-way"), door));
    let page = ProblemPage {
        chrome: chrome(web, visit),
        title: l.t(title).into_owned(),
        text: vec![
            l.with(text, &[("name", name)]).into_owned(),
            l.t("sign-on-nothing-happened").into_owned(),
        ],
        ways,
        request_id: Some(request_id),
    };
    page_with(status, &page)
}
