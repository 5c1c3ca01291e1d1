//! Reading a posted form, urlencoded or multipart, with its token checked and its files bounded.

use crate::{Web, reply::Oops, visit::Visit};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Multipart, Request, multipart::MultipartError},
    http::{StatusCode, header},
};
use mc_app::{AppError, form::Entries};
use mc_kernel::FieldProblem;

/// The most fields of a form.
const MOST_FIELDS: usize = 5_000;
/// The largest text field.
const MOST_FIELD_BYTES: usize = 256 * 1024;
/// The largest form without files.
const MOST_FORM_BYTES: usize = 2 * 1024 * 1024;
/// The most files of one form.
const MOST_FILES: usize = 200;

/// A file of a form.
#[derive(Debug, Clone)]
pub struct PostedFile {
    /// The field.
    pub field: String,
    /// What the person calls it.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// A form whose token holds.
#[derive(Debug, Clone, Default)]
pub struct Posted {
    fields: Vec<(String, String)>,
    /// The files, without empty controls.
    pub files: Vec<PostedFile>,
}

impl Posted {
    /// The first value of a field; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether a field was sent.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(n, _)| n == name)
    }

    /// A value that is parsed. Without those of the page itself, which begin with `_`, a form was
    /// tampered with, and is not found.
    pub fn parsed<T: std::str::FromStr>(&self, name: &str) -> Result<T, AppError> {
        self.text(name).parse().map_err(|_ignored| match name.strip_prefix('_') {
            Some(_) => AppError::NotFound,
            None => AppError::invalid(FieldProblem::new(name, "required")),
        })
    }

    /// The answers of an e-form: every field but those of the page itself: the token, and what begins with `_`.
    pub fn entries(&self) -> Entries {
        let mut entries = Entries::new();
        for (name, value) in self.fields.iter().filter(|(n, _)| n != "csrf" && !n.starts_with('_'))
        {
            entries.push(name, value);
        }
        entries
    }

    /// All fields in order.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }
}

/// A form whose session had ended when it arrived: its token cannot hold, but what was typed is not
/// lost.
#[derive(Debug, Clone)]
pub struct Unchecked(pub Posted);

impl FromRequest<Web> for Unchecked {
    type Rejection = Oops;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Oops> {
        read(request, web).await.map(Self)
    }
}

impl FromRequest<Web> for Posted {
    type Rejection = Oops;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Oops> {
        let (mut parts, body) = request.into_parts();
        let Ok(visit) = Visit::from_request_parts(&mut parts, web).await;
        let posted = read(Request::from_parts(parts, body), web).await?;
        if visit.csrf_holds(posted.text("csrf")) { Ok(posted) } else { Err(Oops::stale_form()) }
    }
}

async fn read(request: Request, web: &Web) -> Result<Posted, Oops> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        let multipart = Multipart::from_request(request, web)
            .await
            .map_err(|_unreadable| Oops::status(StatusCode::BAD_REQUEST))?;
        return read_multipart(multipart).await;
    }
    let bytes = axum::body::to_bytes(request.into_body(), MOST_FORM_BYTES)
        .await
        .map_err(|_too_large| Oops::status(StatusCode::PAYLOAD_TOO_LARGE))?;
    let fields: Vec<(String, String)> = form_urlencoded::parse(&bytes)
        .take(MOST_FIELDS)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    Ok(Posted { fields, files: Vec::new() })
}

/// Files that are larger than allowed are read to their end all the same, within the bound of the whole
/// request: only so can the page say which it was, beside everything else that was typed.
async fn read_multipart(mut multipart: Multipart) -> Result<Posted, Oops> {
    let cut_off = |e: MultipartError| Oops::status(e.status());
    let mut posted = Posted::default();
    while let Some(mut field) = multipart.next_field().await.map_err(cut_off)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(ToOwned::to_owned);
        let most = if file_name.is_some() { usize::MAX } else { MOST_FIELD_BYTES };
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
            if bytes.len() + chunk.len() > most {
                return Err(Oops::status(StatusCode::PAYLOAD_TOO_LARGE));
            }
            bytes.extend_from_slice(&chunk);
        }
        if posted.fields.len() >= MOST_FIELDS || posted.files.len() >= MOST_FILES {
            return Err(Oops::status(StatusCode::PAYLOAD_TOO_LARGE));
        }
        match file_name {
            None => posted.fields.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            // A file control that was left alone sends an empty name.
            Some(empty) if empty.is_empty() && bytes.is_empty() => {}
            Some(file) => {
                posted.files.push(PostedFile { field: name, name: file, bytes: bytes.into() });
            }
        }
    }
    Ok(posted)
}
