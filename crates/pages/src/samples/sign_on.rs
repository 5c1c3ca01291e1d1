//! Samples of the pages to sign on with.

use super::{Sample, sample, say};
use crate::{
    chrome::{Chrome, Link},
    components::{ErrorSummary, PostButton, SummaryList, SummaryRow},
    desk::{OpenSession, OwnAccountPage},
    fields::{FieldKind, FieldView, InputMode, TextInput, Width},
    public::{ReceivedPage, SignInForm, SignInPage, SignInWay, Twice},
};

pub(super) fn pages(chrome: &Chrome) -> Result<Vec<Sample>, askama::Error> {
    Ok(vec![
        sample("public-sign-in", &sign_in(chrome))?,
        sample("public-received", &received(chrome))?,
    ])
}

pub(super) fn desk_pages(chrome: &Chrome) -> Result<Vec<Sample>, askama::Error> {
    Ok(vec![sample("desk-own-account", &own_account(chrome))?])
}

fn sign_in(chrome: &Chrome) -> SignInPage {
    let l = chrome.l;
    let way = |label: &str| SignInWay { label: label.into(), href: "#".into() };
    let password = TextInput {
        mode: InputMode::Password,
        width: Width::Half,
        autocomplete: Some("current-password"),
        ..TextInput::default()
    };
    SignInPage {
        chrome: chrome.clone(),
        back: Some(Link::new(say(l, "Trang đầu", "Home"), "#")),
        title: say(l, "Cán bộ đăng nhập", "Officers sign in"),
        intro: vec![say(l, "Chọn một cách.", "Choose a way.")],
        errors: ErrorSummary::default(),
        ways: vec![way("VNeID"), way("Cổng Dịch vụ công quốc gia")],
        levels: Some(say(l, "Mức 1 đủ để xem.", "Level 1 is enough to look.")),
        form: Some(SignInForm {
            title: Some(say(l, "Tài khoản của cơ quan", "Account of the office")),
            intro: Vec::new(),
            fields: vec![FieldView::new(
                "password",
                say(l, "Mật khẩu", "Password"),
                FieldKind::Text(password),
            )],
            action: "#".into(),
            hidden: vec![("_back".into(), "/".into())],
            submit: say(l, "Đăng nhập", "Sign in"),
        }),
        other: Some(Link::new(say(l, "Người dân đăng nhập", "Citizens sign in"), "#")),
    }
}

fn received(chrome: &Chrome) -> ReceivedPage {
    let l = chrome.l;
    let rows = [
        (say(l, "Họ và tên", "Full name"), "Nguyễn Thị Hồng Nhung".to_owned()),
        (say(l, "Số định danh", "Identity number"), "026190000001".to_owned()),
        (say(l, "Ngày sinh", "Date of birth"), "12/04/1990".to_owned()),
    ];
    ReceivedPage {
        chrome: chrome.clone(),
        title: say(l, "Chào Nguyễn Thị Hồng Nhung", "Welcome, Nguyễn Thị Hồng Nhung"),
        intro: vec![say(l, "Chưa có gì được lưu.", "Nothing is kept yet.")],
        facts: SummaryList {
            rows: rows.into_iter().map(|(term, value)| SummaryRow::new(term, value)).collect(),
        },
        twice: Some(Twice {
            title: say(l, "Có hai hồ sơ cá nhân", "There are two records"),
            text: say(l, "Không có gì bị mất.", "Nothing is lost."),
            wish: FieldView::new(
                "join",
                say(l, "Tôi đề nghị gộp", "I ask to join them"),
                FieldKind::Consent(false),
            ),
        }),
        action: "#".into(),
        submit: say(l, "Đúng là tôi, tiếp tục", "That is me, go on"),
        cancel: Link::new(say(l, "Không tiếp tục", "Do not go on"), "#"),
    }
}

fn own_account(chrome: &Chrome) -> OwnAccountPage {
    let l = chrome.l;
    let end = |label: String| PostButton { action: "#".into(), label, values: Vec::new() };
    let session = |device: &str, is_here: bool| OpenSession {
        device: device.into(),
        lines: vec![say(l, "Dùng lần cuối 8:30", "Last used 8:30")],
        is_here,
        end: (!is_here).then(|| end(say(l, "Kết thúc", "End it"))),
    };
    OwnAccountPage {
        chrome: chrome.clone(),
        codes: vec!["abcd-efgh-jkmn-pqrs".into(), "tuvw-xyz0-2345-6789".into()],
        left: say(l, "Còn 2 mã.", "There are 2 left."),
        make: Link::new(say(l, "Làm mã khôi phục mới", "Make new recovery codes"), "#"),
        sessions: vec![session("Chrome, Windows", true), session("Safari, iPhone", false)],
        end_others: Some(end(say(l, "Kết thúc mọi nơi khác", "End all others"))),
    }
}
