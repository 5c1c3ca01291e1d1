//! The register of the population, played on this machine: verdicts on the desk, what is masked, what
//! is recorded, and what happens when it fails.

use crate::{
    browser::{Browser, Page},
    desk::{number_of, open_work},
    filling::{EForm, begin, dossier_of, fill_in},
    portal::{LAN, Portal},
};
use mc_standin::population::{
    Manner, Place, Population,
    known::{Known, Named},
};
use serde_json::json;
use std::time::Duration;
use tokio::{net::TcpListener, task::JoinSet};

const BIRTH: &str = "1.001193";

/// A register with the people of the demonstration.
pub(crate) struct Played {
    pub(crate) people: Population,
    pub(crate) url: String,
    _server: JoinSet<()>,
}

impl Played {
    pub(crate) async fn start() -> Self {
        let place = |commune: &str, detail: &str| Place {
            commune: commune.to_owned(),
            detail: detail.to_owned(),
            district: "246".to_owned(),
            ..Place::default()
        };
        let lan = Named {
            number: LAN.to_owned(),
            name: "Trần Thị Mẫu Lan".to_owned(),
            birth: "1997-04-12".to_owned(),
            is_woman: true,
            place: place("08836", "Thôn Mẫu Đơn"),
        };
        let known = Known::of_demonstration(&[lan]);
        let people = Population::new(3, vec![place("08839", "")], known);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/037", listener.local_addr().unwrap());
        let router = mc_standin::population::router(people.clone());
        let mut server = JoinSet::new();
        server.spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { people, url, _server: server }
    }
}

/// A birth registration of Lan, who is the mother, with some things wrong: the dossier, its number.
async fn filed(browser: &Browser) -> (String, String) {
    let overview = begin(browser, BIRTH, "", "Xã Xuân Lôi").await;
    let mut form = EForm::of(BIRTH);
    form.answers["me"] = json!({
        "hoTen": "Trần Thị Mẫu Lan",
        "soDinhDanh": LAN,
        "ngaySinh": "1997",
        "danToc": "02",
        "quocTich": "VN",
        "noiCuTru": {"maTinh": "26", "maXa": "08839", "chiTiet": "Thôn Mẫu Đơn"},
    });
    let check = fill_in(browser, &overview, &form).await;
    let sent = browser.send(&check.form("Gửi hồ sơ")).await.expect(200);
    (dossier_of(&sent), number_of(&sent))
}

/// The tab of a dossier.
async fn tab(officer: &Browser, number: &str) -> Page {
    let page = open_work(officer, number).await;
    officer.open(&page.link("Đối chiếu dân cư")).await
}

/// Text of the row of an element.
fn row(page: &Page, label: &str) -> String {
    let rows = page.tree.of_class("register-row");
    let row = rows.into_iter().find(|row| row.named("dt")[0].text() == label);
    row.unwrap_or_else(|| panic!("no row {label}: {}", page.text())).text()
}

