//! What is asked in which case.

use super::*;
use Need::{Hidden, Optional, Required};
use serde_json::json;

fn check(code: &str, answers: &Value, expect: &[(&str, Need)]) {
    let visible = sample(code).form.visible(answers);
    for (path, need) in expect {
        assert_eq!(visible.of(path), *need, "{code} {path} with {answers}");
    }
}

#[test]
fn the_case_of_a_birth_decides_about_parents_and_papers() {
    let case = |case: &str, expect: &[(&str, Need)]| {
        check("1.001193", &json!({"truongHop": case}), expect);
    };
    case("TT", &[("cha", Required), ("me", Required), ("chungSinh", Required)]);
    case("TT", &[("bienBanBoRoi", Hidden), ("xacNhanMangThaiHo", Hidden)]);
    case("CXDC", &[("cha", Hidden), ("me", Required), ("chungSinh", Required)]);
    case("CXDM", &[("cha", Required), ("me", Hidden)]);
    case("BR", &[("cha", Hidden), ("me", Hidden), ("bienBanBoRoi", Required)]);
    case("BR", &[("chungSinh", Hidden), ("cha.hoTen", Hidden)]);
    case("MTH", &[("xacNhanMangThaiHo", Required), ("cha", Optional), ("me", Optional)]);
    case("TT", &[("ketHonChaMe", Optional), ("con", Required), ("cha.hoTen", Required)]);
}

#[test]
fn before_the_case_is_chosen_nothing_that_depends_on_it_is_asked() {
    check(
        "1.001193",
        &json!({}),
        &[("cha", Hidden), ("chungSinh", Hidden), ("truongHop", Required)],
    );
    check("1.009994", &json!({}), &[("chuDauTu", Hidden), ("toChuc", Hidden)]);
    check(
        "1.009994",
        &json!({"loaiChuDauTu": "TC"}),
        &[("chuDauTu", Hidden), ("toChuc", Required)],
    );
    check(
        "1.009994",
        &json!({"loaiChuDauTu": "CN"}),
        &[("chuDauTu", Required), ("toChuc", Hidden)],
    );
    let missing = told(&sample("1.009994").form.check(&json!({})));
    assert!(missing.contains(&"loaiChuDauTu: required".to_owned()));
    assert!(!missing.iter().any(|m| m.starts_with("toChuc")), "{missing:?}");
}

#[test]
fn delivery_by_post_asks_for_an_address() {
    let form = "1.001193";
    check(form, &json!({"hinhThucNhan": "1"}), &[("diaChiNhan", Required)]);
    check(form, &json!({"hinhThucNhan": "0"}), &[("diaChiNhan", Hidden)]);
    check(form, &json!({}), &[("diaChiNhan", Hidden), ("diaChiNhan.maTinh", Hidden)]);
    let by_post = with(&birth().example, "hinhThucNhan", Some(json!("1")));
    let expect = [
        "diaChiNhan.maTinh: required",
        "diaChiNhan.maXa: required",
        "diaChiNhan.chiTiet: required",
    ];
    assert_eq!(told(&birth().form.check(&by_post)), expect);
}

#[test]
fn an_address_abroad_is_written_in_one_line() {
    let abroad = json!({"con": {"noiSinh": {"quocGia": "FR"}}});
    check(
        "1.001193",
        &abroad,
        &[
            ("con.noiSinh.ngoaiNuoc", Required),
            ("con.noiSinh.maTinh", Hidden),
            ("con.noiSinh.maHuyen", Hidden),
            ("con.noiSinh.maXa", Hidden),
            ("con.queQuan.maTinh", Required),
            ("con.queQuan.maHuyen", Optional),
            ("con.queQuan.ngoaiNuoc", Hidden),
        ],
    );
    let answers = with(&birth().example, "con.noiSinh.quocGia", Some(json!("FR")));
    assert_eq!(told(&birth().form.check(&answers)), ["con.noiSinh.ngoaiNuoc: required"]);
    let pruned = birth().form.prune(answers);
    assert_eq!(pruned["con"]["noiSinh"], json!({"quocGia": "FR"}));
}

#[test]
fn a_province_that_the_page_chose_is_no_answer_where_none_is_needed() {
    let form = &birth().form;
    // Of parents by surrogacy nothing needs to be said.
    let surrogate = with(&birth().example, "truongHop", Some(json!("MTH")));
    let with_father = |home: serde_json::Value| {
        let answers = with(&surrogate, "cha", Some(json!({"noiCuTru": home})));
        form.prune(answers)["cha"].clone()
    };
    assert_eq!(with_father(json!({"maTinh": "26"})), json!(null));
    assert_eq!(with_father(json!({"quocGia": "VN", "maTinh": "26"})), json!(null));
    let abroad = json!({"quocGia": "FR"});
    assert_eq!(with_father(abroad.clone()), json!({"noiCuTru": abroad}));
    let said = json!({"maTinh": "26", "chiTiet": "Số 1"});
    assert_eq!(with_father(said.clone()), json!({"noiCuTru": said}));
    // Where an address is needed, what was chosen stays, and only the rest is asked for.
    let barely = with(&birth().example, "nguoiYeuCau.noiCuTru", Some(json!({"maTinh": "26"})));
    let told = told(&form.check(&barely));
    assert!(!told.is_empty(), "the rest is missing");
    assert!(!told.contains(&"nguoiYeuCau.noiCuTru.maTinh: required".to_owned()), "{told:?}");
}

