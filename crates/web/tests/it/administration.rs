//! Administration without code: units, people and accounts changed in pages.

use crate::{
    browser::{Browser, Page},
    portal::Portal,
};

const OFFICE: &str = "Ủy ban nhân dân xã Xuân Lôi";

/// The page of a unit, found by its name.
async fn unit(admin: &Browser, name: &str) -> Page {
    let query: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let found = admin.open(&format!("/quan-tri/to-chuc?q={query}")).await;
    admin.open(&found.link(name)).await
}

async fn add_division(admin: &Browser, name: &str, (system, code): (&str, &str)) -> Page {
    let office = unit(admin, OFFICE).await;
    let page = admin.open(&office.link("Thêm đơn vị trực thuộc")).await;
    let form = page.form("Thêm đơn vị trực thuộc").fill("name", name).fill("short_name", name);
    let form = form.fill("name_en", "Citizens’ corner").fill("system", system).fill("code", code);
    admin.send(&form).await
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "the life of a unit from its beginning to its end")]
async fn a_unit_is_added_renamed_moved_and_ended() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let office = unit(&admin, OFFICE).await;
    let page = admin.open(&office.link("Thêm đơn vị trực thuộc")).await;
    let empty = page.form("Thêm đơn vị trực thuộc").fill("areas", "Xã Không Có");
    let told = admin.send(&empty).await.expect(422);
    for words in ["Tên đầy đủ: Xin điền", "Không có đơn vị nào là “Xã Không Có”"]
    {
        assert!(told.errors().iter().any(|e| e.contains(words)), "{words}: {:?}", told.errors());
    }
    let code = ("right-to-left", "000.00.01.H62");
    let taken = add_division(&admin, "Tổ Hướng dẫn Xuân Lôi", code).await.expect(422);
    assert!(taken.errors()[0].contains("000.00.01.H62 đang là của đơn vị khác"));

    let code = ("local", "to-huong-dan");
    let added = add_division(&admin, "Tổ Hướng dẫn Xuân Lôi", code).await.expect(200);
    assert_eq!(added.heading(), "Tổ Hướng dẫn Xuân Lôi");
    added.shows("to-huong-dan");

    // Contact and names are changed; the second who changes is told, and sees what stands there.
    let first = admin.open(&added.link("Sửa")).await;
    let second = portal.officer("tinh.quantri").await;
    let late = second.open(&added.link("Sửa")).await;
    let wrong = first.form("Lưu").fill("phone", "không").fill("email", "ai đó");
    assert_eq!(admin.send(&wrong).await.expect(422).errors().len(), 2);
    let form = first.form("Lưu").fill("phone", "0211 3862 480").fill("opening", "Sáng thứ Hai");
    let saved = admin.send(&form).await.expect(200);
    saved.shows("Sáng thứ Hai");
    let told = second.send(&late.form("Lưu").fill("address", "Thôn Mẫu")).await.expect(409);
    told.shows("Người khác vừa sửa mục này");
    told.shows("Đang lưu: 0211 3862 480");
    let again = told.form("Lưu");
    assert_eq!(again.value("address"), Some("Thôn Mẫu"));
    let kept = second.send(&again.fill("phone", "0211 3862 480")).await.expect(200);
    kept.shows("Thôn Mẫu");

    // Another code takes the place of the older one, which stays known.
    let page = admin.open(&kept.link("Đổi mã")).await;
    let form = page.form("Đổi mã").fill("system", "local").fill("code", "to-hd-2");
    let coded = admin.send(&form.fill("from", "01/06/2023")).await.expect(200);
    coded.shows("to-huong-dan");
    coded.shows("to-hd-2");
    let reference = portal.province.app.reference();
    let by = |code: &str, day: &str| {
        let local = mc_app::org::CodeSystem::Local;
        reference.directory.by_alias(local, code, day.parse().unwrap()).is_some()
    };
    assert!(by("to-huong-dan", "2023-05-31") && !by("to-huong-dan", "2023-06-01"));
    assert!(by("to-hd-2", "2023-06-01"));

    // It moves from a day on, and cannot belong to itself.
    let page = admin.open(&coded.link("Chuyển")).await;
    let near =
        page.form("Chuyển").fill("parent", "nhân dân xã Đồng Ích").fill("from", "26/05/2023");
    assert!(admin.send(&near).await.expect(422).errors()[0].contains("Có phải"));
    let form = page.form("Chuyển").fill("parent", "Ủy ban nhân dân xã Đồng Ích");
    let moved = admin.send(&form.fill("from", "26/05/2023")).await.expect(200);
    moved.shows("từ 26/05/2023: UBND xã Đồng Ích");
    let id = moved.url.rsplit('/').next().unwrap().parse().unwrap();
    let above = || {
        let reference = portal.province.app.reference();
        reference.directory.ancestors(id).next().unwrap().name.clone()
    };
    assert_eq!(above(), OFFICE);
    portal.after_minutes(24 * 60);
    portal.province.app.refresh().await.unwrap();
    assert_eq!(above(), "Ủy ban nhân dân xã Đồng Ích");

    // An office with parts and people cannot end; what hinders it is named.
    let admin = portal.officer("tinh.quantri").await;
    let office = unit(&admin, OFFICE).await;
    let page = admin.open(&office.link("Kết thúc")).await;
    let refused = admin.send(&page.form("Kết thúc")).await.expect(422);
    assert_eq!(refused.heading(), "Chưa kết thúc được UBND xã Xuân Lôi");
    assert!(!refused.link("Bộ phận Tiếp nhận và Trả kết quả xã Xuân Lôi").is_empty());
    let moved = unit(&admin, "Tổ Hướng dẫn Xuân Lôi").await;
    let page = admin.open(&moved.link("Kết thúc")).await;
    let ended = admin.send(&page.form("Kết thúc").fill("last", "30/06/2023")).await.expect(200);
    ended.shows("30/06/2023");
    let record = admin.open("/quan-tri/nhat-ky").await;
    for words in ["Kết thúc đơn vị, ngày cuối 2023-06-30", "Chuyển đơn vị", "Đặt mã đơn vị"]
    {
        record.shows(words);
    }
}

