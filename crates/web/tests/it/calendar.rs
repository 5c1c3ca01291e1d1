//! The calendar in the pages: working hours from a day on, the year's table by spreadsheet.

use crate::portal::Portal;
use mc_kernel::{CivilDay, DayTime};

fn closing(portal: &Portal, day: &str) -> DayTime {
    let day: CivilDay = day.parse().unwrap();
    portal.province.app.reference().calendar.closing(day).time
}

#[tokio::test]
async fn hours_change_from_a_day_on_and_back_again() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let page = admin.open("/quan-tri/lich").await;
    let page = admin.open(&page.link("Đổi giờ làm việc")).await;
    let look = "Xem ảnh hưởng";
    let typed = |day: &str, hours: &str| {
        page.form(look).fill("day", day).fill("hours", hours).fill("source", "Quyết định 9/QĐ-UBND")
    };
    for (day, hours, words) in [
        ("25/05/2023", "07:30-11:30", "sau hôm nay"),
        ("16/10/2023", "", "Xin điền ô này"),
        ("16/10/2023", "7h30-11h30", "“7h30-11h30” không phải một buổi"),
        ("16/10/2023", "11:30-07:30", "đóng trước khi mở"),
        ("16/10/2023", "07:30-11:30, 11:00-16:30", "mở trước khi buổi trước nó đóng"),
    ] {
        let told = admin.send(&typed(day, hours)).await.expect(422);
        assert_eq!(told.errors().len(), 1, "{day} {hours}: {:?}", told.errors());
        assert!(told.errors()[0].contains(words), "{day} {hours}: {:?}", told.errors());
    }
    let before = closing(&portal, "2023-10-16");
    let seen = admin.send(&typed("16/10/2023", "07:30-11:30, 13:00-16:30")).await.expect(200);
    assert_eq!(closing(&portal, "2023-10-16"), before, "looking changes nothing");
    let saved = admin.send(&seen.form("Lưu")).await.expect(200);
    saved.shows("07:30-11:30, 13:00-16:30");
    saved.shows("Quyết định 9/QĐ-UBND");
    assert_eq!(closing(&portal, "2023-10-16").to_string(), "16:30");
    assert_eq!(closing(&portal, "2023-10-13"), before, "earlier days keep theirs");

    // Who sets the same day from an older page is told.
    let late = admin.send(&typed("16/10/2023", "08:00-12:00")).await.expect(200);
    admin.send(&late.form("Lưu")).await.expect(409).shows("Người khác vừa sửa mục này");
    assert_eq!(closing(&portal, "2023-10-16").to_string(), "16:30");

    let page = admin.open("/quan-tri/lich").await;
    let page = admin.open(&page.link("Bỏ lần đổi này")).await;
    admin.send(&page.form("Bỏ lần đổi này")).await.expect(200);
    assert_eq!(closing(&portal, "2023-10-16"), before);
    admin.open("/quan-tri/nhat-ky").await.shows("Đặt giờ làm việc: 2023-10-16");
    let desk = portal.officer("xuanloi.motcua").await;
    for closed in ["/quan-tri/lich/gio", "/quan-tri/lich/nhap"] {
        assert!(matches!(desk.visit(closed).await.status, 403 | 404), "{closed}");
    }
}

const HEAD: &str = "Ngày,Loại,Tên ngày,Căn cứ\n";

#[tokio::test]
async fn a_year_is_brought_as_a_table_whole_or_not_at_all() {
    let portal = Portal::open().await;
    let admin = portal.officer("tinh.quantri").await;
    let page = admin.open("/quan-tri/lich").await;
    let page = admin.open(&page.link("Nhập bảng ngày nghỉ")).await;
    let bring = |rows: &str| {
        let table = format!("{HEAD}{rows}");
        page.form("Kiểm tra và xem trước").attach("sheet", "lich.csv", table.as_bytes())
    };
    let told = admin
        .send(&bring(
            "25/05/2023,Nghỉ lễ,Hôm nay,TB 1\n27/05/2023,Nghỉ hoán đổi,Thứ Bảy,TB 1\n\
05/06/2023,nghi bu,,TB 1\n06/06/2023,Nghỉ phép,Một ngày,TB 1\n\
07/06/2023,Nghỉ lễ,Một ngày,TB 1\n07/06/2023,Nghỉ lễ,Một ngày,TB 1",
        ))
        .await
        .expect(422);
    for words in [
        "Dòng 2 · Ngày",
        "Dòng 3 · Ngày",
        "Dòng 4 · Tên ngày",
        "Dòng 5 · Loại",
        "Dòng 7 · Ngày",
        "Ngày này đã có ở dòng trên",
    ] {
        told.shows(words);
    }
    told.hides("Dòng 6");
    let bad = "Thứ,Loại,Tên ngày,Căn cứ\n1,2,3,4";
    let form = page.form("Kiểm tra và xem trước").attach("sheet", "x.csv", bad.as_bytes());
    let told = admin.send(&form).await.expect(422);
    told.shows("Không có cột nào tên “Thứ”");
    told.shows("Dòng 1 · Ngày");
    told.shows("Thiếu cột này");
    admin.send(&bring("")).await.expect(422).shows("không có dòng nào dưới dòng tiêu đề");

    let is_worked =
        |day: &str| portal.province.app.reference().calendar.is_working(day.parse().unwrap());
    let good = "01/09/2025,Nghỉ lễ,Quốc khánh (mẫu),Thông báo 1\n2025-09-05,nghi hoan doi,Hoán đổi mẫu,Thông báo 1\n06/09/2025,Làm bù,Làm bù mẫu,Thông báo 1";
    let seen = admin.send(&bring(good)).await.expect(200);
    seen.shows("Quốc khánh (mẫu)");
    seen.shows("Ngày mới");
    assert!(is_worked("2025-09-05") && !is_worked("2025-09-06"), "looking changes nothing");
    let saved = admin.send(&seen.form("Lưu vào lịch")).await.expect(200);
    saved.shows("Đã nhập bảng ngày nghỉ");
    assert!(!is_worked("2025-09-05") && is_worked("2025-09-06"));
    // The same file again changes nothing, and offers nothing to save.
    let again = admin.send(&bring(good)).await.expect(200);
    again.shows("3 ngày giữ nguyên");
    again.hides("Lưu vào lịch");
    admin.open("/quan-tri/nhat-ky").await.shows("Nhập bảng ngày nghỉ: 3");
    // Somebody changes a day between looking and saving.
    let other = good.replace("Hoán đổi mẫu", "Hoán đổi khác");
    let seen = admin.send(&bring(&other)).await.expect(200);
    seen.shows("1 ngày đổi");
    let day = admin.open("/quan-tri/lich/ngay/2025-09-05").await;
    let day = day.form("Xem ảnh hưởng").fill("name", "Người khác đặt");
    let looked = admin.send(&day).await.expect(200);
    admin.send(&looked.form("Lưu")).await.expect(200);
    admin.send(&seen.form("Lưu vào lịch")).await.expect(422).shows("vừa được người khác sửa");

    let book = admin.visit("/quan-tri/lich/nhap/mau/xlsx").await.expect(200);
    assert!(book.body.starts_with(b"PK"));
}
