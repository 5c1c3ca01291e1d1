//! Signing on and off, forms of another page, and sessions that end while somebody types.

use crate::{
    browser::Page,
    filling::{EForm, begin, first_section},
    portal::{HAI, LAN, Portal},
};
use axum::{body::Body, http::Request};
use mc_app::Limits;
use mc_testkit::PASSWORD;

const SAVE: &str = "Lưu và tiếp tục";

/// The code that the page of the demo shows.
fn shown_code(page: &Page) -> String {
    let text = page.text();
    let (_, after) = text.split_once("Mã của trang thử nghiệm lúc này: ").unwrap();
    after.chars().take_while(char::is_ascii_digit).collect()
}

#[tokio::test]
async fn wrong_passwords_and_codes_lock_for_a_while() {
    let limits = Limits { sign_in_tries: 2, ..Limits::default() };
    let portal = Portal::with_limits(limits).await;
    let browser = portal.stranger();
    let page = browser.open("/can-bo/viec").await;
    assert_eq!(page.url, "/can-bo/dang-nhap?ve=%2Fcan-bo%2Fviec");
    let code = shown_code(&page);
    let fill = |page: &Page, password: &str, code: &str| {
        let form = page.form("Đăng nhập").fill("user", "xuanloi.motcua");
        form.fill("password", password).fill("code", code)
    };
    let wrong = "Tên đăng nhập, mật khẩu hoặc mã xác thực chưa đúng. Xin gõ lại cả ba.";
    let page = browser.send(&fill(&page, "guess", &code)).await.expect(422);
    assert_eq!(page.errors(), [wrong]);
    // What was typed is still there, but for the secrets.
    let form = page.form("Đăng nhập");
    assert_eq!((form.value("user"), form.value("password")), (Some("xuanloi.motcua"), Some("")));
    let other = if code == "000000" { "111111" } else { "000000" };
    let page = browser.send(&fill(&page, PASSWORD, other)).await.expect(422);
    assert!(page.errors()[0].starts_with("Đã thử sai nhiều lần. Xin đợi"), "{:?}", page.errors());
    let page = browser.send(&fill(&page, PASSWORD, &code)).await.expect(422);
    assert!(page.errors()[0].starts_with("Đã thử sai nhiều lần. Xin đợi"), "{:?}", page.errors());
    portal.after_minutes(60);
    let page = browser.open("/can-bo/dang-nhap?ve=//evil.example/").await;
    let code = shown_code(&page);
    let page = browser.send(&fill(&page, PASSWORD, &code)).await.expect(200);
    assert_eq!(page.url, "/can-bo/viec");
    let session = browser.cookie("mc_session").unwrap();

    let page = browser.send(&page.form("Đăng xuất")).await.expect(200);
    page.shows("Anh/chị đã đăng xuất.");
    assert_eq!(browser.cookie("mc_session"), None);
    // The session is ended at the server, not only forgotten by the browser.
    browser.set_cookie("mc_session", &session);
    assert!(browser.open("/can-bo/viec").await.url.starts_with("/can-bo/dang-nhap"));
}

#[tokio::test]
async fn a_form_is_sent_back_by_whoever_got_it() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let page = lan.open("/thu-tuc/1.001193/nop").await;
    let form = page.form("Bắt đầu khai").fill("area", "Xã Xuân Lôi");
    let hai = portal.citizen(HAI).await;
    let theirs = hai.open("/thu-tuc/1.001193/nop").await.form("Bắt đầu khai");
    let missing = form.clone().forge("csrf", "");
    let foreign = form.clone().forge("csrf", theirs.value("csrf").unwrap());
    for bad in [missing, foreign] {
        let page = lan.send(&bad).await.expect(403);
        assert_eq!(page.heading(), "Trang này đã cũ");
        page.shows("Chưa có gì bị thay đổi; xin mở lại trang rồi thử lần nữa.");
    }
    let english = portal.citizen(LAN).await.in_language("en");
    let page = english.send(&form.clone().forge("csrf", "x")).await.expect(403);
    assert_eq!(page.language(), "en");
    page.hides("Trang này");
    // Another site's page may not even bring the right token.
    let sending = form.sending();
    let request = Request::post(&sending.url).header("sec-fetch-site", "cross-site");
    let request = request.header("content-type", sending.content_type.unwrap());
    let answer = lan.request(request.body(Body::from(sending.body)).unwrap()).await;
    assert_eq!(answer.status(), 403);
    lan.open("/ho-so").await.shows("chưa có hồ sơ nào");
}