#[tokio::test]
async fn a_new_person_signs_on_with_a_temporary_password_and_makes_it_their_own() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let office = unit(&admin, OFFICE).await;
    let page = admin.open(&office.link("Thêm cán bộ")).await;
    let told = admin.send(&page.form("Thêm cán bộ").fill("user_name", "A")).await.expect(422);
    assert!(told.errors().len() >= 4, "{:?}", told.errors());
    let form = page.form("Thêm cán bộ").fill("user_name", "xuanloi.moi");
    let form = form.fill("full_name", "Lê Thị Mẫu Mới").fill("phone", "0211 3862 481");
    let form = form.fill("role", "Văn thư").fill("title", "Văn thư");
    let person = admin.send(&form).await.expect(200);
    person.shows("Chưa có mật khẩu");

    // A temporary password is shown once; with it alone nobody gets in.
    let page = admin.open(&person.link("Cấp mật khẩu tạm")).await;
    let issued = admin.send(&page.form("Cấp mật khẩu tạm")).await.expect(200);
    let secret = issued.tree.of_class("confirmation-number")[0].named("strong")[0].text();
    let person = admin.open(&person.url).await;
    person.shows("Mật khẩu tạm, dùng được đến 08/06/2023");
    assert!(!String::from_utf8_lossy(&person.body).contains(&secret));
    let browser = portal.stranger();
    let sign_on = |page: &Page, password: &str| {
        let form = page.form("Đăng nhập").fill("user", "xuanloi.moi");
        form.fill("password", password)
    };
    let page = browser.open("/can-bo/dang-nhap").await;
    browser.send(&sign_on(&page, "guess")).await.expect(422);
    let first = browser.send(&sign_on(&page, &secret)).await.expect(200);
    assert_eq!(first.heading(), "Hoàn tất lần đăng nhập đầu");
    assert_eq!(browser.cookie("mc_session"), None);
    let code = {
        let text = first.text();
        let (_, after) = text.split_once("Mã của trang thử nghiệm lúc này: ").unwrap();
        after.chars().take_while(char::is_ascii_digit).collect::<String>()
    };
    let done = "Lưu và vào làm việc";
    let own = "một mật khẩu thật dài";
    let bad = first.form(done).fill("password", &secret).fill("repeated", "x").fill("code", "1");
    let told = browser.send(&bad).await.expect(422);
    assert_eq!(told.errors().len(), 3, "{:?}", told.errors());
    let forged = first.form(done).forge("_ticket", &"0".repeat(64)).fill("password", own);
    browser.send(&forged.fill("repeated", own).fill("code", &code)).await;
    assert_eq!(browser.cookie("mc_session"), None);
    let good = told.form(done).fill("password", own).fill("repeated", own).fill("code", &code);
    let inside = browser.send(&good).await.expect(200);
    assert_eq!(inside.url, "/can-bo/viec");
    // The temporary one is spent.
    let other = portal.stranger();
    other.send(&sign_on(&page, &secret)).await.expect(403);
    let page = other.open("/can-bo/dang-nhap").await;
    other.send(&sign_on(&page, &secret)).await.expect(422);

    // Closed, the session ends at once; opened again, the own password opens.
    let page = admin.open(&person.link("Khóa tài khoản")).await;
    admin.send(&page.form("Khóa tài khoản")).await.expect(200).shows("Đã khóa");
    assert!(browser.open("/can-bo/viec").await.url.starts_with("/can-bo/dang-nhap"));
    let page = other.open("/can-bo/dang-nhap").await;
    other.send(&sign_on(&page, own).fill("code", &code)).await.expect(422);
    let person = admin.open(&person.url).await;
    let page = admin.open(&person.link("Mở lại tài khoản")).await;
    admin.send(&page.form("Mở lại tài khoản")).await.expect(200);
    let page = other.open("/can-bo/dang-nhap").await;
    other.send(&sign_on(&page, own).fill("code", &code)).await.expect(200);

    // Another position, and its end.
    let person = admin.open(&person.url).await;
    let page = admin.open(&person.link("Thêm vị trí")).await;
    let form = page.form("Thêm vị trí").fill("role", "Cán bộ một cửa").fill("title", "Trực quầy");
    let held = admin.send(&form).await.expect(200);
    held.shows("Trực quầy");
    assert_eq!(admin.send(&form).await.expect(422).errors().len(), 1);
    let mut links = held.tree.named("a").into_iter().filter_map(|a| a.attribute("href"));
    let ending = links.rfind(|href| href.contains("/vi-tri/")).unwrap();
    let page = admin.open(ending).await;
    admin.send(&page.form("Kết thúc vị trí này")).await.expect(200).shows("25/05/2023");
}

