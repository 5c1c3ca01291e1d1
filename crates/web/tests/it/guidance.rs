//! An officer looks at a draft beside the person who fills it in: read-only, masked, recorded, ended at
//! once; and no address lets an officer answer for the person.

use crate::{
    browser::{Browser, Page},
    filling::{EForm, begin, first_section},
    portal::{LAN, Portal},
};
use axum::{
    body::Body,
    http::{Method, Request},
};
use mc_web::routes::table;

const BIRTH: &str = "1.001193";

/// The code that a person is shown for their draft.
async fn code(lan: &Browser, overview: &Page) -> String {
    let page = lan.open(&overview.link("Nhờ cán bộ hướng dẫn khai")).await;
    let page = lan.send(&page.form("Lấy mã")).await.expect(200);
    let shown = page.of_class("guide-code");
    let figures: String = shown.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(figures.len(), 8, "{shown}");
    figures
}

async fn join(officer: &Browser, code: &str) -> Page {
    let page = officer.open("/can-bo/huong-dan").await;
    officer.send(&page.form("Xem cùng").fill("code", code)).await
}

#[tokio::test]
async fn an_officer_sees_points_and_types_nothing() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let overview = begin(&lan, BIRTH, "", "Xã Xuân Lôi").await;
    let first = first_section(&lan, &overview).await;
    let (section, saved) = (first.url.clone(), EForm::of(BIRTH).fill(&first, "Lưu và tiếp tục"));
    lan.send(&saved).await.expect(200);
    let code = code(&lan, &overview).await;
    let desk = portal.officer("xuanloi.motcua").await;
    assert_eq!(join(&desk, "00000000").await.expect(422).errors().len(), 1);
    let seen = join(&desk, &code).await.expect(200);
    seen.shows("Chỉ để xem");
    let html = String::from_utf8(seen.body.clone()).unwrap();
    let number = saved.value("nguoiYeuCau.soDinhDanh").expect("she gave her number");
    assert!(!html.contains(number), "the number is masked");
    assert!(html.contains(&format!("•••{}", &number[9..])), "its last figures are shown");
    let shown = seen.tree.of_class("guided")[0];
    assert!(shown.attribute("disabled").is_some());

    // One officer a code.
    let other = portal.officer("xuanloi.motcua").await;
    assert_eq!(join(&other, &code).await.expect(422).errors().len(), 1);
    let registrar = portal.officer("xuanloi.hotich").await;
    registrar.visit("/can-bo/huong-dan").await.expect(403);
    registrar.visit(&seen.url).await.expect(404);

    lan.open(&section).await.hides("Cán bộ đang chỉ vào ô này");
    let buttons: Vec<String> = seen.tree.named("button").iter().map(|b| b.text()).collect();
    let is_one = |label: &&String| {
        label.starts_with("Chỉ vào “") && buttons.iter().filter(|b| b == label).count() == 1
    };
    let label = buttons.iter().find(is_one).expect("a field can be pointed to").clone();
    let pointed = desk.send(&seen.form(&label)).await.expect(200);
    pointed.shows("Đang chỉ vào");
    let page = lan.open(&section).await;
    page.shows("Cán bộ đang chỉ vào ô này");
    page.shows("Cán bộ đang xem trang này cùng anh/chị");

    // She ends it: nothing is seen any more, and she reads who looked.
    let page = lan.open(&page.link("Xem hoặc dừng")).await;
    lan.send(&page.form("Dừng hướng dẫn ngay")).await.expect(200);
    desk.visit(&seen.url).await.expect(404);
    desk.send(&seen.form(&label)).await.expect(404);
    lan.open(&section).await.hides("Cán bộ đang chỉ vào ô này");
    let looks = lan.open("/ai-da-xem").await;
    looks.shows("hướng dẫn khai hồ sơ");
    looks.shows("Xuân Lôi");
}

#[tokio::test]
async fn a_code_ends_by_itself_and_after_too_many_tries_one_waits() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let overview = begin(&lan, BIRTH, "", "Xã Xuân Lôi").await;
    let late = code(&lan, &overview).await;
    portal.after_minutes(10);
    let desk = portal.officer("xuanloi.motcua").await;
    join(&desk, &late).await.expect(422);
    for _ in 0..9 {
        join(&desk, "00000000").await.expect(422);
    }
    let fresh = code(&lan, &overview).await;
    join(&desk, &fresh).await.expect(429);
    portal.after_minutes(16);
    let fresh = code(&lan, &overview).await;
    let seen = join(&desk, &fresh).await.expect(200);
    portal.after_minutes(30);
    desk.visit(&seen.url).await.expect(404);
}

/// Every address that takes what a person answers, tried by an officer who looks at the draft.
#[tokio::test]
async fn no_address_lets_an_officer_answer_for_a_person() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let overview = begin(&lan, BIRTH, "", "Xã Xuân Lôi").await;
    let first = first_section(&lan, &overview).await;
    let draft = overview.url.strip_prefix("/nhap/").unwrap().to_owned();
    let code = code(&lan, &overview).await;
    let desk = portal.officer("xuanloi.motcua").await;
    let seen = join(&desk, &code).await.expect(200);
    let token = seen.form("Kết thúc hướng dẫn").value("csrf").map(ToOwned::to_owned);
    let token = token.expect("every form has its token");
    let section = first.url.rsplit_once('/').unwrap().1;
    let mut tried = 0;
    for route in table() {
        let writes = route.methods.split(' ').filter(|method| !matches!(*method, "GET" | "HEAD"));
        for method in writes.filter(|_| route.path.starts_with("/nhap/")) {
            let path = route.path.replace("{draft}", &draft).replace("{section}", section);
            let path = path.replace("{upload}", &draft);
            let request = Request::builder()
                .method(Method::from_bytes(method.as_bytes()).unwrap())
                .uri(&path)
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/x-www-form-urlencoded")
                .body(Body::from(format!("csrf={token}&nguoiYeuCau.hoTen=X")))
                .unwrap();
            let answer = desk.request(request).await.status().as_u16();
            assert!(matches!(answer, 403 | 404 | 409 | 415 | 422), "{method} {path}: {answer}");
            tried += 1;
        }
    }
    assert!(tried >= 10, "{tried} addresses");
    let now = lan.open(&first.url).await;
    let form = now.form("Lưu và tiếp tục");
    assert_ne!(form.value("nguoiYeuCau.hoTen"), Some("X"));
    assert_eq!(form.value("nguoiYeuCau.soDinhDanh"), Some(LAN));
}
