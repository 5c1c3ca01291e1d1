//! What people are told.

use super::*;
use crate::{ALL_CODES, message};
use expect_test::expect;
use mc_kernel::Locale;
use serde_json::json;

fn check(code: &str, path: &str, answer: Value, expect: &[&str]) {
    let sample = sample(code);
    let answers = with(&sample.example, path, Some(answer));
    let problems = sample.form.check(&answers);
    assert_eq!(told(&problems), expect, "{code} {path}");
    assert!(problems.iter().all(|problem| ALL_CODES.contains(&problem.code.as_str())));
}

#[test]
fn each_kind_of_wrong_answer_has_its_code() {
    let birth = "1.001193";
    check(birth, "con.hoTen", json!("A"), &["con.hoTen: too-short"]);
    check(birth, "con.hoTen", json!("A1"), &["con.hoTen: name-characters"]);
    check(birth, "con.ngaySinh", json!("2023-02-31"), &["con.ngaySinh: date-unreadable"]);
    check(birth, "me.ngaySinh", json!("1990-02-31"), &["me.ngaySinh: partial-date-unreadable"]);
    check(birth, "con.gioiTinh", json!("3"), &["con.gioiTinh: not-an-option"]);
    check(birth, "con.quocTich", json!("Việt"), &["con.quocTich: country-code"]);
    check(birth, "con.noiSinh.maXa", json!("xã"), &["con.noiSinh.maXa: not-an-option"]);
    let shop = with(&sample("1.001612").example, "kinhDoanhTaiTruSo", Some(json!(false)));
    let shop = with(&shop, "diaDiemKhac", Some(json!([{"maTinh": "2"}])));
    let at = "diaDiemKhac[0].maTinh: not-an-option";
    assert!(told(&sample("1.001612").form.check(&shop)).contains(&at.to_owned()));
    check(birth, "nguoiYeuCau.email", json!("a@b@c"), &["nguoiYeuCau.email: email"]);
    check(birth, "nguoiYeuCau.dienThoai", json!("091"), &["nguoiYeuCau.dienThoai: phone"]);
    check(birth, "nguoiYeuCau.giayTo.so", json!("12"), &["nguoiYeuCau.giayTo.so: identity-length"]);
    check(birth, "soLuongBanSao", json!(0), &["soLuongBanSao: below-minimum"]);
    check(birth, "soLuongBanSao", json!(21), &["soLuongBanSao: above-maximum"]);
    check(birth, "soLuongBanSao", json!("hai"), &["soLuongBanSao: whole-unreadable"]);
    check(birth, "soLuongBanSao", json!("2"), &["soLuongBanSao: malformed"]);
    check(birth, "camDoan", json!(false), &["camDoan: consent"]);
    check(birth, "deNghiCapBanSao", json!("x"), &["deNghiCapBanSao: yes-no"]);
    check(birth, "con", json!("An"), &["con: malformed"]);
    check(birth, "chungSinh", json!({}), &["chungSinh: group-empty"]);
    check(birth, "chungSinh.tep", json!({"ten": "a"}), &["chungSinh.tep: file-unusable"]);
    check(birth, "con.gioSinh", json!("lúc sáng"), &["con.gioSinh: time-unreadable"]);
    check(
        "2.000488",
        "quaTrinhCuTru[0].tuThang",
        json!("9"),
        &["quaTrinhCuTru[0].tuThang: month-unreadable"],
    );
    check(
        "2.001583",
        "thue.namTaiChinhDen",
        json!("cuối năm"),
        &["thue.namTaiChinhDen: day-month-unreadable"],
    );
}

#[test]
fn lists_have_codes_of_their_own() {
    let licence = "1.002809";
    check(licence, "hangDeNghi", json!([]), &["hangDeNghi: required"]);
    check(licence, "hangDeNghi", json!(["B2", "B2"]), &["hangDeNghi: duplicate-items"]);
    check(licence, "hangDeNghi", json!(["B2", "Z"]), &["hangDeNghi: not-an-option"]);
    let many = json!(["A1", "A2", "A3", "A4", "B1", "B2", "C"]);
    check(licence, "hangDeNghi", many, &["hangDeNghi: too-many-items"]);
    let shop = "1.001612";
    check(shop, "nganhNghe", json!([]), &["nganhNghe: too-few-items"]);
    check(shop, "nganhNghe[0].chinh", json!(false), &["nganhNghe: contains"]);
    check(
        shop,
        "chuThe",
        json!("HGD"),
        &["thanhVien: too-few-items", "bienBanHop: required", "vanBanUyQuyen: required"],
    );
}

