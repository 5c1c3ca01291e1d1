//! A sample of the editor of letters.

use super::{sections, words};
use crate::{
    admin::{LetterPage, LetterPreview},
    chrome::{Chrome, Link},
    components::{ErrorSummary, SummaryList, SummaryRow, Tab, Table, Tabs},
    fields::{FieldKind, FieldView, LongText},
    samples::say,
};

pub(super) fn page(chrome: &Chrome) -> LetterPage {
    let l = chrome.l;
    let body = LongText {
        value: "Kính gửi {{ ho_ten }},\n\n{{ ma_ho_so }}: {{ duong_dan }}".to_owned(),
        rows: 12,
        most: Some(4000),
    };
    let tab = |label: &str, is_current| Tab {
        label: label.to_owned(),
        href: "#".to_owned(),
        count: None,
        is_current,
    };
    LetterPage {
        chrome: chrome.clone(),
        sections: sections(l),
        back: Link::new(say(l, "Lời của thư", "The words of letters"), "#"),
        title: say(l, "Đã tiếp nhận hồ sơ", "The dossier was accepted"),
        medium: say(l, "Thư điện tử", "Letter by mail"),
        languages: Tabs {
            label: say(l, "Ngôn ngữ", "Languages"),
            tabs: vec![tab("Tiếng Việt", true), tab("English", false)],
        },
        made: say(l, "Đây là lời của chương trình.", "These are the program's own words."),
        errors: ErrorSummary::default(),
        fields: vec![FieldView::new("body", say(l, "Nội dung", "Body"), FieldKind::LongText(body))],
        action: "#".to_owned(),
        version: "2".to_owned(),
        can_go_back: true,
        names: SummaryList {
            rows: vec![SummaryRow::new("ma_ho_so", say(l, "mã hồ sơ", "the number"))],
        },
        preview: Some(LetterPreview::new(
            "Hồ sơ được tiếp nhận".to_owned(),
            "Kính gửi Trần Thị Mẫu Lan,\n\n000.33.31.H62-230525-0001",
        )),
        versions: Table {
            caption: say(l, "Các phiên bản", "Versions"),
            columns: words(l, &[("Số", "Number"), ("Ai", "Who")]),
            rows: vec![vec!["1".into(), "Trần Văn Hùng".into()]],
        },
    }
}