#[tokio::test]
async fn the_last_administrator_stays_and_an_agency_keeps_its_own_people() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let reference = portal.province.app.reference();
    let of = |user: &str| {
        let staff = reference.directory.staff_by_user_name(user).unwrap();
        format!("/quan-tri/can-bo/{}", staff.id)
    };
    let own = admin.open(&of("tinh.quantri")).await;
    let page = admin.open(&own.link("Kết thúc vị trí này")).await;
    let told = admin.send(&page.form("Kết thúc vị trí này")).await.expect(422);
    assert!(told.errors()[0].contains("quản trị toàn tỉnh cuối cùng"), "{:?}", told.errors());
    let page = admin.open(&own.link("Khóa tài khoản")).await;
    admin.send(&page.form("Khóa tài khoản")).await.expect(422);
    let page = admin.open(&own.link("Kết thúc vị trí")).await;
    let form = page.form("Kết thúc vị trí").fill("last", "31/05/2023");
    admin.send(&form).await.expect(422);
    // The desk changes nobody.
    let desk = portal.officer("xuanloi.motcua").await;
    for closed in ["", "/sua", "/vi-tri", "/mat-khau", "/xac-thuc", "/khoa"] {
        let address = format!("{}{closed}", of("xuanloi.hotich"));
        assert!(matches!(desk.visit(&address).await.status, 403 | 404), "{address}");
    }
    for closed in ["/quan-tri/tai-khoan", "/quan-tri/to-chuc/them"] {
        assert!(matches!(desk.visit(closed).await.status, 403 | 404), "{closed}");
    }
}

