//! What people type, and what becomes of it.

use super::*;
use serde_json::json;

/// Reads one box of the birth form and gives the answer and the codes.
fn read_as(code: &str, path: &str, typed: &str) -> (Option<Value>, Vec<String>) {
    let form = &sample(code).form;
    let section = form.section_of(path).unwrap();
    let reading = form.read(&section.key, &entries(&[(path, typed)]));
    let answer = form.answer(&reading.answers, path).cloned();
    (answer, told(&reading.problems).iter().map(|p| p.replace(&format!("{path}: "), "")).collect())
}

fn check(code: &str, path: &str, typed: &str, expect: &Value) {
    let (answer, problems) = read_as(code, path, typed);
    assert_eq!((answer.as_ref(), problems), (Some(expect), Vec::new()), "{path} {typed}");
}

fn refused(code: &str, path: &str, typed: &str, expect: &str) {
    let (answer, problems) = read_as(code, path, typed);
    assert_eq!(problems, [expect], "{path} {typed}");
    assert_eq!(answer, Some(json!(typed)), "what was typed is not lost");
}

#[test]
fn names_are_tidied() {
    let path = "con.hoTen";
    check("1.001193", path, "  Nguyễn  Thị\u{a0}An ", &json!("Nguyễn Thị An"));
    check("1.001193", path, "Nguyê\u{303}n", &json!("Nguyễn"));
    check("1.001193", path, "Nguyễn\u{200b} An", &json!("Nguyễn An"));
    refused("1.001193", path, "Nguyễn 2", "name-characters");
    refused("1.001193", path, "Nguyễn ２", "name-characters");
    refused("1.001193", path, "<b>An</b>", "name-characters");
}

#[test]
fn numbers_of_people_and_phones_lose_their_separators() {
    let id = "me.soDinhDanh";
    for typed in ["026190000001", "026 190 000 001", "026.190.000.001", " 026190-000001 "] {
        check("1.001193", id, typed, &json!("026190000001"));
    }
    let phone = "nguoiYeuCau.dienThoai";
    for typed in [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84912345678",
        "(+84) 912 345 678",
        "0084912345678",
        "84 912 345 678",
    ] {
        check("1.001193", phone, typed, &json!("0912345678"));
    }
    check("1.001193", phone, "0841234567", &json!("0841234567"));
}

#[test]
fn dates_are_read_as_people_write_them() {
    for typed in ["20/5/2023", "20-05-2023", "20.05.2023", "2023-05-20"] {
        check("1.001193", "con.ngaySinh", typed, &json!("2023-05-20"));
    }
    refused("1.001193", "con.ngaySinh", "31/02/2023", "date-unreadable");
    refused("1.001193", "con.ngaySinh", "hôm qua", "date-unreadable");
    check("1.001193", "me.ngaySinh", "1988", &json!("1988"));
    check("1.001193", "me.ngaySinh", "05/1988", &json!("1988-05"));
    check("1.001193", "me.ngaySinh", "2.5.1990", &json!("1990-05-02"));
    refused("1.001193", "me.ngaySinh", "88", "partial-date-unreadable");
    check("1.001193", "con.gioSinh", "9h30", &json!("09:30"));
    refused("1.001193", "con.gioSinh", "25:00", "time-unreadable");
    check("2.000488", "quaTrinhCuTru[0].tuThang", "9/2009", &json!("2009-09"));
    check("2.001583", "thue.namTaiChinhTu", "1/1", &json!("01/01"));
}

#[test]
fn numbers_are_read_as_people_write_them() {
    check("2.001583", "vonDieuLe", "1.000.000.000", &json!(1_000_000_000));
    check("2.001583", "vonDieuLe", "1 000 000", &json!(1_000_000));
    refused("2.001583", "vonDieuLe", "một tỷ", "whole-unreadable");
    check("2.000889", "thuaDat[0].dienTich", "120,5", &json!(120.5));
    check("2.000889", "thuaDat[0].dienTich", "120.5", &json!(120.5));
    refused("2.000889", "thuaDat[0].dienTich", "1.000", "decimal-ambiguous");
}

