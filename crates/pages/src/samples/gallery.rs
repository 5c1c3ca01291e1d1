//! Every component and every kind of field on one page.

mod fields;

use super::{citizen, say};
use crate::{
    chrome::{Chrome, Link},
    components::{
        Banner, BannerKind, Cell, ClockView, Column, Consequence, Diagram, DossierCard, DueState,
        Empty, ErrorLink, ErrorSummary, Paging, PostButton, Progress, SearchBox, StateChip, Tab,
        Table, Tabs,
    },
    fields::FieldView,
    words::Lang,
};
use askama::Template;

/// The page with every component.
#[derive(Debug, Clone, Template)]
#[template(path = "samples/gallery.html")]
pub struct GalleryPage {
    /// What stands around it.
    pub chrome: Chrome,
    banners: Vec<Banner>,
    chips: Vec<StateChip>,
    clocks: Vec<ClockView>,
    errors: ErrorSummary,
    search: SearchBox,
    progress: Progress,
    cards: Vec<DossierCard>,
    consequences: Vec<Consequence>,
    diagram: Diagram,
    empty: Empty,
    files: crate::components::FileList,
    paging: Paging,
    table: Table,
    tabs: Tabs,
    fields: Vec<FieldView>,
}

pub(super) fn page(chrome: Chrome) -> GalleryPage {
    let l = chrome.l;
    GalleryPage {
        chrome,
        banners: banners(l),
        chips: DueState::ALL.into_iter().map(|state| chip(l, state)).collect(),
        clocks: clocks(l),
        errors: ErrorSummary {
            errors: vec![ErrorLink {
                href: Some("#f-soDinhDanh".into()),
                text: say(l, "Số định danh phải có 12 chữ số", "An identity number has 12 digits"),
            }],
        },
        search: SearchBox {
            action: "#".into(),
            name: "q".into(),
            label: say(l, "Tìm thủ tục", "Find a procedure"),
            hint: Some(say(l, "Ví dụ: sinh con", "For example: having a child")),
            value: "khai sinh".into(),
            filters: Vec::new(),
        },
        progress: Progress { step: 2, of: 6 },
        cards: cards(l),
        consequences: consequences(l),
        diagram: diagram(l),
        empty: Empty {
            title: say(l, "Chưa có hồ sơ nào", "No dossiers yet"),
            text: say(l, "Hồ sơ anh/chị gửi sẽ hiện ở đây.", "What you send will be shown here."),
            action: Some(Link::new(say(l, "Tìm thủ tục", "Find a procedure"), "#")),
        },
        files: citizen::dossier::files(l),
        paging: Paging {
            first: Some("#".into()),
            next: Some("#".into()),
            shown: say(l, "25 hồ sơ", "25 dossiers"),
        },
        table: table(l),
        tabs: tabs(l),
        fields: fields::all(l),
    }
}

fn chip(l: Lang, state: DueState) -> StateChip {
    let text = match state {
        DueState::OnTime => say(l, "còn 5 ngày làm việc", "5 working days left"),
        DueState::DueSoon => say(l, "còn 3 giờ làm việc", "3 working hours left"),
        DueState::Late => say(l, "quá hạn 2 ngày làm việc", "2 working days late"),
        DueState::Waiting => say(l, "chờ bổ sung từ 19/01", "waiting since 19 January"),
        DueState::Done => say(l, "đã trả kết quả trước hạn", "returned early"),
    };
    StateChip::new(state, text)
}

fn banners(l: Lang) -> Vec<Banner> {
    vec![
        Banner {
            undo: Some(PostButton {
                action: "#".into(),
                label: say(l, "Hoàn tác", "Undo"),
                values: vec![("command".into(), "0186a3d0".into())],
            }),
            ..Banner::new(
                BannerKind::Success,
                say(l, "Đã chuyển 3 hồ sơ cho Phạm Văn Long.", "3 dossiers went to Phạm Văn Long."),
            )
        },
        Banner::new(
            BannerKind::Info,
            say(l, "Thứ Hai, 30/01 là ngày làm việc bù.", "Monday, 30 January is a working day."),
        ),
        Banner {
            text: Some(say(
                l,
                "Bản khai này vừa được mở ở cửa sổ khác; phần mới hơn đang ở đó.",
                "This draft has just been opened in another window; the newer one is there.",
            )),
            action: Some(Link::new(say(l, "Mở bản mới", "Open the newer one"), "#")),
            ..Banner::new(BannerKind::Warning, say(l, "Trang này đã cũ.", "This page is old."))
        },
        Banner::new(
            BannerKind::Danger,
            say(l, "Chưa lưu được. Xin thử lại.", "This was not saved. Please try again."),
        ),
    ]
}

fn clocks(l: Lang) -> Vec<ClockView> {
    let running = citizen::form::clock(l);
    let waiting = ClockView {
        chip: chip(l, DueState::Waiting),
        due: None,
        pause: Some(say(
            l,
            "Đồng hồ dừng đến khi anh/chị bổ sung giấy tờ.",
            "The clock stands still until you add the paper.",
        )),
        derivation: Vec::new(),
    };
    vec![running, waiting]
}

