//! A dossier as its owner sees it.

use super::{form, say};
use crate::{
    chrome::{Chrome, Link},
    citizen::{AnswerSection, Asked, DossierPage, LookedEntry},
    components::{
        FileList, FileState, FileView, SummaryList, SummaryRow, Timeline, TimelineEntry,
        TimelineTime,
    },
    words::Lang,
};

pub(super) fn page(chrome: &Chrome) -> DossierPage {
    let l = chrome.l;
    DossierPage {
        chrome: chrome.clone(),
        back: Link::new(say(l, "Hồ sơ của tôi", "My dossiers"), "#"),
        procedure: say(l, "Đăng ký khai sinh", "Birth registration"),
        number: "000.21.31.H62-230127-0012".into(),
        acting: vec![(
            l.with("mandate-filed-by", &[("name", "Trần Thị Mẫu Lan")]).into_owned(),
            Link::new(l.t("mandate-filed-link"), "citizen-mandate.html"),
        )],
        asked: vec![Asked {
            text: say(
                l,
                "Gửi ảnh chụp rõ cả bốn góc của giấy chứng nhận kết hôn.",
                "Send a picture of the marriage certificate that shows all four corners.",
            ),
            by: Some(say(l, "Trước Thứ Sáu, 10/02/2023", "Before Friday, 10 February 2023")),
            action: Link::new(say(l, "Bổ sung giấy tờ", "Add the paper"), "#"),
        }],
        now: say(
            l,
            "Công chức hộ tịch xã Xuân Lôi đang xem xét; hạn của bước này là 14:00 hôm nay.",
            "The registrar of Xuân Lôi is looking at it; this step ends at 14:00 today.",
        ),
        clock: form::clock(l),
        timeline: timeline(l),
        papers: vec![Link::new(say(l, "Giấy tiếp nhận (PDF)", "Receipt (PDF)"), "#")],
        files: files(l),
        answers: vec![AnswerSection {
            title: say(l, "Người được khai sinh", "The child"),
            answers: SummaryList {
                rows: vec![
                    SummaryRow::new(say(l, "Họ tên con", "The child’s name"), "Nguyễn Bảo Ngọc"),
                    SummaryRow::new(
                        say(l, "Ngày sinh", "Date of birth"),
                        say(l, "Thứ Ba, 17/01/2023", "Tuesday, 17 January 2023"),
                    ),
                ],
            },
        }],
        looked: vec![LookedEntry {
            when: "27/01/2023 15:48".into(),
            who: say(
                l,
                "Lê Thị Mai, tiếp nhận, xã Xuân Lôi",
                "Lê Thị Mai, intake, commune of Xuân Lôi",
            ),
            why: say(l, "kiểm tra hồ sơ mới", "checking the new dossier"),
        }],
        rate: None,
        withdraw: Some(Link::new(say(l, "Rút hồ sơ", "Withdraw the dossier"), "#")),
        stop: Some(Link::new(l.t("stop-link"), "#")),
        follows: Some((
            say(
                l,
                "Nộp lại sau khi rút hồ sơ cùng việc, nộp lần đầu ngày 16/01/2023:",
                "Filed again after the dossier of the same matter was withdrawn, first on 16/01/2023:",
            ),
            Link::new("H62.26.34-230116-0007", "#"),
        )),
    }
}

fn timeline(l: Lang) -> Timeline {
    let entry =
        |time, when, text| TimelineEntry { time, when, text, note: None, links: Vec::new() };
    Timeline {
        entries: vec![
            TimelineEntry {
                links: vec![Link::new(say(l, "Giấy tiếp nhận", "Receipt"), "#")],
                ..entry(
                    TimelineTime::Past,
                    say(l, "Thứ Sáu, 27/01/2023, 15:30", "Friday, 27 January 2023, 15:30"),
                    say(l, "Anh/chị đã gửi hồ sơ.", "You sent the dossier."),
                )
            },
            entry(
                TimelineTime::Past,
                say(l, "Thứ Hai, 30/01/2023, 7:35", "Monday, 30 January 2023, 7:35"),
                say(
                    l,
                    "Bộ phận Một cửa xã Xuân Lôi đã tiếp nhận và chuyển cho công chức hộ tịch.",
                    "The one-stop desk of Xuân Lôi took it in and passed it to the registrar.",
                ),
            ),
            TimelineEntry {
                note: Some(say(l, "Người xử lý: Phạm Văn Long", "With: Phạm Văn Long")),
                ..entry(
                    TimelineTime::Now,
                    say(l, "Từ 7:40 hôm nay", "Since 7:40 today"),
                    say(
                        l,
                        "Công chức hộ tịch đang xem xét; hạn của bước này là 14:00.",
                        "The registrar is looking at it; this step ends at 14:00.",
                    ),
                )
            },
            entry(
                TimelineTime::Planned,
                say(l, "15:30 hôm nay", "15:30 today"),
                say(l, "Chủ tịch xã ký Giấy khai sinh.", "The chair of the commune signs."),
            ),
            entry(
                TimelineTime::Planned,
                say(l, "15:30 hôm nay", "15:30 today"),
                say(l, "Anh/chị nhận kết quả.", "You receive the result."),
            ),
        ],
    }
}

pub(crate) fn files(l: Lang) -> FileList {
    let file = |name: &str, facts, state| FileView {
        origin: None,
        name: name.to_owned(),
        href: (state == FileState::Ready).then(|| "#".to_owned()),
        facts,
        sha256: None,
        state,
        remove: None,
    };
    let ready = FileView {
        origin: None,
        sha256: Some("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into()),
        ..file(
            "giay-chung-sinh.pdf",
            say(l, "PDF, 1,2 MB, 1 trang", "PDF, 1.2 MB, 1 page"),
            FileState::Ready,
        )
    };
    FileList {
        files: vec![
            ready,
            file(
                "giay-ket-hon.jpg",
                say(l, "Ảnh JPEG, 640 KB", "JPEG picture, 640 KB"),
                FileState::Refused(say(
                    l,
                    "Ảnh bị mờ ở góc dưới; xin chụp lại ở nơi đủ sáng.",
                    "The lower corner is blurred; please take it again in good light.",
                )),
            ),
        ],
    }
}
