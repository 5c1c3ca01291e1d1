//! What an office owes about its own processing of personal data: the register that everybody reads,
//! consents given and withdrawn, breaches with their clock.

use crate::{
    browser::{Browser, Page},
    portal::{LAN, Portal, THO},
};

const INSPECTOR: &str = "tinh.kiemsoat";
const REGISTRAR: &str = "xuanloi.hotich";
const NEWS: &str = "Báo tin về dịch vụ mới";

/// Writes an entry that asks for consent, and returns the register.
async fn entry(inspector: &Browser, ground: &str) -> Page {
    let list = inspector.open("/quan-tri/hoat-dong-xu-ly").await;
    let form = inspector.open(&list.link("Thêm hoạt động xử lý")).await;
    let empty = inspector.send(&form.form("Lưu")).await.expect(422);
    assert_eq!(empty.errors().len(), 9, "{:?}", empty.errors());
    let mut filled = form.form("Lưu").fill("name", NEWS).fill("ground", ground);
    for field in ["purpose", "provision", "data", "people", "recipients", "kept", "measures"] {
        filled = filled.fill(field, &format!("Nội dung {field}"));
    }
    inspector.send(&filled).await.expect(200)
}

#[tokio::test]
async fn everybody_reads_what_the_office_does_and_only_the_inspector_writes_it() {
    let portal = Portal::open().await;
    let inspector = portal.officer(INSPECTOR).await;
    let list = entry(&inspector, "law").await;
    let public = portal.stranger().open("/tro-giup/du-lieu-ca-nhan").await;
    public.shows(NEWS);
    public.shows("Theo luật: Nội dung provision");

    // Two have the page open; who saves later is told.
    let at = list.link(NEWS);
    let (mine, other) = (inspector.open(&at).await, inspector.open(&at).await);
    let changed = mine.form("Lưu").fill("purpose", "Mục đích mới");
    inspector.send(&changed).await.expect(200);
    inspector.send(&other.form("Lưu").fill("purpose", "Quá muộn")).await.expect(409);
    let now = inspector.open(&at).await;
    now.shows("Phiên bản 2");
    now.shows("Nội dung purpose");
    portal.stranger().open("/tro-giup/du-lieu-ca-nhan").await.shows("Mục đích mới");

    let end = inspector.open(&now.link("Kết thúc hoạt động này")).await;
    inspector.send(&end.form("Kết thúc hoạt động này")).await.expect(200);
    portal.stranger().open("/tro-giup/du-lieu-ca-nhan").await.hides(NEWS);
    let officer = portal.officer(REGISTRAR).await;
    for address in
        ["hoat-dong-xu-ly", "hoat-dong-xu-ly/moi", "vi-pham-du-lieu", "vi-pham-du-lieu/moi"]
    {
        officer.visit(&format!("/quan-tri/{address}")).await.expect(403);
    }
}

