//! A list of procedures, and one in which nothing was found.

use super::{linked, long_name, say, sections, words};
use crate::{
    admin::{ListPage, ListSearch},
    chrome::{Chrome, Link},
    components::{Empty, Filter, FilterOption, Paging, Table},
};

pub(super) fn page(chrome: &Chrome, rows: usize) -> ListPage {
    let l = chrome.l;
    let name = |row: usize| match row % 3 {
        0 => long_name(),
        1 => "Đăng ký khai sinh".to_owned(),
        _ => "Đăng ký thành lập hộ kinh doanh".to_owned(),
    };
    let row = |row: usize| {
        let code = format!("1.{:06}", 1193 + row);
        vec![linked(name(row)), code.into(), "Hộ tịch".into(), "Phiên bản 1".into()]
    };
    ListPage {
        chrome: chrome.clone(),
        sections: sections(l),
        title: say(l, "Danh mục thủ tục", "Procedures"),
        intro: vec![say(l, "Mọi phiên bản được giữ lại.", "Every version is kept.")],
        actions: vec![
            Link::new(say(l, "Nhập thủ tục", "Import procedures"), "admin-import.html"),
            Link::new(say(l, "Quy trình", "Processes"), "admin-process.html"),
        ],
        search: Some(ListSearch {
            action: "#".into(),
            label: say(l, "Tìm theo tên hoặc mã", "Find by name or code"),
            value: if rows == 0 { "xe máy".into() } else { String::new() },
            filters: vec![Filter {
                name: "linh-vuc".into(),
                label: say(l, "Lĩnh vực", "Sector"),
                options: vec![FilterOption::new("", say(l, "Tất cả", "All"), "")],
            }],
        }),
        table: Table {
            caption: say(l, "Danh mục thủ tục", "Procedures"),
            columns: words(
                l,
                &[
                    ("Thủ tục", "Procedure"),
                    ("Mã", "Code"),
                    ("Lĩnh vực", "Sector"),
                    ("Phiên bản", "Version"),
                ],
            ),
            rows: (0..rows).map(row).collect(),
        },
        empty: Empty {
            title: say(l, "Không tìm thấy", "Nothing was found"),
            text: say(l, "Xin thử từ khác.", "Please try another word."),
            action: Some(Link::new(say(l, "Tất cả thủ tục", "All procedures"), "#")),
        },
        paging: Paging {
            first: None,
            next: (rows > 0).then(|| "#".into()),
            shown: say(l, "44 thủ tục", "44 procedures"),
        },
    }
}
