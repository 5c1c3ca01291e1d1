//! Pages for anybody: the first page, procedures, look-up, signing on, help, the programming
//! interface, files, assets.

mod account;
mod api;
mod files;
mod first_sign_on;
mod help;
mod home;
mod procedures;
mod processing;
mod signatures;
mod tracking;
mod transparency;

pub(crate) use account::{safe, sign_in_problem, signed_on};
pub(crate) use files::serve;
pub(crate) use mc_app::catalog::short_name;

use crate::routes::{Access, Routes};
use axum::routing::{get, post};

pub(crate) use processing::{HERE as PROCESSING, facts as processing_facts, ground_words};
pub(crate) use signatures::HERE as SIGNATURES;
pub(crate) use transparency::HERE as TRANSPARENCY;

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::{Anyone, SignedOn};
    routes
        .at("/", Anyone, "GET", get(home::page))
        .at("/thu-tuc", Anyone, "GET", get(procedures::search))
        .at("/thu-tuc/{code}", Anyone, "GET", get(procedures::page))
        .at("/tra-cuu", Anyone, "GET POST", get(tracking::page).post(tracking::look_up))
        .at("/dang-nhap", Anyone, "GET POST", get(account::personas).post(account::choose))
        .at(
            "/can-bo/dang-nhap",
            Anyone,
            "GET POST",
            get(account::staff_page).post(account::staff_sign_in),
        )
        .at("/can-bo/dang-nhap/lan-dau", Anyone, "POST", post(first_sign_on::send))
        .at("/dang-xuat", SignedOn, "POST", post(account::sign_out))
        .at("/ngon-ngu/{tag}", Anyone, "GET", get(account::language))
        .at("/tro-giup", Anyone, "GET", get(help::help))
        .at("/tro-giup/tiep-can", Anyone, "GET", get(help::accessibility))
        .at("/tro-giup/rieng-tu", Anyone, "GET", get(help::privacy))
        .at(processing::HERE, Anyone, "GET", get(processing::page))
        .at("/api/docs", Anyone, "GET", get(api::page))
        .at("/api/docs/{operation}", Anyone, "GET", get(api::operation))
        .at("/api/problems", Anyone, "GET", get(api::problems))
        .at("/api/problems/{code}", Anyone, "GET", get(api::problem))
        .at("/tep/{file}", SignedOn, "GET", get(files::open))
        .at("/assets/{*name}", Anyone, "GET", get(files::asset))
        .at(signatures::HERE, Anyone, "GET POST", get(signatures::page).post(signatures::check))
        .at(transparency::HERE, Anyone, "GET", get(transparency::page))
        .at("/minh-bach/csv", Anyone, "GET", get(transparency::csv))
        .at("/healthz", Anyone, "GET", get(files::health))
}
