//! The result: attaching the document, handing it over.

use super::command::{Carried, carried, command_id};
use crate::{
    api::{Answer, Api},
    caller::{Caller, Process},
    extract::{At, Given, Key, KeyHeader, Raw, Sent},
    values::{ResultKind, ReturnWay},
};
use axum::{extract::State, response::Response};
use mc_app::{
    commands,
    desk::ResultFacts,
    dossier::{Command, command},
    policy::actions,
    process::TokenId,
};
use mc_kernel::{CivilDay, Digest, ids::DossierId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What a result document says of itself.
#[derive(Debug, Deserialize, Serialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct NewResult {
    /// What it says.
    #[param(inline)]
    kind: ResultKind,
    /// The national code of the result that it gives or refuses; one of the procedure's `results`.
    #[param(max_length = 64)]
    code: String,
    /// The title.
    #[param(min_length = 1, max_length = 1000)]
    title: String,
    /// Number and symbol of the document: `12/2023-KS`.
    #[param(max_length = 200)]
    symbol: Option<String>,
    /// The day on the document, `yyyy-mm-dd`.
    #[param(value_type = String, format = Date)]
    issued_on: CivilDay,
    /// The last day on which it is valid, `yyyy-mm-dd`; none where it has no end.
    #[param(value_type = Option<String>, format = Date)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_until: Option<CivilDay>,
    /// What the file is called; its ending has to fit its content.
    #[param(min_length = 1, max_length = 300)]
    name: String,
}

/// Attaches a result document
///
/// The body is the document itself, PDF, JPEG or PNG. The leader's decision approves it; of two
/// documents of one code the newer one counts. It may be attached while the dossier is in process and
/// somebody will sign after the step.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/steps/{token}/results",
    operation_id = "attach_result",
    tag = "steps",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("token" = u32, Path, description = "The token of the open step."),
        NewResult,
        KeyHeader
    ),
    request_body(
        description = "The bytes of the document.",
        content(
            (Vec<u8> = "application/pdf"),
            (Vec<u8> = "image/jpeg"),
            (Vec<u8> = "image/png"),
            (Vec<u8> = "application/octet-stream")
        )
    ),
    responses((status = 200, description = "It is attached.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Đính kèm văn bản kết quả")))
)]
pub(crate) async fn attach_result(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, token)): At<(DossierId, u32)>,
    key: Key,
    Given(result): Given<NewResult>,
    raw: Raw,
) -> Answer<Response> {
    let bytes = raw.file(&api).await?;
    let said = serde_json::to_vec(&result).map_err(crate::problem::Problem::internal)?;
    let content = Digest::of_parts(&[&said, Digest::of(&bytes).bytes()]);
    let operation = format!("attach_result {token}");
    let command = command_id(&caller, id, &key, &operation, &content);
    let facts = ResultFacts {
        token: TokenId(token),
        kind: result.kind.into(),
        code: result.code,
        title: result.title,
        symbol: result.symbol.unwrap_or_default(),
        issued_on: result.issued_on,
        valid_until: result.valid_until,
    };
    let attached = (result.name, bytes);
    let done = api.app.attach_result(&caller.ctx, id, command, facts, attached).await?;
    carried(&api, done).await
}

/// How a result is handed over.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "way": "desk",
    "receiver": "Trần Thị Mẫu Lan",
    "paper": "CCCD 026197999101"
}))]
pub(crate) struct Return {
    /// The way.
    way: ReturnWay,
    /// Full name of the receiver; needed at the desk.
    #[serde(default)]
    #[schema(max_length = 200)]
    receiver: String,
    /// Kind and number of the paper shown; needed at the desk.
    #[serde(default)]
    #[schema(max_length = 200)]
    paper: String,
    /// A note.
    #[serde(default)]
    #[schema(max_length = 4000)]
    note: String,
}

/// Hands the result over
///
/// The desk gives the result, or the written refusal, to the applicant (NĐ 61/2018/NĐ-CP, Điều 20).
/// Where the law wants the applicants to be there, only `desk` will do.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/return",
    operation_id = "return_result",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        KeyHeader
    ),
    request_body = Return,
    responses((status = 200, description = "It is handed over.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Trả kết quả")))
)]
pub(crate) async fn return_result(
    State(api): State<Api>,
    caller: Caller<Process>,
    At(id): At<DossierId>,
    key: Key,
    Sent { value, digest }: Sent<Return>,
) -> Answer<Response> {
    let hand_over = command::ReturnResult {
        way: value.way.into(),
        receiver: value.receiver,
        paper: value.paper,
        note: value.note,
    };
    let command = command_id(&caller, id, &key, "return_result", &digest);
    let sent = commands::Sent::alone(command, Command::ReturnResult(hand_over));
    let done = api.app.command::<actions::ReturnResult>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}
