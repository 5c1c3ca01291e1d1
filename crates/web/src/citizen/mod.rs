//! Pages of the citizen: drafts, dossiers, notices. An officer at the desk fills the same pages for a
//! person present.

mod attachments;
mod check;
mod consents;
mod dossier;
mod draft;
mod lists;
mod looks;
mod mail;
mod notices;
mod offers;
mod prefilled;
mod rating;
mod rights;
mod section;
mod start;
mod stop;
mod supplement;
pub(crate) mod timeline;
mod tray;
mod uploads;

pub(crate) use dossier::{clock, paper_words};
pub(crate) use lists::{chip, dossier_card, draft_card, key as page_key, procedure_name};
pub(crate) use looks::{last_day, moment as look_moment, sentence as look_sentence};
pub(crate) use rights::{kind_words as right_kind, standing as right_standing};
pub(crate) use start::area_field;

use crate::routes::{Access, Routes};
use axum::routing::{get, patch, post};

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::{Anyone, Citizen, SignedOn};
    routes
        .at("/thu-tuc/{code}/nop", SignedOn, "GET POST", get(start::page).post(start::begin))
        .at("/nhap/{draft}", SignedOn, "GET", get(draft::page))
        .at("/nhap/{draft}/dan-cu", SignedOn, "POST", post(prefilled::fill))
        .at("/nhap/{draft}/xoa", SignedOn, "POST", post(draft::discard))
        .at("/nhap/{draft}/khoi-phuc", SignedOn, "POST", post(draft::restore))
        .at_keeping_forms(
            "/nhap/{draft}/muc/{section}",
            SignedOn,
            "GET POST",
            get(section::page).post(section::save),
        )
        .at("/tiep-tuc/{token}", SignedOn, "GET", get(section::take_up))
        .at(
            "/nhap/{draft}/giay-to",
            SignedOn,
            "GET POST",
            get(attachments::page).post(attachments::save),
        )
        .at("/nhap/{draft}/ban-quet", SignedOn, "GET POST", get(tray::page).post(tray::change))
        .at("/nhap/{draft}/tep", SignedOn, "POST", post(uploads::begin))
        .at(
            "/nhap/{draft}/tep/{upload}",
            SignedOn,
            "HEAD PATCH",
            patch(uploads::part).head(uploads::progress),
        )
        .at("/nhap/{draft}/tep/{upload}/complete", SignedOn, "POST", post(uploads::complete))
        .at("/nhap/{draft}/kiem-tra", SignedOn, "GET", get(check::page))
        .at("/nhap/{draft}/gui", SignedOn, "POST", post(check::send))
        .at("/ho-so", Citizen, "GET", get(lists::page))
        .at("/ho-so/{dossier}", Citizen, "GET", get(dossier::page))
        .at("/ho-so/{dossier}/da-nop", SignedOn, "GET", get(dossier::submitted))
        .at("/ho-so/{dossier}/giay/{paper}", SignedOn, "GET", get(dossier::paper))
        .at(
            "/ho-so/{dossier}/bo-sung",
            SignedOn,
            "GET POST",
            get(supplement::page).post(supplement::start),
        )
        .at(
            "/ho-so/{dossier}/rut",
            Citizen,
            "GET POST",
            get(dossier::withdraw_page).post(dossier::withdraw),
        )
        .at("/ho-so/{dossier}/dung", Citizen, "GET POST", get(stop::page).post(stop::stop))
        .at("/ho-so/{dossier}/danh-gia", Citizen, "GET POST", get(rating::page).post(rating::rate))
        .at("/thong-bao", Citizen, "GET", get(notices::page))
        .at("/ai-da-xem", Citizen, "GET", get(looks::page))
        .at("/ai-da-xem/{look}/hoi", Citizen, "GET POST", get(looks::ask_page).post(looks::ask))
        .at("/thong-bao/kenh", Citizen, "GET POST", get(mail::page).post(mail::choose))
        .at("/thong-bao/kenh/thoi", Citizen, "GET POST", get(mail::stop_page).post(mail::stop))
        .at(
            "/xac-nhan-thu/{token}",
            Anyone,
            "GET POST",
            get(mail::confirm_page).post(mail::confirm),
        )
        .at(
            "/thoi-nhan-thu/{token}",
            Anyone,
            "GET POST",
            get(mail::stop_link_page).post(mail::stop_link),
        )
}

/// What a person asks about their own data.
pub(crate) fn rights_routes(routes: Routes) -> Routes {
    use Access::Citizen;
    routes
        .at("/du-lieu-cua-toi", Citizen, "GET", get(rights::page))
        .at("/du-lieu-cua-toi/gui", Citizen, "GET POST", get(rights::ask_page).post(rights::ask))
        .at("/du-lieu-cua-toi/tai", Citizen, "GET", get(rights::download))
        .at("/du-lieu-cua-toi/in", Citizen, "GET", get(rights::printed))
        .at(consents::HERE, Citizen, "GET", get(consents::page))
        .at(
            "/du-lieu-cua-toi/dong-y/cho/{processing}",
            Citizen,
            "GET POST",
            get(consents::give_page).post(consents::give),
        )
        .at("/du-lieu-cua-toi/dong-y/{consent}", Citizen, "GET", get(consents::printed))
        .at(
            "/du-lieu-cua-toi/dong-y/{consent}/rut",
            Citizen,
            "GET POST",
            get(consents::withdraw_page).post(consents::withdraw),
        )
        .at(
            "/du-lieu-cua-toi/{request}/rut",
            Citizen,
            "GET POST",
            get(rights::back_page).post(rights::back),
        )
}

use crate::reply::Oops;
use mc_app::AppError;
use std::str::FromStr;

/// Reads an id from the address; one that is none is not found.
pub(crate) fn id<T: FromStr>(text: &str) -> Result<T, Oops> {
    text.parse().map_err(|_bad| Oops::from(AppError::NotFound))
}
