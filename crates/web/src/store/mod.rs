//! Pages of the data store: a person's own papers, an officer's look through a dossier and the
//! digitising step, and the administrator's part.

mod digitise;
mod keep;
mod kinds;
mod mine;
mod through;
pub(crate) mod words;

use crate::routes::{Access, Routes};
use axum::routing::get;

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::{Citizen, Staff};
    routes
        .at("/kho-du-lieu", Citizen, "GET", get(mine::list))
        .at("/kho-du-lieu/{stored}", Citizen, "GET", get(mine::paper))
        .at("/kho-du-lieu/{stored}/tep", Citizen, "GET", get(mine::file))
        .at("/can-bo/ho-so/{dossier}/kho", Staff, "GET", get(through::list))
        .at("/can-bo/ho-so/{dossier}/kho/{stored}", Staff, "GET", get(through::file))
        .at(
            "/can-bo/ho-so/{dossier}/so-hoa",
            Staff,
            "GET POST",
            get(digitise::page).post(digitise::digitise),
        )
        .at("/quan-tri/kho", Staff, "GET", get(keep::overview))
        .at("/quan-tri/kho/co-quan/{unit}", Staff, "GET", get(keep::of_agency))
        .at(
            "/quan-tri/kho/giay-to/{stored}",
            Staff,
            "GET POST",
            get(keep::paper).post(keep::revoke),
        )
        .at("/quan-tri/kho/loai", Staff, "GET", get(kinds::list))
        .at("/quan-tri/kho/loai/{kind}", Staff, "GET POST", get(kinds::form).post(kinds::save))
}
