//! Pages of officers: what is to be done, a dossier with its decisions, filing for a person present.

mod consult;
mod decide;
mod decisions;
mod deed;
mod dossier;
mod fields;
mod given;
mod lists;
mod rules;
mod reports;
mod search;
mod steering;
mod supplement;
mod supplement_form;
mod walk_in;

use crate::routes::{Access, Routes};
use axum::routing::{get, post};

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::Staff;
    reports::routes(routes)
        .at("/can-bo/dieu-hanh", Staff, "GET", get(steering::page))
        .at("/can-bo/viec", Staff, "GET", get(lists::page))
        .at("/can-bo/viec/moi", Staff, "GET", get(lists::news))
        .at("/can-bo/tim", Staff, "GET", get(search::page))
        .at("/can-bo/tiep-nhan", Staff, "GET", get(walk_in::page))
        .at("/can-bo/tiep-nhan/{code}", Staff, "GET POST", get(walk_in::form).post(walk_in::begin))
        .at("/can-bo/ho-so/{dossier}", Staff, "GET", get(dossier::page))
        .at("/can-bo/ho-so/{dossier}/quyet-dinh", Staff, "POST", post(decide::decide))
        .at(
            "/can-bo/ho-so/{dossier}/lay-y-kien",
            Staff,
            "GET POST",
            get(consult::page).post(consult::ask),
        )
        .at(
            "/can-bo/ho-so/{dossier}/yeu-cau-bo-sung",
            Staff,
            "GET POST",
            get(supplement::page).post(supplement::ask),
        )
}
