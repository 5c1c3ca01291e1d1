//! Answers: pages, redirects with a message for the next page, and pages for errors.

use crate::{Web, cookies, visit::Visit};
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use mc_app::{AppError, Proof};
use mc_pages::public::{Problem, ProblemPage};
use std::sync::Arc;

/// What a handler gives.
pub(crate) type Reply = Result<Response, Oops>;

/// An error on its way to the page that tells it.
#[derive(Debug, Clone)]
pub struct Oops(Arc<Why>);

#[derive(Debug)]
enum Why {
    App(AppError),
    StaleForm,
    Status(StatusCode),
    /// Nobody is signed on: the page to sign on, with the way back.
    SignIn(&'static str),
}

impl Oops {
    /// A form whose token does not hold.
    pub(crate) fn stale_form() -> Self {
        Self(Arc::new(Why::StaleForm))
    }

    /// A request that could not be read.
    pub(crate) fn status(status: StatusCode) -> Self {
        Self(Arc::new(Why::Status(status)))
    }

    /// Nobody is signed on; `page` is where one signs on.
    pub(crate) fn sign_in(page: &'static str) -> Self {
        Self(Arc::new(Why::SignIn(page)))
    }

    /// The error of the use case, where it is one.
    pub(crate) fn app(&self) -> Option<&AppError> {
        if let Why::App(error) = &*self.0 { Some(error) } else { None }
    }

