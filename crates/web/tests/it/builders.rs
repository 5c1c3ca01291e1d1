//! Administration without code: building e-forms, files of other makers, versions side by side.

use crate::{
    browser::{Browser, Page},
    filling::begin,
    portal::{LAN, Portal},
};
use serde_json::Value;

const FORM: &str = "/quan-tri/bieu-mau/1.001193";
const EVENT: &[u8] = include_bytes!("../../../form/testdata/formio/event-permit.json");

async fn add_note(admin: &Browser) -> Page {
    let page = admin.open(&format!("{FORM}/o?trong=con&sau=hoTen")).await;
    let form = page
        .form("Giữ thay đổi")
        .fill("kind", "choice")
        .fill("title", "Tên thường gọi")
        .fill("title_en", "Usual name")
        .fill("hint", "Ghi nếu khác họ tên");
    // What is wrong is told at its box, and nothing typed is lost.
    let told = admin.send(&form).await.expect(422);
    assert_eq!(told.errors(), ["Xin ghi từ 1 đến 500 lựa chọn."]);
    let again = told.form("Giữ thay đổi");
    assert_eq!(again.value("title"), Some("Tên thường gọi"));
    admin.send(&again.fill("options", "A | Tên ở nhà | At home\nB | Bút danh")).await.expect(200)
}

#[tokio::test]
async fn a_form_is_built_and_saved_while_drafts_keep_theirs() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let lan = portal.citizen(LAN).await;
    let old = begin(&lan, "1.001193", "", "Xã Xuân Lôi").await;

    admin.open("/quan-tri/thu-tuc/1.001193").await.link("Sửa biểu mẫu");
    let page = admin.open(FORM).await;
    page.shows("Đang xem biểu mẫu của phiên bản 1");
    assert!(!page.has_link("Lưu thành phiên bản mới"), "there is nothing to save");
    let built = add_note(&admin).await;
    built.shows("Tên thường gọi");
    built.shows("Usual name");
    // Up, down and undo, each a press.
    let moved = admin.send(&built.pressing("_up", "con.tenThuongGoi")).await.expect(200);
    let order = |page: &Page| -> Vec<String> {
        let rows = page.tree.of_class("builder-row").into_iter();
        rows.filter_map(|row| row.attribute("data-path").map(str::to_owned)).collect()
    };
    let at = |page: &Page, path: &str| order(page).iter().position(|p| p == path).unwrap();
    assert!(at(&moved, "con.tenThuongGoi") < at(&moved, "con.hoTen"));
    let undone = admin.send(&moved.pressing("_undo", "1")).await.expect(200);
    assert!(at(&undone, "con.tenThuongGoi") > at(&undone, "con.hoTen"));

    // The preview is the real form, at two widths, and checks what is typed.
    let preview = admin.open(&format!("{FORM}/xem?muc=con")).await;
    let frames = preview.tree.named("iframe");
    assert_eq!(frames.len(), 2);
    let shown = admin.open(frames[0].attribute("src").unwrap()).await;
    shown.shows("Tên thường gọi");
    assert!(shown.header("content-security-policy").contains("frame-ancestors 'self'"));
    assert!(!admin.send(&shown.form("Lưu và tiếp tục")).await.expect(422).errors().is_empty());

    // A citizen sees nothing of it until it is saved and its day has come.
    lan.open("/thu-tuc/1.001193").await;
    let save = admin.open(&undone.link("Lưu thành phiên bản mới")).await;
    let past = save.form("Lưu thành phiên bản mới").fill("valid_from", "01/01/2023");
    assert_eq!(admin.send(&past).await.expect(422).errors().len(), 1);
    let tomorrow = save.form("Lưu thành phiên bản mới").fill("valid_from", "26/05/2023");
    let saved = admin.send(&tomorrow).await.expect(200);
    saved.shows("Đã lưu phiên bản 2 của thủ tục với biểu mẫu mới");
    admin.open("/quan-tri/nhat-ky").await.shows("Lưu phiên bản 2 với biểu mẫu mới");
    // The two versions stand side by side, with the field that is new.
    let compared = admin.open(&saved.link("So phiên bản 1 với 2")).await;
    compared.shows("con.tenThuongGoi Thay đổiMới");
    compared.shows("0 mục của thủ tục khác nhau");
    let today = begin(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    lan.open(&format!("{}/muc/con", today.url)).await.hides("Tên thường gọi");
    portal.after_minutes(24 * 60);
    portal.province.app.refresh().await.unwrap();
    let lan = portal.citizen(LAN).await;
    let new = begin(&lan, "1.001193", "", "Xã Xuân Lôi").await;
    lan.open(&format!("{}/muc/con", new.url)).await.shows("Tên thường gọi");
    lan.open(&format!("{}/muc/con", old.url)).await.hides("Tên thường gọi");
}