#[test]
fn an_optional_answer_that_is_not_given_decides_as_the_schema_says() {
    let form = "1.002809";
    check(form, &json!({}), &[("gplxHienCo.giaTriDen", Required)]);
    let for_ever = json!({"gplxHienCo": {"khongThoiHan": true}});
    check(form, &for_ever, &[("gplxHienCo.giaTriDen", Hidden)]);
    check("1.001612", &json!({}), &[("diaDiemKhac", Hidden)]);
    check("1.001612", &json!({"kinhDoanhTaiTruSo": false}), &[("diaDiemKhac", Required)]);
}

#[test]
fn choices_of_many_and_nested_answers_decide_too() {
    let form = "1.002809";
    check(form, &json!({"hangDeNghi": ["A1"]}), &[("giayKhamSucKhoe", Hidden)]);
    check(form, &json!({"hangDeNghi": ["A1", "B2"]}), &[("giayKhamSucKhoe", Required)]);
    let divorced = json!({"nguoiDuocCap": {"tinhTrangHonNhan": "3"}});
    check("1.004873", &divorced, &[("giayToChamDut", Required)]);
    let single = json!({"nguoiDuocCap": {"tinhTrangHonNhan": "1"}});
    check("1.004873", &single, &[("giayToChamDut", Hidden)]);
    check("2.000889", &json!({"loaiBienDong": "CN"}), &[("hopDong.giaTri", Required)]);
    check("2.000889", &json!({"loaiBienDong": "TC"}), &[("hopDong.giaTri", Hidden)]);
    check(
        "1.000894",
        &json!({"benNam": {"lanKetHon": 2}}),
        &[("benNam.tinhTrangTruoc", Required), ("benNu.tinhTrangTruoc", Hidden)],
    );
}

#[test]
fn rows_answer_for_themselves() {
    let answers = json!({"thuaDat": [{"diaChi": {"quocGia": "LA"}}, {}]});
    check(
        "2.000889",
        &answers,
        &[
            ("thuaDat[0].diaChi.ngoaiNuoc", Required),
            ("thuaDat[1].diaChi.ngoaiNuoc", Hidden),
            ("thuaDat[7].diaChi.maXa", Required),
            ("thuaDat[].soThua", Required),
            ("thuaDat[0].khongCo", Hidden),
        ],
    );
}

#[test]
fn pages_without_questions_are_not_shown() {
    let keys = |answers: &Value| -> Vec<&str> {
        birth().form.sections_to_show(answers).iter().map(|s| s.key.as_str()).collect()
    };
    let abandoned = keys(&json!({"truongHop": "BR"}));
    assert_eq!(
        abandoned,
        [
            "nguoiYeuCau",
            "truongHop",
            "con",
            "ketHonChaMe",
            "bienBanBoRoi",
            "deNghiCapBanSao",
            "hinhThucNhan",
            "camDoan"
        ]
    );
    assert!(keys(&json!({"truongHop": "TT"})).contains(&"cha"));
}

#[test]
fn what_is_not_asked_is_pruned_and_not_checked() {
    let form = &birth().form;
    let mut answers = with(&birth().example, "truongHop", Some(json!("CXDC")));
    answers["cha"]["soDinhDanh"] = json!("1");
    assert_eq!(told(&form.check(&answers)), [""; 0]);
    let pruned = form.prune(answers);
    assert!(pruned.get("cha").is_none());
    assert_eq!(pruned["me"], birth().example["me"]);
    let no_copies = with(&birth().example, "deNghiCapBanSao", Some(json!(false)));
    assert!(form.prune(no_copies).get("soLuongBanSao").is_none());
}

#[test]
fn hiding_an_answer_hides_what_it_decided() {
    let schema = json!({
        "title": "Chuỗi", "type": "object",
        "properties": {
            "a": {"type": "boolean", "title": "A"},
            "b": {"type": "boolean", "title": "B"},
            "c": {"type": "string", "title": "C"}
        },
        "required": ["a"],
        "allOf": [
            {"if": {"properties": {"a": {"const": true}}, "required": ["a"]}, "then": {"required": ["b"]}},
            {"if": {"properties": {"b": {"const": true}}, "required": ["b"]}, "then": {"required": ["c"]}}
        ]
    });
    let form = Form::from_schema(schema).unwrap();
    let answers = json!({"a": false, "b": true, "c": "x"});
    assert_eq!(form.prune(answers), json!({"a": false}));
    let all = json!({"a": true, "b": true, "c": "x"});
    assert_eq!(form.prune(all.clone()), all);
}

#[test]
fn a_schema_may_keep_an_answer_that_is_not_required() {
    let schema = |kept: &str| {
        Form::from_schema(json!({
            "title": "Xây nhà", "type": "object",
            "properties": {
                "loai": {"type": "string", "title": "Loại", "enum": ["A", "B"]},
                "thietKe": {"type": "string", "title": "Thiết kế", "x-otherwise": kept}
            },
            "required": ["loai"],
            "if": {"properties": {"loai": {"const": "A"}}, "required": ["loai"]},
            "then": {"required": ["thietKe"]}
        }))
        .unwrap()
    };
    let answers = json!({"loai": "B"});
    assert_eq!(need(&schema("optional"), &answers, "thietKe"), Optional);
    assert_eq!(need(&schema(""), &answers, "thietKe"), Hidden);
}
