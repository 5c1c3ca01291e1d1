//! Makes any text fit to be set: a person's name may hold anything a keyboard or a copied page can
//! give, and a PDF for the archive admits no character without a shape.

use serde_json::Value;
use std::collections::HashSet;
use typst::text::Font;

/// Stands in text where a long word may be broken; the templates print it as nothing.
const BREAK_MARK: char = '\u{200B}';
/// Stands for a character that no typeface has.
const REPLACEMENT: char = '\u{FFFD}';
/// A word up to this many characters is not broken.
const LONGEST_WORD: usize = 24;
/// In a longer one, a stretch without punctuation up to this many is not broken either.
const LONGEST_STRETCH: usize = 20;
/// Longer stretches may be broken after so many.
const PIECE: usize = 10;

/// The characters that the typefaces of a printer can show.
pub(crate) struct Alphabet(HashSet<char>);

impl Alphabet {
    /// All characters of some fonts, except those that mean something else in every font.
    pub(crate) fn of(fonts: &[Font]) -> Self {
        let covered: HashSet<char> = fonts
            .iter()
            .flat_map(|font| font.info().coverage.iter())
            .filter_map(char::from_u32)
            .filter(|c| !is_private(*c) && !is_invisible(*c))
            .collect();
        // Names of agencies are printed in capitals, so the capital must be there too.
        let has_capital = |c: &char| c.to_uppercase().all(|upper| covered.contains(&upper));
        Self(covered.iter().copied().filter(has_capital).collect())
    }

    /// The text with line feeds as its only controls and every character printable.
    pub(crate) fn clean(&self, text: &str) -> String {
        let text = text.replace("\r\n", "\n");
        text.chars().filter_map(|c| self.printable(c)).collect()
    }

    /// Cleans every string in some data and marks where its long words may be broken.
    pub(crate) fn clean_all(&self, data: &mut Value) {
        match data {
            Value::String(text) => *text = with_break_marks(&self.clean(text)),
            Value::Array(items) => items.iter_mut().for_each(|item| self.clean_all(item)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.clean_all(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn printable(&self, c: char) -> Option<char> {
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\u{A0}' => Some(c),
            c if c.is_whitespace() => Some(' '),
            c if c.is_control() || is_invisible(c) => None,
            c if self.0.contains(&c) => Some(c),
            _ if self.0.contains(&REPLACEMENT) => Some(REPLACEMENT),
            _ => Some('?'),
        }
    }
}

/// How much there is to set in some data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Amount {
    /// The length of all texts.
    pub(crate) bytes: usize,
    /// How many texts there are, each line of its own counted.
    pub(crate) lines: usize,
}

impl Amount {
    /// Counts what is in some data.
    pub(crate) fn of(data: &Value) -> Self {
        match data {
            Value::String(text) => {
                let lines = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count();
                Self { bytes: text.len(), lines }
            }
            Value::Array(items) => items.iter().map(Self::of).sum(),
            Value::Object(fields) => fields.values().map(Self::of).sum(),
            Value::Null | Value::Bool(_) | Value::Number(_) => Self { bytes: 0, lines: 1 },
        }
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |sum, one| Self {
            bytes: sum.bytes + one.bytes,
            lines: sum.lines + one.lines,
        })
    }
}

/// Whether each maker of fonts gives this character a meaning of their own.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Whether this character is never seen, but may steer what is (`Default_Ignorable_Code_Point`).
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Marks where words longer than a line of a narrow column may be broken: after punctuation, and
/// inside what is still too long.
fn with_break_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        if word.chars().nth(LONGEST_WORD).is_none() {
            out.push_str(word);
            continue;
        }
        for stretch in word.split_inclusive(|c: char| c.is_ascii_punctuation()) {
            let is_long = stretch.chars().nth(LONGEST_STRETCH).is_some();
            for (i, c) in stretch.chars().enumerate() {
                if is_long && i > 0 && i.is_multiple_of(PIECE) {
                    out.push(BREAK_MARK);
                }
                out.push(c);
            }
            out.push(BREAK_MARK);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alphabet(letters: &str) -> Alphabet {
        Alphabet(letters.chars().collect())
    }

    #[test]
    fn what_no_typeface_has_is_replaced() {
        let check = |letters: &str, given: &str, expect: &str| {
            assert_eq!(alphabet(letters).clean(given), expect, "{given:?}");
        };
        check("Đạt", "Đạt", "Đạt");
        check("Đạt\u{FFFD}", "Đạt🙂", "Đạt\u{FFFD}");
        check("Đạt", "Đạt🙂", "Đạt?");
        check("ab", "a\u{202E}b\u{200B}\u{7}\u{FEFF}", "ab");
        check("ab", "a\tb\u{3000}a\u{A0}b", "a b a\u{A0}b");
        check("ab", "a\r\nb\ra\u{2028}b", "a\nb\na\nb");
    }

    #[test]
    fn private_characters_and_those_without_a_capital_are_not_printable() {
        let fonts: Vec<Font> = typst_assets::fonts()
            .flat_map(|data| Font::iter(typst::foundations::Bytes::new(data)))
            .collect();
        let alphabet = Alphabet::of(&fonts);
        assert_eq!(alphabet.clean("ữ \u{E001}"), "ữ \u{FFFD}");
        assert!(
            alphabet.0.iter().all(|c| c.to_uppercase().all(|u| u == *c || alphabet.0.contains(&u)))
        );
    }

    #[test]
    fn texts_and_their_lines_are_counted() {
        let data = serde_json::json!({"a": "một", "b": ["hai\nba", "bốn\r\nnăm", null], "c": 7});
        assert_eq!(
            Amount::of(&data),
            Amount { bytes: 5 + 6 + 5 + 2 + 4, lines: 1 + 2 + 3 + 1 + 1 }
        );
    }

    #[test]
    fn only_long_words_are_broken() {
        let check = |given: &str, expect: &str| {
            assert_eq!(with_break_marks(given).replace(BREAK_MARK, "|"), expect);
        };
        check("Nguyễn Thị Thùy Dương", "Nguyễn Thị Thùy Dương");
        check("nguyenthuyduong@abc.vn", "nguyenthuyduong@abc.vn");
        check(
            "nguyenthuyduong.1985@phutho.gov.vn ok",
            "nguyenthuyduong.|1985@|phutho.|gov.|vn |ok",
        );
        check(&"a".repeat(25), "aaaaaaaaaa|aaaaaaaaaa|aaaaa|");
    }
}
