//! Refusals, withdrawals, opinions of other units, and decisions that come too late.

use crate::{
    browser::{Browser, Page},
    desk::{decide, leave, open_from, open_work},
    filling::file,
    portal::{LAN, Portal},
};

/// A birth registration at Xã Xuân Lôi, sent by its citizen: the dossier and its number.
async fn sent(portal: &Portal) -> (Browser, String, String) {
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();
    (lan, dossier, number)
}

#[tokio::test]
async fn a_refusal_says_its_ground_and_its_reason() {
    let portal = Portal::open().await;
    let (lan, dossier, number) = sent(&portal).await;
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, &number).await;
    let bare = desk.send(&page.form("Từ chối tiếp nhận")).await.expect(422);
    assert_eq!(bare.errors().len(), 3, "{:?}", bare.errors());
    let said = bare
        .form("Từ chối tiếp nhận")
        .fill("ground", "Điều 13 Luật Hộ tịch")
        .fill("place", "Tờ khai, mục nơi cư trú: trẻ cư trú ở xã khác")
        .fill("accepted", "Xin nộp tại nơi cư trú của cha hoặc mẹ");
    let page = decide(&desk, &said).await;
    page.shows("không còn gì để quyết định");
    let form_03 = "Phiếu từ chối tiếp nhận hồ sơ (mẫu 03)";
    assert!(desk.open(&page.link(form_03)).await.body.starts_with(b"%PDF"));
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    page.shows("Hồ sơ bị từ chối. Căn cứ: Điều 13 Luật Hộ tịch");
    page.shows("trẻ cư trú ở xã khác → Xin nộp tại nơi cư trú của cha hoặc mẹ");
    assert!(lan.open(&page.link(form_03)).await.body.starts_with(b"%PDF"));
    assert!(!page.has_link("Rút hồ sơ"));
}

#[tokio::test]
async fn the_owner_withdraws_and_the_desk_is_told() {
    let portal = Portal::open().await;
    let (lan, dossier, number) = sent(&portal).await;
    let desk = portal.officer("xuanloi.motcua").await;
    let stale = open_work(&desk, &number).await;
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let page = lan.click(&page, "Rút hồ sơ").await;
    let form = page.form("Rút hồ sơ này").fill("reason", "Khai nhầm nơi");
    let page = lan.send(&form).await.expect(200);
    page.shows("Đã rút hồ sơ.");
    page.shows("Hồ sơ được rút theo yêu cầu của người nộp.");
    lan.send(&form).await.expect(200);

    // The desk had the dossier open: it is told, and nothing is taken in.
    let late = desk.send(&stale.form("Tiếp nhận và chuyển xử lý")).await.expect(409);
    assert_eq!(late.errors().len(), 1);
    late.shows("Đã rút");
    assert!(!late.has_button("Tiếp nhận và chuyển xử lý"));
}

#[tokio::test]
async fn two_who_decide_at_once_and_decisions_that_are_none() {
    let portal = Portal::open().await;
    let (_lan, dossier, number) = sent(&portal).await;
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    let registrar = portal.officer("xuanloi.hotich").await;
    let page = open_work(&registrar, &number).await;
    let page = decide(&registrar, &page.form("Đưa vào văn bản kết quả")).await;

    // What no button says is not carried out, and says so.
    let passed = page.form("Đạt");
    registrar.send(&passed.clone().forge("_decision", "nonsense")).await.expect(404);
    let token = page.tree.named("button").into_iter().filter_map(|b| b.attribute("value"));
    let token = token.into_iter().find_map(|v| v.strip_prefix("leave.")).unwrap();
    let token = token.split('.').next().unwrap();
    let unknown =
        registrar.send(&passed.clone().forge("_decision", &format!("leave.{token}.9"))).await;
    let unknown = unknown.expect(409);
    assert_eq!(
        unknown.errors(),
        ["Bước này không có kết quả xử lý như đã chọn. Hãy tải lại trang và chọn lại."]
    );
    registrar.send(&passed.clone().forge("_decision", "leave.77.0")).await.expect(409);
    registrar.send(&passed.clone().forge("_version", "x")).await.expect(404);
    decide(&registrar, &passed).await;
    // The same press again: told that it was done.
    registrar.send(&passed).await.expect(200).shows("đã được làm từ trước");

    // Chairman and deputy look at the same dossier and press at once.
    let chairman = portal.officer("xuanloi.chutich").await;
    let deputy = portal.officer("xuanloi.phochutich").await;
    let (page, other) = (open_work(&chairman, &number).await, open_work(&deputy, &number).await);
    let (sign, give_back) = (page.form("Ký"), other.form("Trả lại").fill("reason", "Sai tên mẹ"));
    let (one, two) = tokio::join!(chairman.send(&sign), deputy.send(&give_back));
    let (won, lost) = if one.status == 200 { (one, two) } else { (two, one) };
    won.expect(200).shows("Đã xong.");
    let lost = lost.expect(409);
    assert_eq!(lost.errors().len(), 1);
    assert!(!lost.has_button("Ký"), "the page is the new one: {}", lost.text());
    let history = portal.officer("xuanloi.motcua").await;
    let history = history.open(&format!("/can-bo/ho-so/{dossier}?xem=lich-su")).await;
    let left =
        history.of_class("timeline").matches("Xong bước “Xem xét, ký duyệt (ký số)”").count();
    assert_eq!(left, 1, "{}", history.text());
}

