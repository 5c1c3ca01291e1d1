//! The axis of a province: REST with a token, and a secret of each unit.

use super::{
    Axis, Manner,
    store::{MOST_FILE_BYTES, Refusal},
};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Multipart, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The token that everybody gets who signs on.
const TOKEN: &str = "token-of-the-stand-in";

pub(super) fn router(axis: Axis) -> Router {
    Router::new()
        .route("/v1/auth/login", post(login))
        .route("/v1/sendEdoc", post(send))
        .route("/v1/syncReceivedEdocList", get(received))
        .route("/v1/getEdoc", get(fetch))
        .route("/v1/updateStatus", post(update))
        .route("/v1/getAgenciesList", get(agencies))
        .layer(DefaultBodyLimit::max(MOST_FILE_BYTES))
        .with_state(axis)
}

async fn login(State(axis): State<Axis>, Json(body): Json<Value>) -> Response {
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    // A unit signs on with its own code and secret.
    let store = axis.store();
    let known = store.member(text("username")).filter(|m| m.secret == text("password"));
    match known {
        Some(member) => {
            let data =
                json!({"token": TOKEN, "id": 1, "username": member.code, "name": member.name});
            Json(json!({"code": 0, "message": "", "data": data})).into_response()
        }
        None => {
            Json(json!({"code": 401, "message": "Sai tài khoản", "data": null})).into_response()
        }
    }
}

fn fail(code: &str, words: &str) -> Response {
    let data = json!({"docId": null, "status": "FAIL", "errorCode": code, "errorDesc": words});
    Json(json!({"success": false, "message": words, "data": data})).into_response()
}

async fn enter(axis: &Axis, headers: &HeaderMap) -> Result<(String, Manner), Response> {
    let manner = axis.manners().take();
    match &manner {
        Manner::Down => return Err(StatusCode::SERVICE_UNAVAILABLE.into_response()),
        Manner::Slow(pause) => tokio::time::sleep(*pause).await,
        Manner::Page => return Err("<html>bảo trì</html>".into_response()),
        Manner::Refuses(code) => return Err(fail(code, "Từ chối")),
        Manner::SignedOut => return Err(StatusCode::UNAUTHORIZED.into_response()),
        Manner::Well | Manner::LosesAnswer | Manner::Twice | Manner::CutOff => {}
    }
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if text("Authorization").strip_prefix("Bearer ") != Some(TOKEN) {
        return Err(StatusCode::UNAUTHORIZED.into_response());
    }
    let store = axis.store();
    let unit = store.member(text("X-SystemId")).filter(|m| m.secret == text("X-SecretKey"));
    match unit {
        Some(unit) => Ok((unit.code.clone(), manner)),
        None => Err(fail("15", "Sai SystemId hoặc SecretKey")),
    }
}

async fn send(State(axis): State<Axis>, headers: HeaderMap, mut form: Multipart) -> Response {
    let (system, manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let (mut file, mut kind) = (Bytes::new(), String::new());
    while let Ok(Some(field)) = form.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        match (name.as_str(), field.bytes().await) {
            ("edocFile", Ok(bytes)) => file = bytes,
            ("messageType", Ok(bytes)) => kind = String::from_utf8_lossy(&bytes).into_owned(),
            (_, Ok(_)) => {}
            (_, Err(error)) => return fail("21", &error.to_string()),
        }
    }
    let taken = receivers(&kind, &system, &file).and_then(|to| {
        let mut store = axis.store();
        let ids: Result<Vec<String>, Refusal> =
            to.iter().map(|to| store.take((&kind, &system, to), &file)).collect();
        ids
    });
    match taken {
        _ if manner == Manner::LosesAnswer => StatusCode::BAD_GATEWAY.into_response(),
        Ok(ids) => {
            let id = ids.into_iter().next().unwrap_or_default();
            Json(json!({"success": true, "message": "", "docId": id})).into_response()
        }
        Err(refusal) => fail(refusal.code(), refusal.words()),
    }
}

/// Who a file is for: the receivers of a document, the organisation to which a status answers.
fn receivers(kind: &str, system: &str, file: &[u8]) -> Result<Vec<String>, Refusal> {
    let text = std::str::from_utf8(file).map_err(|_error| Refusal::NotStandard)?;
    let document = roxmltree::Document::parse(text).map_err(|_error| Refusal::NotStandard)?;
    let header = document.descendants().find(|node| node.tag_name().name() == "MessageHeader");
    let header = header.ok_or(Refusal::NotStandard)?;
    let organs = |name: &'static str| {
        let parts = header.children().filter(move |node| node.tag_name().name() == name);
        let id = |part: roxmltree::Node<'_, '_>| {
            let id = part.children().find(|node| node.tag_name().name() == "OrganId")?;
            Some(id.text()?.trim().to_owned())
        };
        parts.filter_map(id).collect::<Vec<String>>()
    };
    if organs("From") != [system] {
        return Err(Refusal::NoSender);
    }
    let to = match kind {
        "edoc" => organs("To"),
        "status" => organs("ResponseFor"),
        _ => return Err(Refusal::NotValid),
    };
    if to.is_empty() { Err(Refusal::NoReceiver) } else { Ok(to) }
}

async fn received(
    State(axis): State<Axis>,
    headers: HeaderMap,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response {
    let (system, manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let kind = query.get("messageType").map_or("", String::as_str);
    let is_day = |name: &str| query.get(name).is_some_and(|day| day.split('/').count() == 3);
    if !is_day("fromDate") || !is_day("toDate") {
        return fail("10", "Thiếu ngày");
    }
    let store = axis.store();
    let entry = |filed: &super::Filed| {
        json!({
            "serviceType": "eDoc", "messageType": filed.kind, "docId": filed.id,
            "from": filed.from, "to": filed.to, "status": filed.status, "statusDesc": "",
            "createdTime": "2026-03-02T08:00:00", "updatedTime": "2026-03-02T08:00:00",
        })
    };
    let mut data: Vec<Value> = store.waiting(&system, kind).map(entry).collect();
    if manner == Manner::Twice {
        data.extend(data.clone());
    }
    let count = data.len();
    Json(json!({"success": true, "message": "", "count": count, "data": data})).into_response()
}

async fn fetch(
    State(axis): State<Axis>,
    headers: HeaderMap,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response {
    let (system, manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let store = axis.store();
    let id = query.get("docId").map_or("", String::as_str);
    let Some(filed) = store.file_for(&system, id) else {
        return fail("10", "Không có văn bản");
    };
    let text = String::from_utf8_lossy(&filed.bytes);
    let half = text.chars().count() / 2;
    let text = if manner == Manner::CutOff {
        text.chars().take(half).collect()
    } else {
        text.into_owned()
    };
    let data = json!({"docId": filed.id, "from": filed.from, "edxml": text, "attachments": []});
    Json(json!({"success": true, "message": "", "data": data})).into_response()
}

async fn update(State(axis): State<Axis>, headers: HeaderMap, Json(body): Json<Value>) -> Response {
    let (system, _manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    if axis.store().set_status(&system, text("docId"), text("status")) {
        Json(json!({"success": true, "message": ""})).into_response()
    } else {
        fail("10", "Không có văn bản")
    }
}

async fn agencies(State(axis): State<Axis>, headers: HeaderMap) -> Response {
    if let Err(response) = enter(&axis, &headers).await {
        return response;
    }
    let store = axis.store();
    let agency = |member: &super::Member| json!({"orgCode": member.code, "orgName": member.name, "parentCode": ""});
    let data: Vec<Value> = store.members().iter().map(agency).collect();
    Json(json!({"success": true, "message": "", "data": data})).into_response()
}
