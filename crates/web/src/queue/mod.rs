//! Hours at a desk: booking them, and calling who waits.

mod booking;
mod desk;
mod screen;
mod settings;

use crate::routes::{Access, Routes};
use axum::routing::{get, post};
use mc_app::org::Unit;

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::{Anyone, Citizen, Staff};
    routes
        .at("/dat-lich", Anyone, "GET", get(booking::desks))
        .at("/dat-lich/{unit}", Citizen, "GET POST", get(booking::page).post(booking::book))
        .at("/lich-hen", Citizen, "GET", get(booking::mine))
        .at("/lich-hen/{ticket}/huy", Citizen, "POST", post(booking::cancel))
        .at("/man-hinh/{unit}", Anyone, "GET", get(screen::page))
        .at("/can-bo/hang-cho", Staff, "GET POST", get(desk::page).post(desk::act))
        .at("/can-bo/hang-cho/phieu/{ticket}", Staff, "GET", get(desk::print))
        .at(
            "/can-bo/hang-cho/{unit}/cach-cho-hen",
            Staff,
            "GET POST",
            get(settings::page).post(settings::save),
        )
}

/// A number as it is called: three figures and more.
fn shown(number: Option<u64>) -> String {
    number.map(|number| format!("{number:03}")).unwrap_or_default()
}

/// A desk as people say it.
fn desk_name(desk: &Unit) -> String {
    desk.name.clone()
}
