//! The endpoints of a provider (`OpenID` Connect Core 1.0, RFC 6749, RFC 7636).

use super::{
    Identity, keys, page,
    shape::{Level, Shape},
    trouble::Trouble,
    waiting::{Grant, Known, Request},
};
use axum::{
    Json,
    body::Body,
    extract::{Form, Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use mc_kernel::Digest;
use serde_json::{Value, json};
use std::collections::HashMap;
use tokio::time::sleep;

type Fields = HashMap<String, String>;

/// A code holds so long.
const CODE_SECONDS: i64 = 60;
/// How much an endless answer has: more than anybody should read.
const ENDLESS_BYTES: usize = 8 * 1024 * 1024;
/// The code that a provider gives to everybody when it repeats itself.
const REPEATED: &str = "the-same-code-for-everybody";

fn text<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.get(name).map_or("", String::as_str)
}

/// A request that is not answered: its status, and a code of RFC 6749 where there is one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refused(StatusCode, &'static str);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self.1 {
            "" => self.0.into_response(),
            code => (self.0, Json(json!({ "error": code }))).into_response(),
        }
    }
}

const fn refused(status: StatusCode, code: &'static str) -> Refused {
    Refused(status, code)
}

impl Identity {
    /// The provider of an address, once the troubles that concern every answer are through.
    async fn provider(&self, name: &str) -> Result<Shape, Refused> {
        let shape = Shape::from_name(name).ok_or(refused(StatusCode::NOT_FOUND, ""))?;
        let trouble = self.trouble();
        if trouble == Trouble::Down {
            return Err(refused(StatusCode::SERVICE_UNAVAILABLE, ""));
        }
        if let Trouble::Slow(pause) = trouble {
            sleep(pause).await;
        }
        Ok(shape)
    }

    /// Leads back with a code.
    fn granted(&self, request: Request, person: String, level: Level) -> Response {
        let repeats = self.trouble() == Trouble::RepeatedCode;
        let code = if repeats { REPEATED.to_owned() } else { self.secret() };
        let back = leading(&request, &[("code", &code), ("state", &request.state)]);
        let grant = Grant { request, person, level, at: self.now() };
        // A repeated code stands for whoever got it first.
        if code != REPEATED || self.0.waiting.codes.get(REPEATED).is_none() {
            self.0.waiting.codes.put(code, grant);
        }
        Redirect::to(&back).into_response()
    }
}

fn leading(request: &Request, parameters: &[(&str, &str)]) -> String {
    let mut address = request.redirect.clone();
    let mut separator = if address.contains('?') { '&' } else { '?' };
    for (name, value) in parameters {
        address.push(separator);
        address.push_str(name);
        address.push('=');
        address.push_str(&percent(value));
        separator = '&';
    }
    address
}

