//! The national axis: JSON and a form over POST, every call signed by its headers.

use super::{
    Axis, Manner,
    store::{MOST_FILE_BYTES, hex},
};
use aws_lc_rs::hmac;
use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Multipart, State},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Map, Value, json};

pub(super) fn router(axis: Axis) -> Router {
    Router::new()
        .route("/sendEdoc", post(send))
        .route("/getReceivedEdocList", post(received))
        .route("/getSentEdocList", post(sent))
        .route("/getEdoc", post(fetch))
        .route("/updateStatus", post(update))
        .route("/getAgenciesList", post(agencies))
        .layer(DefaultBodyLimit::max(MOST_FILE_BYTES))
        .with_state(axis)
}

fn fail(code: &str, words: &str) -> Response {
    Json(json!({"status": "FAIL", "ErrorCode": code, "ErrorDesc": words})).into_response()
}

/// What happens before anything is done; who calls, and how it goes on.
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
    let store = axis.store();
    let member = store.member(text("systemid"));
    match member.filter(|member| is_signed(headers, &member.secret)) {
        Some(member) => Ok((member.code.clone(), manner)),
        None => Err(fail("15", "Sai SystemId hoặc SecretKey")),
    }
}

/// Whether the headers are signed with a secret, and the signed ones are those that came.
pub(super) fn is_signed(headers: &HeaderMap, secret: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let signed = text("XroadVnpt-sign-header").unwrap_or_default();
    let hash = text("XroadVnpt-hash-header").unwrap_or_default();
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    if hex(hmac::sign(&key, signed.as_bytes()).as_ref()) != hash {
        return false;
    }
    let Ok(members) = serde_json::from_str::<Map<String, Value>>(signed) else { return false };
    let names: Vec<&str> = members.keys().map(String::as_str).collect();
    let came = |(name, value): (&String, &Value)| {
        let plain = name.strip_prefix("XroadVnpt-").unwrap_or_default();
        value.as_str().is_some_and(|v| text(name) == Some(v) && text(plain) == Some(v))
    };
    let has = |name: &str| members.contains_key(&format!("XroadVnpt-{name}"));
    names.join(";") == text("XroadVnpt-sign-header-key").unwrap_or_default()
        && members.iter().all(came)
        && has("systemid")
        && has("timestamp")
        && text("XroadVnpt-version") == Some("3.0.201608")
        && text("User-Agent").is_some_and(|agent| agent.starts_with("JAVASDKAgent/"))
}

async fn send(State(axis): State<Axis>, headers: HeaderMap, mut form: Multipart) -> Response {
    let (system, manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let mut file = Bytes::new();
    while let Ok(Some(field)) = form.next_field().await {
        if field.name() == Some("file_doc") {
            file = match field.bytes().await {
                Ok(bytes) => bytes,
                Err(error) => return fail("21", &error.to_string()),
            };
        }
    }
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let told = text("hash-file").to_owned();
    let is_whole =
        hex(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &file).as_ref()) == told;
    let kind = text("messagetype");
    if !is_whole || text("servicetype") != "eDoc" || !["edoc", "status"].contains(&kind) {
        return fail("10", "Tệp không hợp lệ");
    }
    if text("from") != system {
        return fail("19", "Đơn vị gửi chưa đăng ký");
    }
    let taken = axis.store().take((kind, text("from"), text("to")), &file);
    match taken {
        _ if manner == Manner::LosesAnswer => StatusCode::BAD_GATEWAY.into_response(),
        Ok(id) => {
            let answer = json!({"status": "OK", "ErrorCode": "0", "ErrorDesc": "", "DocId": id});
            Json(answer).into_response()
        }
        Err(refusal) => fail(refusal.code(), refusal.words()),
    }
}

fn listed(manner: &Manner, mut data: Vec<Value>) -> Response {
    if *manner == Manner::Twice {
        data.extend(data.clone());
    }
    Json(json!({"status": "OK", "ErrorCode": "0", "ErrorDesc": "", "data": data})).into_response()
}

async fn received(
    State(axis): State<Axis>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    let (system, manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let kind = body.get("messagetype").and_then(Value::as_str).unwrap_or_default();
    let store = axis.store();
    let entry = |filed: &super::Filed| {
        json!({
            "docId": filed.id, "serviceType": "eDoc", "messageType": filed.kind,
            "created_time": "2026-03-02 08:00:00", "updated_time": "2026-03-02 08:00:00",
            "from": filed.from, "to": filed.to, "status": filed.status, "status_desc": "",
        })
    };
    listed(&manner, store.waiting(&system, kind).map(entry).collect())
}

async fn sent(State(axis): State<Axis>, headers: HeaderMap, Json(body): Json<Value>) -> Response {
    let (system, manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let kind = body.get("messagetype").and_then(Value::as_str).unwrap_or_default();
    let store = axis.store();
    let entry = |filed: &super::Filed| {
        json!({
            "docId": filed.id, "receiverDocId": filed.id, "fromCode": filed.from,
            "toCode": filed.to, "receiveStatus": filed.status, "sendStatus": "done",
        })
    };
    listed(&manner, store.sent(&system, kind).map(entry).collect())
}

async fn fetch(State(axis): State<Axis>, headers: HeaderMap, Json(body): Json<Value>) -> Response {
    let (system, manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let id = body.get("docId").and_then(Value::as_str).unwrap_or_default();
    let store = axis.store();
    let Some(filed) = store.file_for(&system, id) else {
        return fail("10", "Không có văn bản");
    };
    let half = filed.bytes.len() / 2;
    let bytes =
        if manner == Manner::CutOff { filed.bytes.slice(..half) } else { filed.bytes.clone() };
    let headers = [
        ("hash-file", filed.hash()),
        (CONTENT_TYPE.as_str(), "application/octet-stream".to_owned()),
    ];
    (headers, bytes).into_response()
}

async fn update(State(axis): State<Axis>, headers: HeaderMap, Json(body): Json<Value>) -> Response {
    let (system, _manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    if axis.store().set_status(&system, text("docid"), text("status")) {
        Json(json!({"status": "OK", "ErrorCode": "0", "ErrorDesc": ""})).into_response()
    } else {
        fail("10", "Không có văn bản")
    }
}

async fn agencies(State(axis): State<Axis>, headers: HeaderMap) -> Response {
    let (_system, manner) = match enter(&axis, &headers).await {
        Ok(entered) => entered,
        Err(response) => return response,
    };
    let store = axis.store();
    let agency = |member: &super::Member| json!({"id": member.code, "pid": "", "code": member.code, "name": member.name, "mail": ""});
    listed(&manner, store.members().iter().map(agency).collect())
}
