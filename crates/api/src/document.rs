//! The description of the API (OpenAPI 3.1): what the operations say of themselves, and what holds
//! for all of them.

use crate::{
    api::{Answer, Api, operations},
    caller::Anyone,
    polish::polish,
    problem::{MEDIA_TYPE, ProblemDetails, entries},
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The methods that a path of the description may have.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// What holds before any operation is added.
#[derive(Debug, OpenApi)]
#[openapi(components(schemas(ProblemDetails)))]
struct Frame;

/// The description without operations.
pub(crate) fn frame() -> utoipa::openapi::OpenApi {
    Frame::openapi()
}

pub(crate) fn own_operations() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(get_openapi))
}

/// Reads this description
///
/// The OpenAPI 3.1 document of the running installation, from which clients can be generated. To
/// read it as a page open `/api/docs`.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "get_openapi",
    tag = "description",
    responses((status = 200, description = "The document.", body = Object)),
    security(()),
    extensions(("x-summary-vi" = json!("Lấy bản mô tả OpenAPI")))
)]
pub(crate) async fn get_openapi(State(api): State<Api>, _anyone: Anyone) -> Answer<Response> {
    let text = api.document.as_str().to_owned();
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}

/// The description of the API of an installation.
pub(crate) fn document(public_url: &str) -> Value {
    finished(&operations().into_openapi(), public_url)
}

/// Adds what holds for every operation.
pub(crate) fn finished(description: &utoipa::openapi::OpenApi, public_url: &str) -> Value {
    let mut document = json!(description);
    polish(&mut document);
    let Some(root) = document.as_object_mut() else { return document };
    root.insert("info".to_owned(), info());
    root.insert("servers".to_owned(), json!([{ "url": public_url }]));
    root.insert("tags".to_owned(), tags());
    root.insert("x-scopes".to_owned(), scopes());
    root.insert("x-problems".to_owned(), json!(entries()));
    if let Some(components) = root.get_mut("components").and_then(Value::as_object_mut) {
        components.insert("securitySchemes".to_owned(), security_schemes());
        components.insert("responses".to_owned(), problem_responses());
        components.insert("parameters".to_owned(), common_parameters());
    }
    for (path, item) in root.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            if let Some(operation) = operation.as_object_mut().filter(|_| is_method(method)) {
                complete(path, method, operation);
            }
        }
    }
    document
}

fn is_method(name: &str) -> bool {
    METHODS.contains(&name)
}

/// Adds to an operation the answers and parameters that it has like all others of its kind.
fn complete(path: &str, method: &str, operation: &mut Map<String, Value>) {
    let has = |operation: &Map<String, Value>, name: &str| operation.contains_key(name);
    let is_secured = operation
        .get("security")
        .and_then(Value::as_array)
        .is_some_and(|all| all.iter().any(|one| one.get("token").is_some()));
    if !is_secured {
        operation.insert("security".to_owned(), json!([]));
    }
    let has_body = has(operation, "requestBody");
    let places: Vec<String> = operation
        .get("parameters")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|parameter| parameter.get("in")?.as_str().map(ToOwned::to_owned))
        .collect();
    let has_place = |place: &str| places.iter().any(|p| p == place);
    let changes = method != "get";
    let told = [
        (400, has_body || has_place("header")),
        (401, is_secured),
        (403, is_secured),
        (404, has_place("path") || path.ends_with("/tracking")),
        (409, changes && is_secured && has_place("path") || has_place("header")),
        (413, has_body),
        (415, has_body),
        (422, has_body || has_place("query") || (changes && has_place("path"))),
        (429, true),
        (500, true),
        (503, true),
    ];
    let responses = operation.entry("responses").or_insert_with(|| json!({}));
    for (status, _) in told.into_iter().filter(|(_, holds)| *holds) {
        let response = json!({ "$ref": format!("#/components/responses/Problem{status}") });
        if let Some(responses) = responses.as_object_mut() {
            responses.entry(status.to_string()).or_insert(response);
        }
    }
    let language = json!({ "$ref": "#/components/parameters/AcceptLanguage" });
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    parameters.as_array_mut().into_iter().for_each(|all| all.push(language.clone()));
}

