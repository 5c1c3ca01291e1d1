//! The journey through a form: draft, section, check your answers, sent.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    citizen::{AnswerSection, CheckAnswersPage, DraftPage, NextStep, SectionPage, SubmittedPage},
    components::{
        ClockView, Confirmation, Consequence, DerivationStep, DueState, ErrorLink, ErrorSummary,
        PostButton, Progress, StateChip, SummaryList, SummaryRow, Task, TaskGroup, TaskList,
        TaskState,
    },
    fields::{Choice, ChoiceOption, DateInput, FieldKind, FieldView, TextInput, YesNo},
    words::Lang,
};

fn procedure(l: Lang) -> String {
    say(l, "Đăng ký khai sinh", "Birth registration")
}

pub(super) fn draft(chrome: &Chrome) -> DraftPage {
    let l = chrome.l;
    let task = |vi, en, state| Task {
        title: say(l, vi, en),
        hint: None,
        href: (state != TaskState::Later).then(|| "citizen-section.html".to_owned()),
        state,
    };
    DraftPage {
        chrome: chrome.clone(),
        back: Link::new(say(l, "Hồ sơ của tôi", "My dossiers"), "#"),
        procedure: procedure(l),
        done: say(l, "Đã xong 2 trên 6 phần.", "2 of 6 parts are done."),
        kept: say(
            l,
            "Đã lưu lúc 9:42. Bản khai được giữ đến 27/02/2023.",
            "Saved at 9:42. The draft is kept until 27 February 2023.",
        ),
        acting: Some(l.with("mandate-draft-for", &[("name", "Nguyễn Văn Mẫu Thọ")]).into_owned()),
        guide: Some(Link::new(l.t("guide-link"), "citizen-guide.html")),
        tasks: TaskList {
            groups: vec![
                TaskGroup {
                    title: say(l, "Khai thông tin", "Information"),
                    tasks: vec![
                        task("Người yêu cầu", "The applicant", TaskState::Done),
                        task("Trường hợp khai sinh", "The case", TaskState::Done),
                        task("Con", "The child", TaskState::Wrong),
                        task("Cha và mẹ", "The parents", TaskState::Begun),
                        task("Nhận kết quả", "Receiving the result", TaskState::ToDo),
                    ],
                },
                TaskGroup {
                    title: say(l, "Gửi hồ sơ", "Sending"),
                    tasks: vec![task("Xem lại và gửi", "Check and send", TaskState::Later)],
                },
            ],
        },
        register: Some((
            say(l, "Nhà nước đã có thông tin của anh/chị.", "The state has your details already."),
            PostButton {
                action: "#".into(),
                label: say(l, "Điền sẵn từ dữ liệu dân cư", "Fill in from the register"),
                values: Vec::new(),
            },
        )),
        discard: None,
    }
}

pub(super) fn section(chrome: &Chrome, is_wrong: bool) -> SectionPage {
    let l = chrome.l;
    let name_problem = say(l, "Ghi họ, chữ đệm và tên của con", "Write the child’s full name");
    let date_problem = say(
        l,
        "Ngày sinh không thể ở sau hôm nay, 27/01/2023",
        "The date of birth cannot be after today, 27 January 2023",
    );
    let fields = section_fields(l);
    let (fields, errors) = if is_wrong {
        let wrong = fields.into_iter().map(|field| match field.name.as_str() {
            "con.hoTen" => field.wrong(name_problem.clone()),
            "con.ngaySinh" => field.wrong(date_problem.clone()),
            _ => field,
        });
        let link = |id: &str, text: &str| ErrorLink {
            href: Some(format!("#{id}")),
            text: text.to_owned(),
        };
        let errors =
            vec![link("f-con-hoTen", &name_problem), link("f-con-ngaySinh", &date_problem)];
        (wrong.collect(), ErrorSummary { errors })
    } else {
        (fields, ErrorSummary::default())
    };
    SectionPage {
        chrome: chrome.clone(),
        back: Link::new(say(l, "Trường hợp khai sinh", "The case"), "#"),
        procedure: procedure(l),
        progress: Progress { step: 3, of: 6 },
        title: say(l, "Người được khai sinh", "The child"),
        intro: None,
        errors,
        fields,
        action: "#".into(),
        draft_version: "7".into(),
        saved: Some(say(l, "Đã lưu lúc 9:42.", "Saved at 9:42.")),
        leave: Link::new(say(l, "Để sau, khai tiếp khi khác", "Leave and come back later"), "#"),
    }
}

