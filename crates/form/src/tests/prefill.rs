//! Filling in what is known.

use super::*;
use crate::{Asked, Fact, PrefillSource, PrefillSubject, Source};
use serde_json::json;

struct Population;

impl PrefillSource for Population {
    fn fact(&self, asked: Asked<'_>, name: &str) -> Option<Fact> {
        let day = Some("2023-05-25".parse().unwrap());
        known(asked, name).map(|value| Fact { value, source: Source::Register, day })
    }
}

fn known(asked: Asked<'_>, name: &str) -> Option<Value> {
    let person = match asked {
        Asked::Applicant => "026088000002",
        Asked::Spouse => "026190000001",
        Asked::Person(answers) => answers.get("soDinhDanh")?.as_str()?,
    };
    let home = json!({"maTinh": "26", "maXa": "08716", "chiTiet": "Số 1"});
    match (person, name) {
        (_, "SoDinhDanh") => Some(json!(person)),
        (_, "NoiOHienTai") => Some(home),
        ("026088000002", "HoVaTen") => Some(json!("NGUYỄN VĂN MẪU")),
        ("026088000002", "NgayThangNamSinh") => Some(json!("1988")),
        ("026190000001", "HoVaTen") => Some(json!("TRẦN THỊ MẪU")),
        ("026190000001", "DanToc") => Some(json!("không rõ")),
        ("026190000001", "Cha.QueQuan") => Some(json!("text")),
        _ => None,
    }
}

#[test]
fn hints_name_whose_facts_they_want() {
    let form = &birth().form;
    let hint = |path: &str| form.field(path).unwrap().prefill.clone().unwrap();
    assert_eq!(hint("nguoiYeuCau.hoTen").subject, Some(PrefillSubject::Applicant));
    assert_eq!(hint("me.noiCuTru").source, ["ThuongTru", "NoiOHienTai"]);
    assert_eq!(hint("me.noiCuTru").subject, Some(PrefillSubject::ByKey));
    assert_eq!(hint("con.queQuan").subject, Some(PrefillSubject::Parts));
    let bride = sample("1.000894").form.section("benNu").unwrap().prefill.clone().unwrap();
    assert_eq!(bride.expect, Some(json!({"GioiTinh": "2"})));
    let land = sample("2.000889").form.section("giayChungNhan").unwrap().prefill.clone().unwrap();
    assert_eq!(land.reuse.as_deref(), Some("KQ.G10.001147"));
}

#[test]
fn the_applicant_is_filled_in() {
    let filled = birth().form.prefill(&Population);
    let expect = json!({
        "hoTen": "NGUYỄN VĂN MẪU",
        "soDinhDanh": "026088000002",
        "ngaySinh": "1988",
        "noiCuTru": {"maTinh": "26", "maXa": "08716", "chiTiet": "Số 1"},
        "giayTo": {"loai": "CCCD", "so": "026088000002"}
    });
    assert_eq!(filled, json!({"nguoiYeuCau": expect}));
}

#[test]
fn gaps_are_filled_and_nothing_is_changed() {
    let answers = json!({"me": {"soDinhDanh": "026190000001", "noiCuTru": {"quocGia": "FR"}}});
    let filled = birth().form.prefill_missing(&answers, &Population);
    let expect = json!({
        "soDinhDanh": "026190000001",
        "noiCuTru": {"quocGia": "FR"},
        "hoTen": "TRẦN THỊ MẪU"
    });
    assert_eq!(filled["me"], expect, "an unknown ethnic group does not fit");
    let people = json!({"benNhan": [{"soDinhDanh": "026190000001"}, {}]});
    let filled = sample("2.000889").form.prefill_missing(&people, &Population);
    assert_eq!(filled["benNhan"][0]["hoTen"], "TRẦN THỊ MẪU");
    assert_eq!(filled["benNhan"][1], json!({}));
}

#[test]
fn who_a_part_is_about_follows_from_another_answer() {
    let form = &birth().form;
    let name = |who: &str, part: &str| {
        let answers = json!({"nguoiYeuCau": {"quanHe": who}});
        form.prefill_missing(&answers, &Population)[part]["hoTen"].clone()
    };
    assert_eq!(name("ME", "me"), "NGUYỄN VĂN MẪU", "the signed-in person");
    assert_eq!(name("ME", "cha"), "TRẦN THỊ MẪU", "their spouse");
    assert_eq!(name("CHA", "cha"), "NGUYỄN VĂN MẪU");
    assert_eq!(name("CHA", "me"), "TRẦN THỊ MẪU");
    assert_eq!(name("ONG", "me"), Value::Null, "nobody the register connects them with");
}

#[test]
fn facts_are_told_whether_they_are_answered_or_not() {
    let answers = json!({"nguoiYeuCau": {"hoTen": "Ai đó", "quanHe": "ONG"}});
    let facts = birth().form.facts(&answers, &Population);
    let fact = &facts["nguoiYeuCau.hoTen"];
    assert_eq!((fact.value.as_str(), fact.source), (Some("NGUYỄN VĂN MẪU"), Source::Register));
    assert!(facts.contains_key("nguoiYeuCau.noiCuTru") && !facts.contains_key("me.hoTen"));
}
