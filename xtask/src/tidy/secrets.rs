//! No key or token of a real system stands in the repository.

use super::{Finding, tree::Tree};

/// Beginnings of secrets, and how many letters and digits must follow. In two parts, as in `words`.
const SECRETS: [(&str, usize); 7] = [
    (concat!("-----BEGIN ", "PRIVATE KEY"), 0),
    (concat!("-----BEGIN RSA ", "PRIVATE KEY"), 0),
    (concat!("-----BEGIN EC ", "PRIVATE KEY"), 0),
    (concat!("-----BEGIN OPENSSH ", "PRIVATE KEY"), 0),
    (concat!("AK", "IA"), 16),
    (concat!("gh", "p_"), 36),
    (concat!("npm", "_"), 36),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &tree.files {
        for (at, line) in file.text.lines().enumerate() {
            if SECRETS.iter().any(|(begin, most)| has_secret(line, begin, *most)) {
                let what = "looks like a key or a token: take it out, and have it revoked";
                findings.push(Finding::new(&file.path, at + 1, what));
            }
        }
    }
    findings
}

fn has_secret(line: &str, begin: &str, letters: usize) -> bool {
    line.match_indices(begin).any(|(at, _)| {
        let rest = line.get(at + begin.len()..).unwrap_or_default();
        rest.chars().take_while(char::is_ascii_alphanumeric).count() >= letters
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    #[test]
    fn a_key_is_found_and_a_word_is_not() {
        let key = format!("{}0123456789ABCDEF", SECRETS[4].0);
        let text =
            format!("a\nkey = \"{key}\"\n{} is a prefix\n{}-----", SECRETS[4].0, SECRETS[1].0);
        expect_findings(
            check,
            &Tree::of(&[("a.md", &text)]),
            &expect![[r"
            a.md:2: looks like a key or a token: take it out, and have it revoked
            a.md:4: looks like a key or a token: take it out, and have it revoked"]],
        );
    }
}
