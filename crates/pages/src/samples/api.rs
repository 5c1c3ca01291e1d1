//! Samples of the pages that describe the programming interface.

use super::{Sample, sample, say};
use crate::{
    chrome::{Chrome, Link},
    components::{Column, Table},
    public::{ApiAnswer, ApiEntry, ApiField, ApiGroup, ApiOperationPage, ApiPage, ApiProblemsPage},
};

pub(super) fn pages(chrome: &Chrome) -> Result<Vec<Sample>, askama::Error> {
    Ok(vec![
        sample("public-api", &first(chrome))?,
        sample("public-api-operation", &operation(chrome))?,
        sample("public-api-problems", &problems(chrome))?,
    ])
}

fn first(chrome: &Chrome) -> ApiPage {
    let l = chrome.l;
    let entry = |vi, en, method: &str, path: &str| ApiEntry {
        title: Link::new(say(l, vi, en), "public-api-operation.html"),
        method: method.into(),
        path: path.into(),
    };
    ApiPage {
        chrome: chrome.clone(),
        document_url: "#".into(),
        first_call: "curl -H 'Authorization: Bearer mc_…' https://example.vn/api/v1/token".into(),
        scopes: Table {
            caption: chrome.t("api-scopes").into_owned(),
            columns: vec![
                Column::words(chrome.t("api-scope")),
                Column::words(chrome.t("api-meaning")),
            ],
            rows: vec![vec![
                "dossiers.read".into(),
                say(
                    l,
                    "Xem hồ sơ, tệp và danh sách việc mà vị trí gắn với mã truy cập được xem.",
                    "Read dossiers, files and work lists that the positions behind the token may see.",
                )
                .into(),
            ]],
        },
        groups: vec![ApiGroup {
            id: "desk".into(),
            title: say(l, "Bộ phận một cửa", "Desk"),
            operations: vec![
                entry(
                    "Tiếp nhận hồ sơ",
                    "Takes a dossier in",
                    "POST",
                    "/api/v1/dossiers/{dossier_id}/take-in",
                ),
                entry(
                    "Yêu cầu bổ sung hồ sơ",
                    "Asks for a supplement",
                    "POST",
                    "/api/v1/dossiers/{dossier_id}/supplement-request",
                ),
            ],
        }],
        problems: Link::new(chrome.t("api-problems-link"), "public-api-problems.html"),
    }
}

fn breadcrumbs(chrome: &Chrome) -> Vec<Link> {
    vec![
        Link::new(chrome.t("home"), "citizen-home.html"),
        Link::new(chrome.t("api-title"), "public-api.html"),
    ]
}

fn operation(chrome: &Chrome) -> ApiOperationPage {
    let field = |name: &str, kind: &str, is_required, text: &str| ApiField {
        name: name.into(),
        kind: kind.into(),
        is_required,
        text: text.into(),
    };
    let answer = |status: &str, text: &str, fields| ApiAnswer {
        status: status.into(),
        text: text.into(),
        fields,
    };
    ApiOperationPage {
        chrome: chrome.clone(),
        breadcrumbs: breadcrumbs(chrome),
        title: say(chrome.l, "Tiếp nhận hồ sơ", "Takes a dossier in"),
        method: "POST".into(),
        path: "/api/v1/dossiers/{dossier_id}/take-in".into(),
        text: "The clock starts, and the dossier goes past the first step with `forward`.".into(),
        scopes: Some(vec!["dossiers.process".into()]),
        call: "curl -X POST \\\n  -H 'Authorization: Bearer mc_…' \\\n  \
               https://example.vn/api/v1/dossiers/{dossier_id}/take-in"
            .into(),
        parameters: vec![field("dossier_id", "uuid", true, "The id of the dossier.")],
        body: vec![field("forward", "boolean", false, "Whether it is sent on at once.")],
        body_kinds: vec!["application/json".into()],
        answers: vec![
            answer(
                "200",
                "It is accepted.",
                vec![
                    field("number", "string", true, "The number (mã số hồ sơ)."),
                    field("progress.open_steps[].outcomes[].leads_to", "string", true, "Where."),
                ],
            ),
            answer("409", "The state of the dossier does not allow it.", Vec::new()),
        ],
        problems: Link::new(chrome.t("api-problems-link"), "public-api-problems.html"),
    }
}

fn problems(chrome: &Chrome) -> ApiProblemsPage {
    let words = say(
        chrome.l,
        "Tệp PDF đòi mật khẩu. Hãy gửi bản không khóa.",
        "The PDF asks for a password. Send one without.",
    );
    ApiProblemsPage {
        chrome: chrome.clone(),
        breadcrumbs: breadcrumbs(chrome),
        problems: Table {
            caption: chrome.t("api-problems-title").into_owned(),
            columns: vec![
                Column::words(chrome.t("api-problem-code")),
                Column::words(chrome.t("api-problem-status")),
                Column::words(chrome.t("api-problem-way")),
            ],
            rows: vec![vec!["file.locked".into(), "422".into(), words.into()]],
        },
    }
}
