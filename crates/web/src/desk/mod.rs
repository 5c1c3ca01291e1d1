//! Pages of officers: what is to be done, a dossier with its decisions, filing for a person present.

mod absences;
mod bulk;
mod consult;
mod decide;
mod decisions;
mod deed;
mod dossier;
mod dossiers;
mod download;
mod fields;
mod filters;
mod given;
mod keys;
mod late_answers;
mod legs;
mod lists;
mod register;
pub(crate) mod reports;
mod rules;
mod search;
mod sensitive;
mod steering;
mod supplement;
mod supplement_form;
mod walk_in;

pub(crate) use bulk::told;

use crate::routes::{Access, Routes};
use axum::routing::{get, post};

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::Staff;
    reports::routes(routes)
        .at("/can-bo/dieu-hanh", Staff, "GET", get(steering::page))
        .at("/can-bo/viec", Staff, "GET", get(lists::page))
        .at("/can-bo/viec/moi", Staff, "GET", get(lists::news))
        .at("/can-bo/viec/tai/{kind}", Staff, "GET", get(download::work))
        .at("/can-bo/viec/nhieu", Staff, "POST", post(bulk::plan))
        .at("/can-bo/viec/nhieu/lam", Staff, "POST", post(bulk::carry_out))
        .at("/can-bo/tim/tai/{kind}", Staff, "GET", get(download::found))
        .at("/can-bo/danh-sach", Staff, "GET", get(dossiers::page))
        .at("/can-bo/danh-sach/tai/{kind}", Staff, "GET", get(dossiers::download))
        .at("/can-bo/bo-loc", Staff, "GET", get(filters::list))
        .at("/can-bo/bo-loc/moi", Staff, "GET POST", get(filters::form).post(filters::keep))
        .at("/can-bo/bo-loc/{filter}", Staff, "GET POST", get(filters::edit).post(filters::change))
        .at("/can-bo/cot", Staff, "GET POST", get(filters::columns).post(filters::choose))
        .at("/can-bo/vang-mat", Staff, "GET", get(absences::list))
        .at("/can-bo/vang-mat/moi", Staff, "GET POST", get(absences::form).post(absences::enter))
        .at("/can-bo/vang-mat/moi-cho", Staff, "GET", get(absences::others))
        .at(
            "/can-bo/vang-mat/{absence}/huy",
            Staff,
            "GET POST",
            get(absences::revoke_page).post(absences::revoke),
        )
        .at("/can-bo/thong-bao", Staff, "GET", get(late_answers::notices))
        .at("/can-bo/y-kien-cham", Staff, "GET", get(late_answers::list))
        .at("/can-bo/phim-tat", Staff, "GET", get(keys::page))
        .at("/can-bo/tim", Staff, "GET", get(search::page))
        .at("/can-bo/tim/goi-y", Staff, "GET", get(search::suggestions))
        .at("/can-bo/tiep-nhan", Staff, "GET", get(walk_in::page))
        .at("/can-bo/tiep-nhan/{code}", Staff, "GET POST", get(walk_in::form).post(walk_in::begin))
        .at("/can-bo/ho-so/{dossier}", Staff, "GET", get(dossier::page))
        .at("/can-bo/ho-so/{dossier}/quyet-dinh", Staff, "POST", post(decide::decide))
        .at("/can-bo/ho-so/{dossier}/nhay-cam", Staff, "POST", post(sensitive::reveal))
        .at("/can-bo/ho-so/{dossier}/dan-cu", Staff, "POST", post(register::ask))
        .at("/can-bo/ho-so/{dossier}/dan-cu/nhay-cam", Staff, "POST", post(register::reveal))
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
