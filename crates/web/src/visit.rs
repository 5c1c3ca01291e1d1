//! Who comes: the actor behind the session, the language, the token of the forms.

use crate::{Web, cookies::Cookies};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderValue, Method, Uri, header, request::Parts},
    middleware::Next,
    response::Response,
};
use mc_app::{AppError, Ctx, Standing, policy::Actor, sign_on::Browser};
use mc_kernel::{Digest, Locale};
use mc_pages::words::Lang;
use std::{convert::Infallible, sync::Arc};

/// A request as handlers see it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Visit(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    ctx: Ctx,
    uri: Uri,
    is_read: bool,
    session: Option<[u8; 32]>,
    csrf: String,
    flash: Option<String>,
    address: String,
    browser: Digest,
    device: String,
    came_from: String,
}

impl Visit {
    /// The context of use cases.
    pub fn ctx(&self) -> &Ctx {
        &self.0.ctx
    }

    /// The language.
    pub fn l(&self) -> Lang {
        Lang::new(self.0.ctx.locale)
    }

    /// The locale.
    pub fn locale(&self) -> Locale {
        self.0.ctx.locale
    }

    /// The path with its query, where the language links lead back to.
    pub fn here(&self) -> String {
        let uri = &self.0.uri;
        uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
    }

    /// The path.
    pub fn path(&self) -> &str {
        self.0.uri.path()
    }

    /// Whether the request only reads; after an answer to a form the language links lead home.
    pub fn is_read(&self) -> bool {
        self.0.is_read
    }

    /// The session's token.
    pub fn session(&self) -> Option<&[u8; 32]> {
        self.0.session.as_ref()
    }

    /// The token that forms carry.
    pub fn csrf(&self) -> &str {
        &self.0.csrf
    }

    /// What the page before has to tell.
    pub fn flash(&self) -> Option<&str> {
        self.0.flash.as_deref()
    }

    /// The network address, for limits.
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// The browser, as signing on knows it.
    pub fn browser(&self) -> Browser {
        let (address, device) = (self.0.address.clone(), self.0.device.clone());
        Browser { secret: self.0.browser, address, device }
    }

    /// The page to come back to: this one, or the page of ours that a form stood in, where the browser
    /// says so.
    pub fn came_from(&self) -> String {
        if self.is_read() {
            return self.here();
        }
        let from = self.0.came_from.as_str();
        if from.is_empty() { "/".to_owned() } else { from.to_owned() }
    }

    /// Whether a form's token is the one that was given.
    pub fn csrf_holds(&self, token: &str) -> bool {
        let (Ok(given), Ok(own)) = (token.parse::<Digest>(), self.0.csrf.parse::<Digest>()) else {
            return false;
        };
        given.matches(&own)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<Self>().cloned();
        Ok(known.unwrap_or_else(Self::unknown))
    }
}

impl Visit {
    /// A visit that the middleware has not seen: nobody, in the first language.
    fn unknown() -> Self {
        Self(Arc::new(Inner {
            ctx: Ctx::new(Actor::Stranger, Locale::default(), ""),
            uri: Uri::default(),
            is_read: false,
            session: None,
            csrf: String::new(),
            flash: None,
            address: String::new(),
            browser: Digest::of(b""),
            device: String::new(),
            came_from: String::new(),
        }))
    }
}

/// Finds out who comes, lets the request through, and draws the page of an error that came back.
pub(crate) async fn middleware(
    State(web): State<Web>,
    mut request: Request,
    next: Next,
) -> Response {
    let cookies = Cookies::read(request.headers(), web.is_https);
    let (visitor, is_new) = match cookies.visitor {
        Some(visitor) => (visitor, false),
        None => (web.app.mint().secret(), true),
    };
    let found = visitor_of(&web, &cookies).await;
    let failed = found.as_ref().err().map(ToString::to_string);
    let (actor, standing) = found.unwrap_or((Actor::Stranger, Standing::default()));
    let session = cookies.session.filter(|_| actor != Actor::Stranger);
    let locale = locale(&request, &cookies);
    let request_id = header_text(&request, "x-request-id");
    let csrf = Digest::of_parts(&[b"form", &web.key, &visitor, &session.unwrap_or_default()]);
    let visit = Visit(Arc::new(Inner {
        ctx: Ctx::new(actor, locale, request_id).standing(standing),
        uri: request.uri().clone(),
        is_read: matches!(*request.method(), Method::GET | Method::HEAD),
        session,
        csrf: csrf.to_string(),
        flash: cookies.flash.clone(),
        address: client_address(&request),
        browser: Digest::of_parts(&[b"browser", &visitor]),
        device: header_text(&request, header::USER_AGENT.as_str()),
        came_from: came_from(&request),
    }));
    request.extensions_mut().insert(visit.clone());
    // What pages are drawn with is kept by browsers and costs nothing.
    let is_asset = visit.path().starts_with("/assets/");
    let counted = || web.limiter.request(&visit.ctx().actor, visit.address());
    let may = if is_asset { Ok(()) } else { counted() };
    let response = match (failed, may) {
        // Without the database nobody is known; better to say so than to show a stranger's page.
        (Some(reason), _) => crate::reply::fail(AppError::Unavailable(reason)),
        (None, Err(too_often)) => crate::reply::fail(too_often),
        (None, Ok(())) => next.run(request).await,
    };
    let mut response = crate::reply::draw_error(&web, &visit, response);
    let headers = response.headers_mut();
    let seen_flash = cookies.flash.is_some() && !headers.contains_key(header::LOCATION);
    let set: [Option<HeaderValue>; 2] = [
        is_new.then(|| crate::cookies::visitor(&visitor, web.is_https)).flatten(),
        seen_flash.then(|| crate::cookies::no_flash(web.is_https)).flatten(),
    ];
    for cookie in set.into_iter().flatten() {
        headers.append(header::SET_COOKIE, cookie);
    }
    response
}

async fn visitor_of(web: &Web, cookies: &Cookies) -> Result<(Actor, Standing), AppError> {
    match &cookies.session {
        Some(token) => web.app.visitor_of(token).await,
        None => Ok((Actor::Stranger, Standing::default())),
    }
}

/// The path of the page of ours that a form stood in.
fn came_from(request: &Request) -> String {
    let (referer, host) = (header_text(request, "referer"), header_text(request, "host"));
    let rest = referer.split_once("://").map_or("", |(_, rest)| rest);
    let path = rest.strip_prefix(host.as_str()).filter(|path| path.starts_with('/'));
    path.unwrap_or_default().to_owned()
}

fn locale(request: &Request, cookies: &Cookies) -> Locale {
    let chosen = cookies.language.as_deref().and_then(Locale::from_tag);
    let header = header_text(request, header::ACCEPT_LANGUAGE.as_str());
    chosen.or_else(|| Locale::from_accept_language(&header)).unwrap_or_default()
}

fn header_text(request: &Request, name: &str) -> String {
    let value = request.headers().get(name).and_then(|v| v.to_str().ok());
    value.unwrap_or_default().chars().take(200).collect()
}

/// The address of whoever asks; behind a proxy that is trusted, of its client.
fn client_address(request: &Request) -> String {
    request
        .extensions()
        .get::<axum::extract::ConnectInfo<std::net::SocketAddr>>()
        .map_or_else(String::new, |info| info.0.ip().to_string())
}
