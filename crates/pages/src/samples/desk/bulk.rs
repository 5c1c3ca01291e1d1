//! A common action, before and after; the keys.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    components::{Cell, Consequence, DueState, StateChip},
    desk::{BulkDonePage, BulkOutcome, BulkPage, BulkRow, KeyHelp, KeysPage},
    fields::{Choice, ChoiceOption, FieldKind, FieldView},
    samples::long_name,
};

fn number(sequence: u32) -> Cell {
    Cell { text: format!("000.34.33.H62-230525-{sequence:04}"), href: Some("#".into()) }
}

pub(super) fn plan(chrome: &Chrome) -> BulkPage {
    let l = chrome.l;
    let row = |sequence: u32, applicant: &str, procedure: String| BulkRow {
        number: number(sequence),
        applicant: applicant.to_owned(),
        procedure,
        effects: vec![say(l, "Chuyển đến: Phòng Tư pháp, Thẩm định", "Goes to: Justice, Appraise")],
        fields: vec![FieldView::new(
            format!("do.{sequence}"),
            say(l, "Kết quả xử lý", "Outcome"),
            FieldKind::Choice(Choice {
                options: vec![
                    ChoiceOption::new("leave.0", say(l, "Đạt", "Passed")).chosen_if("leave.0"),
                    ChoiceOption::new("leave.2", say(l, "Đạt một phần", "Passed in part")),
                ],
                autocomplete: None,
            }),
        )],
        hidden: vec![("row".into(), sequence.to_string())],
    };
    BulkPage {
        chrome: chrome.clone(),
        back: Link::new(say(l, "Việc của tôi", "My work"), "#"),
        title: say(l, "Chuyển bước 2 hồ sơ", "Send 2 dossiers on"),
        action: "#".into(),
        hidden: vec![("_command".into(), "sample".into())],
        rows: vec![
            row(1, "Nguyễn Thị Hồng Nhung", say(l, "Đăng ký khai sinh", "Birth registration")),
            row(2, "Trần Văn Nam", long_name()),
        ],
        consequence: Consequence {
            action: say(l, "Chuyển bước", "Send on"),
            effects: vec![say(l, "2 hồ sơ chuyển sang bước sau.", "2 dossiers go on.")],
            is_final: true,
        },
        submit: say(l, "Chuyển bước 2 hồ sơ", "Send 2 dossiers on"),
        left_out: vec![outcome(chrome, 3)],
    }
}

fn outcome(chrome: &Chrome, sequence: u32) -> BulkOutcome {
    let l = chrome.l;
    BulkOutcome {
        number: number(sequence),
        applicant: "Lê Thị Mai".to_owned(),
        chip: StateChip::new(DueState::Late, say(l, "Chưa làm", "Not done")),
        why: say(l, "Bước này vừa được người khác xử lý.", "Somebody else just did this step."),
    }
}

pub(super) fn done(chrome: &Chrome) -> BulkDonePage {
    let l = chrome.l;
    let fine = BulkOutcome {
        number: number(1),
        applicant: "Nguyễn Thị Hồng Nhung".to_owned(),
        chip: StateChip::new(DueState::Done, say(l, "Đã làm", "Done")),
        why: String::new(),
    };
    BulkDonePage {
        chrome: chrome.clone(),
        title: say(l, "Đã làm 1 hồ sơ, chưa làm 1 hồ sơ", "1 dossier done, 1 not done"),
        intro: Vec::new(),
        rows: vec![outcome(chrome, 2), fine],
        links: vec![Link::new(say(l, "Việc của tôi", "My work"), "#")],
    }
}

pub(super) fn keys(chrome: &Chrome) -> KeysPage {
    KeysPage { chrome: chrome.clone(), keys: KeyHelp::all(chrome) }
}
