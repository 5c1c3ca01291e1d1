//! Lists: procedures found, a person's dossiers; and a plain form.

use super::say;
use crate::{
    FormPage,
    chrome::{Chrome, Link},
    citizen::{FoundProcedure, MyDossiersPage, SearchPage},
    components::{
        DossierCard, DueState, Empty, ErrorSummary, Filter, FilterOption, Paging, SearchBox,
        StateChip,
    },
    fields::{Choice, ChoiceOption, FieldKind, FieldView, LongText},
    samples::gallery,
    words::Lang,
};

pub(super) fn search(chrome: &Chrome) -> SearchPage {
    let l = chrome.l;
    let found = |vi, en, facts_vi, facts_en| FoundProcedure {
        name: say(l, vi, en),
        href: "citizen-procedure.html".into(),
        facts: say(l, facts_vi, facts_en),
        group: say(l, "Hộ tịch", "Civil status"),
    };
    SearchPage {
        chrome: chrome.clone(),
        breadcrumbs: vec![Link::new(say(l, "Trang đầu", "Home"), "citizen-home.html")],
        title: say(l, "Kết quả cho “khai sinh”", "Results for “khai sinh”"),
        search: SearchBox {
            action: "#".into(),
            name: "q".into(),
            label: say(l, "Tìm thủ tục", "Find a procedure"),
            hint: None,
            value: "khai sinh".into(),
            filters: vec![Filter {
                name: "level".into(),
                label: say(l, "Nơi giải quyết", "Where"),
                options: vec![
                    FilterOption::new("", say(l, "Mọi cấp", "Any level"), ""),
                    FilterOption::new("3", say(l, "Cấp xã", "Commune"), ""),
                ],
            }],
        },
        found: vec![
            found(
                "Đăng ký khai sinh",
                "Birth registration",
                "Cấp xã, trong ngày, nộp trực tuyến được",
                "Commune, the same day, online",
            ),
            found(
                "Đăng ký khai sinh có yếu tố nước ngoài",
                "Birth registration with a foreign element",
                "Cấp huyện, trong ngày",
                "District, the same day",
            ),
        ],
        empty: nothing_found(l),
        paging: Paging { shown: say(l, "2 thủ tục", "2 procedures"), ..Paging::default() },
    }
}

fn nothing_found(l: Lang) -> Empty {
    Empty {
        title: say(l, "Không tìm thấy thủ tục nào", "No procedure was found"),
        text: say(l, "Thử từ khác, hoặc gọi cho chúng tôi.", "Try other words, or call us."),
        action: None,
    }
}

pub(super) fn my_dossiers(chrome: &Chrome) -> MyDossiersPage {
    let l = chrome.l;
    MyDossiersPage {
        chrome: chrome.clone(),
        drafts: vec![DossierCard {
            title: say(l, "Cấp bản sao trích lục hộ tịch", "Extract of a civil status record"),
            href: "citizen-draft.html".into(),
            number: None,
            chip: StateChip::new(DueState::Waiting, say(l, "đang khai", "in preparation")),
            text: say(l, "Đã xong 2 trên 6 phần.", "2 of 6 parts are done."),
            asked: None,
        }],
        dossiers: gallery::cards(l),
        ways: vec![Link::new(l.t("mandates-link"), "citizen-mandates.html")],
        empty: nothing_found(l),
        paging: Paging { shown: say(l, "2 hồ sơ", "2 dossiers"), ..Paging::default() },
    }
}

pub(super) fn rate(chrome: &Chrome) -> FormPage {
    let l = chrome.l;
    let options = vec![
        ChoiceOption::new("2", say(l, "Rất hài lòng", "Very satisfied")),
        ChoiceOption::new("1", say(l, "Hài lòng", "Satisfied")),
        ChoiceOption::new("0", say(l, "Không hài lòng", "Not satisfied")),
    ];
    FormPage {
        chrome: chrome.clone(),
        back: Some(Link::new(say(l, "Hồ sơ của tôi", "My dossier"), "citizen-dossier.html")),
        title: say(l, "Anh/chị thấy thế nào?", "How was it?"),
        place: say(l, "Đăng ký khai sinh", "Birth registration"),
        intro: vec![say(
            l,
            "Người được đánh giá không biết ai đã đánh giá.",
            "Nobody who is rated knows who rated them.",
        )],
        errors: ErrorSummary::default(),
        fields: vec![
            FieldView::new(
                "attitude",
                say(l, "Thái độ phục vụ", "The way you were served"),
                FieldKind::Choice(Choice { options, autocomplete: None }),
            ),
            FieldView::new(
                "words",
                say(l, "Điều muốn góp ý", "What could be better"),
                FieldKind::LongText(LongText { value: String::new(), rows: 4, most: Some(1000) }),
            )
            .optional(),
        ],
        action: "#".into(),
        hidden: vec![("_command".into(), "0186a3d0".into())],
        consequence: None,
        submit: say(l, "Gửi đánh giá", "Send"),
        other: Some(Link::new(say(l, "Để sau", "Later"), "citizen-dossier.html")),
    }
}
