//! Pages of administrators: the catalogue with its import, the editor of processes, the
//! organisation, tokens of other systems, the record of changes, the calendar.
//!
//! Any member of staff may come to an address; what is there the permits of the use cases decide.
//! [`place`] knows the parts and who may open which.

mod breaches;
mod calendar;
mod calendar_change;
mod calendar_day;
mod calendar_hours;
mod calendar_year;
mod catalogue;
mod disposal;
mod forms;
mod import;
mod keeping;
mod kept;
mod leaver;
mod letters;
mod looks;
mod members;
mod organisation;
mod overview;
pub(crate) mod place;
mod procedure_versions;
mod process;
mod processing;
mod record;
mod register;
mod retention;
mod revoke;
mod rights;
mod sheets;
mod staff;
mod templates;
mod tokens;
mod unit;
mod units;

pub(crate) use kept::KeptFiles;

use crate::routes::{Access, Routes};
use axum::routing::get;
use mc_pages::{
    components::{Banner, BannerKind},
    words::Lang,
};

/// What the page before has to tell, where its code carries numbers.
pub(crate) fn flash(l: Lang, code: &str) -> Option<Banner> {
    if let Some(counts) = code.strip_prefix("imported-") {
        let counts: Vec<usize> = counts.split('-').filter_map(|n| n.parse().ok()).collect();
        let [added, changed, unchanged] = *counts.as_slice() else { return None };
        let kind = if added + changed > 0 { BannerKind::Success } else { BannerKind::Info };
        return Some(Banner::new(kind, import::summary(l, (added, changed, unchanged))));
    }
    if let Some(number) = code.strip_prefix("form-saved-").and_then(|n| n.parse::<u64>().ok()) {
        let words = l.with("builder-saved", &[("number", number.to_string())]);
        return Some(Banner::new(BannerKind::Success, words));
    }
    if let Some(coming) = code.strip_prefix("process-coming-") {
        let (number, day) = coming.split_once('-')?;
        let (number, day): (u64, mc_kernel::CivilDay) = (number.parse().ok()?, day.parse().ok()?);
        let values = [("number", number.to_string()), ("day", mc_pages::format::day_short(l, day))];
        return Some(Banner::new(BannerKind::Success, l.with("process-coming", &values)));
    }
    let number: u64 = code.strip_prefix("process-saved-")?.parse().ok()?;
    let words = l.with("process-saved", &[("number", number.to_string())]);
    Some(Banner::new(BannerKind::Success, words))
}

pub(crate) fn routes(routes: Routes) -> Routes {
    use Access::Staff;
    form_routes(letters_routes(unit_routes(member_routes(calendar_routes(register_routes(
        data_routes(routes),
    ))))))
    .at("/quan-tri", Staff, "GET", get(overview::page))
    .at("/quan-tri/thu-tuc", Staff, "GET", get(catalogue::list))
    .at("/quan-tri/thu-tuc/nhap", Staff, "GET POST", get(import::page).post(import::receive))
    .at("/quan-tri/thu-tuc/{code}", Staff, "GET", get(catalogue::procedure))
    .at("/quan-tri/thu-tuc/{code}/so-sanh", Staff, "GET", get(procedure_versions::page))
    .at("/quan-tri/quy-trinh", Staff, "GET", get(process::list::page))
    .at(
        "/quan-tri/quy-trinh/{case}",
        Staff,
        "GET POST",
        get(process::editor::page).post(process::editor::send),
    )
    .at("/quan-tri/quy-trinh/{case}/so-sanh", Staff, "GET", get(process::versions::compare))
    .at("/quan-tri/quy-trinh/{case}/phien-ban/{number}", Staff, "GET", get(process::versions::page))
    .at("/quan-tri/to-chuc", Staff, "GET", get(organisation::page))
    .at("/quan-tri/to-chuc/{unit}", Staff, "GET", get(unit::page))
    .at("/quan-tri/can-bo/{staff}", Staff, "GET", get(leaver::page))
    .at(
        "/quan-tri/can-bo/{staff}/ban-giao",
        Staff,
        "GET POST",
        get(leaver::hand_over_page).post(leaver::hand_over),
    )
    .at(
        "/quan-tri/can-bo/{staff}/ket-thuc",
        Staff,
        "GET POST",
        get(leaver::end_page).post(leaver::end),
    )
    .at("/quan-tri/nhap-can-bo", Staff, "GET POST", get(staff::page).post(staff::receive))
    .at("/quan-tri/nhap-can-bo/mau/{kind}", Staff, "GET", get(staff::template))
    .at("/quan-tri/ma-truy-cap", Staff, "GET", get(tokens::list))
    .at("/quan-tri/ma-truy-cap/cap", Staff, "GET POST", get(tokens::form).post(tokens::give))
    .at(
        "/quan-tri/ma-truy-cap/{token}/thu-hoi",
        Staff,
        "GET POST",
        get(revoke::page).post(revoke::revoke),
    )
    .at("/quan-tri/nhat-ky", Staff, "GET", get(record::page))
    .at("/quan-tri/cau-hoi-truy-cap", Staff, "GET", get(looks::list))
    .at(
        "/quan-tri/cau-hoi-truy-cap/{question}",
        Staff,
        "GET POST",
        get(looks::page).post(looks::answer),
    )
    .at("/quan-tri/hien-thi-sau", Staff, "GET", get(looks::delays))
    .at("/quan-tri/hien-thi-sau/moi", Staff, "GET POST", get(looks::new_page).post(looks::decide))
    .at(
        "/quan-tri/hien-thi-sau/{delay}/ket-thuc",
        Staff,
        "GET POST",
        get(looks::end_page).post(looks::end),
    )
    .at("/quan-tri/lich", Staff, "GET", get(calendar::page))
}