pub(crate) fn cards(l: Lang) -> Vec<DossierCard> {
    vec![
        DossierCard {
            title: say(l, "Đăng ký khai sinh", "Birth registration"),
            href: "citizen-dossier.html".into(),
            number: Some("000.21.31.H62-230127-0012".into()),
            chip: chip(l, DueState::Waiting),
            text: say(l, "Bộ phận Một cửa chờ giấy tờ bổ sung.", "The desk waits for a paper."),
            asked: Some(say(
                l,
                "Gửi lại giấy chứng nhận kết hôn trước 10/02.",
                "Send the marriage certificate again before 10 February.",
            )),
        },
        DossierCard {
            title: say(l, "Cấp giấy phép xây dựng nhà ở", "Construction permit"),
            href: "#".into(),
            number: Some("000.00.33.H62-230110-0003".into()),
            chip: chip(l, DueState::OnTime),
            text: say(
                l,
                "Phòng Kinh tế và Hạ tầng đang thẩm định.",
                "The infrastructure division is appraising it.",
            ),
            asked: None,
        },
    ]
}

fn consequences(l: Lang) -> Vec<Consequence> {
    vec![
        Consequence {
            action: say(l, "Gửi yêu cầu bổ sung", "Ask for supplements"),
            effects: vec![
                say(l, "đồng hồ dừng", "the clock stops"),
                say(l, "chỉ được yêu cầu một lần", "only one request is allowed"),
            ],
            is_final: true,
        },
        Consequence {
            action: say(l, "Nhận xử lý", "Take"),
            effects: vec![say(
                l,
                "hồ sơ vào danh sách của anh/chị",
                "the dossier comes to your list",
            )],
            is_final: false,
        },
    ]
}

fn table(l: Lang) -> Table {
    let row = |name: &str, received: &str, late: &str| -> Vec<Cell> {
        vec![name.to_owned().into(), received.to_owned().into(), late.to_owned().into()]
    };
    Table {
        caption: say(l, "Hồ sơ theo huyện, tháng 01/2023", "Dossiers by district, January 2023"),
        columns: vec![
            Column::words(say(l, "Huyện", "District")),
            Column::numbers(say(l, "Tiếp nhận", "Received")),
            Column::numbers(say(l, "Quá hạn", "Late")),
        ],
        rows: vec![
            row("Thành phố Vĩnh Yên", "2.118", "11"),
            row("Huyện Lập Thạch", "741", "2"),
            row("Huyện Sông Lô", "1.090", "10"),
        ],
    }
}

fn tabs(l: Lang) -> Tabs {
    let tab = |vi, en, count: &str, is_current| Tab {
        label: say(l, vi, en),
        href: "#".into(),
        count: (!count.is_empty()).then(|| count.to_owned()),
        is_current,
    };
    Tabs {
        label: say(l, "Danh sách", "Lists"),
        tabs: vec![
            tab("Của tôi", "Mine", "25", true),
            tab("Của phòng", "My division’s", "214", false),
            tab("Đã xong", "Done", "", false),
        ],
    }
}

pub(super) fn diagram(l: Lang) -> Diagram {
    let words = [
        say(l, "Tiếp nhận", "Intake"),
        say(l, "Thẩm tra", "Appraisal"),
        say(l, "Ký duyệt", "Signature"),
    ];
    let classes = ["pd-node pd-one-stop", "pd-node pd-division pd-current", "pd-node pd-leader"];
    let nodes = words.iter().zip(classes).enumerate().map(|(index, (name, class))| {
        let x = 10 + index * 200;
        format!(
            "<g class=\"{class}\"><rect x=\"{x}\" y=\"20\" width=\"150\" height=\"56\" rx=\"4\"/>\
             <text class=\"pd-name\" x=\"{}\" y=\"53\" text-anchor=\"middle\" \
             font-size=\"14\" fill=\"currentColor\" stroke=\"none\">{name}</text></g>",
            x + 75
        )
    });
    let edges = (0..2).map(|index| {
        let x = 160 + index * 200;
        format!("<path class=\"pd-edge\" d=\"M{x} 48h50\"/>")
    });
    let drawn: String = edges.chain(nodes).collect();
    Diagram {
        title: say(l, "Quy trình đăng ký khai sinh", "The process of birth registration"),
        description: say(
            l,
            "Tiếp nhận, rồi thẩm tra, rồi ký duyệt.",
            "Intake, then appraisal, then signature.",
        ),
        svg: format!(
            "<svg class=\"process-diagram\" viewBox=\"0 0 570 96\" width=\"570\" height=\"96\" fill=\"none\" \
             stroke=\"currentColor\" aria-hidden=\"true\">{drawn}</svg>"
        ),
    }
}
