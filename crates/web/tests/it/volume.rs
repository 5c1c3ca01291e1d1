//! Working at volume: common actions with a result a row, lists as files, deputies, leavers, filters.

use crate::{
    browser::{Browser, Page},
    desk::decide,
    filling::file,
    portal::{LAN, Portal},
};

/// Birth registrations at Xã Xuân Lôi, sent by their citizen: the ids.
async fn sent(portal: &Portal, count: usize) -> Vec<String> {
    let lan = portal.citizen(LAN).await;
    let mut dossiers = Vec::new();
    for _ in 0..count {
        dossiers.push(file(&lan, "1.001193", "", "Xã Xuân Lôi").await);
    }
    dossiers
}

/// Chooses rows of a list and presses a common action: the page that says what will be done.
async fn plan(officer: &Browser, list: &str, dossiers: &[String], action: &str) -> Page {
    let page = officer.open(list).await;
    let boxes = page.tree.named("input").into_iter();
    let boxes = boxes.filter(|input| input.attribute("name") == Some("dossier"));
    let values: Vec<String> =
        boxes.filter_map(|input| input.attribute("value")).map(ToOwned::to_owned).collect();
    let mut form = page.form(action);
    for dossier in dossiers {
        let value = values.iter().find(|value| value.starts_with(dossier.as_str()));
        form = form.fill("dossier", value.unwrap_or_else(|| panic!("{dossier}: {values:?}")));
    }
    officer.send(&form).await
}

fn rows(page: &Page) -> Vec<String> {
    let lists = page.tree.of_class("bulk-rows").into_iter();
    lists.flat_map(|list| list.named("li")).map(crate::browser::text).collect()
}

#[tokio::test]
async fn many_are_taken_in_at_once_and_one_that_fails_hinders_none() {
    let portal = Portal::open().await;
    let dossiers = sent(&portal, 3).await;
    let desk = portal.officer("xuanloi.motcua").await;
    let nothing = plan(&desk, "/can-bo/viec", &[], "Tiếp nhận và chuyển xử lý").await;
    nothing.expect(200).shows("Chọn");
    let page = plan(&desk, "/can-bo/viec", &dossiers, "Tiếp nhận và chuyển xử lý").await;
    let page = page.expect(200);
    assert_eq!(page.heading(), "Tiếp nhận 3 hồ sơ");
    page.shows("Hẹn trả:");
    let confirm = page.form("Tiếp nhận 3 hồ sơ");

    // A colleague is faster with one of them.
    let other = desk.open(&format!("/can-bo/ho-so/{}", dossiers[1])).await;
    decide(&desk, &other.form("Tiếp nhận và chuyển xử lý")).await;
    let told = desk.send(&confirm).await.expect(200);
    assert_eq!(told.heading(), "Đã làm 2 hồ sơ, chưa làm 1 hồ sơ");
    let first = rows(&told);
    assert_eq!(first.len(), 3, "{first:?}");
    assert!(first[0].contains("Chưa làm") && first[0].contains("vừa thay đổi"), "{first:?}");
    assert!(first[1].contains("Đã làm") && first[2].contains("Đã làm"), "{first:?}");

    // Pressed again: the same rows are done, the same one is not, and nothing happens twice.
    let again = desk.send(&confirm).await.expect(200);
    assert_eq!(again.heading(), told.heading());
    let second = rows(&again);
    assert!(second[0].contains("Chưa làm"), "{second:?}");
    assert!(second[1].contains("Đã làm từ trước") && second[2].contains("Đã làm từ trước"));
    for dossier in &dossiers {
        let history = desk.open(&format!("/can-bo/ho-so/{dossier}?xem=lich-su")).await;
        assert_eq!(history.of_class("timeline").matches("tiếp nhận").count().min(1), 1);
    }
    // What does not fit is told before anything is done.
    let registrar = portal.officer("xuanloi.hotich").await;
    let unfit = plan(&registrar, "/can-bo/viec", &dossiers[..1], "Trả kết quả").await.expect(200);
    assert_eq!(unfit.heading(), "Không có hồ sơ nào làm được");
    assert_eq!(rows(&unfit).len(), 1);
}

