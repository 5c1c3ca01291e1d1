//! Folding of Vietnamese for search: `ĐĂNG KÝ khai sinh` and `dang ky khai sinh` become the same.
//!
//! No database does this for us (SQLite lowers only ASCII, FTS5 does not fold `đ`), so the folded
//! text is written beside the original by our own code.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Drops marks, turns `đ` into `d`, lowers, and joins words with single spaces.
///
/// Everything that is neither a letter nor a digit separates words, except `.` and `-` between
/// digits or letters, which numbers of dossiers and procedures need.
pub fn fold(text: &str) -> String {
    let plain = plain_letters(text);
    let chars: Vec<char> = plain.chars().collect();
    let mut out = String::with_capacity(plain.len());
    for (i, &c) in chars.iter().enumerate() {
        if c.is_alphanumeric() || (matches!(c, '.' | '-') && is_inner(&chars, i)) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// The same text with every letter and its marks as one character, so that equal texts are equal.
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Drops marks and lowers, keeping every other character.
pub fn plain_letters(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if matches!(c, 'đ' | 'Đ') { 'd' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_inner(chars: &[char], i: usize) -> bool {
    let is_word = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c: &char| c.is_alphanumeric())
    };
    is_word(i.checked_sub(1)) && is_word(i.checked_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_with_and_without_marks() {
        for text in ["ĐĂNG KÝ KHAI SINH", "đăng ký khai sinh", "dang  ky, khai-sinh."] {
            assert_eq!(fold(text).replace('-', " "), "dang ky khai sinh", "{text}");
        }
        assert_eq!(fold("Nguyễn Đức Đạt — ưỡẫỵ"), "nguyen duc dat uoay");
        assert_eq!(fold(" 000.00.01.H62-230525-0001 "), "000.00.01.h62-230525-0001");
        assert_eq!(fold("..."), "");
    }

    #[test]
    fn marks_stay_when_a_text_is_composed() {
        let decomposed: String = "Hòa".nfd().collect();
        assert_ne!(decomposed, "Hòa");
        assert_eq!(composed(&decomposed), "Hòa");
        assert_ne!(composed("Hòa"), composed("Hoa"));
    }

    #[test]
    fn composed_and_decomposed_are_equal() {
        let decomposed: String = "Đặng Thị Thùy Dương".nfd().collect();
        assert_eq!(fold(&decomposed), fold("Đặng Thị Thùy Dương"));
    }
}
