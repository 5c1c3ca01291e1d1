//! The layer around every operation: language, request id, headers, and the writing of problems.

use crate::problem::{Code, Problem};
use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use mc_kernel::Locale;
use std::{any::Any, net::SocketAddr};

/// The header with the id of a request, set by the server's outermost layer.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The longest request id that is taken over.
const MOST_REQUEST_ID_CHARS: usize = 100;

/// What is known of a request before anything is read of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    /// The language of the answer.
    pub(crate) locale: Locale,
    /// The id under which the log speaks of the request.
    pub(crate) request_id: String,
    /// The network address it came from, for limits.
    pub(crate) address: String,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let headers = request.headers();
        let language = text(headers, &header::ACCEPT_LANGUAGE);
        let address = request.extensions().get::<ConnectInfo<SocketAddr>>();
        Self {
            locale: Locale::from_accept_language(language).unwrap_or_default(),
            request_id: text(headers, &REQUEST_ID).chars().take(MOST_REQUEST_ID_CHARS).collect(),
            address: address.map_or_else(String::new, |info| info.0.ip().to_string()),
        }
    }
}

/// The text of a header; empty where there is none or it is no text.
pub(crate) fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Runs an operation and writes its problem, if it has one, in the language of the request.
pub(crate) async fn layer(mut request: Request, next: Next) -> Response {
    let asked = Asked::of(&request);
    let method = request.method().clone();
    request.extensions_mut().insert(asked.clone());
    let mut response = next.run(request).await;
    let mut allow = response.headers().get(header::ALLOW).cloned();
    if let Some(problem) = response.extensions().get::<Problem>() {
        let problem = problem.clone().with("method", method);
        response = problem.answer(&asked);
    } else {
        allow = None;
    }
    let headers = response.headers_mut();
    if let Some(allow) = allow {
        headers.insert(header::ALLOW, allow);
    }
    // Answers are about people: nobody in between keeps them.
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    let language = HeaderValue::from_static(asked.locale.tag());
    headers.insert(header::CONTENT_LANGUAGE, language);
    headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// What a panic answers: it is ours, and the log has it.
pub(crate) fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let said = panic.downcast::<String>().map(|s| *s);
    let said = said.or_else(|panic| panic.downcast::<&str>().map(|s| (*s).to_owned()));
    let said = said.unwrap_or_else(|_other| "a panic without words".to_owned());
    Problem::internal(said).into_response()
}

/// The answer of addresses that no operation has.
pub(crate) async fn no_such_address() -> Problem {
    Problem::new(Code::NoSuchAddress)
}

/// The answer of addresses that do not know the method.
pub(crate) async fn method_not_allowed() -> Problem {
    Problem::new(Code::MethodNotAllowed)
}
