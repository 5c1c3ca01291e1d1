//! Booking an hour at a desk, drawing numbers there, and calling who waits.

use crate::{
    browser::{Browser, Page},
    portal::{HAI, LAN, Portal, THO},
};

/// Presses a button of the queue and returns the page after it.
async fn press(desk: &Browser, page: &Page, button: &str) -> Page {
    desk.send(&page.form(button)).await.expect(200)
}

async fn book(citizen: &Browser, desk: &str, hour: &str) -> Page {
    let page = citizen.open(&format!("{desk}?ngay=2023-05-25")).await;
    let form = page.form("Đặt lịch hẹn");
    citizen.send(&form.fill("slot", hour)).await
}

/// The address of the page on which hours of Xuân Lôi are booked.
async fn xuan_loi(portal: &Portal) -> String {
    let found = portal.stranger().open("/dat-lich?q=xuan+loi").await;
    let links = found.tree.named("a").into_iter().filter_map(|a| a.attribute("href"));
    let desks: Vec<&str> = links.filter(|href| href.starts_with("/dat-lich/")).collect();
    assert_eq!(desks.len(), 1, "one desk has this name");
    desks[0].to_owned()
}

#[tokio::test]
async fn who_booked_and_came_in_time_is_called_before_who_drew_a_number() {
    let portal = Portal::open().await;
    let address = xuan_loi(&portal).await;
    let lan = portal.citizen(LAN).await;
    let mine = book(&lan, &address, "09:00 còn 4 chỗ").await.expect(200);
    mine.shows("Đã đặt lịch hẹn");
    mine.shows("09:00");
    // The same hour twice is a mistake of the person, not two places.
    let again = book(&lan, &address, "09:00 còn 3 chỗ").await.expect(422);
    assert!(again.errors()[0].starts_with("Anh/chị đã có một lịch hẹn đúng giờ này"));

    let officer = portal.officer("xuanloi.motcua").await;
    let page = officer.open("/can-bo/hang-cho").await;
    page.shows("Trần Thị Mẫu Lan");
    // Somebody draws a number before her hour; she comes at ten to nine.
    let page = press(&officer, &page, "Cấp số").await;
    page.shows("001");
    portal.after_minutes(20);
    let page = press(&officer, &page, "Đã đến").await;
    page.shows("002");
    // Her hour has not begun: who was there first is called.
    let page = press(&officer, &page, "Gọi người tiếp theo").await;
    page.shows("Đang ở quầy 1");
    let screen = portal.stranger().open(&address.replace("/dat-lich/", "/man-hinh/")).await;
    screen.shows("001");
    screen.shows("1 người đang chờ");
    screen.hides("Mẫu Lan");
    // Two more draw; at nine she goes before them.
    let page = press(&officer, &page, "Cấp số").await;
    portal.after_minutes(12);
    let page = press(&officer, &page, "Gọi người tiếp theo").await;
    assert!(page.text().contains("Đang ở quầy 1 002"), "{}", page.text());
    let page = press(&officer, &page, "Xong").await;
    let page = press(&officer, &page, "Gọi người tiếp theo").await;
    let page = press(&officer, &page, "Vắng mặt").await;
    let page = press(&officer, &page, "Gọi người tiếp theo").await;
    page.shows("Không còn ai chờ");
}

#[tokio::test]
async fn a_form_that_is_sent_twice_draws_one_number_and_calls_one_person() {
    let portal = Portal::open().await;
    let officer = portal.officer("xuanloi.motcua").await;
    let page = officer.open("/can-bo/hang-cho").await;
    let draw = page.form("Cấp số");
    for _ in 0..3 {
        officer.send(&draw).await.expect(200).hides("002");
    }
    let page = officer.open("/can-bo/hang-cho").await;
    let page = press(&officer, &page, "Cấp số").await;
    let call = page.form("Gọi người tiếp theo");
    officer.send(&call).await.expect(200);
    let page = officer.send(&call).await.expect(200);
    page.shows("Đang ở quầy 1 001");
    page.shows("Đang chờ (1)");
    let print = page.tree.named("a").into_iter().filter_map(|a| a.attribute("href"));
    let print: Vec<&str> = print.filter(|href| href.contains("/phieu/")).collect();
    let pdf = officer.visit(print[0]).await.expect(200);
    assert!(pdf.body.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn places_are_bounded_and_free_again_when_given_back() {
    let portal = Portal::open().await;
    let address = xuan_loi(&portal).await;
    let rules = format!("{}/cach-cho-hen", address.replace("/dat-lich/", "/can-bo/hang-cho/"));
    let admin = portal.officer("tinh.quantri").await;
    let page = admin.open(&rules).await;
    let bad = admin.send(&page.form("Lưu").fill("places", "0")).await.expect(422);
    assert!(bad.errors()[0].contains("từ 1 đến 50"), "{:?}", bad.errors());
    admin.send(&page.form("Lưu").fill("places", "1")).await.expect(200).shows("Đã lưu");
    // A desk officer does not set them.
    portal.officer("xuanloi.motcua").await.visit(&rules).await.expect(403);

    let (lan, hai) = (portal.citizen(LAN).await, portal.citizen(HAI).await);
    // Both look at the same free hour; one is faster.
    let page = hai.open(&format!("{address}?ngay=2023-05-25")).await;
    let form = page.form("Đặt lịch hẹn").fill("slot", "10:00 còn 1 chỗ");
    book(&lan, &address, "10:00 còn 1 chỗ").await.expect(200);
    let late = hai.send(&form).await.expect(422);
    assert!(late.errors()[0].starts_with("Giờ này vừa hết chỗ"), "{:?}", late.errors());
    let mine = lan.open("/lich-hen").await;
    let cancel = mine.form("Hủy lịch này");
    // Another's appointment cannot be cancelled, nor seen.
    hai.open("/lich-hen").await.hides("10:00");
    let token = page.form("Đặt lịch hẹn").value("csrf").unwrap().to_owned();
    hai.send(&cancel.clone().forge("csrf", &token)).await.expect(404);
    lan.send(&cancel).await.expect(200).shows("Đã hủy lịch hẹn");
    hai.send(&form).await.expect(200).shows("Đã đặt lịch hẹn");
    // Three at once, and no more.
    let tho = portal.citizen(THO).await;
    for (n, hour) in ["07:00", "07:30", "08:00", "08:30"].into_iter().enumerate() {
        let page = tho.open(&format!("{address}?ngay=2023-05-26")).await;
        let hour = format!("{hour} còn 1 chỗ");
        let sent = tho.send(&page.form("Đặt lịch hẹn").fill("slot", &hour)).await;
        let sent = sent.expect(if n < 3 { 200 } else { 422 });
        assert_eq!(sent.errors().len(), usize::from(n == 3));
    }
}
