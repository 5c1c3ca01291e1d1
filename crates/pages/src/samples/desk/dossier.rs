//! A dossier on the officer's desk.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    components::{
        ClockView, Consequence, DerivationStep, DueState, ErrorSummary, Ribbon, RibbonStep,
        StateChip, SummaryList, SummaryRow, Tab, Tabs,
    },
    desk::{DecisionOption, DeskDossierPage, DossierAlert, FileCheck, OrderEntry, RevealForm},
    fields::{ChoiceOption, FieldKind, FieldView, LongText, ManyChoice},
    format,
    words::Lang,
};

fn reveal(l: Lang) -> RevealForm {
    let text = LongText { value: String::new(), rows: 2, most: None };
    let field = FieldView::new("reason", l.t("answers-reveal-reason"), FieldKind::LongText(text));
    let field = field.hinted(l.with("answers-reveal-hint", &[("minutes", "30")]));
    RevealForm { action: "#".into(), field }
}

pub(super) fn page(chrome: &Chrome) -> DeskDossierPage {
    let l = chrome.l;
    DeskDossierPage {
        chrome: chrome.clone(),
        back: Link::new(say(l, "Việc của tôi", "My work"), "desk-work-list.html"),
        next: Some(Link::new(say(l, "Hồ sơ sau", "Next dossier"), "#")),
        applicant: "Nguyễn Thị Hồng Nhung".into(),
        procedure: say(l, "Đăng ký khai sinh", "Birth registration"),
        number: "000.21.31.H62-230127-0012".into(),
        facts: vec![
            say(l, "Nộp trực tuyến", "Sent online"),
            say(l, "Trường hợp thông thường", "Ordinary case"),
            say(l, "Nhận 15:30, 27/01/2023", "Received 15:30, 27 January 2023"),
        ],
        views: Tabs {
            label: say(l, "Nội dung hồ sơ", "What was given"),
            tabs: vec![
                tab(say(l, "Tờ khai và giấy tờ", "Form and papers"), None, true),
                tab(say(l, "Lịch sử", "History"), Some("7"), false),
                tab(say(l, "Quy trình", "Process"), None, false),
            ],
        },
        answers: answers(l),
        reveal: Some(reveal(l)),
        files: files(l),
        not_given: vec![say(l, "Văn bản ủy quyền", "Authorisation")],
        store: vec![Link::new(
            say(l, "Kho dữ liệu của người nộp", "The applicant’s data store"),
            "#",
        )],
        shown_file: None,
        timeline: None,
        stays: None,
        legs: None,
        register: None,
        diagram: None,
        papers: vec![Link::new(say(l, "Giấy tiếp nhận (PDF)", "Receipt (PDF)"), "#")],
        clock: clock(l),
        alerts: vec![DossierAlert {
            chip: StateChip::new(DueState::DueSoon, l.with("used-share", &[("share", "85 %")])),
            text: say(
                l,
                "Thẩm tra: hạn của bước là 14:00 hôm nay.",
                "Appraisal: the step ends at 14:00 today.",
            ),
            link: None,
        }],
        orders: vec![OrderEntry {
            head: say(
                l,
                "Lãnh đạo gửi công chức hộ tịch, 27/01/2023 08:10",
                "From the leader to the registrar, 27/01/2023 08:10",
            ),
            text: say(l, "Xác minh quê quán, báo cáo trong ngày.", "Verify the family home today."),
            chip: StateChip::new(DueState::Waiting, l.t("order-awaited")),
            answered: None,
            answer: None,
        }],
        step: say(
            l,
            "Bước 2/4: thẩm tra. Trần Văn Hùng đang xử lý.",
            "Step 2 of 4: appraisal, with Trần Văn Hùng.",
        ),
        errors: ErrorSummary::default(),
        decisions: decisions(l),
        no_decision: None,
        action: "#".into(),
        command_id: "0186a3d0-0000-7000-8000-000000000002".into(),
        version: "5".into(),
        ribbon: ribbon(l),
    }
}

