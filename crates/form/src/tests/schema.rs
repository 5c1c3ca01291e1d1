//! Schemas that no form can be made of, and what is said of them.

use super::*;
use crate::{FieldKind, SchemaCode, TextFormat, bounds};
use SchemaCode::*;
use serde_json::json;

fn form(properties: Value) -> Value {
    let mut schema = json!({"title": "Mẫu", "type": "object"});
    schema["properties"] = properties;
    schema
}

fn check(schema: Value, expect: &[(&str, SchemaCode)]) {
    let text = schema.to_string();
    let problems = Form::from_schema(schema).err().unwrap_or_default();
    let found: Vec<(&str, SchemaCode)> =
        problems.iter().map(|problem| (problem.pointer.as_str(), problem.code)).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn the_smallest_form_is_a_form() {
    check(form(json!({"a": {"type": "string", "title": "A"}})), &[]);
}

#[test]
fn what_is_not_understood_is_refused() {
    let at = |schema: Value| form(json!({"a": schema}));
    check(json!([]), &[("", NotAnObject)]);
    check(json!({"type": "object", "properties": {}}), &[("", NoTitle)]);
    check(at(json!({"type": "string"})), &[("/properties/a", NoTitle)]);
    check(at(json!({"title": "A"})), &[("/properties/a/type", UnknownKind)]);
    check(at(json!({"title": "A", "type": "null"})), &[("/properties/a/type", UnknownKind)]);
    check(
        at(json!({"title": "A", "type": ["string", "null"]})),
        &[("/properties/a/type", UnknownKind)],
    );
    check(
        at(json!({"title": "A", "type": "string", "contentEncoding": "base64"})),
        &[("/properties/a/contentEncoding", UnsupportedKeyword)],
    );
    check(
        at(json!({"title": "A", "type": "string", "format": "uri"})),
        &[("/properties/a/format", UnsupportedKeyword)],
    );
    check(
        at(json!({"title": "A", "type": "integer", "multipleOf": 5})),
        &[("/properties/a/multipleOf", UnsupportedKeyword)],
    );
    check(at(json!({"title": "A", "$ref": "#/$defs/x"})), &[("/properties/a/$ref", UnresolvedRef)]);
    check(
        at(json!({"title": "A", "type": "string", "maxLength": 1_000_000})),
        &[("/properties/a/maxLength", BadLimit)],
    );
    check(
        at(json!({"title": "A", "type": "string", "enum": [1, 2]})),
        &[("/properties/a/enum", BadOptions)],
    );
    check(form(json!({"a.b": {"type": "string", "title": "A"}})), &[("/properties/a.b", BadKey)]);
}

#[test]
fn a_reference_outside_the_schema_is_not_followed() {
    let schema = form(json!({"a": {"title": "A", "$ref": "https://example.com/x.json"}}));
    let problems = Form::from_schema(schema).unwrap_err();
    assert_eq!(problems[0].code, UnresolvedRef);
}

#[test]
fn everything_is_said_at_once() {
    let schema = form(json!({
        "a": {"type": "string"},
        "b": {"title": "B", "type": "date"},
        "c": {"title": "C", "type": "object", "properties": {"d": {"type": "boolean"}}}
    }));
    check(
        schema,
        &[
            ("/properties/a", NoTitle),
            ("/properties/b/type", UnknownKind),
            ("/properties/c/properties/d", NoTitle),
        ],
    );
}

#[test]
fn conditions_speak_of_fields_that_exist() {
    let mut schema = form(json!({"a": {"type": "boolean", "title": "A"}}));
    schema["required"] = json!(["z"]);
    check(schema.clone(), &[("/required", UnknownProperty)]);
    schema["required"] = json!(["a"]);
    schema["if"] = json!({"properties": {"b": {"const": 1}}, "required": ["b"]});
    schema["then"] = json!({"required": ["c"]});
    check(schema.clone(), &[("", UnknownProperty), ("", UnknownProperty)]);
    schema["if"] = json!({"properties": {"a": {"const": true}}});
    schema["then"] = json!({"oneOf": []});
    check(schema.clone(), &[("/then/oneOf", UnsupportedKeyword)]);
    schema["then"] = json!({"not": {"required": ["a", "b"]}});
    check(schema, &[("/then/not", UnsupportedKeyword)]);
}

#[test]
fn patterns_run_in_linear_time() {
    let schema = form(json!({"a": {"type": "string", "title": "A", "pattern": "(?=x)y"}}));
    check(schema, &[("/properties/a/pattern", InvalidSchema)]);
    let slow = form(json!({"a": {"type": "string", "title": "A", "pattern": "^(a+)+$"}}));
    let form = Form::from_schema(slow).unwrap();
    let answers = json!({"a": "a".repeat(900) + "!"});
    assert_eq!(told(&form.check(&answers)), ["a: pattern"]);
}

#[test]
fn the_bounds_hold() {
    let mut deep = json!({"type": "string", "title": "A"});
    for _ in 0..bounds::DEPTH {
        deep = json!({"type": "object", "title": "A", "properties": {"a": deep}});
    }
    let problems = Form::from_schema(form(json!({"a": deep}))).unwrap_err();
    assert_eq!((problems.len(), problems[0].code), (1, TooDeep));

    let many: serde_json::Map<String, Value> = (0..=bounds::FIELDS)
        .map(|i| (format!("a{i}"), json!({"type": "string", "title": "A"})))
        .collect();
    check(form(Value::Object(many)), &[("", TooManyFields)]);

    let options: Vec<String> = (0..=bounds::OPTIONS).map(|i| i.to_string()).collect();
    let choice = json!({"a": {"type": "string", "title": "A", "enum": options}});
    check(form(choice), &[("/properties/a/enum", BadOptions)]);

    let notes: Vec<usize> = (0..bounds::SCHEMA_VALUES).collect();
    let mut large = form(json!({}));
    large["x-rules"] = json!(notes);
    check(large, &[("", TooLarge)]);
}

#[test]
fn a_definition_that_leads_back_to_itself_ends() {
    let mut schema = form(json!({"a": {"$ref": "#/$defs/x"}}));
    schema["$defs"] = json!({"x": {
        "type": "object", "title": "X",
        "properties": {"b": {"$ref": "#/$defs/x"}, "c": {"$ref": "#/$defs/x"}}
    }});
    let problems = Form::from_schema(schema).unwrap_err();
    assert!(problems.iter().all(|problem| problem.code == TooDeep), "{problems:?}");
    let mut ring = form(json!({"a": {"$ref": "#/$defs/x"}}));
    ring["$defs"] = json!({"x": {"$ref": "#/$defs/y"}, "y": {"$ref": "#/$defs/x"}});
    assert!(Form::from_schema(ring).unwrap_err().iter().any(|p| p.code == TooDeep));
}

#[test]
fn a_problem_reads_as_a_line() {
    let problems = Form::from_schema(form(json!({"a": {"type": "string"}}))).unwrap_err();
    assert_eq!(problems[0].to_string(), "/properties/a: no-title (a)");
}

#[test]
fn fields_know_their_kind() {
    let kind = |code: &str, path: &str| sample(code).form.field(path).unwrap().kind.clone();
    let format = |code: &str, path: &str| sample(code).form.field(path).unwrap().text_format();
    assert_eq!(format("1.001193", "con.hoTen"), Some(TextFormat::Name));
    assert_eq!(format("1.001193", "me.soDinhDanh"), Some(TextFormat::IdentityNumber));
    assert_eq!(format("1.001193", "nguoiYeuCau.dienThoai"), Some(TextFormat::Phone));
    assert_eq!(format("1.001193", "nguoiYeuCau.email"), Some(TextFormat::Email));
    assert_eq!(format("1.001193", "con.quocTich"), Some(TextFormat::Country));
    assert_eq!(format("1.001193", "con.gioSinh"), Some(TextFormat::TimeOfDay));
    assert_eq!(format("1.001193", "nguoiYeuCau.giayTo.so"), Some(TextFormat::Code));
    assert_eq!(format("1.001193", "chungSinh.so"), Some(TextFormat::Plain));
    assert_eq!(format("2.001583", "thue.namTaiChinhTu"), Some(TextFormat::DayMonth));
    assert_eq!(format("2.001583", "nganhNghe[0].ma"), Some(TextFormat::Code));
    assert_eq!(format("2.001583", "tenTiengViet"), Some(TextFormat::Other));
    assert!(matches!(kind("1.001193", "con.ngaySinh"), FieldKind::Date));
    assert!(matches!(kind("1.001193", "me.ngaySinh"), FieldKind::PartialDate));
    assert!(matches!(kind("2.000488", "quaTrinhCuTru[0].tuThang"), FieldKind::Month));
    assert!(matches!(kind("1.001193", "con.noiSinh"), FieldKind::Address(_)));
    assert!(matches!(kind("1.001193", "chungSinh.tep"), FieldKind::File));
    assert!(matches!(kind("1.001193", "camDoan"), FieldKind::Consent));
    assert!(matches!(kind("1.001193", "deNghiCapBanSao"), FieldKind::YesNo));
    assert!(matches!(kind("1.009994", "congTrinh.cotNen"), FieldKind::Decimal { .. }));
    let copies = kind("1.001193", "soLuongBanSao");
    assert!(matches!(copies, FieldKind::Whole { min: Some(1), max: Some(20) }));
    let licence = kind("1.002809", "gplxHienCo.hang");
    assert!(
        matches!(licence, FieldKind::ManyChoice { ref options, min: 1, max: 6 } if options.len() == 13)
    );
    let trades = sample("1.001612").form.field("nganhNghe").unwrap().repeat().unwrap();
    let marked = trades.marked.as_ref().unwrap();
    assert_eq!((marked.key.as_str(), marked.min, marked.max), ("chinh", 1, Some(1)));
    assert_eq!(trades.item.title.vi(), "Ngành");
    let places = sample("1.001612").form.field("diaDiemKhac[0]").unwrap();
    assert_eq!(places.title.vi(), "Địa điểm kinh doanh ngoài trụ sở");
}

#[test]
fn codes_have_an_example_that_fits() {
    let mut seen = 0;
    for sample in samples() {
        for path in [
            "chuHo.maSoThue",
            "gplxHienCo.so",
            "toChuc.maSo",
            "baoHiemYTe.maCoSoKCB",
            "giayChungNhan.soPhatHanh",
            "taiKhoan.soTaiKhoan",
            "namHoc",
        ] {
            let Some(field) = sample.form.field(path) else { continue };
            let example = field.example.clone().unwrap();
            let pattern = crate::pattern::Pattern::parse(&example);
            assert!(pattern.is_some(), "{path}: {example}");
            let answers = json!({});
            let mut all = answers;
            let mut place = &mut all;
            for key in path.split('.') {
                place[key] = json!({});
                place = &mut place[key];
            }
            *place = json!(example);
            let problems = sample.form.check(&all);
            assert!(problems.at(path).is_none(), "{path}: {example} {:?}", told(&problems));
            seen += 1;
        }
    }
    assert!(seen >= 7, "{seen}");
}
