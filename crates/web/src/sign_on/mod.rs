//! Signing on: the ways there are, the way to a provider and back, what was received the first time,
//! and an officer's own account.

mod account;
mod failed;
mod provider;
mod received;
pub(crate) mod ways;

use crate::routes::{Access, Routes};
use axum::routing::{get, post};

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::{Anyone, Staff};
    routes
        .at("/dang-nhap/{provider}", Anyone, "GET", get(provider::leave))
        .at("/dang-nhap/{provider}/ve", Anyone, "GET", get(provider::arrive))
        .at(
            "/lan-dau-dang-nhap/{arrival}",
            Anyone,
            "GET POST",
            get(received::page).post(received::accept),
        )
        .at("/can-bo/tai-khoan", Staff, "GET", get(account::page))
        .at("/can-bo/tai-khoan/phien", Staff, "POST", post(account::end))
        .at("/can-bo/tai-khoan/phien-khac", Staff, "POST", post(account::end_others))
        .at(
            "/can-bo/tai-khoan/ma-khoi-phuc",
            Staff,
            "GET POST",
            get(account::ask_codes).post(account::make_codes),
        )
        .at(
            "/can-bo/xac-nhan-lai",
            Staff,
            "GET POST",
            get(account::prove_page).post(account::prove),
        )
}
