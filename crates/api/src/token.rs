//! What a token is and may do.

use crate::{
    api::{Answer, Api},
    caller::{AnyToken, Caller},
    values::{Staff, Unit},
};
use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn operations() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(get_token))
}

/// The token of the request.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Token {
    /// The id under which the log names what the system does; not the secret.
    #[schema(format = "uuid")]
    id: String,
    /// What it may do: `dossiers.read`, `dossiers.submit`, `dossiers.process`.
    scopes: Vec<String>,
    /// The member of staff with whose positions the system acts; null where they have left.
    acts_as: Option<Staff>,
    /// The positions that hold today. What they may not do, the system may not do either.
    positions: Vec<Position>,
}

/// A position (vị trí).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Position {
    /// The unit.
    unit: Unit,
    /// The agency that the unit belongs to.
    agency: Unit,
    /// The role: `desk-officer`, `processing-officer`, `head-of-division`, `leader`, `clerk`,
    /// `agency-administrator`, `province-administrator`, `inspector`.
    role: String,
}

/// Reads what the token may do
///
/// The first call of a new system: it shows that the token works, with which positions it acts, and
/// which scopes it has.
#[utoipa::path(
    get,
    path = "/api/v1/token",
    operation_id = "get_token",
    tag = "token",
    responses((status = 200, description = "The token.", body = Token)),
    security(("token" = [])),
    extensions(("x-summary-vi" = json!("Xem mã truy cập được làm gì")))
)]
pub(crate) async fn get_token(
    State(api): State<Api>,
    caller: Caller<AnyToken>,
) -> Answer<Json<Token>> {
    let today = api.today();
    let staff = caller.staff()?;
    let positions = staff.grants.iter().map(|grant| Position {
        unit: Unit::of(&today, grant.unit),
        agency: Unit::of(&today, grant.agency),
        role: grant.role.code().to_owned(),
    });
    Ok(Json(Token {
        id: caller.token.to_string(),
        scopes: staff.system.iter().flat_map(|(_, scopes)| scopes.clone()).collect(),
        acts_as: Staff::of(&today, staff.id),
        positions: positions.collect(),
    }))
}
