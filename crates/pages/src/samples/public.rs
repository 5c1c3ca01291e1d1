//! Samples of pages for anybody.

use super::{Sample, sample, say};
use crate::{
    chrome::{Chrome, Link},
    components::{
        Banner, BannerKind, Chart, Column, DueState, Empty, ErrorSummary, Filter, FilterOption,
        Paging, Point, Series, StateChip, SummaryList, SummaryRow, Table,
    },
    fields::{FieldKind, FieldView, TextInput, Width},
    public::{
        Checked, CheckedSignature, Problem, ProblemPage, ProcessingEntry, ProcessingPage,
        SignaturesPage, Tracked, TrackingPage, TransparencyPage,
    },
};

pub(super) fn pages(chrome: &Chrome) -> Result<Vec<Sample>, askama::Error> {
    let broken = ProblemPage::of(Problem::Internal, chrome.clone());
    let ended = ProblemPage::of(Problem::SessionEnded, chrome.clone());
    Ok(vec![
        sample("public-tracking", &tracking(chrome))?,
        sample("public-signatures", &signatures(chrome))?,
        sample("public-processing", &processing(chrome))?,
        sample("public-transparency", &transparency(chrome))?,
        sample("public-problem", &broken.with_request_id("01HQ-7F3K-2M"))?,
        sample("public-session-ended", &ended.with_sign_in("#"))?,
    ])
}

fn tracking(chrome: &Chrome) -> TrackingPage {
    let l = chrome.l;
    let number = TextInput {
        value: "000.21.31.H62-230127-0012".into(),
        autocomplete: Some("off"),
        width: Width::Half,
        ..TextInput::default()
    };
    TrackingPage {
        chrome: chrome.clone(),
        errors: ErrorSummary::default(),
        fields: vec![
            FieldView::new("number", chrome.t("dossier-number"), FieldKind::Text(number)),
            FieldView::new(
                "check",
                say(
                    l,
                    "Bốn số cuối của số định danh chủ hồ sơ",
                    "Last four digits of the owner’s identity number",
                ),
                FieldKind::Text(TextInput { width: Width::Tiny, ..TextInput::default() }),
            ),
        ],
        action: "#".into(),
        found: Some(Tracked {
            number: "000.21.31.H62-230127-0012".into(),
            procedure: say(l, "Đăng ký khai sinh", "Birth registration"),
            degree: say(l, "Đang xử lý, bước 2 trên 4.", "In progress, step 2 of 4."),
            chip: StateChip::new(
                DueState::OnTime,
                say(l, "còn 2 ngày làm việc", "2 working days left"),
            ),
            due: Some(say(l, "16:30, Thứ Hai, 06/02/2023", "16:30, Monday, 6 February 2023")),
        }),
    }
}

fn signatures(chrome: &Chrome) -> SignaturesPage {
    let l = chrome.l;
    let valid = || Banner::new(BannerKind::Success, say(l, "Hợp lệ", "Valid"));
    let row = |vi: &str, en: &str, value: String| SummaryRow::new(say(l, vi, en), value);
    let nothing = say(l, "không có gì thêm vào tệp", "nothing was added to the file");
    SignaturesPage {
        chrome: chrome.clone(),
        errors: ErrorSummary::default(),
        rules: say(l, "Một tệp PDF, nhiều nhất 20 MB.", "One PDF, at most 20 MB."),
        action: "#".into(),
        found: Some(Checked {
            file: "Giấy khai sinh.pdf".into(),
            verdict: valid(),
            reasons: Vec::new(),
            facts: SummaryList {
                rows: vec![row("Mã băm SHA-256", "SHA-256 digest", "0123456789abcdef".repeat(4))],
            },
            signatures: vec![CheckedSignature {
                title: say(l, "Chữ ký của Nguyễn Văn Mẫu", "Signature of Nguyễn Văn Mẫu"),
                verdict: valid(),
                reasons: vec![say(l, "Chứng thư do gốc tin cậy cấp", "A trusted root vouches")],
                facts: SummaryList { rows: vec![row("Từ khi ký", "Since signing", nothing)] },
            }],
        }),
    }
}

fn processing(chrome: &Chrome) -> ProcessingPage {
    let l = chrome.l;
    let purpose = say(l, "Giải quyết thủ tục hành chính", "Carrying out administrative procedures");
    let data = say(l, "Họ tên, ngày sinh, nội dung tờ khai", "Name, birth, what was declared");
    let rows = vec![
        SummaryRow::new(l.t("processing-purpose"), purpose.clone()),
        SummaryRow::new(l.t("processing-data"), data),
    ];
    ProcessingPage {
        chrome: chrome.clone(),
        back: Link::new(l.t("privacy-link"), "#"),
        entries: vec![ProcessingEntry { title: purpose, facts: SummaryList { rows } }],
        empty: Empty {
            title: l.t("processing-none").into_owned(),
            text: l.t("processing-none-text").into_owned(),
            action: None,
        },
        paging: Paging { first: None, next: None, shown: l.n("processing-shown", 1).into_owned() },
    }
}

fn transparency(chrome: &Chrome) -> TransparencyPage {
    let l = chrome.l;
    let agencies = Table {
        caption: say(l, "Theo cơ quan", "By agency"),
        columns: vec![
            Column::words(say(l, "Cơ quan", "Agency")),
            Column::numbers(say(l, "Đúng hạn", "On time")),
        ],
        rows: vec![vec!["UBND xã Xuân Lôi".into(), "98 %".into()]],
    };
    TransparencyPage {
        chrome: chrome.clone(),
        about: say(l, "Toàn tỉnh · năm 2023", "The whole province · 2023"),
        action: "#".into(),
        filters: vec![Filter {
            name: "ky".into(),
            label: say(l, "Kỳ", "Period"),
            options: vec![FilterOption::new("2023", say(l, "Năm 2023", "Year 2023"), "2023")],
        }],
        empty: None,
        figures: Some(SummaryList {
            rows: vec![SummaryRow::new(say(l, "Thời gian chờ", "Waiting time"), "3")],
        }),
        chart: Some(Chart::bars(
            "quality",
            (say(l, "Điểm theo nhóm", "Points by group"), say(l, "19 trên 20", "19 of 20")),
            vec![Series::new(say(l, "Điểm đạt", "Points"), "good")],
            &[Point::new(say(l, "Tiến độ", "Progress"), [19])],
        )),
        criteria: Some(agencies.clone()),
        tables: vec![agencies],
        rules: vec![say(l, "Nhóm nhỏ không hiển thị.", "Small groups are not shown.")],
        formulas: vec![(say(l, "2.1 Đúng hạn", "2.1 On time"), "1 / 2".into())],
        version: "QD766-2".into(),
        download: None,
    }
}
