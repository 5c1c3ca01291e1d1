//! What a packet may not say. Each row changes one thing of a sound packet.

use crate::packet::{self, Flaw, LARGEST_PACKET, MOST_PROBLEMS, PacketFile};
use expect_test::{expect, expect_file};
use mc_kernel::Locale;
use proptest::prelude::*;
use serde_json::{Value, json};

fn sound() -> Value {
    json!({
        "MATTHC": "1.001193",
        "TENTTHC": "Thủ tục đăng ký khai sinh",
        "TUKHOA": "khai sinh; hộ tịch",
        "CAPTHUCHIEN": [{"CAPTHUCHIEN": "3", "TENCAP": "Cấp Xã"}],
        "LINHVUCTHUCHIEN": [{"MALINHVUC": "G15-TP07", "TENLINHVUC": "Hộ tịch"}],
        "CACHTHUCTHUCHIEN": [{"KENH": "1", "THOIGIAN": [{
            "THOIGIANGIAIQUYET": "1", "DONVITINH": "Ngày làm việc", "MOTA": "",
            "PHILEPHI": [{"MAPHILEPHI": "PLP-1", "SOTIEN": "5000", "DONVI": "đồng"}],
        }]}],
        "THANHPHANHOSO": [{"TRUONGHOP": "Hồ sơ", "GIAYTO": [
            {"MAGIAYTO": "KQ1", "TENGIAYTO": "Tờ khai", "SOBANCHINH": "1", "SOBANSAO": "0"},
            {"MAGIAYTO": "KQ2", "TENGIAYTO": "Giấy chứng sinh", "MA_KQ_THAYTHE": "KQ.G15.000032"},
        ]}],
        "KETQUATHUCHIEN": [{"MAKETQUA": "KQ.G15.000031", "TENKETQUA": "Giấy khai sinh"}],
        "CANCUPHAPLY": [{"SOVANBAN": "60/2014/QH13", "NGAYBANHANH": "2014-11-20"}],
        "TTHCLIENQUAN": ["2.002621"],
        "_DIAPHUONG": {
            "MUCDO": "4", "LIENTHONG": "0", "SAUBOSUNG": "restart", "MAKETQUACHINH": "KQ.G15.000031",
            "TRUONGHOP": [{
                "MATRUONGHOP": "1.001193.01", "TENTRUONGHOP": "Thông thường",
                "THOIHAN": "1", "DONVITINH": "Ngày làm việc", "TONGGIO": "8",
            }],
        },
    })
}

fn with(pointer: &str, value: &Value) -> String {
    let mut packet = sound();
    *packet.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value.clone();
    packet.to_string()
}

/// The problems of a text, each as `path code`.
fn problems_of(text: &str) -> Vec<String> {
    let problems = packet::read("p.json", text).err().unwrap_or_default();
    problems.iter().map(|p| format!("{} {}", p.path, p.code()).trim().to_owned()).collect()
}

fn check(pointer: &str, value: &Value, expect: &str) {
    assert_eq!(problems_of(&with(pointer, value)), [expect], "{pointer} = {value}");
}

#[test]
fn the_sound_packet_is_sound() {
    assert_eq!(problems_of(&sound().to_string()), [""; 0]);
}

#[test]
fn names_and_codes() {
    check("/MATTHC", &json!(""), "MATTHC missing");
    check("/MATTHC", &json!("1001193"), "MATTHC bad-code");
    check("/MATTHC", &json!("1.0011933"), "MATTHC bad-code");
    check("/TENTTHC", &json!("  "), "TENTTHC missing");
    check("/TENTTHC", &json!("x".repeat(2_001)), "TENTTHC too-long");
    check("/TENTTHC", &json!("a\u{0}b"), "TENTTHC control-character");
    check("/TENTTHC", &json!(["a"]), "TENTTHC wrong-kind");
    check("/LINHVUCTHUCHIEN", &json!([]), "LINHVUCTHUCHIEN missing");
    check("/LINHVUCTHUCHIEN", &json!("Hộ tịch"), "LINHVUCTHUCHIEN wrong-kind");
    check("/TTHCLIENQUAN/0", &json!("khai sinh"), "TTHCLIENQUAN[0] bad-code");
    let paper = "THANHPHANHOSO[0].GIAYTO[0].MAGIAYTO";
    check("/THANHPHANHOSO/0/GIAYTO/0/MAGIAYTO", &json!(""), &format!("{paper} missing"));
    check("/THANHPHANHOSO/0/GIAYTO/0/MAGIAYTO", &json!("KQ 1"), &format!("{paper} bad-code"));
}

