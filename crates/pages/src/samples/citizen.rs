//! Samples of the pages of citizens.

mod booking;
pub(super) mod dossier;
pub(super) mod form;
mod lists;
mod looks;
mod mandates;
mod papers;
mod procedure;
mod rights;
mod tray;

use super::{Sample, sample, say};
use crate::{
    chrome::{Chrome, Link},
    citizen::{HomePage, LifeEvent},
    components::SearchBox,
};

pub(super) fn pages(chrome: &Chrome) -> Result<Vec<Sample>, askama::Error> {
    Ok(vec![
        sample("citizen-home", &home(chrome))?,
        sample("citizen-procedure", &procedure::page(chrome))?,
        sample("citizen-draft", &form::draft(chrome))?,
        sample("citizen-section", &form::section(chrome, false))?,
        sample("citizen-section-errors", &form::section(chrome, true))?,
        sample("citizen-check-answers", &form::check_answers(chrome))?,
        sample("citizen-submitted", &form::submitted(chrome))?,
        sample("citizen-dossier", &dossier::page(chrome))?,
        sample("citizen-search", &lists::search(chrome))?,
        sample("citizen-my-dossiers", &lists::my_dossiers(chrome))?,
        sample("citizen-papers", &papers::list(chrome))?,
        sample("citizen-paper", &papers::paper(chrome))?,
        sample("citizen-looks", &looks::page(chrome))?,
        sample("citizen-mandates", &mandates::list(chrome))?,
        sample("citizen-mandate", &mandates::one(chrome))?,
        sample("citizen-guide", &mandates::guide(chrome))?,
        sample("desk-guided", &mandates::guided(chrome))?,
        sample("citizen-rights", &rights::page(chrome))?,
        sample("citizen-tray", &tray::page(chrome))?,
        sample("citizen-booking", &booking::page(chrome))?,
        sample("citizen-bookings", &booking::bookings(chrome))?,
        sample("citizen-rate", &lists::rate(chrome))?,
    ])
}

fn home(chrome: &Chrome) -> HomePage {
    let l = chrome.l;
    let event = |vi, en, hint_vi, hint_en| LifeEvent {
        label: say(l, vi, en),
        hint: say(l, hint_vi, hint_en),
        href: "citizen-procedure.html".into(),
    };
    HomePage {
        chrome: chrome.clone(),
        search: SearchBox {
            action: "#".into(),
            name: "q".into(),
            label: say(l, "Tìm thủ tục", "Find a procedure"),
            hint: Some(say(
                l,
                "Ví dụ: sinh con, xây nhà, mở quán",
                "For example: having a child, building a house, opening a shop",
            )),
            value: String::new(),
            filters: Vec::new(),
        },
        life_events: vec![
            event("Sinh con", "Having a child", "khai sinh, thẻ bảo hiểm", "birth, insurance card"),
            event("Kết hôn", "Getting married", "đăng ký kết hôn", "marriage, certificates"),
            event("Xây nhà", "Building a house", "giấy phép xây dựng", "construction permit"),
            event("Đất đai", "Land", "chuyển nhượng, cấp sổ", "transfer, certificates"),
            event("Mở quán, lập công ty", "Starting a business", "hộ kinh doanh", "registration"),
            event(
                "Đi học, bằng cấp",
                "School and degrees",
                "bản sao văn bằng",
                "copies of degrees",
            ),
            event("Việc làm, lái xe", "Work and driving", "giấy phép lái xe", "driving licence"),
            event(
                "Người thân mất",
                "A death in the family",
                "khai tử, mai táng",
                "death, funeral aid",
            ),
        ],
        all_procedures: Link::new(
            say(
                l,
                "Tất cả thủ tục, theo lĩnh vực và cơ quan",
                "All procedures, by sector and agency",
            ),
            "#",
        ),
        follow_action: "public-tracking.html".into(),
        my_dossiers: None,
    }
}