fn tab(label: String, count: Option<&str>, is_current: bool) -> Tab {
    Tab { label, href: "#".into(), count: count.map(str::to_owned), is_current }
}

fn answers(l: Lang) -> Vec<(String, SummaryList)> {
    let matched = say(l, "Khớp dữ liệu dân cư", "Matches the population database");
    let list = |rows| SummaryList { rows };
    vec![
        (
            say(l, "Người được khai sinh", "The child"),
            list(vec![
                SummaryRow::new(say(l, "Họ, chữ đệm, tên", "Full name"), "Nguyễn Bảo Ngọc"),
                SummaryRow::new(
                    say(l, "Ngày sinh", "Date of birth"),
                    say(l, "Thứ Ba, 17/01/2023", "Tuesday, 17 January 2023"),
                )
                .noted(say(l, "Khớp giấy chứng sinh", "Matches the birth notice")),
                SummaryRow::new(say(l, "Giới tính", "Sex"), say(l, "Nữ", "Female")),
                SummaryRow::new(
                    say(l, "Nơi sinh", "Place of birth"),
                    "Bệnh viện Sản Nhi Vĩnh Phúc",
                ),
                SummaryRow {
                    problem: Some(say(
                        l,
                        "Khác quê quán của cha và của mẹ",
                        "Differs from the home of either parent",
                    )),
                    ..SummaryRow::new(
                        say(l, "Quê quán", "Family home"),
                        "Xã Xuân Hòa, Huyện Lập Thạch",
                    )
                },
            ]),
        ),
        (
            say(l, "Mẹ", "The mother"),
            list(vec![
                SummaryRow::new(say(l, "Họ, chữ đệm, tên", "Full name"), "Nguyễn Thị Hồng Nhung")
                    .noted(matched.clone()),
                SummaryRow::new(say(l, "Số định danh", "Identity number"), "026195001234")
                    .noted(matched),
                SummaryRow::new(
                    say(l, "Nơi cư trú", "Residence"),
                    "Thôn Đông Xuân, Xã Xuân Lôi, Huyện Lập Thạch",
                ),
            ]),
        ),
    ]
}

fn files(l: Lang) -> Vec<FileCheck> {
    vec![
        FileCheck {
            origin: Some(Ok(say(
                l,
                "Từ kho dữ liệu, do Lê Thị Mai xác thực ngày 06/02/2023.",
                "From the data store, verified by Lê Thị Mai on 06/02/2023.",
            ))),
            digitise: None,
            component: say(l, "Giấy chứng sinh", "Medical certificate of birth"),
            file: Link::new("giay-chung-sinh.pdf", "#"),
            facts: say(l, "1 trang, 1,2 MB", "1 page, 1.2 MB"),
            verdict: Ok(say(
                l,
                "Chữ ký số của bệnh viện còn hiệu lực",
                "The hospital’s signature is valid",
            )),
            is_shown: false,
        },
        FileCheck {
            origin: Some(Err(say(
                l,
                "Người nộp tải lên, chưa đối chiếu.",
                "Uploaded by the applicant, not verified.",
            ))),
            digitise: Some(Link::new(say(l, "Số hóa", "Digitise"), "#")),
            component: say(l, "Giấy chứng nhận kết hôn", "Marriage certificate"),
            file: Link::new("giay-ket-hon.jpg", "#"),
            facts: say(l, "ảnh, 640 KB", "picture, 640 KB"),
            verdict: Err(say(l, "Ảnh mờ, không đọc được số", "Blurred: the number cannot be read")),
            is_shown: false,
        },
    ]
}

