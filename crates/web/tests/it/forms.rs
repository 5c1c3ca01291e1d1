//! Forms with mistakes: every one is told, at its place, with the way out.

use crate::{
    browser::{Browser, Page},
    filling::{EForm, begin, fill_in, first_section},
    portal::{LAN, Portal},
};
use axum::{body::Body, http::Request};

const SAVE: &str = "Lưu và tiếp tục";

/// A page of the e-form of a birth registration, begun by Lan.
async fn section(browser: &Browser, key: &str) -> Page {
    let overview = begin(browser, "1.001193", "", "Xã Xuân Lôi").await;
    // Which parents are asked about follows from the case.
    let case = browser.open(&format!("{}/muc/truongHop", overview.url)).await;
    browser.send(&EForm::of("1.001193").fill(&case, SAVE)).await.expect(200);
    browser.open(&format!("{}/muc/{key}", overview.url)).await
}

#[tokio::test]
async fn fifty_mistakes_are_told_at_once_each_at_its_place() {
    let portal = Portal::open().await;
    let hanh = portal.citizen("026190999104").await;
    let overview = begin(&hanh, "1.001612", "", "Huyện Vĩnh Tường").await;
    let form = EForm::of("1.001612");
    let key = &form.form.section_of("thanhVien").expect("it asks for members").key;
    let first = &form.form.section_of("chuThe").expect("it asks who founds").key;
    let page = hanh.open(&format!("{}/muc/{first}", overview.url)).await;
    hanh.send(&form.fill(&page, SAVE).fill("chuThe", "HGD")).await;
    let page = hanh.open(&format!("{}/muc/{key}", overview.url)).await;
    // The law wants two members; a row is added by a button, the others as a script would send them.
    let page = hanh.send(&page.pressing("_add", "thanhVien")).await.expect(200);
    let mut wrong = page.form(SAVE);
    for row in 0..10 {
        for (part, text) in [("hoTen", "12"), ("soDinhDanh", "12"), ("ngaySinh", "31/02/1990")] {
            wrong = wrong.forge(&format!("thanhVien[{row}].{part}"), text);
        }
    }
    let told = hanh.send(&wrong).await.expect(422);
    let errors = told.errors();
    assert!(errors.len() >= 50, "{}: {errors:?}", errors.len());
    told.shows(&format!("Có {} chỗ cần sửa", errors.len()));
    // Every message leads to its field (WCAG 3.3.1), which says the same and is marked.
    for link in told.tree.of_class("error-summary")[0].named("a") {
        let id = link.attribute("href").unwrap().trim_start_matches('#');
        assert!(told.tree.by_id(id).is_some(), "{id}");
        let own = told.tree.by_id(&format!("{id}-error"));
        assert_eq!(own.map(crate::browser::text), Some(link.text()), "{id}");
    }
    // Nothing that was typed is lost.
    let again = told.form(SAVE);
    assert_eq!(again.value("thanhVien[9].ngaySinh"), Some("31/02/1990"));
    let later = hanh.open(&page.url).await;
    assert_eq!(later.form(SAVE).value("thanhVien[9].soDinhDanh"), Some("12"));
}

/// The one thing that is wrong with a section in which one field is changed.
async fn told(browser: &Browser, url: &str, name: &str, value: &str) -> String {
    let page = browser.open(url).await;
    let save = if page.language() == "en" { "Save and continue" } else { SAVE };
    let form = EForm::of("1.001193").fill(&page, save).fill(name, value);
    let answer = browser.send(&form).await;
    assert_eq!(answer.status, 422, "{name}={value} is taken");
    let mut errors = answer.errors();
    assert_eq!(errors.len(), 1, "{name}={value}: {errors:?}");
    errors.remove(0)
}

