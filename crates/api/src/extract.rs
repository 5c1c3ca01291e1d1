//! What operations take: a JSON body, a file, parameters of the address, the key of a command. What
//! does not fit becomes a problem that says where.

use crate::{
    api::Api,
    asked::text,
    limits,
    problem::{Code, FieldError, Problem},
    shape::{From, parameters},
};
use axum::{
    body::{Body, to_bytes},
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::{HeaderMap, header, request::Parts},
};
use bytes::Bytes;
use mc_kernel::Digest;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

/// A JSON body.
#[derive(Debug)]
pub(crate) struct Sent<T> {
    /// What was sent.
    pub(crate) value: T,
    /// The digest of it, whatever the order of its fields.
    pub(crate) digest: Digest,
}

impl<T: DeserializeOwned + ToSchema + 'static> FromRequest<Api> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Api) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let kind = media_type(&parts.headers);
        let bytes = bounded(&parts.headers, body, limits::JSON_BYTES).await?;
        let bytes =
            bytes.ok_or_else(|| Problem::new(Code::TooLarge).with("most", limits::JSON_BYTES))?;
        // An operation whose fields may all be left out takes no body at all, too.
        let value = if bytes.is_empty() {
            Value::Object(Map::new())
        } else {
            if kind != "application/json" {
                return Err(
                    Problem::new(Code::UnsupportedType).with("expected", "application/json")
                );
            }
            serde_json::from_slice(&bytes)
                .map_err(|e| Problem::new(Code::Unreadable).with("reason", e))?
        };
        api.shapes.body::<T>()?.check(&value, From::Body)?;
        let digest = Digest::of(canonical(&value).to_string().as_bytes());
        let value = serde_json::from_value(value)
            .map_err(|e| Problem::fields(vec![unfit(FieldError::body("", "wrong-shape"), &e)]))?;
        Ok(Self { value, digest })
    }
}

/// What the schema let pass and the program cannot read.
fn unfit(error: FieldError, cause: &serde_json::Error) -> FieldError {
    error.with("expected", cause)
}

