//! What every operation stands on, and the router that joins them.

use crate::{
    asked, catalogue, document, dossiers, drafts,
    problem::Problem,
    rates::{RateLimits, Rates},
    shape::Shapes,
    token, tracking, work,
};
use axum::{Router, middleware, routing::any};
use mc_app::{
    App, Reference,
    org::{CodeSystem, Unit},
};
use mc_kernel::{CivilDay, Timestamp, ids::UnitId};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;

/// The state of the API. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Api {
    /// The use cases.
    pub(crate) app: App,
    /// How often something may be asked.
    pub(crate) rates: Arc<Rates>,
    /// The shapes of what is sent.
    pub(crate) shapes: Arc<Shapes>,
    /// The description, as it is served.
    pub(crate) document: Arc<String>,
}

impl Api {
    /// An instant as answers write it: RFC 3339 with the offset of the province's time zone.
    pub(crate) fn moment(&self, at: Timestamp) -> crate::values::Moment {
        crate::values::Moment(self.app.settings().zone.rfc3339(at))
    }

    /// The organisation as it is today.
    pub(crate) fn today(&self) -> Today {
        Today { reference: self.app.reference(), day: self.app.today() }
    }
}

/// The reference data with the day on which it is asked.
#[derive(Debug, Clone)]
pub(crate) struct Today {
    /// The reference data.
    pub(crate) reference: Arc<Reference>,
    /// The day.
    pub(crate) day: CivilDay,
}

impl Today {
    /// The code of a unit: of an area the administrative one, of an agency the electronic
    /// identifier.
    pub(crate) fn code_of(&self, unit: UnitId) -> Option<String> {
        let directory = &self.reference.directory;
        let mut codes = UNIT_CODES.iter().filter_map(|s| directory.code_of(unit, *s, self.day));
        codes.next().map(ToOwned::to_owned)
    }

    /// The unit of a code.
    pub(crate) fn unit_of(&self, code: &str) -> Option<&Unit> {
        let directory = &self.reference.directory;
        UNIT_CODES.iter().find_map(|s| directory.by_alias(*s, code.trim(), self.day))
    }
}

/// The systems in which units have codes, the one to show first.
const UNIT_CODES: [CodeSystem; 4] = [
    CodeSystem::AdministrativeUnit,
    CodeSystem::RightToLeft,
    CodeSystem::LeftToRight,
    CodeSystem::Local,
];

/// The operations with their descriptions.
pub(crate) fn operations() -> OpenApiRouter<Api> {
    OpenApiRouter::with_openapi(document::frame())
        .merge(catalogue::operations())
        .merge(tracking::operations())
        .merge(token::operations())
        .merge(drafts::operations())
        .merge(dossiers::operations())
        .merge(work::operations())
        .merge(document::own_operations())
}

/// The router: operations, their description, and answers of its own for what it does not know.
pub(crate) fn router(app: App, rates: RateLimits) -> Router {
    let (router, description) = operations().split_for_parts();
    let document = document::finished(&description, &app.settings().public_url);
    let api = Api {
        app,
        rates: Arc::new(Rates::new(rates)),
        shapes: Arc::new(Shapes::default()),
        document: Arc::new(document.to_string()),
    };
    router
        .route("/api/v1", any(asked::no_such_address))
        .route("/api/v1/{*rest}", any(asked::no_such_address))
        .method_not_allowed_fallback(asked::method_not_allowed)
        .layer(CatchPanicLayer::custom(asked::panicked))
        .layer(middleware::from_fn(asked::layer))
        .with_state(api)
}

/// What an operation answers.
pub(crate) type Answer<T> = Result<T, Problem>;