#[test]
fn closed_lists() {
    let limit = "CACHTHUCTHUCHIEN[0].THOIGIAN[0]";
    check("/CACHTHUCTHUCHIEN/0/KENH", &json!("4"), "CACHTHUCTHUCHIEN[0].KENH unknown-value");
    check("/CAPTHUCHIEN/0/CAPTHUCHIEN", &json!("9"), "CAPTHUCHIEN[0].CAPTHUCHIEN unknown-value");
    check(
        "/CACHTHUCTHUCHIEN/0/THOIGIAN/0/DONVITINH",
        &json!("Tháng"),
        &format!("{limit}.DONVITINH unknown-value"),
    );
    check(
        "/CACHTHUCTHUCHIEN/0/THOIGIAN/0/PHILEPHI/0/DONVI",
        &json!("USD"),
        &format!("{limit}.PHILEPHI[0].DONVI unknown-value"),
    );
    check("/_DIAPHUONG/MUCDO", &json!("1"), "_DIAPHUONG.MUCDO unknown-value");
    check("/_DIAPHUONG/LIENTHONG", &json!("có"), "_DIAPHUONG.LIENTHONG unknown-value");
    check("/_DIAPHUONG/SAUBOSUNG", &json!("stop"), "_DIAPHUONG.SAUBOSUNG unknown-value");
}

#[test]
fn numbers_and_money() {
    let days = |value: Value, code: &str| {
        let expect = format!("CACHTHUCTHUCHIEN[0].THOIGIAN[0].THOIGIANGIAIQUYET {code}");
        check("/CACHTHUCTHUCHIEN/0/THOIGIAN/0/THOIGIANGIAIQUYET", &value, &expect);
    };
    days(json!("một"), "bad-number");
    days(json!(""), "missing");
    days(json!("3651"), "out-of-range");
    let amount = |value: Value, code: &str| {
        let expect = format!("CACHTHUCTHUCHIEN[0].THOIGIAN[0].PHILEPHI[0].SOTIEN {code}");
        check("/CACHTHUCTHUCHIEN/0/THOIGIAN/0/PHILEPHI/0/SOTIEN", &value, &expect);
    };
    amount(json!("-1"), "negative-amount");
    amount(json!("5.000"), "bad-number");
    amount(json!("99999999999999999999"), "bad-number");
    let originals = "THANHPHANHOSO[0].GIAYTO[0].SOBANCHINH";
    check("/THANHPHANHOSO/0/GIAYTO/0/SOBANCHINH", &json!("-1"), &format!("{originals} bad-number"));
    check(
        "/THANHPHANHOSO/0/GIAYTO/0/SOBANCHINH",
        &json!(100),
        &format!("{originals} out-of-range"),
    );
}

#[test]
fn dates_are_year_month_day() {
    for bad in ["20/11/2014", "2014-02-30", "2014-11-20T00:00"] {
        check("/CANCUPHAPLY/0/NGAYBANHANH", &json!(bad), "CANCUPHAPLY[0].NGAYBANHANH bad-date");
    }
}

#[test]
fn cases_have_limits_and_eight_hours_a_day() {
    let case = "_DIAPHUONG.TRUONGHOP[0]";
    check("/_DIAPHUONG/TRUONGHOP", &json!([]), "_DIAPHUONG.TRUONGHOP missing");
    check("/_DIAPHUONG/TRUONGHOP/0/THOIHAN", &json!(""), &format!("{case}.THOIHAN no-limit"));
    check(
        "/_DIAPHUONG/TRUONGHOP/0/TONGGIO",
        &json!("7"),
        &format!("{case}.TONGGIO hours-mismatch"),
    );
    check("/_DIAPHUONG/TRUONGHOP/0/TONGGIO", &json!(""), &format!("{case}.TONGGIO missing"));
}

