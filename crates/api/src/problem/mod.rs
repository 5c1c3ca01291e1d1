//! Problems as answers (RFC 9457). A handler says what is wrong; the layer around the router says it
//! in the language of the request.

mod codes;
mod fields;
mod rejected;

pub(crate) use codes::Code;
#[cfg(test)]
pub(crate) use fields::Place;
use fields::of_parameter;
pub(crate) use fields::{FieldDetail, FieldError, below, escaped, filled, pointer};
pub(crate) use rejected::status_of;

use crate::asked::Asked;
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use mc_app::{AppError, dossier::Rejection, gateway::Refusal, keyed::REUSED_KEY};
use mc_kernel::Locale;
use serde::Serialize;
use utoipa::ToSchema;

/// The media type of problems.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";
/// Where the entries of problems are read.
pub(crate) const ENTRIES: &str = "/api/problems/";

/// A problem on its way to the layer that writes it.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    kind: Kind,
    params: Vec<(String, String)>,
    errors: Vec<FieldError>,
    retry_after_seconds: Option<u64>,
    /// What the operator needs and nobody else sees.
    cause: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Own(Code),
    Rejected(Rejection),
}

impl Problem {
    /// A problem of a kind.
    pub(crate) const fn new(code: Code) -> Self {
        let kind = Kind::Own(code);
        Self {
            kind,
            params: Vec::new(),
            errors: Vec::new(),
            retry_after_seconds: None,
            cause: None,
        }
    }

    /// Problems of fields and parameters.
    pub(crate) fn fields(errors: Vec<FieldError>) -> Self {
        let count = errors.len();
        Self { errors, ..Self::new(Code::Invalid).with("count", count) }
    }

    /// A defect of ours.
    pub(crate) fn internal(cause: impl std::fmt::Display) -> Self {
        Self { cause: Some(cause.to_string()), ..Self::new(Code::Internal) }
    }

    /// The same error, the fields of which the request has below a pointer.
    pub(crate) fn below(pointer: &str, error: AppError) -> Self {
        if let AppError::Invalid(invalid) = &error {
            return Self::fields(below(pointer, &invalid.problems));
        }
        error.into()
    }

    /// The same error, told of a parameter.
    pub(crate) fn of_parameter(name: &str, error: AppError) -> Self {
        if let AppError::Invalid(invalid) = &error {
            return Self::fields(of_parameter(name, &invalid.problems));
        }
        error.into()
    }

    /// Problems of single fields.
    #[cfg(test)]
    pub(crate) fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Adds what the words need.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.params.push((name.to_owned(), value.to_string()));
        self
    }

    /// Its stable code.
    pub(crate) const fn code(&self) -> &'static str {
        match self.kind {
            Kind::Own(code) => code.text(),
            Kind::Rejected(rejection) => rejection.code(),
        }
    }

    const fn status(&self) -> StatusCode {
        match self.kind {
            Kind::Own(code) => code.status(),
            Kind::Rejected(rejection) => status_of(rejection),
        }
    }

    fn details(&self, asked: &Asked) -> ProblemDetails {
        let locale = asked.locale;
        let (title, detail) = match self.kind {
            Kind::Own(code) => (code.title(locale), filled(code.words(locale), &self.params)),
            Kind::Rejected(rejection) => {
                (rejected::title(locale), rejection.words(locale).to_owned())
            }
        };
        ProblemDetails {
            kind: format!("{ENTRIES}{}", self.code()),
            title: title.to_owned(),
            status: self.status().as_u16(),
            detail,
            code: self.code().to_owned(),
            request_id: asked.request_id.clone(),
            errors: self.errors.iter().map(|e| e.told(locale)).collect(),
        }
    }

    /// Writes the problem in the language of the request, and notes it for the operator.
    pub(crate) fn answer(&self, asked: &Asked) -> Response {
        let request_id = asked.request_id.as_str();
        if let Some(cause) = &self.cause {
            tracing::error!(request_id, code = self.code(), cause, "api failed");
        } else {
            tracing::debug!(request_id, code = self.code(), "api refused");
        }
        let mut response = (self.status(), Json(self.details(asked))).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if self.status() == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, self.challenge());
        }
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }

    /// RFC 6750: without a token no error is named, because none was made.
    fn challenge(&self) -> HeaderValue {
        HeaderValue::from_static(match self.kind {
            Kind::Own(Code::TokenInvalid) => "Bearer realm=\"motcua\", error=\"invalid_token\"",
            Kind::Own(_) | Kind::Rejected(_) => "Bearer realm=\"motcua\"",
        })
    }
}

