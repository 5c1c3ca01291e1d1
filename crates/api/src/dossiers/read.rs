//! Finding and reading dossiers.

use super::dossier::{Dossier, told};
use crate::{
    api::{Answer, Api},
    caller::{Caller, Read},
    cursor,
    extract::{At, Given},
    values::{Moment, Named, State as DossierState, Unit},
};
use axum::{Json, extract::State};
use mc_app::store::dossiers::Brief;
use mc_kernel::ids::DossierId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// A dossier number, an identity number (9 or 12 digits), or words of the applicant's name and
    /// the procedure, with or without marks.
    #[param(min_length = 1, max_length = 200)]
    q: String,
    /// The `next` of the page before.
    #[param(max_length = 80)]
    after: Option<String>,
}

/// A page of dossiers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DossierPage {
    /// The dossiers, the newest first.
    items: Vec<DossierSummary>,
    /// Send it as `after` for the next page; null on the last page.
    next: Option<String>,
}

/// A dossier in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DossierSummary {
    /// The id.
    #[schema(format = "uuid")]
    id: String,
    /// The number (mã số hồ sơ).
    number: String,
    /// The procedure.
    procedure: Named,
    /// The applicant's name.
    applicant: String,
    /// Where it stands.
    state: DossierState,
    /// The agency that settles it.
    competent_agency: Unit,
    /// When it was submitted.
    submitted_at: Moment,
    /// The promised instant; null before acceptance.
    due_at: Option<Moment>,
    /// When its result was ready; null before.
    finished_at: Option<Moment>,
    /// When the result was handed over; null before.
    returned_at: Option<Moment>,
    /// `early`, `on_time` or `late` (QĐ 766/QĐ-TTg); null before it is finished.
    timeliness: Option<String>,
}

/// Searches dossiers
///
/// Among those that the positions behind the token may see, 25 a page.
#[utoipa::path(
    get,
    path = "/api/v1/dossiers",
    operation_id = "search_dossiers",
    tag = "dossiers",
    params(Wanted),
    responses((status = 200, description = "A page of dossiers.", body = DossierPage)),
    security(("token" = ["dossiers.read"])),
    extensions(("x-summary-vi" = json!("Tìm hồ sơ")))
)]
pub(crate) async fn search_dossiers(
    State(api): State<Api>,
    caller: Caller<Read>,
    Given(wanted): Given<Wanted>,
) -> Answer<Json<DossierPage>> {
    let before: Option<DossierId> = cursor::read_id(wanted.after.as_deref())?;
    let page = api.app.search_dossiers(&caller.ctx, &wanted.q, before).await?;
    let today = api.today();
    let row = |brief: Brief| {
        let procedure = today.reference.procedure(&brief.procedure, today.day);
        DossierSummary {
            id: brief.id.to_string(),
            number: brief.number,
            procedure: Named::new(&brief.procedure, procedure.map_or("", |p| p.name.as_str())),
            applicant: brief.applicant,
            state: brief.state.into(),
            competent_agency: Unit::of(&today, brief.competent_agency),
            submitted_at: api.moment(brief.submitted),
            due_at: brief.due.map(|at| api.moment(at)),
            finished_at: brief.finished.map(|at| api.moment(at)),
            returned_at: brief.returned.map(|at| api.moment(at)),
            timeliness: brief.timeliness,
        }
    };
    let page = page.map(row);
    Ok(Json(DossierPage { items: page.rows, next: page.next.map(|id| id.to_string()) }))
}

/// Reads a dossier
///
/// What was declared, the files, where it stands and how it came there. Reading it leaves a row in
/// the record of access, which the applicant may see.
#[utoipa::path(
    get,
    path = "/api/v1/dossiers/{dossier_id}",
    operation_id = "get_dossier",
    tag = "dossiers",
    params(("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier.")),
    responses((status = 200, description = "The dossier.", body = Dossier)),
    security(("token" = ["dossiers.read"])),
    extensions(("x-summary-vi" = json!("Xem một hồ sơ")))
)]
pub(crate) async fn get_dossier(
    State(api): State<Api>,
    caller: Caller<Read>,
    At(id): At<DossierId>,
) -> Answer<Json<Dossier>> {
    let view = api.app.view_dossier(&caller.ctx, id).await?;
    let is_masked = api.app.answers_are_masked(&caller.ctx, &view).await?;
    Ok(Json(told(&api, &view, caller.locale(), is_masked)))
}
