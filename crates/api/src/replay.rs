//! Answers to requests that were carried out before.

use axum::{
    http::{HeaderName, HeaderValue},
    response::{IntoResponse, Response},
};

/// The header of an answer to a request that had been carried out before.
pub(crate) const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// An answer to a request that had been carried out before: nothing was done now.
pub(crate) fn replayed(answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

/// An answer, marked where it repeats an earlier one.
pub(crate) fn answered(answer: impl IntoResponse, was_done_before: bool) -> Response {
    if was_done_before { replayed(answer) } else { answer.into_response() }
}
