//! The description of the programming interface as pages, drawn from the OpenAPI document that the
//! API serves to machines.

mod fields;
mod operation;
mod problems;

pub(super) use operation::page as operation;
pub(super) use problems::{all as problems, one as problem};

use crate::{
    Web,
    chrome::chrome,
    reply::{Oops, Reply, page as drawn},
    visit::Visit,
};
use axum::{extract::State, http::StatusCode};
use mc_kernel::Locale;
use mc_pages::{
    chrome::Link,
    components::{Column, Table},
    public::{ApiEntry, ApiGroup, ApiPage},
    words::Lang,
};
use serde_json::{Map, Value};

/// The first page.
const HERE: &str = "/api/docs";
/// Every problem; each has a page below.
const PROBLEMS: &str = "/api/problems";
/// The document for machines.
const DOCUMENT: &str = "/api/v1/openapi.json";

/// An operation of the document.
#[derive(Clone, Copy)]
struct Operation<'d> {
    path: &'d str,
    method: &'d str,
    told: &'d Value,
}

impl<'d> Operation<'d> {
    /// Every operation, in the order of the document.
    fn all(document: &'d Value) -> impl Iterator<Item = Self> {
        let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
        paths.flat_map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten();
            methods.map(move |(method, told)| Self { path, method, told })
        })
    }

    fn id(self) -> &'d str {
        text(self.told, "operationId")
    }

    fn title(self, l: Lang) -> &'d str {
        text(self.told, in_language(l, "x-summary-vi", "summary"))
    }

    fn is_of(self, tag: &str) -> bool {
        list(self.told, "tags").any(|t| t == tag)
    }

    /// The scopes that it needs; none where no token is needed.
    fn scopes(self) -> Option<Vec<String>> {
        let needed = list(self.told, "security").find_map(|one| one.get("token")?.as_array())?;
        Some(needed.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect())
    }
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn object<'v>(value: &'v Value, name: &str) -> Option<&'v Map<String, Value>> {
    value.get(name).and_then(Value::as_object)
}

fn in_language(l: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match l.locale() {
        Locale::Vi => vi,
        Locale::En => en,
    }
}

/// The document, where the server was given one.
fn document(web: &Web) -> Result<&Value, Oops> {
    let document = web.api.as_deref();
    document.ok_or_else(|| Oops::status(StatusCode::NOT_FOUND))
}

fn breadcrumbs(l: Lang) -> Vec<Link> {
    vec![Link::new(l.t("home"), "/"), Link::new(l.t("api-title"), HERE)]
}

fn problems_link(l: Lang) -> Link {
    Link::new(l.t("api-problems-link"), PROBLEMS)
}

fn server(document: &Value) -> &str {
    list(document, "servers").next().map_or("", |server| text(server, "url"))
}

pub(super) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    let document = document(&web)?;
    let l = visit.l();
    let url = server(document);
    drawn(&ApiPage {
        chrome: chrome(&web, &visit),
        document_url: DOCUMENT.to_owned(),
        first_call: format!("curl -H 'Authorization: Bearer mc_…' \\\n  {url}/api/v1/token"),
        scopes: scopes(l, document),
        groups: list(document, "tags").map(|tag| group(l, document, tag)).collect(),
        problems: problems_link(l),
    })
}

fn scopes(l: Lang, document: &Value) -> Table {
    let scopes = list(document, "x-scopes");
    let row = |scope| vec![text(scope, "scope").into(), text(scope, l.tag()).into()];
    Table {
        caption: l.t("api-scopes").into_owned(),
        columns: vec![Column::words(l.t("api-scope")), Column::words(l.t("api-meaning"))],
        rows: scopes.map(row).collect(),
    }
}

fn group(l: Lang, document: &Value, tag: &Value) -> ApiGroup {
    let id = text(tag, "name");
    let entry = |operation: Operation<'_>| ApiEntry {
        title: Link::new(operation.title(l), format!("{HERE}/{}", operation.id())),
        method: operation.method.to_uppercase(),
        path: operation.path.to_owned(),
    };
    ApiGroup {
        id: format!("api-{id}"),
        title: text(tag, in_language(l, "x-name-vi", "x-name-en")).to_owned(),
        operations: Operation::all(document).filter(|o| o.is_of(id)).map(entry).collect(),
    }
}
