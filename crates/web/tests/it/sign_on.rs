//! Signing on by an identity provider, over real HTTP to a stand-in of each shape, and everything that
//! such a provider can do wrong.

use crate::{
    browser::Browser,
    filling::{EForm, begin, fill_in},
    portal::{HAI, LAN, Portal},
    provider::{Providers, leave, person},
};
use mc_app::store::{Batch, sign_on::link, subjects::Subject};
use mc_standin::identity::trouble::Trouble;
use std::time::Duration;

/// Nobody whom the province knows.
const NEW: &str = "026094999121";
/// The desk officer of Liên Bảo, as a citizen.
const KIM: &str = "026088999106";
/// Somebody whose number contradicts the date of birth.
const ODD: &str = "026094999122";

async fn start() -> (Providers, Portal) {
    Providers::start(vec![
        person(LAN, "Trần Thị Mẫu Lan", "1997-04-12"),
        person(HAI, "Phạm Quang Mẫu Hải", "1985-07-21"),
        person(NEW, "Vũ Văn Mẫu Mới", "1994-03-15"),
        person(KIM, "Kim Mẫu Ji-hoon", "1988-05-17"),
        person(ODD, "Vũ Văn Mẫu Lệch", "1984-03-15"),
    ])
    .await
}

/// Whether nobody is signed on in a browser.
async fn is_stranger(browser: &Browser) -> bool {
    browser.open("/ho-so").await.url.starts_with("/dang-nhap")
}

async fn subject(portal: &Portal, number: &str) -> Option<Subject> {
    portal.province.app.store().subject_by_number("CCCD", number).await.unwrap()
}

#[tokio::test]
async fn the_first_time_shows_what_was_received_and_the_next_does_not() {
    let (providers, portal) = start().await;
    for provider in ["vneid", "portal"] {
        let browser = portal.stranger();
        let page = browser.open("/dang-nhap").await;
        page.shows("Mức xác thực 1 đủ để xem và khai hồ sơ");
        let way = format!("/dang-nhap/{provider}?ve=%2Fthong-bao");
        let page = providers.sign_on(&browser, &way, (LAN, 1)).await.expect(200);
        assert_eq!(page.heading(), "Chào Trần Thị Mẫu Lan");
        for fact in [LAN, "12/04/1997", "Mức 1: xem và khai hồ sơ", "theo số định danh"]
        {
            page.shows(fact);
        }
        assert!(is_stranger(&browser).await, "nothing is kept before the person goes on");
        let accept = page.form("Đúng là tôi, tiếp tục");
        let page = browser.send(&accept).await.expect(200);
        assert_eq!(page.url, "/thong-bao");
        // The form works once.
        let page = browser.send(&accept).await;
        assert!(page.status == 401 || page.status == 403, "{}", page.status);
        let again = portal.stranger();
        let page = providers.sign_on(&again, &way, (LAN, 1)).await.expect(200);
        assert_eq!(page.url, "/thong-bao");
    }
    // What the persona gave stands.
    assert_eq!(subject(&portal, LAN).await.unwrap().phone, "0900000001");
}

#[tokio::test]
async fn somebody_new_becomes_known() {
    let (providers, portal) = start().await;
    let browser = portal.stranger();
    let page = providers.sign_on(&browser, "/dang-nhap/portal", (NEW, 1)).await.expect(200);
    page.shows("để anh/chị không phải khai lại");
    assert_eq!(subject(&portal, NEW).await, None);
    let page = browser.send(&page.form("Đúng là tôi, tiếp tục")).await.expect(200);
    assert_eq!(page.url, "/ho-so");
    let kept = subject(&portal, NEW).await.unwrap();
    assert_eq!((kept.name.as_str(), kept.birth.as_str()), ("Vũ Văn Mẫu Mới", "1994-03-15"));
    assert_eq!((kept.phone.as_str(), kept.kind.as_str()), ("0900000077", "person"));
}

/// NĐ 69/2024/NĐ-CP: level 01 looks up and fills in, level 02 submits.
#[tokio::test]
async fn submitting_needs_level_two_and_keeps_the_draft() {
    let (providers, portal) = start().await;
    let lan = portal.stranger();
    let page = providers.sign_on(&lan, "/dang-nhap/vneid", (LAN, 1)).await;
    lan.send(&page.form("Đúng là tôi, tiếp tục")).await.expect(200);
    let before = lan.cookie("mc_session").unwrap();
    let overview = begin(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let check = fill_in(&lan, &overview, &EForm::of("1.001193")).await;
    let page = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);
    assert_eq!(page.heading(), "Cần xác thực mức 2");
    page.shows("những gì đã khai vẫn được giữ");
    let way = page.link("Đăng nhập bằng vneid");
    assert!(way.contains("muc=2"), "{way}");
    let back = providers.sign_on(&lan, &way, (LAN, 2)).await.expect(200);
    assert_eq!(back.url, "/ho-so");
    // A right that was raised has a session of its own.
    assert_ne!(lan.cookie("mc_session").unwrap(), before);
    let thief = portal.stranger();
    thief.set_cookie("mc_session", &before);
    assert!(is_stranger(&thief).await);
    let check = lan.open(&check.url).await;
    let sent = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);
    sent.shows("H62");
}

