//! Samples of pages for anybody.

use super::{Sample, sample, say};
use crate::{
    chrome::Chrome,
    components::{DueState, ErrorSummary, StateChip},
    fields::{FieldKind, FieldView, TextInput, Width},
    public::{Problem, ProblemPage, Tracked, TrackingPage},
};

pub(super) fn pages(chrome: &Chrome) -> Result<Vec<Sample>, askama::Error> {
    let broken = ProblemPage::of(Problem::Internal, chrome.clone());
    let ended = ProblemPage::of(Problem::SessionEnded, chrome.clone());
    Ok(vec![
        sample("public-tracking", &tracking(chrome))?,
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
