//! Outcomes as people read and type them: a line each, `hợp lệ → bước 2`, `ký → bước 4 + 5`,
//! `chưa đầy đủ → yêu cầu bổ sung`. The process table writes `hợp lệ->2;ký->4+5`.

use mc_kernel::{Locale, fold};
use mc_pages::words::{Lang, key};

/// Exits of a process: as the table writes them, and their words.
const EXITS: [(&str, &str); 3] = [
    ("END", key("outcome-end")),
    ("SUPPLEMENT", key("outcome-supplement")),
    ("REJECT", key("outcome-reject")),
];
/// How the table marks that a dossier goes on as another case.
const CASE: &str = "CASE:";

/// The table's text as lines for people.
pub(super) fn shown(l: Lang, text: &str) -> String {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    let lines = parts.map(|part| match part.rsplit_once("->") {
        Some((label, target)) => format!("{} → {}", label.trim(), target_shown(l, target.trim())),
        None => part.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn target_shown(l: Lang, target: &str) -> String {
    if let Some((_, words)) = EXITS.iter().find(|(code, _)| *code == target) {
        return l.t(words).into_owned();
    }
    if let Some(case) = target.strip_prefix(CASE) {
        return l.with("outcome-case", &[("case", case)]).into_owned();
    }
    if target.starts_with(|c: char| c.is_ascii_digit()) {
        let steps = target.replace('+', " + ");
        return l.with("outcome-step", &[("step", steps.as_str())]).into_owned();
    }
    target.to_owned()
}

/// What people typed, as the table writes it; what is not understood stays as it is.
pub(super) fn typed(text: &str) -> String {
    let parts = text.split(['\n', ';']).map(str::trim).filter(|part| !part.is_empty());
    let outcomes = parts.map(|part| match split(part) {
        Some((label, target)) => format!("{}->{}", label.trim(), target_typed(target.trim())),
        None => part.to_owned(),
    });
    outcomes.collect::<Vec<_>>().join(";")
}

/// Label and target: the last arrow divides them, however it was typed.
fn split(part: &str) -> Option<(&str, &str)> {
    ["→", "->", "=>"].into_iter().find_map(|arrow| part.rsplit_once(arrow))
}

fn target_typed(target: &str) -> String {
    let folded = fold(target);
    let says = |words: &'static str| {
        Locale::ALL.into_iter().any(|locale| fold(&Lang::new(locale).t(words)) == folded)
    };
    let exit = EXITS.iter().find(|(code, words)| fold(code) == folded || says(words));
    if let Some((code, _)) = exit {
        return (*code).to_owned();
    }
    if let Some(code) = case_typed(target) {
        return format!("{CASE}{code}");
    }
    let first = folded.split(' ').next().unwrap_or_default();
    let is_step = matches!(first, "buoc" | "step" | "steps") || first.parse::<u16>().is_ok();
    let digits: Vec<&str> =
        target.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).collect();
    if is_step && !digits.is_empty() && has_only_numbers(&folded) {
        return digits.join("+");
    }
    target.to_owned()
}

/// `CASE:1.000894.02`, `trường hợp 1.000894.02`, `case 1.000894.02`.
fn case_typed(target: &str) -> Option<&str> {
    if let Some(code) = target.strip_prefix(CASE) {
        return Some(code.trim());
    }
    let (words, code) = target.rsplit_once(' ')?;
    matches!(fold(words).as_str(), "truong hop" | "case").then_some(code)
}

/// Whether a folded text is numbers, but for the word «step».
fn has_only_numbers(folded: &str) -> bool {
    folded.split(' ').all(|word| {
        matches!(word, "buoc" | "step" | "steps" | "va" | "and") || word.parse::<u16>().is_ok()
    })
}

/// The outcomes with the steps they lead to renumbered.
pub(super) fn renumbered(text: &str, number: impl Fn(u16) -> u16) -> String {
    let outcomes = text.split(';').map(|part| match part.rsplit_once("->") {
        Some((label, target)) => {
            let steps: Option<Vec<String>> = target
                .split('+')
                .map(|step| step.trim().parse().ok().map(|no| number(no).to_string()))
                .collect();
            match steps {
                Some(steps) => format!("{label}->{}", steps.join("+")),
                None => part.to_owned(),
            }
        }
        None => part.to_owned(),
    });
    outcomes.collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "hợp lệ->2;ký->4+5;chưa đầy đủ->SUPPLEMENT;không đủ điều kiện->REJECT;\
                         cần xác minh->CASE:1.000894.02;đã trả->END";

    #[test]
    fn shown_in_words_and_read_back_in_either_language() {
        let vi = shown(Lang::new(Locale::Vi), TABLE);
        assert_eq!(
            vi.lines().collect::<Vec<_>>(),
            [
                "hợp lệ → bước 2",
                "ký → bước 4 + 5",
                "chưa đầy đủ → yêu cầu bổ sung",
                "không đủ điều kiện → từ chối",
                "cần xác minh → trường hợp 1.000894.02",
                "đã trả → kết thúc",
            ]
        );
        for locale in Locale::ALL {
            assert_eq!(typed(&shown(Lang::new(locale), TABLE)), TABLE, "{}", locale.tag());
        }
    }

    #[test]
    fn typed_as_people_type_it() {
        for (text, expect) in [
            ("đạt -> 3", "đạt->3"),
            ("đạt => Bước 3", "đạt->3"),
            ("ký → 4+5\r\n\r\ntrả lại → 2", "ký->4+5;trả lại->2"),
            ("ký → bước 4 và 5", "ký->4+5"),
            ("xong → KẾT THÚC", "xong->END"),
            ("xong → ket thuc", "xong->END"),
            ("xong → END", "xong->END"),
            ("đạt", "đạt"),
            ("đạt → đâu đó", "đạt->đâu đó"),
            ("đạt → 3 rồi 4", "đạt->3 rồi 4"),
            ("đạt →", "đạt->"),
            ("", ""),
        ] {
            assert_eq!(typed(text), expect, "{text:?}");
        }
    }

    #[test]
    fn only_steps_are_renumbered() {
        let up = |no: u16| if no >= 4 { no + 1 } else { no };
        assert_eq!(renumbered("ký->4+5;trả->2;xong->END;x", up), "ký->5+6;trả->2;xong->END;x");
    }
}
