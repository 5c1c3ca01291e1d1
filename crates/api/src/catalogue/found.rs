//! Lists of procedures.

use crate::{
    api::{Answer, Api},
    caller::Anyone,
    extract::Given,
    limits::USUAL_ROWS,
    problem::{FieldError, Problem},
    values::{Level, Named, ServiceLevel},
};
use axum::{Json, extract::State};
use mc_app::{Reference, catalog};
use mc_kernel::{Page, PageSize, fold};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Words to look for, with or without marks: `khai sinh`, `giay phep xay dung`. The best match
    /// comes first; without words procedures come by code.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Only procedures of this sector (lĩnh vực), by code.
    #[param(max_length = 64)]
    sector: Option<String>,
    /// The `next` of the page before.
    #[param(max_length = 64)]
    after: Option<String>,
    /// Rows of a page, 1 to 200; 25 where nothing is said.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u16>,
}

/// A page of procedures.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProcedurePage {
    /// The procedures.
    items: Vec<ProcedureSummary>,
    /// Send it as `after` for the next page; null on the last page.
    next: Option<String>,
}

/// A procedure in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProcedureSummary {
    /// The national code (mã thủ tục hành chính): `1.001193`.
    code: String,
    /// The official name.
    name: String,
    /// The sector (lĩnh vực).
    sector: Named,
    /// The levels that carry it out.
    levels: Vec<Level>,
    /// How far it can be done online.
    service_level: ServiceLevel,
    /// Whether this installation takes dossiers of it at all.
    can_be_filed: bool,
    /// Whether it can be filed with the channel `online`.
    can_be_filed_online: bool,
}

impl ProcedureSummary {
    fn of(procedure: &catalog::Procedure) -> Self {
        Self {
            code: procedure.code.to_string(),
            name: procedure.name.clone(),
            sector: Named::new(procedure.sector.code.as_str(), &procedure.sector.name),
            levels: procedure.levels.iter().map(|level| Level::from(*level)).collect(),
            service_level: procedure.service_level.into(),
            can_be_filed: procedure.can_be_filed(),
            can_be_filed_online: procedure.is_fileable_online(),
        }
    }
}

/// Lists or searches procedures
///
/// The procedures that hold today (NĐ 63/2010/NĐ-CP: procedures are public), a page at a time.
#[utoipa::path(
    get,
    path = "/api/v1/procedures",
    operation_id = "list_procedures",
    tag = "procedures",
    params(Wanted),
    responses((status = 200, description = "A page of procedures.", body = ProcedurePage)),
    security(()),
    extensions(("x-summary-vi" = json!("Liệt kê hoặc tìm thủ tục")))
)]
pub(crate) async fn list_procedures(
    State(api): State<Api>,
    _anyone: Anyone,
    Given(wanted): Given<Wanted>,
) -> Answer<Json<ProcedurePage>> {
    let reference = api.app.reference();
    let size = PageSize::new(wanted.limit.unwrap_or(USUAL_ROWS));
    let codes = found(&reference, wanted.q.as_deref().unwrap_or_default());
    let day = api.app.today();
    let mut rows = codes
        .iter()
        .filter_map(|code| reference.procedure(code, day))
        .filter(|p| wanted.sector.as_deref().is_none_or(|wanted| is_of_sector(p, wanted)));
    if let Some(after) = &wanted.after
        && !rows.any(|procedure| procedure.code.as_str() == after)
    {
        let error = FieldError::parameter("after", "not-a-key-of-a-page");
        return Err(Problem::fields(vec![error]));
    }
    let rows = rows.take(size.rows() + 1).map(|p| ProcedureSummary::of(p)).collect();
    let page = Page::cut(rows, size, |row: &ProcedureSummary| row.code.clone());
    Ok(Json(ProcedurePage { items: page.rows, next: page.next }))
}

fn is_of_sector(procedure: &catalog::Procedure, wanted: &str) -> bool {
    let others = procedure.other_sectors.iter();
    std::iter::once(&procedure.sector).chain(others).any(|s| s.code.as_str() == wanted)
}

fn found(reference: &Reference, words: &str) -> Vec<String> {
    let folded = fold(words);
    if folded.is_empty() {
        return reference.procedures().map(|p| p.code.to_string()).collect();
    }
    reference.search(&folded).into_iter().map(ToOwned::to_owned).collect()
}