/// The same value with the fields of every object in order.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut fields: Vec<(&String, &Value)> = object.iter().collect();
            fields.sort_by(|a, b| a.0.cmp(b.0));
            Value::Object(fields.into_iter().map(|(k, v)| (k.clone(), canonical(v))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(canonical).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// The media type of a body without its parameters.
fn media_type(headers: &HeaderMap) -> String {
    let kind = text(headers, &header::CONTENT_TYPE).split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// The bytes of a body; none where it is larger than it may be.
async fn bounded(
    headers: &HeaderMap,
    body: Body,
    most_bytes: usize,
) -> Result<Option<Bytes>, Problem> {
    let declared = text(headers, &header::CONTENT_LENGTH).parse::<usize>().unwrap_or(0);
    if declared > most_bytes {
        return Ok(None);
    }
    // One byte more than allowed tells the too large from the broken off.
    match to_bytes(body, most_bytes.saturating_add(1)).await {
        Ok(bytes) if bytes.len() <= most_bytes => Ok(Some(bytes)),
        Ok(_) => Ok(None),
        Err(error) if is_length_limit(&error) => Ok(None),
        Err(_) => Err(Problem::new(Code::BodyBroken)),
    }
}

fn is_length_limit(error: &axum::Error) -> bool {
    let cause = std::error::Error::source(error);
    cause.is_some_and(|cause| cause.to_string().contains("length limit"))
}

/// Bytes as they are: a file, or a part of one.
#[derive(Debug)]
pub(crate) struct Raw(Request);

/// The types that a body of bytes may be declared as. What it is, its content says.
const RAW_TYPES: [&str; 4] =
    ["application/octet-stream", "application/pdf", "image/jpeg", "image/png"];

impl Raw {
    /// The whole file, within the installation's bound.
    pub(crate) async fn file(self, api: &Api) -> Result<Bytes, Problem> {
        let most_bytes = api.app.settings().limits.file_bytes;
        let bytes = self.bytes(usize::try_from(most_bytes).unwrap_or(usize::MAX)).await?;
        bytes.ok_or_else(|| Problem::new(Code::FileTooLarge).with("most", most_bytes))
    }

    /// A part of a file.
    pub(crate) async fn part(self) -> Result<Bytes, Problem> {
        let most_bytes = limits::part_bytes();
        let bytes = self.bytes(most_bytes).await?;
        bytes.ok_or_else(|| Problem::new(Code::TooLarge).with("most", most_bytes))
    }

    async fn bytes(self, most_bytes: usize) -> Result<Option<Bytes>, Problem> {
        let (parts, body) = self.0.into_parts();
        if !RAW_TYPES.contains(&media_type(&parts.headers).as_str()) {
            let expected = RAW_TYPES.join(", ");
            return Err(Problem::new(Code::UnsupportedType).with("expected", expected));
        }
        bounded(&parts.headers, body, most_bytes).await
    }
}

impl FromRequest<Api> for Raw {
    type Rejection = Problem;

    async fn from_request(request: Request, _api: &Api) -> Result<Self, Problem> {
        Ok(Self(request))
    }
}

/// The parameters of an address.
#[derive(Debug)]
pub(crate) struct Given<T>(pub(crate) T);

impl<T: DeserializeOwned + IntoParams + 'static> FromRequestParts<Api> for Given<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let shape = api.shapes.parameters::<T>()?;
        let value = parameters(parts.uri.query().unwrap_or_default(), &shape)?;
        shape.check(&value, From::Parameters)?;
        let unfit = |e| Problem::fields(vec![unfit(FieldError::parameter("", "wrong-shape"), &e)]);
        Ok(Self(serde_json::from_value(value).map_err(unfit)?))
    }
}

/// The variable parts of an address. What cannot be an id is not there.
#[derive(Debug)]
pub(crate) struct At<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Api> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        match Path::<T>::from_request_parts(parts, api).await {
            Ok(Path(at)) => Ok(Self(at)),
            Err(_) => Err(Problem::new(Code::NotFound)),
        }
    }
}

/// The key under which a command is carried out once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key(pub(crate) String);

/// The name of the key's header.
pub(crate) const KEY_HEADER: header::HeaderName =
    header::HeaderName::from_static("idempotency-key");

impl FromRequestParts<Api> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _api: &Api) -> Result<Self, Problem> {
        let key = text(&parts.headers, &KEY_HEADER);
        let is_visible = key.bytes().all(|b| b.is_ascii_graphic());
        if key.is_empty() || key.len() > limits::KEY_CHARS || !is_visible {
            return Err(Problem::new(Code::KeyMissing).with("most", limits::KEY_CHARS));
        }
        Ok(Self(key.to_owned()))
    }
}

/// Documents the header of [`Key`].
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
pub(crate) struct KeyHeader {
    /// The key under which this task is carried out once: 1 to 200 visible ASCII characters, for
    /// instance a UUID, new for every task. Sent again with the same content it gives the answer
    /// again and does nothing (header `Idempotency-Replayed: true`); with other content it is refused
    /// with `request.key_reused`. A key counts for the token and the dossier, and for ever.
    #[param(rename = "Idempotency-Key", min_length = 1, max_length = 200, pattern = "^[!-~]+$")]
    #[expect(dead_code, reason = "only its documentation is used")]
    idempotency_key: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_order_of_fields_does_not_count() {
        let one: Value = serde_json::from_str(r#"{"a":1,"b":[{"d":1,"c":2}]}"#).unwrap();
        let other: Value = serde_json::from_str(r#"{"b":[{"c":2,"d":1}],"a":1}"#).unwrap();
        assert_eq!(canonical(&one).to_string(), canonical(&other).to_string());
        assert_ne!(canonical(&json!([1, 2])), canonical(&json!([2, 1])));
    }
}
