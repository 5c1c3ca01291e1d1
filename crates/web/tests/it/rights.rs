//! What people ask about their own data: asked, confirmed, given more time, done, taken back; and an
//! erasure, which is refused while the law wants the data and leaves the log verifiable.

use crate::{
    browser::Browser,
    filling::file,
    portal::{LAN, Portal, THO},
};
use mc_app::{archive::verify, store::rights::Kind};

const INSPECTOR: &str = "tinh.kiemsoat";
const REGISTRAR: &str = "xuanloi.hotich";
const DAY: i64 = 24 * 60;

/// Asks, and returns the page with what was asked.
async fn ask(citizen: &Browser, kind: Kind, text: &str) -> crate::browser::Page {
    let page = citizen.open("/du-lieu-cua-toi").await;
    let form = citizen.open(&page.link("Gửi yêu cầu về dữ liệu")).await;
    let filled = form.form("Gửi yêu cầu").fill("kind", kind.code()).fill("text", text);
    citizen.send(&filled).await.expect(200)
}

/// The page on which the inspector handles the open request of a kind.
async fn handled(inspector: &Browser, words: &str) -> crate::browser::Page {
    let list = inspector.open("/quan-tri/yeu-cau-du-lieu").await;
    inspector.open(&list.link(words)).await
}

#[tokio::test]
async fn a_request_is_confirmed_extended_once_and_done() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let form = lan.open("/du-lieu-cua-toi/gui").await;
    let nothing = lan.send(&form.form("Gửi yêu cầu")).await.expect(422);
    assert_eq!(nothing.errors().len(), 2, "{:?}", nothing.errors());
    // Thursday, 25 May 2023: two working days end on Monday, ten days on 4 June.
    let asked = ask(&lan, Kind::Rectify, "Sửa tên mẹ trên hồ sơ").await;
    asked.shows("Sẽ báo tiếp nhận chậm nhất ngày 29/05/2023");
    asked.shows("Hạn thực hiện: 04/06/2023");
    let foreign = asked.link("Rút yêu cầu");
    let tho = portal.citizen(THO).await;
    tho.visit(&foreign).await.expect(404);

    let inspector = portal.officer(INSPECTOR).await;
    let page = handled(&inspector, "Sửa dữ liệu").await;
    page.shows("Trần Thị Mẫu Lan");
    let deed = |page: &crate::browser::Page, deed: &str, days: &str, text: &str| {
        let form = page.form("Ghi nhận").fill("deed", deed);
        form.fill("days", days).fill("text", text)
    };
    let wrong = inspector.send(&deed(&page, "extend", "11", "")).await.expect(422);
    assert_eq!(wrong.errors().len(), 2, "{:?}", wrong.errors());
    let page = inspector.send(&deed(&page, "extend", "10", "Chờ sổ hộ tịch")).await.expect(200);
    page.shows("Hạn thực hiện: 14/06/2023");
    let told = lan.open("/du-lieu-cua-toi").await;
    told.shows("Gia hạn một lần, lý do: Chờ sổ hộ tịch");
    told.shows("Đã tiếp nhận");
    let page = inspector.send(&deed(&page, "done", "", "Đã sửa tên")).await.expect(200);
    page.shows("Đã thực hiện: Đã sửa tên");
    assert!(!page.text().contains("Ghi nhận"), "nothing is left to do");
    lan.open("/du-lieu-cua-toi").await.shows("Đã thực hiện: Đã sửa tên");

    let page = ask(&lan, Kind::Object, "Không dùng để thống kê").await;
    let back = lan.open(&page.link("Rút yêu cầu")).await;
    lan.send(&back.form("Rút yêu cầu")).await.expect(200).shows("Đã rút.");
    let open = inspector.open("/quan-tri/yeu-cau-du-lieu").await;
    open.shows("Không có yêu cầu nào");
    for address in ["yeu-cau-du-lieu", "thoi-han-luu", "giu-du-lieu", "giu-du-lieu/dat"] {
        let officer = portal.officer(REGISTRAR).await;
        officer.visit(&format!("/quan-tri/{address}")).await.expect(403);
    }
}

#[tokio::test]
async fn a_person_takes_their_own_data_along() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let data = lan.open("/du-lieu-cua-toi/tai").await;
    let data: serde_json::Value = serde_json::from_slice(&data.body).unwrap();
    assert_eq!(data["person"]["id_number"], LAN);
    assert_eq!(data["dossiers"].as_array().unwrap().len(), 1);
    assert!(data["dossiers"][0]["answers"].is_object(), "{data}");
    let page = lan.open("/du-lieu-cua-toi").await;
    let paper = lan.open(&page.link("Xem và in dữ liệu của tôi (PDF)")).await;
    assert!(paper.body.starts_with(b"%PDF-1.7"), "a paper to keep");
    let tho = portal.citizen(THO).await.open("/du-lieu-cua-toi/tai").await;
    let other = String::from_utf8(tho.body).unwrap();
    assert!(!other.contains(LAN), "nobody gets the data of another");
}

