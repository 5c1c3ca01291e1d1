//! The import: nothing chosen yet, files with problems, and what saving would touch.

use super::{linked, long_name, say, sections, words};
use crate::{
    admin::{ImportChange, ImportPage, ImportProblem},
    chrome::{Chrome, Link},
    components::{Consequence, ErrorLink, ErrorSummary, Table},
    fields::{DateInput, FieldKind, FieldView},
    words::Lang,
};

pub(super) fn empty(chrome: &Chrome) -> ImportPage {
    let l = chrome.l;
    ImportPage {
        chrome: chrome.clone(),
        sections: sections(l),
        back: Link::new(say(l, "Danh mục thủ tục", "Procedures"), "admin-procedures.html"),
        action: "#".into(),
        errors: ErrorSummary {
            errors: vec![ErrorLink {
                href: Some("#f-procedures".into()),
                text: say(l, "Xin chọn ít nhất một tệp", "Please choose at least one file"),
            }],
        },
        rules: say(l, "Tối đa 200 tệp một lần.", "At most 200 files at once."),
        problems: Vec::new(),
        more_problems: None,
        change: None,
    }
}

fn problem(l: Lang) -> ImportProblem {
    ImportProblem {
        file: "procedures/1.001193.json".into(),
        place: "CACHTHUCHIEN[0].THOIGIAN[1].DONVI".into(),
        text: say(l, "“tuần” không phải đơn vị thời gian.", "“tuần” is no unit of time."),
    }
}

pub(super) fn problems(chrome: &Chrome) -> ImportPage {
    let l = chrome.l;
    ImportPage {
        errors: ErrorSummary::default(),
        problems: vec![problem(l); 12],
        more_problems: Some(say(l, "Còn 3 chỗ nữa.", "3 more problems.")),
        ..empty(chrome)
    }
}

pub(super) fn preview(chrome: &Chrome) -> ImportPage {
    let l = chrome.l;
    let touched = Table {
        caption: say(l, "Thủ tục có thay đổi", "Procedures that change"),
        columns: words(l, &[("Thủ tục", "Procedure"), ("Mã", "Code"), ("Thay đổi", "Change")]),
        rows: vec![vec![linked(long_name()), "1.009994".into(), "Phiên bản 2".into()]],
    };
    let change = ImportChange {
        summary: say(l, "1 thủ tục có phiên bản mới", "1 procedure with a new version"),
        touched,
        warnings: vec![problem(l)],
        token: Some("0123456789abcdef".repeat(4)),
        day: FieldView::new(
            "valid_from",
            say(l, "Áp dụng từ ngày", "Holds from"),
            FieldKind::Date(DateInput { value: "25/05/2023".into(), ..DateInput::default() }),
        ),
        consequence: Consequence {
            action: say(l, "Nhập và lưu", "Import and save"),
            effects: vec![say(l, "áp dụng từ hôm nay.", "holds from today.")],
            is_final: false,
        },
    };
    ImportPage { errors: ErrorSummary::default(), change: Some(change), ..empty(chrome) }
}
