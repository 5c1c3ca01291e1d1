//! Pages about acting for another: mandates that people give and were given, and those that a desk
//! records.

mod desk;
mod form;
mod mine;
mod words;

use crate::routes::{Access, Routes};
use axum::routing::{get, post};

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::{Citizen, SignedOn, Staff};
    routes
        .at("/uy-quyen", Citizen, "GET", get(mine::list))
        .at("/uy-quyen/moi", Citizen, "GET POST", get(mine::form).post(mine::give))
        .at("/uy-quyen/{mandate}", Citizen, "GET", get(mine::page))
        .at("/uy-quyen/{mandate}/tep", SignedOn, "GET", get(mine::paper))
        .at("/uy-quyen/{mandate}/tra-loi", Citizen, "POST", post(mine::answer))
        .at("/can-bo/uy-quyen", Staff, "GET", get(desk::list))
        .at("/can-bo/uy-quyen/moi", Staff, "GET POST", get(desk::form).post(desk::record))
        .at("/can-bo/uy-quyen/{mandate}", Staff, "GET", get(desk::page))
        .at(
            "/can-bo/uy-quyen/{mandate}/ma",
            Staff,
            "GET POST",
            get(desk::code_form).post(desk::code),
        )
        .at("/can-bo/uy-quyen/{mandate}/thu-hoi", Staff, "POST", post(desk::revoke))
}
