//! A person reads who looked, asks about it, and the inspector answers; what the law hides comes later.

use crate::{
    browser::Browser,
    filling::file,
    portal::{LAN, Portal},
};

const INSPECTOR: &str = "tinh.kiemsoat";
const REGISTRAR: &str = "xuanloi.hotich";

/// A registration of a birth, with its number.
async fn filed(citizen: &Browser) -> (String, String) {
    let dossier = file(citizen, "1.001193", "", "Xã Xuân Lôi").await;
    let page = citizen.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();
    (number, dossier)
}

#[tokio::test]
async fn the_person_reads_who_looked_and_the_inspector_answers() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let (number, dossier) = filed(&lan).await;
    lan.open("/ai-da-xem").await.shows("Chưa có ai xem");
    let officer = portal.officer(REGISTRAR).await;
    officer.open("/can-bo/tim?q=khai%20sinh").await;
    officer.open("/can-bo/tim?q=khai%20sinh").await;
    let looks = lan.open("/ai-da-xem").await;
    for words in ["thấy trong kết quả tìm kiếm", &number, "Xuân Lôi"] {
        looks.shows(words);
    }
    assert_eq!(looks.tree.of_class("timeline-when").len(), 1, "the same hit is one look");

    let ask = lan.open(&looks.link("Hỏi về lần xem này")).await;
    let nothing = lan.send(&ask.form("Gửi câu hỏi")).await.expect(422);
    assert_eq!(nothing.errors().len(), 1);
    let sent = lan.send(&ask.form("Gửi câu hỏi").fill("text", "Vì sao lại xem?")).await.expect(200);
    sent.shows("Câu hỏi đã được gửi");
    sent.shows("sẽ được trả lời chậm nhất ngày 04/06/2023");
    officer.open(&format!("/can-bo/ho-so/{dossier}")).await;
    lan.open("/ai-da-xem").await.shows("xem hồ sơ");

    let inspector = portal.officer(INSPECTOR).await;
    let record = inspector.open("/quan-tri/nhat-ky").await;
    let questions = inspector.open(&record.link("Câu hỏi về truy cập dữ liệu (1)")).await;
    let question = inspector.open(&questions.link("Vì sao lại xem?")).await;
    let answer = question.form("Gửi câu trả lời").fill("text", "Để thẩm định hồ sơ");
    inspector.send(&answer).await.expect(200).shows("Đã trả lời");
    inspector.send(&answer).await.expect(409);
    inspector.open("/quan-tri/cau-hoi-truy-cap?xong=1").await.shows("Để thẩm định hồ sơ");
    lan.open("/ai-da-xem").await.shows("Trả lời: Để thẩm định hồ sơ");
    // It is the inspector's alone.
    officer.visit("/quan-tri/cau-hoi-truy-cap").await.expect(403);
    officer.visit("/quan-tri/hien-thi-sau").await.expect(403);
}

#[tokio::test]
async fn a_look_is_shown_later_only_on_a_recorded_ground() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let (number, dossier) = filed(&lan).await;
    let inspector = portal.officer(INSPECTOR).await;
    let form = inspector.open("/quan-tri/hien-thi-sau/moi").await;
    let decide = |number: &str, ground: &str, until: &str| {
        let form = form.form("Quyết định").fill("number", number);
        form.fill("ground", ground).fill("until", until)
    };
    let wrong = inspector.send(&decide("H62-0", "", "1/1/2020")).await.expect(422);
    assert_eq!(wrong.errors().len(), 3, "{:?}", wrong.errors());
    let ground = "Điều 12 khoản 2, Công văn 5/CQĐT";
    let decided = inspector.send(&decide(&number, ground, "24/06/2023")).await.expect(200);
    decided.shows(ground);
    let officer = portal.officer(REGISTRAR).await;
    officer.open(&format!("/can-bo/ho-so/{dossier}")).await;
    lan.open("/ai-da-xem").await.shows("Chưa có ai xem");
    lan.open(&format!("/ho-so/{dossier}")).await.shows("Chưa có ai mở hồ sơ này");
    let end = inspector.open(&decided.link("Hiển thị ngay")).await;
    inspector.send(&end.form("Hiển thị ngay")).await.expect(200);
    lan.open("/ai-da-xem").await.shows("xem hồ sơ");
    inspector.open("/quan-tri/nhat-ky").await.shows(ground);
}