    fn status_code(&self) -> StatusCode {
        match &*self.0 {
            Why::Status(status) => *status,
            Why::StaleForm => StatusCode::FORBIDDEN,
            Why::SignIn(_) => StatusCode::UNAUTHORIZED,
            Why::App(error) => match error {
                AppError::NotFound => StatusCode::NOT_FOUND,
                AppError::Forbidden | AppError::ProofNeeded(_) => StatusCode::FORBIDDEN,
                AppError::Unauthenticated => StatusCode::UNAUTHORIZED,
                AppError::Invalid(_)
                | AppError::FileRefused(_)
                | AppError::Rejected(_)
                | AppError::Mandate(_)
                | AppError::Document(_) => StatusCode::UNPROCESSABLE_ENTITY,
                AppError::Conflict(_) => StatusCode::CONFLICT,
                AppError::RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
                AppError::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
                AppError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }
}

impl From<AppError> for Oops {
    fn from(error: AppError) -> Self {
        Self(Arc::new(Why::App(error)))
    }
}

impl IntoResponse for Oops {
    /// The page is drawn by the middleware, which knows language and person.
    fn into_response(self) -> Response {
        let mut response = self.status_code().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// An error outside a handler.
pub(crate) fn fail(error: AppError) -> Response {
    Oops::from(error).into_response()
}

/// A page.
pub(crate) fn page(template: &impl Template) -> Reply {
    page_with(StatusCode::OK, template)
}

/// A page that is drawn again with problems.
pub(crate) fn page_again(template: &impl Template) -> Reply {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// A page with a status.
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Reply {
    let html = template.render().map_err(AppError::internal)?;
    Ok((status, Html(html)).into_response())
}

/// Leads to another address after a form was taken (post, redirect, get).
pub(crate) fn see_other(to: &str) -> Reply {
    let location = HeaderValue::from_str(to).map_err(AppError::internal)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

/// The same, with a message for the next page: the code of one of its banners.
pub(crate) fn see_other_telling(web: &Web, to: &str, message: &str) -> Reply {
    let mut response = see_other(to)?;
    if let Some(cookie) = cookies::flash(message, web.is_https) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Draws the page of an error that came back from a handler or from a layer below.
pub(crate) fn draw_error(web: &Web, visit: &Visit, response: Response) -> Response {
    let status = response.status();
    let oops = response.extensions().get::<Oops>().cloned();
    let oops = match oops {
        Some(oops) => oops,
        // A layer's bare answer, such as an address that no route has.
        None if is_bare_error(&response) => Oops::status(status),
        None => return response,
    };
    log(visit, &oops);
    if let Why::SignIn(page) = &*oops.0 {
        return to_sign_in(visit, page).unwrap_or(response);
    }
    if let Some(AppError::ProofNeeded(proof)) = oops.app() {
        return to_proof(visit, *proof).unwrap_or(response);
    }
    let status = oops.status_code();
    let mut drawn = match problem_page(web, visit, &oops, status) {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    };
    if let Some(AppError::RateLimited { retry_after_seconds }) = oops.app() {
        drawn.headers_mut().insert(header::RETRY_AFTER, (*retry_after_seconds).into());
    }
    drawn
}

fn is_bare_error(response: &Response) -> bool {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    // What a layer says of a request that it cannot read is text for programmers.
    is_error && kind.is_none_or(|kind| kind.starts_with("text/plain"))
}

fn to_sign_in(visit: &Visit, page: &str) -> Option<Response> {
    let back = if visit.is_read() { visit.here() } else { "/".to_owned() };
    let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
    see_other(&format!("{page}?ve={back}")).ok()
}

/// Leads to where the proof is given that is missing, and back from there to the same page.
fn to_proof(visit: &Visit, proof: Proof) -> Option<Response> {
    let from = visit.came_from();
    let back: String = form_urlencoded::byte_serialize(from.as_bytes()).collect();
    see_other(&match proof {
        Proof::LevelTwo => format!("/dang-nhap?muc=2&ve={back}"),
        Proof::Fresh => format!("/can-bo/xac-nhan-lai?ve={back}"),
    })
    .ok()
}

fn problem_page(
    web: &Web,
    visit: &Visit,
    oops: &Oops,
    status: StatusCode,
) -> Result<String, askama::Error> {
    let chrome = crate::chrome::chrome(web, visit);
    let problem = match (&*oops.0, status) {
        (Why::StaleForm, _) => Problem::FormStale,
        (_, StatusCode::UNAUTHORIZED) => Problem::SessionEnded,
        (_, StatusCode::CONFLICT) => Problem::ChangedMeanwhile,
        (_, StatusCode::UNPROCESSABLE_ENTITY) => Problem::Refused,
        (_, StatusCode::PAYLOAD_TOO_LARGE) => Problem::TooLarge,
        (_, StatusCode::TOO_MANY_REQUESTS) => Problem::TooMany,
        (_, StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT) => Problem::Unavailable,
        (_, StatusCode::INTERNAL_SERVER_ERROR) => Problem::Internal,
        _ => Problem::NotFound,
    };
    let mut page = ProblemPage::of(problem, chrome);
    if let Some(words) = own_words(visit, oops) {
        page.text = vec![words];
    }
    if status.is_server_error() {
        page = page.with_request_id(visit.ctx().request_id.clone());
    }
    page.render()
}

/// What the business or the file check said, in the person's language.
fn own_words(visit: &Visit, oops: &Oops) -> Option<String> {
    match oops.app()? {
        AppError::Rejected(rejection) => Some(rejection.words(visit.locale()).to_owned()),
        AppError::Mandate(why) => Some(why.words(visit.locale()).to_owned()),
        AppError::Document(why) => Some(why.words(visit.locale()).to_owned()),
        AppError::FileRefused(refusal) => Some(crate::forms::refusal_words(visit.l(), refusal)),
        AppError::NotFound
        | AppError::Forbidden
        | AppError::Unauthenticated
        | AppError::ProofNeeded(_)
        | AppError::Invalid(_)
        | AppError::Conflict(_)
        | AppError::RateLimited { .. }
        | AppError::Unavailable(_)
        | AppError::Internal(_) => None,
    }
}

/// Logs once, where the error is handled: ours as errors, everybody's as debug.
fn log(visit: &Visit, oops: &Oops) {
    let (path, request_id) = (visit.path(), visit.ctx().request_id.as_str());
    match oops.app() {
        Some(error @ (AppError::Internal(_) | AppError::Unavailable(_))) => {
            tracing::error!(path, request_id, %error, "request failed");
        }
        Some(error) => tracing::debug!(path, request_id, %error, "request refused"),
        None => tracing::debug!(path, request_id, status = %oops.status_code(), "request refused"),
    }
}
