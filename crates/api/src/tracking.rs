//! The look-up by number: how far a dossier has come, and nothing else.

use crate::{
    api::{Answer, Api},
    caller::{AnyToken, Caller},
    extract::Sent,
    values::{Moment, State as DossierState},
};
use axum::{Json, extract::State};
use mc_app::tracking;
use mc_kernel::fold;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn operations() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(track))
}

/// A number and the check of its owner.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "number": "000.21.18.H62-230525-0001", "check": "9101" }))]
pub(crate) struct Tracking {
    /// The number of the dossier (mã số hồ sơ), as the receipt prints it.
    #[schema(min_length = 1, max_length = 60)]
    number: String,
    /// The last four characters of the number of the owner's paper.
    #[schema(min_length = 4, max_length = 4)]
    check: String,
}

/// How far a dossier has come.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Degree {
    /// The number.
    number: String,
    /// The name of the procedure.
    procedure: String,
    /// Where it stands.
    state: DossierState,
    /// How far it has come.
    stage: Stage,
    /// The place of the stage in the row of stages, from 1.
    #[schema(minimum = 1, maximum = 5)]
    step: usize,
    /// How many stages there are.
    #[schema(minimum = 5, maximum = 5)]
    steps: usize,
    /// The promised instant (ngày hẹn trả; NĐ 61/2018/NĐ-CP, Điều 17); null before acceptance.
    due_at: Option<Moment>,
}

/// The stages in order: `submitted`, `accepted`, `processing`, `ready` (the result waits), `ended`.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Stage {
    Submitted,
    Accepted,
    Processing,
    Ready,
    Ended,
}

impl From<tracking::Stage> for Stage {
    fn from(stage: tracking::Stage) -> Self {
        match stage {
            tracking::Stage::Submitted => Self::Submitted,
            tracking::Stage::Accepted => Self::Accepted,
            tracking::Stage::Processing => Self::Processing,
            tracking::Stage::Ready => Self::Ready,
            tracking::Stage::Ended => Self::Ended,
        }
    }
}

/// Tracks a dossier by its number
///
/// For chat bots, kiosks and portals: the degree of completion for whoever knows the number and the
/// end of the owner's paper, and nothing else (TT 01/2018/TT-VPCP, Điều 16 khoản 2). A number that
/// does not exist and a check that fails look the same. Ten look-ups of one number at once, then one
/// every six seconds.
#[utoipa::path(
    post,
    path = "/api/v1/tracking",
    operation_id = "track_dossier",
    tag = "tracking",
    request_body = Tracking,
    responses((status = 200, description = "How far it has come.", body = Degree)),
    security(("token" = [])),
    extensions(("x-summary-vi" = json!("Tra cứu hồ sơ theo mã số")))
)]
pub(crate) async fn track(
    State(api): State<Api>,
    _caller: Caller<AnyToken>,
    Sent { value: asked, .. }: Sent<Tracking>,
) -> Answer<Json<Degree>> {
    api.rates.look_up(&fold(&asked.number))?;
    let degree = api.app.track(&asked.number, &asked.check).await?;
    let stages = tracking::Stage::ALL;
    let step = stages.iter().position(|stage| *stage == degree.stage).map_or(1, |i| i + 1);
    Ok(Json(Degree {
        due_at: degree.due.map(|due| api.moment(due)),
        number: degree.number,
        procedure: degree.procedure,
        state: degree.state.into(),
        stage: degree.stage.into(),
        step,
        steps: stages.len(),
    }))
}
