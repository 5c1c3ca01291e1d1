//! Areas, by the codes that drafts take.

use crate::{
    api::{Answer, Api},
    caller::Anyone,
    extract::Given,
    problem::{FieldError, Problem},
};
use axum::{Json, extract::State};
use mc_app::org::{AreaLevel, CodeSystem, Unit};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which areas are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Only areas of this level: 1 province, 2 district, 3 commune.
    #[param(minimum = 1, maximum = 9)]
    level: Option<u8>,
    /// Only areas directly below this one, by code.
    #[param(max_length = 20)]
    parent: Option<String>,
}

/// The areas of the province.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Areas {
    /// The areas, in the order of the national list. There are a few hundred at most, so that they
    /// are not paged.
    items: Vec<Area>,
}

/// An administrative area (đơn vị hành chính).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Area {
    /// The code of the administrative unit (mã đơn vị hành chính; QĐ 124/2004/QĐ-TTg and later
    /// lists): `08836`.
    code: String,
    /// The name: `Xã Xuân Lôi`.
    name: String,
    /// The level: 1 province, 2 district, 3 commune.
    #[schema(minimum = 1, maximum = 9)]
    level: u8,
    /// The code of the area above; null of the province.
    parent: Option<String>,
}

/// Lists the areas of the province
///
/// As they are today. A draft names one of them where the case of the procedure has an `area_level`.
#[utoipa::path(
    get,
    path = "/api/v1/areas",
    operation_id = "list_areas",
    tag = "procedures",
    params(Wanted),
    responses((status = 200, description = "The areas.", body = Areas)),
    security(()),
    extensions(("x-summary-vi" = json!("Liệt kê đơn vị hành chính của tỉnh")))
)]
pub(crate) async fn list_areas(
    State(api): State<Api>,
    _anyone: Anyone,
    Given(wanted): Given<Wanted>,
) -> Answer<Json<Areas>> {
    let today = api.today();
    let directory = &today.reference.directory;
    let parent = match &wanted.parent {
        Some(code) => Some(directory.area(code, today.day).ok_or_else(unknown_parent)?.id),
        None => None,
    };
    let code = |unit: &Unit| {
        let code = directory.code_of(unit.id, CodeSystem::AdministrativeUnit, today.day);
        code.map(ToOwned::to_owned)
    };
    let area = |unit: &Unit| {
        let above = unit.parent.and_then(|id| directory.unit(id)).and_then(&code);
        let (name, level) = (unit.name.clone(), unit.level.number());
        Some(Area { code: code(unit)?, name, level, parent: above })
    };
    let items = directory
        .areas(today.day)
        .filter(|unit| wanted.level.is_none_or(|level| unit.level == AreaLevel::new(level)))
        .filter(|unit| parent.is_none() || unit.parent == parent)
        .filter_map(area)
        .collect();
    Ok(Json(Areas { items }))
}

fn unknown_parent() -> Problem {
    Problem::fields(vec![FieldError::parameter("parent", "unknown-code")])
}
