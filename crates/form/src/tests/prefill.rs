//! Filling in what is known.

use super::*;
use crate::{Asked, PrefillSource, PrefillSubject};
use serde_json::json;

struct Population;

impl PrefillSource for Population {
    fn fact(&self, asked: Asked<'_>, name: &str) -> Option<Value> {
        let person = match asked {
            Asked::Applicant => "026088000002",
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
}

#[test]
fn hints_name_whose_facts_they_want() {
    let form = &birth().form;
    let hint = |path: &str| form.field(path).unwrap().prefill.clone().unwrap();
    assert_eq!(hint("nguoiYeuCau.hoTen").subject, Some(PrefillSubject::Applicant));
    assert_eq!(hint("me.noiCuTru").source, ["ThuongTru", "NoiOHienTai"]);
    assert_eq!(hint("me.noiCuTru").subject, Some(PrefillSubject::ByKey));
    assert_eq!(hint("con.queQuan").subject, None, "the form leaves it open");
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
