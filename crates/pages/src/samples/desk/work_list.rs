//! A work list of twenty-five dossiers, and an empty one.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    components::{
        DueState, Empty, Filter, FilterOption, HiddenColumns, Paging, StateChip, Tab, Tabs,
        WorkList, WorkRow,
    },
    desk::{BulkAction, ListTools, Within, WorkListPage},
    format,
    words::Lang,
};

pub(super) fn page(chrome: &Chrome, rows: usize) -> WorkListPage {
    let l = chrome.l;
    WorkListPage {
        chrome: chrome.clone(),
        title: say(l, "Việc của tôi", "My work"),
        views: views(l),
        action: "#".into(),
        query: String::new(),
        filters: vec![Filter {
            name: "procedure".into(),
            label: say(l, "Thủ tục", "Procedure"),
            options: vec![
                FilterOption::new("", say(l, "Tất cả", "All"), ""),
                FilterOption::new(
                    "1.001193",
                    say(l, "Đăng ký khai sinh", "Birth registration"),
                    "",
                ),
            ],
        }],
        kept: vec![("view".into(), "mine".into())],
        list: WorkList {
            caption: say(l, "Hồ sơ tôi đang xử lý", "Dossiers I am working on"),
            rows: (0..rows).map(|index| row(l, index)).collect(),
            can_choose: true,
            hides: HiddenColumns::default(),
        },
        empty: Empty {
            title: say(l, "Không còn việc nào chờ anh/chị", "Nothing is waiting for you"),
            text: say(
                l,
                "Hồ sơ mới đến sẽ được báo ở đây.",
                "New dossiers will be announced here.",
            ),
            action: Some(Link::new(
                say(l, "Xem việc của cả phòng", "See the work of the division"),
                "#",
            )),
        },
        paging: Paging {
            first: None,
            next: Some("#".into()),
            shown: say(l, "25 hồ sơ, hạn sớm nhất ở trên", "25 dossiers, first due on top"),
        },
        bulk: vec![
            BulkAction { value: "take".into(), label: say(l, "Nhận xử lý", "Take") },
            BulkAction {
                value: "hand-over".into(),
                label: say(l, "Chuyển người khác", "Hand over"),
            },
        ],
        bulk_action: "#".into(),
        tools: ListTools {
            notes: vec![say(
                l,
                "Anh/chị đang thay mặt Nguyễn Văn Nam đến hết ngày 30/05/2023.",
                "You stand in for Nguyễn Văn Nam until 30/05/2023.",
            )],
            saved: vec![Link::new(say(l, "Khai sinh quá hạn", "Births overdue"), "#")],
            within: Some(Within {
                action: "#".into(),
                kept: vec![("danh-sach".into(), "mine".into())],
                value: String::new(),
                read: None,
            }),
            downloads: vec![Link::new(say(l, "Tải XLSX", "Download XLSX"), "#")],
            links: vec![Link::new(say(l, "Chọn cột", "Choose columns"), "#")],
        },
        announce_url: Some("#".into()),
        reload_url: "desk-work-list.html".into(),
    }
}

fn views(l: Lang) -> Tabs {
    let tab = |vi, en, count: u64, is_current| Tab {
        label: say(l, vi, en),
        href: "#".into(),
        count: (count > 0).then(|| format::count(l, count)),
        is_current,
    };
    Tabs {
        label: say(l, "Danh sách", "Lists"),
        tabs: vec![
            tab("Của tôi", "Mine", 25, true),
            tab("Của phòng", "My division’s", 214, false),
            tab("Sắp đến hạn", "Due soon", 6, false),
            tab("Quá hạn", "Late", 2, false),
            tab("Đang chờ", "Waiting", 11, false),
            tab("Đã xong", "Done", 0, false),
        ],
    }
}

fn row(l: Lang, index: usize) -> WorkRow {
    const PEOPLE: [&str; 8] = [
        "Nguyễn Thị Hồng Nhung",
        "Phùng Quang Hưng",
        "Đỗ Thị Ánh Tuyết",
        "Công ty TNHH Một thành viên Thương mại và Dịch vụ Vận tải Bình Xuyên",
        "Trần Đức Long",
        "Khổng Văn Ước",
        "Lê Hữu Phước",
        "Hoàng Thị Ngọc Ánh",
    ];
    let procedures = [
        say(l, "Đăng ký khai sinh", "Birth registration"),
        say(l, "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Construction permit for a house"),
        say(
            l,
            "Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc",
            "Change, correction or completion of civil status data",
        ),
        say(l, "Đăng ký thành lập hộ kinh doanh", "Registration of a household business"),
    ];
    let (chip, due, step) = stand(l, index);
    let pick = |list: &[&str]| list.get(index % list.len()).map_or("", |name| *name).to_owned();
    WorkRow {
        value: index.to_string(),
        href: "desk-dossier.html".into(),
        number: format!("000.21.31.H62-2301{:02}-{:04}", 16 + index % 12, 7 + index * 3),
        applicant: pick(&PEOPLE),
        procedure: procedures.get(index % procedures.len()).cloned().unwrap_or_default(),
        step,
        person: (index % 5 != 4).then(|| "Trần Văn Hùng".to_owned()),
        due,
        chip,
        marks: if index % 4 == 1 { vec![say(l, "liên thông", "linked")] } else { Vec::new() },
    }
}

fn stand(l: Lang, index: usize) -> (StateChip, String, String) {
    let chip = |state, hours| StateChip::new(state, format::time_left(l, hours));
    match index {
        0..2 => (chip(DueState::Late, -16), "25/01 16:30".into(), say(l, "Thẩm tra", "Appraisal")),
        2..6 => (chip(DueState::DueSoon, 3), "27/01 11:30".into(), say(l, "Thẩm tra", "Appraisal")),
        6..9 => (
            StateChip::new(
                DueState::Waiting,
                say(l, "chờ bổ sung từ 19/01", "waiting since 19 January"),
            ),
            "–".into(),
            say(l, "Chờ người dân", "With the citizen"),
        ),
        _ => (
            chip(DueState::OnTime, 40),
            "03/02 16:30".into(),
            say(l, "Trình lãnh đạo", "To the leader"),
        ),
    }
}
