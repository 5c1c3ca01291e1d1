//! Reports and the dashboard.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    components::{
        Cell, Chart, Column, Empty, ErrorLink, ErrorSummary, FigureGroup, FigureRow, FigureTable,
        Filter, FilterOption, Paging, Point, Series, Tab, Table, Tabs, WorkList,
    },
    desk::{KeepReport, ReportFilters, ReportPage, SteeringFigure, SteeringPage},
    words::Lang,
};

fn series(l: Lang) -> Vec<Series> {
    vec![
        Series::new(say(l, "Đúng hạn", "On time"), "good"),
        Series::new(say(l, "Quá hạn", "Late"), "late"),
    ]
}

fn words(l: Lang) -> (String, String) {
    (
        say(l, "Kết quả giải quyết", "What was settled"),
        say(l, "120 đúng hạn, 3 quá hạn", "120 on time, 3 late"),
    )
}

fn rows(count: i64) -> Vec<FigureRow> {
    (1..=count)
        .map(|i| FigureRow {
            name: Cell { text: super::super::long_name(), href: Some("#".into()) },
            figures: [i * 1_234, i * 100, i * 20].map(figure).to_vec(),
        })
        .collect()
}

fn figure(value: i64) -> Cell {
    Cell { text: value.to_string(), href: Some("#".into()) }
}

fn table(l: Lang, count: i64) -> FigureTable {
    FigureTable {
        caption: say(l, "Tình hình giải quyết", "Settlement"),
        first: say(l, "Cơ quan", "Agency"),
        groups: vec![
            FigureGroup::new(say(l, "Kỳ trước chuyển sang", "Carried over"), Vec::new()),
            FigureGroup::new(
                say(l, "Đã giải quyết", "Settled"),
                vec![say(l, "Đúng hạn", "On time"), say(l, "Quá hạn", "Late")],
            ),
        ],
        rows: rows(count),
        total: FigureRow {
            name: say(l, "Tổng số", "Total").into(),
            figures: [0, 0, 0].map(figure).to_vec(),
        },
    }
}

/// A report with figures, or one of a period without any.
pub(super) fn page(chrome: &Chrome, count: i64) -> ReportPage {
    let l = chrome.l;
    let is_empty = count == 0;
    let points: Vec<Point> =
        (1..=count.min(12)).map(|i| Point::new("UBND xã Xuân Lôi", [i * 30, i])).collect();
    let tab = |vi, en, is_current| Tab {
        label: say(l, vi, en),
        href: "#".into(),
        count: None,
        is_current,
    };
    let wrong = ErrorLink {
        href: Some("#tu".into()),
        text: say(l, "Khoảng ngày không đúng", "These days are not a period"),
    };
    ReportPage {
        chrome: chrome.clone(),
        reports: Tabs {
            label: say(l, "Các báo cáo", "Reports"),
            tabs: vec![
                tab("Tình hình giải quyết", "Settlement", true),
                tab("Sổ theo dõi", "Follow-up book", false),
            ],
        },
        back: Some(Link::new(say(l, "Báo cáo cấp trên", "Wider report"), "#")),
        title: say(l, "Tình hình giải quyết", "Settlement"),
        about: say(l, "UBND xã Xuân Lôi · tháng 5/2023", "Xuân Lôi · May 2023"),
        errors: ErrorSummary { errors: if is_empty { vec![wrong] } else { Vec::new() } },
        notices: vec![say(l, "Kỳ này chưa kết thúc.", "This period has not ended.")],
        filters: Some(ReportFilters {
            action: "#".into(),
            kept: Vec::new(),
            filters: vec![Filter {
                name: "ky".into(),
                label: say(l, "Kỳ báo cáo", "Period"),
                options: vec![FilterOption::new("2023-05", "5/2023", "2023-05")],
            }],
            days: (String::new(), String::new()),
        }),
        chart: (!is_empty).then(|| Chart::bars("c", words(l), series(l), &points)),
        figures: (!is_empty).then(|| table(l, count)),
        table: None,
        list: None,
        empty: is_empty.then(|| nothing(l)),
        paging: Paging::default(),
        formula: Some(("II.06-1".into(), say(l, "Đếm theo ngày.", "Counts by day."))),
        downloads: vec![Link::new("XLSX", "#"), Link::new("PDF", "#")],
        keep: Some(KeepReport { action: "#".into(), values: Vec::new() }),
    }
}

fn nothing(l: Lang) -> Empty {
    Empty {
        title: say(l, "Không có số liệu trong kỳ này", "No figures in this period"),
        text: say(l, "Hãy chọn kỳ khác.", "Choose another period."),
        action: None,
    }
}

/// The dashboard.
pub(super) fn steering(chrome: &Chrome) -> SteeringPage {
    let l = chrome.l;
    let points: Vec<Point> =
        (1..=30).map(|i| Point::new(format!("{i:02}/05"), [i % 7 * 3, i % 5 * 2])).collect();
    let figure = |vi, en, value: &str, is_alarming| SteeringFigure {
        label: say(l, vi, en),
        value: value.to_owned(),
        hint: say(l, "tính đến lúc này", "as of now"),
        href: Some("#".into()),
        is_alarming,
    };
    let plain = |caption: String, rows: Vec<Vec<Cell>>| Table {
        caption,
        columns: vec![
            Column::words(say(l, "Cơ quan", "Agency")),
            Column::numbers(say(l, "Quá hạn", "Overdue")),
        ],
        rows,
    };
    SteeringPage {
        chrome: chrome.clone(),
        about: say(l, "Tất cả cơ quan", "All agencies"),
        notices: Vec::new(),
        agency: None,
        figures: vec![
            figure("Tiếp nhận hôm nay", "Received today", "124", false),
            figure("Quá hạn", "Overdue", "12", true),
        ],
        trend: Chart::days("trend", words(l), series(l), &points),
        trend_table: plain(say(l, "30 ngày qua", "Last 30 days"), Vec::new()),
        agencies: plain(
            say(l, "Theo cơ quan", "By agency"),
            vec![vec![super::super::long_name().into(), "12".into()]],
        ),
        steps: plain(say(l, "Bước lâu nhất", "Longest steps"), Vec::new()),
        waiting: WorkList::default(),
        nothing: nothing(l),
    }
}