#[test]
fn codes_that_must_be_unique_or_known() {
    let second = "THANHPHANHOSO[0].GIAYTO[1].MAGIAYTO duplicate";
    check("/THANHPHANHOSO/0/GIAYTO/1/MAGIAYTO", &json!("KQ1"), second);
    let main = "_DIAPHUONG.MAKETQUACHINH unknown-result";
    check("/_DIAPHUONG/MAKETQUACHINH", &json!("KQ.G15.000099"), main);
    let case = sound().pointer("/_DIAPHUONG/TRUONGHOP/0").unwrap().clone();
    let second = "_DIAPHUONG.TRUONGHOP[1].MATRUONGHOP duplicate";
    check("/_DIAPHUONG/TRUONGHOP", &json!([case, case]), second);
}

#[test]
fn the_extension_must_be_there_and_hold_known_names_only() {
    let without = problems_of(&with("/_DIAPHUONG", &Value::Null));
    let expect = ["_DIAPHUONG missing", "_DIAPHUONG.MUCDO missing", "_DIAPHUONG.TRUONGHOP missing"];
    assert_eq!(without, expect);
    let mut packet = sound();
    packet["_DIAPHUONG"]["MUCDOO"] = json!("4");
    packet["MUCMOI"] = json!("a name the national service added");
    assert_eq!(problems_of(&packet.to_string()), ["_DIAPHUONG unknown-name"]);
}

#[test]
fn files_that_are_no_packet() {
    assert_eq!(problems_of("{\n \"MATTHC\": 1.0.0\n}"), ["not-json"]);
    assert_eq!(problems_of("[]").first().map(String::as_str), Some("wrong-kind"));
    assert_eq!(problems_of(&" ".repeat(LARGEST_PACKET + 1)), ["too-large"]);
}