#[tokio::test]
async fn an_erasure_waits_for_the_law_and_leaves_the_log_whole() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    ask(&lan, Kind::Erase, "Xóa mọi dữ liệu của tôi").await;
    let inspector = portal.officer(INSPECTOR).await;
    let page = handled(&inspector, "Xóa dữ liệu").await;
    let erase = page.form("Ghi nhận").fill("deed", "done").fill("text", "Đã xóa");
    let refused = inspector.send(&erase).await.expect(422);
    refused.shows("chưa kết thúc");
    let back = lan.open(&format!("/ho-so/{dossier}/rut")).await;
    lan.send(&back.form("Rút hồ sơ này").fill("reason", "Không cần nữa")).await.expect(200);
    inspector.send(&erase).await.expect(422).shows("chưa có thời hạn lưu giữ");
    let form = inspector.open("/quan-tri/thoi-han-luu/dat").await;
    let class = form.form("Đặt thời hạn lưu giữ").fill("procedure", "1.001193").fill("years", "0");
    inspector.send(&class.fill("ground", "Thông tư về lưu trữ")).await.expect(200);
    inspector.send(&erase).await.expect(422).shows("trước 01/01/2024");
    portal.after_minutes(365 * DAY);
    let inspector = portal.officer(INSPECTOR).await;
    let record = inspector.open("/quan-tri/giu-du-lieu/dat").await;
    let number = number_of(&inspector, &dossier).await;
    let hold = record.form("Giữ lại dữ liệu").fill("number", &number).fill("ground", "Khiếu nại");
    let held = inspector.send(&hold).await.expect(200);
    let page = handled(&inspector, "Xóa dữ liệu").await;
    let erase = page.form("Ghi nhận").fill("deed", "done").fill("text", "Đã xóa");
    inspector.send(&erase).await.expect(422).shows("đang bị giữ lại theo Khiếu nại");
    let lift = inspector.open(&held.link("Bỏ giữ")).await;
    inspector.send(&lift.form("Bỏ giữ")).await.expect(200);

    let app = &portal.province.app;
    let before = verify::installation(app.store(), app.file_store(), &mut |_| {}).await.unwrap();
    // It says first what it does; nothing is erased by looking.
    let looked = inspector.send(&erase).await.expect(200);
    looked.shows("nội dung của 1 hồ sơ đã kết thúc bị xóa");
    lan.open("/du-lieu-cua-toi").await;
    let done = inspector.send(&looked.form("Xóa dữ liệu")).await.expect(200);
    done.shows("Chứng nhận xóa dữ liệu số");
    let after = verify::installation(app.store(), app.file_store(), &mut |_| {}).await.unwrap();
    assert_eq!(after.events, before.events, "the log is the same");
    assert_eq!((before.unread, after.unread), (0, 0));
    let opened = inspector.open(&format!("/can-bo/ho-so/{dossier}")).await;
    assert!(!opened.text().contains("Trần Thị Mẫu Lan"), "{}", opened.text());
    assert!(!opened.text().contains(LAN));
    let found = inspector.open(&format!("/can-bo/tim?q={LAN}")).await;
    assert!(!found.text().contains(&number), "no word leads to her");
    let by_number = inspector.open(&format!("/can-bo/tim?q={number}")).await;
    by_number.shows(&number);
    let gone = lan.visit("/du-lieu-cua-toi").await;
    assert!(gone.url.starts_with("/dang-nhap"), "{}", gone.url);
}

async fn number_of(officer: &Browser, dossier: &str) -> String {
    let page = officer.open(&format!("/can-bo/ho-so/{dossier}")).await;
    page.tree.of_class("dossier-facts")[0].named("strong")[0].text()
}

#[tokio::test]
async fn data_whose_time_is_over_is_destroyed_with_a_certificate() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let inspector = portal.officer(INSPECTOR).await;
    let form = inspector.open("/quan-tri/thoi-han-luu/dat").await;
    let class = form.form("Đặt thời hạn lưu giữ").fill("procedure", "1.001193").fill("years", "0");
    let list = inspector.send(&class.fill("ground", "Thông tư về lưu trữ")).await.expect(200);
    let over = list.link("Xem hồ sơ hết hạn");
    let back = lan.open(&format!("/ho-so/{dossier}/rut")).await;
    lan.send(&back.form("Rút hồ sơ này").fill("reason", "Không cần nữa")).await.expect(200);
    // It ended in this year, which is kept to its end.
    inspector.open(&over).await.shows("Không có hồ sơ nào hết thời hạn lưu");
    portal.after_minutes(365 * DAY);
    let inspector = portal.officer(INSPECTOR).await;
    let number = number_of(&inspector, &dossier).await;
    let opened = inspector.open(&format!("/can-bo/ho-so/{dossier}")).await;
    opened.shows("NGUYỄN AN MẪU");
    let page = inspector.open(&over).await;
    page.shows(&number);
    page.shows("của 1 hồ sơ bị xóa");

    // A hold keeps it, and what was looked at is no longer so.
    let record = inspector.open("/quan-tri/giu-du-lieu/dat").await;
    let hold = record.form("Giữ lại dữ liệu").fill("number", &number).fill("ground", "Khiếu nại");
    let held = inspector.send(&hold).await.expect(200);
    inspector.send(&page.form("Tiêu hủy dữ liệu")).await.expect(200).shows("Danh sách đã khác");
    let lift = inspector.open(&held.link("Bỏ giữ")).await;
    inspector.send(&lift.form("Bỏ giữ")).await.expect(200);

    let app = &portal.province.app;
    let before = verify::installation(app.store(), app.file_store(), &mut |_| {}).await.unwrap();
    let page = inspector.open(&over).await;
    let done = inspector.send(&page.form("Tiêu hủy dữ liệu")).await.expect(200);
    done.shows(&number);
    done.shows("Thông tư về lưu trữ");
    done.shows("Mọi nội dung đã được xóa xong");
    let after = verify::installation(app.store(), app.file_store(), &mut |_| {}).await.unwrap();
    assert_eq!(after.events, before.events, "the log is the same");
    let opened = inspector.open(&format!("/can-bo/ho-so/{dossier}")).await;
    opened.shows(&number);
    assert!(!opened.text().contains("NGUYỄN AN MẪU"), "{}", opened.text());
    inspector.open(&over).await.shows("Không có hồ sơ nào hết thời hạn lưu");
    let officer = portal.officer(REGISTRAR).await;
    officer.visit(&over).await.expect(403);
}
