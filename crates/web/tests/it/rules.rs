//! The rules of time over HTTP: apologies, stops, orders, returns in time, dossiers filed again.

use crate::{
    browser::Browser,
    desk::{decide, leave, open_from, open_work, row_of},
    filling::file,
    portal::{HAI, LAN, Portal},
};

const PERMIT: &str = "1.009994.03";

/// A dossier of a citizen, with its number.
async fn filed(citizen: &Browser, procedure: &str, case: &str, area: &str) -> (String, String) {
    let dossier = file(citizen, procedure, case, area).await;
    let page = citizen.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();
    (dossier, number)
}

/// A permit of twenty days in examination at Vĩnh Yên.
async fn permit(portal: &Portal, hai: &Browser) -> (String, String) {
    let (dossier, number) = filed(hai, "1.009994", PERMIT, "Phường Liên Bảo").await;
    leave(portal, "vinhyen.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    leave(portal, "vinhyen.xaydung", &number, "Giao").await;
    (dossier, number)
}

/// NĐ 61/2018, Điều 19.9: one day before the promised one the apology lies on the officer's list,
/// and is sent with one press, once.
#[tokio::test]
async fn an_apology_is_prepared_and_sent_once() {
    let portal = Portal::open().await;
    let hai = portal.citizen(HAI).await;
    let (dossier, number) = permit(&portal, &hai).await;
    let app = &portal.province.app;
    assert_eq!(app.propose_apologies().await.unwrap(), 0, "twenty days are left");

    // Twenty days from Thursday, 25 May end on Wednesday, 14 June at closing.
    portal.after_minutes(19 * 24 * 60 + 9 * 60);
    assert_eq!(app.propose_apologies().await.unwrap(), 1);
    assert_eq!(app.propose_apologies().await.unwrap(), 0, "it is prepared once");
    let officer = portal.officer("vinhyen.capphep").await;
    let list = officer.open("/can-bo/viec").await;
    assert!(row_of(&list, &number).is_some());
    list.shows("Duyệt phiếu xin lỗi và hẹn lại");
    let page = open_work(&officer, &number).await;
    page.shows("Cần xin lỗi và hẹn lại");
    let form = page.form("Xin lỗi và hẹn lại");
    assert!(form.value("reason").unwrap().contains("cần thêm thời gian"), "{form:?}");
    let early = officer.send(&form.clone().fill("day", "10/06/2023")).await.expect(409);
    early.shows("Thời điểm hẹn mới phải sau thời điểm hẹn cũ");
    let page = decide(&officer, &form).await;
    page.shows("Đã hẹn lại");
    assert!(!page.has_button("Xin lỗi và hẹn lại"));
    let form_04 = "Phiếu xin lỗi và hẹn lại ngày trả (mẫu 04)";
    assert!(officer.open(&page.link(form_04)).await.body.starts_with(b"%PDF"));

    app.send_due().await.unwrap();
    let hai = portal.citizen(HAI).await;
    let page = hai.open(&format!("/ho-so/{dossier}")).await;
    page.shows("Cơ quan xin lỗi vì chậm và hẹn lại");
    page.shows("Đã xin lỗi và hẹn lại một lần");
    assert!(hai.open(&page.link(form_04)).await.body.starts_with(b"%PDF"));
    hai.open("/thong-bao").await.shows("Xin lỗi vì chậm, đã hẹn lại ngày trả");
}

/// From four fifths of its time a step is marked: on the list and on the dossier, in words.
#[tokio::test]
async fn officers_are_warned_from_four_fifths_of_a_step() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let (dossier, number) = filed(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    let registrar = portal.officer("xuanloi.hotich").await;
    registrar.open("/can-bo/viec").await.hides("thời gian");
    // The registrar has four hours, of which the noon break is none.
    portal.after_minutes(5 * 60 + 15);
    let registrar = portal.officer("xuanloi.hotich").await;
    let list = registrar.open("/can-bo/viec").await;
    list.shows("đã dùng 81 % thời gian");
    assert!(!list.tree.of_class("chip-due-soon").is_empty(), "{}", list.of_class("work-list"));
    let page = registrar.open(&format!("/can-bo/ho-so/{dossier}")).await;
    page.shows("đã dùng 81 % thời gian");
}

/// NĐ 118/2025, Điều 21: stopped on the owner's wish with form 05, reopened by a leader.
#[tokio::test]
async fn the_owner_stops_and_a_leader_reopens() {
    let portal = Portal::open().await;
    let hai = portal.citizen(HAI).await;
    let (dossier, number) = permit(&portal, &hai).await;
    let page = hai.open(&format!("/ho-so/{dossier}")).await;
    let page = hai.click(&page, "Đề nghị dừng giải quyết").await;
    let form = page.form("Dừng giải quyết hồ sơ này");
    assert_eq!(hai.send(&form).await.expect(422).errors().len(), 1);
    let form = form.fill("reason", "Đổi thiết kế");
    let page = hai.send(&form).await.expect(200);
    page.shows("Hồ sơ đã dừng giải quyết theo đề nghị của anh/chị.");
    page.shows("Thời hạn đang tạm dừng theo đề nghị của người nộp.");
    let form_05 = "Thông báo dừng giải quyết hồ sơ (mẫu 05)";
    assert!(hai.open(&page.link(form_05)).await.body.starts_with(b"%PDF"));
    assert!(!page.has_link("Đề nghị dừng giải quyết"));
    hai.send(&form).await.expect(200);

    let officer = portal.officer("vinhyen.capphep").await;
    let page = open_from(&officer, "/can-bo/viec?danh-sach=waiting-applicant", &number).await;
    page.shows("Dừng giải quyết theo đề nghị của người nộp từ");
    assert!(!page.has_button("Đạt") && !page.has_button("Tiếp tục giải quyết"));
    portal.after_minutes(4 * 24 * 60);
    let head = portal.officer("vinhyen.xaydung").await;
    let page = head.open(&format!("/can-bo/ho-so/{dossier}")).await;
    let page = decide(
        &head,
        &page.form("Tiếp tục giải quyết").fill("reason", "Người nộp đã gửi thiết kế mới"),
    )
    .await;
    assert!(!page.has_button("Tiếp tục giải quyết"));
    let history = head.open(&format!("/can-bo/ho-so/{dossier}?xem=lich-su")).await;
    history.shows("Lãnh đạo quyết định tiếp tục giải quyết hồ sơ.");
    leave(&portal, "vinhyen.capphep", &number, "Đạt").await;
}

/// A leader's order with its answer; nobody else orders, and a late answer is marked.
#[tokio::test]
async fn a_leader_orders_and_is_answered() {
    let portal = Portal::open().await;
    let hai = portal.citizen(HAI).await;
    let (dossier, number) = permit(&portal, &hai).await;
    let officer = portal.officer("vinhyen.capphep").await;
    assert!(!open_work(&officer, &number).await.has_button("Ý kiến chỉ đạo"));
    let leader = portal.officer("vinhyen.chutich").await;
    let address = format!("/can-bo/ho-so/{dossier}");
    let page = leader.open(&address).await;
    let bare = leader.send(&page.form("Ý kiến chỉ đạo").fill("day", "hôm nào đó")).await;
    assert_eq!(bare.expect(422).errors().len(), 2);
    let order = page.form("Ý kiến chỉ đạo").fill("text", "Báo cáo tiến độ thẩm định");
    let page = decide(&leader, &order).await;
    page.shows("Báo cáo tiến độ thẩm định");
    page.shows("Chờ trả lời");

    portal.after_minutes(5 * 24 * 60);
    let leader = portal.officer("vinhyen.chutich").await;
    leader.open(&address).await.shows("Quá hạn trả lời");
    let officer = portal.officer("vinhyen.capphep").await;
    officer.open("/can-bo/viec").await.shows("Trả lời ý kiến chỉ đạo");
    let page = open_work(&officer, &number).await;
    let answer = page.form("Trả lời ý kiến chỉ đạo").fill("answer", "Đã thẩm định xong");
    let page = decide(&officer, &answer).await;
    page.shows("Trả lời muộn");
    page.shows("Đã thẩm định xong");
    // Orders are the office's own business.
    let hai = portal.citizen(HAI).await;
    hai.open(&format!("/ho-so/{dossier}")).await.hides("chỉ đạo");
}

/// NĐ 61/2018, Điều 19.4: a refusal after appraisal names its last moment; a late one its reason.
#[tokio::test]
async fn a_late_refusal_says_why_it_is_late() {
    let portal = Portal::open().await;
    let hai = portal.citizen(HAI).await;
    let (dossier, number) = permit(&portal, &hai).await;
    let officer = portal.officer("vinhyen.capphep").await;
    open_work(&officer, &number).await.shows("3 ngày làm việc kể từ khi tiếp nhận");
    portal.after_minutes(7 * 24 * 60);
    let officer = portal.officer("vinhyen.capphep").await;
    let page = open_work(&officer, &number).await;
    page.shows("ghi là muộn, phải nêu lý do");
    let form = page
        .form("Không đủ điều kiện")
        .fill("ground", "Luật Xây dựng 2014, Điều 93")
        .fill("place", "Bản vẽ móng: sai chỉ giới")
        .fill("accepted", "Bản vẽ đúng chỉ giới đường đỏ");
    officer.send(&form).await.expect(409).shows("Phải ghi lý do trả lời muộn");
    decide(&officer, &form.fill("late", "Chờ ý kiến của phòng Tài nguyên")).await;
    let hai = portal.citizen(HAI).await;
    let page = hai.open(&format!("/ho-so/{dossier}")).await;
    page.shows("Bản vẽ móng: sai chỉ giới → Bản vẽ đúng chỉ giới đường đỏ");
    page.hides("Chờ ý kiến của phòng Tài nguyên");
}

/// What is kept at the desk is sent on the same day, in words (NĐ 61/2018, Điều 18).
#[tokio::test]
async fn what_is_kept_at_the_desk_says_when_it_goes_on() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let (_, number) = filed(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, &number).await;
    let page = decide(&desk, &page.form("Tiếp nhận, chưa chuyển")).await;
    page.shows("Chuyển hồ sơ trong ngày làm việc, chậm nhất 17:00 Thứ Năm, 25/05/2023");
}

/// A withdrawn dossier that is filed again is linked to its first clock, on both sides of the desk.
#[tokio::test]
async fn a_dossier_filed_again_is_linked_to_its_first_one() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let (first, first_number) = filed(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = lan.open(&format!("/ho-so/{first}")).await;
    let page = lan.click(&page, "Rút hồ sơ").await;
    lan.send(&page.form("Rút hồ sơ này")).await.expect(200);
    portal.after_minutes(24 * 60);
    let lan = portal.citizen(LAN).await;
    let (second, number) = filed(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = lan.open(&format!("/ho-so/{second}")).await;
    page.shows("Nộp lại sau khi rút hồ sơ cùng việc, nộp lần đầu Thứ Năm, 25/05/2023");
    lan.click(&page, &first_number).await.shows("Hồ sơ được rút");
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, &number).await;
    page.shows("Nộp lại sau khi rút hồ sơ cùng việc");
    desk.click(&page, &first_number).await;

    // Another one is a matter of its own: the withdrawn one is followed already.
    let (third, _) = filed(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    lan.open(&format!("/ho-so/{third}")).await.hides("Nộp lại sau khi rút");
}
