//! The index of service quality: it follows the work, leads to its dossiers, and what everybody may
//! read says nothing of few.

use crate::{
    desk::{attach_and_leave, leave},
    filling::file,
    portal::{LAN, Portal},
};
use mc_app::{
    App,
    indicators::Scale,
    store::quality::{QualitySum, Until},
};

const INDEX: &str = "/can-bo/bao-cao/chat-luong";
const OPEN: &str = "/minh-bach";

/// The counts of May, June, the quarter and the year.
pub(crate) async fn kept(app: &App) -> Vec<QualitySum> {
    let mut sums = Vec::new();
    for (scale, day) in [
        (Scale::Month, "2023-05-31"),
        (Scale::Month, "2023-06-30"),
        (Scale::Quarter, "2023-06-30"),
        (Scale::Year, "2023-12-31"),
    ] {
        let until = Until { scale, day: day.parse().unwrap() };
        sums.extend(app.store().quality_sums(None, until).await.unwrap());
    }
    sums
}

async fn sent(portal: &Portal) -> String {
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    page.tree.of_class("dossier-number")[0].named("strong")[0].text()
}

/// A birth registration from filing to its result.
async fn settled(portal: &Portal) -> String {
    let number = sent(portal).await;
    leave(portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    attach_and_leave(portal, "xuanloi.hotich", &number, "Đạt").await;
    leave(portal, "xuanloi.chutich", &number, "Ký").await;
    leave(portal, "xuanloi.vanthu", &number, "Phát hành").await;
    number
}

#[tokio::test]
async fn the_index_follows_the_work_and_leads_to_its_dossiers() {
    let portal = Portal::open().await;
    let leader = portal.officer("xuanloi.chutich").await;
    leader.open(INDEX).await.shows("Không có số liệu trong kỳ này");
    let settled = settled(&portal).await;
    let open = sent(&portal).await;
    leave(&portal, "xuanloi.motcua", &open, "Tiếp nhận và chuyển xử lý").await;

    // One on time and one in time: 2 of 2, 20 points. Nothing was used again: 0 of 1.
    let page = leader.open(INDEX).await;
    page.shows("2.1 Hồ sơ đúng hạn và trong hạn");
    page.shows("2 / 2");
    page.shows("Công thức QD766-1.");
    page.shows("Chưa có dữ liệu");
    page.shows("Nâng điểm nhiều nhất: 4.3 Hồ sơ tái sử dụng dữ liệu số hóa, còn thiếu 2,00 điểm.");
    assert_eq!(page.tree.of_class("chart-svg").len(), 1);
    let reused = leader.open(&page.link("4.3 Hồ sơ tái sử dụng dữ liệu số hóa")).await;
    reused.shows(&settled);
    reused.hides(&open);
    reused.shows("Hồ sơ có thành phần lấy lại từ hồ sơ hoặc kết quả trước");

    // A week later the open one is late: a leader sees it at once, and which it is.
    portal.after_minutes(7 * 24 * 60);
    let leader = portal.officer("xuanloi.chutich").await;
    let page = leader.open(&format!("{INDEX}?ky=2023-q2")).await;
    page.shows("1 / 2");
    let late = leader.open(&page.link("2.1 Hồ sơ đúng hạn và trong hạn")).await;
    late.shows(&open);
    late.hides(&settled);
    leader.visit(&format!("{INDEX}/ho-so?chi-so=9.9")).await.expect(404);
    for ky in ["2023-h1", "2023-05-01_2023-05-09"] {
        leader.open(&format!("{INDEX}?ky={ky}")).await.shows("Từng chỉ số");
    }

    let csv = leader.open(&page.link("Tải về CSV")).await;
    let csv = String::from_utf8_lossy(&csv.body).into_owned();
    assert!(csv.contains("2.1 Hồ sơ đúng hạn và trong hạn") && csv.contains("QD766-1"), "{csv}");
    assert!(!csv.contains(&open) && !csv.contains(&settled), "{csv}");
    let xlsx = leader.open(&page.link("Tải về bảng tính (XLSX)")).await;
    assert!(xlsx.body.starts_with(b"PK"));
}

#[tokio::test]
async fn the_index_is_for_those_who_read_reports() {
    let portal = Portal::open().await;
    let number = settled(&portal).await;
    portal.officer("xuanloi.hotich").await.visit(INDEX).await.expect(403);
    let other = portal.officer("lienbao.chutich").await;
    other.open(INDEX).await.shows("Không có số liệu trong kỳ này");
    let admin = portal.officer("tinh.quantri").await;
    let page = admin.open(INDEX).await;
    page.shows("Xuân Lôi");
    // Figures, but no dossiers for who has no work there; and no agency for who does not see it.
    let reused = admin.open(&page.link("4.3 Hồ sơ tái sử dụng dữ liệu số hóa")).await;
    reused.hides(&number);
    let row = page.tree.named("tbody")[0].named("a")[0].attribute("href").unwrap().to_owned();
    let of_agency = admin.open(&row).await;
    let reused = admin.open(&of_agency.link("4.3 Hồ sơ tái sử dụng dữ liệu số hóa")).await;
    reused.hides(&number);
    other.visit(&row).await.expect(404);
}

#[tokio::test]
async fn everybody_reads_what_is_not_about_few() {
    let portal = Portal::open().await;
    let stranger = portal.stranger();
    settled(&portal).await;
    // One dossier is one person's: nothing is told of it.
    let page = stranger.open(OPEN).await;
    page.shows("Chưa đủ hồ sơ để hiển thị");
    page.hides("Đăng ký khai sinh");
    page.shows("2 nhóm không hiển thị vì lý do này.");
    for _ in 0..9 {
        settled(&portal).await;
    }
    portal.after_minutes(2);
    let page = stranger.open(OPEN).await;
    page.shows("Phần lớn người dân có kết quả trong ngày nộp");
    page.shows("100 %");
    page.shows("Xuân Lôi");
    page.shows("Cách tính từng chỉ số");
    page.hides("AN MẪU");
    let csv = stranger.open(&page.link("Tải về CSV")).await;
    let csv = String::from_utf8_lossy(&csv.body).into_owned();
    assert!(csv.contains("trong ngày"), "{csv}");
    for wrong in ["?ky=x", "?ky=2023-h1", "?don-vi=x", "/csv?ky=x"] {
        stranger.visit(&format!("{OPEN}{wrong}")).await.expect(404);
    }
    let english = stranger.open("/ngon-ngu/en?ve=/minh-bach").await;
    english.shows("Open figures: quality of service");
}
