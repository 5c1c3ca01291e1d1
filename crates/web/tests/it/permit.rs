//! A construction permit whose opinions are asked side by side of a commune, a division of the
//! district and a department of the province.

use crate::{
    browser::Page,
    desk::{attach_and_leave, decide, leave, open_from, open_work, row_of},
    filling::file,
    portal::{HAI, Portal},
};

/// Its sender works at two steps, so the button names the one that is meant.
const SEND_AGAIN: &str = "Gửi lại (Lấy ý kiến UBND cấp xã nơi xây dựng)";
const CASE: &str = "1.009994.03";

/// The dossier as its officer sees it.
async fn seen(portal: &Portal, user: &str, dossier: &str) -> Page {
    portal.officer(user).await.open(&format!("/can-bo/ho-so/{dossier}")).await
}

#[tokio::test]
async fn parallel_legs_cross_three_levels_and_join() {
    let portal = Portal::open().await;
    let hai = portal.citizen(HAI).await;
    let dossier = file(&hai, "1.009994", CASE, "Phường Liên Bảo").await;
    let page = hai.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();

    leave(&portal, "vinhyen.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    leave(&portal, "vinhyen.xaydung", &number, "Giao").await;
    leave(&portal, "vinhyen.capphep", &number, "Đạt").await;

    // Three legs at once; each is in the list of its own unit and of nobody else's.
    let page = hai.open(&format!("/ho-so/{dossier}")).await;
    let now = page.tree.of_class("timeline-now").len();
    assert_eq!(now, 3, "{}", page.of_class("timeline"));
    let legs = ["vinhyen.tainguyen", "lienbao.chutich", "sxd.xaydung2"];
    for waiting in ["vinhyen.capphep", "vinhyen.chutich", "xuanloi.chutich", "stp.lanhdao"] {
        let list = portal.officer(waiting).await.open("/can-bo/viec").await;
        assert_eq!(row_of(&list, &number), None, "{waiting}");
    }
    let capphep = portal.officer("vinhyen.capphep").await;
    open_from(&capphep, "/can-bo/viec?danh-sach=waiting-others", &number).await;
    for (answered, user) in legs.into_iter().enumerate() {
        let join = capphep.open("/can-bo/viec").await;
        assert_eq!(row_of(&join, &number), None, "joined after {answered} of three");
        let officer = portal.officer(user).await;
        let page = open_work(&officer, &number).await;
        // Silence is never consent, and it is not the asked body that records it.
        assert!(!page.has_button("Quá hạn coi như đồng ý"), "{user}");
        decide(&officer, &page.form("Trả lời").fill("reason", "Thống nhất")).await;
    }

    attach_and_leave(&portal, "vinhyen.capphep", &number, "Trình").await;
    leave(&portal, "vinhyen.xaydung", &number, "Đồng ý").await;
    leave(&portal, "vinhyen.chutich", &number, "Ký").await;
    leave(&portal, "vinhyen.vanthu", &number, "Phát hành").await;
    let desk = portal.officer("vinhyen.motcua").await;
    let page = open_work(&desk, &number).await;
    let form = page.form("Trả kết quả").fill("way", "Tại bộ phận một cửa");
    let page = decide(&desk, &form).await;
    page.shows("Đã trả kết quả");
    let page = hai.open(&format!("/ho-so/{dossier}")).await;
    page.shows("Kết quả đã được trả.");
    let result = hai.open(&page.link("Kết quả: ket-qua.png")).await;
    assert_eq!(result.header("content-type"), "image/png");
    assert!(result.header("content-security-policy").contains("sandbox"));
    let drawn = seen(&portal, "vinhyen.motcua", &format!("{dossier}?xem=quy-trinh")).await;
    assert!(!drawn.tree.named("svg").is_empty());
    drawn.shows("Lấy ý kiến UBND cấp xã nơi xây dựng");
}

#[tokio::test]
async fn a_leg_goes_back_to_its_sender_with_the_reason_and_comes_again() {
    let portal = Portal::open().await;
    let hai = portal.citizen(HAI).await;
    let dossier = file(&hai, "1.009994", CASE, "Phường Liên Bảo").await;
    let page = hai.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();
    leave(&portal, "vinhyen.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    leave(&portal, "vinhyen.xaydung", &number, "Giao").await;
    leave(&portal, "vinhyen.capphep", &number, "Đạt").await;

    let commune = portal.officer("lienbao.chutich").await;
    let page = open_work(&commune, &number).await;
    let wordless = commune.send(&page.form("Trả lại nơi gửi").fill("reason", " ")).await;
    assert_eq!(wordless.status, 422);
    let form = page.form("Trả lại nơi gửi").fill("reason", "Thiếu bản vẽ mặt bằng");
    decide(&commune, &form).await;
    assert_eq!(row_of(&commune.open("/can-bo/viec").await, &number), None);

    // The sender reads why, mends it and sends it again; nobody else's leg is touched.
    let capphep = portal.officer("vinhyen.capphep").await;
    let page = open_work(&capphep, &number).await;
    page.shows("Bị trả lại");
    page.shows("Thiếu bản vẽ mặt bằng");
    assert!(!page.has_button("Trả lời"), "it is not the sender's to answer");
    hai.open(&format!("/ho-so/{dossier}")).await.hides("Thiếu bản vẽ mặt bằng");
    let legs = seen(&portal, "vinhyen.capphep", &format!("{dossier}?xem=quy-trinh")).await;
    legs.shows("(chủ trì)");
    legs.shows("Đang ở đây từ");
    legs.shows("Sở Xây dựng");
    let form = page.form(SEND_AGAIN).fill("note", "Đã kèm bản vẽ");
    decide(&capphep, &form).await;
    assert_eq!(row_of(&capphep.open("/can-bo/viec").await, &number), None);
    for user in ["lienbao.chutich", "vinhyen.tainguyen", "sxd.xaydung2"] {
        let officer = portal.officer(user).await;
        let page = open_work(&officer, &number).await;
        decide(&officer, &page.form("Trả lời").fill("reason", "Thống nhất")).await;
    }
    let history = seen(&portal, "vinhyen.capphep", &format!("{dossier}?xem=lich-su")).await;
    history.shows("Trả lại nơi gửi ở bước");
    open_work(&capphep, &number).await;
}