#[test]
fn a_case_narrows_the_options() {
    let social = sample("1.001776");
    let answers = with(&social.example, "loaiDoiTuong", Some(json!("HIV")));
    let problems = social.form.check(&answers);
    let problem = problems.at("tinhTrangHoNgheo").unwrap();
    expect!["Hãy chọn lại «Thuộc hộ nghèo, cận nghèo» trong các lựa chọn đã cho: Hộ nghèo."]
        .assert_eq(&message(problem, Locale::Vi));
    let licence = sample("1.002809");
    let answers = with(&licence.example, "dangBiTuoc", Some(json!(true)));
    let problems = licence.form.check(&answers);
    expect![
        "Choose “Đang bị tước quyền sử dụng giấy phép lái xe” again among the given options: No."
    ]
    .assert_eq(&message(problems.at("dangBiTuoc").unwrap(), Locale::En));
}

#[test]
fn an_identity_number_must_fit_the_province_and_the_birth() {
    let birth = "1.001193";
    let path = "cha.soDinhDanh";
    check(birth, path, json!("003088000002"), &["cha.soDinhDanh: identity-province"]);
    check(birth, path, json!("097088000002"), &["cha.soDinhDanh: identity-province"]);
    check(birth, path, json!("000088000002"), &["cha.soDinhDanh: identity-province"]);
    check(birth, path, json!("101088000002"), &[]);
    check(birth, path, json!("026089000002"), &["cha.soDinhDanh: identity-birth-year"]);
    check(birth, path, json!("026288000002"), &["cha.soDinhDanh: identity-birth-year"]);
    check(birth, path, json!("026188000002"), &[]);
    check(birth, "cha.ngaySinh", json!("1988-12-31"), &[]);
    check(
        "2.000889",
        "benNhan[1].ngaySinh",
        json!("1980"),
        &["benNhan[1].soDinhDanh: identity-birth-year"],
    );
}

#[test]
fn what_the_form_does_not_know_is_refused() {
    check("1.001193", "con.bietDanh", json!("Tí"), &["con: unknown-field"]);
    check("1.001193", "ghiChu", json!("x"), &[": unknown-field"]);
    let problems = birth().form.check(&with(&birth().example, "ghiChu", Some(json!("x"))));
    let said = message(problems.iter().next().unwrap(), Locale::Vi);
    assert_eq!(said, "«Tờ khai đăng ký khai sinh» có nội dung ngoài mẫu (ghiChu); hãy bỏ đi.");
}

#[test]
fn messages_name_the_field_and_its_place() {
    let say = |code: &str, path: &str, answer: Option<Value>, at: &str| {
        let sample = sample(code);
        let problems = sample.form.check(&with(&sample.example, path, answer));
        let problem = problems.at(at).unwrap_or_else(|| panic!("{:?}", told(&problems)));
        message(problem, Locale::Vi)
    };
    let land = "2.000889";
    let said = say(land, "thuaDat[0].diaChi.maXa", None, "thuaDat[0].diaChi.maXa");
    assert_eq!(said, "Hãy chọn «Xã, phường, thị trấn» (Thửa 1, Địa chỉ).");
    let said = say("1.001193", "con.gioiTinh", None, "con.gioiTinh");
    assert_eq!(said, "Hãy chọn «Giới tính».");
    let said = say("1.001193", "nguoiYeuCau.giayTo.so", None, "nguoiYeuCau.giayTo.so");
    assert_eq!(said, "Hãy điền «Số» (Giấy tờ tùy thân).");
    let said = say("2.001583", "dieuLe", None, "dieuLe");
    assert_eq!(said, "Hãy tải lên «Điều lệ công ty».");
    let said = say("1.001612", "tenHo", Some(json!("Công ty Mẫu")), "tenHo");
    assert_eq!(
        said,
        "«Tên hộ kinh doanh» có từ ngữ không được dùng (công ty, doanh nghiệp); hãy viết lại."
    );
    let said = say("1.001612", "nganhNghe[0].ma", Some(json!("47")), "nganhNghe[0].ma");
    assert_eq!(said, "«Mã ngành cấp bốn» (Ngành 1) chưa đúng mẫu; hãy ghi lại theo ví dụ 0123.");
    let said = say("1.001612", "nganhNghe[0].chinh", Some(json!(false)), "nganhNghe");
    assert_eq!(
        said,
        "Trong «Ngành, nghề kinh doanh», hãy đánh dấu đúng 1 mục là «Ngành, nghề kinh doanh chính»."
    );
    let said = say("2.001583", "tenTiengViet", Some(json!("TNHH MẪU")), "tenTiengViet");
    assert_eq!(
        said,
        "«Tên công ty viết bằng tiếng Việt» chưa đúng mẫu; hãy ghi lại theo ví dụ CÔNG TY TNHH MẪU."
    );
}

