//! Every address with who may come. The table is what the closed-world test walks; the access stands
//! before the handler, and the use case's own permit behind it.

use crate::{
    Web, admin, citizen, desk, guidance, ledger, mandates, office, public, queue,
    reply::Oops,
    security::{self, FIXED, PAGE_POLICY},
    sign_on, store, visit,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::MethodRouter,
};
use mc_app::policy::Actor;
use std::time::Duration;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

/// Who may come to an address at all. What they may see there the policies decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Anyone,
    /// Citizens who signed on.
    Citizen,
    /// Staff who signed on.
    Staff,
    /// Citizens and staff who signed on.
    SignedOn,
}

impl Access {
    /// The name in tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Citizen => "citizen",
            Self::Staff => "staff",
            Self::SignedOn => "signed-on",
        }
    }

    /// Whether an actor may come; otherwise what they are told.
    fn admits(self, actor: &Actor) -> Result<(), Oops> {
        match (self, actor) {
            (Self::Anyone, _)
            | (Self::Citizen | Self::SignedOn, Actor::Citizen(_))
            | (Self::Staff | Self::SignedOn, Actor::Staff(_)) => Ok(()),
            (Self::Citizen | Self::SignedOn, Actor::Stranger) => Err(Oops::sign_in("/dang-nhap")),
            (Self::Staff, Actor::Stranger) => Err(Oops::sign_in("/can-bo/dang-nhap")),
            // What is not for this kind of person is not there.
            (Self::Citizen, Actor::Staff(_)) | (Self::Staff, Actor::Citizen(_)) => {
                Err(Oops::status(StatusCode::NOT_FOUND))
            }
        }
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The address, with placeholders in braces.
    pub path: &'static str,
    /// The methods it answers: `GET`, `POST`, …
    pub methods: &'static str,
    /// Who may come.
    pub access: Access,
}

/// Routes being collected, with their table.
#[derive(Default)]
pub(crate) struct Routes {
    router: Router<Web>,
    table: Vec<Route>,
}

impl Routes {
    /// Adds an address.
    pub(crate) fn at(
        mut self,
        path: &'static str,
        access: Access,
        methods: &'static str,
        handler: MethodRouter<Web>,
    ) -> Self {
        let guarded = handler.layer(middleware::from_fn(move |request: Request, next: Next| {
            guard(access, request, next)
        }));
        self.router = self.router.route(path, guarded);
        self.table.push(Route { path, methods, access });
        self
    }

    /// Adds an address that an ended session must not turn away, because what was typed would be
    /// lost; its handler looks after that.
    pub(crate) fn at_keeping_forms(
        mut self,
        path: &'static str,
        access: Access,
        methods: &'static str,
        handler: MethodRouter<Web>,
    ) -> Self {
        self.router = self.router.route(path, handler);
        self.table.push(Route { path, methods, access });
        self
    }
}

async fn guard(access: Access, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<visit::Visit>().map(|v| v.ctx().actor.clone());
    match access.admits(&actor.unwrap_or(Actor::Stranger)) {
        Ok(()) => next.run(request).await,
        Err(oops) => oops.into_response(),
    }
}

/// Checks an access where a handler looks after it itself.
pub(crate) fn admit(access: Access, visit: &visit::Visit) -> Result<(), Oops> {
    access.admits(&visit.ctx().actor)
}

fn routes() -> Routes {
    let routes = public::routes(Routes::default());
    let routes = citizen::rights_routes(citizen::routes(routes));
    let routes = desk::routes(routes);
    let routes = queue::routes(routes);
    let routes = store::routes(routes);
    let routes = mandates::routes(routes);
    let routes = office::routes(routes);
    let routes = guidance::routes(routes);
    let routes = ledger::routes(routes);
    let routes = sign_on::routes(routes);
    admin::routes(routes)
}

/// Every address with who may come.
pub fn table() -> Vec<Route> {
    routes().table
}

/// A request, with all it uploads, may take so long.
const TIMEOUT: Duration = Duration::from_mins(2);
/// The room a form needs beside its files.
const FORM_BYTES: usize = 4 * 1024 * 1024;

/// The web server's router. `api` is merged beside the pages: it has errors of its own.
pub fn router(web: Web, api: Router) -> Router {
    let files = usize::try_from(web.app.settings().limits.file_bytes).unwrap_or(usize::MAX);
    let most_bytes = files.saturating_mul(4).saturating_add(FORM_BYTES);
    let pages = routes()
        .router
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn_with_state(web.clone(), visit::middleware))
        .with_state(web);
    let mut router = api
        .merge(pages)
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(most_bytes))
        .layer(security::header_layer(header::CONTENT_SECURITY_POLICY, PAGE_POLICY));
    for (name, value) in FIXED {
        router = router.layer(security::header_layer(name, value));
    }
    router
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIMEOUT))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http())
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
}
