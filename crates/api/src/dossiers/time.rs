//! The rules of time: another day with an apology, stopping and going on.

use super::command::{Carried, carried, command_id};
use crate::{
    api::{Answer, Api},
    caller::{Caller, Process, Submit},
    extract::{At, Key, KeyHeader, Sent},
    problem::{FieldError, Problem},
};
use axum::{extract::State, response::Response};
use mc_app::{
    commands,
    dossier::{Command, command},
    policy::actions,
};
use mc_kernel::{Timestamp, ids::DossierId};
use serde::Deserialize;
use utoipa::ToSchema;

/// Another day, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "due_at": "2023-06-12T17:00:00+07:00",
    "reason": "Chờ kết quả xác minh của cơ quan công an."
}))]
pub(crate) struct Apology {
    /// The instant that is promised now, RFC 3339 with offset: later than the one before, within
    /// working hours.
    #[schema(format = DateTime)]
    due_at: String,
    /// The reason.
    #[schema(min_length = 1, max_length = 4000)]
    reason: String,
}

/// Apologises and promises another day
///
/// Once for a dossier, before its day is missed (NĐ 61/2018/NĐ-CP, Điều 19 khoản 9; form 04).
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/apology",
    operation_id = "apologise",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        KeyHeader
    ),
    request_body = Apology,
    responses((status = 200, description = "Another day is promised.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Xin lỗi và hẹn lại ngày trả kết quả")))
)]
pub(crate) async fn apologise(
    State(api): State<Api>,
    caller: Caller<Process>,
    At(id): At<DossierId>,
    key: Key,
    Sent { value, digest }: Sent<Apology>,
) -> Answer<Response> {
    let due = Timestamp::parse_rfc3339(&value.due_at).map_err(|_ignored| {
        let error = FieldError::body("/due_at", "wrong-shape").with("expected", "date-time");
        Problem::fields(vec![error])
    })?;
    let reappoint = command::Reappoint { due, reason: value.reason };
    let command = command_id(&caller, id, &key, "apologise", &digest);
    let sent = commands::Sent::alone(command, Command::Reappoint(reappoint));
    let done = api.app.command::<actions::Process>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}

/// Why a dossier stops or goes on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "Người nộp đề nghị dừng để bổ sung thỏa thuận." }))]
pub(crate) struct TimeReason {
    /// The reason.
    #[schema(min_length = 1, max_length = 4000)]
    reason: String,
}

/// Stops a dossier
///
/// On the applicant's wish, while nothing was decided (NĐ 118/2025/NĐ-CP, Điều 21; form 05). The
/// desk records it for the applicant.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/stop",
    operation_id = "stop",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        KeyHeader
    ),
    request_body = TimeReason,
    responses((status = 200, description = "It is stopped.", body = Carried)),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Dừng giải quyết theo đề nghị của người nộp")))
)]
pub(crate) async fn stop(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<DossierId>,
    key: Key,
    Sent { value, digest }: Sent<TimeReason>,
) -> Answer<Response> {
    let stop = Command::Stop(command::Stop { reason: value.reason });
    let sent = commands::Sent::alone(command_id(&caller, id, &key, "stop", &digest), stop);
    let done = api.app.command::<actions::Stop>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}

/// Lets a stopped dossier go on
///
/// By the decision of a leader of a unit that is involved; the clock runs again.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/reopening",
    operation_id = "reopen",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        KeyHeader
    ),
    request_body = TimeReason,
    responses((status = 200, description = "It goes on.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Tiếp tục giải quyết hồ sơ đã dừng")))
)]
pub(crate) async fn reopen(
    State(api): State<Api>,
    caller: Caller<Process>,
    At(id): At<DossierId>,
    key: Key,
    Sent { value, digest }: Sent<TimeReason>,
) -> Answer<Response> {
    let reopen = Command::Reopen(command::Reopen { reason: value.reason });
    let sent = commands::Sent::alone(command_id(&caller, id, &key, "reopen", &digest), reopen);
    let done = api.app.command::<actions::Steer>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}