#[tokio::test]
async fn what_was_typed_outlives_the_session() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let overview = begin(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = first_section(&lan, &overview).await;
    let typed = EForm::of("1.001193").fill(&page, SAVE);
    let typed = typed.fill("nguoiYeuCau.hoTen", "TRẦN THỊ VỪA GÕ");
    portal.after_minutes(61);
    let page = lan.send(&typed).await.expect(200);
    assert!(page.url.starts_with("/dang-nhap?ve=/tiep-tuc/"), "{}", page.url);
    let kept = page.url.split_once("ve=").unwrap().1.to_owned();

    // It is for its owner only.
    portal.citizen(HAI).await.visit(&kept).await.expect(404).hides("VỪA GÕ");
    let who = page.form("Vào với tư cách người này").fill("persona", "Trần Thị Mẫu Lan");
    let page = lan.send(&who).await.expect(200);
    page.shows("Anh/chị đã đăng nhập lại; những gì vừa gõ vẫn còn");
    let form = page.form(SAVE);
    assert_eq!(form.value("nguoiYeuCau.hoTen"), Some("TRẦN THỊ VỪA GÕ"));
    let page = lan.send(&form).await.expect(200);
    assert!(page.url.contains("/muc/"), "{}: {:?}", page.url, page.errors());
    let again = first_section(&lan, &overview).await;
    assert_eq!(again.form(SAVE).value("nguoiYeuCau.hoTen"), Some("TRẦN THỊ VỪA GÕ"));
}

#[tokio::test]
async fn the_older_of_two_tabs_is_told() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let overview = begin(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let section = first_section(&lan, &overview).await;
    let form = EForm::of("1.001193").fill(&section, SAVE);
    let (first, second) = (
        form.clone().fill("nguoiYeuCau.hoTen", "BẢN MỘT MẪU"),
        form.fill("nguoiYeuCau.hoTen", "BẢN HAI MẪU"),
    );
    lan.send(&first).await.expect(200);
    let told = lan.send(&second).await.expect(409);
    told.shows("Phần này vừa được sửa ở một cửa sổ hoặc thiết bị khác");
    let name = "nguoiYeuCau.hoTen";
    assert_eq!(told.form(SAVE).value(name), Some("BẢN HAI MẪU"));
    let kept = lan.click(&told, "Mở bản đã lưu ở nơi kia").await;
    assert_eq!(kept.form(SAVE).value(name), Some("BẢN MỘT MẪU"));
    // Seen and pressed once more, the newer text holds.
    lan.send(&told.form(SAVE)).await.expect(200);
    let now = first_section(&lan, &overview).await;
    assert_eq!(now.form(SAVE).value(name), Some("BẢN HAI MẪU"));

    // A draft that was thrown away comes back whole.
    let gone = lan.send(&overview.form("Xóa hồ sơ đang khai")).await.expect(200);
    // What is still open in another tab is not saved into it.
    lan.send(&told.form(SAVE)).await.expect(409);
    lan.open("/ho-so").await.hides("Chưa gửi.");
    let back = lan.send(&gone.form("Hoàn tác")).await.expect(200);
    assert_eq!(back.url, overview.url);
    back.shows("Đã lấy lại hồ sơ đang khai.");
}

/// Each person has as many requests as anybody else, and nobody uses up another's.
#[tokio::test]
async fn who_asks_too_often_waits_and_nobody_else_does() {
    let limits = Limits { person_requests: 60, ..Limits::default() };
    let portal = Portal::with_limits(limits).await;
    let lan = portal.citizen(LAN).await;
    let mut answers = Vec::new();
    for _ in 0..40 {
        answers.push(lan.visit("/ho-so").await);
    }
    let refused = answers.iter().find(|answer| answer.status != 200).expect("a bound");
    assert_eq!(refused.status, 429);
    assert!(refused.header("retry-after").parse::<u64>().is_ok());
    let officer = portal.officer("xuanloi.motcua").await;
    officer.open("/can-bo/viec").await;
    portal.stranger().open("/thu-tuc").await;
}
