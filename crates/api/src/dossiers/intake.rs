//! At the desk: taking in, refusing; and withdrawal.

use super::command::{Carried, carried, command_id};
use crate::{
    api::{Answer, Api},
    caller::{Caller, Process, Submit},
    extract::{At, Key, KeyHeader, Sent},
};
use axum::{extract::State, response::Response};
use mc_app::{
    commands,
    dossier::{Command, command},
    policy::actions,
};
use mc_kernel::ids::DossierId;
use serde::Deserialize;
use utoipa::ToSchema;

/// How a dossier is taken in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "forward": true }))]
pub(crate) struct TakeIn {
    /// Whether it is sent on to the next step at once (NĐ 61/2018/NĐ-CP, Điều 18); true where
    /// nothing is said.
    #[serde(default = "yes")]
    forward: bool,
}

const fn yes() -> bool {
    true
}

/// Takes a dossier in
///
/// The desk accepts it (NĐ 61/2018/NĐ-CP, Điều 17): the clock starts, a day is promised, and the
/// dossier goes to the first step, or past it with `forward`. Of two who take it in at once one gets
/// `dossier.not_at_intake`.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/take-in",
    operation_id = "take_in",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        KeyHeader
    ),
    request_body = TakeIn,
    responses((status = 200, description = "It is accepted.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Tiếp nhận hồ sơ")))
)]
pub(crate) async fn take_in(
    State(api): State<Api>,
    caller: Caller<Process>,
    At(id): At<DossierId>,
    key: Key,
    Sent { value, digest }: Sent<TakeIn>,
) -> Answer<Response> {
    let command = Command::TakeIn(command::TakeIn { forward: value.forward });
    let sent = commands::Sent::alone(command_id(&caller, id, &key, "take_in", &digest), command);
    let done = api.app.command::<actions::TakeIn>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}

/// Why a dossier is refused at the desk.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "ground": "Luật Hộ tịch 2014, Điều 13",
    "place": "Tờ khai, mục nơi cư trú: trẻ và cha mẹ cư trú ở xã khác.",
    "accepted": "Hồ sơ nộp tại xã nơi cư trú của cha hoặc mẹ."
}))]
pub(crate) struct Refusal {
    /// The legal ground.
    #[schema(min_length = 1, max_length = 4000)]
    ground: String,
    /// Where in the dossier: which paper, page or answer, and what is wrong there.
    #[schema(min_length = 1, max_length = 4000)]
    place: String,
    /// What would be accepted.
    #[schema(min_length = 1, max_length = 4000)]
    accepted: String,
}

/// Refuses a dossier
///
/// Before acceptance, in writing (NĐ 61/2018/NĐ-CP, Điều 17; TT 01/2018/TT-VPCP, form 03).
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/refusal",
    operation_id = "refuse",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        KeyHeader
    ),
    request_body = Refusal,
    responses((status = 200, description = "It is refused.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Từ chối tiếp nhận hồ sơ")))
)]
pub(crate) async fn refuse(
    State(api): State<Api>,
    caller: Caller<Process>,
    At(id): At<DossierId>,
    key: Key,
    Sent { value, digest }: Sent<Refusal>,
) -> Answer<Response> {
    let Refusal { ground, place, accepted } = value;
    let words = command::RefusalWords { ground, place, accepted, late: String::new() };
    let refuse = command::Refuse { words };
    let command = command_id(&caller, id, &key, "refuse", &digest);
    let sent = commands::Sent::alone(command, Command::Refuse(refuse));
    let done = api.app.command::<actions::Refuse>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}

/// Why a dossier is withdrawn.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "Nộp lại ở nơi cư trú của mẹ." }))]
pub(crate) struct Withdrawal {
    /// The applicant's reason; may be empty.
    #[serde(default)]
    #[schema(max_length = 4000)]
    reason: String,
}

/// Withdraws a dossier
///
/// On the applicant's wish, while there is no result. The desk records it for the applicant.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/withdrawal",
    operation_id = "withdraw",
    tag = "desk",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        KeyHeader
    ),
    request_body = Withdrawal,
    responses((status = 200, description = "It is withdrawn.", body = Carried)),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Rút hồ sơ theo yêu cầu của người nộp")))
)]
pub(crate) async fn withdraw(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<DossierId>,
    key: Key,
    Sent { value, digest }: Sent<Withdrawal>,
) -> Answer<Response> {
    let withdraw = command::Withdraw { reason: value.reason };
    let command = command_id(&caller, id, &key, "withdraw", &digest);
    let sent = commands::Sent::alone(command, Command::Withdraw(withdraw));
    let done = api.app.command::<actions::Withdraw>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}