impl IntoResponse for Problem {
    /// The body comes later, from [`Problem::answer`].
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Rejection> for Problem {
    fn from(rejection: Rejection) -> Self {
        Self { kind: Kind::Rejected(rejection), ..Self::new(Code::Internal) }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Empty => Self::new(Code::FileEmpty),
            Refusal::TooLarge { most_bytes, .. } => {
                Self::new(Code::FileTooLarge).with("most", most_bytes)
            }
            Refusal::UnknownType => Self::new(Code::FileUnknownType),
            Refusal::NotWhatItSays { claimed, found } => {
                Self::new(Code::FileNotWhatItSays).with("claimed", claimed).with("found", found)
            }
            Refusal::Damaged { found } => Self::new(Code::FileDamaged).with("found", found),
            Refusal::Locked => Self::new(Code::FileLocked),
            Refusal::TooManyPages { pages, most_pages } => {
                Self::new(Code::FileTooManyPages).with("pages", pages).with("most", most_pages)
            }
        }
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        match error {
            AppError::NotFound => Self::new(Code::NotFound),
            // Systems file for people whom they name; they hold no mandates.
            AppError::Forbidden
            | AppError::ProofNeeded(_)
            | AppError::Mandate(_)
            | AppError::Document(_) => Self::new(Code::Forbidden),
            AppError::Unauthenticated => Self::new(Code::TokenInvalid),
            AppError::Invalid(invalid) => Self::fields(below("", &invalid.problems)),
            AppError::FileRefused(refusal) => refusal.into(),
            AppError::Rejected(rejection) => rejection.into(),
            AppError::Conflict(REUSED_KEY) => Self::new(Code::KeyReused),
            AppError::Conflict("draft") => Self::new(Code::DraftClosed),
            AppError::Conflict(_) => Self::new(Code::ChangedMeanwhile),
            AppError::RateLimited { retry_after_seconds } => {
                let problem = Self::new(Code::RateLimited).with("seconds", retry_after_seconds);
                Self { retry_after_seconds: Some(retry_after_seconds), ..problem }
            }
            AppError::Unavailable(cause) => Self {
                cause: Some(cause),
                retry_after_seconds: Some(1),
                ..Self::new(Code::Unavailable)
            },
            AppError::Internal(cause) => Self::internal(cause),
        }
    }
}

/// A problem (RFC 9457), `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemDetails {
    /// Where the kind of problem is explained: a path on this server that a person can open, for
    /// instance `/api/problems/dossier.not_at_intake`. Stable.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference")]
    kind: String,
    /// The kind of problem in a few words, the same for every occurrence.
    title: String,
    /// The HTTP status, 400 to 599.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is so and the way out, in the language of `Accept-Language`; Vietnamese otherwise.
    detail: String,
    /// The stable code to program against: `dossier.not_at_intake`.
    code: String,
    /// The id under which the server's log speaks of this request; the header `x-request-id` has it
    /// too.
    request_id: String,
    /// Problems of single fields and parameters, all found in one go; empty when there is none.
    errors: Vec<FieldDetail>,
}

/// An entry of the list of problems that the documentation shows.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    code: &'static str,
    status: u16,
    title_vi: &'static str,
    title_en: &'static str,
    detail_vi: &'static str,
    detail_en: &'static str,
}

/// Every problem that the API can tell, those of the business last.
pub(crate) fn entries() -> Vec<Entry> {
    let own = Code::ALL.iter().map(|code| Entry {
        code: code.text(),
        status: code.status().as_u16(),
        title_vi: code.title(Locale::Vi),
        title_en: code.title(Locale::En),
        detail_vi: code.words(Locale::Vi),
        detail_en: code.words(Locale::En),
    });
    let rejections = Rejection::ALL.iter().map(|rejection| Entry {
        code: rejection.code(),
        status: status_of(*rejection).as_u16(),
        title_vi: rejected::title(Locale::Vi),
        title_en: rejected::title(Locale::En),
        detail_vi: rejection.words(Locale::Vi),
        detail_en: rejection.words(Locale::En),
    });
    own.chain(rejections).collect()
}