fn info() -> Value {
    json!({
        "title": "Một Cửa",
        "version": "1",
        "summary": "Administrative procedures of a province, for other systems.",
        "description": include_str!("document.md"),
        "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
    })
}

fn tags() -> Value {
    let tag = |name: &str, vi: &str, en: &str, description: &str| json!({ "name": name, "x-name-vi": vi, "x-name-en": en, "description": description });
    json!([
        tag("token", "Mã truy cập", "Token", "What the token of the request is and may do."),
        tag("procedures", "Thủ tục", "Procedures", "The public catalogue; no token is needed."),
        tag(
            "drafts",
            "Bản nháp, nộp hồ sơ",
            "Drafts and submission",
            "Declaring in the name of a person, and submitting."
        ),
        tag(
            "files",
            "Tệp",
            "Files",
            "Attaching files, downloading files, printing official papers."
        ),
        tag("tracking", "Tra cứu", "Tracking", "The degree of completion by number."),
        tag("dossiers", "Hồ sơ", "Dossiers", "Finding and reading dossiers."),
        tag(
            "desk",
            "Bộ phận một cửa",
            "One-stop desk",
            "What the one-stop desk does with a dossier."
        ),
        tag("steps", "Xử lý", "Steps", "What officers and leaders do at the steps of the process."),
        tag(
            "consultations",
            "Lấy ý kiến",
            "Consultations",
            "Asking other units for their opinion."
        ),
        tag("work", "Danh sách việc", "Work lists", "What lies before whoever acts."),
        tag("description", "Mô tả", "This description", "This description."),
    ])
}

/// The scopes with what each allows.
fn scopes() -> Value {
    json!([
        {
            "scope": crate::caller::READ,
            "en": "Read dossiers, files and work lists that the positions behind the token may see.",
            "vi": "Xem hồ sơ, tệp và danh sách việc mà vị trí gắn với mã truy cập được xem.",
        },
        {
            "scope": crate::caller::SUBMIT,
            "en": "Declare, attach, submit, supplement and withdraw in the name of persons.",
            "vi": "Khai, đính kèm, nộp, bổ sung, rút hồ sơ thay cho người dân.",
        },
        {
            "scope": crate::caller::PROCESS,
            "en": "Do what the officer behind the token may do: take in, complete steps, decide, return.",
            "vi": "Làm việc của cán bộ gắn với mã truy cập: tiếp nhận, xử lý, phê duyệt, trả kết quả.",
        },
    ])
}

fn security_schemes() -> Value {
    json!({
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token that the province's administrator gave to one system. It acts with \
    the positions of one member of staff and has scopes; an operation lists the scopes it needs.",
        }
    })
}

fn common_parameters() -> Value {
    json!({
        "AcceptLanguage": {
            "name": "Accept-Language",
            "in": "header",
            "required": false,
            "description": "The language of texts for people: `vi` (also where nothing is said) or `en`.",
            "schema": { "type": "string" },
            "example": "vi",
        }
    })
}

/// The answers with problems, one for each status.
fn problem_responses() -> Value {
    let told = [
        (400, "The request cannot be read, or a header is missing."),
        (401, "No token, or one that is unknown, has ended or was revoked."),
        (403, "The token lacks a scope, or the positions behind it do not allow this."),
        (404, "There is no such thing, or the token may not see it."),
        (
            409,
            "The state of the dossier does not allow it, somebody else was faster, or the key was used \
for something else.",
        ),
        (413, "The body is larger than the operation takes."),
        (415, "The body is of a type that the operation does not take."),
        (422, "Fields, parameters or the file have problems; `errors` lists all of them."),
        (429, "Too many requests; `Retry-After` says when to try again."),
        (500, "A defect of the system."),
        (
            503,
            "The database or the files cannot be reached for now; send again under the same key.",
        ),
    ];
    let content =
        json!({ MEDIA_TYPE: { "schema": { "$ref": "#/components/schemas/ProblemDetails" } } });
    let responses = told.into_iter().map(|(status, description)| {
        let response = json!({ "description": description, "content": content });
        (format!("Problem{status}"), response)
    });
    Value::Object(responses.collect())
}
