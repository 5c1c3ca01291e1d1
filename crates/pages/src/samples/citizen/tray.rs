//! The tray of scanned pages.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    citizen::{TrayPage, TraySheet},
    components::{ErrorSummary, FileList, Offers, Upload},
    fields::{ChoiceOption, FieldKind, FieldView},
};

pub(super) fn page(chrome: &Chrome) -> TrayPage {
    let l = chrome.l;
    let label = l.t("tray-files").into_owned();
    let upload = Upload {
        name: "files".into(),
        id: "f-files".into(),
        label: label.clone(),
        rules: String::new(),
        accept: ".pdf,.jpg".into(),
        takes_several: true,
        component: String::new(),
        upload_url: None,
        error: None,
        files: FileList::default(),
        offers: Offers::default(),
    };
    let sheet = |place, quarters, component: String| TraySheet {
        place,
        name: say(l, "quet.pdf, trang 1", "quet.pdf, page 1"),
        href: "#".into(),
        is_picture: place == 1,
        quarters,
        component,
    };
    let paper = say(l, "Giấy chứng sinh", "Birth notice");
    TrayPage {
        chrome: chrome.clone(),
        back: Link::new(say(l, "Giấy tờ", "Papers"), "#"),
        place: say(l, "Đăng ký khai sinh", "Birth registration"),
        intro: vec![l.with("tray-intro", &[("most", "300")]).into_owned()],
        errors: ErrorSummary::default(),
        upload: FieldView::new("files", label, FieldKind::File(Box::new(upload))),
        sheets: vec![sheet(1, 1, paper.clone()), sheet(2, 0, String::new())],
        components: vec![
            ChoiceOption::new("", l.t("tray-no-component")),
            ChoiceOption::new("a", paper),
        ],
        action: "#".into(),
        revision: "3".into(),
        can_undo: true,
        can_build: true,
        count: l.with("tray-pages", &[("count", "2")]).into_owned(),
        range: ("1".into(), "2".into()),
    }
}
