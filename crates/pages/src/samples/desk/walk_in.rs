//! Choosing the procedure for a person present.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    desk::{WalkInPage, WalkInProcedure},
};

pub(super) fn page(chrome: &Chrome) -> WalkInPage {
    let l = chrome.l;
    let procedure = |vi: &str, en: &str, sector: &str, code: &str| WalkInProcedure {
        link: Link::new(say(l, vi, en), "#"),
        sector: sector.to_owned(),
        code: code.to_owned(),
    };
    WalkInPage {
        chrome: chrome.clone(),
        action: "#".into(),
        query: String::new(),
        links: vec![Link::new(l.t("mandate-desk-title"), "#"), Link::new(l.t("guide-title"), "#")],
        shown: say(l, "2 thủ tục", "2 procedures"),
        procedures: vec![
            procedure("Đăng ký khai sinh", "Birth registration", "Hộ tịch", "1.001193"),
            procedure("Đăng ký kết hôn", "Marriage registration", "Hộ tịch", "1.000894"),
        ],
    }
}
