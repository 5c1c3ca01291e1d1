//! One operation: what is sent, what is answered, and a request to begin from.

use super::{
    Operation, breadcrumbs, document,
    fields::{fields, kind, resolved},
    object, problems_link, server, text,
};
use crate::{
    Web,
    chrome::chrome,
    reply::{Oops, Reply, page as drawn},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_pages::public::{ApiAnswer, ApiField, ApiOperationPage};
use serde_json::Value;

pub(in crate::public) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(id): Path<String>,
) -> Reply {
    let document = document(&web)?;
    let operation = Operation::all(document).find(|operation| operation.id() == id);
    let operation = operation.ok_or_else(|| Oops::status(StatusCode::NOT_FOUND))?;
    let l = visit.l();
    let body = operation.told.get("requestBody");
    let content = body.and_then(|body| object(body, "content"));
    let schema = content.and_then(|c| c.get("application/json")?.get("schema"));
    let responses = object(operation.told, "responses");
    drawn(&ApiOperationPage {
        chrome: chrome(&web, &visit),
        breadcrumbs: breadcrumbs(l),
        title: operation.title(l).to_owned(),
        method: operation.method.to_uppercase(),
        path: operation.path.to_owned(),
        text: text(operation.told, "description").into(),
        scopes: operation.scopes(),
        call: call(document, operation),
        parameters: parameters(document, operation),
        body: schema.map(|schema| fields(document, schema)).unwrap_or_default(),
        body_kinds: content.into_iter().flat_map(|c| c.keys().cloned()).collect(),
        answers: responses.into_iter().flatten().map(|r| answer(document, r)).collect(),
        problems: problems_link(l),
    })
}

fn parameters(document: &Value, operation: Operation<'_>) -> Vec<ApiField> {
    let parameters = super::list(operation.told, "parameters").map(|p| resolved(document, p));
    let row = |parameter: &Value| ApiField {
        name: text(parameter, "name").to_owned(),
        kind: parameter.get("schema").map_or_else(String::new, |s| kind(document, s)),
        is_required: parameter.get("required") == Some(&Value::Bool(true)),
        text: text(parameter, "description").into(),
    };
    parameters.map(row).collect()
}

fn answer(document: &Value, (status, told): (&String, &Value)) -> ApiAnswer {
    let told = resolved(document, told);
    let content = object(told, "content").and_then(|content| content.get("application/json"));
    let schema = content.and_then(|json| json.get("schema"));
    ApiAnswer {
        status: status.clone(),
        text: text(told, "description").into(),
        fields: schema.map(|schema| fields(document, schema)).unwrap_or_default(),
    }
}

/// A request as a command line, with the example of its body.
fn call(document: &Value, operation: Operation<'_>) -> String {
    let mut lines = vec![match operation.method {
        "get" => "curl".to_owned(),
        method => format!("curl -X {}", method.to_uppercase()),
    }];
    if operation.scopes().is_some() {
        lines.push("-H 'Authorization: Bearer mc_…'".to_owned());
    }
    let needs = |place: &'static str| {
        let all = super::list(operation.told, "parameters").map(|p| resolved(document, p));
        let here = move |p: &&Value| {
            text(p, "in") == place && p.get("required") == Some(&Value::Bool(true))
        };
        all.filter(here).map(|p| text(p, "name"))
    };
    lines.extend(needs("header").map(|name| format!("-H '{name}: …'")));
    let content = operation.told.get("requestBody").and_then(|body| object(body, "content"));
    if let Some(json) = content.and_then(|c| c.get("application/json")) {
        let schema = json.get("schema").map(|schema| resolved(document, schema));
        let example = schema.and_then(|schema| schema.get("example"));
        let example = example.map_or_else(String::new, |e| format!("{e:#}"));
        lines.push("-H 'Content-Type: application/json'".to_owned());
        lines.push(format!("-d '{}'", example.replace('\'', "'\\''")));
    } else if let Some(kind) = content.and_then(|content| content.keys().next()) {
        lines.push(format!("-H 'Content-Type: {kind}'"));
        lines.push("--data-binary @…".to_owned());
    }
    let query: Vec<String> = needs("query").map(|name| format!("{name}=…")).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    let url = format!("{}{}{mark}{}", server(document), operation.path, query.join("&"));
    lines.push(format!("'{url}'"));
    lines.join(" \\\n  ")
}