fn clock(l: Lang) -> ClockView {
    ClockView {
        chip: StateChip::new(DueState::DueSoon, format::time_left(l, 3)),
        due: Some(say(l, "15:30, Thứ Hai, 30/01/2023", "15:30, Monday, 30 January 2023")),
        pause: None,
        derivation: vec![DerivationStep {
            text: say(
                l,
                "Nhận sau 15 giờ ngày 27/01: tính từ 7:30 ngày 30/01; cộng 8 giờ làm việc.",
                "Received after 15:00 on 27 January: counted from 7:30 on 30 January; plus 8 working hours.",
            ),
            law: Some("NĐ 61/2018/NĐ-CP, Điều 18".into()),
        }],
    }
}

fn decisions(l: Lang) -> Vec<DecisionOption> {
    let option = |value: &str, label: String, effects, is_final| DecisionOption {
        value: value.to_owned(),
        consequence: Consequence { action: label.clone(), effects, is_final },
        label,
        fields: Vec::new(),
        is_usual: false,
        is_open: false,
        takes_files: false,
        page: None,
        blocked: None,
    };
    let forward = option(
        "forward",
        say(l, "Trình lãnh đạo ký", "Pass to the leader"),
        vec![
            say(l, "chuyển đến Nguyễn Văn Minh, Chủ tịch xã", "goes to Nguyễn Văn Minh, the chair"),
            say(l, "hạn của bước sau: 15:30 hôm nay", "next step ends at 15:30 today"),
        ],
        false,
    );
    let supplement = option(
        "supplement",
        say(l, "Gửi yêu cầu bổ sung", "Ask for supplements"),
        vec![
            say(l, "đồng hồ dừng", "the clock stops"),
            say(l, "chỉ được yêu cầu một lần", "only one request is allowed"),
        ],
        true,
    );
    let refuse = option(
        "refuse",
        say(l, "Từ chối giải quyết", "Refuse"),
        vec![say(
            l,
            "kết thúc hồ sơ, người nộp nhận văn bản nêu lý do",
            "ends the dossier with a letter that gives the reasons",
        )],
        true,
    );
    vec![
        DecisionOption { is_usual: true, ..forward },
        DecisionOption { fields: supplement_fields(l), ..supplement },
        DecisionOption {
            fields: vec![FieldView::new(
                "refuse.reason",
                say(l, "Lý do và căn cứ", "Reasons and legal ground"),
                FieldKind::LongText(LongText { value: String::new(), rows: 4, most: Some(2000) }),
            )],
            ..refuse
        },
    ]
}

fn supplement_fields(l: Lang) -> Vec<FieldView> {
    vec![
        FieldView::new(
            "supplement.what",
            say(l, "Cần bổ sung", "What is missing"),
            FieldKind::ManyChoice(ManyChoice {
                options: vec![
                    ChoiceOption {
                        is_chosen: true,
                        ..ChoiceOption::new(
                            "marriage",
                            say(l, "Giấy chứng nhận kết hôn", "Marriage certificate"),
                        )
                    },
                    ChoiceOption::new("home", say(l, "Quê quán", "Family home")),
                ],
            }),
        ),
        FieldView::new(
            "supplement.reason",
            say(l, "Nói rõ cần gì", "Say exactly what is needed"),
            FieldKind::LongText(LongText { value: String::new(), rows: 3, most: Some(1000) }),
        ),
    ]
}

fn ribbon(l: Lang) -> Ribbon {
    let step = |vi, en, who: &str, when: &str, state, is_current| RibbonStep {
        name: say(l, vi, en),
        who: who.to_owned(),
        when: when.to_owned(),
        state,
        is_current,
    };
    Ribbon {
        label: say(l, "Đường đi của hồ sơ", "The way of the dossier"),
        steps: vec![
            step("Tiếp nhận", "Intake", "Lê Thị Mai", "30/01 7:35", Some(DueState::Done), false),
            step(
                "Thẩm tra",
                "Appraisal",
                "Trần Văn Hùng",
                "30/01 14:00",
                Some(DueState::DueSoon),
                true,
            ),
            step("Ký duyệt", "Signature", "Nguyễn Văn Minh", "30/01 15:30", None, false),
            step("Trả kết quả", "Return", "Lê Thị Mai", "30/01 15:30", None, false),
        ],
    }
}