#[tokio::test]
async fn a_mistake_names_its_field_and_the_way_out_in_both_languages() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let page = section(&lan, "con").await;
    let mother = page.url.replace("/muc/con", "/muc/me");
    let child = page.url;
    let english = portal.citizen(LAN).await.in_language("en");
    let check = async |url: &str, name: &str, value: &str, vi: [&str; 2], en: [&str; 2]| {
        let said = told(&lan, url, name, value).await;
        assert!(vi.iter().all(|part| said.contains(part)), "{said}");
        let said = told(&english, url, name, value).await;
        assert!(en.iter().all(|part| said.contains(part)), "{said}");
    };
    // Digits of another script look right and compute wrong.
    let arabic = "٠٢٦١٩٠٠٠٠٠٠١";
    check(&mother, "me.soDinhDanh", arabic, ["định danh", "0"], ["định danh", "0–9"]).await;
    let wide = "０２６１９０００００１";
    check(&mother, "me.soDinhDanh", wide, ["định danh", "0"], ["định danh", "0–9"]).await;
    check(&mother, "me.soDinhDanh", "02619000", ["12", "định danh"], ["12", "identity card"]).await;
    check(
        &mother,
        "me.soDinhDanh",
        "003190000001",
        ["003", "thẻ căn cước"],
        ["003", "identity card"],
    )
    .await;
    check(&child, "con.ngaySinh", "30/02/2023", ["Ngày", "ngày"], ["Ngày", "real day"]).await;
    check(&child, "con.hoTen", "NGUYỄN 4N", ["tên", "4"], ["chữ đệm", "4"]).await;
    check(&child, "con.hoTen", "", ["Hãy điền", "tên"], ["Enter", "chữ đệm"]).await;
}

#[tokio::test]
async fn what_is_missing_is_told_before_sending_and_leads_there() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let overview = begin(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let check = lan.open(&format!("{}/kiem-tra", overview.url)).await;
    assert!(check.errors().len() >= 5, "{:?}", check.errors());
    assert!(!check.has_button("Gửi hồ sơ"));
    for link in check.tree.of_class("error-summary")[0].named("a") {
        let (url, id) = link.attribute("href").unwrap().split_once('#').unwrap();
        assert!(lan.open(url).await.tree.by_id(id).is_some(), "{url} has no {id}");
    }
    // A browser that kept the button from a better time sends in vain.
    let form = overview.form("Xóa hồ sơ đang khai");
    let mut sending = form.sending();
    sending.url = format!("{}/gui", overview.url);
    let refused = lan.carry(&sending).await.expect(422);
    assert_eq!(refused.errors(), check.errors());
    lan.open("/ho-so").await.hides("Đã gửi");

    let whole = fill_in(&lan, &overview, &EForm::of("1.001193")).await;
    assert_eq!(whole.errors(), [""; 0]);
    assert!(whole.has_button("Gửi hồ sơ"));
}

#[tokio::test]
async fn what_is_no_form_is_answered_with_a_page() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let overview = begin(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = first_section(&lan, &overview).await;
    let form = page.form(SAVE);
    // A script in a name is text.
    let script = form.clone().fill("nguoiYeuCau.hoTen", "<script>alert(1)</script>");
    let told = lan.send(&script).await.expect(422);
    assert_eq!(told.form(SAVE).value("nguoiYeuCau.hoTen"), Some("<script>alert(1)</script>"));
    // A form larger than any of ours.
    let csrf = form.value("csrf").unwrap();
    let large = format!("csrf={csrf}&a={}", "a".repeat(3 * 1024 * 1024));
    let post = |url: &str, kind: &str, body: String| {
        Request::post(url).header("content-type", kind).body(Body::from(body)).unwrap()
    };
    let kind = "application/x-www-form-urlencoded";
    let answer = lan.request(post(&page.url, kind, large)).await;
    assert_eq!(answer.status(), 413);
    let broken = lan.request(post(&page.url, "multipart/form-data", "x".to_owned())).await;
    assert_eq!(broken.status(), 400);
    let cut = "--b\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\nhal";
    let cut = lan.request(post(&page.url, "multipart/form-data; boundary=b", cut.to_owned())).await;
    assert!(cut.status().is_client_error(), "{}", cut.status());
    // An address whose query cannot be read is answered with a page too.
    let desk = portal.officer("xuanloi.motcua").await;
    let unread =
        desk.visit("/can-bo/ho-so/0189aaaa-0000-7000-8000-000000000001/lay-y-kien?buoc=x").await;
    unread.expect(400).link("Về trang đầu");
    for nothing in [
        "/khong-co",
        "/ho-so/abc",
        "/nhap/0189aaaa-0000-7000-8000-000000000001",
        "/thu-tuc/9.999999",
        "/ngon-ngu/xx",
    ] {
        let page = lan.visit(nothing).await.expect(404);
        assert_eq!(page.heading(), "Không tìm thấy trang này", "{nothing}");
        page.link("Về trang đầu");
    }
}
