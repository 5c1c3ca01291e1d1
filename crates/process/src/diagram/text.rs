//! Widths of text without a font: near enough to break lines so that they fit.

/// Font size of names, in pixels.
pub(super) const NAME_FONT: i32 = 13;
/// Font size of everything else.
pub(super) const SMALL_FONT: i32 = 11;

/// Breaks a text into lines of at most `width` pixels at a font size. Words wider than a line are
/// broken too. An empty text has no lines.
pub(super) fn wrapped(text: &str, width: i32, font: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if text_width(&longer, font) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if text_width(&line, font) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(c);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Breaks labels into lines, each label on lines of its own, with slashes between them.
pub(super) fn wrapped_labels(labels: &[String], width: i32, font: i32) -> Vec<String> {
    let last = labels.len().saturating_sub(1);
    let with_slash = |(i, label): (usize, &String)| {
        let text = if i < last { format!("{label} /") } else { label.clone() };
        wrapped(&text, width, font)
    };
    labels.iter().enumerate().flat_map(with_slash).collect()
}

/// Width of a text in pixels.
pub(super) fn text_width(text: &str, font: i32) -> i32 {
    let per_mille = text.chars().map(char_width).fold(0, i32::saturating_add);
    per_mille.saturating_mul(font) / 1000 + 1
}

/// Width of a character in thousandths of an em, as in common sans-serif fonts, rather too wide.
fn char_width(c: char) -> i32 {
    let plain = mc_kernel::fold::plain_letters(c.encode_utf8(&mut [0; 4]));
    let per_mille = match plain.chars().next() {
        None => 0,
        Some('i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '\'' | '|' | '!') => 280,
        Some('f' | 't' | 'r' | '(' | ')' | '-' | '/' | ' ') => 350,
        Some('m' | 'w') => 870,
        Some(_) => 590,
    };
    if c.is_uppercase() { per_mille.max(350) + 130 } else { per_mille }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_every_word_and_fit() {
        let text = "Tiếp nhận, kiểm tra, số hóa hồ sơ, thu phí (nếu có), chuyển xử lý";
        for width in [60, 120, 240] {
            let lines = wrapped(text, width, NAME_FONT);
            assert_eq!(lines.join(" "), text, "width {width}");
            for line in &lines {
                assert!(text_width(line, NAME_FONT) <= width, "{line:?} in {width}");
            }
        }
        assert!(wrapped(text, 60, NAME_FONT).len() > wrapped(text, 240, NAME_FONT).len());
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let lines = wrapped("ab 000.00.00.H62-KQ9001", 40, SMALL_FONT);
        assert_eq!(lines.concat(), "ab000.00.00.H62-KQ9001");
        assert!(lines.iter().all(|l| text_width(l, SMALL_FONT) <= 40));
        assert_eq!(wrapped("  ", 40, SMALL_FONT), Vec::<String>::new());
    }

    #[test]
    fn each_label_has_lines_of_its_own() {
        let labels = ["đồng ý", "có ý kiến", "quá hạn chưa có trả lời"].map(String::from);
        let expect = ["đồng ý /", "có ý kiến /", "quá hạn", "chưa có trả", "lời"];
        assert_eq!(wrapped_labels(&labels, 64, SMALL_FONT), expect);
        assert_eq!(wrapped_labels(&[], 64, SMALL_FONT), Vec::<String>::new());
    }

    #[test]
    fn marks_have_no_width_of_their_own() {
        assert_eq!(text_width("Đường", 13), text_width("Đuong", 13));
        assert_eq!(text_width("e\u{302}\u{301}", 13), text_width("ế", 13));
    }
}