#[tokio::test]
async fn a_leader_signs_many_off_and_the_desk_returns_them() {
    let portal = Portal::open().await;
    let dossiers = sent(&portal, 2).await;
    let desk = portal.officer("xuanloi.motcua").await;
    let all = |action: &'static str, done: &'static str, user: &'static str| {
        let (portal, dossiers) = (&portal, &dossiers);
        async move {
            let officer = portal.officer(user).await;
            let page = plan(&officer, "/can-bo/viec", dossiers, action).await.expect(200);
            let told = officer.send(&page.form(done)).await.expect(200);
            assert_eq!(told.heading(), "Đã làm 2 hồ sơ", "{action}: {}", told.text());
        }
    };
    all("Tiếp nhận và chuyển xử lý", "Tiếp nhận 2 hồ sơ", "xuanloi.motcua").await;
    let registrar = portal.officer("xuanloi.hotich").await;
    for dossier in &dossiers {
        let page = registrar.open(&format!("/can-bo/ho-so/{dossier}")).await;
        decide(&registrar, &page.form("Đưa vào văn bản kết quả")).await;
    }
    all("Chuyển bước tiếp theo", "Chuyển bước 2 hồ sơ", "xuanloi.hotich").await;
    // A registrar signs nothing off.
    all("Ký duyệt", "Ký duyệt 2 hồ sơ", "xuanloi.chutich").await;
    all("Chuyển bước tiếp theo", "Chuyển bước 2 hồ sơ", "xuanloi.vanthu").await;
    let page = plan(&desk, "/can-bo/viec", &dossiers, "Trả kết quả").await.expect(200);
    let form = page.form("Trả kết quả 2 hồ sơ");
    let receivers = form.names().filter(|name| name.starts_with("receiver.")).count();
    assert_eq!(receivers, 2);
    let nobody = form.names().find(|name| name.starts_with("receiver.")).unwrap().to_owned();
    let told = desk.send(&form.fill(&nobody, "")).await.expect(200);
    assert_eq!(told.heading(), "Đã làm 1 hồ sơ, chưa làm 1 hồ sơ", "{}", told.text());
}

#[tokio::test]
async fn lists_are_taken_along_as_files_within_the_scope() {
    let portal = Portal::open().await;
    let dossiers = sent(&portal, 2).await;
    let desk = portal.officer("xuanloi.motcua").await;
    let list = desk.open("/can-bo/viec").await;
    let csv = desk.open(&list.link("Tải danh sách (CSV)")).await;
    assert!(csv.header("content-type").starts_with("text/csv"), "{:?}", csv.headers);
    assert!(csv.header("content-disposition").contains("viec-todo.csv"), "{:?}", csv.headers);
    let text = String::from_utf8(csv.body).unwrap();
    assert!(text.starts_with("\u{FEFF}Mã hồ sơ,Người nộp,"), "{text}");
    assert_eq!(text.lines().count(), 3, "{text}");
    let xlsx = desk.open(&list.link("Tải danh sách (XLSX)")).await;
    assert!(xlsx.body.starts_with(b"PK"), "{:?}", xlsx.headers);

    // Narrowed as the page is.
    let narrowed = desk.open("/can-bo/viec?loc=khong-co-ho-so-nay").await;
    narrowed.shows("Không còn việc nào");
    let none = desk.open("/can-bo/viec/tai/csv?loc=khong-co-ho-so-nay").await;
    assert_eq!(String::from_utf8(none.body).unwrap().lines().count(), 1);
    desk.open("/can-bo/viec?loc=khai+sinh+lan").await.shows("H62");

    let found = desk.open("/can-bo/tim/tai/csv?q=khai+sinh").await;
    assert_eq!(String::from_utf8(found.body).unwrap().lines().count(), 3);
    let all = desk.open("/can-bo/danh-sach").await;
    let number = crate::desk::row_of(&desk.open("/can-bo/viec").await, "H62").unwrap();
    assert!(dossiers.iter().any(|dossier| number.contains(dossier)));
    let file = desk.open(&all.link("Tải danh sách (CSV)")).await;
    assert_eq!(String::from_utf8(file.body).unwrap().lines().count(), 3);

    // Another desk takes nothing of it along, and the record knows who took what.
    let other = portal.officer("dongich.motcua").await;
    for url in
        ["/can-bo/viec/tai/csv", "/can-bo/tim/tai/csv?q=khai+sinh", "/can-bo/danh-sach/tai/csv"]
    {
        let file = other.open(url).await;
        assert_eq!(String::from_utf8(file.body).unwrap().lines().count(), 1, "{url}");
    }
    desk.visit("/can-bo/viec/tai/pdf").await.expect(404);
    let record = portal.officer("tinh.quantri").await.open("/quan-tri/nhat-ky").await;
    record.shows("Tải danh sách (csv)");
    record.shows("Tải danh sách (xlsx)");
}

/// Enters that a colleague stands in for whoever is signed on.
async fn absence(officer: &Browser, deputy: &str, from: &str, to: &str) -> Page {
    let page = officer.open("/can-bo/vang-mat/moi").await;
    let form = page.form("Giao việc cho người thay");
    officer.send(&form.fill("deputy", deputy).fill("from", from).fill("to", to)).await
}

fn name_of(portal: &Portal, user: &str) -> String {
    let reference = portal.province.app.reference();
    reference.directory.staff_by_user_name(user).unwrap().full_name.clone()
}