#[test]
fn all_problems_are_told_at_once_in_both_languages() {
    let mut packet = sound();
    packet["MATTHC"] = json!("khai sinh");
    packet["CACHTHUCTHUCHIEN"][0]["KENH"] = json!("5");
    packet["CACHTHUCTHUCHIEN"][0]["THOIGIAN"][0]["PHILEPHI"][0]["SOTIEN"] = json!("-5000");
    packet["CANCUPHAPLY"][0]["NGAYBANHANH"] = json!("20/11/2014");
    packet["_DIAPHUONG"]["TRUONGHOP"][0]["TONGGIO"] = json!("12");
    let problems = packet::read("p.json", &packet.to_string()).unwrap_err();
    let lines: Vec<_> = problems
        .iter()
        .map(|p| format!("{p}\n  {}\n  {:?}\n", p.words(Locale::Vi), p.params()))
        .collect();
    expect![[r#"
        p.json MATTHC: “khai sinh” is not a code of the expected form.
          Mã “khai sinh” không đúng cấu trúc.
          [("value", "khai sinh")]
        p.json _DIAPHUONG.TRUONGHOP[0].TONGGIO: 12 hours are given, but eight hours a day make 8.
          Tổng giờ là 12, nhưng số ngày nhân 8 giờ là 8.
          [("hours", "12"), ("expected", "8")]
        p.json CACHTHUCTHUCHIEN[0].KENH: “5” is not one of the known values (1; 2; 3).
          Giá trị “5” không có trong danh mục (1; 2; 3).
          [("value", "5"), ("allowed", "1; 2; 3")]
        p.json CACHTHUCTHUCHIEN[0].THOIGIAN[0].PHILEPHI[0].SOTIEN: The amount -5000 is negative.
          Số tiền -5000 không được âm.
          [("value", "-5000")]
        p.json CANCUPHAPLY[0].NGAYBANHANH: “20/11/2014” is not a date of the form yyyy-mm-dd.
          Ngày “20/11/2014” không đúng dạng năm-tháng-ngày (2023-01-31).
          [("value", "20/11/2014")]
    "#]]
    .assert_eq(&lines.concat());
}

#[test]
fn the_same_paper_may_stand_in_two_groups() {
    let mut packet = sound();
    let group = packet["THANHPHANHOSO"][0].clone();
    packet["THANHPHANHOSO"].as_array_mut().unwrap().push(group);
    assert_eq!(problems_of(&packet.to_string()), [""; 0]);
}

#[test]
fn the_list_of_problems_is_bounded() {
    let papers: Vec<_> = (0..499).map(|_| json!({"SOBANCHINH": "x"})).collect();
    let problems =
        packet::read("p.json", &with("/THANHPHANHOSO/0/GIAYTO", &json!(papers))).unwrap_err();
    assert_eq!(problems.len(), MOST_PROBLEMS + 1);
    assert_eq!(problems[MOST_PROBLEMS].flaw, Flaw::TooManyProblems { most: MOST_PROBLEMS });
}

#[test]
fn a_set_is_all_or_nothing() {
    let sound = sound().to_string();
    let bad = with("/MATTHC", &json!(""));
    let files = [
        PacketFile { name: "a.json", text: &sound },
        PacketFile { name: "b.json", text: &sound },
        PacketFile { name: "c.json", text: &bad },
    ];
    let problems = packet::read_set(&files).unwrap_err();
    let lines: Vec<_> = problems.iter().map(|p| format!("{p}\n")).collect();
    expect![[r"
        c.json MATTHC: A required value is missing.
        b.json MATTHC: The code 1.001193 stands twice, first at a.json.
        b.json _DIAPHUONG.TRUONGHOP[0].MATRUONGHOP: The code 1.001193.01 stands twice, first at a.json.
    "]].assert_eq(&lines.concat());
    let set = packet::read_set(&files[..1]).unwrap();
    let warnings: Vec<_> = set.warnings.iter().map(|p| format!("{p}\n")).collect();
    expect![[r"
        a.json TTHCLIENQUAN[0]: No procedure of the set has the code 2.002621.
        a.json THANHPHANHOSO[0].GIAYTO[1].MA_KQ_THAYTHE: No result has the code KQ.G15.000032.
    "]]
    .assert_eq(&warnings.concat());
}

#[test]
fn the_digest_knows_what_changed_and_what_only_looks_different() {
    let text = sound().to_string();
    let spaced = text.replace("\",\"", "\",\n  \"");
    let reordered = format!("{{\"TENTTHC\":\"x\",{}", text.trim_start_matches('{'));
    let first = packet::read("a.json", &text).unwrap().packet_digest;
    assert_eq!(packet::digest(&text), Some(first));
    assert_eq!(packet::digest(&spaced), Some(first));
    assert_eq!(packet::digest(&reordered), Some(first), "of a doubled name the last one counts");
    assert_ne!(packet::digest(&with("/TUKHOA", &json!("khai sinh"))), Some(first));
    assert_eq!(packet::digest("{"), None);
}

#[test]
fn the_json_of_a_procedure_is_stable() {
    let procedure = packet::read("p.json", &sound().to_string()).unwrap();
    let json = serde_json::to_string_pretty(&procedure).unwrap();
    expect_file!["./procedure.json"].assert_eq(&json);
}

#[test]
fn numbers_in_place_of_texts_are_read_too() {
    let text = with("/_DIAPHUONG/TRUONGHOP/0/THOIHAN", &json!(1));
    assert_eq!(packet::read("p.json", &text).unwrap().cases[0].limit_days, 1);
}

proptest! {
    /// Whatever one value of a packet becomes, reading ends with an answer.
    #[test]
    fn any_value_anywhere_is_read_or_refused(at in 0_usize..40, text in ".{0,40}", number: i64) {
        let mut packet = sound();
        let mut leaves = Vec::new();
        collect_leaves(&packet, String::new(), &mut leaves);
        let pointer = leaves[at % leaves.len()].clone();
        for value in [json!(text), json!(number), json!([text]), json!({ "x": number })] {
            *packet.pointer_mut(&pointer).unwrap() = value;
            match packet::read("p.json", &packet.to_string()) {
                Ok(procedure) => prop_assert!(!procedure.name.is_empty()),
                Err(problems) => prop_assert!(!problems.is_empty()),
            }
        }
    }
}

fn collect_leaves(value: &Value, path: String, leaves: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(k, v)| collect_leaves(v, format!("{path}/{k}"), leaves));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, v)| {
                collect_leaves(v, format!("{path}/{i}"), leaves);
            });
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => leaves.push(path),
    }
}
