//! The editor of a process with a step that is wrong, and an old version.

use super::{linked, long_name, say, sections, words};
use crate::{
    admin::{Control, ControlKind, EditorPage, EditorRow, ProcessHead, ReplayPage, VersionPage},
    chrome::{Chrome, Link},
    components::{
        Banner, BannerKind, Consequence, ErrorLink, ErrorSummary, SummaryList, SummaryRow, Table,
    },
    fields::{DateInput, FieldKind, FieldView, id_of},
    samples::gallery,
    words::Lang,
};

fn head(l: Lang) -> ProcessHead {
    ProcessHead {
        title: "Đăng ký khai sinh thông thường".into(),
        case: "1.001193.01".into(),
        procedure: Link::new("Đăng ký khai sinh", "#"),
        limit: say(l, "Thời hạn theo luật: 1 ngày làm việc", "Time limit: 1 working day"),
        version: say(l, "Phiên bản 2, từ 01/03/2023", "Version 2, from 01/03/2023"),
    }
}

pub(super) fn page(chrome: &Chrome) -> EditorPage {
    let l = chrome.l;
    let error = say(l, "Bước 3 chưa có kết quả.", "Step 3 has no outcome.");
    let link = |href: &str, text: &str| ErrorLink { href: Some(href.into()), text: text.into() };
    EditorPage {
        chrome: chrome.clone(),
        sections: sections(l),
        back: Link::new(say(l, "Quy trình", "Processes"), "#"),
        head: head(l),
        errors: ErrorSummary { errors: vec![link("#f-outcomes-2", &error)] },
        warnings: ErrorSummary { errors: vec![link("#row-1", "6 < 8")] },
        verdict: Some(Banner::new(BannerKind::Warning, say(l, "Đã có bản mới.", "Newer exists."))),
        action: "#".into(),
        base: 2,
        rows: (0..5).map(|index| row(l, index, (index == 2).then(|| error.clone()))).collect(),
        can_add: true,
        agencies: vec!["UBND cấp xã".into(), "Sở Tư pháp".into()],
        hours: Some(say(l, "8 giờ, cho phép 8 giờ", "8 hours, 8 are granted")),
        picture: Some(gallery::diagram(l)),
        differences: Table {
            caption: say(l, "Khác với phiên bản 2", "Different from version 2"),
            columns: words(
                l,
                &[("Bước", "Step"), ("Ô", "Cell"), ("Trước", "Before"), ("Sau", "After")],
            ),
            rows: vec![vec!["3".into(), say(l, "Số giờ", "Hours").into(), "2".into(), "4".into()]],
        },
        valid_from: FieldView::new(
            "valid_from",
            l.t("builder-valid-from"),
            FieldKind::Date(DateInput {
                value: "01/07/2023".to_owned(),
                may_be_partial: false,
                autocomplete: None,
            }),
        ),
        consequence: Consequence {
            action: say(l, "Lưu thành phiên bản mới", "Save as a new version"),
            effects: vec![say(
                l,
                "hồ sơ đang giải quyết giữ bản cũ.",
                "running dossiers keep theirs.",
            )],
            is_final: false,
        },
        versions: versions(l),
    }
}

fn versions(l: Lang) -> Table {
    Table {
        caption: say(l, "Các phiên bản", "Versions"),
        columns: words(l, &[("Phiên bản", "Version"), ("Hiệu lực từ", "Valid from")]),
        rows: vec![vec![linked("2"), "01/03/2023".into()], vec![linked("1"), "01/01/2023".into()]],
    }
}

fn control(name: &str, index: usize, label: String, kind: ControlKind) -> Control {
    let name = format!("{name}-{index}");
    Control { id: id_of(&name), name, label, is_named_by_column: false, error: None, kind }
}

