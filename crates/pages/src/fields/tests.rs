use super::*;
use crate::samples;

fn html(field: &FieldView) -> String {
    field.draw(&samples::citizen_chrome(crate::words::Lang::default())).to_string()
}

fn text(name: &str) -> FieldView {
    FieldView::new(name, "Họ tên", FieldKind::Text(TextInput::default()))
}

fn options(count: usize) -> Vec<ChoiceOption> {
    (0..count).map(|n| ChoiceOption::new(n.to_string(), format!("Mục {n}"))).collect()
}

fn choice(count: usize) -> FieldView {
    let kind = FieldKind::Choice(Choice { options: options(count), autocomplete: None });
    FieldView::new("muc", "Mục", kind)
}

#[test]
fn ids_are_safe_in_fragments() {
    assert_eq!(id_of("con.hoTen"), "f-con-hoTen");
    assert_eq!(id_of("nganhNghe[2].ma"), "f-nganhNghe-2-ma");
}

#[test]
fn hints_sources_and_errors_are_tied_to_the_control() {
    let field = text("hoTen").hinted("Viết có dấu").from_source("Dân cư").wrong("Chưa ghi");
    let html = html(&field);
    assert!(html.contains("aria-describedby=\"f-hoTen-hint f-hoTen-source f-hoTen-error\""));
    assert!(html.contains("aria-invalid=\"true\""));
    assert!(html.contains("id=\"f-hoTen-error\">Chưa ghi"));
}

#[test]
fn only_optional_fields_say_so() {
    assert!(!html(&text("a")).contains("không bắt buộc"));
    assert!(html(&text("a").optional()).contains("(không bắt buộc)"));
}

#[test]
fn up_to_seven_things_are_radio_buttons_and_more_are_a_list() {
    assert_eq!(html(&choice(7)).matches("type=\"radio\"").count(), 7);
    let list = html(&choice(8));
    assert!(list.contains("<select") && !list.contains("radio"));
    assert_eq!(list.matches("<option").count(), 9, "eight things and «choose»");
}

#[test]
fn errors_lead_to_the_first_of_several_controls() {
    let field = choice(3).wrong("Chọn một mục");
    assert!(
        html(&field).contains("<fieldset class=\"ds-fieldset\" aria-describedby=\"f-muc-error\">")
    );
    assert!(html(&field).contains("id=\"f-muc\"") && html(&field).contains("id=\"f-muc-3\""));
}

#[test]
fn values_are_kept_as_they_were_typed() {
    let kind = FieldKind::Text(TextInput { value: "O\"Brien <b>".into(), ..Default::default() });
    let html = html(&FieldView::new("a", "b", kind));
    assert!(html.contains("value=\"O&#34;Brien &#60;b&#62;\""), "{html}");
}

#[test]
fn a_text_that_begins_with_a_line_break_keeps_it() {
    let text = LongText { value: "\nhai".into(), rows: 3, most: None };
    let html = html(&FieldView::new("a", "b", FieldKind::LongText(text)));
    assert!(html.contains(">\n\nhai</textarea>"), "{html}");
}

#[test]
fn repeats_work_by_submit_buttons() {
    let item = RepeatItem {
        title: "Ngành 1".into(),
        remove: Some("nganh[0]".into()),
        fields: vec![text("nganh[0].ten")],
    };
    let repeat = Repeat { items: vec![item], add_label: "Thêm ngành".into(), can_add: true };
    let html = html(&FieldView::new("nganh", "Ngành", FieldKind::Repeat(repeat)));
    assert!(html.contains("name=\"_remove\" value=\"nganh[0]\""));
    assert!(html.contains("name=\"_add\" value=\"nganh\""));
}

#[test]
fn a_condition_is_said_in_words_and_to_the_script() {
    let depends =
        Depends { on: "nhan".into(), values: vec!["1".into()], hint: "Chỉ khi…".into() };
    let html = html(&text("diaChi").wanted_if(depends));
    assert!(html.contains("data-depends-on=\"nhan\""));
    assert!(html.contains("data-depends-values=\"[&#34;1&#34;]\""));
    assert!(html.contains("data-depends-hint>Chỉ khi…"));
}

#[test]
fn labels_in_another_language_say_so() {
    let field = FieldView { lang: Some(Locale::En), ..text("a") };
    let html = html(&field.wrong("Chưa ghi"));
    assert!(html.contains("<span lang=\"en\">Họ tên</span>"), "{html}");
    assert_eq!(html.matches("lang=").count(), 1, "the error is in the page's language");
}

#[test]
fn a_summary_names_the_field_that_a_message_is_about() {
    use crate::components::{ErrorLink, ErrorSummary};
    let text = || FieldKind::Text(TextInput::default());
    let item = RepeatItem {
        title: "1".into(),
        remove: None,
        fields: vec![FieldView::new("item[0].what", "What is needed", text())],
    };
    let repeat = Repeat { items: vec![item], add_label: String::new(), can_add: false };
    let fields = [
        FieldView::new("name", "Full name", text()),
        FieldView::new("item", "Things", FieldKind::Repeat(repeat)),
    ];
    let error = |href: Option<&str>| ErrorLink {
        href: href.map(ToOwned::to_owned),
        text: "Fill this in".into(),
    };
    let errors = vec![
        error(Some("#f-item-0-what")),
        error(Some("#f-name")),
        error(Some("#f-x")),
        error(None),
    ];
    let named = ErrorSummary { errors }.naming(&fields);
    let said: Vec<&str> = named.errors.iter().map(|error| error.text.as_str()).collect();
    let expect =
        ["What is needed: Fill this in", "Full name: Fill this in", "Fill this in", "Fill this in"];
    assert_eq!(said, expect);
}
