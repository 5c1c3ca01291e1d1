//! Supplements: asking for one, and beginning the answer.

use super::command::{Carried, carried, command_id};
use crate::{
    api::{Answer, Api},
    caller::{Caller, Process, ReadAndSubmit},
    drafts::{Draft, told},
    extract::{At, Key, KeyHeader, Sent},
    problem::{FieldError, Problem},
};
use axum::{Json, extract::State, response::Response};
use mc_app::{
    commands,
    dossier::{
        Command,
        command::{AskSupplement, AskedItem},
        event::{SupplementItem, SupplementTarget},
    },
    policy::actions,
    process::TokenId,
};
use mc_kernel::{CivilDay, ids::DossierId};
use serde::Deserialize;
use utoipa::ToSchema;

/// What the applicant is asked to complete.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "items": [{
        "field": "chungSinh.so",
        "what": "Số ghi trên giấy chứng sinh",
        "ground": "Luật Hộ tịch 2014, Điều 16"
    }],
    "contact": "Bộ phận Một cửa, 0211 3862 345",
    "answer_by": "2023-06-02"
}))]
pub(crate) struct SupplementRequest {
    /// The token of the step from which it is asked; left out before acceptance.
    token: Option<u32>,
    /// The outcome of that step that leads to a supplement; left out before acceptance.
    #[schema(max_length = 200)]
    outcome: Option<String>,
    /// The things to complete, all in one go.
    #[schema(min_items = 1, max_items = 50)]
    items: Vec<RequestedItem>,
    /// Who answers questions: name and telephone.
    #[serde(default)]
    #[schema(max_length = 500)]
    contact: String,
    /// By when the applicant is asked to answer, `yyyy-mm-dd`; today or later.
    #[schema(value_type = String, format = Date)]
    answer_by: CivilDay,
    /// The answer that raised the point, of a request that is not the first: the version of its
    /// event in the history (NĐ 61/2018/NĐ-CP, Điều 15 khoản 3).
    #[schema(minimum = 1)]
    raised_by: Option<u64>,
    /// Why it comes later than three working days after reception, where it does (NĐ
    /// 61/2018/NĐ-CP, Điều 19 khoản 4).
    #[serde(default)]
    #[schema(max_length = 4000)]
    late_reason: String,
}

/// One thing to complete. It refers to exactly one of `field`, `component` and `file_id` (with
/// `page`).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestedItem {
    /// The path of a field of the e-form: `con.hoTen`.
    #[schema(max_length = 500)]
    field: Option<String>,
    /// The code of a component.
    #[schema(max_length = 500)]
    component: Option<String>,
    /// A file of the dossier.
    #[schema(format = "uuid")]
    file_id: Option<String>,
    /// The page of the file, from 1; the first where nothing is said.
    #[schema(minimum = 1)]
    page: Option<u32>,
    /// What would be accepted.
    #[schema(min_length = 1, max_length = 4000)]
    what: String,
    /// The legal ground.
    #[schema(min_length = 1, max_length = 4000)]
    ground: String,
}

/// Asks for a supplement
///
/// Once, exactly and completely (NĐ 61/2018/NĐ-CP, Điều 15, 17 and 19; TT 01/2018/TT-VPCP, form 02);
/// the clock stops. Before acceptance the desk asks; later the officer whose step it is, who names
/// `token` and `outcome`.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/supplement-request",
    operation_id = "ask_supplement",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        KeyHeader
    ),
    request_body = SupplementRequest,
    responses((status = 200, description = "The applicant is asked.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Yêu cầu bổ sung hồ sơ")))
)]
pub(crate) async fn ask_supplement(
    State(api): State<Api>,
    caller: Caller<Process>,
    At(id): At<DossierId>,
    key: Key,
    Sent { value, digest }: Sent<SupplementRequest>,
) -> Answer<Response> {
    let from = match (value.token, value.outcome) {
        (Some(token), Some(outcome)) => Some((TokenId(token), outcome)),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => {
            let error = FieldError::body("", "both-or-neither").with("allowed", "token, outcome");
            return Err(Problem::fields(vec![error]));
        }
    };
    let is_intake = from.is_none();
    let ask = AskSupplement {
        from,
        items: items(value.items)?,
        contact: value.contact,
        answer_by: value.answer_by,
        raised_by: value.raised_by,
        late: value.late_reason,
    };
    let command = command_id(&caller, id, &key, "ask_supplement", &digest);
    let sent = commands::Sent::alone(command, Command::AskSupplement(ask));
    let done = if is_intake {
        api.app.command::<actions::TakeIn>(&caller.ctx, id, sent).await?
    } else {
        api.app.command::<actions::Process>(&caller.ctx, id, sent).await?
    };
    carried(&api, done).await
}

fn items(asked: Vec<RequestedItem>) -> Answer<Vec<AskedItem>> {
    let mut errors = Vec::new();
    let mut items = Vec::with_capacity(asked.len());
    for (index, item) in asked.into_iter().enumerate() {
        match target(&item) {
            Some(target) => {
                let ground = item.ground;
                items.push(AskedItem { item: SupplementItem { target, ground }, what: item.what });
            }
            None => errors.push(
                FieldError::body(format!("/items/{index}"), "exactly-one")
                    .with("allowed", "field, component, file_id"),
            ),
        }
    }
    if errors.is_empty() { Ok(items) } else { Err(Problem::fields(errors)) }
}

fn target(item: &RequestedItem) -> Option<SupplementTarget> {
    match (&item.field, &item.component, &item.file_id, item.page) {
        (Some(path), None, None, None) => Some(SupplementTarget::Field { path: path.clone() }),
        (None, Some(code), None, None) => Some(SupplementTarget::Component { code: code.clone() }),
        (None, None, Some(file), page) => {
            Some(SupplementTarget::Page { file: file.parse().ok()?, page: page.unwrap_or(1) })
        }
        _ => None,
    }
}

/// Begins the answer to a supplement request
///
/// A draft with everything that was declared so far; fill it, attach files, and submit it. Begun
/// twice it is the same draft.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/supplement",
    operation_id = "begin_supplement",
    tag = "drafts",
    params(("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier.")),
    responses((status = 200, description = "The draft of the answer.", body = Draft)),
    security(("token" = ["dossiers.read", "dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Bắt đầu bổ sung hồ sơ")))
)]
pub(crate) async fn begin_supplement(
    State(api): State<Api>,
    caller: Caller<ReadAndSubmit>,
    At(id): At<DossierId>,
) -> Answer<Json<Draft>> {
    let draft = api.app.start_supplement(&caller.ctx, id).await?;
    let open = api.app.open_draft(&caller.ctx, draft).await?;
    Ok(Json(told(&api, &open, caller.locale())))
}