#[test]
fn codes_lose_what_they_cannot_have() {
    check("1.001612", "chuHo.maSoThue", "0101 234 567", &json!("0101234567"));
    check("1.001612", "thue.maSoThueCu", "0101234567-001", &json!("0101234567-001"));
    check("2.000889", "giayChungNhan.soPhatHanh", "aa 000001", &json!("AA 000001"));
    check("2.000889", "giayChungNhan.soPhatHanh", "đ 000.001", &json!("Đ 000001"));
    check("1.002809", "gplxHienCo.so", "26-0000 000008", &json!("260000000008"));
    check("1.001193", "con.quocTich", "la", &json!("LA"));
    check("1.001193", "nguoiYeuCau.giayTo.so", "026 088 000 002", &json!("026088000002"));
    check("1.001193", "nguoiYeuCau.giayTo.so", "b 1234567", &json!("b 1234567"));
}

#[test]
fn digits_of_another_script_are_never_taken_silently() {
    for (form, path) in [
        ("1.001193", "me.soDinhDanh"),
        ("1.001193", "nguoiYeuCau.dienThoai"),
        ("1.001193", "con.ngaySinh"),
        ("1.001193", "me.ngaySinh"),
        ("1.001193", "con.gioSinh"),
        ("1.001193", "soLuongBanSao"),
        ("2.000889", "thuaDat[0].dienTich"),
        ("1.001612", "chuHo.maSoThue"),
        ("2.000488", "quaTrinhCuTru[0].tuThang"),
    ] {
        for digits in ["１２３", "١٢٣", "१२३", "1２3", "²"] {
            refused(form, path, digits, "digits-script");
        }
    }
    let form = &birth().form;
    let reading = form.read("me", &entries(&[("me.soDinhDanh", "026１90000001")]));
    let said = crate::message(reading.problems.at("me.soDinhDanh").unwrap(), mc_kernel::Locale::Vi);
    assert_eq!(
        said,
        "«Số định danh cá nhân» có chữ số «１» ở vị trí 4, không phải chữ số 0–9 thường dùng; hãy gõ lại bằng các phím 0–9."
    );
}

#[test]
fn control_characters_are_kept_nowhere() {
    for typed in ["An\u{0}", "\u{202e}nA", "A\u{7}n"] {
        let (answer, problems) = read_as("1.001193", "con.hoTen", typed);
        assert_eq!((answer, problems), (None, vec!["control-characters".to_owned()]));
    }
}

#[test]
fn too_long_is_told_with_the_limit() {
    let long = "ă".repeat(51);
    refused("1.001193", "chungSinh.so", &long, "too-long");
    let form = &birth().form;
    let reading = form.read("chungSinh", &entries(&[("chungSinh.so", &long)]));
    let problem = reading.problems.at("chungSinh.so").unwrap();
    assert!(problem.params.contains(&("limit".to_owned(), "50".to_owned())));
    let endless = "a".repeat(1_000_000);
    let (answer, problems) = read_as("1.001193", "chungSinh.so", &endless);
    assert_eq!(problems, ["too-long"]);
    assert_eq!(answer.unwrap().as_str().map(str::len), Some(crate::bounds::ENTRY_TEXT));
}

#[test]
fn several_lines_stay_several_lines() {
    let typed = "\r\n Dòng một \r\nDòng   hai\n\n";
    check("2.000889", "truocBienDong", typed, &json!("Dòng một\nDòng hai"));
    check("1.001193", "chungSinh.noiCap", "Trạm\n y tế", &json!("Trạm y tế"));
}

#[test]
fn untouched_groups_and_rows_vanish() {
    let form = &birth().form;
    let nothing = form.read("me", &entries(&[("me.hoTen", " "), ("me.quocTich", "VN")]));
    assert_eq!(nothing.answers, json!({}), "the default alone is no answer");
    let address = form.read("con", &entries(&[("con.noiSinh.quocGia", "VN"), ("con.hoTen", "An")]));
    assert_eq!(address.answers, json!({"con": {"hoTen": "An"}}));
    let land = &sample("2.000889").form;
    let rows = entries(&[
        ("giayToNopKem[0].ten", ""),
        ("giayToNopKem[1].ten", "Đơn"),
        ("giayToNopKem[5].ten", "Bản vẽ"),
    ]);
    let read = land.read("giayToNopKem", &rows).answers;
    assert_eq!(read, json!({"giayToNopKem": [{"ten": "Đơn"}, {"ten": "Bản vẽ"}]}));
    assert_eq!(land.read("khongCo", &rows).answers, json!({}));
}

