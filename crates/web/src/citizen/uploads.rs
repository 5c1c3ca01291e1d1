//! Uploads that resume where they stopped, for pages whose script runs. The plain form does the same
//! without.
//!
//! `POST …/tep` with `{name, size, component}` gives `{id, offset, chunk_bytes}`; `PATCH …/tep/{id}`
//! with `Upload-Offset` takes the next piece; `HEAD` tells how far it is; `POST …/complete` makes the
//! file. Errors are `{error}` in the person's language.

use super::id;
use crate::{
    Web,
    forms::{file_view, problem_words, refusal_words},
    reply::Oops,
    visit::Visit,
};
use askama::FastWritable;
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use mc_app::{
    AppError,
    attachments::{BeginUpload, PART_BYTES, Progress},
};
use mc_pages::components::FileList;
use serde::{Deserialize, Serialize};

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const TOKEN: HeaderName = HeaderName::from_static("x-csrf-token");

#[derive(Debug, Deserialize)]
pub(crate) struct Begin {
    name: String,
    size: u64,
    component: String,
}

#[derive(Debug, Serialize)]
struct Begun {
    id: String,
    offset: u64,
    chunk_bytes: u64,
}

#[derive(Debug, Serialize)]
struct Completed {
    ok: bool,
    html: String,
}

#[derive(Debug, Serialize)]
struct Failed {
    ok: bool,
    error: String,
}

/// A script proves that it runs on our page by sending the page's form token.
fn checked(visit: &Visit, headers: &HeaderMap) -> Result<(), Oops> {
    let token = headers.get(TOKEN).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if visit.csrf_holds(token) { Ok(()) } else { Err(Oops::stale_form()) }
}

/// What the script shows beside the control, in words; other errors it meets with the plain form.
fn failed(visit: &Visit, error: AppError) -> Result<Response, Oops> {
    let l = visit.l();
    let words = match &error {
        AppError::FileRefused(refusal) => refusal_words(l, refusal),
        AppError::Invalid(invalid) => {
            let words: Vec<String> = invalid.problems.iter().map(|p| problem_words(l, p)).collect();
            words.join(" ")
        }
        AppError::Mandate(why) => why.words(visit.locale()).to_owned(),
        AppError::Document(why) => why.words(visit.locale()).to_owned(),
        AppError::NotFound
        | AppError::Forbidden
        | AppError::Unauthenticated
        | AppError::ProofNeeded(_)
        | AppError::Rejected(_)
        | AppError::Conflict(_)
        | AppError::RateLimited { .. }
        | AppError::Unavailable(_)
        | AppError::Internal(_) => return Err(error.into()),
    };
    let body = Json(Failed { ok: false, error: words });
    Ok((StatusCode::UNPROCESSABLE_ENTITY, body).into_response())
}

pub(crate) async fn begin(
    State(web): State<Web>,
    visit: Visit,
    Path(draft): Path<String>,
    headers: HeaderMap,
    Json(begin): Json<Begin>,
) -> Result<Response, Oops> {
    checked(&visit, &headers)?;
    let begin =
        BeginUpload { component: begin.component, name: begin.name, size_bytes: begin.size };
    match web.app.begin_upload(visit.ctx(), id(&draft)?, &begin).await {
        Ok(progress) => Ok(Json(Begun {
            id: progress.id.to_string(),
            offset: progress.received_bytes,
            chunk_bytes: PART_BYTES,
        })
        .into_response()),
        Err(error) => failed(&visit, error),
    }
}

pub(crate) async fn part(
    State(web): State<Web>,
    visit: Visit,
    Path((_draft, upload)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Oops> {
    checked(&visit, &headers)?;
    let offset = headers.get(OFFSET).and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
    let offset = offset.ok_or_else(|| Oops::status(StatusCode::BAD_REQUEST))?;
    let progress = web.app.upload_part(visit.ctx(), id(&upload)?, offset, bytes).await?;
    Ok(arrived(StatusCode::NO_CONTENT, progress))
}

pub(crate) async fn progress(
    State(web): State<Web>,
    visit: Visit,
    Path((_draft, upload)): Path<(String, String)>,
) -> Result<Response, Oops> {
    let progress = web.app.upload_progress(visit.ctx(), id(&upload)?).await?;
    Ok(arrived(StatusCode::OK, progress))
}

fn arrived(status: StatusCode, progress: Progress) -> Response {
    let mut response = status.into_response();
    response.headers_mut().insert(OFFSET, HeaderValue::from(progress.received_bytes));
    response
}

pub(crate) async fn complete(
    State(web): State<Web>,
    visit: Visit,
    Path((draft, upload)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Oops> {
    checked(&visit, &headers)?;
    match web.app.complete_upload(visit.ctx(), id(&upload)?).await {
        Ok(file) => {
            let open = web.app.open_draft(visit.ctx(), id(&draft)?).await?;
            let around = crate::chrome::chrome(&web, &visit);
            let same = open.files.iter().filter(|f| f.component == file.component);
            let list = FileList { files: same.map(|f| file_view(visit.l(), f, true)).collect() };
            let mut html = String::new();
            list.draw(&around)
                .write_into(&mut html, askama::NO_VALUES)
                .map_err(AppError::internal)?;
            Ok(Json(Completed { ok: true, html }).into_response())
        }
        Err(error) => failed(&visit, error),
    }
}
