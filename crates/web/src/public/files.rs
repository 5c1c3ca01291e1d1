//! Files that people attached, assets of the pages, and a sign of life.

use crate::{
    Web, assets,
    reply::{Oops, Reply},
    security::{FILE_POLICY, PDF_POLICY},
    visit::Visit,
};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use mc_app::{AppError, files::OpenFile};
use mc_kernel::ids::FileId;
use std::fmt::Write;

/// Opens a file in place. Nothing in it can run: no script of ours or of the file's.
pub(crate) async fn open(State(web): State<Web>, visit: Visit, Path(file): Path<String>) -> Reply {
    let id: FileId = file.parse().map_err(|_bad| Oops::from(AppError::NotFound))?;
    Ok(serve(web.app.open_file(visit.ctx(), id).await?))
}

/// The answer that a file is, after it was decided that it may be opened.
pub(crate) fn serve(open: OpenFile) -> Response {
    let is_pdf = open.row.media_type == "application/pdf";
    let policy = if is_pdf { PDF_POLICY } else { FILE_POLICY };
    let disposition = format!("inline; filename*=UTF-8''{}", encoded(&open.row.name));
    let headers = [
        (header::CONTENT_TYPE, open.row.media_type.clone()),
        (header::CONTENT_LENGTH, open.row.size_bytes.to_string()),
        (header::CONTENT_SECURITY_POLICY, policy.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, Body::from_stream(open.bytes)).into_response()
}

/// A name in the form of RFC 5987.
fn encoded(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else if write!(out, "%{byte:02X}").is_err() {
            break;
        }
    }
    out
}

/// An asset, in the encoding that the browser takes; its name changes with its content.
pub(crate) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = assets::asset(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|tag| tag == asset.etag.as_str());
    let accept = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok());
    let (bytes, encoding) = asset.encoded_for(accept.unwrap_or_default());
    let status = if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
    let body = if known { Body::empty() } else { Body::from(bytes.clone().into_owned()) };
    let mut response = (status, body).into_response();
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    set.insert(header::CACHE_CONTROL, HeaderValue::from_static(assets::CACHE_CONTROL));
    set.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&asset.etag) {
        set.insert(header::ETAG, etag);
    }
    if let Some(encoding) = encoding {
        set.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// Says that the server runs and its database answers.
pub(crate) async fn health(State(web): State<Web>) -> Response {
    match web.app.store().installation().await {
        Ok(_) => "ok".into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_travel_whole_and_harmless() {
        assert_eq!(encoded("giấy \"1\".pdf"), "gi%E1%BA%A5y%20%221%22.pdf");
        assert_eq!(encoded("a\r\nb"), "a%0D%0Ab");
    }
}