#[test]
fn a_partly_filled_optional_group_asks_for_the_rest() {
    let form = &sample("2.000488").form;
    let mut answers = sample("2.000488").example.clone();
    let problems = form.fill("voChong", &entries(&[("voChong.ngaySinh", "1970")]), &mut answers);
    assert_eq!(told(&problems), ["voChong.hoTen: required"]);
    let problems = form.fill("voChong", &entries(&[("voChong.ngaySinh", "")]), &mut answers);
    assert_eq!(told(&problems), [""; 0]);
    assert!(answers.get("voChong").is_none());
}

#[test]
fn choices_and_yes_or_no() {
    check("1.001193", "truongHop", "BR", &json!("BR"));
    check("1.001193", "deNghiCapBanSao", "false", &json!(false));
    check("1.001193", "deNghiCapBanSao", "Có", &json!(true));
    check("1.001193", "camDoan", "on", &json!(true));
    refused("1.001193", "deNghiCapBanSao", "maybe", "yes-no");
    let form = &sample("1.002809").form;
    let hang = "hangDeNghi";
    let chosen = entries(&[(hang, "B2"), (hang, "A1"), (hang, ""), (hang, "B2")]);
    assert_eq!(form.read(hang, &chosen).answers, json!({hang: ["B2", "A1"]}));
}

#[test]
fn too_many_boxes_are_told() {
    let form = &sample("1.001612").form;
    let rows = (0..6000).map(|i| (format!("nganhNghe[{i}].ten"), "Bán lẻ"));
    let reading = form.read("nganhNghe", &rows.collect());
    assert_eq!(told(&reading.problems), [": too-many-entries", "nganhNghe: too-many-items"]);
    let items = reading.answers["nganhNghe"].as_array().unwrap().len();
    assert_eq!(items, crate::bounds::ITEMS);
}

#[test]
fn filling_a_page_leaves_the_others_alone() {
    let form = &birth().form;
    let mut answers = json!({"truongHop": "TT", "con": {"hoTen": "An"}});
    let problems = form.fill("con", &entries(&[("con.hoTen", "Bình 1")]), &mut answers);
    assert_eq!(problems.at("con.hoTen").unwrap().code, "name-characters");
    assert!(problems.iter().all(|problem| problem.path.starts_with("con.")));
    assert_eq!(answers, json!({"truongHop": "TT", "con": {"hoTen": "Bình 1"}}));
    let mut fresh = Value::Null;
    assert!(form.fill("truongHop", &entries(&[("truongHop", "TT")]), &mut fresh).is_empty());
    assert_eq!(fresh, json!({"truongHop": "TT"}));
}

#[test]
fn a_field_that_is_not_asked_is_not_spoken_of() {
    let form = &birth().form;
    let mut answers = json!({});
    let typed = |wish: &str| entries(&[("deNghiCapBanSao", wish), ("soLuongBanSao", "hai")]);
    let problems = form.fill("deNghiCapBanSao", &typed("false"), &mut answers);
    assert_eq!(told(&problems), [""; 0]);
    let problems = form.fill("deNghiCapBanSao", &typed("true"), &mut answers);
    assert_eq!(told(&problems), ["soLuongBanSao: whole-unreadable"]);
}

#[test]
fn what_is_shown_is_vietnamese() {
    let shown = |code: &str, section: &str, name: &str| {
        let Sample { form, example, .. } = sample(code);
        form.entries(section, example).get(name).map(str::to_owned)
    };
    assert_eq!(shown("1.001193", "con", "con.ngaySinh").as_deref(), Some("20/05/2023"));
    assert_eq!(shown("1.001193", "cha", "cha.ngaySinh").as_deref(), Some("1988"));
    assert_eq!(shown("2.001583", "vonDieuLe", "vonDieuLe").as_deref(), Some("1.000.000.000"));
    assert_eq!(shown("2.000889", "thuaDat", "thuaDat[0].dienTich").as_deref(), Some("120,5"));
    let month = shown("2.000488", "quaTrinhCuTru", "quaTrinhCuTru[1].tuThang");
    assert_eq!(month.as_deref(), Some("09/2017"));
    assert_eq!(shown("1.001193", "camDoan", "camDoan").as_deref(), Some("true"));
}