#[tokio::test]
async fn two_who_build_one_form_are_told() {
    let portal = Portal::open().await;
    let first = portal.officer("tinh.quantri").await;
    let second = portal.officer("tinh.quantri").await;
    let page = second.open(&format!("{FORM}/o?duong=con.hoTen")).await;
    let list = second.open(FORM).await;
    add_note(&first).await;
    // What the second typed stays, on top of what the first did.
    let typed = page.form("Giữ thay đổi").fill("title", "Họ tên của trẻ");
    let told = second.send(&typed).await.expect(409);
    told.shows("Người khác vừa sửa biểu mẫu này");
    let again = told.form("Giữ thay đổi");
    assert_eq!(again.value("title"), Some("Họ tên của trẻ"));
    let kept = second.send(&again).await.expect(200);
    kept.shows("Họ tên của trẻ");
    kept.shows("Tên thường gọi");
    // A button pressed on an old page does nothing.
    let told = second.send(&list.pressing("_remove", "con.hoTen")).await.expect(409);
    told.shows("Nút anh/chị bấm chưa làm gì");
    told.shows("Họ tên của trẻ");
    let none = second.send(&told.pressing("_discard", "1")).await.expect(200);
    none.hides("Tên thường gọi");

    let desk = portal.officer("xuanloi.motcua").await;
    for closed in ["", "/o", "/ten", "/xem", "/xem/con", "/tai", "/nhap", "/luu"] {
        let status = desk.visit(&format!("{FORM}{closed}")).await.status;
        assert!(matches!(status, 403 | 404), "{closed}: {status}");
    }
}

#[tokio::test]
async fn forms_travel_as_files_and_those_of_others_are_reported() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let file = admin.visit(&format!("{FORM}/tai")).await.expect(200);
    assert!(file.header("content-disposition").contains("1.001193.json"));
    let schema: Value = serde_json::from_slice(&file.body).unwrap();
    assert_eq!(schema["x-procedure"], "1.001193");

    let page = admin.open(&format!("{FORM}/nhap")).await;
    let none = admin.send(&page.form("Kiểm tra và xem trước")).await.expect(422);
    assert_eq!(none.errors(), ["Xin chọn một tệp."]);
    let bad = page.form("Kiểm tra và xem trước").attach("form", "a.json", b"{\"a\": ");
    assert!(admin.send(&bad).await.expect(422).errors()[0].contains("dòng 1, cột"));
    // A form of another maker: what does not come over stands in the report, with path and reason.
    let other = page.form("Kiểm tra và xem trước").attach("form", "su-kien.json", EVENT);
    let seen = admin.send(&other).await.expect(200);
    for line in ["chuKy", "signature", "Biểu mẫu không có loại này", "nguoiDeNghi.ghiChu"]
    {
        seen.shows(line);
    }
    admin.open(FORM).await.hides("Sơ đồ bố trí");
    let taken = admin.send(&seen.form("Đưa vào bản đang sửa")).await.expect(200);
    taken.shows("Sơ đồ bố trí");
    let undone = admin.send(&taken.pressing("_undo", "1")).await.expect(200);
    undone.hides("Sơ đồ bố trí");

    // Its own file comes back as it was: nothing is left and nothing has changed.
    let back = page.form("Kiểm tra và xem trước").attach("form", "1.001193.json", &file.body);
    let seen = admin.send(&back).await.expect(200);
    seen.shows("tất cả đều chuyển được nguyên vẹn");
    let again = admin.visit(&format!("{FORM}/tai")).await.expect(200);
    assert_eq!(again.body, file.body);
}

