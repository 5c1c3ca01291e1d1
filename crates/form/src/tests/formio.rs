//! Forms of another maker: what agrees comes over, and the rest is told.

use super::*;
use crate::builder::formio::{Brought, MOST_COMPONENTS, MOST_FILE_BYTES, NotAForm, Why, read};
use crate::{FieldKind, TextFormat};
use serde_json::json;

const EVENT: &str = include_str!("../../testdata/formio/event-permit.json");
const STRANGE: &str = include_str!("../../testdata/formio/strange.json");

fn form(brought: &Brought) -> Form {
    assert_eq!(brought.blueprint.flaws(), []);
    Form::from_schema(brought.blueprint.schema().clone()).unwrap()
}

fn left(brought: &Brought) -> Vec<String> {
    brought.left.iter().map(|l| format!("{} {} {:?}", l.path, l.kind, l.why)).collect()
}

#[test]
fn what_agrees_comes_over() {
    let brought = read(EVENT.as_bytes(), "Tờ khai").unwrap();
    assert_eq!(
        left(&brought),
        [
            "nguoiDeNghi.hang1 columns Layout",
            "suKien.ketThuc datetime TimeOfDay",
            "chuKy signature UnknownKind",
            "luuY htmlelement Content",
            "submit button Button",
            "nguoiDeNghi.ghiChu textfield CodedCondition",
        ]
    );
    assert_eq!(brought.fields, 20);
    let form = form(&brought);
    assert_eq!(form.title.vi(), "Đề nghị tổ chức sự kiện");
    let kind = |path: &str| &form.field(path).unwrap().kind;
    assert!(matches!(kind("nguoiDeNghi.hoTen"), FieldKind::Text { max: 80, .. }));
    assert!(matches!(
        kind("nguoiDeNghi.dienThoai"),
        FieldKind::Text { format: TextFormat::Phone, .. }
    ));
    assert!(matches!(kind("suKien.soNguoi"), FieldKind::Whole { min: Some(1), max: Some(5000) }));
    assert!(matches!(kind("suKien.dienTich"), FieldKind::Decimal { .. }));
    assert!(matches!(kind("suKien.coAmThanh"), FieldKind::YesNo));
    assert!(matches!(kind("camDoan"), FieldKind::Consent));
    assert!(matches!(kind("soDo"), FieldKind::File));
    let FieldKind::Repeat(stalls) = kind("gianHang") else { panic!("a grid is a list") };
    assert_eq!((stalls.max, stalls.item.children().len()), (20, 2));
    let hint = form.field("nguoiDeNghi.hoTen").unwrap().description.clone().unwrap();
    assert_eq!(hint.vi(), "Ghi đúng giấy tờ");
    // Conditions hold, and patterns stand for the whole text.
    let body = json!({ "nguoiDeNghi": { "tuCach": "TC", "maSoThue": "123456789012" } });
    assert_eq!(need(&form, &body, "nguoiDeNghi.maSoThue"), Need::Required);
    assert!(told(&form.check(&body)).iter().any(|p| p.starts_with("nguoiDeNghi.maSoThue: ")));
    let alone = json!({ "nguoiDeNghi": { "tuCach": "CN" }, "suKien": { "coAmThanh": false } });
    assert_eq!(need(&form, &alone, "nguoiDeNghi.maSoThue"), Need::Hidden);
    assert_eq!(need(&form, &alone, "suKien.bienPhap"), Need::Hidden);
    let loud = json!({ "suKien": { "coAmThanh": true } });
    assert_eq!(need(&form, &loud, "suKien.bienPhap"), Need::Optional);
}

#[test]
fn what_does_not_is_told_with_its_path_and_why() {
    let brought = read(STRANGE.as_bytes(), "Tờ khai lạ").unwrap();
    assert_eq!(
        left(&brought),
        [
            "a b textfield Renamed",
            "trung textfield Renamed",
            "tuXa select RemoteOptions",
            "rong radio BadOptions",
            "tinh textfield Limits",
            "tinh textfield Code",
            "trong.r recaptcha UnknownKind",
            "trong panel Refused",
            "rieng custom UnknownKind",
            "khongLoai  NotAComponent",
            "[11]  NotAComponent",
            "the tabs Layout",
            "xaXoi textfield LostCondition",
        ]
    );
    let form = form(&brought);
    assert_eq!(form.title.vi(), "Tờ khai lạ", "the file has no title of its own");
    let keys: Vec<_> = brought.blueprint.outline().into_iter().map(|e| e.path).collect();
    assert_eq!(keys, ["khoaLa", "trung", "trung2", "tinh", "xaXoi", "nhieu", "ngay"]);
    let FieldKind::ManyChoice { options, .. } = &form.field("nhieu").unwrap().kind else {
        panic!("several may be chosen")
    };
    assert_eq!((options[1].value.as_str(), options[1].title.vi()), ("2", "Hai / hai"));
}

#[test]
fn what_is_no_form_is_refused() {
    let deep = "[".repeat(200) + &"]".repeat(200);
    let many: Vec<Value> = (0..=MOST_COMPONENTS).map(|_| json!({ "type": "x" })).collect();
    let many = json!({ "components": many }).to_string();
    let not_json = |text: &str| matches!(read(text.as_bytes(), ""), Err(NotAForm::NotJson { .. }));
    assert!(not_json("{\"components\": [") && not_json(&deep) && not_json(""));
    let refused = |text: &str| read(text.as_bytes(), "").unwrap_err();
    assert_eq!(refused("{}"), NotAForm::Neither);
    assert_eq!(refused("7"), NotAForm::Neither);
    assert_eq!(refused(&many), NotAForm::TooManyComponents);
    assert_eq!(refused(r#"{"components": [{"type": "signature"}]}"#), NotAForm::Nothing);
    assert_eq!(refused(&" ".repeat(MOST_FILE_BYTES + 1)), NotAForm::TooLarge);
    let nested = (0..60).fold(
        json!({ "type": "textfield", "key": "a", "label": "A" }),
        |inner, _| json!({ "type": "well", "key": "w", "components": [inner] }),
    );
    let nested =
        json!({ "components": [nested, { "type": "textfield", "key": "b", "label": "B" }] });
    let brought = read(nested.to_string().as_bytes(), "").unwrap();
    assert!(brought.left.iter().any(|left| left.why == Why::TooDeep));
    assert_eq!(brought.fields, 1);
}

#[test]
fn a_reason_says_whether_anything_came_over() {
    let whole = Why::ALL.into_iter().filter(|why| why.is_whole()).count();
    assert_eq!(whole, 8);
}
