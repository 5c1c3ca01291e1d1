//! A letter as HTML, made of its plain text: nothing that a template or a name says becomes markup.

use mc_kernel::Locale;

/// The text as HTML: paragraphs, line breaks, and links for addresses that begin with `base`.
pub(super) fn of_text(text: &str, locale: Locale, base: &str) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"></head><body>\n",
        locale.tag()
    );
    for paragraph in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        let lines: Vec<String> = paragraph.lines().map(|line| of_line(line, base)).collect();
        out.extend(["<p>", &lines.join("<br>\n"), "</p>\n"]);
    }
    out.push_str("</body></html>\n");
    out
}

fn of_line(line: &str, base: &str) -> String {
    let words = line.split(' ').map(|word| {
        let link = word.trim_end_matches(['.', ',', ';', ')']);
        let is_ours = link.strip_prefix(base).is_some_and(|rest| rest.starts_with('/'));
        if is_ours {
            let rest = word.strip_prefix(link).unwrap_or_default();
            let link = escaped(link);
            return format!("<a href=\"{link}\">{link}</a>{}", escaped(rest));
        }
        escaped(word)
    });
    words.collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_text_is_markup() {
        let text = "Gửi <b>Lan</b> & \"An\",\ndòng hai\n\nTrang: https://x.vn/ho-so/1.\nKhác: https://x.vn.ke-gian.example/ho-so";
        let html = of_text(text, Locale::Vi, "https://x.vn");
        for wanted in [
            "<html lang=\"vi\">",
            "<p>Gửi &lt;b&gt;Lan&lt;/b&gt; &amp; &quot;An&quot;,<br>\ndòng hai</p>",
            "<a href=\"https://x.vn/ho-so/1\">https://x.vn/ho-so/1</a>.",
        ] {
            assert!(html.contains(wanted), "{wanted}: {html}");
        }
        assert_eq!(html.matches("<a ").count(), 1, "a link to somebody else is no link: {html}");
    }
}