/// A sheet of staff as CSV.
fn staff(rows: &[&str]) -> String {
    let head = "Tên đăng nhập,Họ và tên,Giới tính,Số định danh,Mã đơn vị,Vai trò,Chức danh,Từ ngày";
    std::iter::once(head).chain(rows.iter().copied()).collect::<Vec<_>>().join("\n")
}

async fn bring_staff(admin: &Browser, name: &str, bytes: &[u8]) -> Page {
    let page = admin.open("/quan-tri/nhap-can-bo").await;
    admin.send(&page.form("Kiểm tra và xem trước").attach("sheet", name, bytes)).await
}

#[tokio::test]
async fn staff_come_by_spreadsheet_all_or_none() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let good = "moi.canbo,Lê Thị Mẫu Mới,Nữ,026190000077,000.00.01.H62,Cán bộ một cửa,Công chức,";
    let bad = staff(&[
        good,
        "A,,Khác,12,khong.co,Vua,Chức,31/02/2023",
        "moi.canbo,Tên khác,Nữ,026190000077,000.00.01.H62,Lãnh đạo cơ quan,Phó,",
        good,
    ]);
    let told = bring_staff(&admin, "can-bo.csv", bad.as_bytes()).await.expect(422);
    let errors = told.errors();
    for (place, words) in [
        ("Dòng 3 · Tên đăng nhập", "3 đến 64 chữ thường"),
        ("Dòng 3 · Họ và tên", "còn trống"),
        ("Dòng 3 · Giới tính", "Nam hoặc Nữ"),
        ("Dòng 3 · Số định danh", "12 chữ số"),
        ("Dòng 3 · Mã đơn vị", "khong.co"),
        ("Dòng 3 · Vai trò", "không có vai trò này"),
        ("Dòng 3 · Từ ngày", "không đọc được"),
        ("Dòng 4 · Họ và tên", "họ tên khác"),
        ("Dòng 5", "lặp lại"),
    ] {
        let found = errors.iter().any(|e| e.starts_with(place) && e.contains(words));
        assert!(found, "{place} {words}: {errors:?}");
    }
    told.shows("Chưa có gì được lưu.");
    let columns = bring_staff(&admin, "can-bo.csv", b"T\xc3\xaan,user_name\na,b").await.expect(422);
    assert!(columns.errors().iter().any(|e| e.contains("không có cột nào tên “Tên”")));
    assert!(columns.errors().iter().any(|e| e.contains("Vai trò") && e.contains("thiếu")));
    bring_staff(&admin, "a.csv", b"\xff\xfe").await.expect(422);
    let directory = || std::sync::Arc::clone(&portal.province.app.reference());
    assert!(
        directory().directory.staff_by_user_name("moi.canbo").is_none(),
        "nothing is half done"
    );

    // The template of the program itself, as a workbook, is read; its row is saved once.
    let book = admin.visit("/quan-tri/nhap-can-bo/mau/xlsx").await.expect(200);
    let seen = bring_staff(&admin, "can-bo.xlsx", &book.body).await.expect(200);
    seen.shows("1 vị trí của người mới");
    admin.send(&seen.form("Nhập và lưu")).await.expect(200).shows("Đã nhập cán bộ");
    let reference = directory();
    let staff = reference.directory.staff_by_user_name("xa.mau.motcua").unwrap();
    assert_eq!(staff.full_name, "Nguyễn Thị Mẫu");
    let day = "2023-06-02".parse().unwrap();
    assert_eq!(reference.directory.positions_of(staff.id, day).count(), 1);
    assert_eq!(
        reference.directory.positions_of(staff.id, "2023-05-31".parse().unwrap()).count(),
        0
    );
    let again = bring_staff(&admin, "can-bo.xlsx", &book.body).await.expect(200);
    again.shows("1 giữ nguyên");
    assert!(!again.has_button("Nhập và lưu"));
    admin.open("/quan-tri/nhat-ky").await.shows("1 vị trí của người mới");
    let desk = portal.officer("xuanloi.motcua").await;
    for closed in ["/quan-tri/nhap-can-bo", "/quan-tri/nhap-can-bo/mau/csv"] {
        assert!(matches!(desk.visit(closed).await.status, 403 | 404), "{closed}");
    }
}