#[tokio::test]
async fn a_deputy_acts_in_the_period_and_is_named_with_whom_they_stand_in_for() {
    let portal = Portal::open().await;
    let dossiers = sent(&portal, 2).await;
    let desk = portal.officer("xuanloi.motcua").await;
    for dossier in &dossiers {
        let page = desk.open(&format!("/can-bo/ho-so/{dossier}")).await;
        decide(&desk, &page.form("Tiếp nhận và chuyển xử lý")).await;
    }
    let registrar = portal.officer("xuanloi.hotich").await;
    let page = registrar.open(&format!("/can-bo/ho-so/{}", dossiers[0])).await;
    decide(&registrar, &page.pressing("_decision", &assigning(&page))).await;
    let deputy_name = name_of(&portal, "xuanloi.vanthu");
    let absent_name = name_of(&portal, "xuanloi.hotich");

    // The clerk of the same office does not see the registrar's work, until they stand in.
    let clerk = portal.officer("xuanloi.vanthu").await;
    clerk.open("/can-bo/viec?danh-sach=mine").await.hides("H62");
    absence(&registrar, &deputy_name, "30/05/2023", "29/05/2023").await.expect(422);
    absence(&registrar, &deputy_name, "01/02/2023", "02/02/2023").await.expect(422);
    absence(&registrar, &deputy_name, "26/05/2023", "31/05/2023")
        .await
        .expect(200)
        .shows(&deputy_name);
    let twice = absence(&registrar, &deputy_name, "31/05/2023", "02/06/2023").await.expect(422);
    assert!(twice.errors()[0].contains("Đã có người thay"), "{:?}", twice.errors());
    clerk.open("/can-bo/viec?danh-sach=mine").await.hides("H62");

    portal.after_minutes(24 * 60);
    let clerk = portal.officer("xuanloi.vanthu").await;
    let mine = clerk.open("/can-bo/viec?danh-sach=mine").await;
    mine.shows(&format!("Anh/chị đang thay mặt {absent_name}"));
    mine.shows(&format!("Thay {absent_name}"));
    let page = clerk.open(&format!("/can-bo/ho-so/{}", dossiers[0])).await;
    decide(&clerk, &page.form("Đưa vào văn bản kết quả")).await;
    // Who acted and for whom stands in the log.
    let app = &portal.province.app;
    let id = dossiers[0].parse().unwrap();
    let session = portal.province.staff_session("xuanloi.hotich").await;
    let ctx = portal.province.ctx(&session).await;
    let told = app.view_dossier(&ctx, id).await.unwrap().told;
    let actor = told.last().unwrap().recorded.actor;
    let staff = |user: &str| app.reference().directory.staff_by_user_name(user).map(|s| s.id);
    assert_eq!(actor.staff(), staff("xuanloi.vanthu"));
    assert_eq!(actor.on_behalf_of(), staff("xuanloi.hotich"));

    // Revoked, it ends at once.
    let registrar = portal.officer("xuanloi.hotich").await;
    let list = registrar.open("/can-bo/vang-mat").await;
    let page = registrar.click(&list, "Hủy").await;
    registrar.send(&page.form("Hủy")).await.expect(200).shows("Không có ai vắng mặt");
    let clerk = portal.officer("xuanloi.vanthu").await;
    clerk.open("/can-bo/viec?danh-sach=mine").await.hides("H62");
    clerk
        .visit("/can-bo/vang-mat/moi?nguoi=0188a5f0-0000-7000-8000-000000000001")
        .await
        .expect(403);
}

/// The value of the button that gives a step to somebody.
fn assigning(page: &Page) -> String {
    let values = page.tree.named("button").into_iter().filter_map(|b| b.attribute("value"));
    values.into_iter().find(|value| value.starts_with("assign.")).unwrap().to_owned()
}