fn section_fields(l: Lang) -> Vec<FieldView> {
    let born_at = ChoiceOption {
        is_chosen: true,
        reveals: vec![FieldView::new(
            "con.tenCoSoYTe",
            say(l, "Tên cơ sở y tế", "Name of the hospital"),
            FieldKind::Text(TextInput {
                value: "Bệnh viện Sản Nhi Vĩnh Phúc".into(),
                ..TextInput::default()
            }),
        )],
        ..ChoiceOption::new("CSYT", say(l, "Tại cơ sở y tế", "In a hospital"))
    };
    vec![
        FieldView::new(
            "con.hoTen",
            say(l, "Họ, chữ đệm, tên", "Full name"),
            FieldKind::Text(TextInput { autocomplete: Some("off"), ..TextInput::default() }),
        )
        .hinted(say(
            l,
            "Viết có dấu, ví dụ Nguyễn Bảo Ngọc",
            "With accents, as in Nguyễn Bảo Ngọc",
        )),
        FieldView::new(
            "con.ngaySinh",
            say(l, "Ngày sinh", "Date of birth"),
            FieldKind::Date(DateInput { value: "27/11/2023".into(), ..DateInput::default() }),
        )
        .hinted(say(l, "Ngày/tháng/năm, ví dụ 06/02/2023", "Day/month/year, as in 06/02/2023"))
        .from_source(say(
            l,
            "Theo giấy chứng sinh số 2023/0117",
            "From birth notice 2023/0117",
        )),
        FieldView::new(
            "con.gioiTinh",
            say(l, "Giới tính", "Sex"),
            FieldKind::Choice(Choice {
                options: vec![
                    ChoiceOption::new("1", say(l, "Nam", "Male")),
                    ChoiceOption::new("2", say(l, "Nữ", "Female")),
                ],
                autocomplete: None,
            }),
        ),
        FieldView::new(
            "con.noiSinh",
            say(l, "Nơi sinh", "Place of birth"),
            FieldKind::Choice(Choice {
                options: vec![born_at, ChoiceOption::new("K", say(l, "Nơi khác", "Elsewhere"))],
                autocomplete: None,
            }),
        )
        .because(say(
            l,
            "Nơi sinh được ghi trên Giấy khai sinh (Luật Hộ tịch, Điều 14).",
            "The place of birth stands on the certificate (Civil Status Law, art. 14).",
        )),
        FieldView::new(
            "deNghiCapBanSao",
            say(l, "Có cần thêm bản sao Giấy khai sinh?", "Do you need copies?"),
            FieldKind::YesNo(YesNo { answer: Some(false) }),
        ),
    ]
}