fn percent(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(
            |byte| {
                if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect::<Vec<_>>()
        .concat()
}

pub(super) async fn authorize(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    Query(fields): Query<Fields>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let shape = identity.provider(&provider).await?;
    let (client, redirect) = (text(&fields, "client_id"), text(&fields, "redirect_uri"));
    let known = identity.0.clients.iter().find(|c| c.id == client);
    // Nobody is led to an address that was not agreed upon.
    if known.is_none_or(|c| c.redirects.iter().all(|agreed| agreed != redirect)) {
        let words =
            "Ứng dụng này chưa được đăng ký. (The client or its address is not registered.)";
        return Ok((StatusCode::BAD_REQUEST, Html(page::saying(shape, words))).into_response());
    }
    let request = Request {
        shape,
        client: client.to_owned(),
        redirect: redirect.to_owned(),
        state: text(&fields, "state").to_owned(),
        nonce: text(&fields, "nonce").to_owned(),
        challenge: text(&fields, "code_challenge").to_owned(),
        level: shape.asked(text(&fields, "acr_values")),
    };
    let is_asked_well = text(&fields, "response_type") == "code"
        && text(&fields, "scope").split(' ').any(|scope| scope == "openid")
        && text(&fields, "code_challenge_method") == "S256"
        && !request.challenge.is_empty();
    if !is_asked_well {
        let back = leading(&request, &[("error", "invalid_request"), ("state", &request.state)]);
        return Ok(Redirect::to(&back).into_response());
    }
    let cookie = cookie(&headers, shape).and_then(|cookie| identity.0.waiting.known.get(&cookie));
    let is_fresh = text(&fields, "prompt").split(' ').any(|prompt| prompt == "login");
    let known = cookie.filter(|k| !is_fresh && k.shape == shape && k.level >= request.level);
    if let Some(known) = known {
        return Ok(identity.granted(request, known.person, known.level));
    }
    let (id, level) = (identity.secret(), request.level);
    identity.0.waiting.requests.put(id.clone(), request);
    Ok(Html(page::choose(shape, &id, level, &identity.0.people)).into_response())
}

fn cookie_name(shape: Shape) -> String {
    format!("standin_{}", shape.name())
}

fn cookie(headers: &HeaderMap, shape: Shape) -> Option<String> {
    let name = cookie_name(shape);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    cookies
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

fn with_cookie(mut response: Response, shape: Shape, value: &str, more: &str) -> Response {
    let name = cookie_name(shape);
    let text = format!("{name}={value}; Path=/identity/; HttpOnly; SameSite=Lax{more}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

pub(super) async fn choose(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Refused> {
    let shape = identity.provider(&provider).await?;
    let Some(request) = identity.0.waiting.requests.take(text(&fields, "request")) else {
        let words = "Yêu cầu này đã được trả lời. (This request was answered already.)";
        return Ok((StatusCode::BAD_REQUEST, Html(page::saying(shape, words))).into_response());
    };
    let Some(person) = identity.person(text(&fields, "person")) else {
        let back = leading(&request, &[("error", "access_denied"), ("state", &request.state)]);
        return Ok(Redirect::to(&back).into_response());
    };
    let level = if text(&fields, "level") == "2" { Level::Two } else { Level::One };
    let (person, secret) = (person.id_number.clone(), identity.secret());
    let known = Known { shape, person: person.clone(), level };
    identity.0.waiting.known.put(secret.clone(), known);
    Ok(with_cookie(identity.granted(request, person, level), shape, &secret, ""))
}

/// The client that presents itself, by a header or in the form.
fn presented(headers: &HeaderMap, fields: &Fields) -> Option<(String, String)> {
    let basic = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    if let Some(basic) = basic.and_then(|text| text.strip_prefix("Basic ")) {
        let plain = String::from_utf8(STANDARD.decode(basic).ok()?).ok()?;
        let (id, secret) = plain.split_once(':')?;
        return Some((id.to_owned(), secret.to_owned()));
    }
    Some((fields.get("client_id")?.clone(), fields.get("client_secret")?.clone()))
}

pub(super) async fn token(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response, Refused> {
    let shape = identity.provider(&provider).await?;
    let client = presented(&headers, &fields).and_then(|(id, secret)| {
        identity.0.clients.iter().find(|c| c.id == id && c.secret == secret)
    });
    let Some(client) = client else {
        return Err(refused(StatusCode::UNAUTHORIZED, "invalid_client"));
    };
    let trouble = identity.trouble();
    if trouble == Trouble::Malformed {
        return Ok("<html>".into_response());
    }
    if trouble == Trouble::Endless {
        return Ok(Body::from(vec![b' '; ENDLESS_BYTES]).into_response());
    }
    if trouble == Trouble::Empty {
        return Ok(Json(json!({})).into_response());
    }
    // A code works once, whatever becomes of it.
    let grant = identity.0.waiting.codes.take(text(&fields, "code")).filter(|grant| {
        let request = &grant.request;
        let digest = Digest::of(text(&fields, "code_verifier").as_bytes());
        request.shape == shape
            && request.client == client.id
            && request.redirect == text(&fields, "redirect_uri")
            && request.challenge == keys::encoded_bytes(digest.bytes())
            && identity.now() - grant.at <= CODE_SECONDS
    });
    let Some(grant) = grant else {
        return Err(refused(StatusCode::BAD_REQUEST, "invalid_grant"));
    };
    let person = identity.person(&grant.person);
    let person = person.ok_or(refused(StatusCode::BAD_REQUEST, "invalid_grant"))?;
    let token = identity.id_token(&grant, person);
    let token = token.map_err(|_broken| refused(StatusCode::INTERNAL_SERVER_ERROR, ""))?;
    let access = identity.secret();
    identity.0.waiting.access.put(access.clone(), grant);
    Ok(Json(json!({
        "access_token": access, "refresh_token": identity.secret(), "scope": "openid",
        "id_token": token, "token_type": "Bearer", "expires_in": 3600,
    }))
    .into_response())
}

pub(super) async fn user_info(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refused> {
    let shape = identity.provider(&provider).await?;
    let bearer = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    let grant = bearer
        .and_then(|text| text.strip_prefix("Bearer "))
        .and_then(|token| identity.0.waiting.access.get(token))
        .filter(|grant| grant.request.shape == shape);
    let found = grant.as_ref().and_then(|g| Some((g, identity.person(&g.person)?)));
    let (grant, person) = found.ok_or(refused(StatusCode::UNAUTHORIZED, "invalid_token"))?;
    Ok(Json(identity.about(grant, person)))
}

pub(super) async fn introspect(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Json<Value>, Refused> {
    let shape = identity.provider(&provider).await?;
    let grant = identity.0.waiting.access.get(text(&fields, "token"));
    Ok(Json(match grant.filter(|g| g.request.shape == shape) {
        Some(grant) => json!({
            "active": true, "client_id": grant.request.client, "exp": grant.at + 3600,
        }),
        None => json!({ "active": false }),
    }))
}

pub(super) async fn jwks(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
) -> Result<Json<Value>, Refused> {
    identity.provider(&provider).await?;
    Ok(Json(identity.keys().public()))
}

pub(super) async fn logout(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    Query(fields): Query<Fields>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let shape = identity.provider(&provider).await?;
    if let Some(cookie) = cookie(&headers, shape) {
        identity.0.waiting.known.take(&cookie);
    }
    let back = text(&fields, "post_logout_redirect_uri");
    let agreed = identity.0.clients.iter().flat_map(|c| &c.redirects);
    let is_ours = agreed.filter_map(|redirect| origin(redirect)).any(|o| origin(back) == Some(o));
    let response = if is_ours && !text(&fields, "id_token_hint").is_empty() {
        Redirect::to(back).into_response()
    } else {
        Html(page::saying(shape, "Đã đăng xuất. (Signed out.)")).into_response()
    };
    Ok(with_cookie(response, shape, "", "; Max-Age=0"))
}

/// Scheme, host and port of an address.
fn origin(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split('/').next()?;
    address.get(..scheme.len() + 3 + host.len())
}

pub(super) async fn discovery(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
) -> Result<Json<Value>, Refused> {
    let shape = identity.provider(&provider).await?;
    if !shape.has_discovery() {
        return Err(refused(StatusCode::NOT_FOUND, ""));
    }
    let at = |path: &str| format!("{}{path}", identity.address(shape));
    Ok(Json(json!({
        "issuer": identity.issuer(shape),
        "authorization_endpoint": at("/oauth2/authorize"),
        "token_endpoint": at("/oauth2/token"),
        "userinfo_endpoint": at("/oauth2/userinfo"),
        "introspection_endpoint": at("/oauth2/introspect"),
        "jwks_uri": at("/oauth2/jwks"),
        "end_session_endpoint": at("/oidc/logout"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [shape.algorithm().name()],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": ["openid"],
    })))
}