#[tokio::test]
async fn an_officer_holds_a_form_against_the_register() {
    let played = Played::start().await;
    let portal = Portal::with_register(&played.url).await;
    let lan = portal.citizen(LAN).await;
    let (dossier, number) = filed(&lan).await;
    let officer = portal.officer("xuanloi.motcua").await;
    let page = tab(&officer, &number).await;
    page.shows("Trần Thị Mẫu Lan – Mẹ");
    let page = officer.send(&page.form("Tra cứu Trần Thị Mẫu Lan – Mẹ")).await.expect(200);
    assert_eq!(page.tree.of_class("register-row").len(), 20, "{}", page.text());
    for (label, parts) in [
        ("Số định danh", &["Khớp", LAN][..]),
        ("Họ và tên", &["TRẦN THỊ MẪU LAN", "Khớp"]),
        ("Ngày sinh", &["12/04/1997", "Khớp"]),
        ("Nơi thường trú", &["Xã Xuân Lôi", "Khác"]),
        ("Dân tộc", &["●●●●", "Khác"]),
        ("Quốc tịch", &["Việt Nam", "Khớp"]),
        ("Vợ/chồng", &["NGUYỄN VĂN MẪU NAM", "026095999201"]),
        ("Tình trạng hôn nhân", &["Đã kết hôn"]),
    ] {
        let text = row(&page, label);
        assert!(parts.iter().all(|part| text.contains(part)), "{label}: {text}");
    }
    assert!(!row(&page, "Dân tộc").contains("Kinh") && !row(&page, "Nhóm máu").contains('O'));

    // Sensitive values take a reason.
    let refused = officer.send(&page.form("Xem dữ liệu nhạy cảm")).await.expect(422);
    refused.shows("Ghi lý do, từ 5 đến 500 ký tự.");
    let reason = refused.form("Xem dữ liệu nhạy cảm").fill("reason", "Đối chiếu dân tộc của mẹ");
    let page = officer.send(&reason).await.expect(200);
    assert!(row(&page, "Dân tộc").contains("Kinh"), "{}", row(&page, "Dân tộc"));

    // The question went out in the officer's own name, and the applicant sees that it did.
    let sent: serde_json::Value = serde_json::from_str(&played.people.manners().last()).unwrap();
    assert_eq!(sent["HoVaTen"], "TRANTHIMAULAN");
    assert_eq!(sent["MaDVC"], BIRTH);
    assert!(sent["MaCanBo"].as_str().unwrap().starts_with("0260"), "{sent}");
    let told = lan.open(&format!("/ho-so/{dossier}")).await;
    told.shows("tra cứu cơ sở dữ liệu quốc gia về dân cư");
    told.shows("Xem dân tộc, tôn giáo, nhóm máu");

    // After its time the answer is gone, and nobody else's dossier ever had it.
    portal.after_minutes(61);
    let officer = portal.officer("xuanloi.motcua").await;
    assert_eq!(tab(&officer, &number).await.tree.of_class("register-row").len(), 0);
    let elsewhere = portal.officer("lienbao.motcua").await;
    let foreign = page.form("Tra cứu lại Trần Thị Mẫu Lan – Mẹ");
    assert_eq!(elsewhere.send(&foreign).await.status, 403, "the token of another session");
}

#[tokio::test]
async fn a_register_that_fails_loses_nothing() {
    let played = Played::start().await;
    let portal = Portal::with_register(&played.url).await;
    let lan = portal.citizen(LAN).await;
    let (_, number) = filed(&lan).await;
    let officer = portal.officer("xuanloi.motcua").await;
    let page = tab(&officer, &number).await;
    let ask = page.form("Tra cứu Trần Thị Mẫu Lan – Mẹ");
    for (manner, words) in [
        (Manner::Down, "Không nối được cơ sở dữ liệu dân cư"),
        (Manner::Malformed, "không đọc được"),
        (Manner::WrongNumber, "một người khác"),
        (Manner::Refuses, "từ chối câu hỏi"),
        (Manner::Slow(Duration::from_secs(5)), "trả lời quá chậm"),
    ] {
        played.people.manners().become_of(manner);
        let page = officer.send(&ask).await.expect(422);
        page.shows(words);
        assert!(page.tree.of_class("register-row").is_empty(), "{manner:?}");
    }
    played.people.manners().become_of(Manner::Empty);
    officer.send(&ask).await.expect(200).shows("Không có ai khớp cả số định danh");
    played.people.manners().become_of(Manner::WithoutDistricts);
    let page = officer.send(&ask).await.expect(200);
    assert!(row(&page, "Nơi thường trú").contains("Xã Xuân Lôi"), "the new form of addresses");
}

