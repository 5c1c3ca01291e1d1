//! Drafts (bản nháp): what a system declares in the name of a person, step by step, until it is
//! submitted and becomes a dossier.

mod answers;
mod begin;
mod draft;
mod files;
mod submission;
mod uploads;

pub(crate) use draft::{Draft, told};

use crate::api::Api;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn operations() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(begin::list_drafts, begin::begin_draft))
        .routes(routes!(begin::get_draft, begin::discard_draft))
        .routes(routes!(begin::fill_draft))
        .routes(routes!(submission::submit_draft))
        .routes(routes!(files::attach_file))
        .routes(routes!(files::detach_file))
        .routes(routes!(uploads::begin_upload))
        .routes(routes!(uploads::get_upload))
        .routes(routes!(uploads::send_part))
        .routes(routes!(uploads::complete_upload))
}
