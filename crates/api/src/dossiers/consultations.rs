//! Consultations (lấy ý kiến): another unit is asked, answers, or does not.

use super::command::{Carried, carried, command_id};
use crate::{
    api::{Answer, Api},
    caller::{Caller, Process},
    extract::{At, Key, KeyHeader, Sent},
    problem::{FieldError, Problem},
};
use axum::{extract::State, response::Response};
use mc_app::{
    commands,
    desk::Question,
    dossier::{Command, command},
    policy::actions,
    process::TokenId,
};
use mc_kernel::{
    Timestamp,
    ids::{ConsultationId, DossierId},
};
use serde::Deserialize;
use utoipa::ToSchema;

/// What another unit is asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "unit": "000.00.10.H62",
    "due_at": "2023-06-02T17:00:00+07:00",
    "question": "Ranh giới thửa đất có phù hợp quy hoạch không?"
}))]
pub(crate) struct NewConsultation {
    /// The code of the unit that is asked: an electronic identifier such as `000.00.04.H62`.
    #[schema(min_length = 1, max_length = 60)]
    unit: String,
    /// By when, RFC 3339 with offset; ahead of now.
    #[schema(format = DateTime)]
    due_at: String,
    /// The question.
    #[schema(min_length = 1, max_length = 4000)]
    question: String,
}

/// Asks another unit for its opinion
///
/// Several may be asked side by side; the step waits for all of them.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/steps/{token}/consultations",
    operation_id = "ask_consultation",
    tag = "consultations",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("token" = u32, Path, description = "The token of the open step."),
        KeyHeader
    ),
    request_body = NewConsultation,
    responses((status = 200, description = "The unit is asked.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Lấy ý kiến đơn vị khác")))
)]
pub(crate) async fn ask_consultation(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, token)): At<(DossierId, u32)>,
    key: Key,
    Sent { value, digest }: Sent<NewConsultation>,
) -> Answer<Response> {
    let today = api.today();
    let unit = today
        .unit_of(&value.unit)
        .ok_or_else(|| Problem::fields(vec![FieldError::body("/unit", "unknown-code")]))?;
    let due = Timestamp::parse_rfc3339(&value.due_at).map_err(|_ignored| {
        let error = FieldError::body("/due_at", "wrong-shape").with("expected", "date-time");
        Problem::fields(vec![error])
    })?;
    let question = Question { token: TokenId(token), unit: unit.id, due, text: value.question };
    let operation = format!("ask_consultation {token}");
    let command = command_id(&caller, id, &key, &operation, &digest);
    let done = api.app.ask_consultation(&caller.ctx, id, command, question).await?;
    carried(&api, done).await
}

/// What the unit says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "answer": "Phù hợp quy hoạch." }))]
pub(crate) struct Opinion {
    /// The answer.
    #[schema(min_length = 1, max_length = 4000)]
    answer: String,
}

/// Answers a consultation
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/consultations/{consultation_id}/answer",
    operation_id = "answer_consultation",
    tag = "consultations",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("consultation_id" = String, Path, format = "uuid", description = "The id of the consultation."),
        KeyHeader
    ),
    request_body = Opinion,
    responses((status = 200, description = "It is answered.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Trả lời ý kiến")))
)]
pub(crate) async fn answer_consultation(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, consultation)): At<(DossierId, ConsultationId)>,
    key: Key,
    Sent { value, digest }: Sent<Opinion>,
) -> Answer<Response> {
    let operation = format!("answer_consultation {consultation}");
    let command = command_id(&caller, id, &key, &operation, &digest);
    let of = (command, consultation);
    let answer = api.app.answer_consultation(&caller.ctx, id, of, value.answer, Vec::new());
    carried(&api, answer.await?).await
}

/// That no answer came. Nothing more is said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub(crate) struct Closing {}

/// Records that no answer came
///
/// By the unit that asked, after the deadline. Nothing follows from the silence; the step may go on.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/consultations/{consultation_id}/closing",
    operation_id = "close_consultation",
    tag = "consultations",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("consultation_id" = String, Path, format = "uuid", description = "The id of the consultation."),
        KeyHeader
    ),
    request_body = Closing,
    responses((status = 200, description = "It is closed.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Ghi nhận chưa có trả lời")))
)]
pub(crate) async fn close_consultation(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, consultation)): At<(DossierId, ConsultationId)>,
    key: Key,
    Sent { digest, .. }: Sent<Closing>,
) -> Answer<Response> {
    let operation = format!("close_consultation {consultation}");
    let command = command_id(&caller, id, &key, &operation, &digest);
    let close = Command::CloseConsultation(command::CloseConsultation { consultation });
    let sent = commands::Sent::alone(command, close);
    let done = api.app.command::<actions::Process>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}