#[tokio::test]
async fn nobody_asks_without_a_number_of_their_own() {
    let played = Played::start().await;
    let portal = Portal::with_register(&played.url).await;
    let lan = portal.citizen(LAN).await;
    let (_, number) = filed(&lan).await;
    let officer = portal.officer("xuanloi.motcua").await;
    let page = tab(&officer, &number).await;
    // The father of the example has a number of the register's form, and is not in it.
    let asked =
        officer.send(&page.form("Tra cứu NGUYỄN VĂN MẪU – Người yêu cầu, Cha")).await.expect(200);
    asked.shows("Không có ai khớp");
    let before = played.people.manners().asked();
    assert_eq!(before, 1);
    let reference = portal.province.app.reference();
    let staff = reference.directory.staff_by_user_name("xuanloi.motcua").unwrap().id;
    portal.province.take_number(staff).await;
    let refused = tab(&officer, &number).await;
    refused.shows("chưa có số định danh cá nhân");
    assert!(!refused.has_button("Tra cứu lại NGUYỄN VĂN MẪU – Người yêu cầu, Cha"));
    let again =
        officer.send(&page.form("Tra cứu NGUYỄN VĂN MẪU – Người yêu cầu, Cha")).await.expect(422);
    again.shows("chưa có số định danh cá nhân");
    assert_eq!(played.people.manners().asked(), before, "nobody was asked");
}

/// The agency that an officer works for.
fn agency_of(portal: &Portal, user: &str) -> String {
    let reference = portal.province.app.reference();
    let directory = &reference.directory;
    let staff = directory.staff_by_user_name(user).unwrap().id;
    let today = portal.province.app.today();
    let unit = directory.positions_of(staff, today).next().unwrap().unit;
    directory.agency_of(unit).unwrap().id.to_string()
}

/// Fills what the state does not know, page by page; the page of papers.
async fn fill_the_unknown(lan: &Browser, first: Page) -> Page {
    let form = EForm::of(BIRTH);
    let is_known = |name: &str| {
        let known = ["nguoiYeuCau.", "me.", "cha.", "con.danToc", "con.quocTich", "con.queQuan."];
        known.iter().any(|part| name.starts_with(part)) && name != "nguoiYeuCau.quanHe"
    };
    let mut page = first;
    while page.url.contains("/muc/") {
        let before = page.url.clone();
        let section = page.url.rsplit_once("/muc/").unwrap().1.to_owned();
        let mut filled = page.form("Lưu và tiếp tục");
        for (name, text) in form.entries(&section).iter().filter(|(name, _)| !is_known(name)) {
            if !name.ends_with(".maHuyen") {
                let text = if name == "nguoiYeuCau.quanHe" { "ME" } else { text };
                filled = filled.fill(name, text);
            }
        }
        match section.as_str() {
            "con" => assert_eq!(filled.value("con.danToc"), Some("01"), "as of the parents"),
            "me" => assert_eq!(filled.value("me.soDinhDanh"), Some(LAN)),
            "cha" => {
                assert_eq!(filled.value("cha.hoTen"), Some("NGUYỄN VĂN MẪU NAM"));
                assert_eq!(filled.value("cha.soDinhDanh"), Some("026095999201"));
                page.shows("Điền sẵn từ cơ sở dữ liệu dân cư, ngày");
                // She knows better where he lives.
                filled = filled.fill("cha.noiCuTru.chiTiet", "Số 9, thôn Mẫu Đơn");
            }
            _ => {}
        }
        page = lan.send(&filled).await.expect(200);
        assert_ne!(page.url, before, "{:?}", page.errors());
    }
    page
}

