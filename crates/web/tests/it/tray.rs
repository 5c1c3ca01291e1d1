//! Scanning at the desk: pages are turned, put in order, split by component, made into PDFs.

use crate::{
    browser::{Browser, Page},
    filling::{EForm, begin, dossier_of, fill_in},
    portal::{HAI, LAN, Portal, pdf},
};

const BIRTH_PAPER: &str = "000.00.00.G15-KQ004389";
const IDENTITY_PAPER: &str = "000.00.00.G15-KQ004946";
/// A small picture.
const DOT: &[u8] = include_bytes!("../../../gateway/testdata/see-through.png");

async fn tray(browser: &Browser) -> Page {
    let overview = begin(browser, "1.001193", "", "Xã Xuân Lôi").await;
    let check = fill_in(browser, &overview, &EForm::of("1.001193")).await;
    let papers = browser.open(&check.url.replace("/kiem-tra", "/giay-to")).await;
    browser.open(&papers.link("Quét nhiều trang rồi chia theo giấy tờ")).await
}

/// The names of the pages in their order.
fn names(page: &Page) -> Vec<String> {
    let sheets = page.tree.of_class("tray-view");
    sheets.into_iter().filter_map(|sheet| Some(sheet.named("span").last()?.text())).collect()
}

#[tokio::test]
async fn scans_are_turned_ordered_and_split_by_component() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let page = tray(&lan).await;
    let empty = lan.send(&page.form("Đưa vào khay")).await.expect(422);
    assert_eq!(empty.errors(), ["Chọn ít nhất một tệp"]);
    let with = page.form("Đưa vào khay").attach("files", "anh.png", DOT);
    let page = lan.send(&with.attach("files", "quet.pdf", &pdf(3))).await.expect(200);
    let all = ["anh.png", "quet.pdf, trang 1", "quet.pdf, trang 2", "quet.pdf, trang 3"];
    assert_eq!(names(&page), all);

    let old = page.pressing("_turn", "1");
    let page = lan.send(&old).await.expect(200);
    page.shows("xoay 90°");
    // A press on a page that has grown old changes nothing.
    lan.send(&old).await.expect(409);
    let page = lan.send(&page.pressing("_back", "1")).await.expect(200);
    assert_eq!(names(&page)[..2], ["quet.pdf, trang 1", "anh.png"]);
    let page = lan.send(&page.pressing("_drop", "4")).await.expect(200);
    assert_eq!(names(&page).len(), 3);
    let page = lan.send(&page.pressing("_undo", "1")).await.expect(200);
    assert_eq!(names(&page).len(), 4);
    assert!(!page.has_button("Tạo PDF và đính kèm"));
    let wrong = page.form("Giao").fill("from", "3").fill("to", "1");
    lan.send(&wrong).await.expect(422);
    let give = |page: &Page, from: &str, to: &str, paper: &str| {
        page.form("Giao").fill("from", from).fill("to", to).fill("component", paper)
    };
    let page = lan.send(&give(&page, "1", "2", BIRTH_PAPER)).await.expect(200);
    let page = lan.send(&give(&page, "4", "4", IDENTITY_PAPER)).await.expect(200);
    let papers = lan.send(&page.form("Tạo PDF và đính kèm")).await.expect(200);
    papers.shows("Đã tạo PDF");
    let files = papers.tree.of_class("file-facts");
    let facts: Vec<String> = files.into_iter().map(crate::browser::text).collect();
    assert_eq!(facts.len(), 2, "{facts:?}");
    assert!(facts[0].contains("2 trang") && facts[1].contains("1 trang"), "{facts:?}");
    // What was given to no paper stays.
    let rest = lan.open(&papers.link("Quét nhiều trang rồi chia theo giấy tờ")).await;
    assert_eq!(names(&rest), ["quet.pdf, trang 2"]);
    let check = lan.send(&papers.form("Lưu và tiếp tục")).await.expect(200);
    let sent = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);
    assert!(!dossier_of(&sent).is_empty());
    lan.send(&rest.pressing("_drop", "1")).await.expect(409);
}

#[tokio::test]
async fn a_tray_is_bounded_and_its_owners_alone() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let page = tray(&lan).await;
    let full = page.form("Đưa vào khay").attach("files", "mot.pdf", &pdf(200));
    let full = lan.send(&full.attach("files", "hai.pdf", &pdf(101))).await.expect(422);
    assert!(full.errors()[0].contains("301 trang"), "{:?}", full.errors());
    assert_eq!(names(&lan.open(&page.url).await).len(), 0, "nothing half done");
    let page = lan.send(&page.form("Đưa vào khay").attach("files", "mot.pdf", &pdf(300))).await;
    let page = page.expect(200);
    assert_eq!(names(&page).len(), 300);
    let view = page.tree.of_class("tray-view")[0].attribute("href").unwrap().to_owned();
    assert!(lan.open(&view).await.body.starts_with(b"%PDF"));
    let hai = portal.citizen(HAI).await;
    hai.visit(&page.url).await.expect(404);
    hai.visit(&view).await.expect(404);
}
