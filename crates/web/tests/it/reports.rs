//! Reports and the dashboard: figures follow the work, open their dossiers, and are kept apart.

use crate::{
    desk::{attach_and_leave, leave},
    filling::file,
    portal::{LAN, Portal},
};

const REPORT: &str = "/can-bo/bao-cao";

/// A birth registration at Xã Xuân Lôi that its citizen has sent: dossier and number.
async fn sent(portal: &Portal) -> (String, String) {
    let lan = portal.citizen(LAN).await;
    let dossier = file(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    let page = lan.open(&format!("/ho-so/{dossier}")).await;
    let number = page.tree.of_class("dossier-number")[0].named("strong")[0].text();
    (dossier, number)
}

/// The row of sums of the settlement report, in the order of its columns.
async fn totals(portal: &Portal, user: &str, query: &str) -> Vec<i64> {
    let page = portal.officer(user).await.open(&format!("{REPORT}?{query}")).await;
    let feet = page.tree.named("tfoot");
    let Some(foot) = feet.first() else { return Vec::new() };
    foot.named("td").iter().map(|cell| cell.text().trim().parse().unwrap()).collect()
}

#[tokio::test]
async fn figures_follow_the_work_and_open_their_dossiers() {
    let portal = Portal::open().await;
    let chairman = "xuanloi.chutich";
    assert!(totals(&portal, chairman, "").await.is_empty());
    let empty = portal.officer(chairman).await.open(REPORT).await;
    empty.shows("Không có số liệu trong kỳ này");

    let (dossier, number) = sent(&portal).await;
    assert!(totals(&portal, chairman, "").await.is_empty(), "what is not accepted is in no figure");
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    // Carried, received (all, online, desk, post), settled (all, early, on time, late), in process
    // within time and overdue, suspended, given back, not accepted.
    let in_process = [0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0];
    assert_eq!(totals(&portal, chairman, "").await, in_process);
    assert_eq!(totals(&portal, chairman, "ky=2023").await, in_process);
    assert_eq!(totals(&portal, chairman, "ky=2023-q2&theo=procedure").await, in_process);
    assert!(totals(&portal, chairman, "ky=2023-04").await.is_empty());
    let later = totals(&portal, chairman, "ky=2023-06").await;
    assert_eq!(later[..2], [1, 0], "carried over into the next month");

    let leader = portal.officer(chairman).await;
    let page = leader.open(REPORT).await;
    page.shows("Công thức II.06-1");
    assert_eq!(page.tree.of_class("chart-svg").len(), 1);
    let behind = format!("{REPORT}/ho-so?ky=2023-05&so-lieu=within-time");
    leader.open(&behind).await.shows(&number);
    leader.open(&format!("{REPORT}/ho-so?ky=2023-05&so-lieu=late")).await.hides(&number);
    leader.visit(&format!("{REPORT}/ho-so?so-lieu=x")).await.expect(404);
    let book = leader.open(&format!("{REPORT}/so-theo-doi?ky=2023-05")).await;
    book.shows(&number);
    book.shows("Tại bộ phận một cửa");
    let sheet = format!("/ho-so/{dossier}/giay/mau-06");
    assert!(leader.open(&sheet).await.body.starts_with(b"%PDF"));

    // Settled: early, and the times of the steps with it.
    attach_and_leave(&portal, "xuanloi.hotich", &number, "Đạt").await;
    leave(&portal, chairman, &number, "Ký").await;
    leave(&portal, "xuanloi.vanthu", &number, "Phát hành").await;
    let settled = totals(&portal, chairman, "").await;
    assert_eq!((settled[1], settled[5], settled[9]), (1, 1, 0), "{settled:?}");
    let steps = leader.open(&format!("{REPORT}/buoc?ky=2023-05")).await;
    steps.shows("Xem xét, ký duyệt");
    let load = leader.open(&format!("{REPORT}/can-bo?ky=2023-05")).await;
    load.shows("Bình quân");
}

#[tokio::test]
async fn reports_are_files_and_can_be_kept() {
    let portal = Portal::open().await;
    let (_dossier, number) = sent(&portal).await;
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    let leader = portal.officer("xuanloi.chutich").await;
    let page = leader.open(REPORT).await;
    let pdf = leader.open(&page.link("Tải về PDF")).await;
    assert!(pdf.body.starts_with(b"%PDF"));
    let xlsx = leader.open(&page.link("Tải về bảng tính (XLSX)")).await;
    assert!(xlsx.body.starts_with(b"PK"));
    let csv = leader.open(&page.link("Tải về CSV")).await;
    let csv = String::from_utf8_lossy(&csv.body).into_owned();
    assert!(csv.contains("Hộ tịch") && csv.contains("II.06-1"), "{csv}");
    let book = leader.open(&format!("{REPORT}/so-theo-doi/csv?ky=2023-05")).await;
    assert!(String::from_utf8_lossy(&book.body).contains(&number));
    leader.visit(&format!("{REPORT}/tai-ve/exe")).await.expect(404);

    // Kept as it is: what happens later does not change it.
    let kept = leader.send(&page.form("Lưu báo cáo này")).await.expect(200);
    kept.shows("số liệu giữ nguyên");
    let figures = |page: &crate::browser::Page| {
        page.tree.named("tfoot")[0].named("td").iter().map(|c| c.text()).collect::<Vec<_>>()
    };
    let before = figures(&kept);
    let (_dossier, number) = sent(&portal).await;
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    assert_eq!(figures(&leader.open(&kept.url).await), before);
    leader.open(&format!("{REPORT}/da-lap")).await.shows("II.06-1");
    let own = leader.open(&format!("{}/pdf", kept.url)).await;
    assert!(own.body.starts_with(b"%PDF"));
    // Another agency's leader does not see it.
    let other = portal.officer("lienbao.chutich").await;
    other.visit(&kept.url).await.expect(404);
}

#[tokio::test]
async fn each_sees_the_figures_they_answer_for() {
    let portal = Portal::open().await;
    let (_dossier, number) = sent(&portal).await;
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    for closed in ["xuanloi.motcua", "xuanloi.hotich"] {
        let officer = portal.officer(closed).await;
        officer.visit(REPORT).await.expect(403);
        officer.visit("/can-bo/dieu-hanh").await.expect(403);
    }
    let other = portal.officer("lienbao.chutich").await;
    other.open(REPORT).await.shows("Không có số liệu trong kỳ này");
    other.open("/can-bo/dieu-hanh").await.hides(&number);
    // Who keeps the system sees the figures of every agency and no dossier.
    let admin = portal.officer("tinh.quantri").await;
    let page = admin.open(REPORT).await;
    page.shows("Xuân Lôi");
    admin.visit(&format!("{REPORT}/ho-so?so-lieu=received")).await.expect(403);
    let row = page.tree.named("tbody")[0].named("a")[0].attribute("href").unwrap().to_owned();
    admin.open(&row).await.shows("Hộ tịch");
    // An agency that is not seen is not found.
    let agency = row.split("don-vi=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    for path in ["", "/so-theo-doi", "/can-bo", "/buoc", "/ly-do"] {
        other.visit(&format!("{REPORT}{path}?don-vi={agency}")).await.expect(404);
    }
}

#[tokio::test]
async fn leaders_steer_by_the_day() {
    let portal = Portal::open().await;
    let (_dossier, number) = sent(&portal).await;
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    let leader = portal.officer("xuanloi.chutich").await;
    let page = leader.open("/can-bo/dieu-hanh").await;
    page.shows("Tiếp nhận hôm nay");
    page.shows("Xuân Lôi");
    assert_eq!(page.tree.named("svg").iter().filter(|s| s.text().contains("30 ngày")).count(), 1);
    portal.after_minutes(5 * 24 * 60);
    let leader = portal.officer("xuanloi.chutich").await;
    let page = leader.open("/can-bo/dieu-hanh").await;
    page.shows(&number);
    let overdue = page.tree.of_class("steering-alarm");
    assert!(overdue.iter().any(|f| f.text().contains("Quá hạn")), "{}", page.text());
}

#[tokio::test]
async fn what_is_no_period_says_so() {
    let portal = Portal::open().await;
    let leader = portal.officer("xuanloi.chutich").await;
    let wrong = format!("{REPORT}?ky=khac&tu=2023-05-09&den=2023-05-02");
    let page = leader.visit(&wrong).await.expect(422);
    assert_eq!(page.errors().len(), 1);
    leader.visit(&format!("{REPORT}?don-vi=x")).await.expect(404);
    let right = format!("{REPORT}?ky=khac&tu=2023-05-02&den=2023-05-09");
    leader.open(&right).await.shows("từ 02/05/2023 đến 09/05/2023");
}

/// A data folder that is older than the counts gets them when the program starts, and a rebuild
/// gives the same figures: both count from the events.
#[tokio::test]
async fn counting_from_the_events_gives_what_was_kept() {
    use mc_app::store::{Batch, reports::Days, reports::kept};
    let portal = Portal::open().await;
    let app = &portal.province.app;
    for deed in ["", "Tiếp nhận và chuyển xử lý", "Từ chối tiếp nhận", "rút"] {
        let (dossier, number) = sent(&portal).await;
        match deed {
            "" => {}
            "rút" => {
                leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
                portal.after_minutes(24 * 60);
                let lan = portal.citizen(LAN).await;
                let page = lan.open(&format!("/ho-so/{dossier}/rut")).await;
                lan.send(&page.form("Rút hồ sơ này").fill("reason", "Khai nhầm")).await.expect(200);
            }
            "Từ chối tiếp nhận" => {
                let desk = portal.officer("xuanloi.motcua").await;
                let page = crate::desk::open_work(&desk, &number).await;
                let mut form = page.form(deed).fill("ground", "Điều 13 Luật Hộ tịch");
                for (name, words) in
                    [("reason", "Sai nơi"), ("place", "Tờ khai"), ("accepted", "Nộp đúng xã")]
                {
                    if form.value(name).is_some() {
                        form = form.fill(name, words);
                    }
                }
                desk.send(&form).await.expect(200);
            }
            deed => {
                leave(&portal, "xuanloi.motcua", &number, deed).await;
                attach_and_leave(&portal, "xuanloi.hotich", &number, "Đạt").await;
                portal.after_minutes(3 * 24 * 60);
                leave(&portal, "xuanloi.chutich", &number, "Ký").await;
                leave(&portal, "xuanloi.vanthu", &number, "Phát hành").await;
            }
        }
    }
    let days = Days { from: "2023-05-01".parse().unwrap(), until: "2023-06-30".parse().unwrap() };
    let figures = async || {
        let store = app.store();
        let sums = store.report_sums(None, days).await.unwrap();
        let by_day = store.report_days(None, days).await.unwrap();
        let agency = sums[0].agency;
        let stays = store.stay_sums(agency, days).await.unwrap();
        let quality = crate::quality::kept(app).await;
        (sums, by_day, stays, store.ground_sums(agency, days).await.unwrap(), quality)
    };
    let kept_up = figures().await;
    let sum = kept_up.0[0].figures;
    assert_eq!((sum.received(), sum.late, sum.given_back, sum.not_accepted), (2, 1, 1, 1));
    assert!(!kept_up.2.is_empty() && !kept_up.3.is_empty(), "{kept_up:?}");
    assert!(kept_up.4.iter().any(|sum| sum.counts.ended_late == 1), "{kept_up:?}");

    let mut batch = Batch::new();
    kept::begin_again(&mut batch);
    app.store().commit(batch).await.unwrap();
    assert!(app.reports_are_filling().await.unwrap());
    let leader = portal.officer("xuanloi.chutich").await;
    leader.open("/can-bo/dieu-hanh").await.shows("Hồ sơ cũ đang được đếm bổ sung");
    assert_eq!(app.fill_reports(|_| {}).await.unwrap(), 4);
    assert_eq!(figures().await, kept_up);
    assert_eq!(app.fill_reports(|_| {}).await.unwrap(), 0, "once is enough");
    app.rebuild(|_| {}).await.unwrap();
    assert_eq!(figures().await, kept_up);
    leader.open("/can-bo/dieu-hanh").await.hides("Hồ sơ cũ đang được đếm bổ sung");
    leader.open(&format!("{REPORT}/ly-do?ky=2023-05")).await.shows("Điều 13 Luật Hộ tịch");
}
