//! Revoking a token: said before it is done, since it cannot be taken back.

use super::{
    place::Part,
    tokens::{HERE, acts_as, scopes},
};
use crate::{
    Web,
    chrome::chrome,
    citizen::id,
    posted::Posted,
    reply::{Reply, page as drawn, see_other, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{AppError, store::sessions::ApiToken};
use mc_kernel::ids::ApiTokenId;
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Consequence, ErrorSummary},
};

async fn find(web: &Web, visit: &Visit, token: ApiTokenId) -> Result<ApiToken, AppError> {
    let tokens = web.app.api_tokens(visit.ctx()).await?;
    tokens.into_iter().find(|t| t.id == token).ok_or(AppError::NotFound)
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(token): Path<String>) -> Reply {
    let token = find(&web, &visit, id(&token)?).await?;
    if token.revoked.is_some() {
        return see_other(HERE);
    }
    let l = visit.l();
    let acts = l.with("token-acts-as", &[("who", acts_as(&web, &token))]).into_owned();
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(l.t("admin-tokens"), HERE)),
        title: l.with("token-revoke-title", &[("name", token.name.as_str())]).into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro: vec![acts, scopes(l, &token.scopes)],
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: format!("{HERE}/{}/thu-hoi", token.id),
        hidden: Vec::new(),
        consequence: Some(Consequence {
            action: l.t("token-revoke").into_owned(),
            effects: vec![l.t("token-effect-revoke").into_owned()],
            is_final: true,
        }),
        submit: l.t("token-revoke").into_owned(),
        other: Some(Link::new(l.t("token-keep"), HERE)),
    })
}

pub(crate) async fn revoke(
    State(web): State<Web>,
    visit: Visit,
    Path(token): Path<String>,
    _posted: Posted,
) -> Reply {
    Part::Tokens.permit(&web, &visit)?;
    let token = find(&web, &visit, id(&token)?).await?;
    if token.revoked.is_some() {
        return see_other_telling(&web, HERE, "done-before");
    }
    web.app.revoke_token(visit.ctx(), token.id).await?;
    see_other_telling(&web, HERE, "token-revoked")
}
