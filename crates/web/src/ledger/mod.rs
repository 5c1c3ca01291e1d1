//! The ledger for anybody: its files as they lie on the disk, its keys, a page that checks a proof on the
//! reader's own device, and the proofs of a dossier for whoever may read it.

use crate::{
    Web,
    reply::{Oops, Reply},
    routes::{Access, Routes},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
    routing::get,
};
use mc_app::{AppError, ledger::CHECKPOINT};
use mc_kernel::ids::DossierId;

/// Where a proof is checked.
pub(crate) const HERE: &str = "/kiem-chung";
const STYLE_AT: &str = "/kiem-chung/verify.css";
const SCRIPT_AT: &str = "/kiem-chung/verify.js";
const DOWNLOAD_AT: &str = "/kiem-chung/tai-ve";

const PAGE: &str = include_str!("verify.html");
const STYLE: &str = include_str!("verify.css");
const SCRIPT: &str = include_str!("verify.js");

/// A tile never changes: any cache may keep it for ever.
const KEEP: &str = "public, max-age=31536000, immutable";
/// A checkpoint is new every second: a cache may answer with it for one.
const SHORT: &str = "public, max-age=1";
/// Parts of the page that checks.
const DAY: &str = "public, max-age=86400";
const TEXT: &str = "text/plain; charset=utf-8";

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::{Anyone, SignedOn};
    routes
        .at("/ledger/checkpoint", Anyone, "GET", get(checkpoint))
        .at("/ledger/key", Anyone, "GET", get(key))
        .at("/ledger/tile/{*path}", Anyone, "GET", get(tile))
        .at(HERE, Anyone, "GET", get(page))
        .at(STYLE_AT, Anyone, "GET", get(style))
        .at(SCRIPT_AT, Anyone, "GET", get(script))
        .at(DOWNLOAD_AT, Anyone, "GET", get(download))
        .at("/ho-so/{dossier}/bang-chung/{version}", SignedOn, "GET", get(proof))
}

async fn checkpoint(State(web): State<Web>) -> Reply {
    let content = web.app.ledger_file(CHECKPOINT).await?;
    let headers = [(header::CONTENT_TYPE, TEXT), (header::CACHE_CONTROL, SHORT)];
    Ok((headers, content).into_response())
}

async fn tile(State(web): State<Web>, Path(path): Path<String>) -> Reply {
    let content = web.app.ledger_file(&format!("tile/{path}")).await?;
    let kind = "application/octet-stream";
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEEP)];
    Ok((headers, content).into_response())
}

/// The public keys, one a line.
fn keys(web: &Web) -> String {
    web.app.ledger_keys().iter().fold(String::new(), |text, key| format!("{text}{key}\n"))
}

async fn key(State(web): State<Web>) -> Reply {
    let headers = [(header::CONTENT_TYPE, TEXT), (header::CACHE_CONTROL, DAY)];
    Ok((headers, keys(&web)).into_response())
}

/// The page with its parts, each text put in the place that its comment keeps.
fn filled(web: &Web, [style, script, download]: [&str; 3]) -> String {
    let keys = keys(web).replace('&', "&amp;").replace('<', "&lt;");
    let parts = [
        ("<!--style-->", style),
        ("<!--script-->", script),
        ("<!--download-->", download),
        ("<!--keys-->", keys.trim_end()),
    ];
    parts.iter().fold(PAGE.to_owned(), |page, (place, part)| page.replacen(place, part, 1))
}

async fn page(State(web): State<Web>) -> Reply {
    let style = format!("<link rel=\"stylesheet\" href=\"{STYLE_AT}\">");
    let script = format!("<script src=\"{SCRIPT_AT}\" defer></script>");
    let download = format!(
        "<p><a href=\"{DOWNLOAD_AT}\" download>Tải trang này về để dùng khi không có mạng \
<span lang=\"en\">(download this page for use without a network)</span></a></p>"
    );
    let text = filled(&web, [&style, &script, &download]);
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, text).into_response())
}

/// The page as one file, which needs no server. It is handed out as bytes: its script runs on the reader's
/// own device and never here.
async fn download(State(web): State<Web>) -> Reply {
    let style = format!("<style>\n{STYLE}</style>");
    let script = format!("<script>\n{SCRIPT}</script>");
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"kiem-chung.html\""),
        (header::CACHE_CONTROL, SHORT),
    ];
    Ok((headers, filled(&web, [&style, &script, ""])).into_response())
}

async fn style() -> Reply {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, DAY)];
    Ok((headers, STYLE).into_response())
}

async fn script() -> Reply {
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, DAY)];
    Ok((headers, SCRIPT).into_response())
}

async fn proof(
    State(web): State<Web>,
    visit: Visit,
    Path((dossier, version)): Path<(String, String)>,
) -> Reply {
    let missing = || Oops::from(AppError::NotFound);
    let dossier: DossierId = dossier.parse().map_err(|_bad| missing())?;
    let version: u64 = version.parse().map_err(|_bad| missing())?;
    let text = web.app.event_proof(visit.ctx(), dossier, version).await?;
    let name = format!("attachment; filename=\"viec-{version}.tlog-proof\"");
    let headers = [
        (header::CONTENT_TYPE, TEXT.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}