/// What people ask about their data, and how long it is kept.
fn data_routes(routes: Routes) -> Routes {
    use Access::Staff;
    routes
        .at(processing::HERE, Staff, "GET", get(processing::list))
        .at(
            "/quan-tri/hoat-dong-xu-ly/moi",
            Staff,
            "GET POST",
            get(processing::new_page).post(processing::add),
        )
        .at(
            "/quan-tri/hoat-dong-xu-ly/{processing}",
            Staff,
            "GET POST",
            get(processing::page).post(processing::change),
        )
        .at(
            "/quan-tri/hoat-dong-xu-ly/{processing}/ket-thuc",
            Staff,
            "GET POST",
            get(processing::end_page).post(processing::end),
        )
        .at(disposal::HERE, Staff, "GET", get(disposal::list))
        .at("/quan-tri/tieu-huy/{disposal}", Staff, "GET", get(disposal::certificate))
        .at(
            "/quan-tri/thoi-han-luu/{procedure}/het-han",
            Staff,
            "GET POST",
            get(disposal::over).post(disposal::dispose),
        )
        .at(breaches::HERE, Staff, "GET", get(breaches::list))
        .at(
            "/quan-tri/vi-pham-du-lieu/moi",
            Staff,
            "GET POST",
            get(breaches::new_page).post(breaches::note),
        )
        .at(
            "/quan-tri/vi-pham-du-lieu/{breach}",
            Staff,
            "GET POST",
            get(breaches::page).post(breaches::step),
        )
        .at("/quan-tri/yeu-cau-du-lieu", Staff, "GET", get(rights::list))
        .at(
            "/quan-tri/yeu-cau-du-lieu/{request}",
            Staff,
            "GET POST",
            get(rights::page).post(rights::handle),
        )
        .at("/quan-tri/thoi-han-luu", Staff, "GET", get(retention::list))
        .at(
            "/quan-tri/thoi-han-luu/dat",
            Staff,
            "GET POST",
            get(retention::set_page).post(retention::set),
        )
        .at("/quan-tri/giu-du-lieu", Staff, "GET", get(retention::holds))
        .at(
            "/quan-tri/giu-du-lieu/dat",
            Staff,
            "GET POST",
            get(retention::hold_page).post(retention::hold),
        )
        .at(
            "/quan-tri/giu-du-lieu/{hold}/bo",
            Staff,
            "GET POST",
            get(retention::lift_page).post(retention::lift),
        )
}

fn calendar_routes(routes: Routes) -> Routes {
    use Access::Staff;
    use calendar_day::{add, add_page, page, remove, remove_page, send};
    routes
        .at("/quan-tri/lich/them", Staff, "GET POST", get(add_page).post(add))
        .at("/quan-tri/lich/ngay/{day}", Staff, "GET POST", get(page).post(send))
        .at("/quan-tri/lich/ngay/{day}/bo", Staff, "GET POST", get(remove_page).post(remove))
        .at(
            "/quan-tri/lich/gio",
            Staff,
            "GET POST",
            get(calendar_hours::add_page).post(calendar_hours::add),
        )
        .at(
            "/quan-tri/lich/gio/{day}",
            Staff,
            "GET POST",
            get(calendar_hours::page).post(calendar_hours::send),
        )
        .at(
            "/quan-tri/lich/gio/{day}/bo",
            Staff,
            "GET POST",
            get(calendar_hours::remove_page).post(calendar_hours::remove),
        )
        .at(
            "/quan-tri/lich/nhap",
            Staff,
            "GET POST",
            get(calendar_year::page).post(calendar_year::receive),
        )
        .at("/quan-tri/lich/nhap/mau/{kind}", Staff, "GET", get(calendar_year::template))
}

