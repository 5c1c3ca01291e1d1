//! The general declaration.

use super::*;
use crate::FieldKind;
use mc_kernel::Locale;
use serde_json::json;

#[test]
fn it_asks_who_what_and_how_to_receive() {
    let form = Form::general("Thủ tục đăng ký khai tử");
    assert_eq!(form.title.vi(), "Thủ tục đăng ký khai tử");
    let keys: Vec<&str> = form.sections.iter().map(|section| section.key.as_str()).collect();
    assert_eq!(keys, ["nguoiYeuCau", "noiDung", "hinhThucNhan", "camDoan"]);
    let content = form.section("noiDung").unwrap().single().unwrap();
    assert!(matches!(content.kind, FieldKind::Text { multiline: true, max: 5000, .. }));
}

#[test]
fn every_word_of_it_is_translated() {
    fn check(field: &crate::Field) {
        assert_eq!(field.title.say(Locale::En).lang, Locale::En, "{}", field.path);
        let said = field.description.as_ref().map(|words| words.say(Locale::En).lang);
        assert!(said.is_none_or(|lang| lang == Locale::En), "{}", field.path);
        assert!(field.options().iter().all(|option| option.title.en().is_some()));
        field.children().iter().for_each(check);
    }
    let form = Form::general("Tờ khai");
    for section in &form.sections {
        assert!(section.title.en().is_some(), "{}", section.key);
        section.fields.iter().for_each(check);
    }
}

#[test]
fn it_is_filled_in_and_handed_over() {
    let form = Form::general("Tờ khai");
    let mut answers = json!({});
    let problems = form.fill(
        "nguoiYeuCau",
        &entries(&[
            ("nguoiYeuCau.hoTen", "Trần Thị Mẫu"),
            ("nguoiYeuCau.soDinhDanh", "026 190 000 001"),
            ("nguoiYeuCau.ngaySinh", "2/5/1990"),
            ("nguoiYeuCau.diaChi.quocGia", "VN"),
            ("nguoiYeuCau.diaChi.maTinh", "26"),
            ("nguoiYeuCau.diaChi.maXa", "08716"),
            ("nguoiYeuCau.diaChi.chiTiet", "Số 1"),
            ("nguoiYeuCau.dienThoai", "+84 912 345 678"),
        ]),
        &mut answers,
    );
    assert_eq!(told(&problems), [""; 0]);
    let content = [("noiDung", "Đề nghị xác nhận\nnơi cư trú của tôi.")];
    assert!(form.fill("noiDung", &entries(&content), &mut answers).is_empty());
    let delivery = form.fill("hinhThucNhan", &entries(&[("hinhThucNhan", "1")]), &mut answers);
    assert_eq!(delivery.len(), 3, "the postal address is asked for: {delivery:?}");
    let delivery = form.fill("hinhThucNhan", &entries(&[("hinhThucNhan", "2")]), &mut answers);
    assert!(delivery.is_empty());
    assert_eq!(told(&form.check(&answers)), ["camDoan: consent"]);
    assert!(form.fill("camDoan", &entries(&[("camDoan", "true")]), &mut answers).is_empty());
    assert!(form.check(&answers).is_empty());
}