#[tokio::test]
async fn somebody_leaves_and_their_work_goes_to_a_colleague() {
    let portal = Portal::open().await;
    let dossiers = sent(&portal, 2).await;
    let desk = portal.officer("xuanloi.motcua").await;
    let registrar = portal.officer("xuanloi.hotich").await;
    for dossier in &dossiers {
        let page = desk.open(&format!("/can-bo/ho-so/{dossier}")).await;
        decide(&desk, &page.form("Tiếp nhận và chuyển xử lý")).await;
        let page = registrar.open(&format!("/can-bo/ho-so/{dossier}")).await;
        decide(&registrar, &page.pressing("_decision", &assigning(&page))).await;
    }
    let reference = portal.province.app.reference();
    let leaver = reference.directory.staff_by_user_name("xuanloi.hotich").unwrap().id;
    let here = format!("/quan-tri/can-bo/{leaver}");
    portal.officer("dongich.vanthu").await.visit(&here).await.expect(403);
    // The administrator of the commune is its clerk.
    let admin = portal.officer("xuanloi.vanthu").await;
    let page = admin.open(&here).await;
    page.shows("2 việc chưa xong");
    let form = admin.click(&page, "Bàn giao việc").await.form("Bàn giao việc");
    let bare = admin.send(&form).await.expect(422);
    assert_eq!(bare.errors().len(), 1);
    // Whoever does not do such steps gets none of them, and each row says so.
    let unfit = bare.form("Bàn giao việc").fill("to", &name_of(&portal, "xuanloi.vanhoa"));
    let told = admin.send(&unfit).await.expect(200);
    assert_eq!(told.heading(), "Đã giao 0 việc, chưa giao 2 việc", "{}", told.text());
    told.shows("không làm nhiệm vụ của bước này");
    let form = bare.form("Bàn giao việc").fill("to", "unit");
    let told = admin.send(&form).await.expect(200);
    assert_eq!(told.heading(), "Đã giao 2 việc", "{}", told.text());
    admin.open(&here).await.hides("việc chưa xong");
    // Sent again, nothing is given twice.
    let again = admin.send(&form).await.expect(200);
    assert_eq!(again.heading(), "Không có việc nào đang giao cho người này.");
    registrar.open("/can-bo/viec?danh-sach=mine").await.hides("H62");
    registrar.open("/can-bo/viec").await.shows("H62");

    let page = admin.open(&here).await;
    let form = admin.click(&page, "Kết thúc vị trí").await.form("Kết thúc vị trí");
    admin.send(&form.clone().fill("last", "24/05/2023")).await.expect(422);
    admin.send(&form.fill("last", "25/05/2023")).await.expect(200).shows("Tổ chức");
    portal.officer("xuanloi.hotich").await.open("/can-bo/viec").await;
    portal.after_minutes(24 * 60);
    portal.officer("xuanloi.hotich").await.visit("/can-bo/viec").await.expect(403);
}

#[tokio::test]
async fn filters_are_kept_and_columns_chosen() {
    let portal = Portal::open().await;
    let dossiers = sent(&portal, 1).await;
    let desk = portal.officer("xuanloi.motcua").await;
    let narrowed = desk.open("/can-bo/viec?danh-sach=todo&loc=khai+sinh").await;
    let page = desk.click(&narrowed, "Giữ bộ lọc này").await;
    let unnamed = desk.send(&page.form("Lưu")).await.expect(422);
    assert_eq!(unnamed.errors().len(), 1);
    let named = unnamed.form("Lưu").fill("name", "Khai sinh cần làm");
    let list = desk.send(&named).await.expect(200);
    assert_eq!(list.link("Khai sinh cần làm"), "/can-bo/viec?danh-sach=todo&loc=khai+sinh");
    // Sent twice, kept once; a name is taken once.
    desk.send(&named).await.expect(200);
    let page = desk.open("/can-bo/bo-loc/moi?ve=/can-bo/viec").await;
    let taken = desk.send(&page.form("Lưu").fill("name", " Khai sinh  cần làm ")).await.expect(422);
    assert!(taken.errors()[0].contains("Đã có bộ lọc"), "{:?}", taken.errors());
    desk.visit("/can-bo/bo-loc/moi?ve=https://example.org").await.expect(404);
    desk.send(&taken.form("Lưu").fill("name", "Tất cả")).await.expect(200);

    let kept = desk.open("/can-bo/bo-loc").await;
    let edits: Vec<String> = kept
        .tree
        .named("a")
        .into_iter()
        .filter(|a| a.text() == "Sửa")
        .map(|a| a.attribute("href").unwrap().to_owned())
        .collect();
    assert_eq!(edits.len(), 2);
    let page = desk.open(&edits[1]).await;
    let form = page.form("Lưu").fill("name", "Mọi việc").fill("place", "0");
    let kept = desk.send(&form).await.expect(200);
    let text = kept.text();
    assert!(text.find("Mọi việc").unwrap() < text.find("Khai sinh cần làm").unwrap(), "{text}");
    // Nobody else's.
    let other = portal.officer("xuanloi.hotich").await;
    other.visit(&edits[0]).await.expect(404);
    other.open("/can-bo/viec").await.hides("Mọi việc");
    let page = desk.open(&edits[1]).await;
    let dropped = desk.send(&page.form("Lưu").fill("drop", "true")).await.expect(200);
    dropped.hides("Mọi việc");

    let list = desk.open("/can-bo/viec").await;
    assert!(crate::desk::row_of(&list, "H62").unwrap().contains(&dossiers[0]));
    let page = desk.open("/can-bo/cot").await;
    let list = desk.send(&page.form("Lưu").forge("column", "person")).await.expect(200);
    assert!(list.tree.of_class("work-number").is_empty());
    other.open("/can-bo/phim-tat").await.shows("Bật phím tắt");
}
