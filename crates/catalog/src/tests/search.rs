//! What people find with a few words.

use super::demo::{DEMO_SET, demo_procedure};
use crate::SearchEntry;
use mc_kernel::fold;

fn best(query: &str) -> Vec<String> {
    let query = fold(query);
    let mut found: Vec<_> = DEMO_SET
        .procedures
        .iter()
        .map(|p| (SearchEntry::of(p).score(&query), p.code.to_string()))
        .filter(|(score, _)| *score > 0)
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().map(|(_, code)| code).collect()
}

#[test]
fn the_likeliest_procedure_comes_first() {
    let check = |query: &str, expect: &str| {
        assert_eq!(best(query).first().map(String::as_str), Some(expect), "{query}");
    };
    check("đăng ký kết hôn", "1.000894");
    check("dang ky ket hon", "1.000894");
    check("giấy phép xây dựng", "1.009994");
    check("lý lịch tư pháp", "2.000488");
    check("hộ kinh doanh", "1.001612");
    check("sổ đỏ", "2.000983");
    check("đổi giấy phép lái", "1.002809");
    check("1.004873", "1.004873");
}

#[test]
fn every_word_must_be_found() {
    assert!(best("đăng ký tàu vũ trụ").is_empty());
    assert!(best("").is_empty());
    let births = best("khai sinh");
    for code in ["1.001193", "2.000528", "2.002621"] {
        assert!(births.iter().any(|found| found == code), "{births:?}");
    }
}

#[test]
fn a_word_half_typed_finds_already() {
    assert!(best("chứng thực chữ k").contains(&"2.000884".to_owned()));
}

#[test]
fn the_search_text_is_folded_and_begins_with_the_name() {
    let text = demo_procedure("1.001193").search_text();
    assert!(text.starts_with("thu tuc dang ky khai sinh 1.001193 khai sinh ho tich"), "{text}");
    assert_eq!(text, fold(&text));
}
