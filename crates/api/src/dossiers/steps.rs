//! Steps of the process: completing, deciding, giving to a person.

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
    deciding::Ruling,
    dossier::{Command, command},
    policy::actions,
    process::TokenId,
};
use mc_kernel::{
    Dong,
    ids::{DossierId, StaffId},
};
use serde::Deserialize;
use utoipa::ToSchema;

/// A written refusal after appraisal.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(example = json!({
    "ground": "Luật Hộ tịch 2014, Điều 16",
    "place": "Giấy chứng sinh, trang 1: không có dấu của cơ sở y tế",
    "accepted": "Giấy chứng sinh có dấu của cơ sở y tế nơi trẻ sinh ra"
}))]
pub(crate) struct WrittenRefusal {
    /// The legal ground.
    #[schema(max_length = 4000)]
    ground: String,
    /// Where in the dossier: which paper, page or answer, and what is wrong there.
    #[schema(max_length = 4000)]
    place: String,
    /// What would be accepted.
    #[schema(max_length = 4000)]
    accepted: String,
    /// Why it comes later than three working days after reception, where it does (NĐ
    /// 61/2018/NĐ-CP, Điều 19 khoản 4).
    #[schema(max_length = 4000)]
    late_reason: String,
}

impl WrittenRefusal {
    fn words(self) -> command::RefusalWords {
        let Self { ground, place, accepted, late_reason: late } = self;
        command::RefusalWords { ground, place, accepted, late }
    }
}

/// How a step is left.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "outcome": "đạt", "note": "Đã đối chiếu bản chính." }))]
pub(crate) struct Completion {
    /// The label of one of the step's `outcomes`.
    #[schema(min_length = 1, max_length = 200)]
    outcome: String,
    /// A note to whoever comes next.
    #[serde(default)]
    #[schema(max_length = 4000)]
    note: String,
    /// Why, where the outcome refuses (NĐ 61/2018/NĐ-CP, Điều 19 khoản 8): all of it is needed
    /// there.
    #[serde(default)]
    refusal: WrittenRefusal,
    /// The user name of the person who shall do the next step; somebody who has its duty.
    #[serde(default)]
    #[schema(max_length = 100)]
    assignee: String,
    /// The amount in đồng, where the outcome asks the applicant for money.
    #[schema(minimum = 1)]
    fee_dong: Option<i64>,
}

/// Completes a step
///
/// Whoever has the duty of the step leaves it by an outcome and so sends the dossier on. Of two who
/// complete it at once one gets `dossier.step_not_open`.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/steps/{token}/completion",
    operation_id = "complete_step",
    tag = "steps",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("token" = u32, Path, description = "The token of the open step."),
        KeyHeader
    ),
    request_body = Completion,
    responses((status = 200, description = "The dossier went on.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Hoàn thành bước và chuyển tiếp")))
)]
pub(crate) async fn complete_step(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, token)): At<(DossierId, u32)>,
    key: Key,
    Sent { value, digest }: Sent<Completion>,
) -> Answer<Response> {
    let complete = command::CompleteStep {
        token: TokenId(token),
        outcome: value.outcome,
        note: value.note,
        refusal: value.refusal.words(),
        assignee: staff(&api, "/assignee", &value.assignee)?,
        fee: value.fee_dong.map(Dong),
    };
    let operation = format!("complete_step {token}");
    let command = command_id(&caller, id, &key, &operation, &digest);
    let sent = commands::Sent::alone(command, Command::CompleteStep(complete));
    let done = api.app.command::<actions::Process>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}

/// The member of staff of a user name; none where none is named.
pub(super) fn staff(api: &Api, pointer: &str, user_name: &str) -> Answer<Option<StaffId>> {
    if user_name.is_empty() {
        return Ok(None);
    }
    let reference = api.app.reference();
    let staff = reference.directory.staff_by_user_name(user_name).map(|staff| staff.id);
    let unknown = || Problem::fields(vec![FieldError::body(pointer, "unknown-user")]);
    staff.ok_or_else(unknown).map(Some)
}

/// What a leader decides.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "approve": true }))]
pub(crate) struct Decision {
    /// Whether the leader approves. Yes is the first outcome of the step that leads on, and approves
    /// the results attached so far; no is the first that goes back, or else the one that refuses in
    /// writing.
    approve: bool,
    /// A note.
    #[serde(default)]
    #[schema(max_length = 4000)]
    note: String,
    /// Why, where the step can only refuse: all of it is needed there.
    #[serde(default)]
    refusal: WrittenRefusal,
}

/// Decides a leader's step
///
/// A yes or a no, for systems that do not choose among outcomes. At steps of leaders and heads of
/// divisions only; others are `dossier.no_such_outcome`.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/steps/{token}/decision",
    operation_id = "decide_step",
    tag = "steps",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("token" = u32, Path, description = "The token of the open step."),
        KeyHeader
    ),
    request_body = Decision,
    responses((status = 200, description = "It is decided.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Phê duyệt hoặc không phê duyệt")))
)]
pub(crate) async fn decide_step(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, token)): At<(DossierId, u32)>,
    key: Key,
    Sent { value, digest }: Sent<Decision>,
) -> Answer<Response> {
    let ruling = Ruling {
        token: TokenId(token),
        approves: value.approve,
        note: value.note,
        refusal: value.refusal.words(),
    };
    let operation = format!("decide_step {token}");
    let command = command_id(&caller, id, &key, &operation, &digest);
    carried(&api, api.app.rule(&caller.ctx, id, command, ruling).await?).await
}

/// Who shall do a step.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "to": "xuanloi.hotich" }))]
pub(crate) struct Assignment {
    /// The user name of somebody who has the duty of the step; empty gives it back to the division.
    #[schema(max_length = 100)]
    to: String,
}

/// Gives a step to a person
///
/// The head of the unit gives it to anybody who has its duty; whoever has it may take it, and give
/// it back.
#[utoipa::path(
    post,
    path = "/api/v1/dossiers/{dossier_id}/steps/{token}/assignment",
    operation_id = "assign_step",
    tag = "steps",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("token" = u32, Path, description = "The token of the open step."),
        KeyHeader
    ),
    request_body = Assignment,
    responses((status = 200, description = "It is given.", body = Carried)),
    security(("token" = ["dossiers.process"])),
    extensions(("x-summary-vi" = json!("Giao bước cho một người")))
)]
pub(crate) async fn assign_step(
    State(api): State<Api>,
    caller: Caller<Process>,
    At((id, token)): At<(DossierId, u32)>,
    key: Key,
    Sent { value, digest }: Sent<Assignment>,
) -> Answer<Response> {
    let to = staff(&api, "/to", &value.to)?;
    let assign = command::Assign { token: TokenId(token), to };
    let operation = format!("assign_step {token}");
    let command = command_id(&caller, id, &key, &operation, &digest);
    let sent = commands::Sent::alone(command, Command::Assign(assign));
    let done = api.app.command::<actions::Process>(&caller.ctx, id, sent).await?;
    carried(&api, done).await
}
