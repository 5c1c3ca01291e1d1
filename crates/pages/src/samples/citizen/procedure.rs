//! The page of a procedure.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    citizen::{NeededPaper, ProcedureCase, ProcedureFact, ProcedurePage},
    components::{Cell, Column, SummaryList, SummaryRow, Table},
    format,
    words::Lang,
};
use mc_kernel::Dong;

pub(super) fn page(chrome: &Chrome) -> ProcedurePage {
    let l = chrome.l;
    ProcedurePage {
        chrome: chrome.clone(),
        breadcrumbs: vec![
            Link::new(say(l, "Trang đầu", "Home"), "citizen-home.html"),
            Link::new(say(l, "Sinh con", "Having a child"), "#"),
        ],
        name: say(l, "Đăng ký khai sinh", "Birth registration"),
        code: say(l, "Mã thủ tục 1.001193", "Procedure number 1.001193"),
        result: say(
            l,
            "Giấy khai sinh bản chính của con và số định danh cá nhân.",
            "The child’s birth certificate (original) and personal identity number.",
        ),
        who: vec![say(
            l,
            "Cha, mẹ; hoặc ông, bà, người thân thích, người đang nuôi dưỡng trẻ.",
            "A parent; or a grandparent, relative or person who brings up the child.",
        )],
        facts: facts(l),
        cases: vec![case(l)],
        start: Some(Link::new(say(l, "Bắt đầu khai", "Start"), "citizen-section.html")),
        start_note: Some(say(
            l,
            "Khoảng 10 phút. Có thể dừng giữa chừng và khai tiếp sau.",
            "About 10 minutes. You can stop at any time and go on later.",
        )),
        steps: steps(l),
        channels: channels(l),
        details: details(l),
        laws: vec![
            Link::new(say(l, "Luật Hộ tịch số 60/2014/QH13", "Civil Status Law 60/2014/QH13"), "#"),
            Link::new(say(l, "Nghị định số 123/2015/NĐ-CP", "Decree 123/2015/NĐ-CP"), "#"),
        ],
        forms: vec![Link::new(
            say(
                l,
                "Tờ khai đăng ký khai sinh (DOCX, 24 KB)",
                "Birth registration form (DOCX, 24 KB)",
            ),
            "#",
        )],
    }
}

fn facts(l: Lang) -> Vec<ProcedureFact> {
    let fact = |label, value, note: Option<String>| ProcedureFact { label, value, note };
    vec![
        fact(
            say(l, "Thời hạn", "Time limit"),
            say(l, "Trong ngày", "The same day"),
            Some(say(
                l,
                "Nhận sau 15 giờ thì trả vào ngày làm việc sau. Gần đây thường xong sau 6 giờ làm việc.",
                "Handed in after 15:00: the next working day. Lately it usually took 6 working hours.",
            )),
        ),
        fact(
            say(l, "Lệ phí", "Fee"),
            say(l, "Miễn phí", "Free"),
            Some(say(l, "Khai sau 60 ngày: 8.000\u{a0}₫.", "After 60 days: 8,000\u{a0}₫.")),
        ),
        fact(
            say(l, "Nơi làm", "Where"),
            say(l, "Ủy ban nhân dân xã, phường, thị trấn", "People’s Committee of the commune"),
            Some(say(
                l,
                "Nơi cư trú của cha hoặc mẹ; nộp trực tuyến được.",
                "Where a parent lives; online is possible.",
            )),
        ),
    ]
}

fn case(l: Lang) -> ProcedureCase {
    let paper = |vi, en, known: Option<String>| NeededPaper {
        name: say(l, vi, en),
        copies: say(l, "1 bản chính", "1 original"),
        known,
    };
    ProcedureCase {
        title: String::new(),
        papers: vec![
            paper(
                "Giấy chứng sinh",
                "Medical certificate of birth",
                Some(say(
                    l,
                    "Bệnh viện đã gửi dữ liệu, không cần nộp.",
                    "The hospital has sent the data; no need to hand it in.",
                )),
            ),
            paper(
                "Căn cước công dân của người yêu cầu",
                "Identity card of the applicant",
                Some(say(
                    l,
                    "Có trong Cơ sở dữ liệu quốc gia về dân cư.",
                    "Known from the national population database.",
                )),
            ),
            paper(
                "Giấy chứng nhận kết hôn của cha, mẹ (nếu có)",
                "The parents’ marriage certificate (if any)",
                None,
            ),
        ],
    }
}

fn steps(l: Lang) -> Vec<String> {
    vec![
        say(
            l,
            "Người yêu cầu khai trực tuyến hoặc nộp tờ khai tại Bộ phận Một cửa của xã.",
            "The applicant fills in the form online or at the commune’s one-stop desk.",
        ),
        say(
            l,
            "Công chức kiểm tra, tiếp nhận và hẹn ngày trả; thiếu giấy tờ thì hướng dẫn bổ sung một lần.",
            "The officer checks, takes in and sets the due date; asks for missing papers once.",
        ),
        say(
            l,
            "Chủ tịch xã ký Giấy khai sinh; kết quả trả tại xã, qua bưu chính hoặc bản điện tử.",
            "The chair of the commune signs; the result is handed over, posted or sent online.",
        ),
    ]
}

fn channels(l: Lang) -> Table {
    let row = |channel: String, limit: String, fee: i64| -> Vec<Cell> {
        vec![channel.into(), limit.into(), format::money(l, Dong(fee)).into()]
    };
    let limit = say(l, "1 ngày làm việc", "1 working day");
    Table {
        caption: say(l, "Cách nộp, thời hạn và lệ phí", "Ways to apply, time limits and fees"),
        columns: vec![
            Column::words(say(l, "Cách nộp", "Way")),
            Column::words(say(l, "Thời hạn", "Time limit")),
            Column::numbers(say(l, "Lệ phí", "Fee")),
        ],
        rows: vec![
            row(say(l, "Trực tuyến", "Online"), limit.clone(), 0),
            row(say(l, "Trực tiếp", "In person"), limit.clone(), 8000),
            row(say(l, "Bưu chính công ích", "By post"), limit, 8000),
        ],
    }
}

fn details(l: Lang) -> SummaryList {
    SummaryList {
        rows: vec![
            SummaryRow::new(
                say(l, "Cơ quan thực hiện", "Agency"),
                say(l, "Ủy ban nhân dân cấp xã", "People’s Committee of the commune"),
            ),
            SummaryRow::new(
                say(l, "Mức độ dịch vụ", "Level of service"),
                say(l, "Trực tuyến toàn trình", "Fully online"),
            ),
            SummaryRow::new(say(l, "Lĩnh vực", "Sector"), say(l, "Hộ tịch", "Civil status")),
        ],
    }
}