#[tokio::test]
async fn a_provider_that_lies_signs_nobody_on() {
    let (providers, portal) = start().await;
    let untrusted = "Câu trả lời không đủ tin cậy";
    let silent = "Nơi xác thực chưa trả lời";
    for (trouble, heading) in [
        (Trouble::WrongNonce, untrusted),
        (Trouble::Expired, untrusted),
        (Trouble::FromTheFuture, untrusted),
        (Trouble::LyingIssuer, untrusted),
        (Trouble::WrongAudience, untrusted),
        (Trouble::UnknownKey, untrusted),
        (Trouble::Unsigned, untrusted),
        (Trouble::OtherPerson, untrusted),
        (Trouble::Empty, untrusted),
        (Trouble::Malformed, untrusted),
        (Trouble::NoNumber, "Chưa xác định được số định danh"),
        (Trouble::Endless, silent),
        (Trouble::Down, silent),
    ] {
        let browser = portal.stranger();
        let there = leave(&browser, "/dang-nhap/portal").await;
        let back = providers.choose(&there, LAN, 2).await;
        providers.identity.make(trouble);
        // The token of a wrong nonce is made when the code is given back, not before.
        let page = browser.visit(&back).await;
        assert_eq!(page.heading(), heading, "{trouble:?}: {}", page.text());
        page.shows("Chưa có gì bị thay đổi");
        page.hides(LAN);
        providers.identity.make(Trouble::None);
        assert!(is_stranger(&browser).await, "{trouble:?}");
    }
    // And with a provider that behaves again it goes on.
    let browser = portal.stranger();
    let page = providers.sign_on(&browser, "/dang-nhap/portal", (LAN, 2)).await.expect(200);
    assert_eq!(page.heading(), "Chào Trần Thị Mẫu Lan");
}

#[tokio::test]
async fn a_provider_that_is_down_or_slow_is_told_at_once() {
    let (providers, portal) = start().await;
    let browser = portal.stranger();
    let back = providers.there(&browser, "/dang-nhap/vneid", (LAN, 1)).await;
    providers.identity.make(Trouble::Slow(Duration::from_mins(1)));
    let page = browser.visit(&back).await.expect(503);
    assert_eq!(page.heading(), "Nơi xác thực chưa trả lời");
    providers.identity.make(Trouble::Down);
    // After some failures in a row it is not even asked.
    for _ in 0..6 {
        let page = portal.stranger().visit("/dang-nhap/portal").await.expect(503);
        page.shows("Xin thử lại sau ít phút");
    }
    providers.identity.make(Trouble::None);
    portal.stranger().visit("/dang-nhap/portal").await.expect(503);
    portal.after_minutes(1);
    let there = leave(&portal.stranger(), "/dang-nhap/portal").await;
    assert!(there.contains("code_challenge_method=S256"), "{there}");
}

#[tokio::test]
async fn keys_change_where_they_are_published_and_not_where_they_are_pinned() {
    let (providers, portal) = start().await;
    let sign_on = async |provider: &str| {
        let way = format!("/dang-nhap/{provider}");
        providers.sign_on(&portal.stranger(), &way, (LAN, 1)).await
    };
    assert_eq!(sign_on("portal").await.heading(), "Chào Trần Thị Mẫu Lan");
    assert_eq!(sign_on("vneid").await.heading(), "Chào Trần Thị Mẫu Lan");
    providers.identity.keys().rotate().unwrap();
    assert_eq!(sign_on("portal").await.heading(), "Chào Trần Thị Mẫu Lan");
    assert_eq!(sign_on("vneid").await.heading(), "Câu trả lời không đủ tin cậy");
}