fn unit_routes(routes: Routes) -> Routes {
    use Access::Staff;
    use units::{add, change, codes, ending, moving};
    routes
        .at("/quan-tri/to-chuc/them", Staff, "GET POST", get(add::page).post(add::send))
        .at("/quan-tri/to-chuc/{unit}/sua", Staff, "GET POST", get(change::page).post(change::send))
        .at("/quan-tri/to-chuc/{unit}/ma", Staff, "GET POST", get(codes::page).post(codes::send))
        .at(
            "/quan-tri/to-chuc/{unit}/chuyen",
            Staff,
            "GET POST",
            get(moving::page).post(moving::send),
        )
        .at(
            "/quan-tri/to-chuc/{unit}/ket-thuc",
            Staff,
            "GET POST",
            get(ending::page).post(ending::send),
        )
}

fn member_routes(routes: Routes) -> Routes {
    use Access::Staff;
    use members::{account, add, change, issue, positions};
    routes
        .at("/quan-tri/can-bo/them", Staff, "GET POST", get(add::page).post(add::send))
        .at("/quan-tri/tai-khoan", Staff, "GET POST", get(issue::page).post(issue::send))
        .at("/quan-tri/can-bo/{staff}/sua", Staff, "GET POST", get(change::page).post(change::send))
        .at(
            "/quan-tri/can-bo/{staff}/vi-tri",
            Staff,
            "GET POST",
            get(positions::page).post(positions::send),
        )
        .at(
            "/quan-tri/can-bo/{staff}/vi-tri/{position}",
            Staff,
            "GET POST",
            get(positions::end_page).post(positions::end),
        )
        .at(
            "/quan-tri/can-bo/{staff}/mat-khau",
            Staff,
            "GET POST",
            get(account::password_page).post(account::issue),
        )
        .at(
            "/quan-tri/can-bo/{staff}/xac-thuc",
            Staff,
            "GET POST",
            get(account::factor_page).post(account::reset_factor),
        )
        .at(
            "/quan-tri/can-bo/{staff}/khoa",
            Staff,
            "GET POST",
            get(account::closing_page).post(account::close_or_open),
        )
}

fn register_routes(routes: Routes) -> Routes {
    use Access::Staff;
    routes
        .at("/quan-tri/dan-cu", Staff, "GET", get(register::list))
        .at("/quan-tri/dan-cu/da-biet", Staff, "GET", get(register::known))
        .at(
            "/quan-tri/dan-cu/co-quan/{unit}",
            Staff,
            "GET POST",
            get(register::form).post(register::save),
        )
}

fn form_routes(routes: Routes) -> Routes {
    use Access::Staff;
    routes
        .at("/quan-tri/bieu-mau/{code}", Staff, "GET POST", get(forms::page).post(forms::press))
        .at(
            "/quan-tri/bieu-mau/{code}/o",
            Staff,
            "GET POST",
            get(forms::field::page).post(forms::field::send),
        )
        .at(
            "/quan-tri/bieu-mau/{code}/ten",
            Staff,
            "GET POST",
            get(forms::title::page).post(forms::title::send),
        )
        .at("/quan-tri/bieu-mau/{code}/xem", Staff, "GET", get(forms::preview::page))
        .at(
            "/quan-tri/bieu-mau/{code}/xem/{section}",
            Staff,
            "GET POST",
            get(forms::preview::shown).post(forms::preview::tried),
        )
        .at("/quan-tri/bieu-mau/{code}/tai", Staff, "GET", get(forms::bring::download))
        .at(
            "/quan-tri/bieu-mau/{code}/nhap",
            Staff,
            "GET POST",
            get(forms::bring::page).post(forms::bring::send),
        )
        .at(
            "/quan-tri/bieu-mau/{code}/luu",
            Staff,
            "GET POST",
            get(forms::save::page).post(forms::save::send),
        )
}

fn letters_routes(routes: Routes) -> Routes {
    use Access::Staff;
    routes
        .at("/quan-tri/thu", Staff, "GET", get(letters::list))
        .at(
            "/quan-tri/thu/{letter}/gui-lai",
            Staff,
            "GET POST",
            get(letters::again_page).post(letters::again),
        )
        .at(
            "/quan-tri/thu/{letter}/bo",
            Staff,
            "GET POST",
            get(letters::drop_page).post(letters::drop_it),
        )
        .at("/quan-tri/mau-thu", Staff, "GET", get(templates::list))
        .at(
            "/quan-tri/mau-thu/{kind}/{tag}",
            Staff,
            "GET POST",
            get(templates::page).post(templates::send),
        )
}
