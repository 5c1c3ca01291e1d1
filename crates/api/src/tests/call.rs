//! Requests as they are written down in tests, and their answers.

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use serde_json::Value;

/// A request.
#[derive(Debug, Clone)]
pub(super) struct Call {
    method: &'static str,
    uri: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Call {
    pub(super) fn new(method: &'static str, uri: &str) -> Self {
        Self { method, uri: uri.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    pub(super) fn get(uri: &str) -> Self {
        Self::new("GET", uri)
    }

    pub(super) fn post(uri: &str) -> Self {
        Self::new("POST", uri)
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a token.
    pub(super) fn with(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// Under an idempotency key.
    pub(super) fn under(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    pub(super) fn english(self) -> Self {
        self.header("accept-language", "en")
    }

    pub(super) fn json(self, body: &Value) -> Self {
        self.bytes("application/json", body.to_string().as_bytes())
    }

    pub(super) fn bytes(mut self, kind: &str, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self.header("content-type", kind)
    }

    pub(super) fn method(&self) -> String {
        self.method.to_lowercase()
    }

    /// The address without its parameters.
    pub(super) fn path(&self) -> String {
        self.uri.split('?').next().unwrap_or_default().to_owned()
    }

    pub(super) fn request(self) -> Request<Body> {
        let mut request = Request::builder().method(self.method).uri(&self.uri);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request.body(Body::from(self.body)).unwrap()
    }
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Answered {
    pub(super) async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Self { status: parts.status, headers: parts.headers, body }
    }

    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(super) fn media_type(&self) -> &str {
        self.header(header::CONTENT_TYPE.as_str())
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The body of an answer that must have a status.
    #[track_caller]
    pub(super) fn ok(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self.json()
    }

    /// Whether it repeats an earlier answer.
    pub(super) fn is_replayed(&self) -> bool {
        self.header("idempotency-replayed") == "true"
    }

    /// The problem that it must be.
    #[track_caller]
    pub(super) fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.media_type(), "application/problem+json");
        let problem = self.ok(status);
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["type"], format!("/api/problems/{code}"));
        problem
    }

    /// The fields of the problem that it must be: places and codes.
    #[track_caller]
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        let problem = self.problem(422, "request.invalid");
        let errors = problem["errors"].as_array().unwrap();
        let place = |e: &Value| e.get("pointer").or_else(|| e.get("parameter")).cloned().unwrap();
        let text = |v: &Value| v.as_str().unwrap().to_owned();
        errors.iter().map(|e| (text(&place(e)), text(&e["code"]))).collect()
    }
}

/// Fields as tests write them down.
pub(super) fn fields(expect: &[(&str, &str)]) -> Vec<(String, String)> {
    expect.iter().map(|(place, code)| ((*place).to_owned(), (*code).to_owned())).collect()
}
