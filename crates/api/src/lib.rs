//! The JSON API: the use cases that people have on the pages, for other systems.
//!
//! - [`router`] serves `/api/v1/…`; [`document()`] is its OpenAPI 3.1 description, which
//!   `/api/v1/openapi.json` serves and from which the pages draw the documentation.
//! - A bearer token stands for one system. It was given by the province's administrator, has scopes,
//!   and acts with the positions of one member of staff: the policies let a system do what that person
//!   may do *and* the scopes allow, never more, and it administers nothing. The log names the token.
//!   No cookie is ever looked at, so that no page of another site can act through a browser.
//! - A command carries an `Idempotency-Key`; `mc_app::keyed` makes of it the id of the command, which
//!   the log knows, so that it is carried out once.
//! - What is sent is checked against the schema that the document shows, all problems in one go.
//!   Problems are RFC 9457, written by the layer around the router in the language of the request.
//!
//! A handler reads the request, asks one use case of `mc-app` and fills a schema; it holds no rule.
//! This crate knows nothing of HTML, sessions or SQL. Start at `api` for the router, at `extract` for
//! what operations take, at `problem` for what they refuse with.

mod api;
mod asked;
mod caller;
mod catalogue;
mod cursor;
mod document;
mod dossiers;
mod drafts;
mod extract;
mod limits;
mod polish;
mod problem;
mod rates;
mod replay;
mod shape;
mod token;
mod tracking;
mod values;
mod work;

#[cfg(test)]
mod tests;

use axum::Router;
use mc_app::App;

/// The API's router: every address below `/api/v1`.
pub fn router(app: App) -> Router {
    api::router(app, rates::RateLimits::default())
}

/// The API's description (OpenAPI 3.1) for an installation that is reached at an address.
///
/// Beside the standard it has `x-problems` (every problem with its words in both languages),
/// `x-scopes`, and `x-summary-vi` of operations, `x-name-vi` and `x-name-en` of tags.
pub fn document(public_url: &str) -> serde_json::Value {
    document::document(public_url)
}
