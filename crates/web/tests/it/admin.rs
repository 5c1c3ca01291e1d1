//! Administrators: importing procedures all or nothing, processes that are sound, tokens shown once.

use crate::{
    browser::{Browser, Page},
    portal::Portal,
};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// A packet of the demonstration province with another name.
fn packet(code: &str, name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/vinh-phuc-2023/procedures");
    let text = fs::read_to_string(folder.join(format!("{code}.json"))).unwrap();
    let mut packet: Value = serde_json::from_str(&text).unwrap();
    packet["TENTTHC"] = json!(name);
    packet
}

/// Sends packets to be looked at.
async fn preview(browser: &Browser, packets: &[(&str, String)]) -> Page {
    let page = browser.open("/quan-tri/thu-tuc/nhap").await;
    let mut form = page.form("Kiểm tra và xem trước");
    for (name, text) in packets {
        form = form.attach("procedures", name, text.as_bytes());
    }
    browser.send(&form).await
}

#[tokio::test]
async fn packets_are_taken_all_or_none() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let sound = packet("2.000815", "Chứng thực bản sao theo tên mới").to_string();
    let mut broken = packet("1.001193", "Đăng ký khai sinh theo tên mới");
    broken["_DIAPHUONG"]["BIEUMAU"] = json!("forms/khong-co.json");
    let broken = broken.to_string();

    let none = preview(&admin, &[]).await.expect(422);
    assert_eq!(none.errors(), ["Xin chọn ít nhất một tệp gói thủ tục"]);
    // A reference that leads nowhere is told with its file and its field, and nothing is saved.
    let files = [("2.000815.json", sound), ("1.001193.json", broken)];
    let told = preview(&admin, &files).await.expect(422);
    let errors = told.errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    for part in ["1.001193", "BIEUMAU", "khong-co.json"] {
        assert!(errors[0].contains(part), "{errors:?} does not name {part}");
    }
    told.shows("Chưa có gì được lưu.");
    assert!(!told.has_button("Nhập và lưu"));
    let no_json = preview(&admin, &[("hong.json", "{\"MATTHC\": ".to_owned())]).await.expect(422);
    assert!(no_json.errors()[0].contains("hong.json"), "{:?}", no_json.errors());

    // The sound one alone: looked at first, saved on a word, the same the second time.
    let citizen = portal.stranger();
    let seen = preview(&admin, &files[..1]).await.expect(200);
    seen.shows("1 thủ tục có phiên bản mới");
    citizen.open("/thu-tuc/2.000815").await.hides("theo tên mới");
    let save = seen.form("Nhập và lưu");
    admin.send(&save).await.expect(200);
    citizen.open("/thu-tuc/2.000815").await.shows("Chứng thực bản sao theo tên mới");
    let again = preview(&admin, &files[..1]).await.expect(200);
    again.shows("Không có gì thay đổi");
    assert!(!again.has_button("Nhập và lưu"));
    admin.open("/quan-tri/nhat-ky").await.shows("Nhập thủ tục: 1 thủ tục có phiên bản mới");

    let desk = portal.officer("xuanloi.motcua").await;
    for closed in ["/quan-tri/thu-tuc/nhap", "/quan-tri/quy-trinh", "/quan-tri/ma-truy-cap"] {
        assert!(matches!(desk.visit(closed).await.status, 403 | 404), "{closed}");
    }
}

