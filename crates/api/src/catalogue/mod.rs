//! The public catalogue: procedures, their e-forms, the areas to file in. No token is needed.

mod area;
mod found;
mod procedure;

use crate::api::Api;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn operations() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(found::list_procedures))
        .routes(routes!(procedure::get_procedure))
        .routes(routes!(procedure::get_procedure_form))
        .routes(routes!(area::list_areas))
}