#[tokio::test]
async fn imported_people_get_a_list_of_passwords_and_nobody_comes_back_unasked() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let sheet = "Tên đăng nhập,Họ và tên,Giới tính,Số định danh,Mã đơn vị,Vai trò,Chức danh,Từ ngày\n\
xuanloi.hai,Trần Văn Mẫu Hai,Nam,,000.00.01.H62,Văn thư,Văn thư,\n\
xuanloi.ba,Trần Thị Mẫu Ba,Nữ,,000.00.01.H62,Văn thư,Văn thư,";
    let bring = async || {
        let page = admin.open("/quan-tri/nhap-can-bo").await;
        let form = page.form("Kiểm tra và xem trước");
        admin.send(&form.attach("sheet", "can-bo.csv", sheet.as_bytes())).await.expect(200)
    };
    let seen = bring().await;
    admin.send(&seen.form("Nhập và lưu")).await.expect(200);
    let page = admin.open("/quan-tri/tai-khoan").await;
    page.shows("Trần Văn Mẫu Hai");
    let list = admin.send(&page.form("Cấp và hiện danh sách")).await.expect(200);
    list.shows("Trần Thị Mẫu Ba");
    let page = admin.open("/quan-tri/tai-khoan").await;
    page.hides("Trần Văn Mẫu Hai");

    // One leaves; the same file brings them back only when that is said.
    let reference = portal.province.app.reference();
    let id = reference.directory.staff_by_user_name("xuanloi.hai").unwrap().id;
    let person = admin.open(&format!("/quan-tri/can-bo/{id}")).await;
    let page = admin.open(&person.link("Kết thúc vị trí này")).await;
    admin.send(&page.form("Kết thúc vị trí này")).await.expect(200);
    portal.after_minutes(2 * 24 * 60);
    portal.province.app.refresh().await.unwrap();
    let admin = portal.officer("tinh.quantri").await;
    let bring = async || {
        let page = admin.open("/quan-tri/nhap-can-bo").await;
        let form = page.form("Kiểm tra và xem trước");
        admin.send(&form.attach("sheet", "can-bo.csv", sheet.as_bytes())).await.expect(200)
    };
    let seen = bring().await;
    seen.shows("Đã kết thúc, chờ xác nhận");
    admin.send(&seen.form("Nhập và lưu")).await.expect(200);
    let held = || {
        let reference = portal.province.app.reference();
        reference.directory.positions_of(id, portal.province.app.today()).count()
    };
    assert_eq!(held(), 0, "nobody comes back unasked");
    let seen = bring().await;
    let form = seen.form("Nhập và lưu").fill("reopen", "Dòng 2: Trần Văn Mẫu Hai – Văn thư");
    admin.send(&form).await.expect(200);
    assert_eq!(held(), 1);
}

#[tokio::test]
async fn a_day_off_is_added_with_what_it_means_and_taken_out_again() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let page = admin.open("/quan-tri/lich").await;
    let page = admin.open(&page.link("Thêm ngày")).await;
    let look = "Xem ảnh hưởng";
    let typed = |form: crate::browser::Form, day: &str, kind: &str| {
        let form = form.fill("day", day).fill("kind", kind);
        form.fill("name", "Ngày mẫu").fill("source", "Thông báo 1/TB")
    };
    assert_eq!(admin.send(&page.form(look)).await.expect(422).errors().len(), 4);
    for (day, kind, words) in [
        ("25/05/2023", "holiday", "sau hôm nay"),
        ("29/05/2023", "swapped-working", "thứ Bảy hoặc Chủ nhật"),
        ("27/05/2023", "swapped-off", "thứ Hai đến thứ Sáu"),
    ] {
        let told = admin.send(&typed(page.form(look), day, kind)).await.expect(422);
        assert!(told.errors()[0].contains(words), "{day}: {:?}", told.errors());
    }
    let is_worked = || {
        let reference = portal.province.app.reference();
        reference.calendar.is_working("2023-05-29".parse().unwrap())
    };
    let seen = admin.send(&typed(page.form(look), "29/05/2023", "holiday")).await.expect(200);
    seen.shows("0 hồ sơ đang giải quyết hẹn trả đúng ngày này");
    assert!(is_worked(), "looking changes nothing");
    // The second who adds the same day is told.
    let second = portal.officer("tinh.quantri").await;
    admin.send(&seen.form("Lưu")).await.expect(200).shows("Ngày mẫu");
    assert!(!is_worked());
    second.send(&seen.form("Lưu")).await.expect(403);
    let other = second.open("/quan-tri/lich/them").await;
    let seen = second.send(&typed(other.form(look), "29/05/2023", "holiday")).await.expect(200);
    second.send(&seen.form("Lưu")).await.expect(409).shows("Người khác vừa sửa mục này");

    let page = admin.open("/quan-tri/lich/ngay/2023-05-29/bo").await;
    admin.send(&page.form("Bỏ ngày này")).await.expect(200);
    assert!(is_worked());
    admin.open("/quan-tri/nhat-ky").await.shows("Đặt ngày trong lịch: 2023-05-29");
    let desk = portal.officer("xuanloi.motcua").await;
    for closed in ["/quan-tri/lich/them", "/quan-tri/lich/ngay/2023-09-04/bo"] {
        assert!(matches!(desk.visit(closed).await.status, 403 | 404), "{closed}");
    }
}
