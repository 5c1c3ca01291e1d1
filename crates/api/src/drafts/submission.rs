//! Submission: a draft becomes a dossier, or the answer to a supplement request; once.

use crate::{
    api::{Answer, Api},
    caller::{Caller, Submit},
    extract::{At, Sent},
    problem::{FieldError, Problem},
    replay::replayed,
    values::Channel,
};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use mc_app::{drafts::OpenDraft, store::drafts::DraftState, submission::Submitted};
use mc_kernel::ids::{DossierId, DraftId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a draft is submitted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "channel": "online" }))]
pub(crate) struct Submission {
    /// The way it is filed. Needed for a new dossier; not for the answer to a supplement request.
    channel: Option<Channel>,
    /// A note to the desk with the answer to a supplement request.
    #[serde(default)]
    #[schema(max_length = 4000)]
    note: String,
}

/// A dossier that a draft became.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NewDossier {
    /// The id.
    #[schema(format = "uuid")]
    dossier_id: String,
    /// The number (mã số hồ sơ; NĐ 61/2018/NĐ-CP, Điều 17), by which people speak of it.
    number: String,
}

/// Submits a draft
///
/// When `problems` of the draft is empty. A draft becomes one dossier, however often it is submitted:
/// asked again it gives the same number. The draft of an answer to a supplement request is sent to the
/// dossier that asked.
#[utoipa::path(
    post,
    path = "/api/v1/drafts/{draft_id}/submission",
    operation_id = "submit_draft",
    tag = "drafts",
    params(("draft_id" = String, Path, format = "uuid", description = "The id of the draft.")),
    request_body = Submission,
    responses(
        (status = 201, description = "It is submitted.", body = NewDossier,
            headers(("Location" = String, description = "The address of the dossier."))),
        (status = 200, description = "It had been submitted before.", body = NewDossier)
    ),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Nộp bản nháp thành hồ sơ")))
)]
pub(crate) async fn submit_draft(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<DraftId>,
    Sent { value: asked, .. }: Sent<Submission>,
) -> Answer<Response> {
    let open = api.app.open_draft(&caller.ctx, id).await?;
    let submitted = match (open.draft.state, open.draft.dossier) {
        (DraftState::Open, Some(dossier)) => {
            answer_supplement(&api, &caller, &open, dossier, &asked).await?
        }
        (DraftState::Open | DraftState::Submitted | DraftState::Discarded, _) => {
            let missing = || FieldError::body("/channel", "missing").with("found", "channel");
            let channel = asked.channel.ok_or_else(|| Problem::fields(vec![missing()]))?;
            let submitted = api.app.submit_draft(&caller.ctx, &open, channel.into()).await;
            submitted.map_err(|e| Problem::below("/answers", e))?
        }
    };
    let location = format!("/api/v1/dossiers/{}", submitted.dossier);
    let told =
        Json(NewDossier { dossier_id: submitted.dossier.to_string(), number: submitted.number });
    if submitted.was_submitted_before {
        return Ok(replayed(told));
    }
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], told).into_response())
}

async fn answer_supplement(
    api: &Api,
    caller: &Caller<Submit>,
    open: &OpenDraft,
    dossier: DossierId,
    asked: &Submission,
) -> Answer<Submitted> {
    let sent = api.app.send_supplement(&caller.ctx, open, dossier, &asked.note).await;
    let done = sent.map_err(|e| Problem::below("/answers", e))?;
    Ok(Submitted {
        dossier,
        number: done.dossier.number,
        was_submitted_before: done.was_done_before,
    })
}