#[test]
fn an_empty_form_misses_everything_in_the_order_of_the_pages() {
    let problems = birth().form.check(&json!({}));
    expect![[r"
        nguoiYeuCau.hoTen: required
        nguoiYeuCau.noiCuTru.maTinh: required
        nguoiYeuCau.noiCuTru.maXa: required
        nguoiYeuCau.noiCuTru.chiTiet: required
        nguoiYeuCau.giayTo.loai: required
        nguoiYeuCau.giayTo.so: required
        nguoiYeuCau.quanHe: required
        truongHop: required
        con.hoTen: required
        con.ngaySinh: required
        con.gioiTinh: required
        con.danToc: required
        con.quocTich: required
        con.noiSinh.maTinh: required
        con.noiSinh.maXa: required
        con.noiSinh.chiTiet: required
        con.queQuan.maTinh: required
        con.queQuan.maXa: required
        con.queQuan.chiTiet: required
        deNghiCapBanSao: required
        hinhThucNhan: required
        camDoan: consent"]]
    .assert_eq(&told(&problems).join("\n"));
}

#[test]
fn fifty_wrong_entries_are_all_told_in_the_order_of_the_pages() {
    let form = &birth().form;
    let mut answers = with(&birth().example, "hinhThucNhan", Some(json!("1")));
    answers["con"]["noiSinh"] = json!({"maTinh": "26", "maXa": "08716", "chiTiet": "Số 1"});
    let mut wrong = Vec::new();
    for section in &form.sections {
        let shown = form.entries(&section.key, &answers);
        let mut typed = Entries::new();
        for (name, _) in
            shown.iter().filter(|(name, _)| !["truongHop", "hinhThucNhan"].contains(name))
        {
            let field = form.field(name).unwrap();
            let prose = matches!(
                field.kind,
                crate::FieldKind::Text { format: crate::TextFormat::Plain, .. }
            );
            typed.push(name, if prose { "x".repeat(600) } else { "？１".to_owned() });
            wrong.push(name.to_owned());
        }
        for name in ["truongHop", "hinhThucNhan"] {
            typed.set(name, shown.get(name).unwrap_or_default());
        }
        form.fill(&section.key, &typed, &mut answers);
    }
    let problems = form.check(&answers);
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    let told: Vec<&str> =
        paths.iter().copied().filter(|path| wrong.iter().any(|w| w == path)).collect();
    assert!(wrong.len() >= 50, "{}", wrong.len());
    // A number of copies is not asked any more once the wish for copies cannot be read.
    let expect: Vec<&String> = wrong.iter().filter(|path| *path != "soLuongBanSao").collect();
    assert_eq!(told, expect);
    for problem in &problems {
        for locale in Locale::ALL {
            assert!(message(problem, locale).len() > 10);
        }
    }
}

#[test]
fn a_page_is_checked_by_itself() {
    let form = &birth().form;
    let answers = json!({"truongHop": "TT"});
    assert_eq!(told(&form.check_section("truongHop", &answers)), [""; 0]);
    let me = form.check_section("me", &answers);
    assert!(me.iter().all(|problem| problem.path.starts_with("me.")) && me.len() == 7, "{me:?}");
    assert_eq!(told(&form.check_section("camDoan", &answers)), ["camDoan: consent"]);
    assert_eq!(told(&form.check_section("khongCo", &answers)), [""; 0]);
}

#[test]
fn nonsense_is_checked_without_harm() {
    for answers in
        [json!(null), json!([]), json!("x"), json!({"con": []}), json!({"con": {"noiSinh": 1}})]
    {
        assert!(!birth().form.check(&answers).is_empty());
    }
}
