//! Orders of a leader about a dossier (chỉ đạo), and their answers.

use super::{
    command::{Carried, carried, command_id},
    steps::staff,
};
use crate::{
    api::{Answer, Api},
    caller::{Caller, Process},
    extract::{At, Key, KeyHeader, Sent},
    problem::{FieldError, Problem},
};
use axum::{extract::State, response::Response};
use mc_app::{
    commands,
    dossier::{Command, Place, command},
    policy::actions,
};
use mc_kernel::{
    Timestamp,
    ids::{DossierId, OrderId, UnitId},
};
use serde::Deserialize;
use utoipa::ToSchema;

/// What is ordered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "token": 2,
    "due_at": "2023-05-29T16:00:00+07:00",
    "text": "Kiểm tra lại bản vẽ, báo cáo trước khi ký."
}))]
pub(crate) struct NewOrder {
    /// The token of the open step whose unit answers; without it the desk does.
    token: Option<u32>,
    /// The user name of the person who answers, somebody with the duty there; without it anybody
    /// there may.
    #[serde(default)]
    #[schema(max_length = 100)]
    to: String,
    /// By when, RFC 3339 with offset; ahead of now.
    #[schema(format = DateTime)]
    due_at: String,
    /// The order.
    #[schema(min_length = 1, max_length = 4000)]
    text: String,
}

/// Gives an order
///
/// By a leader of a unit that is involved; it becomes part of the dossier's history. The open ones
/// stand in `open_orders`.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/orders",
    operation_id = "give_order",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        KeyHeader
    ),
    request_body = NewOrder,
    responses((status = 200, description = "It is given.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Chỉ đạo về hồ sơ")))
)]
pub(crate) async fn give_order(
    State(api): State<Api>,
    caller: Caller<Process>,
    At(id): At<DossierId>,
    key: Key,
    Sent { value, digest }: Sent<NewOrder>,
) -> Answer<Response> {
    let due = Timestamp::parse_rfc3339(&value.due_at).map_err(|_ignored| {
        let error = FieldError::body("/due_at", "wrong-shape").with("expected", "date-time");
        Problem::fields(vec![error])
    })?;
    let to = staff(&api, "/to", &value.to)?;
    let dossier = api.app.view_dossier(&caller.ctx, id).await?.dossier;
    let place = match value.token {
        None => dossier.desk(),
        Some(token) => {
            let open = dossier.steps.iter().find(|open| open.token.0 == token);
            open.map_or_else(nowhere, |open| open.place.clone())
        }
    };
    let order = api.app.new_order();
    let give = Command::GiveOrder(command::GiveOrder { order, place, to, due, text: value.text });
    let sent = commands::Sent::alone(command_id(&caller, id, &key, "give_order", &digest), give);
    let done = api.app.command::<actions::Steer>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}

/// The place of a step that is over. The decision refuses it, unless the order was given before: a
/// request that is repeated after the step ended has the same answer.
fn nowhere() -> Place {
    let none = UnitId::from_bytes([0; 16]);
    Place { unit: none, agency: none, queue: String::new() }
}

/// What was done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "answer": "Đã kiểm tra, bản vẽ đúng quy hoạch." }))]
pub(crate) struct OrderDone {
    /// The answer.
    #[schema(min_length = 1, max_length = 4000)]
    answer: String,
}

/// Answers an order
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/orders/{order_id}/answer",
    operation_id = "answer_order",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("order_id" = String, Path, format = "uuid", description = "The id of the order."),
        KeyHeader
    ),
    request_body = OrderDone,
    responses((status = 200, description = "It is answered.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Trả lời chỉ đạo")))
)]
pub(crate) async fn answer_order(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, order)): At<(DossierId, OrderId)>,
    key: Key,
    Sent { value, digest }: Sent<OrderDone>,
) -> Answer<Response> {
    let command = command_id(&caller, id, &key, &format!("answer_order {order}"), &digest);
    let answer = Command::AnswerOrder(command::AnswerOrder { order, answer: value.answer });
    let sent = commands::Sent::alone(command, answer);
    let done = api.app.command::<actions::Process>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}