fn row(l: Lang, index: usize, error: Option<String>) -> EditorRow {
    let text = |value: &str| ControlKind::Text(value.into());
    let choice = |vi: &str, en: &str| {
        ControlKind::Choice(vec![
            ("a".into(), say(l, vi, en), true),
            ("b".into(), say(l, "Khác", "Other"), false),
        ])
    };
    let lines = |value: String| ControlKind::Lines { value, rows: 3 };
    let named = |control: Control| Control { is_named_by_column: true, ..control };
    let one = |name: &str, vi: &str, en: &str, kind| control(name, index, say(l, vi, en), kind);
    let name = if index == 1 {
        long_name()
    } else {
        "Tiếp nhận, kiểm tra, số hóa hồ sơ".into()
    };
    let number = ControlKind::Number((index + 1).to_string());
    let outcomes = one("outcomes", "Kết quả", "Outcomes", lines("hợp lệ → bước 2".into()));
    EditorRow {
        index,
        label: format!("{} {}", say(l, "Bước", "Step"), index + 1),
        no: named(one("step", "Bước", "Step", number)),
        name: named(one("name", "Việc làm", "What is done", lines(name))),
        who: vec![
            one("unit_kind", "Loại", "Kind", choice("Bộ phận một cửa", "One-stop desk")),
            one("agency", "Cơ quan", "Agency", ControlKind::Agency("UBND cấp xã".into())),
            one("role", "Chức danh", "Title", text("Cán bộ Một cửa")),
        ],
        time: vec![
            one("working_hours", "Số giờ", "Hours", ControlKind::Number("1".into())),
            one("clock", "Đồng hồ", "Clock", choice("Tính giờ", "Runs")),
        ],
        outcomes: Control { error, ..named(outcomes) },
        more: vec![
            one("note", "Ghi chú", "Note", lines(String::new())),
            one("level", "Cấp", "Level", choice("Xã", "Commune")),
        ],
        is_open: index == 2,
        problems: if index == 3 {
            vec![say(l, "Không tới được.", "Cannot be reached.")]
        } else {
            vec![]
        },
        can_go_up: index > 0,
        can_go_down: index < 4,
    }
}

pub(super) fn version(chrome: &Chrome) -> VersionPage {
    let l = chrome.l;
    VersionPage {
        chrome: chrome.clone(),
        sections: sections(l),
        back: Link::new(say(l, "Sửa quy trình", "Edit the process"), "#"),
        head: head(l),
        made: say(l, "Chương trình lập lúc 01/01 08:00.", "Made by the program on 01/01 08:00."),
        actions: vec![Link::new(say(l, "So sánh", "Compare"), "#")],
        steps: Table {
            caption: say(l, "Các bước", "Steps"),
            columns: words(l, &[("Bước", "Step"), ("Việc làm", "What is done")]),
            rows: vec![vec!["1".into(), long_name().into()]],
        },
        picture: gallery::diagram(l),
    }
}

pub(super) fn replay(chrome: &Chrome) -> ReplayPage {
    let l = chrome.l;
    let table = |vi: &str, en: &str| Table {
        caption: say(l, vi, en),
        columns: words(l, &[("Bước", "Step"), ("Thời gian mới", "Planned after")]),
        rows: vec![vec!["1. Tiếp nhận".into(), say(l, "4 giờ", "4 hours").into()]],
    };
    ReplayPage {
        chrome: chrome.clone(),
        sections: sections(l),
        back: Link::new(say(l, "Sửa quy trình", "Edit the process"), "#"),
        head: head(l),
        verdict: Banner::new(
            BannerKind::Warning,
            say(l, "12 trên 80 hồ sơ sẽ phải chờ lâu hơn", "12 of 80 dossiers would wait longer"),
        ),
        method: vec![say(l, "Tính theo giờ làm việc.", "In working time.")],
        figures: SummaryList {
            rows: vec![SummaryRow::new(say(l, "Hồ sơ được diễn tập", "Dossiers replayed"), "80")],
        },
        steps: table("Từng bước", "Step by step"),
        waiting: table("Hồ sơ phải chờ lâu hơn nhiều nhất", "Dossiers that would wait longest"),
        unused: vec![say(l, "Bản sao sổ hộ khẩu", "Copy of the family register")],
        action: "#".into(),
        typed: Vec::new(),
    }
}