#[tokio::test]
async fn a_person_consents_to_words_and_withdraws() {
    let portal = Portal::open().await;
    let inspector = portal.officer(INSPECTOR).await;
    let lan = portal.citizen(LAN).await;
    let page = lan.open("/du-lieu-cua-toi/dong-y").await;
    page.shows("Hiện không có việc nào cần anh/chị đồng ý thêm");
    let list = entry(&inspector, "consent").await;

    let page = lan.open("/du-lieu-cua-toi/dong-y").await;
    let ask = lan.open(&page.link(&format!("Đọc và quyết định: {NEWS}"))).await;
    ask.shows("Theo sự đồng ý: Nội dung provision");
    let silent = lan.send(&ask.form("Gửi quyết định")).await.expect(422);
    silent.shows("Đánh dấu vào ô nếu anh/chị đồng ý");
    let agreed = ask.form("Gửi quyết định").fill("agree", "true");
    let given = lan.send(&agreed).await.expect(200);
    given.shows("Đang có hiệu lực");
    lan.send(&agreed).await.expect(200);
    given.hides("Đọc và quyết định");
    let shown = given.link("Xem nội dung đã đồng ý");
    lan.open(&shown).await.shows("Nội dung purpose");
    portal.citizen(THO).await.visit(&shown).await.expect(404);
    let data = lan.open("/du-lieu-cua-toi/tai").await;
    let data: serde_json::Value = serde_json::from_slice(&data.body).unwrap();
    assert_eq!(data["consents"].as_array().map(Vec::len), Some(1), "pressed twice, it is one");

    // The words change: what was agreed to allows nothing any more, and is asked anew.
    let entry = inspector.open(&list.link(NEWS)).await;
    inspector.send(&entry.form("Lưu").fill("purpose", "Rộng hơn")).await.expect(200);
    lan.send(&agreed).await.expect(409);
    let page = lan.open("/du-lieu-cua-toi/dong-y").await;
    page.shows("Nội dung đã đổi");
    let ask = lan.open(&page.link(&format!("Đọc và quyết định: {NEWS}"))).await;
    let page = lan.send(&ask.form("Gửi quyết định").fill("agree", "true")).await.expect(200);
    page.shows("Đang có hiệu lực");
    page.shows("Đã rút lúc");
    let back = lan.open(&page.link("Rút lại sự đồng ý")).await;
    let page = lan.send(&back.form("Rút lại sự đồng ý")).await.expect(200);
    page.hides("Đang có hiệu lực");
    page.shows("Đọc và quyết định");
}

#[tokio::test]
async fn a_breach_is_told_in_time_and_closed_after_it() {
    let portal = Portal::open().await;
    let inspector = portal.officer(INSPECTOR).await;
    let list = inspector.open("/quan-tri/vi-pham-du-lieu").await;
    let form = inspector.open(&list.link("Ghi một vi phạm")).await;
    let fill = |form: &Page, day: &str, time: &str| {
        let form = form.form("Ghi một vi phạm").fill("day", day).fill("time", time);
        let form = form.fill("happened", "Gửi nhầm thư").fill("data", "Họ tên, số điện thoại");
        form.fill("harm", "Có thể bị làm phiền").fill("measures", "Đã thu hồi")
    };
    // It is Thursday, 25 May 2023.
    let future = inspector.send(&fill(&form, "26/05/2023", "08:30")).await.expect(422);
    future.shows("Lúc này chưa đến");
    let wrong = inspector.send(&fill(&form, "24/05/2023", "25 giờ").fill("people", "vài")).await;
    assert_eq!(wrong.expect(422).errors().len(), 2);
    let noted = fill(&form, "24/05/2023", "08:30").fill("people", "1.200");
    let page = inspector.send(&noted).await.expect(200);
    inspector.send(&noted).await.expect(200);
    page.shows("1.200");
    page.shows("Phải thông báo cơ quan chuyên trách trước");
    let list = inspector.open("/quan-tri/vi-pham-du-lieu").await;
    list.shows("1 vi phạm");

    let step = |page: &Page, step: &str, text: &str| {
        page.form("Ghi nhận").fill("step", step).fill("text", text)
    };
    page.hides("Kết thúc xử lý");
    portal.after_minutes(3 * 24 * 60);
    let inspector = portal.officer(INSPECTOR).await;
    let page = inspector.open(&list.link("24/05/2023 08:30")).await;
    page.shows("Đã quá hạn thông báo cơ quan chuyên trách");
    inspector.send(&step(&page, "told", "")).await.expect(422);
    let told = step(&page, "told", "Công văn 12/VP");
    let page = inspector.send(&told).await.expect(200);
    page.shows("Công văn 12/VP");
    inspector.send(&told).await.expect(422);
    let page = inspector.send(&step(&page, "close", "Đã khắc phục")).await.expect(200);
    page.shows("Đã khắc phục");
    assert!(!page.text().contains("Việc đã làm"), "nothing is left to do");
}