#[tokio::test]
async fn a_newborn_is_filed_with_nothing_typed_that_the_state_knows() {
    let played = Played::start().await;
    let portal = Portal::with_register(&played.url).await;
    let lan = portal.citizen(LAN).await;
    let overview = begin(&lan, BIRTH, "", "Xã Xuân Lôi").await;
    let fill = overview.form("Điền sẵn từ dữ liệu dân cư");
    // Every question needs an officer who answers for it.
    lan.send(&fill).await.expect(422).shows("Nơi tiếp nhận chưa cử cán bộ phụ trách");
    assert_eq!(played.people.manners().asked(), 0);
    let admin = portal.officer("tinh.quantri").await;
    let agency = agency_of(&portal, "xuanloi.motcua");
    let page = admin.open(&format!("/quan-tri/dan-cu/co-quan/{agency}")).await;
    let set = page.form("Lưu").fill("officer", "lienbao.motcua");
    let set = admin.send(&set).await.expect(422).form("Lưu").fill("officer", "xuanloi.hotich");
    admin.send(&set).await.expect(200).shows("Đã lưu mức tra cứu dân cư");

    let overview = lan.send(&fill).await.expect(200);
    overview.shows("Đã điền sẵn những gì nhà nước đã biết");
    assert_eq!(played.people.manners().asked(), 2, "about her and her husband");
    let task = overview.tree.of_class("task-title")[0].attribute("href").unwrap().to_owned();
    let first = lan.open(&task).await;
    let form = first.form("Lưu và tiếp tục");
    assert_eq!(form.value("nguoiYeuCau.hoTen"), Some("TRẦN THỊ MẪU LAN"));
    assert_eq!(form.value("nguoiYeuCau.noiCuTru.maXa"), Some("08836"));
    first.shows("Điền sẵn từ cơ sở dữ liệu dân cư, ngày");
    let papers = fill_the_unknown(&lan, first).await;
    let check = lan.send(&papers.form("Lưu và tiếp tục")).await.expect(200);
    let sent = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);

    // What she corrected is told to the officer; what was known is counted.
    let officer = portal.officer("xuanloi.motcua").await;
    let tab = tab(&officer, &number_of(&sent)).await;
    let corrected = tab.of_class("register-corrected");
    assert!(corrected.contains("Nơi cư trú") && corrected.contains("ngày"), "{corrected}");
    let known = admin.open("/quan-tri/dan-cu/da-biet").await;
    known.shows("Điền sẵn, giữ nguyên");
    known.shows("Số định danh cá nhân");
    let used = admin.open("/quan-tri/dan-cu").await;
    used.shows("2 lượt");
    officer.visit("/quan-tri/dan-cu").await.expect(403);
    officer.visit("/quan-tri/dan-cu/da-biet").await.expect(403);

    // Whom the register does not know fills the form in as before.
    let other = portal.citizen(crate::portal::HAI).await;
    let theirs = begin(&other, BIRTH, "", "Xã Xuân Lôi").await;
    let unknown = other.send(&theirs.form("Điền sẵn từ dữ liệu dân cư")).await.expect(200);
    unknown.shows("Dữ liệu dân cư không có người khớp");
    lan.visit(&theirs.url).await.expect(404);
}

#[tokio::test]
async fn a_used_up_quota_is_said_and_nobody_is_asked() {
    let played = Played::start().await;
    let portal = Portal::with_register(&played.url).await;
    let admin = portal.officer("tinh.quantri").await;
    let agency = agency_of(&portal, "xuanloi.motcua");
    let page = admin.open(&format!("/quan-tri/dan-cu/co-quan/{agency}")).await;
    let wrong = admin.send(&page.form("Lưu").fill("yearly", "nhiều")).await.expect(422);
    admin.send(&wrong.form("Lưu").fill("yearly", "1")).await.expect(200).shows("Đã lưu");
    let lan = portal.citizen(LAN).await;
    let (_, number) = filed(&lan).await;
    let officer = portal.officer("xuanloi.motcua").await;
    let page = tab(&officer, &number).await;
    let ask = page.form("Tra cứu Trần Thị Mẫu Lan – Mẹ");
    officer.send(&ask).await.expect(200);
    officer.send(&ask).await.expect(422).shows("đã dùng hết số lượt tra cứu của năm");
    assert_eq!(played.people.manners().asked(), 1);
}
