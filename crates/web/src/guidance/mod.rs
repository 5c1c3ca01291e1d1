//! Filling in a draft beside an officer: the person shows a code, the officer sees the same pages,
//! read-only, and points to a field. No address here lets an officer write what the person answers.

mod mine;
mod officer;

pub(crate) use mine::banner;

use crate::routes::{Access, Routes};
use axum::routing::{get, post};

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::{Citizen, Staff};
    routes
        .at("/nhap/{draft}/huong-dan", Citizen, "GET POST", get(mine::page).post(mine::begin))
        .at("/nhap/{draft}/huong-dan/dung", Citizen, "POST", post(mine::end))
        .at("/can-bo/huong-dan", Staff, "GET POST", get(officer::form).post(officer::join))
        .at("/can-bo/huong-dan/{guidance}", Staff, "GET", get(officer::first))
        .at("/can-bo/huong-dan/{guidance}/muc/{section}", Staff, "GET", get(officer::section))
        .at("/can-bo/huong-dan/{guidance}/chi", Staff, "POST", post(officer::point))
        .at("/can-bo/huong-dan/{guidance}/ket-thuc", Staff, "POST", post(officer::leave))
}
