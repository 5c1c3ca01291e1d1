//! Samples of the pages of administrators.

mod editor;
mod import;
mod letter;
mod lists;

use super::{Sample, long_name, sample, say};
use crate::{
    admin::{
        CalendarPage, DayMark, FactsPage, Month, MonthDay, OverviewEntry, OverviewPage, TokenPage,
    },
    chrome::{Chrome, Link},
    components::{Cell, Column, Confirmation, Paging, SummaryList, SummaryRow, Tab, Table, Tabs},
    words::Lang,
};

pub(super) fn pages(chrome: &Chrome) -> Result<Vec<Sample>, askama::Error> {
    Ok(vec![
        sample("admin-overview", &overview(chrome))?,
        sample("admin-procedures", &lists::page(chrome, 25))?,
        sample("admin-procedures-empty", &lists::page(chrome, 0))?,
        sample("admin-unit", &unit(chrome))?,
        sample("admin-import", &import::empty(chrome))?,
        sample("admin-import-problems", &import::problems(chrome))?,
        sample("admin-import-preview", &import::preview(chrome))?,
        sample("admin-process", &editor::page(chrome))?,
        sample("admin-process-replay", &editor::replay(chrome))?,
        sample("admin-process-version", &editor::version(chrome))?,
        sample("admin-letter", &letter::page(chrome))?,
        sample("admin-calendar", &calendar(chrome))?,
        sample("admin-token", &token(chrome))?,
    ])
}

/// The parts, the first of which is shown.
fn sections(l: Lang) -> Tabs {
    let tab = |vi, en, href: &str, is_current| Tab {
        label: say(l, vi, en),
        href: href.to_owned(),
        count: None,
        is_current,
    };
    Tabs {
        label: say(l, "Quản trị", "Administration"),
        tabs: vec![
            tab("Tổng quan", "Overview", "admin-overview.html", true),
            tab("Danh mục thủ tục", "Procedures", "admin-procedures.html", false),
            tab("Quy trình", "Processes", "admin-process.html", false),
            tab("Tổ chức", "Organisation", "admin-unit.html", false),
        ],
    }
}

fn words(l: Lang, names: &[(&str, &str)]) -> Vec<Column> {
    names.iter().map(|(vi, en)| Column::words(say(l, vi, en))).collect()
}

fn linked(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), href: Some("#".to_owned()) }
}

fn overview(chrome: &Chrome) -> OverviewPage {
    let l = chrome.l;
    let entry = |vi, en, count: Option<String>| OverviewEntry {
        title: say(l, vi, en),
        href: "#".to_owned(),
        count,
        text: say(l, "Xem, nhập và so sánh các phiên bản.", "See, import and compare versions."),
    };
    OverviewPage {
        chrome: chrome.clone(),
        sections: sections(l),
        entries: vec![
            entry("Danh mục thủ tục", "Procedures", Some(l.n("procedures-count", 44).into_owned())),
            entry("Quy trình", "Processes", Some(l.n("processes-count", 60).into_owned())),
            entry("Nhật ký thay đổi", "Record of changes", None),
        ],
    }
}

fn unit(chrome: &Chrome) -> FactsPage {
    let l = chrome.l;
    FactsPage {
        chrome: chrome.clone(),
        sections: sections(l),
        breadcrumbs: vec![Link::new(say(l, "Tổ chức", "Organisation"), "#")],
        title: long_name(),
        lead: Some(say(l, "Chỉ để xem.", "Read-only.")),
        actions: vec![Link::new(say(l, "Xem như người dân thấy", "See it as citizens do"), "#")],
        facts: SummaryList {
            rows: vec![
                SummaryRow::new(say(l, "Loại", "Kind"), "Ủy ban nhân dân, cấp xã"),
                SummaryRow::new(say(l, "Hiệu lực", "Validity"), "từ 01/01/2023"),
            ],
        },
        tables: vec![
            Table {
                caption: say(l, "Mã định danh", "Codes"),
                columns: words(l, &[("Hệ mã", "System"), ("Mã", "Code"), ("Hiệu lực", "Validity")]),
                rows: vec![vec!["QCVN 102:2016".into(), "000.21.31.H62".into(), "2023".into()]],
            },
            Table {
                caption: say(l, "Vị trí và cán bộ", "Positions and staff"),
                columns: words(l, &[("Tên", "Name"), ("Vai trò", "Role")]),
                rows: Vec::new(),
            },
        ],
        paging: Some(Paging {
            first: None,
            next: Some("#".into()),
            shown: say(l, "25 đơn vị trực thuộc", "25 units below"),
        }),
    }
}

fn calendar(chrome: &Chrome) -> CalendarPage {
    let l = chrome.l;
    let marks = [
        DayMark::Working,
        DayMark::Holiday,
        DayMark::SwappedOff,
        DayMark::Working,
        DayMark::Working,
        DayMark::SwappedWorking,
        DayMark::Weekend,
    ];
    let week: Vec<Option<MonthDay>> = (1..)
        .zip(marks)
        .map(|(number, mark)| {
            let is_named = !matches!(mark, DayMark::Working | DayMark::Weekend);
            let name = is_named.then(|| "Tết Nguyên đán".to_owned());
            Some(MonthDay { number, mark, name })
        })
        .collect();
    let weekday = |short: &str, long: &str| (short.to_owned(), long.to_owned());
    CalendarPage {
        chrome: chrome.clone(),
        sections: sections(l),
        title: say(l, "Lịch làm việc năm 2023", "Working calendar of 2023"),
        intro: vec![say(l, "Cả năm có 249 ngày làm việc.", "The year has 249 working days.")],
        years: Tabs { label: say(l, "Năm", "Years"), tabs: Vec::new() },
        weekdays: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"].map(|d| weekday(d, d)).to_vec(),
        months: vec![Month {
            title: say(l, "Tháng 1", "January"),
            weeks: vec![week, vec![None; 7]],
        }],
        actions: vec![Link::new(say(l, "Thêm ngày", "Add a day"), "#")],
        days: Table {
            caption: say(l, "Ngày nghỉ và ngày làm bù", "Days off and swapped days"),
            columns: words(l, &[("Ngày", "Day"), ("Tên", "Name")]),
            rows: vec![vec!["Thứ Hai, 23/01/2023".into(), "Tết Nguyên đán".into()]],
        },
        hours: Table {
            caption: say(l, "Các lần đổi giờ làm việc", "Changes of the working hours"),
            columns: words(l, &[("Từ ngày", "From"), ("Giờ", "Hours")]),
            rows: vec![vec!["Thứ Hai, 16/10/2023".into(), "07:30-11:30, 13:00-16:30".into()]],
        },
    }
}

fn token(chrome: &Chrome) -> TokenPage {
    let l = chrome.l;
    TokenPage {
        chrome: chrome.clone(),
        sections: sections(l),
        given: Confirmation {
            title: say(l, "Đã cấp mã truy cập", "The token is issued"),
            number_label: say(l, "Mã truy cập", "Access token"),
            number: format!("mc_{}", "0123456789abcdef".repeat(4)),
            text: Some(say(l, "Mã chỉ hiện một lần.", "The token is shown once.")),
        },
        facts: SummaryList { rows: vec![SummaryRow::new(say(l, "Tên", "Name"), long_name())] },
        back: Link::new(say(l, "Về danh sách mã", "Back to the tokens"), "#"),
    }
}