/// A unit that can be asked, by the agency it is in.
fn unit(portal: &Portal, agency: &str, name: &str) -> String {
    let units = portal.province.app.units_to_ask();
    let fits = |unit: &&(_, String, String)| unit.2.contains(agency) && unit.1.contains(name);
    let found = units.iter().find(fits);
    found.unwrap_or_else(|| panic!("no {name} of {agency} among {units:?}")).0.to_string()
}

pub(crate) async fn ask(portal: &Portal, number: &str, day: &str, question: &str) -> Page {
    let registrar = portal.officer("xuanloi.hotich").await;
    let page = open_work(&registrar, number).await;
    let page = registrar.click(&page, "Lấy ý kiến đơn vị khác").await;
    let form = page
        .form("Gửi lấy ý kiến")
        .fill("unit", &unit(portal, "Lập Thạch", "Tư pháp"))
        .fill("due", day)
        .fill("question", question);
    registrar.send(&form).await
}

#[tokio::test]
async fn an_opinion_is_answered_or_its_absence_recorded_after_the_deadline() {
    let portal = Portal::open().await;
    let (_lan, _dossier, number) = sent(&portal).await;
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    let past = ask(&portal, &number, "24/05/2023", "Hỏi").await;
    assert_eq!(past.expect(422).errors().len(), 1);
    let empty = ask(&portal, &number, "ngày mai", "").await.expect(422);
    assert_eq!(empty.errors().len(), 2, "{:?}", empty.errors());
    ask(&portal, &number, "26/05/2023", "Có cần giấy xác nhận không?")
        .await
        .expect(200)
        .shows("Đã xong.");

    // The asked division sees the question with the whole dossier, and answers.
    let asked = portal.officer("lapthach.tuphap").await;
    let page = open_work(&asked, &number).await;
    page.shows("Có cần giấy xác nhận không?");
    let bare = asked.send(&page.form("Trả lời ý kiến")).await.expect(422);
    assert_eq!(bare.errors().len(), 1);
    decide(&asked, &bare.form("Trả lời ý kiến").fill("answer", "Không cần")).await;
    let registrar = portal.officer("xuanloi.hotich").await;
    let page = open_work(&registrar, &number).await;
    page.shows("Không cần");

    // Asked again without an answer: silence can be recorded only after its day, and is no consent.
    ask(&portal, &number, "26/05/2023", "Còn giấy kết hôn?").await.expect(200);
    let waiting = "/can-bo/viec?danh-sach=waiting-others";
    let page = open_from(&registrar, waiting, &number).await;
    assert!(!page.has_button("Ghi nhận không có trả lời"));
    page.shows("Chưa hết hạn trả lời của cơ quan được lấy ý kiến.");
    portal.after_minutes(2 * 24 * 60);
    let registrar = portal.officer("xuanloi.hotich").await;
    let page = open_from(&registrar, waiting, &number).await;
    let page = decide(&registrar, &page.form("Ghi nhận không có trả lời")).await;
    page.shows("Không có trả lời; im lặng không phải là đồng ý");
}
