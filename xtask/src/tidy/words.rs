//! Words that must not stand in the repository: of work that is not done, and of places and tools
//! that only one writer has.

use super::{Finding, tree::Tree};

/// Work that is not done. Written in two parts, so that this file is not found.
const UNFINISHED: [&str; 6] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("st", "ub"),
    concat!("St", "ub"),
    concat!("to", "do!"),
    concat!("unimplement", "ed!"),
];
/// Folders of one machine.
const PLACES: [&str; 5] = [
    concat!("/wo", "rk/main"),
    concat!("/wo", "rk/shared"),
    concat!("/tm", "p/bash"),
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
];
/// How a text came about is nothing to its reader.
const ORIGINS: [&str; 6] = [
    concat!("AI ass", "istant"),
    concat!("coding ag", "ent"),
    concat!("language mo", "del"),
    concat!("session l", "og"),
    concat!("Chat", "GPT"),
    concat!("Cla", "ude"),
];
/// Where words are those of others: data, and lists made by programs.
const DATA: [&str; 3] = [".json", ".csv", ".lock"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &tree.files {
        let is_data = DATA.iter().any(|ending| file.path.ends_with(ending));
        for (at, line) in file.text.lines().enumerate() {
            let mut found = |what| findings.push(Finding::new(&file.path, at + 1, what));
            if !is_data && let Some(word) = UNFINISHED.iter().find(|word| has_word(line, word)) {
                found(format!("“{word}”: finish it, or open an issue and say here what is so"));
            }
            if let Some(place) = PLACES.iter().find(|place| has_word(line, place)) {
                found(format!(
                    "“{place}…” is a folder of one machine: take a path of the repository or a temporary folder"
                ));
            }
            if let Some(word) = ORIGINS.iter().find(|word| has_word(line, word)) {
                found(format!(
                    "“{word}” is not about the project: say what is so, not how it was written"
                ));
            }
        }
    }
    findings
}

/// Whether the line has the word by itself, not as a part of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let goes_on = |edge: Option<char>, next: Option<char>| {
        edge.is_some_and(is_letter) && next.is_some_and(is_letter)
    };
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|s| s.chars().next_back());
        let after = line.get(at + word.len()..).and_then(|s| s.chars().next());
        // A path that only begins like a folder, in an address or below another one, is no such.
        let is_inside =
            word.starts_with('/') && before.is_some_and(|c| is_letter(c) || ".-}".contains(c));
        !goes_on(before, word.chars().next())
            && !goes_on(word.chars().next_back(), after)
            && !is_inside
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    #[test]
    fn words_count_by_themselves() {
        let check = |line: &str, word: &str, expect: bool| {
            assert_eq!(has_word(line, word), expect, "{line}");
        };
        check("// XY later", "XY", true);
        check("(XY)", "XY", true);
        check("AXY XYB X_XY", "XY", false);
        check("in /place/x", "/place/", true);
        check("in crates/place/x", "/place/", false);
        check("{home}/place/x", "/place/", false);
    }

    #[test]
    fn each_sort_of_word_is_found() {
        let [unfinished, place, origin] = [UNFINISHED[0], PLACES[0], ORIGINS[0]];
        let text = format!("good\n// {unfinished}: later\nin {place}/x\nby an {origin}\n");
        let tree = Tree::of(&[("a.rs", &text), ("b.json", unfinished)]);
        let lines: Vec<(String, usize)> =
            check(&tree).into_iter().map(|f| (f.path, f.line)).collect();
        assert_eq!(lines, [("a.rs".into(), 2), ("a.rs".into(), 3), ("a.rs".into(), 4)]);
        expect_findings(
            check,
            &Tree::of(&[("a.md", "WorkState::Todo, a homely word")]),
            &expect![[""]],
        );
    }
}
