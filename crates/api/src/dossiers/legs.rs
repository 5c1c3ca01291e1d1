//! Legs that go back to the agency that sent them, and come again.

use super::command::{Carried, carried, command_id};
use crate::{
    api::{Answer, Api},
    caller::{Caller, Process},
    extract::{At, Key, KeyHeader, Sent},
};
use axum::{extract::State, response::Response};
use mc_app::{
    commands,
    dossier::{Command, command},
    policy::actions,
    process::TokenId,
};
use mc_kernel::ids::DossierId;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why a leg goes back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "Thiếu bản vẽ mặt bằng." }))]
pub(crate) struct SendingBack {
    /// What is missing, or which agency is competent.
    #[schema(min_length = 1, max_length = 4000)]
    reason: String,
}

/// Sends a leg back
///
/// To the agency that it came from, with the reason. The time of the step runs on until the sender
/// sends it again, under another token.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/steps/{token}/sending-back",
    operation_id = "send_back",
    tag = "steps",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("token" = u32, Path, description = "The token of the open step."),
        KeyHeader
    ),
    request_body = SendingBack,
    responses((status = 200, description = "The sender has it.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Trả lại nơi gửi")))
)]
pub(crate) async fn send_back(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, token)): At<(DossierId, u32)>,
    key: Key,
    Sent { value, digest }: Sent<SendingBack>,
) -> Answer<Response> {
    let back = command::SendBack { token: TokenId(token), why: value.reason };
    let command = command_id(&caller, id, &key, &format!("send_back {token}"), &digest);
    let sent = commands::Sent::alone(command, Command::SendBack(back));
    let done = api.app.command::<actions::Process>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}

/// What was mended.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "note": "Đã kèm bản vẽ mặt bằng." }))]
pub(crate) struct SendingAgain {
    /// A note to whoever had sent it back; may be empty.
    #[serde(default)]
    #[schema(max_length = 4000)]
    note: String,
}

/// Sends a leg again
///
/// To the agency that had sent it back; the time of the step begins again there.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/steps/{token}/sending-again",
    operation_id = "send_again",
    tag = "steps",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("token" = u32, Path, description = "The token of the open step."),
        KeyHeader
    ),
    request_body = SendingAgain,
    responses((status = 200, description = "It went on again.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Gửi lại nơi đã trả")))
)]
pub(crate) async fn send_again(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, token)): At<(DossierId, u32)>,
    key: Key,
    Sent { value, digest }: Sent<SendingAgain>,
) -> Answer<Response> {
    let again = command::SendAgain { token: TokenId(token), note: value.note };
    let command = command_id(&caller, id, &key, &format!("send_again {token}"), &digest);
    let sent = commands::Sent::alone(command, Command::SendAgain(again));
    let done = api.app.command::<actions::Process>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}