#[tokio::test]
async fn a_loop_without_exit_is_not_saved() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let address = "/quan-tri/quy-trinh/1.001193.01";
    let page = admin.open(address).await;
    assert!(!page.tree.named("svg").is_empty());
    let names = ["outcomes-1", "outcomes-2", "name-1"];
    let form = page.pressing("_save", "1");
    let loops = form
        .clone()
        .fill(names[0], "đạt → bước 3")
        .fill(names[1], "trả lại → bước 2")
        .fill(names[2], "Thẩm tra lại mãi");
    let told = admin.send(&loops).await.expect(422);
    assert!(!told.errors().is_empty());
    let again = told.pressing("_save", "1");
    assert_eq!(again.value("name-1"), Some("Thẩm tra lại mãi"), "what was typed is not lost");
    let nobody = admin.send(&form.clone().fill("agency-1", "")).await.expect(422);
    assert!(!nobody.errors().is_empty());
    let nowhere = admin.send(&form.clone().fill("outcomes-1", "đạt → bước 99")).await.expect(422);
    assert!(nowhere.errors().iter().any(|e| e.contains("99")), "{:?}", nowhere.errors());
    admin.open(address).await.hides("Thẩm tra lại mãi");

    // A sound change becomes a new version.
    let past = form.clone().fill("name-1", "Thẩm tra kỹ hồ sơ").fill("valid_from", "24/05/2023");
    assert!(admin.send(&past).await.expect(422).errors()[0].contains("Ngày áp dụng"));
    let saved = admin.send(&form.fill("name-1", "Thẩm tra kỹ hồ sơ")).await.expect(200);
    saved.shows("Phiên bản 2");
    assert_eq!(
        admin.open(address).await.pressing("_save", "1").value("name-1"),
        Some("Thẩm tra kỹ hồ sơ")
    );
}

#[tokio::test]
async fn a_token_is_shown_once() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let page = admin.open("/quan-tri/ma-truy-cap/cap").await;
    let empty = admin.send(&page.form("Cấp mã truy cập").fill("days", "0")).await.expect(422);
    assert!(empty.errors().len() >= 3, "{:?}", empty.errors());
    let form = page
        .form("Cấp mã truy cập")
        .fill("name", "Cổng Dịch vụ công quốc gia")
        .fill("user_name", "xuanloi.motcua")
        .fill("scopes", "dossiers.read")
        .fill("days", "30");
    let given = admin.send(&form).await.expect(200);
    let secret = given.tree.of_class("confirmation-number")[0].named("strong")[0].text();
    let app = &portal.province.app;
    let actor = app.actor_of_token(&secret).await.expect("it opens the interface");
    assert!(actor.staff().is_some());
    let list = admin.open("/quan-tri/ma-truy-cap").await;
    list.shows("Cổng Dịch vụ công quốc gia");
    assert!(!String::from_utf8_lossy(&list.body).contains(&secret));
    let record = admin.open("/quan-tri/nhat-ky").await;
    assert!(!String::from_utf8_lossy(&record.body).contains(&secret));

    let page = admin.open(&list.link("Thu hồi Cổng Dịch vụ công quốc gia")).await;
    let button = page.tree.named("main")[0].named("form")[0].named("button").last().unwrap().text();
    admin.send(&page.form(&button)).await.expect(200);
    let refused = app.actor_of_token(&secret).await;
    assert!(!refused.is_ok_and(|actor| actor.staff().is_some()), "a revoked token opens nothing");
}

#[tokio::test]
async fn a_process_holds_from_its_day_on() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let address = "/quan-tri/quy-trinh/1.001193.01";
    let page = admin.open(address).await;
    let form = page.pressing("_save", "1").fill("name-1", "Thẩm tra kỹ hồ sơ");
    let saved = admin.send(&form.fill("valid_from", "27/05/2023")).await.expect(200);
    assert!(saved.tree.text().contains("Hồ sơ nộp từ 27/05/2023 đi theo quy trình này"));
    let app = &portal.province.app;
    let on = |day: &str| {
        let reference = app.reference();
        reference.process_version("1.001193.01", day.parse().unwrap()).unwrap().number
    };
    assert_eq!((on("2023-05-25"), on("2023-05-26"), on("2023-05-27")), (1, 1, 2));
    // A newer one may not come before it.
    let form = saved.pressing("_save", "1").fill("name-1", "Thẩm tra hồ sơ");
    let told = admin.send(&form.clone().fill("valid_from", "26/05/2023")).await.expect(422);
    assert!(told.errors()[0].contains("Phiên bản 2"), "{:?}", told.errors());
    let again = told.pressing("_save", "1");
    assert_eq!(again.value("name-1"), Some("Thẩm tra hồ sơ"), "what was typed is not lost");
    admin.send(&again.fill("valid_from", "27/05/2023")).await.expect(200);
    assert_eq!((on("2023-05-26"), on("2023-05-27")), (1, 3));
}