pub(super) fn check_answers(chrome: &Chrome) -> CheckAnswersPage {
    let l = chrome.l;
    let row =
        |term: String, value: &str| SummaryRow::new(term, value).changed_at("citizen-section.html");
    let section = |title, rows| AnswerSection { title, answers: SummaryList { rows } };
    CheckAnswersPage {
        chrome: chrome.clone(),
        back: Link::new(say(l, "Nhận kết quả", "Receiving the result"), "#"),
        procedure: procedure(l),
        errors: ErrorSummary::default(),
        sections: vec![
            section(
                say(l, "Người yêu cầu", "The applicant"),
                vec![
                    row(say(l, "Họ, chữ đệm, tên", "Full name"), "Nguyễn Thị Hồng Nhung").noted(
                        say(
                            l,
                            "Khớp Cơ sở dữ liệu quốc gia về dân cư",
                            "Matches the national population database",
                        ),
                    ),
                    row(say(l, "Số định danh cá nhân", "Identity number"), "026195001234"),
                    SummaryRow {
                        values: Vec::new(), ..row(say(l, "Thư điện tử", "Email"), "")
                    },
                ],
            ),
            section(
                say(l, "Người được khai sinh", "The child"),
                vec![
                    row(say(l, "Họ, chữ đệm, tên", "Full name"), "Nguyễn Bảo Ngọc"),
                    row(
                        say(l, "Ngày sinh", "Date of birth"),
                        &say(l, "Thứ Ba, 17/01/2023", "Tuesday, 17 January 2023"),
                    ),
                    SummaryRow {
                        values: vec![
                            "Bệnh viện Sản Nhi Vĩnh Phúc".into(),
                            "Phường Đồng Tâm, Thành phố Vĩnh Yên, Tỉnh Vĩnh Phúc".into(),
                        ],
                        ..row(say(l, "Nơi sinh", "Place of birth"), "")
                    },
                    SummaryRow {
                        values: Vec::new(),
                        files: vec![Link::new("giay-chung-sinh.pdf (1,2 MB)", "#")],
                        ..row(say(l, "Giấy chứng sinh", "Medical certificate of birth"), "")
                    },
                ],
            ),
        ],
        consequence: Consequence {
            action: say(l, "Gửi hồ sơ", "Send the dossier"),
            effects: vec![
                say(
                    l,
                    "Hồ sơ đến Bộ phận Một cửa xã Xuân Lôi; anh/chị nhận mã hồ sơ ngay.",
                    "It goes to the one-stop desk of Xuân Lôi; you get its number at once.",
                ),
                say(
                    l,
                    "Anh/chị cam đoan nội dung khai là đúng sự thật.",
                    "You declare that what you wrote is true.",
                ),
            ],
            is_final: false,
        },
        action: "citizen-submitted.html".into(),
        command_id: "0186a3d0-0000-7000-8000-000000000001".into(),
        draft_version: "12".into(),
    }
}

pub(crate) fn clock(l: Lang) -> ClockView {
    let step = |vi, en, law: Option<&str>| DerivationStep {
        text: say(l, vi, en),
        law: law.map(str::to_owned),
    };
    ClockView {
        chip: StateChip::new(
            DueState::OnTime,
            say(l, "còn 6 giờ làm việc", "6 working hours left"),
        ),
        due: Some(say(l, "15:30, Thứ Hai, 30/01/2023", "15:30, Monday, 30 January 2023")),
        pause: None,
        derivation: vec![
            step(
                "Gửi lúc 15:30, Thứ Sáu, 27/01/2023: sau 15 giờ nên tính từ đầu ngày làm việc tiếp theo.",
                "Sent at 15:30 on Friday, 27 January 2023: after 15:00, so it counts from the next working day.",
                Some("NĐ 61/2018/NĐ-CP, Điều 18"),
            ),
            step(
                "28 và 29/01 là Thứ Bảy, Chủ Nhật: không tính.",
                "28 and 29 January are a Saturday and a Sunday: not counted.",
                None,
            ),
            step(
                "Cộng 8 giờ làm việc: hết Thứ Hai, 30/01/2023.",
                "Plus 8 working hours: by the end of Monday, 30 January 2023.",
                Some("Luật Hộ tịch, Điều 16"),
            ),
        ],
    }
}

pub(super) fn submitted(chrome: &Chrome) -> SubmittedPage {
    let l = chrome.l;
    SubmittedPage {
        chrome: chrome.clone(),
        procedure: procedure(l),
        confirmation: Confirmation {
            title: say(l, "Đã nhận hồ sơ của anh/chị", "Your dossier has arrived"),
            number_label: say(l, "Mã hồ sơ", "Dossier number"),
            number: "000.21.31.H62-230127-0012".into(),
            text: Some(say(
                l,
                "Giấy tiếp nhận đã gửi đến số 0912 345 678.",
                "The receipt went to 0912 345 678.",
            )),
        },
        next: vec![
            NextStep {
                when: say(l, "Trong hôm nay:", "Today:"),
                text: say(
                    l,
                    "cán bộ kiểm tra giấy tờ; nếu thiếu, anh/chị được báo một lần.",
                    "an officer checks the papers; if something is missing you are told once.",
                ),
            },
            NextStep {
                when: say(l, "Thứ Hai, 30/01:", "Monday, 30 January:"),
                text: say(l, "nhận Giấy khai sinh tại xã.", "you receive the birth certificate."),
            },
        ],
        clock: clock(l),
        links: vec![
            Link::new(say(l, "Giấy tiếp nhận (PDF)", "Receipt (PDF)"), "#"),
            Link::new(say(l, "Theo dõi hồ sơ này", "Follow this dossier"), "citizen-dossier.html"),
        ],
    }
}
