//! What happened to a dossier, event by event.

use crate::{
    api::{Answer, Api},
    caller::{Caller, Read},
    extract::At,
    values::{Moment, Staff},
};
use axum::{Json, extract::State};
use mc_kernel::{
    ActorRef,
    ids::{DossierId, StaffId},
};
use serde::Serialize;
use utoipa::ToSchema;

/// The history of a dossier.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct History {
    /// The events, the first one first; at most 2000.
    items: Vec<Event>,
}

/// Something that happened to a dossier. Events are never changed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Event {
    /// The place in the history, from 1.
    #[schema(minimum = 1)]
    version: u64,
    /// What happened: `submitted`, `taken_in`, `refused`, `step_entered`, `step_left`,
    /// `tokens_moved`, `assigned`, `supplement_asked`, `supplement_answered`, `clock_stopped`,
    /// `clock_resumed`, `fee_asked`, `fee_settled`, `consultation_asked`, `consultation_answered`,
    /// `consultation_closed`, `case_changed`, `result_attached`, `result_approved`, `finished`,
    /// `returned`, `withdrawn`, `apology_proposed`, `reappointed`, `stopped_on_request`, `reopened`,
    /// `order_given`, `order_answered`, `paper_digitised`, `paper_revoked`, `rated`. Later versions may add others.
    kind: String,
    /// Who caused it.
    by: Actor,
    /// When.
    at: Moment,
}

/// Whoever caused an event.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Actor {
    /// What kind: `citizen`, `staff`, `system` (by a token), `program` (this program itself).
    kind: &'static str,
    /// The id of the citizen or of the token; null of staff and program.
    #[schema(format = "uuid")]
    id: Option<String>,
    /// The member of staff; null of others.
    staff: Option<Staff>,
    /// The absent colleague in whose place the member of staff acted; null where it was by their
    /// own right.
    on_behalf_of: Option<Staff>,
}

/// Reads the history of a dossier
#[utoipa::path(
    get,
    path = "/api/v1/dossiers/{dossier_id}/history",
    operation_id = "get_history",
    tag = "dossiers",
    params(("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier.")),
    responses((status = 200, description = "The history.", body = History)),
    security(("token" = ["dossiers.read"])),
    extensions(("x-summary-vi" = json!("Xem lịch sử hồ sơ")))
)]
pub(crate) async fn get_history(
    State(api): State<Api>,
    caller: Caller<Read>,
    At(id): At<DossierId>,
) -> Answer<Json<History>> {
    let view = api.app.view_dossier(&caller.ctx, id).await?;
    let today = api.today();
    let actor = |by: ActorRef| {
        let (kind, id) = match by {
            // Whoever acts by a mandate is the one who acted; for whom, the dossier says.
            ActorRef::Citizen(id) | ActorRef::Mandated { by: id, .. } => {
                ("citizen", Some(id.to_string()))
            }
            ActorRef::System(id) => ("system", Some(id.to_string())),
            ActorRef::Staff(_) | ActorRef::Deputy { .. } => ("staff", None),
            ActorRef::Program => ("program", None),
        };
        let name = |staff: Option<StaffId>| staff.and_then(|id| Staff::of(&today, id));
        Actor { kind, id, staff: name(by.staff()), on_behalf_of: name(by.on_behalf_of()) }
    };
    let items = view.told.iter().map(|told| Event {
        version: told.recorded.version,
        kind: told.recorded.event.kind().to_owned(),
        by: actor(told.recorded.actor),
        at: api.moment(told.recorded.at),
    });
    Ok(Json(History { items: items.collect() }))
}
