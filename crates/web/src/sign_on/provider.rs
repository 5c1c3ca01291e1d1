//! To a provider and back.

use super::failed;
use crate::{
    Web,
    public::{safe, signed_on},
    reply::{Reply, see_other},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    policy::Assurance,
    sign_on::{Answer, Arrived, Wish},
};
use mc_kernel::Digest;
use serde::Deserialize;

/// What somebody who leaves for a provider wants.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Leaving {
    /// The page to come back to.
    #[serde(default)]
    ve: String,
    /// `2` for level 02.
    #[serde(default)]
    muc: String,
    /// Not empty: the person proves themselves anew at the provider.
    #[serde(default)]
    lai: String,
}

pub(crate) async fn leave(
    State(web): State<Web>,
    visit: Visit,
    Path(provider): Path<String>,
    Query(leaving): Query<Leaving>,
) -> Reply {
    web.limiter.leave(visit.address())?;
    let level_two = leaving.muc == "2";
    let wish = Wish {
        provider: &provider,
        level: if level_two { Assurance::Two } else { Assurance::One },
        again: !leaving.lai.is_empty(),
        back: &safe(&leaving.ve, "/"),
        session: visit.session(),
    };
    match web.app.leave_for(&visit.browser(), &wish).await {
        Ok(url) => see_other(&url),
        Err(failure) => failed::page(&web, &visit, &provider, failure),
    }
}

/// What a provider sends a person back with.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    error: String,
}

pub(crate) async fn arrive(
    State(web): State<Web>,
    visit: Visit,
    Path(provider): Path<String>,
    Query(back): Query<Back>,
) -> Reply {
    let answer =
        Answer { provider: &provider, state: &back.state, code: &back.code, error: &back.error };
    match web.app.arrive_from(&visit.browser(), &answer).await {
        Ok(Arrived::SignedOn(begun, to)) => {
            signed_on(&web, &begun.token, &home(&web, &provider, to))
        }
        Ok(Arrived::ToRead(token)) => {
            see_other(&format!("/lan-dau-dang-nhap/{}", Digest::from_bytes(token)))
        }
        Err(failure) => failed::page(&web, &visit, &provider, failure),
    }
}

/// Where somebody goes who came from no page.
fn home(web: &Web, provider: &str, to: String) -> String {
    if to != "/" {
        return to;
    }
    let is_officer = web.app.ways(true, mc_kernel::Locale::Vi).iter().any(|w| w.id == provider);
    if is_officer { "/can-bo/viec".to_owned() } else { "/ho-so".to_owned() }
}