#[tokio::test]
async fn an_answer_counts_once_in_time_and_where_it_was_asked_for() {
    let (providers, portal) = start().await;
    let used = "Lần đăng nhập này không còn dùng được";
    let browser = portal.stranger();
    let back = providers.there(&browser, "/dang-nhap/vneid", (LAN, 1)).await;
    // Somebody else cannot use it, and does not use it up.
    let thief = portal.stranger();
    thief.open("/").await;
    let page = thief.visit(&back).await.expect(401);
    assert_eq!(page.heading(), "Xin đăng nhập lại trên trình duyệt này");
    browser.visit(&back).await.expect(200);
    assert_eq!(browser.visit(&back).await.expect(401).heading(), used);
    // A state that was never given, and one of another provider.
    let page = browser.visit("/dang-nhap/vneid/ve?code=x&state=y").await.expect(401);
    assert_eq!(page.heading(), used);
    let back = providers.there(&browser, "/dang-nhap/vneid", (LAN, 1)).await;
    let page = browser.visit(&back.replace("/vneid/", "/portal/")).await.expect(401);
    assert_eq!(page.heading(), used);
    portal.after_minutes(16);
    assert_eq!(browser.visit(&back).await.expect(401).heading(), used);
    // A code that the provider gives twice.
    providers.identity.make(Trouble::RepeatedCode);
    let first = providers.there(&browser, "/dang-nhap/vneid", (LAN, 1)).await;
    let second = providers.there(&thief, "/dang-nhap/vneid", (HAI, 1)).await;
    browser.visit(&first).await.expect(200).shows("Trần Thị Mẫu Lan");
    let page = thief.visit(&second).await.expect(401);
    assert_eq!(page.heading(), used);
    page.hides("Mẫu Lan");
}

#[tokio::test]
async fn who_does_not_want_to_and_whose_number_is_odd_stay_outside() {
    let (providers, portal) = start().await;
    let browser = portal.stranger();
    let page = providers.sign_on(&browser, "/dang-nhap/vneid", ("", 1)).await.expect(401);
    assert_eq!(page.heading(), "Anh/chị đã dừng đăng nhập");
    let page = providers.sign_on(&browser, "/dang-nhap/vneid", (ODD, 2)).await.expect(401);
    page.shows("không khớp với ngày sinh hoặc mã tỉnh");
    page.hides(ODD);
    assert!(is_stranger(&browser).await);
    assert_eq!(subject(&portal, ODD).await, None);
}

/// The technical id leads to one record, the number to another.
#[tokio::test]
async fn who_is_kept_twice_is_told_and_loses_nothing() {
    let (providers, portal) = start().await;
    let (lan, hai) = (subject(&portal, LAN).await.unwrap(), subject(&portal, HAI).await.unwrap());
    let store = portal.province.app.store();
    let tech_id = person(LAN, "", "").tech_id();
    let mut batch = Batch::new();
    link(&mut batch, ("vneid", &tech_id), hai.id, portal.province.app.now());
    store.commit(batch).await.unwrap();
    let browser = portal.stranger();
    let page = providers.sign_on(&browser, "/dang-nhap/vneid", (LAN, 1)).await.expect(200);
    page.shows("Hệ thống đang có hai hồ sơ cá nhân của anh/chị");
    assert_eq!(store.joining_asked(hai.id, lan.id).await.unwrap(), None);
    let form = page.form("Đúng là tôi, tiếp tục").forge("join", "true");
    browser.send(&form).await.expect(200);
    assert!(store.joining_asked(hai.id, lan.id).await.unwrap().is_some());
    // Both are there as before, and the question is not asked again.
    assert_eq!(subject(&portal, LAN).await, Some(lan));
    assert_eq!(subject(&portal, HAI).await, Some(hai));
    let again = portal.stranger();
    let page = providers.sign_on(&again, "/dang-nhap/vneid", (LAN, 1)).await.expect(200);
    assert_eq!(page.url, "/ho-so");
}

#[tokio::test]
async fn officers_sign_on_by_the_province_and_only_officers() {
    let (providers, portal) = start().await;
    let browser = portal.stranger();
    let page = browser.open("/can-bo/dang-nhap").await;
    let way = page.link("Đăng nhập bằng province");
    let page = providers.sign_on(&browser, &way, (KIM, 2)).await.expect(200);
    assert_eq!(page.url, "/can-bo/viec");
    let citizen = portal.stranger();
    let page = providers.sign_on(&citizen, &way, (LAN, 2)).await.expect(401);
    assert_eq!(page.heading(), "Chưa có tài khoản cán bộ");
    assert!(citizen.open("/can-bo/viec").await.url.starts_with("/can-bo/dang-nhap"));
}

#[tokio::test]
async fn signing_out_ends_it_at_both_ends() {
    let (providers, portal) = start().await;
    let browser = portal.stranger();
    let page = providers.sign_on(&browser, "/dang-nhap/portal", (LAN, 1)).await;
    let page = browser.send(&page.form("Đúng là tôi, tiếp tục")).await.expect(200);
    let page = browser.send(&page.form("Đăng xuất")).await.expect(200);
    assert_eq!(page.heading(), "Anh/chị đã đăng xuất.");
    assert_eq!(browser.cookie("mc_session"), None);
    let there = page.link("Đăng xuất khỏi portal");
    assert!(there.contains("id_token_hint="), "{there}");
    let back = providers.leads_to(&there).await;
    assert_eq!(back.as_deref(), Some("http://127.0.0.1:8080/"));
    assert!(is_stranger(&browser).await);
}
