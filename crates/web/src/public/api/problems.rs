//! The problems that the interface can tell: all of them, and each at the address that its answer
//! names.

use super::{HERE, PROBLEMS, breadcrumbs, document, in_language, list, problems_link, text};
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
use mc_pages::{
    chrome::Link,
    components::{Cell, Column, Table},
    public::{ApiProblemsPage, ProblemPage},
    words::Lang,
};
use serde_json::Value;

pub(in crate::public) async fn all(State(web): State<Web>, visit: Visit) -> Reply {
    let document = document(&web)?;
    let l = visit.l();
    let rows = list(document, "x-problems").map(|entry| row(l, entry));
    drawn(&ApiProblemsPage {
        chrome: chrome(&web, &visit),
        breadcrumbs: breadcrumbs(l),
        problems: Table {
            caption: l.t("api-problems-title").into_owned(),
            columns: vec![
                Column::words(l.t("api-problem-code")),
                Column::numbers(l.t("api-problem-status")),
                Column::words(l.t("api-problem-way")),
            ],
            rows: rows.collect(),
        },
    })
}

fn row(l: Lang, entry: &Value) -> Vec<Cell> {
    let code = text(entry, "code");
    let detail = text(entry, in_language(l, "detail_vi", "detail_en"));
    let href = Some(format!("{PROBLEMS}/{code}"));
    vec![Cell { text: code.to_owned(), href }, status(entry).into(), detail.into()]
}

fn status(entry: &Value) -> String {
    entry.get("status").map_or_else(String::new, ToString::to_string)
}

pub(in crate::public) async fn one(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
) -> Reply {
    let document = document(&web)?;
    let l = visit.l();
    let entry = list(document, "x-problems").find(|entry| text(entry, "code") == code);
    let entry = entry.ok_or_else(|| Oops::status(StatusCode::NOT_FOUND))?;
    let said = l.with("api-problem-says", &[("code", code), ("status", status(entry))]);
    drawn(&ProblemPage {
        chrome: chrome(&web, &visit),
        title: text(entry, in_language(l, "title_vi", "title_en")).to_owned(),
        text: vec![
            text(entry, in_language(l, "detail_vi", "detail_en")).to_owned(),
            said.into_owned(),
        ],
        ways: vec![problems_link(l), Link::new(l.t("api-title"), HERE)],
        request_id: None,
    })
}
