//! Files among the answers.

use super::*;
use crate::FileAnswer;
use mc_kernel::Digest;
use serde_json::json;

fn file(id: &str) -> FileAnswer {
    let digest = Some(Digest::of(id.as_bytes()));
    FileAnswer { id: id.to_owned(), name: Some(format!("{id}.pdf")), digest }
}

#[test]
fn a_file_is_set_listed_and_cleared() {
    let form = &sample("2.001583").form;
    let mut answers = json!({});
    form.set_file(&mut answers, "dieuLe", file("a")).unwrap();
    let listed = form.files(&answers);
    assert_eq!((listed[0].path.as_str(), &listed[0].file), ("dieuLe", &file("a")));
    assert_eq!(listed[0].title.vi(), "Điều lệ công ty");
    assert!(!told(&form.check(&answers)).iter().any(|problem| problem.starts_with("dieuLe")));
    form.clear_file(&mut answers, "dieuLe").unwrap();
    assert_eq!(answers, json!({}));
}

#[test]
fn files_go_into_groups_and_lists() {
    let form = &sample("1.000656").form;
    let mut answers = json!({});
    form.set_file(&mut answers, "giayBaoTu.tep", file("a")).unwrap();
    form.set_file(&mut answers, "chungCuKhac[0]", file("b")).unwrap();
    form.set_file(&mut answers, "chungCuKhac[1]", file("c")).unwrap();
    assert!(form.set_file(&mut answers, "chungCuKhac[5]", file("d")).is_err(), "no holes");
    form.clear_file(&mut answers, "chungCuKhac[0]").unwrap();
    let ids: Vec<String> =
        form.files(&answers).into_iter().map(|f| f.path + " " + &f.file.id).collect();
    assert_eq!(ids, ["giayBaoTu.tep a", "chungCuKhac[0] c"]);
    for wrong in ["nguyenNhan", "khongCo", "giayBaoTu", "chungCuKhac", "", "a..b"] {
        assert!(form.set_file(&mut answers, wrong, file("e")).is_err(), "{wrong}");
        assert!(form.clear_file(&mut answers, wrong).is_err(), "{wrong}");
    }
}

#[test]
fn files_travel_with_the_page_and_move_with_their_row() {
    let form = &sample("2.000889").form;
    let mut answers = json!({"giayToNopKem": [{"ten": "Đơn"}, {"ten": "Bản vẽ"}]});
    form.set_file(&mut answers, "giayToNopKem[1].tep", file("b")).unwrap();
    let mut page = form.entries("giayToNopKem", &answers);
    assert_eq!(form.read("giayToNopKem", &page).answers, answers);
    page.remove_item("giayToNopKem", 0);
    let read = form.read("giayToNopKem", &page).answers;
    assert_eq!(form.files(&read)[0].path, "giayToNopKem[0].tep");
    assert_eq!(form.files(&read)[0].file, file("b"));
}

#[test]
fn only_known_files_are_kept() {
    let form = &sample("1.000656").form;
    let mut answers = json!({
        "giayBaoTu": {"tep": {"tepId": "mine", "ten": "lie.pdf"}},
        "chungCuKhac": [{"tepId": "theirs"}, {"tepId": "mine"}, {"tepId": "theirs"}]
    });
    form.keep_files(&mut answers, |id| (id == "mine").then(|| file("mine")));
    let kept: Vec<_> = form.files(&answers).into_iter().map(|f| (f.path, f.file)).collect();
    let expect = [("giayBaoTu.tep", file("mine")), ("chungCuKhac[0]", file("mine"))];
    assert_eq!(kept, expect.map(|(path, file)| (path.to_owned(), file)));
}

#[test]
fn a_name_is_cut_to_what_the_form_takes() {
    let form = &sample("2.001583").form;
    let mut answers = sample("2.001583").example.clone();
    let long = FileAnswer { name: Some("ă".repeat(500)), ..file("a") };
    form.set_file(&mut answers, "dieuLe", long).unwrap();
    assert_eq!(told(&form.check(&answers)), [""; 0]);
}
