//! Keys of new fields, made of their titles.

use super::spec::MOST_KEY_CHARS;
use mc_kernel::fold;

/// A key such as `hoVaTen` of a title such as `Họ và tên`, other than those that are taken.
pub(super) fn key_of(title: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut key = String::new();
    for word in fold(title).split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !key.is_empty() => key.push(first.to_ascii_uppercase()),
            Some(first) if first.is_ascii_alphabetic() => key.push(first),
            Some(first) => key.extend(['o', first]),
            None => {}
        }
        key.push_str(letters.as_str());
        if key.len() >= MOST_KEY_CHARS / 2 {
            break;
        }
    }
    key.truncate(MOST_KEY_CHARS / 2);
    if key.is_empty() {
        key.push('o');
    }
    let numbered = (2_u32..).map(|number| format!("{key}{number}"));
    std::iter::once(key.clone()).chain(numbered).find(|key| !is_taken(key)).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::is_key;

    #[test]
    fn keys_are_made_of_titles() {
        for (title, key) in [
            ("Họ và tên", "hoVaTen"),
            ("Số định danh cá nhân", "soDinhDanhCaNhan"),
            ("2 ảnh 4×6", "o2Anh46"),
            ("", "o"),
            ("漢字", "o"),
        ] {
            let made = key_of(title, |_| false);
            assert!(is_key(&made), "{made}");
            assert_eq!(made, key);
        }
        assert_eq!(key_of("Họ tên", |key| key == "hoTen" || key == "hoTen2"), "hoTen3");
        assert!(key_of(&"dài ".repeat(100), |_| false).len() <= MOST_KEY_CHARS);
    }
}
