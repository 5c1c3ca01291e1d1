//! Pages of official documents: the in-box, the registers, a document with what can be done with it.

mod deeds;
mod draft;
mod fields;
mod lists;
mod page;
mod print;
mod receive;
mod registers;
mod steps;
mod words;

use crate::routes::{Access, Routes};
use axum::routing::get;

/// Where all of it begins.
const HERE: &str = "/can-bo/van-ban";

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::Staff;
    routes
        .at("/can-bo/van-ban", Staff, "GET", get(lists::in_box))
        .at("/can-bo/van-ban/cua-toi", Staff, "GET", get(lists::mine))
        .at("/can-bo/van-ban/tim", Staff, "GET", get(lists::found))
        .at("/can-bo/van-ban/den/moi", Staff, "GET POST", get(receive::form).post(receive::receive))
        .at("/can-bo/van-ban/di/moi", Staff, "GET POST", get(draft::form).post(draft::begin))
        .at("/can-bo/van-ban/so", Staff, "GET", get(registers::all))
        .at(
            "/can-bo/van-ban/so/cach-danh-so",
            Staff,
            "GET POST",
            get(registers::sequence_form).post(registers::set_sequence),
        )
        .at("/can-bo/van-ban/so/{book}", Staff, "GET", get(registers::book))
        .at("/can-bo/van-ban/so/{book}/in", Staff, "GET", get(print::book))
        .at(
            "/can-bo/van-ban/so/{book}/giu-so",
            Staff,
            "GET POST",
            get(registers::reserve_form).post(registers::reserve),
        )
        .at(
            "/can-bo/van-ban/so/{book}/huy-so/{number}",
            Staff,
            "GET POST",
            get(registers::cancel_form).post(registers::cancel),
        )
        .at("/can-bo/van-ban/{document}", Staff, "GET", get(page::page))
        .at("/can-bo/van-ban/{document}/tep/{attachment}", Staff, "GET", get(page::attachment))
        .at(
            "/can-bo/van-ban/{document}/lam/{deed}",
            Staff,
            "GET POST",
            get(deeds::form).post(deeds::carry_out),
        )
}
