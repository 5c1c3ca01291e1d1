//! Dossiers (hồ sơ): reading them, and everything an officer does with one.

mod command;
mod consultations;
mod dossier;
mod history;
mod intake;
mod legs;
mod orders;
mod outcome;
mod papers;
mod progress;
mod read;
mod results;
mod steps;
mod supplements;
mod time;

use crate::api::Api;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn operations() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(read::search_dossiers))
        .routes(routes!(read::get_dossier))
        .routes(routes!(history::get_history))
        .routes(routes!(papers::get_file))
        .routes(routes!(papers::get_paper))
        .routes(routes!(intake::take_in))
        .routes(routes!(intake::refuse))
        .routes(routes!(intake::withdraw))
        .routes(routes!(supplements::ask_supplement))
        .routes(routes!(supplements::begin_supplement))
        .routes(routes!(steps::complete_step))
        .routes(routes!(steps::decide_step))
        .routes(routes!(steps::assign_step))
        .routes(routes!(legs::send_back))
        .routes(routes!(legs::send_again))
        .routes(routes!(time::apologise))
        .routes(routes!(time::stop))
        .routes(routes!(time::reopen))
        .routes(routes!(orders::give_order))
        .routes(routes!(orders::answer_order))
        .routes(routes!(consultations::ask_consultation))
        .routes(routes!(consultations::answer_consultation))
        .routes(routes!(consultations::close_consultation))
        .routes(routes!(results::attach_result))
        .routes(routes!(results::return_result))
}
